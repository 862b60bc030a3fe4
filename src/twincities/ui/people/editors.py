"""The cards of a person and of an organisation: what is typed is a draft at once and a record when it is saved."""

from __future__ import annotations

from abc import abstractmethod
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from twincities.domain.people import Organisation, Person
from twincities.i18n import N_, NP_
from twincities.ui.forms.editor_keys import BACK_KEY, NEXT_KEY, WRITE_KEYS
from twincities.ui.forms.noun_form import Kind, Opened
from twincities.ui.forms.saving import SavingWords
from twincities.ui.forms.sheet_editor import SheetEditor
from twincities.ui.keys import bind
from twincities.ui.people.deeds import LISTS, ORGANISATION, PERSON
from twincities.ui.people.desk import ORGANISATION_SHAPE, PERSON_SHAPE, DirectoryDesk
from twincities.ui.people.reading import read_card
from twincities.ui.people.sheet import DirectorySheet, OrganisationSheet, PersonSheet

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from twincities.domain.changes import Changed
    from twincities.domain.keys import Key
    from twincities.domain.record import Kept
    from twincities.ui.context import Context
    from twincities.ui.forms.content import Content
    from twincities.ui.key_overlay import Legend

SHARED: tuple[Legend, ...] = (
    ("Ctrl+Delete", NP_("what a key does", "Delete the row")),
    *WRITE_KEYS,
    BACK_KEY,
)
PERSON_KEYS: tuple[Legend, ...] = (
    NEXT_KEY,
    ("Alt+1", NP_("what a key does", "New post")),
    ("Alt+2", NP_("what a key does", "New name")),
    ("Alt+3", NP_("what a key does", "Show or hide contact data")),
    *SHARED,
)
ORGANISATION_KEYS: tuple[Legend, ...] = (
    NEXT_KEY,
    ("Alt+1", NP_("what a key does", "New name")),
    *SHARED,
)


class DirectoryEditor(SheetEditor[Kind]):
    """Opened with a record's key, a draft's key, or nothing: a new record."""

    list_page = LISTS
    noun: type[Kind]
    form: ClassVar[type[DirectorySheet]]
    sheet: DirectorySheet

    def __init__(self, context: Context, today: Callable[[], date] = date.today) -> None:
        self._desk = DirectoryDesk(context, self.shape, today)
        super().__init__(context, self._desk)
        self._named: Mapping[Key, str] = {}
        self.put_in(self.form(self._desk, self.close_it, self.save_and_close))

    # ------------------------------------------------------------------------------------ opening

    @abstractmethod
    def references(self, record: Kind) -> set[Key]:
        """Return the keys of what a record names."""

    def content_of(self, kept: Kept[Kind]) -> Content:
        """Return the form of a record as it is kept."""
        keys = self.references(kept.record)
        names = self._desk.services.history.names(keys, self._desk.texts.language) if keys else {}
        return self.shape.from_record(kept.record, names)

    def _begin(self, what: Opened[Kind]) -> None:
        super()._begin(what)
        self._show_meetings()

    def _show_meetings(self) -> None:
        if self._context.services is None:
            return
        name = self._desk.content["fields"].get("name") or ""
        self.sheet.meetings.show(self._kept.key if self._kept else None, name)

    def _speak(self) -> None:
        super()._speak()
        self._show_meetings()

    def _on_changed(self, changed: Changed) -> None:
        super()._on_changed(changed)
        if self._kept is not None and self.isVisible():
            self._show_meetings()

    # ------------------------------------------------------------------------------------- the form

    def check_all(self, *, begin: bool = False) -> None:
        """Say everything that is wrong from now on; with `begin` only of a record that is kept."""
        super().check_all(begin=begin)
        self._all = self._all or self._kept is not None

    def read(self) -> None:
        """Read the content, and say what is due: of a field once it was left, of all when saving."""
        reading = read_card(self._desk, self.noun)
        self._named = reading.named
        self.show_read(reading.record, reading.problems)
        self.sheet.header.show_form(self.noun.noun, self._desk.content, new=self._kept is None)

    def close_it(self) -> None:
        """Go back to the list of the noun; the draft stays."""
        self.go_to(self._kept.key if self._kept else self.page)

    def first_field(self) -> str:
        """Return the name."""
        return "name"


class PersonEditor(DirectoryEditor[Person]):
    """A person's card."""

    page = PERSON
    noun = Person
    shape = PERSON_SHAPE
    form = PersonSheet
    legend = PERSON_KEYS
    saved = N_("Person written to the register: {title}")
    saving_words = SavingWords(
        trouble=N_("The person could not be written. Nothing is lost: the draft is kept."),
        in_bin=N_("This person lies in the bin"),
    )
    sheet: PersonSheet

    def __init__(self, context: Context, today: Callable[[], date] = date.today) -> None:
        super().__init__(context, today)
        for number, part in enumerate(("posts", "names"), start=1):
            bind(self.sheet, f"Alt+{number}", self.sheet.tables[part].table.begin_row)
        bind(self.sheet, "Alt+3", self.sheet.contact.turn)

    def open_kept(self, key: Key) -> Kept[Person]:
        """Read the person as the register has it."""
        return self._desk.services.people.open(key)

    def references(self, record: Person) -> set[Key]:
        """Return the organisations of the posts."""
        return {post.organisation for post in record.posts if post.organisation}

    def put(self, record: Person, base: Kept[Person] | None) -> Changed:
        """Write the person to the register, with the organisations that are only named."""
        people = self._desk.services.people
        if base is None:
            return people.record_person(record, self._named)
        return people.correct_person(base, record, self._named)

    def _begin(self, what: Opened[Person]) -> None:
        self.sheet.contact.close_it()
        super()._begin(what)


class OrganisationEditor(DirectoryEditor[Organisation]):
    """An organisation's card."""

    page = ORGANISATION
    noun = Organisation
    shape = ORGANISATION_SHAPE
    form = OrganisationSheet
    legend = ORGANISATION_KEYS
    saved = N_("Organisation written to the register: {title}")
    saving_words = SavingWords(
        trouble=N_("The organisation could not be written. Nothing is lost: the draft is kept."),
        in_bin=N_("This organisation lies in the bin"),
    )

    def __init__(self, context: Context, today: Callable[[], date] = date.today) -> None:
        super().__init__(context, today)
        bind(self.sheet, "Alt+1", self.sheet.tables["names"].table.begin_row)

    def open_kept(self, key: Key) -> Kept[Organisation]:
        """Read the organisation as the register has it."""
        return self._desk.services.organisations.open(key)

    def references(self, record: Organisation) -> set[Key]:
        """Return the place."""
        return {record.place} if record.place else set()

    def put(self, record: Organisation, base: Kept[Organisation] | None) -> Changed:
        """Write the organisation to the register."""
        organisations = self._desk.services.organisations
        if base is None:
            return organisations.record_organisation(record)
        return organisations.correct_organisation(base, record)
