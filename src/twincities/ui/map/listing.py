"""The same ties as a table, in the register's order: the map's accessible equal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twincities.ui.map.columns import list_columns
from twincities.ui.tables.record_table import RecordTable

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from twincities.services.register import PartnershipRow
    from twincities.services.register_filter import PartnershipQuery
    from twincities.services.visit_filter import Viewer
    from twincities.ui.context import Context


class TieTable(RecordTable["PartnershipRow"]):
    """Shows some of the ties of a query."""

    def __init__(self, context: Context, viewer: Callable[[], Viewer]) -> None:
        super().__init__(context.texts, list_columns(), self._lines)
        self._context = context
        self._viewer = viewer
        self.setProperty("pane", True)

    def fill(self, query: PartnershipQuery, wanted: Collection[int]) -> None:
        """Show those of a query that are wanted, in its order."""
        services = self._context.services
        if services is not None:
            ids = services.register.ids(query, self._viewer())
            self.set_ids(number for number in ids if number in wanted)

    def row(self, number: int) -> PartnershipRow | None:
        """Return one of the ties, by its id."""
        return self._lines([number])[0]

    def _lines(self, ids: Sequence[int]) -> list[PartnershipRow | None]:
        services = self._context.services
        if services is None:
            return [None for _ in ids]
        found = {one.id: one for one in services.register.rows(ids, self._viewer())}
        return [found.get(number) for number in ids]
