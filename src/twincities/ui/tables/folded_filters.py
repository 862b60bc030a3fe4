"""The filters of a list in a narrow window: below each other, behind one button."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from twincities.ui.furniture.layouts import column
from twincities.ui.theme.appearance import look
from twincities.ui.theme.tokens import Space, Width

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twincities.ui.furniture.buttons import Button


class FoldedFilters(QWidget):
    """What «Filters» opens in a narrow window: the filters below each other, and the chips of what is chosen."""

    def __init__(self, entries: Sequence[Button], chips: QWidget) -> None:
        super().__init__()
        layout = column(self, (Space.S, Space.S, Space.S, Space.S), Space.XS)
        for part in (*entries, chips):
            layout.addWidget(part)
        self._entries = entries
        look().follow(self, lambda: self.setMinimumWidth(look().px(Width.RAIL)))

    def focus_first(self) -> None:
        """Put the focus on the first filter."""
        for entry in self._entries[:1]:
            entry.setFocus(Qt.FocusReason.PopupFocusReason)
