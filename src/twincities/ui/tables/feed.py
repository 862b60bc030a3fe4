"""Feeds a list of records: asks off the main thread, first a screenful, then all; stale answers are dropped."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, ClassVar, Generic, Protocol, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from twincities.services.visit_filter import Viewer
from twincities.ui.ahead import Ahead

if TYPE_CHECKING:
    from array import array
    from collections.abc import Callable, Sequence
    from datetime import date

    from twincities.domain.keys import Key
    from twincities.ui.context import Context
    from twincities.ui.tasks import Job

T = TypeVar("T")
Q = TypeVar("Q", bound="Query")
R = TypeVar("R", bound="HasId")
Asked_contra = TypeVar("Asked_contra", contravariant=True)
Line_co = TypeVar("Line_co", covariant=True)
FIRST = 200
"""Rows of the first answer: more than any screen shows."""
TYPING = 60
"""Milliseconds that typing may go on before the register is asked for what takes it longer than a moment."""
REST_AFTER = 150
"""Milliseconds after the first answer before all of it is asked for: what is shown is painted first."""
REST_AFTER_TYPING = 400
"""The same after a key: longer than from one key to the next, for the thread that reads takes its share of time."""


class HasId(Protocol):
    """A line of a list."""

    @property
    def id(self) -> int:
        """Under which the list knows the record."""


class Query(Protocol):
    """What a list is asked for: a frozen dataclass with words, conditions and an order."""

    __dataclass_fields__: ClassVar[dict[str, Any]]

    @property
    def text(self) -> str:
        """The words to be found."""

    def without_each(self) -> Sequence[tuple[str, Any]]:
        """Return the query without each of its conditions in turn."""


class Listing(Protocol[Asked_contra, Line_co]):
    """A service that lists records."""

    def ids(self, query: Asked_contra, viewer: Viewer, limit: int | None = None) -> array[int]:
        """Return the ids a query shows, in its order."""

    def count(self, query: Asked_contra, viewer: Viewer) -> int:
        """Return how many records a query shows."""

    def rows(self, ids: Sequence[int], viewer: Viewer) -> Sequence[Line_co]:
        """Return the lines of some records."""

    def id_of(self, key: Key) -> int | None:
        """Return the id of a record, None where it is gone."""


@dataclass(frozen=True, slots=True)
class Repair(Generic[Q]):
    """The condition that excludes most, and how many records there would be without it."""

    condition: str
    without: Q
    count: int


class Feed(QObject, Generic[Q, R]):
    """Answers a query with ids; `answered` carries them and whether they are all."""

    answered = Signal(object, bool)
    counted = Signal(int)
    repair_found = Signal(object)
    failed = Signal(object)

    def __init__(
        self,
        context: Context,
        today: Callable[[], date],
        listing: Callable[[Any], Listing[Q, R]],
        empty: Q,
        swift: Callable[[Q], bool],
        parent: QObject,
    ) -> None:
        """Ask nothing yet.

        `listing` picks the service out of the services, `empty` asks for everything, `swift` tells what can be
        answered on the main thread because an index does it in a millisecond.
        """
        super().__init__(parent)
        self._context = context
        self._today = today
        self._listing = listing
        self._empty = empty
        self._swift = swift
        self._query = empty
        self._whole = True
        self._typed = False
        self._uncounted = True
        self._awaited = False
        self._ahead = Ahead()
        self.failed.connect(self._on_failed)
        self._jobs: dict[str, Job[Any]] = {}
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.timeout.connect(self.ask_again)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.timeout.connect(self._ask_rest)

    @property
    def live(self) -> bool:
        """Whether a register is open."""
        return self._context.services is not None

    @property
    def listing(self) -> Listing[Q, R]:
        """The service that answers."""
        return self._listing(self._context.services)

    @property
    def viewer(self) -> Viewer:
        """For whom the list is shown."""
        return Viewer(self._context.texts.language, self._today(), self._context.settings.report_days)

    @property
    def query(self) -> Q:
        """What was asked last."""
        return self._query

    @property
    def asking(self) -> bool:
        """Whether a question waits for the person to stop typing."""
        return self._typing.isActive() or self._rest.isActive()

    @property
    def typed(self) -> bool:
        """Whether a person types what was asked last: another key may follow at once."""
        return self._typed

    @property
    def whole(self) -> bool:
        """Whether the last answer carried all records."""
        return self._whole

    def ask(self, query: Q, *, typing: bool = False) -> None:
        """Ask for other records; while a person types, first for those of the screen, for the others a moment later."""
        self._ahead.forget()
        self._query = query
        self._typed = typing
        self._awaited = self.live
        if typing and not self._swift(query):
            self._typing.start(TYPING)
        else:
            self.ask_again()

    @property
    def expected(self) -> bool:
        """Whether something is to be done once the answer is there."""
        return bool(self._ahead)

    def when_answered(self, act: Callable[[], object]) -> None:
        """Do something with the rows that were asked for last: at once, or as soon as the first of them are there.

        Other questions and trouble make it forgotten.
        """
        if not self._awaited:
            act()
            return
        self._ahead.add(act)
        if self._typing.isActive():
            self.ask_again()

    def restart(self, query: Q) -> None:
        """Ask a register that has just been opened."""
        self._query = query
        self._typed = False
        self.ask_again(count=True)

    def ask_again(self, *, count: bool = False) -> None:
        """Ask the same again: the register or the language has changed. `count` counts the whole list, too."""
        self._typing.stop()
        self._rest.stop()
        if not self.live:
            return
        for job in self._jobs.values():
            job.cancel()
        self._whole, self._awaited = False, True
        query, viewer, listing = self._query, self.viewer, self.listing
        if self._swift(query):
            # The first page stands at once.
            try:
                self._on_first(listing.ids(query, viewer, FIRST))
            except Exception as error:  # noqa: BLE001 - said on the page
                self.failed.emit(error)
                return
        else:
            self._run("first", lambda _job: listing.ids(query, viewer, FIRST), self._on_first)
        if count or self._uncounted:
            self._uncounted = True
            self._run("count", lambda _job: listing.count(self._empty, viewer), self._on_count)

    def look_for_repair(self) -> None:
        """Find out which condition excludes most; `repair_found` carries a Repair, or None where none helps."""
        query, viewer, listing = self._query, self.viewer, self.listing

        def search(job: Job[Repair[Q] | None]) -> Repair[Q] | None:
            found = []
            for name, without in query.without_each():
                job.report(0)
                found.append(Repair(name, without, listing.count(without, viewer)))
            best = max(found, key=lambda one: one.count, default=None)
            return best if best is not None and best.count else None

        self._run("repair", search, self.repair_found.emit)

    def first_of(self, words: str) -> int | None:
        """Return the first record of the list as it is shown that holds these words, too."""
        query = replace(self._query, text=f"{self._query.text} {words}".strip())
        found = self.listing.ids(query, self.viewer, 1)
        return found[0] if found else None

    def rows(self, ids: Sequence[int]) -> list[R | None]:
        """Return the lines of some records, None for each that is gone; trouble is told to the window."""
        try:
            found = {row.id: row for row in self.listing.rows(ids, self.viewer)}
        except Exception as error:  # noqa: BLE001 - a paint event cannot fail
            self._context.fail(error)
            found = {}
        return [found.get(number) for number in ids]

    def _run(self, lane: str, work: Callable[[Job[T]], T], on_done: Callable[[T], object]) -> None:
        self._jobs[lane] = self._context.tasks.run(work, on_done, self.failed.emit, owner=self, lane=lane)

    def _on_first(self, ids: array[int]) -> None:
        self._whole, self._awaited = len(ids) < FIRST, False
        self.answered.emit(ids, self._whole)
        if not self._whole:
            # Only now, and not before a key that may follow: it must hold up neither the first page nor typing.
            self._rest.start(REST_AFTER_TYPING if self._typed else REST_AFTER)
        self._ahead.catch_up()

    def _on_failed(self, _error: Exception) -> None:
        self._awaited = False
        self._ahead.forget()

    def _ask_rest(self) -> None:
        if not self.live:
            return
        query, viewer, listing = self._query, self.viewer, self.listing
        self._run("all", lambda _job: listing.ids(query, viewer), self._on_all)

    def _on_all(self, ids: array[int]) -> None:
        self._whole = True
        self.answered.emit(ids, True)

    def _on_count(self, count: int) -> None:
        self._uncounted = False
        self.counted.emit(count)
