"""What a person does with the records of a list: open, delete with undo, see the past, copy, and the menu of it all."""

from __future__ import annotations

from abc import abstractmethod
from functools import partial
from typing import TYPE_CHECKING, Any, Generic

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QMenu, QWidget

from twincities.i18n import NP_
from twincities.ui.furniture.menus import fill_menu
from twincities.ui.tables.feed import Q, R
from twincities.ui.tables.record_table import SORT, THEN
from twincities.ui.theme.appearance import look
from twincities.ui.theme.tokens import Space

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from enum import StrEnum

    from twincities.domain.changes import Changed
    from twincities.domain.keys import Key
    from twincities.i18n import Message
    from twincities.ui.context import Context
    from twincities.ui.furniture.menus import Entry
    from twincities.ui.tables.feed import Feed
    from twincities.ui.tables.record_table import RecordTable

MANY = 50
"""Deleting more than these leaves the main thread."""
HISTORY = "history"


class Deeds(QObject, Generic[Q, R]):
    """Acts on the rows that are chosen in the table; `sort_wanted` and `then_wanted` are the page's to answer.

    A list says its noun, on which page a record is opened, what deleting means, and what the menu holds.
    """

    sort_wanted = Signal(object)
    then_wanted = Signal(object)
    noun = ""
    page = ""
    sorts: Sequence[tuple[StrEnum, Message]] = ()

    def __init__(self, context: Context, feed: Feed[Q, R], table: RecordTable[R], parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._feed = feed
        self._table = table
        self._parent = parent

    # ---------------------------------------------------------------------------------- what is meant

    def key_of(self, row: R) -> Key:
        """Return the key of a line's record."""
        key: Key = row.key  # type: ignore[attr-defined] # every list's lines carry it
        return key

    def rows_of(self, ids: Sequence[int]) -> list[R]:
        """Return the lines of some records, without those gone meanwhile."""
        return [row for row in self._feed.rows(ids) if row is not None]

    def chosen_rows(self, most: int) -> list[R]:
        """Return at most so many of the selected lines, the current one where none is selected."""
        chosen = self._table.selected_ids()[:most]
        current = self._table.current_id()
        if not chosen and current is not None:
            chosen = [current]
        return self.rows_of(chosen)

    def current(self) -> R | None:
        """Return the line under the keyboard."""
        return self._table.current_row() if self._table.model_.ids else None

    # ------------------------------------------------------------------------------------------ deeds

    @abstractmethod
    def new(self) -> None:
        """Begin a new record."""

    def open_it(self) -> None:
        """Open the current record."""
        row = self.current()
        if row is not None:
            self._context.open(self.page, self.key_of(row))

    def edit(self) -> None:
        """Change the current record: where it is opened, unless it is changed elsewhere."""
        self.open_it()

    def open_history(self) -> None:
        """Show what happened to the current record."""
        row = self.current()
        if row is not None:
            self._context.open(HISTORY, f"{self.noun}:{self.key_of(row)}")

    @abstractmethod
    def delete(self, ids: Sequence[int]) -> None:
        """Take records out of the list, with the way back."""

    # ------------------------------------------------------------------------------------------- menu

    @abstractmethod
    def entries(self) -> Sequence[Entry]:
        """Return what the list's own menu holds, before history, copying and deleting."""

    def menu_at_row(self) -> None:
        """Open the menu beside the current row: for the Menu key and Shift+F10 as for the mouse."""
        rect = self._table.visualRect(self._table.selectionModel().currentIndex())
        spot = QPoint(rect.left() + look().px(Space.XXL), rect.bottom())
        self.menu().popup(self._table.viewport().mapToGlobal(spot))

    def menu_below(self, button: QWidget) -> None:
        """Open the menu below a button."""
        self.menu().popup(button.mapToGlobal(QPoint(0, button.height())))

    def menu(self) -> QMenu:
        """Return what can be done with the current record."""
        menu = QMenu(self._parent)
        menu.aboutToHide.connect(menu.deleteLater)
        entries: tuple[Entry, ...] = (
            *self.entries(),
            (NP_("menu", "History"), self.open_history, ""),
            (NP_("menu", "Copy"), self._table.copy, "Ctrl+C"),
            (NP_("menu", "Delete"), lambda: self.delete(self._table.selected_ids()), "Delete"),
        )
        fill_menu(menu, self._context.texts, entries)
        self.add_orders(menu)
        return menu

    def add_orders(self, menu: QMenu) -> None:
        """Add the orders of the list, and those of what the first one leaves equal."""
        query: Any = self._feed.query
        order = menu.addMenu(self._context.texts(SORT))
        others = [(sort, message) for sort, message in self.sorts if sort is not query.sort]
        self._fill_orders(order, self.sorts, self.sort_wanted.emit)
        order.addSeparator()
        self._fill_orders(order.addMenu(self._context.texts(THEN)), others, self.then_wanted.emit)

    def _fill_orders(
        self, menu: QMenu, sorts: Sequence[tuple[StrEnum, Message]], act: Callable[[StrEnum], object]
    ) -> None:
        fill_menu(menu, self._context.texts, [(message, partial(act, sort), "") for sort, message in sorts])


class RecordDeeds(Deeds[Q, R]):
    """Acts on rows that are records: to delete them puts them into the bin, which `deleted` says."""

    deleted: Message

    @abstractmethod
    def delete_keys(self, services: Any, keys: Sequence[Key]) -> Changed:  # noqa: ANN401 - wiring.Services
        """Put records into the bin, all of them or none; runs off the main thread where they are many."""

    def delete(self, ids: Sequence[int]) -> None:
        """Put records into the bin, with the way back."""
        services = self._context.services
        keys = [self.key_of(row) for row in self.rows_of(ids)]
        if not keys:
            return

        def done(changed: Changed) -> None:
            self._context.apply(changed, self.deleted, count=len(keys))

        if len(keys) <= MANY:
            try:
                changed = self.delete_keys(services, keys)
            except Exception as error:  # noqa: BLE001 - said in the window
                self._context.fail(error)
                return
            done(changed)
        else:
            self._context.tasks.run(
                lambda _job: self.delete_keys(services, keys),
                done,
                self._context.fail,
                owner=self,
            )
