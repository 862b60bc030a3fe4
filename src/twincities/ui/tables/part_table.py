"""A card with an editing table over one part of a record: its rows shown as cells, cells written back by their fields.

It knows texts, dates, terms, references, and texts that are codes: of a language, of a script.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, Signal

from twincities.domain.date_reading import read_date
from twincities.domain.date_words import short
from twincities.domain.fields import Kind, field_of
from twincities.domain.partial_date import DateError, PartialDate
from twincities.ui.forms.content import TYPED, term_cell, with_term
from twincities.ui.forms.suggestions import Suggestion
from twincities.ui.furniture.buttons import Button, ButtonKind
from twincities.ui.furniture.cards import Card
from twincities.ui.keys import bind
from twincities.ui.tables.entry_model import EntryColumn, EntryKind
from twincities.ui.tables.entry_table import CellProblem, EntryTable
from twincities.ui.theme.icons import Icon

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from datetime import date

    from twincities.domain.state import Row
    from twincities.i18n import Message
    from twincities.ui.forms.content import Content, Shape
    from twincities.ui.forms.reading import Found
    from twincities.ui.tables.entry_model import Entry
    from twincities.ui.texts import Texts

ROW = "row"
"""The key under which a table's row keeps the whole row of the content: what its columns do not show."""
DATES = (Kind.PARTIAL_DATE, Kind.DATE)


def part_column(noun: type[Any], name: str, **more: Any) -> EntryColumn:  # noqa: ANN401 - of any column's settings
    """Return a column for a field of a part, titled and filled as the field's description says."""
    field = field_of(noun, name)
    if field.kind is Kind.TERM and field.vocabulary is not None:
        more = {"kind": EntryKind.TERM, "terms": tuple(field.vocabulary), **more}
    return EntryColumn(name, more.pop("title", field.label), **more)


