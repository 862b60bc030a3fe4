"""What the four tables of the form have in common: rows of the content shown as cells, cells written back."""

from __future__ import annotations

from abc import abstractmethod
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QObject, Qt, Signal

from twincities.domain.errors import ProblemCode, Severity
from twincities.domain.fields import field_of, fields_of, parts_of
from twincities.domain.visit import Visit
from twincities.domain.vocabulary import Term
from twincities.i18n import NP_, Message
from twincities.ui.forms.claims import is_inferred
from twincities.ui.furniture.buttons import Button, ButtonKind
from twincities.ui.furniture.cards import Card
from twincities.ui.keys import bind
from twincities.ui.tables.columns import EMPTY, Cell
from twincities.ui.tables.entry_model import EntryColumn
from twincities.ui.tables.entry_table import CellProblem, EntryTable
from twincities.ui.theme.icons import Icon
from twincities.ui.visit_editor.form import PARTS, row_after
from twincities.ui.visit_editor.sentences import NO_DEADLINE, say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from twincities.domain.state import Row
    from twincities.ui.forms.content import Content
    from twincities.ui.forms.reading import Found
    from twincities.ui.tables.entry_model import Entry
    from twincities.ui.texts import Texts
    from twincities.ui.visit_editor.desk import EditorDesk

ROW = "row"
"""The key under which a table's row keeps the whole row of the content: what its columns do not show."""


