"""What is painted before anything else is loaded: the window's surfaces and grey rows, in the colours of the theme.

Everything here is plain widgets with a background of their own, and no enumeration of Qt's is touched, not even by
painting by hand: the first one asked for has its whole namespace made, an eighth of the time that a bare window takes
to appear.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from twincities.settings import Theme
from twincities.ui.theme.tokens import DARK, LIGHT, Height, Radius, Space, Width

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from twincities.settings import Settings

ROWS = 12
TITLE, FIELD = 120, 240
"""Widths of the bars that stand for a title and a search field, at 100 %."""


class FirstPaint(QWidget):
    """Stands in the window until its furniture is there; needs neither fonts nor the style sheet."""

    painted = Signal()

    def __init__(self, settings: Settings, *, alone: bool = False) -> None:
        """`alone` leaves the navigation away: the welcome will stand here."""
        super().__init__()
        palette = self.palette()
        system_is_dark = palette.window().color().lightness() < palette.windowText().color().lightness()
        dark = settings.theme is Theme.DARK or (settings.theme is Theme.SYSTEM and system_is_dark)
        colours = DARK if dark else LIGHT
        self._scale = settings.scale / 100
        self._told = False
        self._canvas = self._surface(colours.window)
        self._menu = self._surface(colours.nav)
        self._rest = [] if alone else [self._surface(colours.nav) for _ in range(2)]
        self._sheet = None if alone else self._surface(colours.surface)
        radius = self._px(Radius.MARK)
        bars = 0 if alone else 2 + 2 * ROWS
        self._bars = [self._surface(colours.neu_bg, radius) for _ in range(bars)]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put every surface in its place."""
        super().resizeEvent(event)
        width, height, bar = self.width(), self.height(), self._px(Height.BAR)
        self._canvas.setGeometry(0, 0, width, height)
        self._menu.setGeometry(0, 0, width, bar)
        if self._sheet is None:
            return
        narrow = width < self._px(Width.NARROW_BELOW)
        left = self._px(Width.NAVIGATION_NARROW if narrow else Width.NAVIGATION)
        navigation, status = self._rest
        navigation.setGeometry(0, bar, left, height - bar)
        status.setGeometry(0, height - bar, width, bar)
        head, row = self._px(Space.XXL * 2), self._px(Height.ROW_TWO_LINES)
        self._sheet.setGeometry(left, bar + head, width - left, height - 2 * bar - head)
        indent = left + self._px(Space.PAGE)
        self._place(0, indent, bar + head // 2, TITLE)
        self._place(1, indent, bar + head + head // 2, FIELD)
        for line in range(ROWS):
            middle = bar + 2 * head + line * row + row // 2
            shown = middle + row < height - bar
            self._place(2 + 2 * line, indent, middle, FIELD, shown=shown)
            self._place(3 + 2 * line, indent + self._px(FIELD + Space.XXL), middle, TITLE, shown=shown)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tell that the window is seen."""
        super().paintEvent(event)
        if not self._told:
            self._told = True
            self.painted.emit()

    def _surface(self, colour: str, radius: int = 0) -> QWidget:
        made = QWidget(self)
        made.setStyleSheet(f"background: {colour}; border-radius: {radius}px;")
        return made

    def _place(self, number: int, left: int, middle: int, width: int, *, shown: bool = True) -> None:
        height = self._px(Height.SKELETON)
        self._bars[number].setGeometry(left, middle - height // 2, self._px(width), height)
        self._bars[number].setVisible(shown)

    def _px(self, value: float) -> int:
        return max(1, round(value * self._scale))
