"""Where the columns of a table stand, how wide, and which are seen: what a person has chosen, and what has room."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtCore import QObject, Signal

from twincities.services.views import ColumnLook
from twincities.ui.tables.drawing import cell_width
from twincities.ui.tables.fitting import Wanted, fitted
from twincities.ui.tables.model import PAGE
from twincities.ui.theme.appearance import look

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from PySide6.QtWidgets import QTableView

    from twincities.ui.tables.columns import Cell
    from twincities.ui.tables.header import Header
    from twincities.ui.tables.model import RecordModel

Row = TypeVar("Row")


class ColumnPlacing(QObject, Generic[Row]):
    """Places the columns of a table.

    `changed` tells that a person put, moved or widened them; `hidden_changed` that others are hidden now.
    """

    changed = Signal()
    hidden_changed = Signal()

    def __init__(self, table: QTableView, header: Header, model: RecordModel[Row]) -> None:
        super().__init__(table)
        self._table, self._header, self._model = table, header, model
        self._columns = model.columns
        self._widths: dict[str, int] = {}
        self._put_away: frozenset[str] = frozenset()
        self.hidden: frozenset[str] = frozenset()
        """The columns that are not seen: put away, or without room just now."""
        self._kept: frozenset[str] = frozenset()
        self._placing = False
        header.sectionResized.connect(self._on_resized)
        header.sectionMoved.connect(self._on_moved)

    def keep(self, columns: Iterable[str]) -> None:
        """Let these columns never give way: a list is not read without what it is sorted by."""
        kept = frozenset(columns)
        if kept != self._kept:
            self._kept = kept
            self.fit()

    def fit(self) -> None:
        """Give every column its width; no title is cut; the least important hide where there is no room."""
        rows = [self._model.cells(row) for row in range(min(len(self._model.ids), PAGE))]
        wanted = [self._wanted(number, rows) for number in range(len(self._columns))]
        widths = fitted(wanted, self._table.viewport().width())
        self._placing = True
        for number, width in enumerate(widths):
            self._header.setSectionHidden(number, width is None)
            if width is not None:
                self._header.resizeSection(number, width)
        self._placing = False
        hidden = frozenset(self._columns[number].id for number, width in enumerate(widths) if width is None)
        if hidden != self.hidden:
            self.hidden = hidden
            self.hidden_changed.emit()

    def _wanted(self, number: int, rows: Sequence[Sequence[Cell]]) -> Wanted:
        theme, column = look(), self._columns[number]
        given = self._widths.get(column.id)
        if given is None:
            # A chip is never cut, nor is what a column shows whole; the first rows speak for the others.
            whole = {cells[number] for cells in rows if column.whole or cells[number].chip is not None}
            content = max(map(cell_width, whole), default=0) + sum(self._header.edges(number))
            width = max(theme.px(column.width), self._header.title_width(number), content)
        else:
            width = theme.px(given)
        return Wanted(
            width,
            stretch=column.stretch and given is None,
            priority=column.priority,
            kept=column.id in self._kept,
            put_away=column.id in self._put_away,
        )

    def looks(self) -> tuple[ColumnLook, ...]:
        """Return how a person has put the columns, in their order; what has no room just now counts as shown."""
        order = sorted(range(len(self._columns)), key=self._header.visualIndex)
        ids = [self._columns[number].id for number in order]
        return tuple(ColumnLook(one, self._widths.get(one), one in self._put_away) for one in ids)

    def put(self, looks: Sequence[ColumnLook]) -> None:
        """Put the columns so; those not named follow as they were made, the first one stays and is never hidden."""
        ids = [column.id for column in self._columns]
        known = {one.id: one for one in looks if one.id in ids}
        rest = [one for one in ids if one not in known]
        order = [ids[0], *(one for one in (*known, *rest) if one != ids[0])]
        self._widths = {one.id: one.width for one in known.values() if one.width is not None}
        self._put_away = frozenset(one.id for one in known.values() if one.hidden and one.id != ids[0])
        self._placing = True
        for place, one in enumerate(order):
            self._header.moveSection(self._header.visualIndex(ids.index(one)), place)
        self.fit()
        self.changed.emit()

    def _on_moved(self, _section: int, _before: int, _after: int) -> None:
        if not self._placing:
            self.changed.emit()

    def _on_resized(self, section: int, _before: int, width: int) -> None:
        """Remember a width that a person has given."""
        if not self._placing and width:
            self._widths[self._columns[section].id] = round(width / look().scale)
            self.changed.emit()
