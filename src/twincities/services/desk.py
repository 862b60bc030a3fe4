"""A person at work on a register: who writes, and what can be taken back."""

from __future__ import annotations

from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import select

from twincities.db.tables.history import change_set
from twincities.domain.changes import Act
from twincities.domain.errors import CannotUndoError, MissingRecordError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager
    from datetime import datetime

    from sqlalchemy import Connection, Table

    from twincities.db.database import Database
    from twincities.db.writing import Writing
    from twincities.domain.changes import Changed
    from twincities.domain.keys import Key


class Step(NamedTuple):
    """An action that can be taken back.

    Its number alone is not enough: a backup that another window brought back may give it to another action.
    """

    number: int
    at: datetime | None

    @classmethod
    def of(cls, writing: Writing) -> Step:
        """Return the step that an action is."""
        return cls(writing.change_set, _moment(writing.connection, writing.change_set))


class Desk:
    """One person's work on one register: every service works through the same desk, so undo crosses pages."""

    def __init__(self, database: Database, who: Callable[[], str]) -> None:
        """Sit down at a register; `who` is asked at each write, for the name may be changed in the settings."""
        self.database = database
        self.who = who
        self._done: list[Step] = []
        self._taken_back: list[Step] = []
        self.own: set[Step] = set()
        """What was written here, each known before others can see it; what came to nothing stays and harms nothing."""

    def answer_at_once(self) -> None:
        """Let the calling thread wait only a moment for another's write; LockedRegisterError comes soon then."""
        self.database.answer_at_once()

    def begin(self) -> None:
        """Begin the session here: what was done so far belongs to the register and is not taken back."""
        self._done.clear()
        self._taken_back.clear()

    def reading(self) -> AbstractContextManager[Connection]:
        """Give a connection that sees one moment of the register."""
        return self.database.reading()

    def id_of(self, table: Table, key: Key) -> int | None:
        """Return the id under which lists know a record of a table, None where it is gone or in the bin."""
        with self.reading() as connection:
            number: int | None = connection.scalar(
                select(table.c.id).where(table.c.key == key, table.c.deleted_at.is_(None))
            )
        return number

    @contextmanager
    def action(self, act: Act = Act.CORRECT) -> Iterator[Writing]:
        """Open one user action; leaving the block commits it and makes it the next one to be undone."""
        with self._write(act) as writing:
            yield writing
            step = Step.of(writing)
        if writing.keys:
            self._done.append(step)
            self._taken_back.clear()

    @contextmanager
    def final_action(self) -> Iterator[Writing]:
        """Open an action that cannot be undone: the person was asked beforehand."""
        with self._write(Act.DELETE) as writing:
            yield writing

    @property
    def can_undo(self) -> bool:
        """Whether this session has something to take back."""
        return bool(self._done)

    @property
    def can_redo(self) -> bool:
        """Whether something was taken back and nothing was done since."""
        return bool(self._taken_back)

    def undo(self) -> Changed | None:
        """Take back the last action of this session; None when there is none.

        CannotUndoError where later changes would be lost, MissingRecordError where what stood there before was removed
        for good: the action then stays in History only. After any other trouble it can be tried again.
        """
        return self._reverse(self._done, self._taken_back, Act.UNDO)

    def redo(self) -> Changed | None:
        """Do again what was taken back last; None when there is nothing."""
        return self._reverse(self._taken_back, self._done, Act.REDO)

    @contextmanager
    def _write(self, act: Act, undoes: int | None = None) -> Iterator[Writing]:
        from twincities.db.writing import action  # noqa: PLC0415 - a start reads only

        with action(self.database, self.who(), act, undoes) as writing:
            self.own.add(Step.of(writing))
            yield writing

    def _reverse(self, source: list[Step], target: list[Step], act: Act) -> Changed | None:
        """Take back the last step of `source`, which long work may lengthen meanwhile in a thread of its own."""
        if not source:
            return None
        from twincities.db.history import take_back  # noqa: PLC0415 - as in `_write`

        step = source[-1]
        try:
            with self._write(act, undoes=step.number) as writing:
                if _moment(writing.connection, step.number) != step.at:
                    self.begin()  # the register is another one than that in which it was done
                    return None
                take_back(writing, step.number)
                reverse = Step.of(writing)
        except (CannotUndoError, MissingRecordError):
            _drop(step, source)
            raise
        _drop(step, source)
        if writing.keys:  # of an action whose records were all removed for good nothing can be done again
            target.append(reverse)
        return writing.changed()


def _drop(step: Step, steps: list[Step]) -> None:
    with suppress(ValueError):
        steps.remove(step)


def _moment(connection: Connection, number: int) -> datetime | None:
    moment: datetime | None = connection.scalar(select(change_set.c.at).where(change_set.c.id == number))
    return moment
