"""The Commitments page: promises in groups of what is urgent; ticked off, given a deadline and a side in place."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt

from twincities.domain.changes import Topic
from twincities.i18n import N_, NN_, NP_
from twincities.services.ledger_filter import LedgerGroup, LedgerQuery
from twincities.ui.commitments.columns import ledger_columns
from twincities.ui.commitments.deeds import LedgerDeeds
from twincities.ui.commitments.filters import LedgerFilters
from twincities.ui.commitments.listing import GroupedLedger, Heading
from twincities.ui.commitments.preview import LedgerSide
from twincities.ui.commitments.table import LedgerTable
from twincities.ui.furniture.buttons import Button, ButtonKind
from twincities.ui.furniture.emptiness import EmptyState
from twincities.ui.keys import bind
from twincities.ui.papers.beside import PaperBeside, PaperPage
from twincities.ui.papers.wishes import CommitmentsWish
from twincities.ui.status import Status
from twincities.ui.tables.absence import AbsenceWords
from twincities.ui.tables.feed import Feed
from twincities.ui.tables.list_page import ListWords
from twincities.ui.theme.appearance import look
from twincities.ui.theme.icons import Icon
from twincities.ui.visits.columns import BESIDE

if TYPE_CHECKING:
    from array import array
    from collections.abc import Callable, Sequence
    from enum import StrEnum

    from twincities.services.ledger import LedgerRow
    from twincities.ui.context import Context
    from twincities.ui.key_overlay import Legend
    from twincities.ui.papers.wishes import PaperWish
    from twincities.ui.tables.columns import Column
    from twincities.ui.tables.record_table import RecordTable

TITLE = NP_("page", "Commitments")
DONE = NP_("button", "Done")
DEADLINE = NP_("button", "Deadline")
SIDE = NP_("button", "Whose side")
OPEN = NN_("{count} open", "{count} open")
OVERDUE = NN_("{count} overdue", "{count} overdue")
SELECTED = NN_("{count} commitment selected", "{count} commitments selected")
WORDS = ListWords(
    TITLE,
    N_("Who promised what by when, as visits brought it"),
    AbsenceWords(
        Icon.COMMITMENT,
        first_use=N_("No promises are recorded"),
        first_use_detail=N_("A commitment arises from the outcomes of a visit: write it down there."),
        new=NP_("button", "New visit"),
        not_found=N_("No commitments under these conditions"),
        without=NN_(
            "Without the condition “{condition}” there would be {count} commitment.",
            "Without the condition “{condition}” there would be {count} commitments.",
        ),
        not_read=N_("The commitments could not be read"),
    ),
)
ALL_KEPT = N_("Nothing is waited for")
ALL_KEPT_DETAIL = N_("Every promise that was written down has been kept or dropped.")
KEYS: tuple[Legend, ...] = (
    ("Space", NP_("what a key does", "Done, or taken up again")),
    ("Ctrl+T", NP_("what a key does", "Deadline: a date, or +30")),
    ("Ctrl+Shift+T", NP_("what a key does", "Whose side it is on")),
    ("Return", NP_("what a key does", "Open the visit it was promised on")),
    ("Left", NP_("what a key does", "Fold the group; → opens it")),
    ("Right", NP_("what a key does", "See the sentence it comes from")),
    ("Ctrl+F", NP_("what a key does", "Search; / does it too")),
    ("Alt+C", NP_("what a key does", "Filter by partnership")),
    ("Alt+D", NP_("what a key does", "Filter by side")),
    ("Alt+S", NP_("what a key does", "Filter by state")),
    ("Delete", NP_("what a key does", "Drop: no longer waited for, with undo")),
    ("Ctrl+E", NP_("what a key does", "Ledger as a document")),
    ("Ctrl+C", NP_("what a key does", "Copy the rows with headers")),
)
ROOM = 480
"""Width of the page from which on title and main action have room, in the design's pixels."""
OPEN_GROUPS = (LedgerGroup.OVERDUE, LedgerGroup.NO_DEADLINE, LedgerGroup.AHEAD)


class LedgerBeside(PaperBeside[LedgerQuery, "LedgerRow | Heading"]):
    """Follows the ledger."""

    def __init__(
        self,
        context: Context,
        feed: Feed[LedgerQuery, LedgerRow | Heading],
        table: RecordTable[LedgerRow | Heading],
        deeds: LedgerDeeds,
        today: Callable[[], date],
        change_settings: Callable[..., object] | None,
    ) -> None:
        self.side = LedgerSide(context.texts)
        super().__init__(context, feed, table, deeds, self.side, today=today, change_settings=change_settings)

    def wishes(self, _chosen: list[int]) -> tuple[Sequence[PaperWish], str]:
        """Offer the ledger of all commitments under these conditions, whatever their group."""
        ledger = CommitmentsWish(self._feed.query)
        return (ledger,), ledger.code

    def show_record(self, row: LedgerRow | Heading) -> None:
        """Show a promise; a heading is none."""
        if not isinstance(row, Heading):
            self.side.preview.show_promise(row, self._today())


