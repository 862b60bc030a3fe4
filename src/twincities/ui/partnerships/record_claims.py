"""What is done with the facts of a partnership: the partner's word recorded, believed, ours kept, all of it checked."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt

from twincities.domain.claim import Claim
from twincities.domain.claiming import add_claim, confirm, prefer
from twincities.domain.errors import InvalidRecordError, Problem, ProblemCode, Spot
from twincities.domain.partnership import Partnership
from twincities.domain.state import is_empty, state_of, written
from twincities.domain.vocabularies import Side
from twincities.i18n import N_, NP_
from twincities.ui.forms.claim_sheet import TELL_TITLE, WRITE_DOWN
from twincities.ui.forms.claims import ASKED, another_word, claims_on, word_begins
from twincities.ui.forms.origin import CHECKED_TODAY, CONFIRM, CORRECT, OriginMore, origin_sheet
from twincities.ui.forms.rivals import PREFER
from twincities.ui.forms.side_draft import Slot
from twincities.ui.furniture.buttons import Button, ButtonKind
from twincities.ui.furniture.popovers import Popover
from twincities.ui.partnerships.side_form import Asked
from twincities.ui.saying import Saying, moment

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from twincities.domain.changes import Changed
    from twincities.domain.facts import Fact, Word
    from twincities.domain.keys import Key
    from twincities.domain.state import Row
    from twincities.i18n import Message
    from twincities.services.claims import Facts
    from twincities.ui.context import Context
    from twincities.ui.furniture.menus import Entry
    from twincities.wiring import Services

EDITOR = "partnership-editor"
TELL = NP_("menu", "Record what the partner says…")
ACCEPT = NP_("menu", "Accept what the partner says")
KEEP = NP_("menu", "Keep ours, checked today")
ORIGIN = NP_("menu", "Where this comes from")
TOLD = N_("Written down: another word on {field}")
ACCEPTED = N_("The partner's word is believed: {field}")
PREFERRED = N_("Another source is believed: {field}")
NO_ORIGIN = N_("No source is attached to this value. Edit the partnership to attach one.")
ENTERED = N_("Entered by {who}: {when}")
WORD = "word"


def _said(saying: Saying, fact: Fact, word: Word) -> str:
    return word.unreadable or saying.plain(fact.field, written(fact.field, word.value))


class ClaimDeeds:
    """Acts on the facts of the partnership whose card is shown; `ask` opens a form at the record's side."""

    def __init__(self, context: Context, today: Callable[[], date], ask: Callable[[Asked], object]) -> None:
        self._context = context
        self._today = today
        self._ask = ask
        self.popover: Popover | None = None

    @property
    def _services(self) -> Services:
        services: Services = self._context.services
        return services

    def facts(self, key: Key) -> Facts:
        """Read the facts of a partnership."""
        return self._services.claims.of("partnership", key, self._context.texts.language)

    def label(self, fact: Fact) -> str:
        """Name a fact."""
        return self._context.texts(fact.field.label)

    # ----------------------------------------------------------------------------------------- deeds

    def tell(self, facts: Facts, fact: Fact) -> None:
        """Ask for another word on a fact: the partner's, unless the person says whose it is."""
        name, label = fact.field.name, self.label(fact)

        def act(values: Mapping[str, Any]) -> Changed:
            word = another_word(fact.field, fact.part_key, values, self._services.desk.who())
            if not word.value:
                raise InvalidRecordError([Problem(Spot(name), ProblemCode.REQUIRED)])
            return self._write(facts, lambda record: add_claim(record, word))

        self._ask(
            Asked(
                slot=self._slot(facts, name),
                title=TELL_TITLE,
                save=WRITE_DOWN,
                done=TOLD,
                facts={"field": label},
                fields=[(Partnership, name), *((Claim, one) for one in ASKED)],
                act=act,
                begins=word_begins(self._today()),
            )
        )

    def _slot(self, facts: Facts, name: str) -> Slot:
        key = facts.kept.key
        title = self._services.history.title("partnership", key, self._context.texts.words).title
        return Slot(f"{key}:word:{name}", WORD, title, f"{key}#draft:word:{name}", key, facts.kept.version)

    def ask_again(self, facts: Facts, what: str) -> None:
        """Ask for the word on a fact that a draft was begun with."""
        name = what.removeprefix(f"{WORD}:")
        fact = next((one for one in facts.facts if one.field.name == name and not one.part), None)
        if fact is not None:
            self.tell(facts, fact)

    def accept(self, facts: Facts, fact: Fact) -> None:
        """Let the partner's word be the one that counts; ours stays beside it."""
        if fact.theirs is not None:
            self.prefer(facts, fact, fact.theirs.claim.key, ACCEPTED)

    def prefer(self, facts: Facts, fact: Fact, key: Key, done: Message = PREFERRED) -> None:
        """Let another word be the one that counts; the one so far stays beside it with its value."""
        self._do(facts, fact, lambda record: prefer(record, key), done)

    def keep(self, facts: Facts, fact: Fact) -> None:
        """Write down that our value was checked today, and by whom."""
        who, today = self._services.desk.who(), self._today()

        def checked(record: Partnership) -> Partnership:
            if fact.preferred is not None:
                return confirm(record, fact.preferred.key, who, today)
            claim = Claim(
                target=fact.field.name,
                target_part=fact.part_key,
                side=Side.OURS,
                checked=today,
                checked_by=who,
            )
            return add_claim(record, claim)

        self._do(facts, fact, checked, CHECKED_TODAY)

    def _do(
        self, facts: Facts, fact: Fact, change: Callable[[Partnership], Partnership], done: Message
    ) -> None:
        if self.popover is not None:
            self.popover.close_it()
        try:
            changed = self._write(facts, change)
        except Exception as error:  # noqa: BLE001 - said in the window
            self._context.fail(error)
            return
        self._context.apply(changed, done, None, field=self.label(fact))

    def _write(self, facts: Facts, change: Callable[[Partnership], Partnership]) -> Changed:
        # Read anew: the record may have been changed since its facts were shown, and no word on it is lost for that.
        kept = self._services.partnerships.open(facts.kept.key)
        return self._services.partnerships.correct_partnership(kept, change(kept.record))

    # -------------------------------------------------------------------------------------- showing

    def entries(self, facts: Facts, fact: Fact, anchor: QWidget) -> list[Entry]:
        """Return what can be done with a fact."""
        found: list[Entry] = [(TELL, lambda: self.tell(facts, fact), "")]
        if fact.theirs is not None and fact.theirs.claim is not fact.preferred:
            found.append((ACCEPT, lambda: self.accept(facts, fact), ""))
        if not is_empty(fact.value):
            found.append((KEEP, lambda: self.keep(facts, fact), ""))
        return [*found, (ORIGIN, lambda: self.show_origin(facts, fact, anchor), "Alt+I")]

    def show_origin(self, facts: Facts, fact: Fact, anchor: QWidget) -> None:
        """Show where a value comes from: who says it, in which words, who wrote it; confirm it, or correct it."""
        texts, name = self._context.texts, fact.field.name
        confirm_it = Button(texts, CONFIRM, compact=True, on_click=lambda: self.keep(facts, fact))
        correct_it = Button(
            texts, CORRECT, ButtonKind.LINK, compact=True, on_click=lambda: self._correct(facts, name)
        )
        popover = Popover(anchor, self._origin(facts, fact, (confirm_it, correct_it)))
        popover.closed.connect(popover.deleteLater)
        popover.closed.connect(lambda: self._forget(popover))
        self.popover = popover
        popover.open()
        confirm_it.setFocus(Qt.FocusReason.PopupFocusReason)

    def _origin(self, facts: Facts, fact: Fact, deeds: Sequence[Button]) -> QWidget:
        texts, record = self._context.texts, facts.kept.record
        claims = claims_on(state_of(record), fact.field.name, fact.part_key)
        keys = list(dict.fromkeys(one.source for one in record.claims if one.source))
        sources = {str(key): (number, facts.names.get(key, "")) for number, key in enumerate(keys, 1)}
        saying = Saying(Partnership, texts, facts.names, {})
        words = {one.claim.key: _said(saying, fact, one) for one in fact.rivals}

        def prefer(claim: Row) -> Sequence[Button]:
            if claim.get("preferred") or claim["key"] not in words:
                return ()
            act = partial(self.prefer, facts, fact, claim["key"])
            return (Button(texts, PREFER, compact=True, on_click=act),)

        more = OriginMore(
            lambda claim: words.get(claim["key"], str(claim["value"])),
            prefer,
            tuple(deeds),
            self._entered(facts, fact),
            "" if is_empty(fact.value) else saying.plain(fact.field, written(fact.field, fact.value)),
        )
        return origin_sheet(texts, self.label(fact), claims, sources, NO_ORIGIN, more)

    def _forget(self, popover: Popover) -> None:
        if self.popover is popover:
            self.popover = None

    def _correct(self, facts: Facts, name: str) -> None:
        if self.popover is not None:
            self.popover.close_it()
        self._context.open(EDITOR, f"{facts.kept.key}#{name}")

    def _entered(self, facts: Facts, fact: Fact) -> str:
        """Say who wrote the value that stands, and when; "" where history does not go back so far."""
        texts = self._context.texts
        chronicle = self._services.history.of("partnership", facts.kept.key, texts.language)
        changed = (
            entry
            for entry in chronicle.entries
            if any(not change.part and change.field == fact.field.name for change in entry.changes)
        )
        entry = next(changed, chronicle.entries[-1] if chronicle.entries else None)
        return texts(ENTERED, who=entry.who or "—", when=moment(entry.at, texts)) if entry else ""
