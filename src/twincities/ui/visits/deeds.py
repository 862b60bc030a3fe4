"""What a person does with the visits of the journal: open, begin another, delete with undo, see the past, copy."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from twincities.i18n import NN_, NP_
from twincities.services.visit_filter import VisitSort
from twincities.ui.theme.appearance import look
from twincities.ui.theme.tokens import Space

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from twincities.domain.changes import Changed
    from twincities.domain.keys import Key
    from twincities.i18n import Message
    from twincities.services.visits import VisitRow
    from twincities.ui.context import Context
    from twincities.ui.tables.record_table import RecordTable
    from twincities.ui.visits.feed import Feed

DELETED = NN_("{count} visit deleted", "{count} visits deleted")
MANY = 50
"""Deleting more than these leaves the main thread."""
EDITOR, HISTORY = "visit-editor", "history"
SORTS: tuple[tuple[VisitSort, Message], ...] = (
    (VisitSort.START, NP_("order of the journal", "By date")),
    (VisitSort.HOST, NP_("order of the journal", "By host")),
    (VisitSort.SENDING, NP_("order of the journal", "By sending party")),
    (VisitSort.KIND, NP_("order of the journal", "By kind")),
    (VisitSort.OCCASION, NP_("order of the journal", "By occasion")),
    (VisitSort.STATUS, NP_("order of the journal", "By status")),
)


class Deeds(QObject):
    """Acts on the rows that are chosen in the table; `paper_wanted` and `sort_wanted` are the page's to answer."""

    paper_wanted = Signal()
    sort_wanted = Signal(object)

    def __init__(self, context: Context, feed: Feed, table: RecordTable[VisitRow], parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._feed = feed
        self._table = table
        self._page = parent

    # ---------------------------------------------------------------------------------- what is meant

    def rows_of(self, ids: Sequence[int]) -> list[VisitRow]:
        """Return the lines of some visits, without those gone meanwhile."""
        return [row for row in self._feed.rows(ids) if row is not None]

    def chosen_rows(self, most: int) -> list[VisitRow]:
        """Return at most so many of the selected lines, the current one where none is selected."""
        chosen = self._table.selected_ids()[:most]
        current = self._table.current_id()
        if not chosen and current is not None:
            chosen = [current]
        return self.rows_of(chosen)

    # ------------------------------------------------------------------------------------------ deeds

    def new_visit(self) -> None:
        """Begin a new visit in the editor."""
        if self._feed.live:
            self._context.open(EDITOR, "")

    def new_like_this(self) -> None:
        """Begin a new visit of the same partnership."""
        row = self._table.current_row()
        if row is None:
            return
        partnership = self._context.services.visits.open(row.key).record.partnership
        self._context.open(EDITOR, f"partnership:{partnership}" if partnership else "")

    def open_visit(self) -> None:
        """Open the current visit in the editor."""
        row = self._table.current_row() if self._table.model_.ids else None
        if row is not None:
            self._context.open(EDITOR, row.key)

    def open_history(self) -> None:
        """Show what happened to the current visit."""
        row = self._table.current_row()
        if row is not None:
            self._context.open(HISTORY, f"visit:{row.key}")

    def delete(self, ids: Sequence[int]) -> None:
        """Put visits into the bin, with the way back."""
        visits = self._context.services.visits
        keys: list[Key] = [row.key for row in self.rows_of(ids)]
        if not keys:
            return

        def done(changed: Changed) -> None:
            self._context.apply(changed, DELETED, count=len(keys))

        if len(keys) <= MANY:
            try:
                changed = visits.delete_visits(keys)
            except Exception as error:  # noqa: BLE001 - said in the window
                self._context.fail(error)
                return
            done(changed)
        else:
            self._context.tasks.run(
                lambda _job: visits.delete_visits(keys), done, self._context.fail, owner=self, lane="delete"
            )

    # ------------------------------------------------------------------------------------------- menu

    def menu_at_row(self) -> None:
        """Open the menu beside the current row: for the Menu key and Shift+F10 as for the mouse."""
        rect = self._table.visualRect(self._table.selectionModel().currentIndex())
        spot = QPoint(rect.left() + look().px(Space.XXL), rect.bottom())
        self.menu().popup(self._table.viewport().mapToGlobal(spot))

    def menu_below(self, button: QWidget) -> None:
        """Open the menu below a button."""
        self.menu().popup(button.mapToGlobal(QPoint(0, button.height())))

    def menu(self) -> QMenu:
        """Return what can be done with the current visit."""
        menu = QMenu(self._page)
        menu.aboutToHide.connect(menu.deleteLater)
        entries: tuple[tuple[Message, Callable[[], object], str], ...] = (
            (NP_("menu", "Open"), self.open_visit, "Return"),
            (NP_("menu", "New visit of the same partnership"), self.new_like_this, ""),
            (NP_("menu", "Report…"), self.paper_wanted.emit, "Ctrl+E"),
            (NP_("menu", "History"), self.open_history, ""),
            (NP_("menu", "Copy"), self._table.copy, "Ctrl+C"),
            (NP_("menu", "Delete"), lambda: self.delete(self._table.selected_ids()), "Delete"),
        )
        for message, act, key in entries:
            self._add(menu, message, act, key)
        order = menu.addMenu(self._context.texts(NP_("menu", "Order")))
        for sort, message in SORTS:
            self._add(order, message, partial(self.sort_wanted.emit, sort), "")
        return menu

    def _add(self, menu: QMenu, message: Message, act: Callable[[], object], key: str) -> None:
        # The key is told, not bound: the table answers it already. A tab sets it off as menus do.
        words = self._context.texts(message)
        action = menu.addAction(f"{words}\t{_native(key)}" if key else words)
        # Qt hands over whether the entry is checked, which no act asks for.
        action.triggered.connect(lambda _checked=False: act())


def _native(key: str) -> str:
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