class TableSection(QObject):
    """A card with an editing table over one part of the visit; subclasses say what its cells mean."""

    part: str
    begins = ""
    two_lines = False
    title: Message | None = None
    add: Message = NP_("button", "Row")
    dates: tuple[str, ...] = ()
    """The columns that take a date."""
    fields: ClassVar[dict[str, str]] = {}
    """The column in which a field of the part stands, where it is not one of the same name."""

    edited = Signal()
    typed = Signal()
    row_removed = Signal(object)
    repair_wanted = Signal(object, str)

    def __init__(self, desk: EditorDesk) -> None:
        super().__init__()
        self.desk = desk
        self._signs: list[tuple[object, ...]] = []
        label = next(part.label for part in parts_of(Visit) if part.name == self.part)
        self.card = Card(desk.texts, self.title or label, padded=False)
        self.table = EntryTable(
            desk.texts,
            [self._marked(column) for column in self.columns()],
            self._begin,
            settle=self.settle,
            begins=self.begins,
            headings=self.headings if type(self).headings is not TableSection.headings else None,
            two_lines=self.two_lines,
        )
        desk.texts.say(self.table.setAccessibleName, label)
        self.card.body.addWidget(self.table)
        begin = Button(
            desk.texts, self.add, ButtonKind.LINK, icon=Icon.ADD, compact=True, on_click=self.table.begin_row
        )
        # The keyboard begins a row from the row above; Tab goes from section to section.
        begin.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.card.add_action(begin)
        bind(self.table, "Ctrl+;", self._today)
        self.table.edited.connect(self.edited)
        self.table.typed.connect(self.typed)
        self.table.row_removed.connect(lambda _at, entry: self.row_removed.emit(entry))
        desk.texts.changed.connect(self._say_again)

    # ----------------------------------------------------------------------- what subclasses say

    @abstractmethod
    def columns(self) -> list[EntryColumn]:
        """Return the table's columns."""

    @abstractmethod
    def entry(self, row: Row) -> Entry:
        """Return the cells of a row of the content."""

    @abstractmethod
    def row(self, entry: Entry) -> Row:
        """Return the row of the content that the cells make."""

    def settle(self, entry: Entry, column: str) -> Entry:
        """Complete a row after one of its columns was written."""
        del column
        return {**entry, ROW: self.row(entry)}

    def headings(self, entries: list[Entry], texts: Texts) -> list[str]:
        """Return the heading above each row, "" for none."""
        del texts
        return [""] * len(entries)

    def repairs(self, found: Found) -> Sequence[tuple[str, Callable[[], object]]]:
        """Return further ways to repair a problem of a cell, in words."""
        del found
        return ()

    def _today(self) -> None:
        """Write today into a cell that takes a date (Ctrl+;)."""
        grid = self.table.grid
        grid.commit()
        at = grid.currentIndex()
        if at.isValid() and self.table.model_.columns[at.column()].id in self.dates:
            self.table.model_.put(at.row(), at.column(), f"{self.desk.today():%d.%m.%Y}")

    # ------------------------------------------------------------------------------------ content

    def show(self, content: Content) -> None:
        """Show the rows of the content."""
        self.table.set_rows(self.entry(row) for row in content["parts"][self.part])
        self.count()

    def write(self, content: Content) -> None:
        """Write the rows as they are typed into a content of the caller's own."""
        content["parts"][self.part] = [self.row(entry) for entry in self.table.rows_as_typed()]

    def count(self) -> None:
        """Show how many rows there are."""
        rows = len(self.table.model_.rows)
        self.card.show_count(rows or None)

    def key_at(self, number: int) -> str:
        """Return the key of a row, "" for the empty one."""
        rows = self.table.model_.rows
        return _key(rows[number]) if 0 <= number < len(rows) else ""

    def field_at(self, column: int) -> str:
        """Return the field that a column stands for."""
        name = self.table.model_.columns[column].id
        by_column = {place: field for field, place in self.fields.items()}
        names = {field.name for field in fields_of(PARTS[self.part])}
        return name if name in names else by_column.get(name, name)

    def focus_spot(self) -> tuple[str, str] | None:
        """Return the row and field that have the keyboard, None where it is elsewhere."""
        grid = self.table.grid
        at = grid.currentIndex()
        inside = grid.hasFocus() or (grid.editor() is not None)
        return (self.key_at(at.row()), self.field_at(at.column())) if inside and at.isValid() else None

    def go_to(self, row: str, field: str) -> None:
        """Put the keyboard on a value."""
        rows = self.table.model_.rows
        at = next((number for number, entry in enumerate(rows) if _key(entry) == row), len(rows))
        ids = [column.id for column in self.table.model_.columns]
        column = self.fields.get(field, field)
        self.table.grid.setFocus()
        self.table.grid.go(at, ids.index(column) if column in ids else 0)

    # ----------------------------------------------------------------------------------- problems

    def show_problems(self, found: Iterable[Found]) -> None:
        """Show what is wrong with the cells; commitments without a deadline are told of in one sentence."""
        rows = {_key(entry): number for number, entry in enumerate(self.table.model_.rows)}
        mine = [one for one in found if one.row in rows]
        without = [one for one in mine if one.problem.code is ProblemCode.NO_DEADLINE]
        shown = []
        for one in mine:
            said, repair = say(one, self.desk.texts, self.desk.dates)
            if without and one is without[0]:
                said = self.desk.texts(NO_DEADLINE, count=len(without))
            _, _, field = one.spot
            shown.append(
                CellProblem(
                    rows[one.row],
                    self.fields.get(field, field),
                    one.problem.severity,
                    said,
                    repair,
                    self._repair(one) if one.problem.repair is not None else None,
                    tuple(self.repairs(one)),
                    quiet=one in without[1:],
                )
            )
        signs: list[tuple[object, ...]] = [
            (one.row, one.column, one.text, one.repair, one.quiet) for one in shown
        ]
        if signs != self._signs:  # building the strip anew would cost more than all the reading
            self._signs = signs
            self.table.show_problems(sorted(shown, key=lambda one: one.severity is Severity.WARNING))

    def put(self, row: str, **values: object) -> None:
        """Write values of a row on the person's behalf."""
        self.repair_wanted.emit(values, row)

    def _repair(self, found: Found) -> Callable[[], object]:
        _, row, field = found.spot
        value = found.problem.repair
        written = value.edtf() if hasattr(value, "edtf") else value
        return lambda: self.put(row, **{field: written})

    # -------------------------------------------------------------------------------------- cells

    def _begin(self, entries: list[Entry]) -> Entry:
        rows: list[Row] = [entry[ROW] for entry in entries[-1:]]  # type: ignore[misc] # put there by `entry`
        return self.entry(row_after(self.part, rows))

    def _marked(self, column: EntryColumn) -> EntryColumn:
        """Let a column underline what was only inferred."""
        inner = column.show

        def show(entry: Entry, texts: Texts) -> Cell | None:
            cell = inner(entry, texts) if inner else None
            if not self._is_inferred(entry, column.id):
                return cell
            if cell is None:
                text = self.table.model_.text(entry.get(column.id))
                cell = Cell(text, strong=column.strong) if text else EMPTY
            return replace(cell, inferred=True)

        return replace(column, show=show)

    def _is_inferred(self, entry: Entry, column: str) -> bool:
        claims = self.desk.content["parts"]["claims"]
        if not claims:
            return False
        names = [field for field, place in self.fields.items() if place == column] or [column]
        return any(is_inferred(self.desk.content, name, _key(entry)) for name in names)

    def _say_again(self) -> None:
        """Say what cells hold in words (sides, dates) in the language of now."""
        rows = [entry[ROW] for entry in self.table.model_.rows]
        if any(rows):
            self.table.set_rows(self.entry(row) for row in rows)  # type: ignore[arg-type] # as `_begin`


def _key(entry: Entry) -> str:
    row = entry.get(ROW)
    return row["key"] if isinstance(row, dict) else ""


def column(part: str, name: str, **more: object) -> EntryColumn:
    """Return a column for a field of a part, titled as the field's description says."""
    return EntryColumn(more.pop("id", name), field_of(PARTS[part], name).label, **more)  # type: ignore[arg-type]


def code(term: object) -> str | None:
    """Return the code of a term, None where nothing was chosen."""
    return str(term.value) if isinstance(term, Term) else None


def text(value: object) -> str:
    """Return a cell's text, "" for nothing."""
    return str(value or "").strip()
