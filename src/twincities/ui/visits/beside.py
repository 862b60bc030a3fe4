"""What stands beside the journal: the preview of the current visit or, in its place, the panel for papers."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from twincities.services.visit_filter import VisitQuery
from twincities.ui.tables.beside import Beside
from twincities.ui.visits.side import VisitSide

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from twincities.services.visits import VisitRow
    from twincities.ui.context import Context
    from twincities.ui.papers.panel import PaperPanel
    from twincities.ui.tables.feed import Feed
    from twincities.ui.tables.record_table import RecordTable
    from twincities.ui.visits.deeds import VisitDeeds

MOST_CHOSEN = 30_000
"""A database takes so many values in one question."""


class VisitBeside(Beside[VisitQuery, "VisitRow"]):
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
        super().__init__(context, feed, table, deeds, self.side)
        self._today = today
        self._change_settings = change_settings
        self.papers: PaperPanel | None = None
        self.side.history_wanted.connect(deeds.open_history)

    @property
    def on_paper(self) -> bool:
        """Whether the panel for papers stands here."""
        return self.currentWidget() is self.papers is not None

    def close_upper(self) -> bool:
        """Close the panel for papers."""
        if not self.on_paper or self.papers is None:
            return False
        self.papers.close_it()
        return True

    def begin_paper(self) -> None:
        """Offer to put the visit, or the journal as it is shown, onto paper."""
        from twincities.ui.papers.panel import PaperPanel  # noqa: PLC0415 - not before the first paper

        if self.papers is None:
            self.papers = PaperPanel(self._context, self._today, self._change_settings)
            self.papers.close_wanted.connect(self.end_paper)
            self.addWidget(self.papers)
        chosen = self._table.selected_ids()
        rows = self._deeds.chosen_rows(1) if len(chosen) <= 1 else []
        self.papers.begin(rows[0] if rows else None, self._paper_query(chosen), self._feed.viewer)
        self.setCurrentWidget(self.papers)
        self.papers.focus_first()

    def end_paper(self) -> None:
        """Give the place back to the preview."""
        self.setCurrentWidget(self.side)
        self.left.emit()

    def show_record(self, row: VisitRow) -> None:
        """Read a visit and show it."""
        visits = self._context.services.visits
        kept = visits.open(row.key)
        names = visits.names(kept.record, self._context.texts.language)
        self.side.preview.show_visit(kept, names, self._feed.viewer)

    def _paper_query(self, chosen: list[int]) -> VisitQuery:
        """Return what the journal would hold: the selected visits where several are, else what is shown."""
        query = self._feed.query
        if not 1 < len(chosen) <= MOST_CHOSEN or len(chosen) == len(self._table.model_.ids):
            return query
        return replace(query, only=tuple(row.key for row in self._deeds.rows_of(chosen)))
