"""What a page of records is laid out in: a head with its actions and views, and the list under its filters."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QStackedWidget, QWidget

from twincities.ui.furniture.headers import PageHeader
from twincities.ui.furniture.labels import rule
from twincities.ui.furniture.layouts import column, row
from twincities.ui.tables.absence import Absence
from twincities.ui.theme.tokens import Space

if TYPE_CHECKING:
    from array import array
    from collections.abc import Sequence

    from twincities.i18n import Message
    from twincities.ui.furniture.buttons import Button
    from twincities.ui.tables.absence import AbsenceWords
    from twincities.ui.tables.feed import Repair
    from twincities.ui.tables.filter_bar import FilterBar
    from twincities.ui.tables.record_table import RecordTable
    from twincities.ui.tables.views import SavedViews
    from twincities.ui.texts import Texts


@dataclass(frozen=True, slots=True)
class ListWords:
    """What a list calls itself, and what it says where no rows are."""

    title: Message
    context: Message
    absence: AbsenceWords


class ListHead(QWidget):
    """Title, a line of context and the actions; of these the main one comes last, the views before it."""

    def __init__(
        self, texts: Texts, title: Message, context: Message, views: SavedViews, actions: Sequence[Button]
    ) -> None:
        super().__init__()
        self._context = context
        self._views = views
        self.setProperty("pane", True)
        self.header = PageHeader(texts, title)
        self.say_context()
        for action in (*actions[:-1], views.button, actions[-1]):
            self.header.add_action(action)
        row(self, (Space.PAGE, Space.M, Space.PAGE, Space.M)).addWidget(self.header)

    def say_context(self) -> None:
        """Say under the title which view is shown, else what the list is."""
        caption = self._views.caption()
        if caption is None:
            self.header.say_context(self._context)
        else:
            self.header.say_context(caption[0], **caption[1])


class ListBody(QFrame):
    """The filters, and below them the table or what stands in its place; `freed` tells that conditions were dropped."""

    freed = Signal()

    def __init__(
        self, texts: Texts, words: AbsenceWords, filters: FilterBar[Any], table: RecordTable[Any]
    ) -> None:
        super().__init__()
        self.setProperty("panel", "surface")
        filters.setProperty("pane", True)
        table.setProperty("pane", True)
        self._filters = filters
        self._table = table
        self.absence = Absence(texts, words)
        self.absence.drop_wanted.connect(self._drop_condition)
        self.absence.reset_wanted.connect(self._reset)
        self.stack = QStackedWidget()
        self.stack.addWidget(table)
        self.stack.addWidget(self.absence)
        layout = column(self)
        layout.addWidget(filters)
        layout.addWidget(rule())
        layout.addWidget(self.stack, 1)

    @property
    def shows_table(self) -> bool:
        """Whether the table itself is shown."""
        return self.stack.currentWidget() is self._table

    def show_table(self) -> None:
        """Show the table as it is."""
        self.stack.setCurrentWidget(self._table)

    def show_ids(self, ids: array[int]) -> bool:
        """Show rows where the table has been scrolled to; True where they only go on from those shown."""
        extended = self._table.extend_ids(ids)
        if not extended:
            bar = self._table.verticalScrollBar()
            at = bar.value()
            self._table.set_ids(ids)
            bar.setValue(at)
        self.show_table()
        return extended

    def show_none(self) -> bool:
        """Say that there are no rows; True where conditions exclude them."""
        excluded = bool(self._filters.query.without_each())
        if excluded:
            self.absence.show_not_found()
        else:
            self.absence.show_first_use()
        self.stack.setCurrentWidget(self.absence)
        return excluded

    def show_repair(self, repair: Repair[Any] | None) -> None:
        """Name the condition that excludes most, where there is one."""
        if repair is not None:
            self.absence.show_repair(repair, self._filters.condition(repair.condition))

    def show_error(self, error: Exception) -> None:
        """Say that the register did not answer."""
        self.absence.show_error(error)
        self.stack.setCurrentWidget(self.absence)

    def _drop_condition(self) -> None:
        repair = self.absence.repair
        if repair is not None:
            self._filters.drop(repair.condition)
            self.freed.emit()

    def _reset(self) -> None:
        self._filters.reset()
        self.freed.emit()
