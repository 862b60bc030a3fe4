"""The panel beside the ledger that writes a promise: a new one without a visit, or all that is said of one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal

from twincities.domain.errors import InvalidRecordError
from twincities.domain.keys import Key
from twincities.domain.partial_date import PartialDate
from twincities.domain.preparation import Preparation
from twincities.domain.state import row_from, row_of
from twincities.domain.vocabularies import OutcomeKind, Side
from twincities.i18n import N_, NP_
from twincities.services.ledger import ChangedMeanwhileError
from twincities.ui.commitments.opening import DRAFT_OF, NEW_OF
from twincities.ui.commitments.promise_fields import Offers, PromiseFields
from twincities.ui.errors import sentence
from twincities.ui.forms.side_draft import SideDraft, Slot
from twincities.ui.forms.suggestions import Suggestion
from twincities.ui.furniture.buttons import Button, ButtonKind
from twincities.ui.furniture.labels import said
from twincities.ui.furniture.side_frame import ENTER, SideFrame
from twincities.ui.theme.icons import Icon
from twincities.ui.theme.tokens import Type

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from twincities.services.ledger import LedgerRow
    from twincities.ui.context import Context

NEW = N_("New commitment")
EDIT = N_("Edit the commitment")
NEW_NOTE = N_("One that no visit raised: a promise by letter, a preparation. Those of a visit stand with it.")
SAVE = NP_("button", "Save")
PUT_BACK = NP_("button", "Put back what was there")
WRITTEN = N_("Commitment written down: “{text}”")
CHANGED = N_("Commitment changed: “{text}”")
PROMISE = "promise"
FORM = 1
"""The form of a promise's draft."""


def _slot(key: str, title: str) -> Slot:
    """Return where the draft of a promise is kept."""
    return Slot(f"{PROMISE}:{key}", PROMISE, title, f"{DRAFT_OF}:{key}")


