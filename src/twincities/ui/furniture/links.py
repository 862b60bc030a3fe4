"""Links in running text that break into lines."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from twincities.ui.furniture.labels import breakable, widest_word
from twincities.ui.theme.appearance import look
from twincities.ui.theme.tokens import Type


class WrappingLink(QAbstractButton):
    """A link that breaks into lines where its place is narrow: a repair is never cut off.

    It is not walked by Tab; Alt+Enter takes it from the field.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_words(self, words: str) -> None:
        """Say what the link does."""
        self.setText(breakable(words))
        self.setAccessibleName(words)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the size of one line."""
        metrics = look().metrics(Type.STRONG)
        return QSize(metrics.horizontalAdvance(self.text()) + 1, metrics.height())

    def minimumSizeHint(self) -> QSize:
        """Return the size of the longest word."""
        metrics = look().metrics(Type.STRONG)
        return QSize(widest_word(self.text(), metrics) + 1, metrics.height())

    def hasHeightForWidth(self) -> bool:
        """Break lines."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return how tall the lines are at a width."""
        flags = Qt.TextFlag.TextWordWrap.value
        return look().metrics(Type.STRONG).boundingRect(QRect(0, 0, width, 0), flags, self.text()).height()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - drawn whole
        """Draw the words."""
        painter = QPainter(self)
        painter.setFont(look().font(Type.STRONG))
        painter.setPen(look().colour("accent_hover" if self.underMouse() else "accent"))
        painter.drawText(self.rect(), Qt.TextFlag.TextWordWrap.value, self.text())
        painter.end()
