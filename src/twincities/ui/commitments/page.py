"""The Commitments page: promises in groups of what is urgent; ticked off, given a deadline and a side in place."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import Qt, Signal

from twincities.domain.changes import Topic
from twincities.domain.keys import Key
from twincities.i18n import N_, NN_, NP_
from twincities.services.ledger_filter import LedgerGroup, LedgerQuery, LedgerSort
from twincities.services.list_order import Order, orders
from twincities.ui.commitments.columns import ledger_columns
from twincities.ui.commitments.deeds import LedgerDeeds
from twincities.ui.commitments.filters import LedgerFilters
from twincities.ui.commitments.listing import GroupedLedger, Heading
from twincities.ui.commitments.opening import DRAFT_OF, NEW_OF
from twincities.ui.commitments.preview import LedgerSide
from twincities.ui.commitments.table import LedgerTable
from twincities.ui.forms.side_draft import tell_nowhere
from twincities.ui.forms.suggestions import Suggestion
from twincities.ui.furniture.buttons import Button
from twincities.ui.furniture.emptiness import EmptyState
from twincities.ui.joining import BESIDE
from twincities.ui.keys import bind
from twincities.ui.papers.beside import PaperBeside, PaperPage
from twincities.ui.papers.wishes import commitments_wish
from twincities.ui.status import Status
from twincities.ui.tables.absence import AbsenceWords
from twincities.ui.tables.feed import Feed
from twincities.ui.tables.list_frame import ListWords
from twincities.ui.tables.list_keys import COPY_KEY, SEARCH_KEY
from twincities.ui.theme.appearance import look
from twincities.ui.theme.icons import Icon

if TYPE_CHECKING:
    from array import array
    from collections.abc import Callable, Sequence
    from enum import StrEnum

    from twincities.services.ledger import LedgerRow
    from twincities.ui.commitments.promise_panel import PromisePanel
    from twincities.ui.context import Context
    from twincities.ui.key_overlay import Legend
    from twincities.ui.papers.wishes import PaperWish
    from twincities.ui.tables.columns import Column
    from twincities.ui.tables.record_table import RecordTable

TITLE = NP_("page", "Commitments")
DONE = NP_("button", "Done")
NEW = NP_("button", "New commitment")
OPEN = NN_("{count} open", "{count} open")
OVERDUE = NN_("{count} overdue", "{count} overdue")
SELECTED = NN_("{count} commitment selected", "{count} commitments selected")
WORDS = ListWords(
    TITLE,
    N_("Who promised what by when"),
    AbsenceWords(
        Icon.COMMITMENT,
        first_use=N_("No promises are recorded"),
        first_use_detail=N_(
            "A commitment arises from the outcomes of a visit; one that no visit raised is written down here."
        ),
        new=NEW,
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
    ("Ctrl+N", NP_("what a key does", "New commitment without a visit")),
    ("F2", NP_("what a key does", "Edit the commitment")),
    ("Ctrl+Shift+D", NP_("what a key does", "Done on a later visit")),
    ("Alt+W", NP_("what a key does", "Waits for the partner, or in progress again")),
    ("Ctrl+T", NP_("what a key does", "Deadline: a date, or +30")),
    ("Ctrl+Shift+T", NP_("what a key does", "Whose side it is on")),
    ("Return", NP_("what a key does", "Open the visit it was promised on")),
    ("Left", NP_("what a key does", "Fold the group; → opens it")),
    ("Right", NP_("what a key does", "See the sentence it comes from")),
    SEARCH_KEY,
    ("Alt+C", NP_("what a key does", "Filter by partnership")),
    ("Alt+D", NP_("what a key does", "Filter by side")),
    ("Alt+S", NP_("what a key does", "Filter by state")),
    ("Alt+L", NP_("what a key does", "Filter by deadline")),
    ("Alt+R", NP_("what a key does", "Filter by who is responsible")),
    ("Delete", NP_("what a key does", "Drop: no longer waited for, with undo")),
    ("Ctrl+E", NP_("what a key does", "Ledger as a document")),
    COPY_KEY,
)
ROOM = 480
"""Width of the page from which on title and main action have room, in the design's pixels."""
OPEN_GROUPS = (LedgerGroup.OVERDUE, LedgerGroup.NO_DEADLINE, LedgerGroup.AHEAD)


