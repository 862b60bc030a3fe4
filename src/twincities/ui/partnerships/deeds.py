"""What a person does with the partnerships of the register."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from twincities.domain.errors import InvalidRecordError
from twincities.i18n import NN_, NP_
from twincities.services.register_filter import PartnershipQuery, PartnershipSort
from twincities.ui.tables.deeds import RecordDeeds

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from twincities.domain.changes import Changed
    from twincities.domain.keys import Key
    from twincities.domain.status_events import StatusEvent
    from twincities.i18n import Message
    from twincities.services.register import PartnershipRow
    from twincities.ui.furniture.menus import Entry

RECORD, EDITOR = "partnership", "partnership-editor"
VISIT_EDITOR = "visit-editor"
ANNIVERSARIES = "anniversaries"
PLAN = NP_("menu", "Plan the preparations")
FLAG = NP_("menu", "The year is a filler")
UNFLAG = NP_("menu", "The year is no filler")
FLAGGED = NN_("{count} year flagged as unknown", "{count} years flagged as unknown")
UNFLAGGED = NN_("{count} year counts again", "{count} years count again")
SET = NN_("{field} set in {count} partnership", "{field} set in {count} partnerships")
SET_BUT = NN_(
    "{field} set in {count} partnership; decisions or documents say otherwise in {others} of them",
    "{field} set in {count} partnerships; decisions or documents say otherwise in {others} of them",
)
DECIDED = NN_("Decision written down in {count} partnership", "Decision written down in {count} partnerships")


class RegisterDeeds(RecordDeeds[PartnershipQuery, "PartnershipRow"]):
    """Acts on the partnerships that are chosen."""

    noun = "partnership"
    page = RECORD
    deleted = NN_("{count} partnership deleted", "{count} partnerships deleted")
    sorts = (
        (PartnershipSort.ESTABLISHED, NP_("order of the register", "By year")),
        (PartnershipSort.PARTNER, NP_("order of the register", "By partner")),
        (PartnershipSort.COUNTRY, NP_("order of the register", "By country")),
        (PartnershipSort.LEGAL_STATUS, NP_("order of the register", "By legal status")),
        (PartnershipSort.ACTIVITY, NP_("order of the register", "By activity")),
        (PartnershipSort.LAST_EVENT, NP_("order of the register", "By last event")),
        (PartnershipSort.OPEN_COMMITMENTS, NP_("order of the register", "By open commitments")),
        (PartnershipSort.TYPE, NP_("order of the register", "By type")),
    )
    _deciding = False

    def new(self) -> None:
        """Begin a new partnership."""
        if self._feed.live:
            self._context.open(EDITOR, "new")

    def edit(self) -> None:
        """Change the current partnership."""
        row: PartnershipRow | None = self.current()
        if row is not None:
            self._context.open(EDITOR, row.key)

    def new_visit(self) -> None:
        """Begin a new visit of the current partnership."""
        row = self.current()
        if row is not None:
            self._context.open(VISIT_EDITOR, f"partnership:{row.key}")

    def delete_keys(self, services: Any, keys: Sequence[Key]) -> Changed:  # noqa: ANN401 - wiring.Services
        """Put partnerships into the bin."""
        changed: Changed = services.partnerships.delete_partnerships(keys)
        return changed

    def set_for_all(self, label: str, **values: object) -> None:
        """Set a field of all the selected partnerships; one change, which can be undone."""
        ids = self._table.selected_ids()
        keys = [row.key for row in self.rows_of(ids)]
        services, viewer = self._context.services, self._feed.viewer

        def work(_job: object) -> tuple[Changed, int]:
            changed = services.partnerships.set_fields(keys, values)
            status = values.get("legal_status")
            rows = services.register.rows(ids, viewer) if status is not None else []
            return changed, sum(row.legal_status is not status for row in rows)

        def done(outcome: tuple[Changed, int]) -> None:
            changed, others = outcome
            message = SET_BUT if others else SET
            self._context.apply(changed, message, field=label, count=len(keys), others=others)

        self._context.tasks.run(
            work,
            done,
            self._context.fail,
            owner=self,
        )

    def decide_for_all(
        self,
        event: StatusEvent,
        done: Callable[[StatusEvent], object],
        refuse: Callable[[InvalidRecordError], object],
    ) -> None:
        """Write a decision into all the selected partnerships, or into none where one of them cannot have it.

        One that is under way is not begun again.
        """
        if self._deciding:
            return
        keys = [row.key for row in self.rows_of(self._table.selected_ids())]
        ties = self._context.services.partnerships

        def written(changed: Changed) -> None:
            self._deciding = False
            done(event)
            self._context.apply(changed, DECIDED, count=len(keys))

        def failed(error: Exception) -> None:
            self._deciding = False
            if isinstance(error, InvalidRecordError):
                refuse(error)
            else:
                self._context.fail(error)

        self._deciding = True
        self._context.tasks.run(
            lambda _job: ties.add_decision(keys, event),
            written,
            failed,
            owner=self,
        )

    def plan_anniversary(self) -> None:
        """Plan what has to be done before the next anniversary of the current partnership."""
        row = self.current()
        if row is not None:
            self._context.open(ANNIVERSARIES, f"plan:{row.key}")

    def flag_fillers(self) -> None:
        """Flag the years of the selected partnerships as standing for "unknown"."""
        self._mark_years(FLAGGED, flagged=True)

    def unflag_fillers(self) -> None:
        """Believe the flagged years of the selected partnerships again."""
        self._mark_years(UNFLAGGED, flagged=False)

    def _mark_years(self, said: Message, *, flagged: bool) -> None:
        keys = [row.key for row in self.rows_of(self._table.selected_ids())]
        ties = self._context.services.partnerships
        self._context.tasks.run(
            lambda _job: ties.flag_fillers(keys) if flagged else ties.unflag_fillers(keys),
            lambda changed: self._context.apply(changed, said, count=len(changed.keys)),
            self._context.fail,
            owner=self,
        )

    def entries(self) -> Sequence[Entry]:
        """Open, change, begin a visit."""
        return (
            (NP_("menu", "Open"), self.open_it, "Return"),
            (NP_("menu", "Edit"), self.edit, "F2"),
            (NP_("menu", "New visit"), self.new_visit, ""),
            (PLAN, self.plan_anniversary, ""),
            (FLAG, self.flag_fillers, ""),
            (UNFLAG, self.unflag_fillers, ""),
        )
