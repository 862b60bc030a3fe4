"""An area that scrolls down over one sheet of widgets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QScrollBar, QWidget

from twincities.ui.theme.appearance import look
from twincities.ui.theme.tokens import Space, Width

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

BESIDE_BAR = Space.PAGE - Width.SCROLL_BAR
"""The margin that is left of the page's at the right of a bar that stands in it, in the design's pixels."""


class _QuietBar(QScrollBar):
    """A bar that is not seen while there is nothing to scroll."""

    def __init__(self) -> None:
        super().__init__(Qt.Orientation.Vertical)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent, on=False)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the bar where it scrolls."""
        if self.maximum() > self.minimum():
            super().paintEvent(event)


class SheetArea(QScrollArea):
    """As wide as its place, so that nothing scrolls sideways; Tab walks what is on the sheet, not the area itself.

    `pane` lets F6 stop here. With `bar_in_margin` the bar always has its place, in the page's margin (the sheet leaves
    `BESIDE_BAR` of it), so that the cards end where the header does whether there is something to scroll or not.
    """

    def __init__(self, *, pane: bool = False, bar_in_margin: bool = False) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        if pane:
            self.setProperty("pane", "true")
        if bar_in_margin:
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
            self.setVerticalScrollBar(_QuietBar())

    def setWidget(self, sheet: QWidget) -> None:
        """Put a sheet in; the ground of what stands around is seen through it."""
        sheet.setObjectName("scrolled")
        super().setWidget(sheet)

    def bring_into_sight(self, widget: QWidget) -> None:
        """Scroll so that a widget of the sheet is seen whole where it has room, else its top."""
        sheet = self.widget()
        if sheet is None or not sheet.isAncestorOf(widget):
            return
        top = widget.mapTo(sheet, QPoint(0, 0)).y()
        margin = look().px(Space.XXL)
        self.ensureVisible(0, top + widget.height(), 0, margin)
        self.ensureVisible(0, top, 0, margin)
