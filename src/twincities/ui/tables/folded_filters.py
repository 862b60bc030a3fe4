"""The filters of a list in a narrow window: below each other, behind one button."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from twincities.ui.furniture.buttons import Button, ButtonKind
from twincities.ui.furniture.layouts import FlowLayout, column
from twincities.ui.theme.appearance import look
from twincities.ui.theme.tokens import Space, Width

if TYPE_CHECKING:
    from twincities.ui.tables.filter_bar import FilterBar
    from twincities.ui.texts import Texts


class FoldedFilters(QWidget):
    """What «Filters» opens in a narrow window: the filters below each other, and the chips of what is chosen."""

    def __init__(self, texts: Texts, bar: FilterBar[Any]) -> None:
        super().__init__()
        layout = column(self, (Space.S, Space.S, Space.S, Space.S), Space.XS)
        self._first: QWidget | None = None
        for name, button in bar.buttons.items():
            entry = Button(
                texts, bar.title_of(name), ButtonKind.LINK, on_click=partial(bar.open_filter, name)
            )
            entry.set_words(button.words)
            layout.addWidget(entry)
            self._first = self._first or entry
        chips = QWidget()
        flow = FlowLayout(chips, Space.S)
        bar.fill_chips(flow)
        layout.addWidget(chips)
        look().follow(self, lambda: self.setMinimumWidth(look().px(Width.RAIL)))

    def focus_first(self) -> None:
        """Put the focus on the first filter."""
        if self._first is not None:
            self._first.setFocus(Qt.FocusReason.PopupFocusReason)
