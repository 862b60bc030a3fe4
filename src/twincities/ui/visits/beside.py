"""What stands beside the journal: the preview of the current visit or, in its place, the panel for papers."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from twincities.services.visit_filter import VisitQuery
from twincities.ui.papers.beside import PaperBeside
from twincities.ui.papers.wishes import VisitReportWish, journal_wish
from twincities.ui.visits.side import VisitSide

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import date

    from twincities.services.visits import VisitRow
    from twincities.ui.context import Context
    from twincities.ui.papers.wishes import PaperWish
    from twincities.ui.tables.feed import Feed
    from twincities.ui.tables.record_table import RecordTable
    from twincities.ui.visits.deeds import VisitDeeds


class VisitBeside(PaperBeside[VisitQuery, "VisitRow"]):
    """Follows the journal."""

    def __init__(
        self,
        context: Context,
        feed: Feed[VisitQuery, VisitRow],
        table: RecordTable[VisitRow],
        deeds: VisitDeeds,
        today: Callable[[], date],
        change_settings: Callable[..., object] | None,
    ) -> None:
        self.side = VisitSide(context.texts)
        super().__init__(context, feed, table, deeds, self.side, today=today, change_settings=change_settings)
        self.side.history_wanted.connect(deeds.open_history)
        self.side.preview.person_wanted.connect(lambda key: context.open("person", key))

    def wishes(self, chosen: list[int]) -> tuple[Sequence[PaperWish], str]:
        """Offer the report on the visit, if it is one, and the journal of the selected visits or of all shown."""
        query = self._feed.query
        if self.some(chosen):
            query = replace(query, only=tuple(row.key for row in self._deeds.rows_of(chosen)))
        rows = self._deeds.chosen_rows(1) if len(chosen) <= 1 else []
        report = VisitReportWish(rows[0] if rows else None)
        journal = journal_wish(query, self._feed.viewer)
        return (report, journal), (report if rows else journal).code

    def show_record(self, row: VisitRow) -> Iterator[object]:
        """Read a visit and show it, in steps of a few milliseconds."""
        visits = self._context.services.visits
        kept = visits.open(row.key)
        yield kept
        names = visits.names_then(kept.record, self._context.texts.language)
        yield names
        yield from self.side.preview.showing(kept, names, self._feed.viewer)
