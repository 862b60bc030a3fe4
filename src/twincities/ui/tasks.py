"""Slow work off the main thread: a function in, its result or its error back on the main thread."""

from __future__ import annotations

import gc
import sys
import weakref
from contextlib import contextmanager
from dataclasses import dataclass, field
from queue import Empty, SimpleQueue
from threading import Event, Lock, Thread
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, Signal
from shiboken6 import isValid

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

T = TypeVar("T")
Answer = TypeVar("Answer")
LISTEN = 0.05
"""Seconds between two looks whether an answer from elsewhere is still wanted."""
TURN = 0.0005
"""Seconds after which a thread at work lets a waiting one go on. What the window asks of the register itself lets go of
Python's lock at each row: with Python's own 0.005 a page of rows took up to half a second beside a thread at work."""


class CancelledError(Exception):
    """Raised inside the work when the person no longer wants it; never delivered."""


@dataclass(eq=False)
class Job(Generic[T]):
    """A piece of work under way, handed to the work itself and to whoever started it."""

    work: Callable[[Job[T]], T]
    on_done: Callable[[T], object]
    on_error: Callable[[Exception], object]
    on_progress: Callable[[int, int], object] | None
    owner: weakref.ref[QObject] | None
    lane: object
    _messenger: _Messenger
    _stop: Event = field(default_factory=Event)

    def cancel(self) -> None:
        """Stop caring: the work is told at its next report, its result is dropped."""
        self._stop.set()

    @property
    def cancelled(self) -> bool:
        """Whether the result is still wanted."""
        return self._stop.is_set()

    def report(self, done: int, total: int = 0) -> None:
        """Tell how far the work has come (total 0: unknown); CancelledError when it should stop."""
        if self.cancelled:
            raise CancelledError
        self._messenger.progress.emit(self, done, total)

    def from_elsewhere(self, ask: Callable[[], Answer]) -> Answer:
        """Return what somebody else answers, however late; CancelledError as soon as nobody wants it.

        The question is left to end by itself, also after the program: it must not write to the register.
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
    finished = Signal(object, object, object)
    progress = Signal(object, int, int)


_counting = Lock()
_was_tidying: list[bool] = []
"""Whether the cleaner was at work when each thread began, since last none was at work."""
_ended: list[bool] = []


@contextmanager
def _nothing_tidied() -> Iterator[None]:
    """Let Python's cleaner rest while a thread works: in a thread it would end objects of Qt's that a window left.

    Their end holds a lock of Qt's and waits for Python's, the window the other way round: neither ever goes on.
    """
    with _counting:
        _was_tidying.append(gc.isenabled())
        gc.disable()
    try:
        yield
    finally:
        with _counting:
            _ended.append(True)
            if len(_ended) == len(_was_tidying):
                if any(_was_tidying):
                    gc.enable()
                _was_tidying.clear()
                _ended.clear()


class _Runnable(QRunnable):
    def __init__(self, job: Job[Any], messenger: _Messenger) -> None:
        super().__init__()
        self._job, self._messenger = job, messenger

    def run(self) -> None:
        result, error = None, None
        with _nothing_tidied():
            try:
                result = None if self._job.cancelled else self._job.work(self._job)
            except Exception as caught:  # noqa: BLE001 - whatever went wrong is delivered to the window
                error = caught
        self._messenger.finished.emit(self._job, result, error)


class Tasks(QObject):
    """Runs work on threads of its own; callbacks come on the main thread."""

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
        job = Job(work, on_done, on_error, on_progress, keeper, place, self._messenger)
        self._jobs.add(job)
        self._pool.start(_Runnable(job, self._messenger))
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

    def _deliver(self, job: Job[Any], result: object, error: Exception | None) -> None:
        self._jobs.discard(job)
        if job.wanted:
            if error is None:
                job.on_done(result)
            elif not isinstance(error, CancelledError):
                job.on_error(error)
        if not self._jobs:
            self.idle.emit()

    def _progress(self, job: Job[Any], done: int, total: int) -> None:
        if job.on_progress and job.wanted:
            job.on_progress(done, total)
