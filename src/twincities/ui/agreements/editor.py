"""The page that writes an agreement: what is typed becomes a draft at once and a record when it is saved."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from twincities.domain.agreement import Agreement
from twincities.domain.changes import Topic
from twincities.domain.errors import DomainError
from twincities.domain.keys import Key
from twincities.domain.vocabularies import ChainEffect, Duration
from twincities.i18n import N_
from twincities.ui.agreements.deeds import EDITOR, NEW_AFTER, NEW_WITH
from twincities.ui.agreements.desk import AgreementDesk
from twincities.ui.agreements.form import SHAPE, mentioned_in, new_after, new_of
from twincities.ui.agreements.reading import NO_PARTNERSHIP_KEY, read_form
from twincities.ui.agreements.reckoning import effect_said, reckoned
from twincities.ui.agreements.sheet import AgreementSheet
from twincities.ui.forms.editor_keys import BACK_KEY, FIELD_KEYS, WRITE_KEYS
from twincities.ui.forms.reading import Found
from twincities.ui.forms.record_editor import Opened
from twincities.ui.forms.saving import SavingWords
from twincities.ui.forms.sheet_editor import SheetEditor
from twincities.ui.forms.sourcing import SOURCE_KEYS

if TYPE_CHECKING:
    from collections.abc import Callable

    from twincities.domain.changes import Changed
    from twincities.domain.errors import Problem
    from twincities.domain.record import Kept
    from twincities.ui.context import Context
    from twincities.ui.forms.content import Content
    from twincities.ui.key_overlay import Legend

NEW = "new"
LIST = "agreements"
KEYS: tuple[Legend, ...] = (*FIELD_KEYS, *SOURCE_KEYS, *WRITE_KEYS, BACK_KEY)


class AgreementEditor(SheetEditor[Agreement]):
    """Opened with an agreement's key, a draft's key, "new", "partnership:KEY" or "after:KEY"."""

    page = EDITOR
    list_page = LIST
    saved = N_("Agreement written to the register: {title}")
    saving_words = SavingWords(
        trouble=N_("The agreement could not be written. Nothing is lost: the draft is kept."),
        in_bin=N_("This agreement lies in the bin"),
    )
    legend = KEYS
    shape = SHAPE
    sheet: AgreementSheet

    def __init__(self, context: Context, today: Callable[[], date] = date.today) -> None:
        self._desk = AgreementDesk(context, today)
        super().__init__(context, self._desk)
        self.put_in(AgreementSheet(self._desk, self.close_it, self.save_and_close))

    # ------------------------------------------------------------------------------------ opening

    def opened(self, key: str) -> Opened[Agreement]:
        """Return the form that a key opens; MissingRecordError where there is nothing under it."""
        services = self._desk.services
        if key == NEW:
            return Opened(SHAPE.blank())
        if key.startswith(NEW_WITH):
            tie = Key(key.removeprefix(NEW_WITH))
            services.partnerships.open(tie)
            return Opened(new_of(tie, self._title_of("partnership", tie)))
        if key.startswith(NEW_AFTER):
            former = Key(key.removeprefix(NEW_AFTER))
            before = self.content_of(self.open_kept(former))
            return Opened(new_after(before, former, self._title_of("agreement", former)))
        return super().opened(key)

    def _title_of(self, noun: str, key: Key) -> str:
        title: str = self._desk.services.history.title(noun, key, self._desk.texts.words).title
        return title

    def open_kept(self, key: Key) -> Kept[Agreement]:
        """Read the agreement as the register has it."""
        return self._desk.services.agreements.open(key)

    def content_of(self, kept: Kept[Agreement]) -> Content:
        """Return the form of an agreement as it is kept."""
        record, services = kept.record, self._desk.services
        names = services.history.names(mentioned_in(record), self._desk.texts.language)
        return SHAPE.from_record(record, names)

    # ------------------------------------------------------------------------------------- the form

    def show_content(self, content: Content) -> None:
        """Put a content into the fields."""
        self._desk.own = self._kept.key if self._kept else None
        super().show_content(content)

    def read(self) -> None:
        """Read the content, and say what is due: of a field once it was left, of all when saving."""
        desk = self._desk
        reading = read_form(desk.content, desk.texts.words, desk.today())
        draft = reading.draft
        if draft is not None and draft.follows is not None and draft.partnership != NO_PARTNERSHIP_KEY:
            more = tuple(Found(one) for one in self._chain_problems(draft))
            reading = reading.with_problems(more)
        self.show_read(reading.record, reading.problems)
        self._say(draft)

    def _chain_problems(self, draft: Agreement) -> list[Problem]:
        try:
            return self._desk.services.agreements.chain_problems(draft, self._desk.own)
        except DomainError:  # the document it follows is gone; saving tells
            return []

    def _say(self, draft: Agreement | None) -> None:
        desk, texts = self._desk, self._desk.texts
        self.sheet.header.show_form("agreement", desk.content, new=self._kept is None)
        term = chain = ""
        if draft is not None:
            ends = draft.does is ChainEffect.TERMINATES  # such a document binds for no time of its own
            known = not ends and (
                draft.start or draft.valid_until or draft.duration is not Duration.NOT_STATED
            )
            term = reckoned(draft, desk.today(), texts) if known else ""
            chain = self._chain(draft)
        self.sheet.say_reckoned(term, chain)

    def _chain(self, draft: Agreement) -> str:
        if draft.follows is None:
            return ""
        try:
            followed = self._desk.services.agreements.open(draft.follows).record
        except DomainError:
            return ""
        name = self._desk.content["names"].get(str(draft.follows), "")
        return effect_said(draft, followed, name, self._desk.today(), self._desk.texts)

    def put(self, record: Agreement, base: Kept[Agreement] | None) -> Changed:
        """Write the agreement to the register."""
        agreements = self._desk.services.agreements
        if base is None:
            return agreements.record_agreement(record)
        return agreements.correct_agreement(base, record)

    def first_field(self) -> str:
        """Return the partnership, or when it was signed where that is known."""
        return "signed" if self._desk.content["fields"].get("partnership") else "partnership"

    def _on_changed(self, changed: Changed) -> None:
        super()._on_changed(changed)
        if changed.topics & {Topic.AGREEMENTS, Topic.PARTNERSHIPS} and self.isVisible():
            self.refresh()