class PartTable(QObject):
    """Emits `edited` for what a person did, `typed` with every key, `row_removed` for a row taken out."""

    edited = Signal()
    typed = Signal()
    row_removed = Signal()

    def __init__(
        self,
        texts: Texts,
        today: Callable[[], date],
        shape: Shape,
        part: str,
        columns: Sequence[EntryColumn],
        words: tuple[Message, Message],
        begins: str = "",
    ) -> None:
        """`words` are the card's title and what its button adds; a new row begins in the column `begins`."""
        super().__init__()
        self._texts, self._today = texts, today
        self._names: dict[str, str] = {}
        self._shape, self._part = shape, part
        noun = shape.parts[part]
        self._fields = {column.id: field_of(noun, column.id) for column in columns}
        title, add = words
        self.card = Card(texts, title, padded=False)
        self.table = EntryTable(
            texts,
            columns,
            self.fresh,
            settle=lambda entry, column: self._settled(self.complete(entry, column)),
            begins=begins,
        )
        texts.say(self.table.setAccessibleName, title)
        self.card.body.addWidget(self.table)
        self._add_begin(add)
        bind(self.table, "Ctrl+;", self._put_today)
        self.table.left_forward.connect(lambda: self.table.grid.leave(forward=True))
        self.table.left_back.connect(lambda: self.table.grid.leave(forward=False))
        self.table.edited.connect(self.edited)
        self.table.typed.connect(self.typed)
        self.table.row_removed.connect(lambda _at, _entry: self.row_removed.emit())
        texts.changed.connect(self._say_again)

    def _add_begin(self, add: Message) -> None:
        begin = Button(
            self._texts, add, ButtonKind.LINK, icon=Icon.ADD, compact=True, on_click=self.table.begin_row
        )
        # The keyboard begins a row from the row above; Tab goes from section to section.
        begin.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.card.add_action(begin)

    def fresh(self, rows: Sequence[Entry]) -> Entry:  # noqa: ARG002 - for a part that goes on from its rows
        """Return the cells of a row that is about to be begun below others."""
        return self.entry(self._shape.blank_row(self._part))

    def code_name(self, column: str, code: str) -> str | None:  # noqa: ARG002 - for a part with codes
        """Return what a code of a column is called, None where the column holds plain text."""
        return None

    def complete(self, entry: Entry, column: str) -> Entry:  # noqa: ARG002 - for a part that knows more
        """Complete a row after one of its columns was written."""
        return entry

    # ------------------------------------------------------------------------------------ content

    def show(self, content: Content) -> None:
        """Show the rows of the content."""
        self._names = content["names"]
        self.table.set_rows(self.entry(row) for row in content["parts"][self._part])
        self.count()

    def write(self, content: Content) -> None:
        """Write the rows as they are typed into a content of the caller's own."""
        entries = self.table.rows_as_typed()
        content["parts"] = {**content["parts"], self._part: [self.row(entry) for entry in entries]}
        for name, field in self._fields.items():
            chosen = (entry.get(name) for entry in entries if field.kind is Kind.REFERENCE)
            named = (one for one in chosen if isinstance(one, Suggestion) and one.key)
            content["names"].update({one.key: one.title for one in named})

    def count(self) -> None:
        """Show how many rows there are."""
        self.card.show_count(len(self.table.model_.rows) or None)

    def entry(self, row: Row) -> Entry:
        """Return the cells of a row of the content."""
        cells: Entry = {ROW: row}
        for name, field in self._fields.items():
            written = row.get(name)
            if field.kind is Kind.REFERENCE:
                title = self._names.get(written or "") or row.get(TYPED.format(name))
                if title:
                    cells[name] = Suggestion(written or "", title)
            elif field.kind is Kind.TERM and field.vocabulary is not None:
                if (said := term_cell(row, name, field.vocabulary)) is not None:
                    cells[name] = said
            elif written in (None, ""):
                continue
            elif (called := self.code_name(name, written)) is not None:
                cells[name] = Suggestion(written, called)
            else:
                cells[name] = _said(written, self._texts) if field.kind in DATES else written
        return cells

    def row(self, entry: Entry) -> Row:
        """Return the row of the content that the cells make."""
        row: Row = entry[ROW]  # type: ignore[assignment] # put there by `entry`
        made = dict(row)
        for name, field in self._fields.items():
            value = entry.get(name)
            if field.kind is Kind.TERM:
                made = with_term(made, name, value)
            elif field.kind in DATES:
                made[name] = self._written(str(value or "").strip(), row.get(name))
            elif field.kind is Kind.REFERENCE:
                _refer(made, name, value if isinstance(value, Suggestion) else Suggestion("", ""))
            elif isinstance(value, Suggestion):
                made[name] = value.key or value.title or None
            else:
                made[name] = str(value or "").strip() or None
        return made

    def _settled(self, entry: Entry) -> Entry:
        return {**entry, ROW: self.row(entry)}

    def key_at(self, number: int) -> str:
        """Return the key of a row, "" for the empty one."""
        rows = self.table.model_.rows
        return _key(rows[number]) if 0 <= number < len(rows) else ""

    def current(self) -> tuple[str, str] | None:
        """Return the key and the field of the cell that has the keyboard, None where it is elsewhere."""
        grid = self.table.grid
        at = grid.currentIndex()
        if not at.isValid() or not (grid.hasFocus() or grid.editor() is not None):
            return None
        return self.key_at(at.row()), self.table.model_.columns[at.column()].id

    # ----------------------------------------------------------------------------------- problems

    def show_problems(
        self,
        found: Iterable[Found],
        say: Callable[[Found], tuple[str, str]],
        repair: Callable[[Mapping[str, object], str], object],
    ) -> None:
        """Show what is wrong with the cells; `say` gives sentence and repair, `repair` writes values of a row."""
        rows = {_key(entry): number for number, entry in enumerate(self.table.model_.rows)}
        shown = []
        for one in found:
            part, row, field = one.spot
            if part != self._part or row not in rows:
                continue
            said, mended = say(one)
            shown.append(
                CellProblem(
                    rows[row],
                    field if field in self._fields else next(iter(self._fields)),
                    one.problem.severity,
                    said,
                    mended,
                    _repairing(one, repair),
                )
            )
        self.table.show_problems(shown)

    # -------------------------------------------------------------------------------------- cells

    def _written(self, text: str, before: str | None) -> str | None:
        """Return a date as it is kept: what cannot be read stays as it was typed."""
        if not text:
            return None
        if before and text == _said(before, self._texts):
            return before
        try:
            return read_date(text, self._today(), self._texts.words).edtf()
        except DateError:
            return text

    def _put_today(self) -> None:
        """Write today into a cell that takes a date (Ctrl+;)."""
        grid = self.table.grid
        grid.commit()
        at = grid.currentIndex()
        name = self.table.model_.columns[at.column()].id if at.isValid() else ""
        if name and self._fields[name].kind in DATES:
            self.table.model_.put(
                at.row(), at.column(), short(PartialDate.of(self._today()), self._texts.words)
            )

    def _say_again(self) -> None:
        """Say what cells hold in words in the language of now."""
        rows = [entry[ROW] for entry in self.table.model_.rows]
        if any(rows):
            self.table.set_rows(self.entry(row) for row in rows)  # type: ignore[arg-type] # as in `row`


def _repairing(
    found: Found, repair: Callable[[Mapping[str, object], str], object]
) -> Callable[[], object] | None:
    value = found.problem.repair
    if value is None:
        return None
    _, row, field = found.spot
    written = value.edtf() if isinstance(value, PartialDate) else value
    return lambda: repair({field: written}, row)


def _refer(row: Row, name: str, chosen: Suggestion) -> None:
    """Let a row refer to a record, or keep the text that names none."""
    row[name] = chosen.key or None
    row.pop(TYPED.format(name), None)
    if chosen.title and not chosen.key:
        row[TYPED.format(name)] = chosen.title


def _key(entry: Entry) -> str:
    row = entry.get(ROW)
    return row["key"] if isinstance(row, dict) else ""


def _said(written: str, texts: Texts) -> str:
    try:
        return short(PartialDate.from_edtf(written), texts.words)
    except DateError:
        return written
