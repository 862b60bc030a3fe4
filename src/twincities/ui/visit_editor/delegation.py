"""The second section: who came, who was met."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt

from twincities.domain.keys import Key
from twincities.domain.vocabularies import Role, Side
from twincities.i18n import NN_, NP_
from twincities.ui.forms.content import term_cell, with_term
from twincities.ui.forms.suggestions import Suggestion
from twincities.ui.furniture.buttons import Button, ButtonKind
from twincities.ui.keys import bind
from twincities.ui.tables.columns import Cell
from twincities.ui.tables.entry_model import EntryKind
from twincities.ui.visit_editor.cells import read_number
from twincities.ui.visit_editor.form import usual_role
from twincities.ui.visit_editor.tables import ROW, TableSection, code, column, text

if TYPE_CHECKING:
    from twincities.domain.state import Row
    from twincities.ui.tables.entry_model import Entry, EntryColumn
    from twincities.ui.texts import Texts
    from twincities.ui.visit_editor.desk import EditorDesk

NAMES_NOT_GIVEN = NP_("row of a delegation", "names not given")
COUNT_ONLY = NN_("names not given, {count} person", "names not given, {count} people")
OPEN_PERSON = NP_("button", "Open the person")
PERSON_PAGE = "person"
NOBODY = Suggestion("", "")


class Delegation(TableSection):
    """A row is a person, or people whose names were not given: a number instead of a name, or no name at all."""

    part = "participants"
    begins = "name"
    fields: ClassVar = {
        "person": "name",
        "headcount": "name",
        "organisation_name": "organisation",
    }

    def __init__(self, desk: EditorDesk) -> None:
        super().__init__(desk)
        self.person_button = Button(
            desk.texts, OPEN_PERSON, ButtonKind.LINK, key="Alt+O", bind=False, compact=True
        )
        self.person_button.clicked.connect(lambda _checked=False: self.open_person())
        # The keyboard stays in the row whose person is meant; the key opens the card from there.
        self.person_button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.person_button.hide()
        self.card.add_action(self.person_button)
        bind(self.table, "Alt+O", self.open_person)
        self.table.grid.selectionModel().currentChanged.connect(lambda *_: self._offer())
        self.table.model_.edited.connect(self._offer)
        self.table.model_.modelReset.connect(self._offer)

    def open_person(self) -> None:
        """Open the card of the row's person, where there is one; the visit stays as a draft."""
        key = self._person_here()
        if key:
            self.desk.context.open(PERSON_PAGE, key)

    def _offer(self) -> None:
        self.person_button.setVisible(bool(self._person_here()))

    def _person_here(self) -> str:
        rows, at = self.table.model_.rows, self.table.grid.currentIndex()
        return _chosen(rows[at.row()].get("name")).key if 0 <= at.row() < len(rows) else ""

    def columns(self) -> list[EntryColumn]:
        """Return side, name, post, organisation and role."""
        part = self.part
        return [
            column(part, "side", kind=EntryKind.TERM, terms=(Side.OURS, Side.THEIRS), width=120),
            column(
                part,
                "name",
                kind=EntryKind.RECORD,
                suggest=self.desk.people,
                width=150,
                stretch=1,
                strong=True,
                show=_name,
            ),
            column(part, "post", width=160, stretch=9),
            column(
                part,
                "organisation_name",
                id="organisation",
                kind=EntryKind.RECORD,
                suggest=self.desk.organisations,
                width=140,
                stretch=1,
            ),
            column(part, "role", kind=EntryKind.TERM, terms=tuple(Role), width=116),
        ]

    def entry(self, row: Row) -> Entry:
        """Return the cells of a row."""
        name = row["name"] or (str(row["headcount"]) if row["headcount"] else "")
        cells: Entry = {ROW: row}
        if name:
            cells["name"] = Suggestion(row["person"] or "", name)
        if row["post"]:
            cells["post"] = row["post"]
        if row["organisation_name"]:
            cells["organisation"] = Suggestion(row["organisation"] or "", row["organisation_name"])
        said = {"side": term_cell(row, "side", Side), "role": term_cell(row, "role", Role)}
        return {**cells, **{name: value for name, value in said.items() if value is not None}}

    def row(self, entry: Entry) -> Row:
        """Return the row that the cells make."""
        row: Row = entry[ROW]  # type: ignore[assignment] # put there by `entry`
        name, organisation = _chosen(entry.get("name")), _chosen(entry.get("organisation"))
        number = read_number(name.title)
        return {
            **with_term(with_term(row, "side", entry.get("side")), "role", entry.get("role")),
            "name": None if number is not None else name.title or None,
            "person": name.key or None,
            "headcount": number if number is not None else (None if name.title else row["headcount"]),
            "post": text(entry.get("post")) or None,
            "organisation_name": organisation.title or None,
            "organisation": organisation.key or None,
        }

    def settle(self, entry: Entry, column: str) -> Entry:
        """Give a known person the post last known, and a person of the other side its usual role."""
        if column == "name":
            entry = self._known(entry)
        elif column == "side":
            side, before = code(entry.get("side")), entry[ROW]["side"]  # type: ignore[index] # as in `row`
            role = usual_role(side)
            said = entry.get("role")
            if role and (said is None or code(said) == usual_role(before)):
                entry = {**entry, "role": Role(role)}
        if column == "name" and not entry.get("name"):
            entry = {**entry, ROW: {**entry[ROW], "headcount": None}}  # type: ignore[dict-item] # as in `row`
        return super().settle(entry, column)

    def _known(self, entry: Entry) -> Entry:
        person = _chosen(entry.get("name"))
        if not person.key or entry.get("post") or entry.get("organisation"):
            return entry
        post, organisation = self.desk.services.people.last_post(Key(person.key))
        known = {"post": post, "organisation": Suggestion("", organisation) if organisation else ""}
        return {**entry, **{name: value for name, value in known.items() if value}}


def _chosen(value: object) -> Suggestion:
    return value if isinstance(value, Suggestion) else NOBODY


def _name(entry: Entry, texts: Texts) -> Cell | None:
    name = _chosen(entry.get("name")).title
    number = read_number(name)
    if number is not None:
        return Cell(texts(COUNT_ONLY, count=number), italic=True, tone="text2")
    return None if name else Cell(texts(NAMES_NOT_GIVEN), italic=True, tone="text2")
