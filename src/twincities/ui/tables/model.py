"""The model of a table of records: fed with ids in their order, it fetches the rows it shows a page at a time."""

from __future__ import annotations

from array import array
from collections import OrderedDict
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from twincities.ui.tables.columns import Cell
from twincities.ui.tips import plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from twincities.ui.tables.columns import Column
    from twincities.ui.texts import Texts

Row = TypeVar("Row")
Index = QModelIndex | QPersistentModelIndex
PAGE = 32
"""Rows fetched at a time: about what a screen shows. A key in the search box waits for as many, so no more."""
PAGES_KEPT = 96
FETCHED_TOGETHER = 480
"""Rows fetched at a time by what reads them without showing them."""
NO_INDEX = QModelIndex()
WAITING = Cell()
CellRole = int(Qt.ItemDataRole.UserRole)
IdRole = CellRole + 1
# Each paint asks for a dozen roles per cell; those we never answer are refused first.
ANSWERED = frozenset(
    int(role)
    for role in (
        Qt.ItemDataRole.DisplayRole,
        Qt.ItemDataRole.ToolTipRole,
        Qt.ItemDataRole.AccessibleTextRole,
        Qt.ItemDataRole.TextAlignmentRole,
    )
) | {CellRole, IdRole}


class RecordModel(QAbstractTableModel, Generic[Row]):
    """Rows in the order of the ids it is given; it never sorts, filters or counts itself."""

    def __init__(
        self,
        texts: Texts,
        columns: Sequence[Column[Row]],
        fetch: Callable[[Sequence[int]], Sequence[Row | None]],
        parent: QObject | None = None,
    ) -> None:
        """`fetch` returns one row per id, in the same order, None for a record that is gone."""
        super().__init__(parent)
        self._texts = texts
        self.columns = tuple(columns)
        self._fetch = fetch
        self._ids: array[int] = array("q")
        self._pages: OrderedDict[int, list[tuple[Cell, ...]]] = OrderedDict()
        self._rows: dict[int, list[Row | None]] = {}
        texts.changed.connect(self.refresh)

    @property
    def ids(self) -> array[int]:
        """The ids in their order."""
        return self._ids

    def set_ids(self, ids: Iterable[int]) -> None:
        """Show other records, or the same in another order."""
        self.beginResetModel()
        self._ids = ids if isinstance(ids, array) else array("q", ids)
        self._forget()
        self.endResetModel()

    def extend(self, ids: Iterable[int]) -> bool:
        """Show more records after those that are shown; False, and nothing is done, where they are others."""
        wanted, known = ids if isinstance(ids, array) else array("q", ids), len(self._ids)
        if not 0 < known < len(wanted) or wanted[:known] != self._ids:
            return False
        self.beginInsertRows(NO_INDEX, known, len(wanted) - 1)
        self._ids = wanted
        self._pages.pop(known // PAGE, None)
        self._rows.pop(known // PAGE, None)
        self.endInsertRows()
        return True

    def refresh(self) -> None:
        """Fetch again what is shown: the same records with other values, or in another language."""
        self._forget()
        if self._ids:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._ids) - 1, len(self.columns) - 1))
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.columns) - 1)

    def row(self, number: int) -> Row | None:
        """Return the record in a row."""
        self._page(number // PAGE)
        return self._rows[number // PAGE][number % PAGE]

    def cells(self, number: int) -> tuple[Cell, ...]:
        """Return the cells of a row."""
        return self._page(number // PAGE)[number % PAGE]

    def many_cells(self, numbers: Sequence[int]) -> Iterator[tuple[Cell, ...]]:
        """Return the cells of many rows that need not be shown."""
        for start in range(0, len(numbers), FETCHED_TOGETHER):
            ids = array("q", [self._ids[number] for number in numbers[start : start + FETCHED_TOGETHER]])
            yield from self._read(ids)[1]

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        """How many records there are."""
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: Index = NO_INDEX) -> int:
        """How many columns there are."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's contract
        """Answer the few roles the delegate and a screen reader ask for."""
        if role not in ANSWERED or not index.isValid():
            return None
        if role == IdRole:
            return self._ids[index.row()]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(self.columns[index.column()].align.value | Qt.AlignmentFlag.AlignVCenter)
        cell = self.cells(index.row())[index.column()]
        return cell if role == CellRole else _said(cell, role)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401 - Qt's contract
        """Say the titles."""
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        column = self.columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._texts(column.title, **column.facts)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(column.align.value | Qt.AlignmentFlag.AlignVCenter)
        return None

    def _page(self, number: int) -> list[tuple[Cell, ...]]:
        page = self._pages.get(number)
        if page is None:
            rows, page = self._read(self._ids[number * PAGE : (number + 1) * PAGE])
            self._pages[number], self._rows[number] = page, rows
            if len(self._pages) > PAGES_KEPT:
                oldest, _ = self._pages.popitem(last=False)
                del self._rows[oldest]
        return page

    def _read(self, ids: Sequence[int]) -> tuple[list[Row | None], list[tuple[Cell, ...]]]:
        rows = list(self._fetch(ids))
        gone = tuple(WAITING for _ in self.columns)
        cells = [
            gone if row is None else tuple(column.cell(row, self._texts) for column in self.columns)
            for row in rows
        ]
        return rows, cells

    def _forget(self) -> None:
        self._pages.clear()
        self._rows.clear()


def _said(cell: Cell, role: int) -> str | None:
    if role == Qt.ItemDataRole.ToolTipRole:
        return plain(cell.tooltip) or None
    spoken = role == Qt.ItemDataRole.AccessibleTextRole and cell.spoken
    return cell.spoken if spoken else cell.plain
