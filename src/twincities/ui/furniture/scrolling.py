"""An area that scrolls down over one sheet of widgets."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget


class SheetArea(QScrollArea):
    """As wide as its place, so that nothing scrolls sideways; Tab walks what is on the sheet, not the area itself.

    `pane` lets F6 stop here.
    """

    def __init__(self, *, pane: bool = False) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        if pane:
            self.setProperty("pane", "true")

    def setWidget(self, sheet: QWidget) -> None:
        """Put a sheet in; the ground of what stands around is seen through it."""
        sheet.setObjectName("scrolled")
        super().setWidget(sheet)
