"""Slow work off the main thread: a function in, its result or its error back on the main thread."""

from __future__ import annotations

import sys
import weakref
from dataclasses import dataclass, field
from queue import Empty, SimpleQueue
from threading import Event, Thread
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, Signal
from shiboken6 import isValid

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")
Answer = TypeVar("Answer")
LISTEN = 0.05
"""Seconds between two looks whether an answer from elsewhere is still wanted."""
TURN = 0.0005
"""Seconds after which a thread at work lets a waiting one go on. What the window asks of the register itself lets go of
Python's lock at each row: with Python's own 0.005 a page of rows took up to half a second beside a thread at work."""


class CancelledError(Exception):
    """Raised inside the work when the person no longer wants it; never delivered."""


@dataclass(frozen=True)
class _Order(Generic[T]):
    work: Callable[[Job[T]], T]
    on_done: Callable[[T], object]
    on_error: Callable[[Exception], object]
    on_progress: Callable[[int, int], object] | None


@dataclass(eq=False)
class Job(Generic[T]):
    """A piece of work under way, handed to the work itself and to whoever started it."""

    owner: weakref.ref[QObject] | None
    lane: object
    _messenger: _Messenger
    _order: _Order[T] | None
    _outcome: Callable[[], T] | None = None
    _stop: Event = field(default_factory=Event)

    def cancel(self) -> None:
        """Stop caring: the work is told at its next report, its result is dropped."""
        self._stop.set()

    @property
    def cancelled(self) -> bool:
        """Whether nobody wants the result any more."""
        return self._stop.is_set()

    def report(self, done: int, total: int = 0) -> None:
        """Tell how far the work has come (total 0: unknown); CancelledError when it should stop."""
        if self.cancelled:
            raise CancelledError
        self._messenger.progress.emit(self, done, total)

    def from_elsewhere(self, ask: Callable[[], Answer]) -> Answer:
        """Return what somebody else answers, however late; CancelledError as soon as nobody wants it.

        The question is left to end by itself, also after the program: it must not write to the register, nor hold
        anything of the window's.
        """
        answers: SimpleQueue[Callable[[], Answer]] = SimpleQueue()
        Thread(target=lambda: answers.put(_outcome(ask)), daemon=True).start()
        while not self.cancelled:
            try:
                answer = answers.get(timeout=LISTEN)
            except Empty:
                continue
            return answer()
        raise CancelledError

    @property
    def wanted(self) -> bool:
        """Whether somebody is still there to take the result."""
        owner = self.owner() if self.owner else None
        return not self.cancelled and (self.owner is None or (owner is not None and isValid(owner)))

    def work(self) -> None:
        """Do the work, in its thread, and leave what comes of it to the window's."""
        if not self.cancelled:
            self._outcome = _outcome(self._work)
        self._messenger.finished.emit(self)

    def _work(self) -> T:
        if self._order is None:
            raise CancelledError
        return self._order.work(self)

    def tell(self, done: int, total: int) -> None:
        """Tell whoever started it how far it is, in the window's thread."""
        if self._order and self._order.on_progress and self.wanted:
            self._order.on_progress(done, total)

    def deliver(self) -> None:
        """Hand over what came of it, in the window's thread, and let go of everything there.

        The work's thread may be the last to hold this job: a page that went along with it would end in that thread.
        """
        wanted, order, outcome = self.wanted, self._order, self._outcome
        self._order = self._outcome = None
        if not wanted or order is None or outcome is None:
            return
        try:
            result = outcome()
        except CancelledError:
            return
        except Exception as error:  # noqa: BLE001 - whatever went wrong is delivered to the window
            order.on_error(error)
            return
        order.on_done(result)


def _outcome(ask: Callable[[], T]) -> Callable[[], T]:
    """Ask, and return what gives the answer or raises what was raised instead."""
    try:
        answer = ask()
    except Exception as caught:  # noqa: BLE001 - raised again where the answer is awaited
        error = caught

        def fail() -> T:
            raise error

        return fail
    return lambda: answer


class _Messenger(QObject):
    finished = Signal(object)
    progress = Signal(object, int, int)


class _Runnable(QRunnable):
    def __init__(self, job: Job[Any]) -> None:
        super().__init__()
        self._job = job

    def run(self) -> None:
        self._job.work()


class Tasks(QObject):
    """Runs work on threads of its own; callbacks come on the main thread.

    Garbage has to be looked for in the main thread only (`tidying`): a thread would end what is a window's.
    """

    idle = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        sys.setswitchinterval(TURN)
        self._pool = QThreadPool(self)
        self._messenger = _Messenger(self)
        self._messenger.finished.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self._messenger.progress.connect(self._progress, Qt.ConnectionType.QueuedConnection)
        self._jobs: set[Job[Any]] = set()

    def run(
        self,
        work: Callable[[Job[T]], T],
        on_done: Callable[[T], object],
        on_error: Callable[[Exception], object],
        on_progress: Callable[[int, int], object] | None = None,
        owner: QObject | None = None,
        lane: str = "",
    ) -> Job[T]:
        """Start work. Results for a gone owner are dropped; a new job in an owner's lane replaces the older one.

        Work that writes has no lane: what is written has to be told, and what was asked for has to be written.
        """
        place = (id(owner), lane) if lane else None
        for other in self._jobs:
            if place is not None and other.lane == place:
                other.cancel()
        keeper = weakref.ref(owner) if owner else None
        job = Job(keeper, place, self._messenger, _Order(work, on_done, on_error, on_progress))
        self._jobs.add(job)
        self._pool.start(_Runnable(job))
        return job

    @property
    def busy(self) -> bool:
        """Whether anything is under way."""
        return bool(self._jobs)

    def stop(self) -> None:
        """Cancel everything and wait for the threads: before the application leaves."""
        for job in self._jobs:
            job.cancel()
        self._pool.waitForDone()
        self._jobs.clear()

    def wait_idle(self, milliseconds: int = 5000) -> bool:
        """Wait until no thread works any more; False when one still does."""
        return self._pool.waitForDone(milliseconds)

    def _deliver(self, job: Job[Any]) -> None:
        self._jobs.discard(job)
        job.deliver()
        if not self._jobs:
            self.idle.emit()

    def _progress(self, job: Job[Any], done: int, total: int) -> None:
        job.tell(done, total)