class PromisePanel(SideFrame):
    """Writes one promise; what was typed is kept as a draft until it is written or put back."""

    written = Signal(object)

    def __init__(self, context: Context, today: Callable[[], date]) -> None:
        texts = context.texts
        super().__init__(texts)
        self._context, self._today = context, today
        self._row: LedgerRow | None = None
        self._base = self._fresh()
        self._closing: Suggestion | None = None
        self._given: Suggestion | None = None
        self.note = said(texts, NEW_NOTE, Type.SMALL, "text2", wrap=True)
        self.body.addWidget(self.note)
        offers = Offers(self._partnerships, self._bodies, self._visits)
        self.fields = PromiseFields(context, today, offers)
        self.body.addWidget(self.fields, 1)
        self.draft = SideDraft(context, self, self._collect, self._show_base, self._bring, self._named)
        self.draft.saved.connect(self._show_back)
        self.kept.addWidget(self.draft.strip)
        self.back_button = Button(texts, PUT_BACK, ButtonKind.LINK, on_click=self.put_back)
        self.save_button = self.add_deeds(
            texts, SAVE, Icon.ACCEPT, self.save, self.back_button, keys=(*ENTER, "Ctrl+S")
        )
        self.fields.edited.connect(self._on_edited)

    def _fresh(self) -> Preparation:
        day = PartialDate.of(self._today())
        return Preparation(text="", kind=OutcomeKind.ASSIGNMENT, side=Side.OURS, raised=day)

    # ------------------------------------------------------------------------------------- beginning

    def begin_new(self, partnership: Suggestion | None = None) -> None:
        """Offer to write down a promise that no visit raised; what was left typed of one comes back."""
        self.leave()
        self._row, self._base, self._closing = None, self._fresh(), None
        self._given = partnership
        self._begin(_slot(NEW_OF, ""))
        if partnership is not None:
            self.fields.partnership.set_value(partnership)

    def begin(self, row: LedgerRow) -> None:
        """Show all that is said of a promise, to be changed; what was left typed of it comes back."""
        self.leave()
        base = self._context.services.ledger.open(row.key)
        self._row, self._base, self._given, self._closing = row, base, None, None
        if base.closed_in is not None:
            titled = self._context.services.history.title("visit", base.closed_in, self._context.texts.words)
            self._closing = Suggestion(base.closed_in, titled.subtitle, titled.title)
        self._begin(_slot(row.key, base.text))
        self.draft.show_older(older=self._base != base)

    def _begin(self, slot: Slot) -> None:
        self._context.texts.say(self.title.setText, NEW if self._row is None else EDIT)
        self.note.setVisible(self._row is None)
        self.complain(None)
        self.draft.begin(slot)

    def _show_base(self) -> None:
        is_new = self._row is None
        self.fields.show_promise(self._base, self._closing, is_new=is_new)
        if is_new:
            self.fields.partnership.set_value(self._given)
        self.back_button.hide()

    def _on_edited(self) -> None:
        self._show_back()
        self.draft.touch()

    def _show_back(self) -> None:
        """Once a draft is kept, its strip offers the same."""
        self.back_button.setVisible(self._is_changed and self.draft.draft is None)

    @property
    def _is_changed(self) -> bool:
        fields, given = self.fields, self._given
        tie = fields.partnership.value() if self._row is None else None
        chosen = tie is not None and (given is None or tie.key != given.key)
        return chosen or bool(fields.typed()) or fields.said() != self._base

    def leave(self) -> None:
        """Save at once what waits to be saved."""
        self.draft.leave()

    def put_back(self) -> None:
        """Forget what was typed."""
        self.draft.throw_away()
        self.focus_first()

    # --------------------------------------------------------------------------------------- drafts

    def _collect(self) -> Mapping[str, Any] | None:
        """Return what the fields hold, with what they began with; None where both are the same."""
        if not self._is_changed:
            return None
        fields = self.fields
        chosen = {"partnership": fields.partnership.value(), "closed_in": fields.closed_in.value()}
        return {
            "form": FORM,
            "fields": row_of(fields.said()),
            "base": row_of(self._base),
            "typed": fields.typed(),
            "chosen": {
                name: [one.key, one.title, one.subtitle] for name, one in chosen.items() if one is not None
            },
        }

    def _named(self) -> str:
        return self._base.text or self.fields.what.value()

    def _bring(self, kept: Mapping[str, Any]) -> None:
        """Show what was typed over what the form began with then: writing it tells of what changed meanwhile."""
        if kept["form"] != FORM:
            raise ValueError(kept["form"])
        is_new = self._row is None
        base, said = (row_from(Preparation, kept[one]) for one in ("base", "fields"))
        chosen = {name: Suggestion(*one) for name, one in kept["chosen"].items()}
        self.fields.show_promise(base, self._closing, is_new=is_new)
        self.fields.show_promise(said, chosen.get("closed_in"), is_new=is_new)
        if is_new:
            self.fields.partnership.set_value(chosen.get("partnership"))
        self.fields.show_typed(kept["typed"])
        self._base = base
        self._show_back()

    def focus_first(self) -> None:
        """Put the focus where one begins."""
        self.fields.focus_first()

    # --------------------------------------------------------------------------------------- offers

    def _partnerships(self, typed: str) -> list[Suggestion]:
        ties = self._context.services.partnerships.suggest(typed, self._context.texts.words)
        return [Suggestion(one.key, one.title, one.subtitle) for one in ties]

    def _bodies(self, typed: str) -> list[Suggestion]:
        return [Suggestion("", body) for body in self._context.services.ledger.bodies(typed)]

    def _visits(self, typed: str) -> list[Suggestion]:
        if self._row is None:
            return []
        ledger, words = self._context.services.ledger, self._context.texts.words
        found = ledger.closing_visits(self._row, typed, words, self._today())
        return [Suggestion(one.key, one.title, one.subtitle) for one in found]

    # --------------------------------------------------------------------------------------- writing

    def save(self) -> None:
        """Write the promise; what cannot be is said beside its field."""
        self.complain(None)
        now = self.fields.read()
        if now is None:
            return
        ledger, tie = self._context.services.ledger, self.fields.partnership.value()
        try:
            if self._row is not None:
                changed = ledger.rewrite(self._base, now)
            elif tie is not None:
                changed = ledger.promise(Key(tie.key), now)
            else:
                return
        except ChangedMeanwhileError as error:
            self._base = error.now
            self.fields.show_meanwhile(error.names, error.now)
            return
        except InvalidRecordError as error:
            beside = [self.fields.show_problem(problem) for problem in error.problems]
            if not all(beside):
                self.complain(sentence(error, self._context.texts))
            return
        except Exception as error:  # noqa: BLE001 - said in the window
            told = sentence(error, self._context.texts)
            self.complain(told)
            if told is None:
                self._context.fail(error)
            return
        self.draft.end()
        message = CHANGED if self._row is not None else WRITTEN
        self._base = now
        self._context.apply(changed, message, text=now.text)
        self.written.emit(now.key)
        self.close_wanted.emit()
