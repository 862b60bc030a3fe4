"""What a person does with promises: tick them off, give them a deadline and a side, go to where they were made."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from twincities.domain.keys import Key
from twincities.domain.partial_date import PartialDate
from twincities.domain.vocabularies import CommitmentStatus, Side
from twincities.i18n import N_, NN_, NP_
from twincities.services.ledger import LedgerRow
from twincities.services.ledger_filter import LedgerQuery, LedgerSort
from twincities.ui.commitments.columns import partner
from twincities.ui.commitments.listing import Heading
from twincities.ui.commitments.settling import ClosingSheet, DueSheet, open_at
from twincities.ui.errors import sentence
from twincities.ui.forms.suggestions import Suggestion
from twincities.ui.furniture.menus import fill_menu
from twincities.ui.tables.deeds import HISTORY, Deeds
from twincities.ui.texts import shortened

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from twincities.domain.changes import Changed
    from twincities.i18n import Message
    from twincities.ui.commitments.table import LedgerTable
    from twincities.ui.context import Context
    from twincities.ui.forms.ticks import FilterPopover
    from twincities.ui.furniture.menus import Entry
    from twincities.ui.tables.feed import Feed

EDITOR = "visit-editor"
PAGES = {"visit": EDITOR, "partnership": "partnership"}
DONE_ONE = N_("Done: “{text}”")
DONE = NN_("{count} commitment done", "{count} commitments done")
OPEN_ONE = N_("Taken up again: “{text}”")
OPEN = NN_("{count} commitment taken up again", "{count} commitments taken up again")
DROPPED = NN_("{count} commitment dropped", "{count} commitments dropped")
DUE_SET = N_("Deadline changed")
SIDE_SET = N_("Side changed")
STATUS_SET = NN_("State of {count} commitment changed", "State of {count} commitments changed")
NOT_SETTLED = NP_("side of a promise", "not settled")
STATE = NP_("menu", "State")
OPEN_STATES = (CommitmentStatus.NOT_STARTED, CommitmentStatus.IN_PROGRESS, CommitmentStatus.WAITING)
STATES = (*OPEN_STATES, CommitmentStatus.DONE, CommitmentStatus.DROPPED)


class LedgerDeeds(Deeds[LedgerQuery, "LedgerRow | Heading"]):
    """Acts on the promises that are chosen; each act corrects the visit and can be undone."""

    noun = "visit"
    page = EDITOR
    sorts = (
        (LedgerSort.DUE, NP_("order of commitments", "By deadline")),
        (LedgerSort.PARTNER, NP_("order of commitments", "By partner")),
        (LedgerSort.SIDE, NP_("order of commitments", "By side")),
        (LedgerSort.STATE, NP_("order of commitments", "By state")),
    )
    new_wanted = Signal()
    edit_wanted = Signal(object)

    def __init__(
        self,
        context: Context,
        feed: Feed[LedgerQuery, LedgerRow | Heading],
        table: LedgerTable,
        parent: QWidget,
        today: Callable[[], date],
    ) -> None:
        super().__init__(context, feed, table, parent)
        self._ledger_table = table
        self._today = today
        self.popover: FilterPopover | None = None

    # ---------------------------------------------------------------------------------- what is meant

    def key_of(self, row: LedgerRow | Heading) -> Key:
        """Return the key of the visit on which something was promised, else of the partnership that owes it."""
        if isinstance(row, Heading):
            raise TypeError(row)
        return row.origin[1]

    def current(self) -> LedgerRow | None:
        """Return the promise under the keyboard; a heading is none."""
        row = super().current()
        return None if row is None or isinstance(row, Heading) else row

    def chosen(self) -> list[LedgerRow]:
        """Return the selected promises, else the one under the keyboard."""
        ids = self._ledger_table.selected_ids()
        rows = [row for row in self.rows_of(ids) if isinstance(row, LedgerRow)]
        current = self.current()
        return rows or ([current] if current is not None else [])

    def open_it(self) -> None:
        """Open the visit on which it was promised, or the partnership that owes it without one."""
        row = self.current()
        if row is not None:
            noun, key = row.origin
            self._context.open(PAGES[noun], key)

    def open_history(self) -> None:
        """Show what happened to the record that holds it."""
        row = self.current()
        if row is not None:
            self._context.open(HISTORY, ":".join(row.origin))

    def new(self) -> None:
        """Ask for the form of a promise that no visit raised."""
        if self._feed.live:
            self.new_wanted.emit()

    def edit(self) -> None:
        """Ask for the form of the current promise."""
        row = self.current()
        if row is not None:
            self.edit_wanted.emit(row)

    def open_closing(self) -> None:
        """Open the visit that settled the current promise."""
        row = self.current()
        if row is not None and row.closed_in is not None:
            self._context.open(EDITOR, row.closed_in)

    # ------------------------------------------------------------------------------------------ done

    def tick(self, ids: Sequence[int]) -> None:
        """Mark promises as done; those that all are done already are taken up again."""
        rows = [row for row in self.rows_of(ids) if isinstance(row, LedgerRow)]
        if not rows:
            return
        keys = [row.key for row in rows]
        ledger = self._context.services.ledger
        if all(row.status is CommitmentStatus.DONE for row in rows):
            self._do(lambda: ledger.set_status(keys, CommitmentStatus.IN_PROGRESS), rows, OPEN_ONE, OPEN)
            return
        done = PartialDate.of(self._today())
        # What is done already keeps the day on which it was done.
        still = [row.key for row in rows if row.status is not CommitmentStatus.DONE]
        self._do(lambda: ledger.mark_done(still, done), rows, DONE_ONE, DONE, leaving=True)

    def tick_chosen(self) -> None:
        """Mark as done, or take up again, what is chosen."""
        self.tick([row.id for row in self.chosen()])

    def wait(self) -> None:
        """Say that promises wait for the partner; those that all do are in progress again."""
        rows = self.chosen()
        waiting = CommitmentStatus.WAITING
        all_wait = all(row.status is waiting for row in rows)
        self.set_status(CommitmentStatus.IN_PROGRESS if all_wait else waiting, rows)

    def ask_closing(self) -> None:
        """Ask on which later visit the chosen promises to the current one's partner were kept."""
        current = self.current()
        if current is None:
            return
        rows = [row for row in self.chosen() if row.partner == current.partner] or [current]
        services, texts = self._context.services, self._context.texts

        def suggest(typed: str) -> list[Suggestion]:
            found = services.ledger.closing_visits(current, typed, texts.words, self._today())
            return [Suggestion(one.key, one.title, one.subtitle) for one in found]

        sheet = ClosingSheet(texts, len(rows), partner(current, texts), suggest)
        popover = open_at(self._table, self._spot("text"), sheet)
        self.popover = popover

        def settle(entry: Suggestion) -> None:
            self._close_in(Key(entry.key), rows, popover)

        sheet.settled.connect(settle)

    def _close_in(self, visit: Key, rows: Sequence[LedgerRow], asked: FilterPopover) -> None:
        services, keys = self._context.services, [row.key for row in rows]

        def act() -> Changed:
            record = services.visits.open(visit).record
            changed: Changed = services.ledger.mark_done(keys, record.end or record.start, visit)
            return changed

        self._do(act, rows, DONE_ONE, DONE, leaving=True, asked=asked)

    def delete(self, ids: Sequence[int]) -> None:
        """Drop promises: they stay with their visit, and are no longer waited for."""
        rows = [row for row in self.rows_of(ids) if isinstance(row, LedgerRow)]
        self.set_status(CommitmentStatus.DROPPED, rows)

    def set_status(self, status: CommitmentStatus, rows: Sequence[LedgerRow] | None = None) -> None:
        """Say how far promises are."""
        meant = self.chosen() if rows is None else list(rows)
        if not meant:
            return
        keys, ledger = [row.key for row in meant], self._context.services.ledger
        if status is CommitmentStatus.DONE:
            done = PartialDate.of(self._today())
            self._do(lambda: ledger.mark_done(keys, done), meant, DONE_ONE, DONE, leaving=True)
            return
        dropped = status is CommitmentStatus.DROPPED
        many = DROPPED if dropped else STATUS_SET
        self._do(lambda: ledger.set_status(keys, status), meant, None, many, leaving=dropped)

    def _do(
        self,
        act: Callable[[], Changed],
        rows: Sequence[LedgerRow],
        one: Message | None,
        many: Message,
        *,
        leaving: bool = False,
        asked: FilterPopover | None = None,
    ) -> None:
        """Act on promises; the keyboard goes to the next one where they move, and stays where nothing came of it.

        What was asked for before closes once it is written; where it cannot be, it stays open and says why.
        """
        try:
            changed = act()
        except Exception as error:  # noqa: BLE001 - said in the window
            self._refuse(error, asked)
            return
        if asked is not None:
            asked.close_it()
        if leaving:
            self._ledger_table.choose_after([row.id for row in rows])
        if one is not None and len(rows) == 1:
            self._context.apply(changed, one, text=shortened(rows[0].text))
        else:
            self._context.apply(changed, many, count=len(rows))

    def _refuse(self, error: Exception, asked: FilterPopover | None) -> None:
        why = sentence(error, self._context.texts)
        if asked is not None and isinstance(asked.content, DueSheet | ClosingSheet) and why is not None:
            asked.content.refuse(why)
        else:
            self._context.fail(error)

    # --------------------------------------------------------------------------------- deadline, side

    def ask_due(self) -> None:
        """Ask for the deadline of the current promise, below its row."""
        row = self.current()
        if row is None:
            return
        sheet = DueSheet(self._context.texts, row.due, self._today)
        popover = open_at(self._table, self._spot("due"), sheet)
        self.popover = popover

        def settle(due: PartialDate | None) -> None:
            if due == row.due:
                popover.close_it()
                return
            ledger = self._context.services.ledger
            self._do(lambda: ledger.set_due(row.key, due), [row], DUE_SET, DUE_SET, asked=popover)

        sheet.settled.connect(settle)

    def ask_side(self) -> None:
        """Ask whose promise the current one is."""
        row = self.current()
        if row is not None:
            spot = self._spot("side")
            self.side_menu(row).popup(self._table.mapToGlobal(QPoint(spot.left(), spot.bottom())))

    def side_menu(self, row: LedgerRow) -> QMenu:
        """Return the sides to choose from."""
        menu = QMenu(self._parent)
        menu.aboutToHide.connect(menu.deleteLater)
        texts = self._context.texts
        sides: list[tuple[Side | None, Message]] = [(side, side.label) for side in Side]
        for side, message in (*sides, (None, NOT_SETTLED)):
            action = QAction(texts(message), menu)
            action.setCheckable(True)
            action.setChecked(
                row.side_unsettled if side is None else row.side is side and not row.side_unsettled
            )
            action.triggered.connect(lambda _checked, side=side: self.set_side(row, side))
            menu.addAction(action)
        chosen = next((action for action in menu.actions() if action.isChecked()), menu.actions()[0])
        menu.setActiveAction(chosen)
        return menu

    def set_side(self, row: LedgerRow, side: Side | None) -> None:
        """Settle whose promise it is; None leaves it open."""
        ledger = self._context.services.ledger
        self._do(lambda: ledger.set_side(row.key, side), [row], SIDE_SET, SIDE_SET)

    def _spot(self, column_id: str) -> QRect:
        """Return where a cell of the current row stands, the row itself where its column is hidden."""
        table = self._table
        columns = [column.id for column in table.model_.columns]
        at = columns.index(column_id)
        row = table.selectionModel().currentIndex().row()
        index = table.model_.index(row, columns.index("text") if table.isColumnHidden(at) else at)
        return table.visualRect(index).translated(table.viewport().pos())

    # ------------------------------------------------------------------------------------------- menu

    def entries(self) -> Sequence[Entry]:
        """Open where it was promised, tick, settle."""
        row = self.current()
        raised = row is None or row.visit_key is not None
        open_it = NP_("menu", "Open the visit") if raised else NP_("menu", "Open the partnership")
        history = NP_("menu", "History of the visit") if raised else NP_("menu", "History of the partnership")
        closing = (NP_("menu", "Open the visit it was done on"), self.open_closing, "")
        return (
            (open_it, self.open_it, "Return"),
            *((closing,) if row is not None and row.closed_in is not None else ()),
            (NP_("menu", "Edit"), self.edit, "F2"),
            (NP_("menu", "Done"), self.tick_chosen, "Space"),
            (NP_("menu", "Done on a visit…"), self.ask_closing, "Ctrl+Shift+D"),
            (NP_("menu", "Waits for the partner"), self.wait, "Alt+W"),
            (NP_("menu", "Deadline…"), self.ask_due, "Ctrl+T"),
            (NP_("menu", "Whose side…"), self.ask_side, "Ctrl+Shift+T"),
            (history, self.open_history, ""),
            (NP_("menu", "Copy"), self._table.copy, "Ctrl+C"),
        )

    def menu(self) -> QMenu:
        """Return what can be done with the current promise."""
        menu = QMenu(self._parent)
        menu.aboutToHide.connect(menu.deleteLater)
        texts = self._context.texts
        fill_menu(menu, texts, self.entries())
        states = menu.addMenu(texts(STATE))
        fill_menu(states, texts, [(one.label, partial(self.set_status, one), "") for one in STATES])
        self.add_orders(menu)
        return menu
