"""A table with a panel at its right: beside it where there is room, else drawn over it like a drawer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QWidget

from twincities.i18n import NP_
from twincities.ui.furniture.layouts import row
from twincities.ui.keys import bind
from twincities.ui.theme.appearance import look
from twincities.ui.theme.tokens import Line, Space, Width

if TYPE_CHECKING:
    from twincities.ui.texts import Texts

SIDE = "side"
"""The name of a panel at the right of a page: its deeds stand at its foot, where nothing may cover them."""
STEP = 24
LEAST = 320
"""Narrowest panel in the design's pixels."""
LEAST_MAIN = 420
STRIP = 56
"""What a drawer leaves of the table."""


class Sideways(QWidget):
    """Lays out the two; `shown_changed` tells when the panel comes or goes."""

    shown_changed = Signal(bool)

    def __init__(self, texts: Texts, main: QWidget, side: QWidget) -> None:
        super().__init__()
        self.main, self.side = main, QFrame()
        self.side.setProperty("panel", "surface")
        self.side.setProperty("pane", True)
        self.side.setObjectName(SIDE)
        self._inside = side
        line = row(self.side)
        self._grip = _Grip(self)
        texts.say(
            self._grip.setToolTip, NP_("edge of a panel", "Drag, or Ctrl+Shift+← →, to change the width")
        )
        line.addWidget(self._grip)
        line.addWidget(side, 1)
        main.setParent(self)
        self.side.setParent(self)
        self._width = float(Width.PREVIEW)
        self._wanted = {True: True, False: False}
        self._window: QWidget | None = None
        bind(self.side, "Ctrl+Shift+Left", lambda: self.widen(STEP))
        bind(self.side, "Ctrl+Shift+Right", lambda: self.widen(-STEP))
        look().follow(self, self._arrange)

    @property
    def wide(self) -> bool:
        """Whether the panel stands beside the table."""
        return self.window().width() >= look().px(Width.DRAWER_BELOW)

    @property
    def shown(self) -> bool:
        """Whether the panel is open."""
        return self._wanted[self.wide]

    def show_side(self, *, shown: bool) -> None:
        """Open or close the panel."""
        if shown != self.shown:
            self._wanted[self.wide] = shown
            self._arrange()
            self.shown_changed.emit(shown)

    def begin_closed(self) -> None:
        """Leave the table its whole width until the panel is asked for."""
        self._wanted = {True: False, False: False}
        self._arrange()

    def widen(self, step: float) -> None:
        """Make the panel wider by so many of the design's pixels."""
        most = (self.width() / look().scale) - (LEAST_MAIN if self.wide else STRIP)
        self._width = max(LEAST, min(self._width + step, most))
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place both anew."""
        super().resizeEvent(event)
        self._arrange()

    def event(self, event: QEvent) -> bool:
        """Follow the window: beside or drawer depends on its width."""
        if event.type() in (QEvent.Type.Show, QEvent.Type.ParentChange):
            window = self.window()
            if window is not self._window:
                if self._window is not None:
                    self._window.removeEventFilter(self)
                self._window = window
                window.installEventFilter(self)
            self._arrange()
        return super().event(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrange when the window is resized."""
        if watched is self._window and event.type() == QEvent.Type.Resize:
            self._arrange()
        return super().eventFilter(watched, event)

    def _arrange(self) -> None:
        width, height = self.width(), self.height()
        side = min(look().px(self._width), max(0, width - look().px(STRIP)))
        self.side.setVisible(self.shown)
        if self.shown:
            self.side.setGeometry(width - side, 0, side, height)
            self.side.raise_()
        self.main.setGeometry(0, 0, width - side if self.shown and self.wide else width, height)


class _Grip(QWidget):
    def __init__(self, sideways: Sideways) -> None:
        super().__init__()
        self._sideways = sideways
        self._from: float | None = None
        self.setCursor(Qt.CursorShape.SplitHCursor)
        look().follow(self, lambda: self.setFixedWidth(look().px(Space.XS)))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._from = event.globalPosition().x()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._from is not None:
            moved = self._from - event.globalPosition().x()
            self._from = event.globalPosition().x()
            self._sideways.widen(moved / look().scale)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: ARG002 - wherever it ends
        self._from = None

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - drawn whole
        painter = QPainter(self)
        painter.fillRect(0, 0, look().px(Line.HAIR), self.height(), look().colour("line"))
        painter.end()
