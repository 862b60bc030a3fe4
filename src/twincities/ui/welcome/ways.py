"""The ways to begin: large buttons with what they do, walked by the arrows, pressed by Alt+digit or Enter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from twincities.ui.furniture.keycaps import cap_text, cap_width, paint_cap
from twincities.ui.theme.appearance import look
from twincities.ui.theme.icons import Icon
from twincities.ui.theme.tokens import Height, IconSize, Line, Radius, Space, Type

if TYPE_CHECKING:
    from twincities.i18n import Message
    from twincities.ui.texts import Texts

TWO_LINES = Height.ROW_TWO_LINES + Space.L + Space.XS


class Way(QAbstractButton):
    """One way; `stepped` walks to its neighbours, `reached` tells that it is the one that Enter takes."""

    stepped = Signal(int)
    reached = Signal()

    def __init__(self, texts: Texts, icon: Icon, title: Message, detail: Message, key: str) -> None:
        super().__init__()
        self._icon, self._key = icon, key
        self._title = self._detail = ""
        self._chosen = False
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        texts.say(self._say_title, title)
        texts.say(self._say_detail, detail)
        look().follow(self, self.updateGeometry)

    def set_chosen(self, *, chosen: bool) -> None:
        """Mark the way that Enter takes."""
        self._chosen = chosen
        self.update()

    def sizeHint(self) -> QSize:
        """Two lines beside an icon."""
        width = look().px(Space.XXL) * 10
        return QSize(width, self.heightForWidth(width))

    def hasHeightForWidth(self) -> bool:
        """Narrow means that the second line wraps."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return how tall the words are at a width."""
        theme = look()
        inside = self._room(width)
        lines = theme.metrics(Type.SMALL).boundingRect(0, 0, int(inside), 10_000, int(_WRAP), self._detail)
        words = theme.metrics(Type.H2).height() + theme.px(Space.HAIR) + lines.height()
        return max(theme.px(TWO_LINES), words + 2 * theme.px(Space.M))

    def minimumSizeHint(self) -> QSize:
        """Never cut the title."""
        theme = look()
        width = self._left() + theme.metrics(Type.H2).horizontalAdvance(self._title) + self._right()
        return QSize(width, theme.px(TWO_LINES))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - drawn whole
        """Draw the frame, icon, words, key cap and arrow."""
        theme = look()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = theme.px(Line.FOCUS if self._chosen or self.hasFocus() else Line.HAIR)
        painter.setPen(QPen(theme.colour("accent" if self._chosen or self.hasFocus() else "line2"), width))
        painter.setBrush(theme.colour("hover" if self.underMouse() or self.isDown() else "surface"))
        frame = QRectF(self.rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2)
        painter.drawRoundedRect(frame, theme.px(Radius.CARD), theme.px(Radius.CARD))
        self._paint_words(painter)
        self._paint_ends(painter)
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk by the arrows, press by Enter."""
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        if step:
            self.stepped.emit(step)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Become the way that Enter takes."""
        super().focusInEvent(event)
        self.reached.emit()

    def enterEvent(self, event: QEvent) -> None:
        """Show that it can be pressed."""
        super().enterEvent(event)  # type: ignore[arg-type] # Qt hands a QEnterEvent
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Calm down."""
        super().leaveEvent(event)
        self.update()

    def _paint_words(self, painter: QPainter) -> None:
        theme = look()
        room = self._room(self.width())
        title_height = theme.metrics(Type.H2).height()
        bounds = theme.metrics(Type.SMALL).boundingRect(0, 0, int(room), 10_000, int(_WRAP), self._detail)
        top = (self.height() - title_height - theme.px(Space.HAIR) - bounds.height()) / 2
        painter.setFont(theme.font(Type.H2))
        painter.setPen(theme.colour("text"))
        painter.drawText(
            QRectF(self._left(), top, room, title_height), Qt.AlignmentFlag.AlignVCenter, self._title
        )
        painter.setFont(theme.font(Type.SMALL))
        painter.setPen(theme.colour("text2"))
        below = QRectF(self._left(), top + title_height + theme.px(Space.HAIR), room, bounds.height())
        painter.drawText(below, int(_WRAP), self._detail)

    def _paint_ends(self, painter: QPainter) -> None:
        theme = look()
        side = theme.px(IconSize.HEADER + 2)
        square = QRectF(theme.px(Space.L), round((self.height() - side) / 2), side, side)
        theme.paint_icon(painter, square, self._icon, theme.colours.accent)
        small = theme.px(IconSize.CONTROL)
        right = self.width() - theme.px(Space.L) - small
        arrow = QRectF(right, round((self.height() - small) / 2), small, small)
        theme.paint_icon(painter, arrow, Icon.FORWARD, theme.colours.text2)
        text, height = cap_text(self._key), theme.px(Height.KEY_CAP)
        width = cap_width(text)
        cap = QRectF(right - theme.px(Space.M) - width, (self.height() - height) / 2, width, height)
        paint_cap(painter, cap, text, theme.colour("text2"), theme.colour("line2"))

    def _left(self) -> int:
        return look().px(Space.L + IconSize.HEADER + 2 + Space.L)

    def _right(self) -> int:
        theme = look()
        return theme.px(Space.L + IconSize.CONTROL + Space.M + Space.S) + cap_width(cap_text(self._key))

    def _room(self, width: int) -> float:
        return max(1, width - self._left() - self._right())

    def _say_title(self, words: str) -> None:
        self._title = words
        self.setAccessibleName(words)
        self.updateGeometry()
        self.update()

    def _say_detail(self, words: str) -> None:
        self._detail = words
        self.setAccessibleDescription(words)
        self.updateGeometry()
        self.update()


_WRAP = Qt.TextFlag.TextWordWrap
