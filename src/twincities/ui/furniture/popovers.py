"""Popovers: a panel that floats inside its window, below what opened it, and closes by Esc or a click elsewhere."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QFrame, QWidget

from twincities.ui.furniture.layouts import column
from twincities.ui.hearing import Hearing
from twincities.ui.theme.appearance import look
from twincities.ui.theme.tokens import Space


class Popover(QFrame):
    """A child of the window, not a window: it never takes activation away and shows in pictures of the window."""

    closed = Signal()

    def __init__(self, anchor: QWidget, content: QWidget, margin: int = Space.S) -> None:
        super().__init__(anchor.window())
        self.setProperty("popup", "true")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._anchor = anchor
        self._hearing: Hearing | None = None
        self.content = content
        column(self, (margin, margin, margin, margin)).addWidget(content)
        self.hide()

    def open(self) -> None:
        """Show below the anchor, above it where there is more room."""
        window = self._anchor.window()
        if self.parentWidget() is not window:
            self.setParent(window)
        self.fit()
        self.show()
        self.raise_()
        self._hearing = Hearing(window, self)

    def fit(self) -> None:
        """Take the room that the content needs, now that it is another."""
        self.adjustSize()
        self.setGeometry(placed(self._anchor, self._wanted()))

    def _wanted(self) -> QSize:
        """Return how large it is with its words broken into lines."""
        size, layout = self.sizeHint(), self.layout()
        if layout is not None and layout.hasHeightForWidth():
            size.setHeight(layout.totalHeightForWidth(size.width()))
        return size

    def close_it(self) -> None:
        """Hide, and give the focus back to what opened it."""
        if not self.isVisible():
            return
        inside = QApplication.focusWidget()
        if self._hearing is not None:
            self._hearing.end()
        self.hide()
        if inside is not None and self.isAncestorOf(inside):
            self._anchor.setFocus(Qt.FocusReason.PopupFocusReason)
        self.closed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Close by Esc or a click elsewhere."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Escape:
                self.close_it()
                return True
        elif event.type() == QEvent.Type.Hide and watched is self._anchor:
            self.close_it()  # its page was left
        elif event.type() == QEvent.Type.MouseButtonPress and isinstance(event, QMouseEvent):
            spot = event.globalPosition().toPoint()
            if not self._covers(self, spot) and not self._covers(self._anchor, spot):
                self.close_it()
        return super().eventFilter(watched, event)

    @staticmethod
    def _covers(widget: QWidget, spot: QPoint) -> bool:
        return widget.rect().contains(widget.mapFromGlobal(spot))


def placed(anchor: QWidget, size: QSize) -> QRect:
    """Return where a popup of a size belongs, in the coordinates of the anchor's window, wholly inside it.

    It stands below the anchor or above it; one that has room on neither side covers it rather than be cut.
    """
    window = anchor.window()
    gap = look().px(Space.XS)
    top_left = anchor.mapTo(window, QPoint(0, 0))
    below = window.height() - (top_left.y() + anchor.height()) - 2 * gap
    above = top_left.y() - 2 * gap
    upwards = below < size.height() and above > below
    height = max(1, min(size.height(), window.height() - 2 * gap))
    width = min(max(size.width(), 1), window.width() - 2 * gap)
    left = min(max(gap, top_left.x()), window.width() - width - gap)
    top = top_left.y() - gap - height if upwards else top_left.y() + anchor.height() + gap
    top = min(max(gap, top), window.height() - height - gap)
    return QRect(left, top, width, height)
