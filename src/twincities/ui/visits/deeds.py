"""What a person does with the visits of the journal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal

from twincities.i18n import NN_, NP_
from twincities.services.visit_filter import VisitQuery, VisitSort
from twincities.ui.tables.deeds import RecordDeeds

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twincities.domain.changes import Changed
    from twincities.domain.keys import Key
    from twincities.services.visits import VisitRow
    from twincities.ui.furniture.menus import Entry

EDITOR = "visit-editor"


class VisitDeeds(RecordDeeds[VisitQuery, "VisitRow"]):
    """Acts on the visits that are chosen; `paper_wanted` is the page's to answer."""

    paper_wanted = Signal()
    noun = "visit"
    page = EDITOR
    deleted = NN_("{count} visit deleted", "{count} visits deleted")
    sorts = (
        (VisitSort.START, NP_("order of the journal", "By date")),
        (VisitSort.HOST, NP_("order of the journal", "By host")),
        (VisitSort.SENDING, NP_("order of the journal", "By sending party")),
        (VisitSort.KIND, NP_("order of the journal", "By kind")),
        (VisitSort.OCCASION, NP_("order of the journal", "By occasion")),
        (VisitSort.STATUS, NP_("order of the journal", "By status")),
    )

    def new(self) -> None:
        """Begin a new visit in the editor."""
        if self._feed.live:
            self._context.open(EDITOR, "")

    def new_like_this(self) -> None:
        """Begin a new visit of the same partnership."""
        row: VisitRow | None = self._table.current_row()
        if row is None:
            return
        partnership = self._context.services.visits.open(row.key).record.partnership
        self._context.open(EDITOR, f"partnership:{partnership}" if partnership else "")

    def delete_keys(self, services: Any, keys: Sequence[Key]) -> Changed:  # noqa: ANN401 - wiring.Services
        """Put visits into the bin."""
        changed: Changed = services.visits.delete_visits(keys)
        return changed

    def entries(self) -> Sequence[Entry]:
        """Open, begin another, put onto paper."""
        return (
            (NP_("menu", "Open"), self.open_it, "Return"),
            (NP_("menu", "New visit of the same partnership"), self.new_like_this, ""),
            (NP_("menu", "Report…"), self.paper_wanted.emit, "Ctrl+E"),
        )