class LedgerBeside(PaperBeside[LedgerQuery, "LedgerRow | Heading"]):
    """Follows the ledger; `written` carries the key of a promise that its form wrote."""

    written = Signal(object)

    def __init__(
        self,
        context: Context,
        feed: Feed[LedgerQuery, LedgerRow | Heading],
        table: RecordTable[LedgerRow | Heading],
        deeds: LedgerDeeds,
        today: Callable[[], date],
        change_settings: Callable[..., object] | None,
    ) -> None:
        self.side = LedgerSide(context.texts, deeds.edit)
        self.form: PromisePanel | None = None
        super().__init__(context, feed, table, deeds, self.side, today=today, change_settings=change_settings)

    def wishes(self, _chosen: list[int]) -> tuple[Sequence[PaperWish], str]:
        """Offer the ledger of all commitments under these conditions, whatever their group."""
        ledger = commitments_wish(self._feed.query)
        return (ledger,), ledger.code

    def close_upper(self) -> bool:
        """Close the form, or the panel for papers; what was typed stays."""
        if self.form is not None and self.currentWidget() is self.form:
            self.end_form()
            return True
        return super().close_upper()

    def begin_form(self, row: LedgerRow | None, partnership: Suggestion | None = None) -> None:
        """Show the form of a promise, of a new one without a row."""
        from twincities.ui.commitments.promise_panel import PromisePanel  # noqa: PLC0415 - when first wanted

        if self.form is None:
            self.form = PromisePanel(self._context, self._today)
            self.form.close_wanted.connect(self.end_form)
            self.form.written.connect(self.written)
            self.addWidget(self.form)
        if row is None:
            self.form.begin_new(partnership)
        else:
            self.form.begin(row)
        self.setCurrentWidget(self.form)
        self.form.focus_first()

    def end_form(self) -> None:
        """Give the place back to the preview."""
        if self.form is not None:
            self.form.leave()
        self.setCurrentWidget(self._side)
        self.left.emit()

    def show_record(self, row: LedgerRow | Heading) -> None:
        """Show a promise; a heading is none."""
        if not isinstance(row, Heading):
            self.side.show_promise(row, self._today())


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
        beside = LedgerBeside(context, feed, table, deeds, today, change_settings)
        self.done_button = Button(
            context.texts, DONE, icon=Icon.ACCEPT, key="Space", bind=False, on_click=deeds.tick_chosen
        )
        self.assemble(deeds, beside, (self.done_button,))
        self.calm = EmptyState(context.texts, Icon.OK, ALL_KEPT, ALL_KEPT_DETAIL)
        self._main_stack.addWidget(self.calm)
        # The list needs the width; → or Ctrl+I brings the preview.
        self.body.begin_closed()
        table.ticked.connect(deeds.tick)
        table.fold_wanted.connect(self.fold)
        beside.written.connect(self._choose_written)
        self._listen(deeds)

    def _listen(self, deeds: LedgerDeeds) -> None:
        deeds.new_wanted.connect(self.begin_new)
        deeds.edit_wanted.connect(self.begin_edit)
        for key, act in (
            ("Ctrl+T", deeds.ask_due),
            ("Ctrl+Shift+T", deeds.ask_side),
            ("Ctrl+Shift+D", deeds.ask_closing),
            ("Alt+W", deeds.wait),
        ):
            bind(self, key, act)

    def make_table(self, columns: Sequence[Column[LedgerRow | Heading]]) -> RecordTable[LedgerRow | Heading]:
        """Return the table with headings."""
        return LedgerTable(
            self.context.texts, columns, self.feed.rows, lambda: self.folded, lambda: self.body.shown
        )

    def _fold(self) -> None:
        super()._fold()
        for button in (self.report_button, self.done_button):
            button.setVisible(not self._narrow)
        # Where not even the title has room, Ctrl+N does it.
        self.new_button.setVisible(self.width() >= look().px(ROOM))

    # ---------------------------------------------------------------------------------------- form

    def begin_new(self, partnership: Key | None = None) -> None:
        """Begin a promise that no visit raised, of a partnership where that is known."""
        tie = None
        if partnership is not None:
            tie = Suggestion(partnership, self.filters.record_title("partnership", partnership))
        elif self.filters.query.partnership is not None:
            key = self.filters.query.partnership
            tie = Suggestion(key, self.filters.record_title("partnership", key))
        self.body.show_side(shown=True)
        cast("LedgerBeside", self.beside).begin_form(None, tie)

    def setFocus(self, *reason: Any) -> None:  # noqa: ANN401 - Qt's overloads
        """Begin in the form where one was asked for, else in the table."""
        beside = cast("LedgerBeside", self.beside)
        if beside.form is not None and beside.currentWidget() is beside.form:
            beside.form.focus_first()
        else:
            super().setFocus(*reason)

    def begin_edit(self, row: LedgerRow) -> None:
        """Show all that is said of a promise, to be changed."""
        self.body.show_side(shown=True)
        cast("LedgerBeside", self.beside).begin_form(row)

    # -------------------------------------------------------------------------------------- groups

    def fold(self, group: LedgerGroup, folded: bool) -> None:
        """Show the heading of a group alone, or its promises again."""
        self.folded = self.folded | {group} if folded else self.folded - {group}
        self._wanted_heading = group
        self.feed.ask_again()

    def open_record(self, key: str) -> None:
        """Show one promise, opening its group; "new:KEY" begins one of a partnership.

        "draft:KEY" and "draft:new" show the form that a draft is kept of.
        """
        begun, _, partnership = key.partition(":")
        if begun == NEW_OF:
            self.begin_new(Key(partnership) if partnership else None)
            return
        if begun == DRAFT_OF:
            if partnership == NEW_OF:
                self.begin_new()
                return
            key = partnership
            self._begin_draft(Key(key))
        self.folded = frozenset()
        super().open_record(key)

    def _begin_draft(self, key: Key) -> None:
        """Show the form of a promise that a draft is kept of."""
        ledger = self.context.services.ledger
        number = ledger.id_of(key)
        rows = ledger.rows([number], self.feed.viewer) if number is not None else ()
        for row in rows:
            self.begin_edit(row)
        if not rows:
            tell_nowhere(self.context, f"{DRAFT_OF}:{key}")

    def leave(self) -> None:
        """Put the draft of a promise away; nothing is asked."""
        form = cast("LedgerBeside", self.beside).form
        if form is not None:
            form.leave()

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

    def _choose_written(self, key: Key) -> None:
        """Put the keyboard on what was just written, where the conditions show it."""
        self._wanted = key
        if self.feed.live:
            self.feed.ask_again()

    # --------------------------------------------------------------------------------- what is said

    def sort(self, by: StrEnum, *, descending: bool, then: Order[Any] | None = None) -> None:
        """Put what is equally urgent into another order; what is urgent leads in each group all the same."""
        second = then if by is LedgerSort.DUE else Order(by, descending)
        asked, down = (LedgerSort(second.by), second.descending) if second else (None, False)
        self._put_in_order(replace(self.filters.query, then=asked, then_descending=down))

    def _show_sort(self) -> None:
        """Show arrows only where a second order stands: the groups say themselves that what is urgent leads."""
        if len(orders(self.filters.query)) > 1:
            super()._show_sort()
        else:
            self.table.show_sorts(())

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
