"""The map, or in its place the same as a list: all ties that are shown, or those that have no place on the map."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget

from twincities.services.list_order import Order
from twincities.services.register_filter import PartnershipSort
from twincities.ui.map.head import TITLE
from twincities.ui.map.listing import TieTable

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from PySide6.QtWidgets import QWidget

    from twincities.services.visit_filter import Viewer
    from twincities.ui.context import Context
    from twincities.ui.map.legend import Legend
    from twincities.ui.tables.columns import Sort


class MapOrList(QStackedWidget):
    """Shows one of the two; `turned` tells that it is the other now, `opened` carries the key of a partnership."""

    turned = Signal()
    opened = Signal(str)

    def __init__(
        self, context: Context, ground: QWidget, legend: Legend, viewer: Callable[[], Viewer]
    ) -> None:
        super().__init__()
        self._context = context
        self._ground = ground
        self._legend = legend
        self._viewer = viewer
        self._shown: Collection[int] = ()
        self.unplaced_shown = False
        self.table = TieTable(context, viewer)
        context.texts.say(self.table.setAccessibleName, TITLE)
        self.addWidget(ground)
        self.addWidget(self.table)
        self.table.opened.connect(self._open_row)
        self.table.sort_wanted.connect(self._sort)

    @property
    def shows_list(self) -> bool:
        """Whether the list stands in the map's place."""
        return self.currentWidget() is self.table

    def toggle(self) -> None:
        """Show the same as a table, or the map again."""
        if self.shows_list:
            self.show_map()
        else:
            self._show_list(unplaced=False)

    def show_unplaced(self) -> None:
        """List the ties that have no place on the map."""
        self._show_list(unplaced=True)

    def show_map(self) -> None:
        """Show the map."""
        self.unplaced_shown = False
        self.setCurrentWidget(self._ground)
        self.turned.emit()

    def show_ties(self, shown: Collection[int]) -> None:
        """Let the list hold these ties, those that the map shows."""
        self._shown = shown
        if self.shows_list and not self.unplaced_shown:
            self._fill()

    def refresh_unplaced(self) -> None:
        """Read again which ties have no place, if these are listed."""
        if self.unplaced_shown:
            self._fill()

    def _show_list(self, *, unplaced: bool) -> None:
        self.unplaced_shown = unplaced
        self.setCurrentWidget(self.table)
        self._fill()
        self.turned.emit()
        if self.table.model_.ids and self.table.current_id() is None:
            self.table.choose_row(0)

    def _fill(self) -> None:
        services, query = self._context.services, self._legend.query
        if services is None:
            return
        unplaced = self.unplaced_shown
        self.table.fill(
            query, set(services.atlas.unplaced(query, self._viewer())) if unplaced else self._shown
        )

    def _sort(self, sorts: Sequence[Sort]) -> None:
        with suppress(ValueError):  # a column that gives no order
            self._legend.sort(*(Order(PartnershipSort(one.column), one.descending) for one in sorts))
            self._fill()
            self.table.show_sorts(sorts)

    def _open_row(self, number: int) -> None:
        tie = self.table.row(number)
        if tie is not None:
            self.opened.emit(tie.key)
