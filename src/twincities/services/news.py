"""What another program wrote into the register: a second window, a colleague, a command."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from twincities.db.last_change import last_change_set
from twincities.db.records import chunks
from twincities.db.tables.history import change, change_set
from twincities.db.tables.nouns import TABLES
from twincities.domain.changes import Act, Changed, Topic, topics_of
from twincities.services.desk import Step

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlalchemy import Connection

    from twincities.domain.keys import Key
    from twincities.services.desk import Desk

DATA = frozenset(Topic) - {Topic.SETTINGS}
LEADING = frozenset({Act.MERGE, Act.UNDO, Act.REDO})
"""What may lead records from one place to another; told as a merging, for the undoing of others is none of ours."""


class News:
    """Follows the register's history from the moment it is made; what its own desk writes is no news."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        with desk.reading() as connection:
            self._seen = last_change_set(connection)

    def heard(self) -> Changed | None:
        """Return what others changed since this was last asked, as one change; None where nothing is new.

        Where the history is shorter than it was, a backup was brought back: then everything may be another.
        """
        with self._desk.reading() as connection:
            latest, seen = last_change_set(connection), self._seen
            self._seen = latest
            if latest < seen:
                return Changed(DATA, (), latest, Act.RESTORE)
            since = connection.execute(
                select(change_set.c.id, change_set.c.at, change_set.c.act).where(change_set.c.id > seen)
            ).all()
            others = {number: Act(act) for number, at, act in since if Step(number, at) not in self._desk.own}
            records = _records(connection, list(others))
            keys = tuple(key for noun, ids in records.items() for key in _keys(connection, noun, ids))
        if not others:
            return None
        led = not LEADING.isdisjoint(others.values())
        topics = topics_of(records) or DATA  # of what was removed for good nothing says what it was
        return Changed(topics, keys, latest, Act.MERGE if led else Act.CORRECT)


def _records(connection: Connection, numbers: Sequence[int]) -> dict[str, list[int]]:
    """Return the ids of the records that change sets touched, by noun."""
    records: dict[str, list[int]] = {}
    for some in chunks(numbers):
        touched = select(change.c.noun, change.c.record_id).where(change.c.change_set_id.in_(some)).distinct()
        for noun, number in connection.execute(touched):
            records.setdefault(noun, []).append(number)
    return records


def _keys(connection: Connection, noun: str, ids: Sequence[int]) -> Iterator[Key]:
    """Yield the keys of records; those in the bin have theirs."""
    table = TABLES[noun]
    for some in chunks(ids):
        yield from connection.scalars(select(table.c.key).where(table.c.id.in_(some)))
