"""What is done with the partnership of a record: decided, set, confirmed, flagged, deleted; each can be undone."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QWidget

from twincities.domain.errors import InvalidRecordError, Problem, ProblemCode, Spot
from twincities.domain.fillers import filler_of
from twincities.domain.partnership import Partnership
from twincities.domain.status_events import StatusEvent
from twincities.domain.vocabularies import StatusEventKind
from twincities.i18n import N_, NN_, NP_
from twincities.ui.forms.side_draft import Slot
from twincities.ui.furniture.menus import fill_menu
from twincities.ui.partnerships.deeds import FLAG, FLAGGED, PLAN, UNFLAG, UNFLAGGED
from twincities.ui.partnerships.side_form import Asked

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date

    from twincities.domain.changes import Changed
    from twincities.domain.keys import Key
    from twincities.domain.record import Kept
    from twincities.i18n import Message
    from twincities.services.partnerships import Partnerships
    from twincities.services.register_card import PartnershipCard
    from twincities.ui.context import Context
    from twincities.ui.furniture.menus import Entry

REGISTER = "partnerships"
DELETED = NN_("{count} partnership deleted", "{count} partnerships deleted")
VERBS = {
    StatusEventKind.SUSPENDED: NP_("menu", "Suspend…"),
    StatusEventKind.RESUMED: NP_("menu", "Resume…"),
    StatusEventKind.ENDED: NP_("menu", "End…"),
    StatusEventKind.CONTESTED: NP_("menu", "Mark as contested…"),
}
TITLES = {
    StatusEventKind.SUSPENDED: N_("The partnership is suspended"),
    StatusEventKind.RESUMED: N_("The partnership is resumed"),
    StatusEventKind.ENDED: N_("The partnership is ended"),
    StatusEventKind.CONTESTED: N_("The partnership is contested"),
}
WRITTEN = {
    StatusEventKind.SUSPENDED: N_("Suspension written down"),
    StatusEventKind.RESUMED: N_("Resumption written down"),
    StatusEventKind.ENDED: N_("Ending written down"),
    StatusEventKind.CONTESTED: N_("Written down that it is contested"),
}
WRITE_DOWN = NP_("button", "Write down")
SET_STATUS = NP_("menu", "Set the status…")
LIFT_STATUS = NP_("menu", "Remove the status set by the office")
STATUS_TITLE = N_("Status set by the office")
STATUS_ABOUT = N_("It stands above decisions and documents until it is removed.")
SET = NP_("button", "Set")
STATUS_SET = N_("Status set")
STATUS_LIFTED = N_("The status follows decisions and documents again")
SET_ACTIVITY = NP_("menu", "Set the activity…")
LIFT_ACTIVITY = NP_("menu", "Remove the activity set by the office")
ACTIVITY_TITLE = N_("Activity set by the office")
ACTIVITY_ABOUT = N_("It stands above what is measured until it is removed.")
ACTIVITY_WAS_SET = N_("Activity set")
ACTIVITY_LIFTED = N_("The activity is measured again")
CONFIRM = NP_("menu", "Confirmed with the partner today")
CONFIRMED = N_("Confirmed with the partner today")
DECISION, STATUS, ACTIVITY = "decision", "status", "activity"
ASKED = ("date", "reason", "body", "number", "decided", "partner_notified", "how_notified")
"""What is asked of a decision, the most telling first."""


def decision_slot(kept: Kept[Partnership], what: str, title: str) -> Slot:
    """Return where what is typed of a decision on a partnership is kept."""
    return Slot(f"{kept.key}:{what}", DECISION, title, f"{kept.key}#draft:{what}", kept.key, kept.version)


class RecordDeeds:
    """Acts on the partnership whose card is shown; `ask` opens a form at the record's side."""

    def __init__(
        self,
        context: Context,
        today: Callable[[], date],
        card: Callable[[], PartnershipCard | None],
        ask: Callable[[Asked], object],
    ) -> None:
        self._context = context
        self._today = today
        self._card = card
        self._ask = ask

    @property
    def _ties(self) -> Partnerships:
        ties: Partnerships = self._context.services.partnerships
        return ties

    def _title(self, key: Key) -> str:
        words = self._context.texts.words
        return str(self._context.services.history.title("partnership", key, words).title)

    def ask_again(self, what: str) -> bool:
        """Ask for what a draft was begun with: a decision, the status or the activity; False where it names neither."""
        if what == STATUS:
            self.set_status()
        elif what == ACTIVITY:
            self.set_activity()
        elif what in {kind.value for kind in VERBS}:
            self.decide(StatusEventKind(what))
        else:
            return False
        return True

    def decide(self, kind: StatusEventKind) -> None:
        """Ask for a decision on the partnership."""
        card = self._card()
        if card is None:
            return
        key, ties = card.kept.key, self._ties

        def act(values: Mapping[str, Any]) -> Changed:
            return ties.add_decision([key], StatusEvent(kind=kind, **values))

        self._ask(
            Asked(
                slot=decision_slot(card.kept, kind.value, self._title(key)),
                title=TITLES[kind],
                save=WRITE_DOWN,
                done=WRITTEN[kind],
                fields=[(StatusEvent, name) for name in ASKED],
                act=act,
                stands={"kind": "date"},
            )
        )

    def set_status(self) -> None:
        """Ask for the status that the office sets itself, and for its reason."""
        said = (STATUS_TITLE, STATUS_ABOUT, STATUS_SET)
        self._set(STATUS, said, ("status_override", "override_reason"), self._ties.set_status)

    def set_activity(self) -> None:
        """Ask for the activity that the office sets itself, and for its reason."""
        said = (ACTIVITY_TITLE, ACTIVITY_ABOUT, ACTIVITY_WAS_SET)
        self._set(ACTIVITY, said, ("activity_override", "activity_reason"), self._ties.set_activity)

    def _set(
        self,
        what: str,
        said: tuple[Message, Message, Message],
        fields: tuple[str, str],
        write: Callable[[Sequence[Key], Any, str], Changed],
    ) -> None:
        """Ask for a term and its reason; `said` is the form's title, what it is about, and what is said when done."""
        card = self._card()
        if card is None:
            return
        key, record = card.kept.key, card.kept.record
        (name, why), (title, about, done) = fields, said
        term = getattr(record, name)

        def act(values: Mapping[str, Any]) -> Changed:
            if values[name] is None:
                raise InvalidRecordError([Problem(Spot(name), ProblemCode.REQUIRED)])
            return write([key], values[name], values[why])

        self._ask(
            Asked(
                slot=decision_slot(card.kept, what, self._title(key)),
                title=title,
                about=self._context.texts(about),
                save=SET,
                done=done,
                fields=[(Partnership, name), (Partnership, why)],
                act=act,
                begins={name: term.value if term else None, why: getattr(record, why) or None},
            )
        )

    def lift_status(self) -> None:
        """Let decisions and documents say the status again."""
        self._do(lambda ties, card: ties.set_status([card.kept.key], None, ""), STATUS_LIFTED)

    def lift_activity(self) -> None:
        """Let the activity be measured again."""
        self._do(lambda ties, card: ties.set_activity([card.kept.key], None, ""), ACTIVITY_LIFTED)

    def confirm(self) -> None:
        """Write down that the facts were confirmed with the partner today."""
        self._do(lambda ties, card: ties.confirm(card.kept.key, self._today()), CONFIRMED)

    def flag_filler(self, *, flagged: bool) -> None:
        """Say that the year of the beginning stands for "unknown", or that it does not."""
        if flagged:
            self._do(lambda ties, card: ties.flag_fillers([card.kept.key]), FLAGGED, count=1)
        else:
            self._do(lambda ties, card: ties.unflag_fillers([card.kept.key]), UNFLAGGED, count=1)

    def plan_anniversary(self) -> None:
        """Plan what has to be done before the next anniversary."""
        card = self._card()
        if card is not None:
            self._context.open("anniversaries", f"plan:{card.kept.key}")

    def delete(self) -> None:
        """Put the partnership into the bin and go back to the register."""
        if self._do(lambda ties, card: ties.delete_partnerships([card.kept.key]), DELETED, count=1):
            self._context.open(REGISTER)

    def _do(
        self, act: Callable[[Partnerships, PartnershipCard], Changed], done: Message, **facts: object
    ) -> bool:
        card = self._card()
        if card is None:
            return False
        try:
            changed = act(self._ties, card)
        except Exception as error:  # noqa: BLE001 - said in the window
            self._context.fail(error)
            return False
        self._context.apply(changed, done, None, **facts)
        return True

    # ----------------------------------------------------------------------------------------- menus

    def decisions(self) -> list[Entry]:
        """Return what can be decided."""
        card = self._card()
        is_set = card is not None and card.kept.record.status_override is not None
        entries: list[Entry] = [(title, partial(self.decide, kind), "") for kind, title in VERBS.items()]
        entries.append((SET_STATUS, self.set_status, ""))
        if is_set:
            entries.append((LIFT_STATUS, self.lift_status, ""))
        return entries

    def activity_entries(self) -> list[Entry]:
        """Return how the office sets the activity itself, or lets it be measured again."""
        card = self._card()
        entries: list[Entry] = [(SET_ACTIVITY, self.set_activity, "")]
        if card is not None and card.row.activity_set:
            entries.append((LIFT_ACTIVITY, self.lift_activity, ""))
        return entries

    def filler_entry(self) -> Entry:
        """Return how the year of the beginning is flagged, or believed again."""
        card = self._card()
        is_filler = card is not None and filler_of(card.kept.record.claims) is not None
        return (
            UNFLAG if is_filler else FLAG,
            partial(self.flag_filler, flagged=not is_filler),
            "",
        )

    def entries(self) -> Sequence[Entry]:
        """Return what the record's menu offers beside opening it elsewhere."""
        return (
            *self.decisions(),
            *self.activity_entries(),
            (CONFIRM, self.confirm, ""),
            (PLAN, self.plan_anniversary, ""),
            self.filler_entry(),
        )

    def open_menu(self, button: QWidget, entries: Sequence[Entry]) -> QMenu:
        """Open a menu below a button."""
        menu = QMenu(button)
        menu.aboutToHide.connect(menu.deleteLater)
        fill_menu(menu, self._context.texts, entries)
        menu.popup(button.mapToGlobal(QPoint(0, button.height())))
        return menu
