"""A page that lists records: find, filter, sort, look at one beside the list, open, delete, work by keyboard."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar, Generic

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from twincities.domain.changes import Act, Topic
from twincities.domain.keys import Key
from twincities.i18n import N_
from twincities.services.list_order import Order, orders, reordered
from twincities.ui.furniture.buttons import new_button
from twincities.ui.furniture.drafts_strip import DraftsStrip
from twincities.ui.furniture.labels import rule
from twincities.ui.furniture.layouts import column
from twincities.ui.keys import bind
from twincities.ui.merged import asked_today
from twincities.ui.status import Status
from twincities.ui.tables.columns import Sort
from twincities.ui.tables.feed import Q, R
from twincities.ui.tables.list_frame import ListBody, ListHead
from twincities.ui.tables.list_keys import SIDEWAYS_KEY, VIEWS_KEY
from twincities.ui.tables.record_table import RecordTable
from twincities.ui.tables.sideways import Sideways
from twincities.ui.tables.views import SavedViews
from twincities.ui.theme.appearance import look
from twincities.ui.theme.tokens import Width

if TYPE_CHECKING:
    from array import array
    from collections.abc import Sequence
    from enum import StrEnum

    from PySide6.QtGui import QResizeEvent, QShowEvent

    from twincities.domain.changes import Changed
    from twincities.ui.context import Context
    from twincities.ui.furniture.buttons import Button
    from twincities.ui.key_overlay import Legend
    from twincities.ui.tables.beside import Beside
    from twincities.ui.tables.columns import Column
    from twincities.ui.tables.deeds import Deeds
    from twincities.ui.tables.feed import Feed
    from twincities.ui.tables.filter_bar import FilterBar
    from twincities.ui.tables.list_frame import ListWords
    from twincities.ui.tables.views import BuiltIn

SHOWN = N_("Shown {count} of {total}")
SELECTED = N_("Selected {count} of {total}")


class ListPage(QWidget, Generic[Q, R]):
    """The shared works of list pages.

    A list makes its feed, filters, columns, deeds and panel, hands them to `assemble`, and names its keys, the topic
    of its own records and the topics that change what it shows.
    """

    words: ClassVar[ListWords]
    legend: ClassVar[Sequence[Legend]]
    topic: ClassVar[Topic]
    topics: ClassVar[frozenset[Topic]]
    backwards: ClassVar[Sequence[StrEnum]] = ()
    """The orders that begin with what is last."""
    built_in: ClassVar[Sequence[BuiltIn]] = ()
    """Views that come with the program."""

    feed: Feed[Q, R]
    filters: FilterBar[Q]
    deeds: Deeds[Q, R]
    beside: Beside[Q, R]

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self._asked_of: object = None
        self._total: int | None = None
        self._wanted: Key | None = None
        self._narrow: bool | None = None
        self._chosen = 0
        self._begun = False

    # ------------------------------------------------------------------------------------ building

    def begin(self, feed: Feed[Q, R], filters: FilterBar[Q], columns: Sequence[Column[R]]) -> None:
        """Make the list itself, before what acts on it."""
        self.feed, self.filters = feed, filters
        texts = self.context.texts
        self.table = self.make_table(columns)
        texts.say(self.table.setAccessibleName, self.words.title)
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._main = ListBody(texts, self.words.absence, filters, self.table)
        self.absence, self._main_stack = self._main.absence, self._main.stack

    def make_table(self, columns: Sequence[Column[R]]) -> RecordTable[R]:
        """Return the table, for a list with one of its own kind."""
        return RecordTable(self.context.texts, columns, self.feed.rows)

    def hidden(self) -> frozenset[str]:
        """Return the columns that the table has no room for just now."""
        return self.table.placing.hidden

    def assemble(
        self,
        deeds: Deeds[Q, R],
        beside: Beside[Q, R],
        actions: Sequence[Button] = (),
        editor: str = "",
    ) -> None:
        """Put the page together; `editor` is the page that opens the drafts that are offered on top of the list.

        The main one of the actions in its header, to begin a record, comes last.
        """
        texts, words, new = self.context.texts, self.words, self.words.absence.new
        self.deeds, self.beside = deeds, beside
        self.drafts = DraftsStrip(self.context, deeds.noun, editor, new) if editor else None
        self.new_button = new_button(texts, new, deeds.new)
        self.body = Sideways(texts, self._main, beside)
        self.views = SavedViews(self.context, self.topic.value, self.built_in, self.filters, self.table, self)
        self._head = ListHead(texts, words.title, words.context, self.views, (*actions, self.new_button))
        self.header = self._head.header
        outer = column(self)
        outer.addWidget(self._head)
        outer.addWidget(rule())
        if self.drafts is not None:
            outer.addWidget(self.drafts)
        outer.addWidget(self.body, 1)
        self._connect()
        self._bind()
        self._show_sort()

    def _connect(self) -> None:
        context, feed, table = self.context, self.feed, self.table
        feed.answered.connect(self._on_answer)
        feed.counted.connect(self._on_total)
        feed.repair_found.connect(self._main.show_repair)
        feed.failed.connect(self._main.show_error)
        self.filters.changed.connect(lambda query, typing: feed.ask(query, typing=typing))
        self.filters.leave_wanted.connect(self._leave_search)
        self.views.changed.connect(self._on_view)
        self.views.ordered.connect(self._show_sort)
        self.beside.left.connect(self.focus_table)
        self.beside.close_wanted.connect(self.toggle_side)
        table.selection_changed.connect(self._on_selection)
        table.opened.connect(lambda _id: self.deeds.open_it())
        table.opened_in_window.connect(lambda _id: self.deeds.open_it())
        table.sort_wanted.connect(self._on_sort)
        table.jump_wanted.connect(self._jump)
        table.delete_wanted.connect(self.deeds.delete)
        table.preview_wanted.connect(self._on_preview_key)
        table.customContextMenuRequested.connect(lambda _spot: self.deeds.menu_at_row())
        self.deeds.sort_wanted.connect(lambda by: self.sort(by, descending=self.begins_descending(by)))
        self.deeds.then_wanted.connect(self._sort_then)
        self.absence.new_wanted.connect(self.deeds.new)
        self._main.freed.connect(self.focus_table)
        self.absence.retry_wanted.connect(self.refresh)
        context.changed.connect(self._on_changed)
        context.texts.changed.connect(self._on_language)

    def _bind(self) -> None:
        for key, act in (
            ("Ctrl+N", self.deeds.new),
            ("Ctrl+F", self.filters.focus_search),
            ("/", self.filters.focus_search),
            ("Ctrl+I", self.toggle_side),
            ("F2", self.deeds.edit),
            ("F5", self.refresh),
        ):
            bind(self, key, act)
        for name, key in self.filters.keys().items():
            bind(self, key, partial(self.filters.open_filter, name))
        bind(self.body.side, "Escape", self._leave_side)

    def begins_descending(self, by: StrEnum) -> bool:
        """Tell whether an order begins with what is last."""
        return by in self.backwards

    # --------------------------------------------------------------------------------- the window

    def keys(self) -> Sequence[Legend]:
        """Return the keys of this page, for F1."""
        return (*self.legend, SIDEWAYS_KEY, VIEWS_KEY)

    def show_query(self, query: Q) -> None:
        """Show what another page asks for."""
        self._begun = True
        self.views.leave()
        self.filters.show_query(query)
        self._show_sort()

    def open_record(self, key: str) -> None:
        """Show one record, dropping conditions that hide it."""
        self._wanted = Key(key)
        if self.filters.query.without_each():
            self.filters.reset()
        elif self.feed.live:
            self.feed.ask_again()

    def setFocus(self, *_reason: Any) -> None:  # noqa: ANN401 - Qt's overloads
        """Begin in the table, or where one can begin."""
        self.focus_table()
        self._say_selection()

    def focus_table(self) -> None:
        """Put the focus into the table; without rows into the search box."""
        if self._main.shows_table:
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
            if self.table.current_id() is None and self.table.model_.ids:
                self.table.choose_row(0)
        else:
            self.filters.focus_search()

    def _leave_search(self, key: int) -> None:
        """Go to the rows that answer what was typed; a key that follows before they are there is meant for them."""
        if self.feed.expected:
            self.feed.when_answered(partial(self.table.take_key, key))
        else:
            self.feed.when_answered(self.focus_table)

    def showEvent(self, event: QShowEvent) -> None:
        """Ask a register that was opened meanwhile."""
        super().showEvent(event)
        self._fold()
        if self.context.services is not self._asked_of:
            self.go_live()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold what has no room."""
        super().resizeEvent(event)
        self._fold()

    def go_live(self) -> None:
        """Show another register: the one that has just been opened."""
        self._asked_of = self.context.services
        self._total = None
        if self.drafts is not None:
            self.drafts.refresh()
        if self.feed.live:
            if not self._begun:
                self._begun = True
                self.views.begin()
            self.feed.restart(self.filters.query)
        else:
            self.table.set_loading()

    def refresh(self) -> None:
        """Read again what is shown."""
        self._main.show_table()
        self.table.refresh()
        self.feed.ask_again(count=True)
        self.beside.refresh()

    def _fold(self) -> None:
        narrow = self.window().width() < look().px(Width.NARROW_BELOW)
        if narrow is not self._narrow:
            self._narrow = narrow
            self.filters.set_narrow(narrow=narrow)
            self.views.button.set_icon_only(icon_only=narrow)
            self._say_count()

    # ------------------------------------------------------------------------------------ answers

    def _on_answer(self, ids: array[int], whole: bool) -> None:
        extended = self._main.show_ids(ids)
        self._choose_wanted(whole=whole)
        if self.table.current_id() is None and ids:
            self.table.choose_row(0)
        if whole:
            self._on_whole(len(ids))
        if not extended:
            (self.beside.follow_typing if self.feed.typed else self.beside.refresh)()

    def _on_whole(self, count: int) -> None:
        self._say_count()
        if count:
            return
        self.beside.refresh()
        if self._main.show_none():
            self.feed.look_for_repair()

    def _choose_wanted(self, *, whole: bool) -> None:
        if self._wanted is None:
            return
        number = self.feed.listing.id_of(self._wanted)
        if (number is not None and self.table.select_id(number)) or whole:
            self._wanted = None

    def _on_total(self, total: int) -> None:
        self._total = total
        self._say_count()

    def _say_count(self) -> None:
        number, texts = self.context.texts.words.number, self.context.texts
        if self._total is None or not self.feed.whole:
            return
        count = number(len(self.table.model_.ids))
        said = {"count": count, "total": number(max(self._total, len(self.table.model_.ids)))}
        texts.say(self.filters.count.setText, SHOWN, **said)
        if self._narrow:
            self.header.say_context(SHOWN, **said)
        else:
            self.say_context()
        self._say_selection()

    def say_context(self) -> None:
        """Say under the title which view is shown, else what the list is."""
        self._head.say_context()

    def _on_view(self) -> None:
        if not self._narrow:
            self.say_context()

    def _say_selection(self) -> None:
        if not self.isVisible():
            return
        number = self.context.texts.words.number
        chosen = self._chosen if self.table.model_.ids else 0
        facts = {"count": number(chosen), "total": number(len(self.table.model_.ids))}
        self.context.status.emit(Status(SELECTED, facts))

    # ------------------------------------------------------------------------------------ choosing

    def _on_selection(self, ids: list[int]) -> None:
        self._chosen = len(ids)
        self._say_selection()

    def _on_sort(self, sorts: tuple[Sort, ...]) -> None:
        query: Any = self.filters.query
        kind = type(query.sort)
        first, *second = [Order(kind(one.column), one.descending) for one in sorts]
        self.sort(first.by, descending=first.descending, then=second[0] if second else None)

    def _sort_then(self, by: StrEnum) -> None:
        """Put what the first order leaves equal into another one; the same one again is turned round."""
        query: Any = self.filters.query
        down = not query.then_descending if query.then is by else self.begins_descending(by)
        self.sort(query.sort, descending=query.descending, then=Order(by, down))

    def sort(self, by: StrEnum, *, descending: bool, then: Order[Any] | None = None) -> None:
        """Put the list into another order; without `then` it has its own way with what stays equal."""
        self._put_in_order(reordered(self.filters.query, Order(by, descending), then))

    def _put_in_order(self, query: Q) -> None:
        self.filters.show_query(query)
        self._show_sort()

    def _show_sort(self) -> None:
        query: Any = self.filters.query
        self.table.show_sorts([Sort(one.by.value, one.descending) for one in orders(query)])

    def _jump(self, typed: str) -> None:
        found = self.feed.first_of(typed) if self.feed.live else None
        if found is not None:
            self.table.select_id(found)

    def _on_changed(self, changed: Changed) -> None:
        if not changed.topics & self.topics:
            return
        if changed.act is Act.CREATE and self.topic in changed.topics:
            self._wanted = changed.key
        if changed.act is Act.MERGE:
            self._follow_merged()
        if self.feed.live and self._asked_of is self.context.services:
            self.refresh()

    def _follow_merged(self) -> None:
        """Let a list of one place's records show those of the place that it was merged into."""
        query = asked_today(self.context, self.filters.query)
        if query != self.filters.query:
            self.filters.show_query(query)

    def _on_language(self) -> None:
        self._say_count()
        if self.feed.live:
            self.feed.ask_again()

    # ------------------------------------------------------------------------------------ the side

    def toggle_side(self) -> None:
        """Open or close the preview; the focus never stays on what is hidden."""
        self.body.show_side(shown=not self.body.shown)
        self.focus_table()

    def _on_preview_key(self, shown: bool) -> None:
        if shown:
            self.beside.catch_up()
        if shown and self.body.shown:
            self.beside.focus_inside()
        self.body.show_side(shown=shown)

    def _leave_side(self) -> None:
        if self.beside.close_upper():
            return
        if not self.body.wide:
            self.body.show_side(shown=False)
        self.focus_table()
