"""The table of a place's names: in which language and script, since when and until when, on whose word."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from twincities.domain.date_reading import read_date
from twincities.domain.date_words import short
from twincities.domain.errors import Severity
from twincities.domain.fields import field_of, parts_of
from twincities.domain.partial_date import DateError, PartialDate
from twincities.domain.place import Place, PlaceName
from twincities.domain.vocabularies import Grade, NameKind
from twincities.i18n import NP_
from twincities.services.languages import (
    language_name,
    script_name,
    script_of,
    suggest_languages,
    suggest_scripts,
)
from twincities.ui.forms.claims import claims_on, is_inferred
from twincities.ui.forms.content import term_cell, with_term
from twincities.ui.forms.suggestions import Suggestion
from twincities.ui.furniture.buttons import Button, ButtonKind
from twincities.ui.furniture.cards import Card
from twincities.ui.places.desk import SHAPE
from twincities.ui.places.reading import NO_ROW
from twincities.ui.tables.columns import EMPTY, Align, Cell
from twincities.ui.tables.entry_model import EntryColumn, EntryKind
from twincities.ui.tables.entry_table import CellProblem, EntryTable
from twincities.ui.theme.icons import Icon

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from twincities.domain.state import Row
    from twincities.ui.forms.content import Content
    from twincities.ui.places.desk import PlaceDesk
    from twincities.ui.places.reading import Remark
    from twincities.ui.tables.entry_model import Entry
    from twincities.ui.texts import Texts

PART, ROW = "names", "row"
ADD = NP_("button", "Name")
SOURCE = NP_("column", "Source")
INFERRED = NP_("source of a name", "inferred")
DATES = ("since", "until")


class NamesTable(QObject):
    """A card with the names; `edited` fires for what a person did, `typed` with every key."""

    edited = Signal()
    typed = Signal()
    row_removed = Signal()

    def __init__(self, desk: PlaceDesk) -> None:
        super().__init__()
        self._desk = desk
        label = next(part.label for part in parts_of(Place) if part.name == PART)
        self.card = Card(desk.texts, label, padded=False)
        self.table = EntryTable(
            desk.texts, self._columns(), lambda _rows: self.entry(SHAPE.blank_row(PART)), settle=self._settle
        )
        desk.texts.say(self.table.setAccessibleName, label)
        self.card.body.addWidget(self.table)
        begin = Button(
            desk.texts, ADD, ButtonKind.LINK, icon=Icon.ADD, compact=True, on_click=self.table.begin_row
        )
        begin.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.card.add_action(begin)
        self.table.edited.connect(self.edited)
        self.table.typed.connect(self.typed)
        self.table.row_removed.connect(lambda _at, _entry: self.row_removed.emit())
        desk.texts.changed.connect(self._say_again)

    def _columns(self) -> list[EntryColumn]:
        texts = self._desk.texts

        def languages(words: str) -> list[Suggestion]:
            return [Suggestion(*found) for found in suggest_languages(words, texts.language)]

        def scripts(words: str) -> list[Suggestion]:
            return [Suggestion(*found) for found in suggest_scripts(words, texts.language)]

        record = EntryKind.RECORD
        return [
            _column("text", width=120, stretch=3, strong=True),
            _column("language", kind=record, suggest=languages, width=112),
            _column("script", kind=record, suggest=scripts, width=116),
            _column("kind", kind=EntryKind.TERM, terms=tuple(NameKind), width=104),
            _column("since", width=76, align=Align.RIGHT, show=self._dated("since")),
            _column("until", width=76, align=Align.RIGHT, show=self._dated("until")),
            EntryColumn("source", SOURCE, width=108, stretch=1, read_only=True, show=self._source),
        ]

    # ------------------------------------------------------------------------------------ content

    def show(self, content: Content) -> None:
        """Show the names of the content."""
        self.table.set_rows(self.entry(row) for row in content["parts"][PART])
        self.count()

    def write(self, content: Content) -> None:
        """Write the rows as they are typed into a content of the caller's own."""
        content["parts"][PART] = [self.row(entry) for entry in self.table.rows_as_typed()]

    def count(self) -> None:
        """Show how many names there are."""
        self.card.show_count(len(self.table.model_.rows) or None)

    def entry(self, row: Row) -> Entry:
        """Return the cells of a name."""
        texts = self._desk.texts
        cells: Entry = {ROW: row}
        if row.get("text"):
            cells["text"] = row["text"]
        if row.get("language"):
            cells["language"] = Suggestion(row["language"], language_name(row["language"], texts.language))
        if row.get("script"):
            cells["script"] = Suggestion(row["script"], script_name(row["script"], texts.language))
        if (kind := term_cell(row, "kind", NameKind)) is not None:
            cells["kind"] = kind
        for name in DATES:
            if row.get(name):
                cells[name] = _said(row[name], texts)
        return cells

    def row(self, entry: Entry) -> Row:
        """Return the name that the cells make."""
        row: Row = entry[ROW]  # type: ignore[assignment] # put there by `entry`
        made = {
            **with_term(row, "kind", entry.get("kind") or NameKind.OFFICIAL),
            "text": str(entry.get("text") or "").strip() or None,
            "language": _code(entry.get("language")),
            "script": _code(entry.get("script")),
        }
        for name in DATES:
            made[name] = self._written(str(entry.get(name) or ""), row.get(name))
        return made

    def _settle(self, entry: Entry, column: str) -> Entry:
        """Know the script by the letters; an official name with an end is a former one."""
        if column == "text" and not entry.get("script"):
            script = script_of(str(entry.get("text") or ""))
            if script:
                known = script_name(script, self._desk.texts.language)
                entry = {**entry, "script": Suggestion(script, known)}
        if column == "until" and entry.get("until") and entry.get("kind") is NameKind.OFFICIAL:
            entry = {**entry, "kind": NameKind.FORMER}
        return {**entry, ROW: self.row(entry)}

    def _written(self, text: str, before: str | None) -> str | None:
        """Return a date as it is kept: what cannot be read stays as it was typed."""
        if not text:
            return None
        if before and text == _said(before, self._desk.texts):
            return before
        try:
            return read_date(text, self._desk.today(), self._desk.texts.words).edtf()
        except DateError:
            return text

    # ------------------------------------------------------------------------------------ remarks

    def show_remarks(self, remarks: Iterable[Remark]) -> None:
        """Show what is wrong with the names."""
        keys = [_key(entry) for entry in self.table.model_.rows]
        ids = {column.id for column in self.table.model_.columns}
        problems = [
            CellProblem(
                keys.index(remark.row) if remark.row in keys else 0,
                remark.field if remark.field in ids else "text",
                Severity(remark.severity),
                remark.text,
            )
            for remark in remarks
            if remark.row in keys or remark.row == NO_ROW
        ]
        self.table.show_problems(problems)

    def key_at(self, number: int) -> str:
        """Return the key of a row, "" for the empty one."""
        rows = self.table.model_.rows
        return _key(rows[number]) if 0 <= number < len(rows) else ""

    # -------------------------------------------------------------------------------------- cells

    def _dated(self, name: str) -> Callable[[Entry, Texts], Cell | None]:
        def show(entry: Entry, _texts: Texts) -> Cell | None:
            if not is_inferred(self._desk.content, name, _key(entry)):
                return None
            text = str(entry.get(name) or "")
            return replace(Cell(text), inferred=True) if text else EMPTY

        return show

    def _source(self, entry: Entry, texts: Texts) -> Cell | None:
        claims = claims_on(self._desk.content, "", _key(entry)) if _key(entry) else []
        titles = [self._desk.content["names"].get(claim.get("source") or "", "") for claim in claims]
        known = [title for title in titles if title]
        if known:
            return Cell(known[0], tone="text2")
        if any(claim["grade"] == Grade.INFERRED.value for claim in claims):
            return Cell(texts(INFERRED), tone="inf")
        return EMPTY

    def _say_again(self) -> None:
        rows = [entry[ROW] for entry in self.table.model_.rows]
        self.table.set_rows(self.entry(row) for row in rows)  # type: ignore[arg-type] # as in `row`


def _column(name: str, **more: object) -> EntryColumn:
    return EntryColumn(name, field_of(PlaceName, name).label, **more)  # type: ignore[arg-type]


def _key(entry: Entry) -> str:
    row = entry.get(ROW)
    return row["key"] if isinstance(row, dict) else ""


def _code(value: object) -> str | None:
    """Return the tag of a language or script; what names none stays as it was typed."""
    if isinstance(value, Suggestion):
        return value.key or value.title or None
    return None


def _said(written: str, texts: Texts) -> str:
    try:
        return short(PartialDate.from_edtf(written), texts.words)
    except DateError:
        return written
