"""What stands beside the journal: the preview of the current visit or, in its place, the panel for papers."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QStackedWidget

from twincities.ui.visits.side import SidePanel

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from twincities.services.visit_filter import VisitQuery
    from twincities.services.visits import VisitRow
    from twincities.ui.context import Context
    from twincities.ui.papers.panel import PaperPanel
    from twincities.ui.tables.record_table import RecordTable
    from twincities.ui.visits.deeds import Deeds
    from twincities.ui.visits.feed import Feed

MOST_CHOSEN = 30_000
"""A database takes so many values in one question."""
PREVIEW_AFTER = 40
"""Milliseconds that the current row rests before it is read: a held arrow key reads nothing on its way."""


class Beside(QStackedWidget):
    """Follows the table; `left` asks for the focus to go back to it."""

    left = Signal()

    def __init__(
        self,
        context: Context,
        feed: Feed,
        table: RecordTable[VisitRow],
        deeds: Deeds,
        today: Callable[[], date],
        change_settings: Callable[..., object] | None,
    ) -> None:
        super().__init__()
        self._context = context
        self._feed = feed
        self._table = table
        self._deeds = deeds
        self._today = today
        self._change_settings = change_settings
        self.papers: PaperPanel | None = None
        self.side = SidePanel(context.texts)
        self.addWidget(self.side)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._show)
        table.current_changed.connect(lambda _id: self._later.start(PREVIEW_AFTER))
        table.selection_changed.connect(lambda _ids: self._later.start(PREVIEW_AFTER))
        self.side.open_wanted.connect(deeds.open_visit)
        self.side.history_wanted.connect(deeds.open_history)
        self.side.more_wanted.connect(deeds.menu_below)
        self.side.delete_wanted.connect(lambda: deeds.delete(table.selected_ids()))
        self.side.copy_wanted.connect(table.copy)

    @property
    def on_paper(self) -> bool:
        """Whether the panel for papers stands here."""
        return self.currentWidget() is self.papers is not None

    def refresh(self) -> None:
        """Read again what is shown."""
        self._later.start(0)

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

    def _paper_query(self, chosen: list[int]) -> VisitQuery:
        """Return what the journal would hold: the selected visits where several are, else what is shown."""
        query = self._feed.query
        if not 1 < len(chosen) <= MOST_CHOSEN or len(chosen) == len(self._table.model_.ids):
            return query
        return replace(query, only=tuple(row.key for row in self._deeds.rows_of(chosen)))

    def _show(self) -> None:
        live = self._feed.live and len(self._table.model_.ids) > 0
        chosen = len(self._table.selected_ids()) if live else 0
        if chosen > 1:
            self.side.show_many(chosen)
            return
        row = self._table.current_row() if live else None
        if row is None:
            self.side.show_nothing()
            return
        try:
            visits = self._context.services.visits
            kept = visits.open(row.key)
            names = visits.names(kept.record, self._context.texts.language)
        except Exception as error:  # noqa: BLE001 - said where the visit would stand
            self.side.show_error(error)
            return
        self.side.show_visit(kept, names, self._feed.viewer)
