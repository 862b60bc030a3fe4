"""What stands beside a list and follows it: the preview of the current record, a word on several, or on none."""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING, Any, Generic

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QStackedWidget

from twincities.ui.tables.feed import Q, R

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from twincities.ui.context import Context
    from twincities.ui.tables.deeds import Deeds
    from twincities.ui.tables.feed import Feed
    from twincities.ui.tables.record_table import RecordTable
    from twincities.ui.tables.side_panel import SidePanel

PREVIEW_AFTER = 120
"""Milliseconds that the current row rests before it is read: a held arrow key does not wait for it."""
PREVIEW_AFTER_TYPING = 250
"""The same after a key in the search box, whose rows are painted first: longer than a typist takes for the next."""


class Beside(QStackedWidget, Generic[Q, R]):
    """Follows the table; `left` asks for the focus to go back to it."""

    left = Signal()
    close_wanted = Signal()

    def __init__(
        self,
        context: Context,
        feed: Feed[Q, R],
        table: RecordTable[R],
        deeds: Deeds[Q, R],
        side: SidePanel[Any],
    ) -> None:
        super().__init__()
        self._context = context
        self._feed = feed
        self._table = table
        self._deeds = deeds
        self._side: SidePanel[Any] = side
        self.addWidget(side)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._show)
        self._steps: Iterator[object] = iter(())
        self._breath = QTimer(self)
        self._breath.setSingleShot(True)
        self._breath.timeout.connect(self._step)
        table.current_changed.connect(lambda _id: self.follow())
        table.selection_changed.connect(lambda _ids: self.follow())
        side.open_wanted.connect(deeds.open_it)
        side.more_wanted.connect(deeds.menu_below)
        side.delete_wanted.connect(lambda: deeds.delete(table.selected_ids()))
        side.copy_wanted.connect(table.copy)
        side.close_wanted.connect(self.close_wanted)

    @abstractmethod
    def show_record(self, row: R) -> Iterator[object] | None:
        """Read a record and show it; what it raises is said in its place.

        What takes long is returned as steps: between two of them a key is taken, and another record ends them.
        """

    def show_many(self, count: int) -> None:
        """Show what can be done with several."""
        self._side.show_many(count)

    def close_upper(self) -> bool:
        """Close what stands over the preview; False where nothing does."""
        return False

    def focus_inside(self) -> None:
        """Put the focus into what is shown."""
        self.catch_up()
        self._side.focus_inside()

    def catch_up(self) -> None:
        """Show now what would be shown in a moment: somebody goes there."""
        if self._later.isActive():
            self._later.stop()
            self._show()
        while self._breath.isActive():
            self._step()

    def follow(self) -> None:
        """Show the current record once it has rested there for a moment; that several are chosen is said at once."""
        self._wait(PREVIEW_AFTER)

    def follow_typing(self) -> None:
        """Show the current record once nobody types any more."""
        self._wait(PREVIEW_AFTER_TYPING)

    def _wait(self, milliseconds: int) -> None:
        self._breath.stop()
        self._later.start(0 if len(self._table.selected_ids()) > 1 else milliseconds)

    def refresh(self) -> None:
        """Read again what is shown."""
        self._breath.stop()
        self._later.start(0)

    def _show(self) -> None:
        live = self._feed.live and len(self._table.model_.ids) > 0
        chosen = len(self._table.selected_ids()) if live else 0
        if chosen > 1:
            self.show_many(chosen)
            return
        row = self._table.current_row() if live else None
        if row is None:
            self._side.show_nothing(choosable=bool(self._table.model_.ids))
            return
        self._go(lambda: self.show_record(row))

    def _step(self) -> None:
        """Do the next step; a register that was closed meanwhile is asked nothing more."""
        self._breath.stop()
        if self._feed.live:
            self._go(lambda: self._steps if next(self._steps, self) is not self else None)

    def _go(self, work: Callable[[], Iterator[object] | None]) -> None:
        try:
            steps = work()
        except Exception as error:  # noqa: BLE001 - said where the record would stand
            self._side.show_error(error)
            return
        if steps is None:
            self._side.show_one()
        else:
            self._steps = steps
            self._breath.start(0)
