"""What is painted before anything else is loaded: the window's surfaces and grey rows, in the colours of the theme.

No enumeration of Qt's is touched here: the first one asked for has all of its namespace made, a quarter of the time
that a bare window takes to appear.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from twincities.settings import Theme
from twincities.ui.theme.tokens import DARK, LIGHT, Height, Space, Width

if TYPE_CHECKING:
    from twincities.settings import Settings

ROWS = 12
TITLE, FIELD = 120, 240
"""Widths of the bars that stand for a title and a search field, at 100 %."""


class FirstPaint(QWidget):
    """Stands in the window until its furniture is there; needs neither fonts nor a style sheet."""

    painted = Signal()

    def __init__(self, settings: Settings, *, alone: bool = False) -> None:
        """`alone` leaves the navigation away: the welcome will stand here."""
        super().__init__()
        palette = self.palette()
        system_is_dark = palette.window().color().lightness() < palette.windowText().color().lightness()
        dark = settings.theme is Theme.DARK or (settings.theme is Theme.SYSTEM and system_is_dark)
        self._colours = DARK if dark else LIGHT
        self._scale = settings.scale / 100
        self._alone = alone
        self._told = False

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - drawn whole
        """Draw the surfaces, then grey bars where words will stand."""
        painter = QPainter(self)
        colours, width, height = self._colours, self.width(), self.height()
        bar = self._px(Height.BAR)
        painter.fillRect(self.rect(), QColor(colours.window))
        painter.fillRect(0, 0, width, bar, QColor(colours.nav))
        if not self._alone:
            narrow = width < self._px(Width.NARROW_BELOW)
            left = self._px(Width.NAVIGATION_NARROW if narrow else Width.NAVIGATION)
            painter.fillRect(0, bar, left, height - bar, QColor(colours.nav))
            painter.fillRect(0, height - bar, width, bar, QColor(colours.nav))
            self._paint_page(painter, left, bar, width - left, height - 2 * bar)
        painter.end()
        if not self._told:
            self._told = True
            self.painted.emit()

    def _paint_page(self, painter: QPainter, left: int, top: int, width: int, height: int) -> None:
        head, row = self._px(Space.XXL * 2), self._px(Height.ROW_TWO_LINES)
        painter.fillRect(left, top + head, width, height - head, QColor(self._colours.surface))
        indent = left + self._px(Space.PAGE)
        self._bar(painter, indent, top + head // 2, TITLE)
        self._bar(painter, indent, top + head + head // 2, FIELD)
        for line in range(ROWS):
            middle = top + 2 * head + line * row + row // 2
            if middle + row < top + height:
                self._bar(painter, indent, middle, FIELD)
                self._bar(painter, indent + self._px(FIELD + Space.XXL), middle, TITLE)

    def _bar(self, painter: QPainter, left: int, middle: int, width: int) -> None:
        height = self._px(Height.SKELETON)
        painter.fillRect(left, middle - height // 2, self._px(width), height, QColor(self._colours.neu_bg))

    def _px(self, value: float) -> int:
        return max(1, round(value * self._scale))
