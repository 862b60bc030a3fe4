"""The cards of a person and of an organisation: what is typed is a draft at once and a record when it is saved."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QTimer

from twincities.domain.people import Organisation, Person
from twincities.i18n import N_, NP_
from twincities.ui.forms.noun_form import Kind, Opened
from twincities.ui.forms.record_editor import RecordEditor
from twincities.ui.forms.saving import After, SavingWords
from twincities.ui.keys import bind
from twincities.ui.people.deeds import LISTS, ORGANISATION, PERSON
from twincities.ui.people.desk import ORGANISATION_SHAPE, PERSON_SHAPE, DirectoryDesk
from twincities.ui.people.reading import Reading, read_card
from twincities.ui.people.sheet import DirectorySheet, OrganisationSheet, PersonSheet

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QModelIndex

    from twincities.domain.changes import Changed
    from twincities.domain.keys import Key
    from twincities.domain.record import Kept
    from twincities.ui.context import Context
    from twincities.ui.forms.content import Content
    from twincities.ui.forms.reading import Found
    from twincities.ui.key_overlay import Legend

ROW_DELETED = N_("Row deleted")
SHARED: tuple[Legend, ...] = (
    ("Ctrl+Delete", NP_("what a key does", "Delete the row")),
    ("Alt+Return", N_("Take the offered repair")),
    ("F8", N_("Next problem")),
    ("Ctrl+S", N_("Save and stay")),
    ("Ctrl+Return", N_("Save and close")),
    ("Escape", NP_("what a key does", "Back to the list; the draft is kept")),
)
PERSON_KEYS: tuple[Legend, ...] = (
    ("Tab", NP_("what a key does", "Next field")),
    ("Alt+1", NP_("what a key does", "New post")),
    ("Alt+2", NP_("what a key does", "New name")),
    ("Alt+3", NP_("what a key does", "Show or hide contact data")),
    *SHARED,
)
ORGANISATION_KEYS: tuple[Legend, ...] = (
    ("Tab", NP_("what a key does", "Next field")),
    ("Alt+1", NP_("what a key does", "New name")),
    *SHARED,
)


class DirectoryEditor(RecordEditor[Kind]):
    """Opened with a record's key, a draft's key, or nothing: a new record."""

    list_page = LISTS
    noun: type[Kind]
    form: ClassVar[type[DirectorySheet]]
    sheet: DirectorySheet

    def __init__(self, context: Context, today: Callable[[], date] = date.today) -> None:
        self._desk = DirectoryDesk(context, self.shape, today)
        super().__init__(context, self._desk)
        self._reading: Reading[Kind] | None = None
        self._checked: set[str] = set()
        self._all = False
        sheet = self.form(self._desk, self.close_it, self.save_and_close)
        fields, tables = list(sheet.fields.values()), [part.table for part in sheet.tables]
        first = sum(len(row) for row in sheet.rows)
        frames = [field.frame for field in fields]
        self.problems.watch(*frames[:first], *tables, *frames[first:])
        sheet.edited.connect(self._on_typed)
        sheet.left.connect(self._on_left)
        sheet.row_removed.connect(self._on_row_removed)
        sheet.repair_wanted.connect(self.correct)
        for table in tables:
            table.grid.selectionModel().currentChanged.connect(self._on_cell)
        self.assemble(sheet)
        self.rest_on(None)

    # ------------------------------------------------------------------------------------ opening

    def references(self, record: Kind) -> set[Key]:
        """Return the keys of what a record names."""
        raise NotImplementedError

    def put(self, reading: Reading[Kind]) -> Callable[[Kind, Kept[Kind] | None], Changed]:
        """Return what writes a record that was read."""
        raise NotImplementedError

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

    def show_content(self, content: Content) -> None:
        """Put a content into the fields."""
        self.sheet.show_content(content)

    def collect(self) -> None:
        """Take the content out of the fields."""
        before = self._desk.content
        content: Content = {
            "form": before["form"],
            "fields": dict(before["fields"]),
            "parts": dict(before["parts"]),
            "typed": dict(before["typed"]),
            "names": dict(before["names"]),
        }
        self.sheet.write(content)
        self._desk.content = content

    def commit(self) -> None:
        """Accept what is being written in a cell, and take the content out of the fields."""
        self.sheet.commit()
        self.collect()

    def check_all(self, *, begin: bool = False) -> None:
        """Say everything that is wrong from now on; with `begin` only of a record that is kept."""
        self._all = not begin or self._kept is not None
        if begin:
            self._checked = set()

    def read(self) -> None:
        """Read the content, and say what is due: of a field once it was left, of all when saving."""
        self._reading = read_card(self._desk, self.noun)
        row = self.sheet.current_row()
        due = [found for found in self._reading.problems if self._is_due(found, row)]
        self.sheet.show_problems(due, self.correct)
        self.sheet.show_title(new=self._kept is None)

    def _is_due(self, found: Found, row: str) -> bool:
        if found.row:  # a row is still being written while the keyboard is in it
            return self._all or found.row != row
        return self._all or found.problem.spot.field in self._checked

    def _on_left(self, name: str) -> None:
        if self.sheet.strip.isHidden():
            self._checked.add(name)
        self.checkpoint()

    def _on_cell(self, now: QModelIndex, before: QModelIndex) -> None:
        left = now.row() != before.row()
        QTimer.singleShot(0, self, lambda: self._after_cell(save=left))

    def _after_cell(self, *, save: bool) -> None:
        if self._pause.isActive():
            self.checkpoint(save=save)

    def _on_row_removed(self) -> None:
        self.checkpoint()
        self._context.say(ROW_DELETED, self.take_back)

    def write(self, after: After) -> bool:
        """Write the record, unless something forbids it."""
        reading = self._reading
        if reading is None or reading.record is None:
            return False
        self.saving.write(reading.record, self._kept, after, self.put(reading))
        return True

    def close_it(self) -> None:
        """Go back to the list of the noun; the draft stays."""
        self.go_to(self._kept.key if self._kept else self.page)

    def focus_first(self) -> None:
        """Put the keyboard into the name."""
        self.sheet.fields["name"].control.setFocus()
        self.sheet.view.verticalScrollBar().setValue(0)


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
        posts, names = self.sheet.tables
        bind(self.sheet, "Alt+1", posts.table.begin_row)
        bind(self.sheet, "Alt+2", names.table.begin_row)
        bind(self.sheet, "Alt+3", self.sheet.contact.turn)

    def open_kept(self, key: Key) -> Kept[Person]:
        """Read the person as the register has it."""
        return self._desk.services.people.open(key)

    def references(self, record: Person) -> set[Key]:
        """Return the organisations of the posts."""
        return {post.organisation for post in record.posts if post.organisation}

    def put(self, reading: Reading[Person]) -> Callable[[Person, Kept[Person] | None], Changed]:
        """Return what writes the person, with the organisations that are only named."""
        people = self._desk.services.people

        def write(record: Person, base: Kept[Person] | None) -> Changed:
            if base is None:
                return people.record_person(record, reading.named)
            return people.correct_person(base, record, reading.named)

        return write

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
        bind(self.sheet, "Alt+1", self.sheet.tables[0].table.begin_row)

    def open_kept(self, key: Key) -> Kept[Organisation]:
        """Read the organisation as the register has it."""
        return self._desk.services.organisations.open(key)

    def references(self, record: Organisation) -> set[Key]:
        """Return the place."""
        return {record.place} if record.place else set()

    def put(
        self, reading: Reading[Organisation]
    ) -> Callable[[Organisation, Kept[Organisation] | None], Changed]:
        """Return what writes the organisation."""
        del reading
        organisations = self._desk.services.organisations

        def write(record: Organisation, base: Kept[Organisation] | None) -> Changed:
            if base is None:
                return organisations.record_organisation(record)
            return organisations.correct_organisation(base, record)

        return write