class CommitmentsPage(PaperPage[LedgerQuery, "LedgerRow | Heading"]):
    """The ledger; `today` comes from the program."""

    words = WORDS
    legend = KEYS
    topic = Topic.COMMITMENTS
    topics = frozenset({Topic.COMMITMENTS, Topic.PLACES, Topic.PARTNERSHIPS, Topic.SETTINGS})
    deeds: LedgerDeeds

    def __init__(
        self,
        context: Context,
        *,
        today: Callable[[], date] = date.today,
        change_settings: Callable[..., object] | None = None,
    ) -> None:
        super().__init__(context)
        texts = context.texts
        self.folded: frozenset[LedgerGroup] = frozenset()
        self._wanted_heading: LedgerGroup | None = None
        feed: Feed[LedgerQuery, LedgerRow | Heading] = Feed(
            context,
            today,
            lambda services: GroupedLedger(services.ledger, self.folded),
            LedgerQuery(),
            lambda _query: False,
            self,
        )
        self.begin(feed, LedgerFilters(context), ledger_columns(self.hidden, today))
        table = cast("LedgerTable", self.table)
        deeds = LedgerDeeds(context, feed, table, self, today)
        self.due_button = Button(
            texts, DEADLINE, icon=Icon.DEADLINE, key="Ctrl+T", bind=False, on_click=deeds.ask_due
        )
        self.side_button = Button(
            texts, SIDE, icon=Icon.PEOPLE, key="Ctrl+Shift+T", bind=False, on_click=deeds.ask_side
        )
        self.done_button = Button(
            texts,
            DONE,
            ButtonKind.PRIMARY,
            icon=Icon.ACCEPT,
            key="Space",
            bind=False,
            on_click=deeds.tick_chosen,
        )
        self.report_button = self.make_report_button()
        actions = (self.report_button, self.due_button, self.side_button, self.done_button)
        beside = LedgerBeside(context, feed, table, deeds, today, change_settings)
        self.assemble(deeds, beside, actions)
        self.calm = EmptyState(texts, Icon.OK, ALL_KEPT, ALL_KEPT_DETAIL)
        self._main_stack.addWidget(self.calm)
        # The list needs the width; → or Ctrl+I brings the preview.
        self.body.begin_closed()
        table.ticked.connect(deeds.tick)
        table.fold_wanted.connect(self.fold)
        for key, act in (("Ctrl+T", deeds.ask_due), ("Ctrl+Shift+T", deeds.ask_side)):
            bind(self, key, act)

    def make_table(self, columns: Sequence[Column[LedgerRow | Heading]]) -> RecordTable[LedgerRow | Heading]:
        """Return the table with headings."""
        return LedgerTable(
            self.context.texts, columns, self.feed.rows, lambda: self.folded, lambda: self.body.shown
        )

    def _fold(self) -> None:
        super()._fold()
        for button in (self.report_button, self.due_button, self.side_button):
            button.setVisible(not self._narrow)
        # Where not even the title has room, Space and the boxes do it.
        self.done_button.setVisible(self.width() >= look().px(ROOM))

    # -------------------------------------------------------------------------------------- groups

    def fold(self, group: LedgerGroup, folded: bool) -> None:
        """Show the heading of a group alone, or its promises again."""
        self.folded = self.folded | {group} if folded else self.folded - {group}
        self._wanted_heading = group
        self.feed.ask_again()

    def open_record(self, key: str) -> None:
        """Show one promise, opening its group."""
        self.folded = frozenset()
        super().open_record(key)

    def _on_answer(self, ids: array[int], whole: bool) -> None:
        super()._on_answer(ids, whole)
        if self._wanted_heading is not None:
            cast("LedgerTable", self.table).choose_heading(self._wanted_heading)
            if whole:
                self._wanted_heading = None

    def _on_whole(self, count: int) -> None:
        super()._on_whole(count)
        if not count and not self.filters.query.without_each():
            services = self.context.services
            if services is not None and not services.ledger.is_empty():
                self._main_stack.setCurrentWidget(self.calm)

    # --------------------------------------------------------------------------------- what is said

    def sort(self, by: StrEnum, *, descending: bool) -> None:
        """Keep the order: within a group it is that of the deadlines."""

    def _show_sort(self) -> None:
        """Show no arrows: no column leads."""

    def _say_count(self) -> None:
        counts = {one.group: one.count for one in cast("LedgerTable", self.table).headings()}
        texts = self.context.texts
        still_open = texts(OPEN, count=sum(counts.get(group, 0) for group in OPEN_GROUPS))
        overdue = texts(OVERDUE, count=counts.get(LedgerGroup.OVERDUE, 0))
        texts.say(self.filters.count.setText, BESIDE, first=still_open, second=overdue)
        if self._narrow:
            self.header.say_context(BESIDE, first=still_open, second=overdue)
        else:
            self.say_context()
        self._say_selection()

    def _say_selection(self) -> None:
        if self.isVisible():
            count = len(cast("LedgerTable", self.table).selected_ids())
            self.context.status.emit(Status(SELECTED, {"count": count}))

    def focus_table(self) -> None:
        """Put the focus into the list; where all is kept there is nothing to walk."""
        if self._main_stack.currentWidget() is self.calm:
            self.filters.search.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().focus_table()
