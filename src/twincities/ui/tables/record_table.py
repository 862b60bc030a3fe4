"""The table of records: any number of them, worked by keyboard, fed by a page that asks the services."""

from __future__ import annotations

from array import array
from contextlib import suppress
from typing import TYPE_CHECKING, ClassVar, Generic, TypeVar

from PySide6.QtCore import QEvent, QItemSelectionModel, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAction,
    QContextMenuEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu

from twincities.i18n import NP_, with_plain_spaces
from twincities.ui.furniture.emptiness import paint_skeleton
from twincities.ui.tables.column_placing import ColumnPlacing
from twincities.ui.tables.columns import Sort
from twincities.ui.tables.drawing import CellDelegate
from twincities.ui.tables.header import Header
from twincities.ui.tables.model import RecordModel
from twincities.ui.tables.staying import StayingTable
from twincities.ui.theme.appearance import look
from twincities.ui.theme.tokens import Height, Time

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from PySide6.QtCore import QItemSelection

    from twincities.ui.tables.columns import Column
    from twincities.ui.texts import Texts

Row = TypeVar("Row")
SORT = NP_("menu", "Sort")
THEN = NP_("menu", "Then")
MOST_COPIED = 10_000
FEW = 20
"""Records up to which looking for each is faster than looking at every row."""


