"""The Visits page: find visits, look at one, open, delete, copy, and take them onto paper."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFrame, QStackedWidget, QWidget

from twincities.domain.changes import Act, Topic
from twincities.domain.keys import Key
from twincities.i18n import N_, NP_
from twincities.services.visit_filter import VisitQuery, VisitSort
from twincities.ui.furniture.buttons import Button, ButtonKind
from twincities.ui.furniture.headers import PageHeader
from twincities.ui.furniture.labels import rule
from twincities.ui.furniture.layouts import column, row
from twincities.ui.keys import bind
from twincities.ui.status import Status
from twincities.ui.tables.columns import Sort
from twincities.ui.tables.record_table import RecordTable
from twincities.ui.theme.appearance import look
from twincities.ui.theme.icons import Icon
from twincities.ui.theme.tokens import Space, Width
from twincities.ui.visit_editor.drafts_strip import DraftsStrip
from twincities.ui.visits.absence import Absence
from twincities.ui.visits.beside import Beside
from twincities.ui.visits.columns import journal_columns
from twincities.ui.visits.deeds import Deeds
from twincities.ui.visits.feed import Feed
from twincities.ui.visits.filters import NAMES, FilterBar
from twincities.ui.visits.sideways import Sideways

if TYPE_CHECKING:
    from array import array
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QResizeEvent, QShowEvent

    from twincities.domain.changes import Changed
    from twincities.services.visits import VisitRow
    from twincities.ui.context import Context
    from twincities.ui.key_overlay import Legend
    from twincities.ui.papers.panel import PaperPanel
    from twincities.ui.visits.feed import Repair

TITLE = NP_("page", "Visits")
CONTEXT = N_("Journal of delegations sent and received")
SHOWN = N_("Shown {count} of {total}")
SELECTED = N_("Selected {count} of {total}")
NEW = NP_("button", "New visit")
REPORT = NP_("button", "Report")
FOUND_BY = "text:"
TOPICS = {Topic.VISITS, Topic.PLACES, Topic.PARTNERSHIPS, Topic.SETTINGS}
KEYS: tuple[Legend, ...] = (
    ("Return", NP_("what a key does", "Open the visit")),
    ("Ctrl+N", NP_("what a key does", "New visit")),
    ("Ctrl+F", NP_("what a key does", "Search; / does it too")),
    ("Alt+Y", NP_("what a key does", "Filter by year")),
    ("Alt+D", NP_("what a key does", "Filter by direction")),
    ("Alt+K", NP_("what a key does", "Filter by kind")),
    ("Alt+S", NP_("what a key does", "Filter by status")),
    ("Alt+C", NP_("what a key does", "Filter by place or partnership")),
    ("Ctrl+E", NP_("what a key does", "Report or journal as a document")),
    ("Space", NP_("what a key does", "Mark a row")),
    ("Delete", NP_("what a key does", "Delete, with undo")),
    ("Ctrl+C", NP_("what a key does", "Copy the rows with headers")),
    ("Shift+F10", NP_("what a key does", "What can be done with the visit")),
)


class VisitsPage(QWidget):
    """The journal; `today` and `change_settings` come from the program."""

    def __init__(
        self,
        context: Context,
        *,
        today: Callable[[], date] = date.today,
        change_settings: Callable[..., object] | None = None,
    ) -> None:
        super().__init__()
        self.context = context
        self._asked_of: object = None
        self._total: int | None = None
        self._wanted: Key | None = None
        self._narrow: bool | None = None
        self._hidden: frozenset[str] = frozenset()
        self._chosen = 0
        self.feed = Feed(context, today, self)
        main = self._build_main()
        self.deeds = Deeds(context, self.feed, self.table, self)
        self.beside = Beside(context, self.feed, self.table, self.deeds, today, change_settings)
        self.body = Sideways(context.texts, main, self.beside)
        self._build()
        self._connect()
        self._bind()
        self._show_sort()

    # ------------------------------------------------------------------------------------ building

    def _build(self) -> None:
        texts = self.context.texts
        outer = column(self)
        top = QWidget()
        top.setProperty("pane", True)
        line = row(top, (Space.PAGE, Space.M, Space.PAGE, Space.M))
        self.header = PageHeader(texts, TITLE)
        self.header.say_context(CONTEXT)
        self.report_button = Button(
            texts, REPORT, icon=Icon.EXPORT, key="Ctrl+E", bind=False, on_click=self.open_papers
        )
        self.new_button = Button(
            texts,
            NEW,
            ButtonKind.PRIMARY,
            icon=Icon.ADD,
            key="Ctrl+N",
            bind=False,
            on_click=self.deeds.new_visit,
        )
        self.header.add_action(self.report_button)
        self.header.add_action(self.new_button)
        line.addWidget(self.header)
        outer.addWidget(top)
        outer.addWidget(rule())
        self.drafts = DraftsStrip(self.context)
        outer.addWidget(self.drafts)
        outer.addWidget(self.body, 1)

    def _build_main(self) -> QWidget:
        texts = self.context.texts
        main = QFrame()
        main.setProperty("panel", "surface")
        layout = column(main)
        self.filters = FilterBar(self.context)
        self.filters.setProperty("pane", True)
        layout.addWidget(self.filters)
        layout.addWidget(rule())
        self.table: RecordTable[VisitRow] = RecordTable(
            texts, journal_columns(lambda: self._hidden), self.feed.rows
        )
        self.table.setProperty("pane", True)
        texts.say(self.table.setAccessibleName, TITLE)
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.absence = Absence(texts)
        self._main_stack = QStackedWidget()
        self._main_stack.addWidget(self.table)
        self._main_stack.addWidget(self.absence)
        layout.addWidget(self._main_stack, 1)
        return main

    def _connect(self) -> None:
        context, feed, table, side = self.context, self.feed, self.table, self.beside.side
        feed.answered.connect(self._on_answer)
        feed.counted.connect(self._on_total)
        feed.repair_found.connect(self._on_repair)
        feed.failed.connect(self._on_failure)
        self.filters.changed.connect(lambda query, typing: feed.ask(query, typing=typing))
        self.filters.leave_wanted.connect(self.focus_table)
        self.beside.left.connect(self.focus_table)
        table.selection_changed.connect(self._on_selection)
        table.opened.connect(lambda _id: self.deeds.open_visit())
        table.opened_in_window.connect(lambda _id: self.deeds.open_visit())
        table.sort_wanted.connect(self._on_sort)
        table.jump_wanted.connect(self._jump)
        table.delete_wanted.connect(self.deeds.delete)
        table.preview_wanted.connect(self._on_preview_key)
        table.customContextMenuRequested.connect(lambda _spot: self.deeds.menu_at_row())
        side.export_wanted.connect(self.open_papers)
        side.close_wanted.connect(self.toggle_side)
        self.deeds.paper_wanted.connect(self.open_papers)
        self.deeds.sort_wanted.connect(lambda by: self.sort(by, descending=by is VisitSort.START))
        self.absence.new_wanted.connect(self.deeds.new_visit)
        self.absence.drop_wanted.connect(self._drop_condition)
        self.absence.reset_wanted.connect(self._reset)
        self.absence.retry_wanted.connect(self.refresh)
        context.changed.connect(self._on_changed)
        context.texts.changed.connect(self._on_language)

    def _bind(self) -> None:
        for key, act in (
            ("Ctrl+N", self.deeds.new_visit),
            ("Ctrl+F", self.filters.focus_search),
            ("/", self.filters.focus_search),
            ("Ctrl+E", self.open_papers),
            ("Ctrl+P", self.open_papers),
            ("Ctrl+I", self.toggle_side),
            ("F2", self.deeds.open_visit),
            ("F5", self.refresh),
        ):
            bind(self, key, act)
        for name, (_message, key) in NAMES.items():
            bind(self, key, partial(self.filters.open_filter, name))
        bind(self.body.side, "Escape", self._leave_side)

    # --------------------------------------------------------------------------------- the window

    def keys(self) -> Sequence[Legend]:
        """Return the keys of this page, for F1."""
        return KEYS

    def open_record(self, key: str) -> None:
        """Show one visit, dropping conditions that hide it; "text:WORDS" shows the visits that hold them."""
        if key.startswith(FOUND_BY):
            self.filters.show_query(VisitQuery(text=key.removeprefix(FOUND_BY)))
            self._show_sort()
            return
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
        if self._main_stack.currentWidget() is self.table:
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
            if self.table.current_id() is None and self.table.model_.ids:
                self.table.choose_row(0)
        else:
            self.filters.focus_search()

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
        self.drafts.refresh()
        if self.feed.live:
            self.feed.restart(self.filters.query)
        else:
            self.table.set_loading()

    def refresh(self) -> None:
        """Read again what is shown."""
        self._main_stack.setCurrentWidget(self.table)
        self.table.refresh()
        self.feed.ask_again(count=True)
        self.beside.refresh()

    def _fold(self) -> None:
        narrow = self.window().width() < look().px(Width.NARROW_BELOW)
        if narrow is not self._narrow:
            self._narrow = narrow
            self.filters.set_narrow(narrow=narrow)
            self._say_count()
        QTimer.singleShot(0, self, self._follow_columns)

    def _follow_columns(self) -> None:
        """Let the second line take in what the table has hidden."""
        columns = self.table.model_.columns
        hidden = frozenset(one.id for number, one in enumerate(columns) if self.table.isColumnHidden(number))
        if hidden != self._hidden:
            self._hidden = hidden
            self.table.refresh()

    # ------------------------------------------------------------------------------------ answers

    def _on_answer(self, ids: array[int], whole: bool) -> None:
        bar = self.table.verticalScrollBar()
        at = bar.value()
        self.table.set_ids(ids)
        bar.setValue(at)
        self._main_stack.setCurrentWidget(self.table)
        self._choose_wanted(whole=whole)
        if self.table.current_id() is None and ids:
            self.table.choose_row(0)
        if whole:
            self._on_whole(len(ids))
        self.beside.refresh()

    def _on_whole(self, count: int) -> None:
        self._say_count()
        if count:
            return
        self.beside.refresh()
        if self.filters.query.without_each():
            self.absence.show_not_found()
            self.feed.look_for_repair()
        else:
            self.absence.show_first_use()
        self._main_stack.setCurrentWidget(self.absence)

    def _choose_wanted(self, *, whole: bool) -> None:
        if self._wanted is None:
            return
        number = self.context.services.visits.id_of(self._wanted)
        if (number is not None and self.table.select_id(number)) or whole:
            self._wanted = None

    def _on_total(self, total: int) -> None:
        self._total = total
        self._say_count()

    def _on_repair(self, repair: Repair | None) -> None:
        if repair is not None:
            self.absence.show_repair(repair, self.filters.condition(repair.condition))

    def _on_failure(self, error: Exception) -> None:
        self.absence.show_error(error)
        self._main_stack.setCurrentWidget(self.absence)

    def _drop_condition(self) -> None:
        repair = self.absence.repair
        if repair is not None:
            self.filters.drop(repair.condition)
            self.focus_table()

    def _reset(self) -> None:
        self.filters.reset()
        self.focus_table()

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
            self.header.say_context(CONTEXT)
        self._say_selection()

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
        self.sort(VisitSort(sorts[-1].column), descending=sorts[-1].descending)

    def sort(self, by: VisitSort, *, descending: bool) -> None:
        """Put the journal into another order."""
        self.filters.show_query(replace(self.filters.query, sort=by, descending=descending))
        self._show_sort()

    def _show_sort(self) -> None:
        query = self.filters.query
        self.table.show_sorts((Sort(query.sort.value, query.descending),))

    def _jump(self, typed: str) -> None:
        found = self.feed.first_of(typed) if self.feed.live else None
        if found is not None:
            self.table.select_id(found)

    def _on_changed(self, changed: Changed) -> None:
        if not changed.topics & TOPICS:
            return
        if changed.act is Act.CREATE and Topic.VISITS in changed.topics:
            self._wanted = changed.key
        if self.feed.live and self._asked_of is self.context.services:
            self.refresh()

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
        if shown and self.body.shown:
            self.beside.side.focus_inside()
        self.body.show_side(shown=shown)

    def _leave_side(self) -> None:
        if self.beside.on_paper and self.papers is not None:
            self.papers.close_it()
            return
        if not self.body.wide:
            self.body.show_side(shown=False)
        self.focus_table()

    @property
    def papers(self) -> PaperPanel | None:
        """The panel for papers, once it was wanted."""
        return self.beside.papers

    def open_papers(self) -> None:
        """Put the visit, or the journal as it is shown, onto paper."""
        if self.feed.live:
            self.body.show_side(shown=True)
            self.beside.begin_paper()
