"""The rows of a form's table: every cell can be written, and an empty row is always ready at the end."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from twincities.domain.names import fold
from twincities.domain.vocabulary import Term
from twincities.ui.forms.suggestions import Suggestion
from twincities.ui.forms.terms import meant
from twincities.ui.tables.columns import Align, Cell
from twincities.ui.tips import plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from twincities.i18n import Message
    from twincities.ui.texts import Texts

Index = QModelIndex | QPersistentModelIndex
NO_INDEX = QModelIndex()
LONG = 24
"""Characters from which a cell may be cut, so that its tooltip says it whole."""
Entry = dict[str, object]
"""A row: by column id, `str` for text, `Term` for a vocabulary (`str` where a text names no term), `Suggestion` for a
record; absent is empty."""


class EntryKind(StrEnum):
    """What a cell takes."""

    TEXT = "text"
    TERM = "term"
    RECORD = "record"


@dataclass(frozen=True)
class EntryColumn:
    """A column of an editing table.

    TERM needs `terms` (`chips` where `show` makes chips of them), RECORD needs `suggest` (a text that names no record
    stays as a Suggestion with the key "").
    Dates, times and amounts are TEXT: the form reads them. A `whole` column grows with what it shows: a date is never
    cut. `placeholder` stands grey in the empty row (default:
    the title); `empty` stands for a missing value elsewhere. `show` draws a row's cell another way (None: the usual
    one), `say` gives the text that is opened for writing.
    """

    id: str
    title: Message
    kind: EntryKind = EntryKind.TEXT
    terms: tuple[Term, ...] = ()
    suggest: Callable[[str], Sequence[Suggestion]] | None = None
    width: int = 120
    stretch: int = 0
    whole: bool = False
    align: Align = Align.LEFT
    strong: bool = False
    read_only: bool = False
    chips: bool = False
    placeholder: Message | None = None
    empty: str = "—"
    show: Callable[[Entry, Texts], Cell | None] | None = None
    say: Callable[[Entry, Texts], str] | None = None
    facts: dict[str, object] = field(default_factory=dict)


class EntryModel(QAbstractTableModel):
    """Holds the rows while they are edited; `edited` fires for what a person did, never for `set_rows`."""

    edited = Signal()

    def __init__(
        self,
        texts: Texts,
        columns: Sequence[EntryColumn],
        defaults: Callable[[list[Entry]], Entry],
        parent: QObject | None = None,
        settle: Callable[[Entry, str], Entry] = lambda entry, _column: entry,
    ) -> None:
        """`settle` completes a row after one of its columns was written."""
        super().__init__(parent)
        self.texts = texts
        self.columns = tuple(columns)
        self._defaults = defaults
        self._settle = settle
        self._rows: list[Entry] = []
        self._beginning = -1
        texts.changed.connect(self._say)

    # ---------------------------------------------------------------------------------------- rows

    @property
    def rows(self) -> list[Entry]:
        """The rows that hold something."""
        return [dict(row) for row in self._rows]

    def set_rows(self, rows: Iterable[Entry]) -> None:
        """Show rows that were not typed."""
        self.beginResetModel()
        self._rows = [dict(row) for row in rows]
        self.endResetModel()

    def value(self, row: int, column: int) -> object:
        """Return what a cell holds, None for nothing; the empty row holds the defaults it would begin with."""
        return self._row(row).get(self.columns[column].id)

    def is_blank(self, row: int) -> bool:
        """Whether this is the empty row at the end."""
        return row >= len(self._rows) or row == self._beginning

    def put(self, row: int, column: int, value: object) -> None:
        """Write a cell; writing into the empty row makes it a row with its defaults."""
        if row >= len(self._rows):
            if value in (None, ""):
                return
            # The empty row becomes a row where it stands, and the next empty one comes after it: the keyboard stays.
            row = len(self._rows)
            begun = dict(self._row(row))
            self._beginning = row
            self.beginInsertRows(NO_INDEX, row + 1, row + 1)
            self._rows.append(begun)
            self.endInsertRows()
            self._beginning = -1
        key = self.columns[column].id
        if self._rows[row].get(key) == value:
            return
        if value in (None, ""):
            self._rows[row].pop(key, None)
        else:
            self._rows[row][key] = value
        self._rows[row] = self._settle(self._rows[row], key)
        self._changed(row)

    def insert(self, row: int, entry: Entry) -> None:
        """Put a row before another."""
        self._insert(min(row, len(self._rows)), entry)
        self.edited.emit()

    def remove(self, row: int) -> Entry | None:
        """Take a row out and return it; None for the empty row."""
        if not 0 <= row < len(self._rows):
            return None
        self.beginRemoveRows(NO_INDEX, row, row)
        entry = self._rows.pop(row)
        self.endRemoveRows()
        self.edited.emit()
        return entry

    def move(self, row: int, step: int) -> int:
        """Move a row up or down and return where it is."""
        to = row + step
        if not (0 <= row < len(self._rows) and 0 <= to < len(self._rows)):
            return row
        self.beginMoveRows(NO_INDEX, row, row, NO_INDEX, to + 1 if step > 0 else to)
        self._rows.insert(to, self._rows.pop(row))
        self.endMoveRows()
        self.edited.emit()
        return to

    def read(self, column: int, text: str) -> object:
        """Return what a typed or pasted text means in a column; the text itself where it names no term."""
        text, about = text.strip(), self.columns[column]
        if not text:
            return None
        if about.kind is EntryKind.TERM:
            return meant(about.terms, text, self.texts) or text
        if about.kind is EntryKind.RECORD:
            known = about.suggest(text) if about.suggest else ()
            same = [entry for entry in known if fold(entry.title) == fold(text)]
            return same[0] if len(same) == 1 else Suggestion("", text)
        return text

    def entry(self, row: int) -> Entry:
        """Return a row, the empty one with the defaults it would begin with."""
        return dict(self._row(row))

    def said(self, row: int, column: int) -> str:
        """Return a cell's text as it is opened for writing."""
        say = self.columns[column].say
        return say(self._row(row), self.texts) if say else self.text(self.value(row, column))

    def cell(self, row: int, column: int) -> Cell:
        """Return what a cell shows while it is not being written."""
        about, blank = self.columns[column], self.is_blank(row)
        shown = about.show(self._row(row), self.texts) if about.show and not blank else None
        if shown is not None:
            return shown
        text = self.text(self.value(row, column))
        if text:
            return Cell(text, strong=about.strong, quiet=blank)
        if blank and about.read_only:
            return Cell()
        title = about.placeholder or about.title
        return Cell(self.texts(title, **about.facts) if blank else about.empty, quiet=True)

    def text(self, value: object) -> str:
        """Return a value as it is shown and edited."""
        if isinstance(value, Term):
            return self.texts(value.label)
        return value.title if isinstance(value, Suggestion) else str(value or "")

    # ------------------------------------------------------------------------------------------ Qt

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        """All rows and the empty one."""
        return 0 if parent.isValid() else len(self._rows) + 1

    def columnCount(self, parent: Index = NO_INDEX) -> int:
        """How many columns there are."""
        return 0 if parent.isValid() else len(self.columns)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Every cell can be written, unless its column says otherwise."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return flags if self.columns[index.column()].read_only else flags | Qt.ItemFlag.ItemIsEditable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's contract
        """Answer what the delegate and a screen reader ask."""
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.EditRole:
            return self.said(index.row(), index.column())
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            cell = self.cell(index.row(), index.column())
            return "" if cell.quiet else cell.spoken or cell.plain
        if role == Qt.ItemDataRole.ToolTipRole:
            cell = self.cell(index.row(), index.column())
            return plain(cell.tooltip or (cell.plain if len(cell.plain) > LONG else "")) or None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(self.columns[index.column()].align.value | Qt.AlignmentFlag.AlignVCenter)
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:  # noqa: ANN401
        """Write what an editor or a screen reader hands over: a value, or a text to be read."""
        if not index.isValid() or role != Qt.ItemDataRole.EditRole:
            return False
        read = (
            self.read(index.column(), value)
            if isinstance(value, str) and not isinstance(value, Term)
            else value
        )
        self.put(index.row(), index.column(), read)
        return True

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401 - Qt's contract
        """Say the titles."""
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        about = self.columns[section]
        return self.texts(about.title, **about.facts) if role == Qt.ItemDataRole.DisplayRole else None

    def _row(self, row: int) -> Entry:
        return self._rows[row] if row < len(self._rows) else self._defaults(list(self._rows))

    def _insert(self, row: int, entry: Entry) -> None:
        self.beginInsertRows(NO_INDEX, row, row)
        self._rows.insert(row, dict(entry))
        self.endInsertRows()

    def _changed(self, row: int) -> None:
        # The defaults of the empty row may follow the row above it.
        last = len(self._rows)
        self.dataChanged.emit(self.index(row, 0), self.index(max(row, last), len(self.columns) - 1))
        self.edited.emit()

    def _say(self) -> None:
        self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows), len(self.columns) - 1))
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.columns) - 1)