class RecordTable(StayingTable, Generic[Row]):
    """Shows records by id; sorting, finding and deleting are asked of the page, which asks the services."""

    current_changed = Signal(object)
    selection_changed = Signal(list)
    opened = Signal(object)
    opened_in_window = Signal(object)
    sort_wanted = Signal(object)
    jump_wanted = Signal(str)
    delete_wanted = Signal(list)
    preview_wanted = Signal(bool)
    menu_wanted = Signal(object)
    in_card: ClassVar[bool] = False
    """Whether its outer columns stand below a card's title."""

    def __init__(
        self,
        texts: Texts,
        columns: Sequence[Column[Row]],
        fetch: Callable[[Sequence[int]], Sequence[Row | None]],
        *,
        two_lines: bool = True,
    ) -> None:
        """`fetch` as in RecordModel; `two_lines` gives rows the height of two lines."""
        super().__init__()
        self.model_ = RecordModel(texts, columns, fetch, self)
        self._texts = texts
        self._columns = tuple(columns)
        self._two_lines = two_lines
        self._sorts: tuple[Sort, ...] = ()
        self._loading = True
        self._skeleton = False
        self._typed = ""
        self._header = Header(self, [column.align for column in columns], self.staying, in_card=self.in_card)
        self.setHorizontalHeader(self._header)
        self.setModel(self.model_)
        self.setItemDelegate(CellDelegate(self))
        self._set_up_view()
        self._header.setFirstSectionMovable(False)
        self._header.sectionClicked.connect(self._on_header)
        self.placing = ColumnPlacing(self, self._header, self.model_)
        # What has no room in a column of its own may stand in the second line of another.
        self.placing.hidden_changed.connect(self.refresh, Qt.ConnectionType.QueuedConnection)
        selection = self.selectionModel()
        selection.currentRowChanged.connect(lambda *_: self.current_changed.emit(self.current_id()))
        selection.selectionChanged.connect(self._on_selection)
        self.doubleClicked.connect(lambda index: self.opened.emit(self.model_.ids[index.row()]))
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.timeout.connect(self._show_skeleton)
        self._wait.start(Time.SKELETON_AFTER)
        texts.changed.connect(self.placing.fit)
        look().follow(self, self._scale)

    def _set_up_view(self) -> None:
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setCornerButtonEnabled(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    # ------------------------------------------------------------------------------------ feeding

    def set_ids(self, ids: Iterable[int]) -> None:
        """Show these records in this order; the selection and the current record stay, by identity."""
        chosen, current = set(self.selected_ids()), self.current_id()
        at = self.selectionModel().currentIndex().row()
        self._loading = self._skeleton = False
        self._wait.stop()
        self.model_.set_ids(ids)
        self._restore(chosen, current, at)
        self.placing.fit()
        self.viewport().update()

    def extend_ids(self, ids: Iterable[int]) -> bool:
        """Show more records below those shown, which are not fetched again; False where these are others."""
        return not self._loading and self.model_.extend(ids)

    def refresh(self) -> None:
        """Fetch again what is shown."""
        self.model_.refresh()

    def set_loading(self) -> None:
        """Nothing is known yet: after a moment, show grey rows unless records already stand here."""
        if not self.model_.ids:
            self._loading = True
            self._wait.start(Time.SKELETON_AFTER)

    def show_sorts(self, sorts: Sequence[Sort]) -> None:
        """Say how the database sorted."""
        self._sorts = tuple(sorts)
        self.placing.keep(sort.column for sort in sorts)
        places = {column.id: number for number, column in enumerate(self._columns)}
        self._header.show_sorts({places[sort.column]: sort for sort in sorts if sort.column in places})

    # ---------------------------------------------------------------------------------- selection

    def current_id(self) -> int | None:
        """Return the id of the record under the keyboard."""
        index = self.selectionModel().currentIndex()
        return self.model_.ids[index.row()] if index.isValid() else None

    def current_row(self) -> Row | None:
        """Return the record under the keyboard."""
        index = self.selectionModel().currentIndex()
        return self.model_.row(index.row()) if index.isValid() else None

    def selected_ids(self) -> list[int]:
        """Return the selected records in the order of the table."""
        selection = self.selectionModel().selection()
        parts = [selection.at(number) for number in range(selection.count())]
        ids, chosen, next_row = self.model_.ids, array("q"), 0
        # By rows, each row once; a hundred thousand of them are copied as a piece.
        for top, bottom in sorted({(part.top(), part.bottom()) for part in parts}):
            chosen.extend(ids[max(top, next_row) : bottom + 1])
            next_row = max(next_row, bottom + 1)
        return chosen.tolist()

    def choose_row(self, row: int) -> None:
        """Select one row alone. Qt's own `selectRow` would add to the selection while Ctrl is still held."""
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        self.selectionModel().setCurrentIndex(self.model_.index(row, 0), flags)

    def select_id(self, record: int) -> bool:
        """Select one record and bring it into view; False where it is not shown."""
        try:
            row = self.model_.ids.index(record)
        except ValueError:
            return False
        self.choose_row(row)
        self.scrollTo(self.model_.index(row, 0))
        return True

    def _restore(self, chosen: set[int], current: int | None, at: int) -> None:
        ids = self.model_.ids
        if not ids:
            return
        flags = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
        if 0 < len(chosen) <= MOST_COPIED:
            for row in _places(ids, chosen):
                self.selectionModel().select(self.model_.index(row, 0), flags)
        if current is not None and not self._make_current(current) and at >= 0:
            # The record is gone: the next one takes its place under the keyboard.
            self.choose_row(min(at, len(ids) - 1))
        elif len(ids) == 1:
            self.choose_row(0)

    def _make_current(self, record: int) -> bool:
        try:
            row = self.model_.ids.index(record)
        except ValueError:
            return False
        index = self.model_.index(row, 0)
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
        return True

    # ----------------------------------------------------------------------------------- keyboard

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Work the list by keys: open, mark, delete, copy, preview."""
        key, control = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        current = self.current_id()
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and current is not None:
            (self.opened_in_window if control else self.opened).emit(current)
        elif key == Qt.Key.Key_Space and current is not None and not self._typing:
            toggle = QItemSelectionModel.SelectionFlag.Toggle | QItemSelectionModel.SelectionFlag.Rows
            self.selectionModel().select(self.selectionModel().currentIndex(), toggle)
        elif key == Qt.Key.Key_Delete and self.selected_ids():
            self.delete_wanted.emit(self.selected_ids())
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right) and not event.modifiers():
            self.preview_wanted.emit(key == Qt.Key.Key_Right)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End) and not control and self.model_.ids:
            self._go_to_end(first=key == Qt.Key.Key_Home, event=event)
        else:
            super().keyPressEvent(event)

    def take_key(self, key: int) -> None:
        """Do what a key does that was pressed for the table before the keyboard was there."""
        if self.hasFocus():
            self.keyPressEvent(QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier))

    def keyboardSearch(self, search: str) -> None:
        """Ask the page for the first record whose name begins so: only the database knows them all."""
        self._typed = self._typed + search
        self.jump_wanted.emit(self._typed)
        QTimer.singleShot(1000, self, self._forget_typed)

    @property
    def _typing(self) -> bool:
        return bool(self._typed)

    def _forget_typed(self) -> None:
        self._typed = ""

    def _go_to_end(self, *, first: bool, event: QKeyEvent) -> None:
        extend = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        row = 0 if first else len(self.model_.ids) - 1
        column = max(0, self.selectionModel().currentIndex().column())
        flag = QItemSelectionModel.SelectionFlag
        rows = flag.Rows | (flag.SelectCurrent if extend else flag.ClearAndSelect)
        self.selectionModel().setCurrentIndex(self.model_.index(row, column), rows)

    def copy(self) -> None:
        """Copy the selected rows with their headers, as a spreadsheet takes them."""
        shown = [number for number in range(len(self._columns)) if not self.isColumnHidden(number)]
        shown.sort(key=self._header.visualIndex)
        lines = ["\t".join(str(self.model_.headerData(n, Qt.Orientation.Horizontal)) for n in shown)]
        rows = sorted({i.row() for i in self.selectionModel().selectedRows()})[:MOST_COPIED]
        lines += [
            "\t".join(cells[n].plain.replace("\t", " ").replace("\n", " ") for n in shown)
            for cells in self.model_.many_cells(rows)
        ]
        QGuiApplication.clipboard().setText(with_plain_spaces("\n".join(lines)))

    # -------------------------------------------------------------------------------------- looks

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the columns to another width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.placing.fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the rows, or grey ones while nothing is known."""
        super().paintEvent(event)
        if self._skeleton:
            painter = QPainter(self.viewport())
            paint_skeleton(
                painter, self.viewport().rect().toRectF(), self.verticalHeader().defaultSectionSize()
            )
            painter.end()

    def _on_header(self, section: int) -> None:
        column = self._columns[section]
        if not column.sortable:
            return
        add = bool(QGuiApplication.keyboardModifiers() & Qt.KeyboardModifier.ShiftModifier)
        self.sort_wanted.emit(self.next_sorts(column.id, add=add))

    def next_sorts(self, column: str, *, add: bool = False) -> tuple[Sort, ...]:
        """Return the order a click on a column asks for: turned round if it is one already, the second with `add`."""
        before = next((sort for sort in self._sorts if sort.column == column), None)
        wanted = Sort(column, descending=before is not None and not before.descending)
        if not add:
            return (wanted,)
        if before is not None:
            return tuple(wanted if sort is before else sort for sort in self._sorts)
        return (*self._sorts[:1], wanted)

    def sort_actions(self, *, add: bool = False) -> list[QAction]:
        """Return one entry per column that can sort, for the menu: what a click on its title does, or with Shift."""
        leading = self._sorts[0].column if add and self._sorts else None
        actions = []
        for number, column in enumerate(self._columns):
            if not column.sortable or self.isColumnHidden(number) or column.id == leading:
                continue
            action = QAction(str(self.model_.headerData(number, Qt.Orientation.Horizontal)), self)
            wanted = self.next_sorts(column.id, add=add)
            action.triggered.connect(lambda _checked, wanted=wanted: self.sort_wanted.emit(wanted))
            actions.append(action)
        return actions

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Show the menu of the current record (Shift+F10): what the page offers, then the orders."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.menu_wanted.emit(menu)
        actions = self.sort_actions()
        if actions:
            menu.addSeparator()
            orders = menu.addMenu(self._texts(SORT))
            _hand_over(actions, orders)
            if self._sorts:
                orders.addSeparator()
                _hand_over(self.sort_actions(add=True), orders.addMenu(self._texts(THEN)))
        if not menu.isEmpty():
            menu.popup(event.globalPos())

    def _on_selection(self, _selected: QItemSelection, _deselected: QItemSelection) -> None:
        self.selection_changed.emit(self.selected_ids())

    def _show_skeleton(self) -> None:
        if self._loading:
            self._skeleton = True
            self.viewport().update()

    def _scale(self) -> None:
        height = Height.ROW_TWO_LINES if self._two_lines else Height.ROW
        self.verticalHeader().setDefaultSectionSize(look().px(height))
        self.verticalHeader().setMinimumSectionSize(look().px(Height.ROW))
        if self.model_.columns:
            self.placing.fit()


def _hand_over(actions: Iterable[QAction], menu: QMenu) -> None:
    for action in actions:
        action.setParent(menu)
        menu.addAction(action)


def _places(ids: array[int], chosen: set[int]) -> list[int]:
    """Return the rows of the chosen records that are still there."""
    if len(chosen) > FEW:
        return [row for row, record in enumerate(ids) if record in chosen]
    found = []
    for record in chosen:
        with suppress(ValueError):
            found.append(ids.index(record))
    return found
