"""The bin: what was deleted, until it is restored or removed for good."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from twincities.db.records import load
from twincities.db.tables.history import change, change_set
from twincities.db.tables.nouns import TABLES
from twincities.db.writing import DELETED
from twincities.domain.changes import Act
from twincities.domain.keys import Key
from twincities.domain.nouns import NOUNS
from twincities.services.titles import titles_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from twincities.domain.changes import Changed
    from twincities.i18n import Words
    from twincities.services.desk import Desk


@dataclass(frozen=True, slots=True)
class Binned:
    """A deleted record: `at` is UTC, `who` put it there, `detail` tells it from others of its title."""

    noun: str
    key: Key
    title: str
    at: datetime
    who: str
    detail: str = ""


class Bin:
    """What a person does with deleted records."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def contents(self, words: Words, limit: int = 500) -> list[Binned]:
        """Return the deleted records, the latest first."""
        binned = []
        with self._desk.reading() as connection:
            for noun, table in TABLES.items():
                put_there = (
                    select(func.max(change.c.change_set_id))
                    .where(change.c.noun == noun, change.c.record_id == table.c.id, change.c.field == DELETED)
                    .scalar_subquery()
                )
                rows = connection.execute(
                    select(table.c.id, table.c.key, table.c.deleted_at, change_set.c.who)
                    .join_from(table, change_set, change_set.c.id == put_there, isouter=True)
                    .where(table.c.deleted_at.is_not(None))
                    .order_by(table.c.deleted_at.desc())
                    .limit(limit)
                ).all()
                titles = titles_of(connection, noun, [row.id for row in rows], words)
                for row in rows:
                    titled = titles[row.id]
                    binned.append(
                        Binned(
                            noun, Key(row.key), titled.title, row.deleted_at, row.who or "", titled.subtitle
                        )
                    )
        return sorted(binned, key=lambda one: one.at, reverse=True)[:limit]

    def count(self) -> int:
        """Return how many records lie in the bin."""
        with self._desk.reading() as connection:
            return sum(
                connection.scalar(
                    select(func.count()).select_from(table).where(table.c.deleted_at.is_not(None))
                )
                or 0
                for table in TABLES.values()
            )

    def restore(self, records: Iterable[tuple[str, Key]]) -> Changed:
        """Take records out of the bin, all of them or none."""
        with self._desk.action(Act.RESTORE) as writing:
            for noun, key in records:
                writing.restore(load(writing.connection, NOUNS[noun], key))
            return writing.changed()

    def purge(self, records: Iterable[tuple[str, Key]]) -> Changed:
        """Remove records with their history, for good, all of them or none.

        StillUsedError where others refer to one.
        """
        with self._desk.final_action() as writing:
            for noun, key in records:
                writing.purge(load(writing.connection, NOUNS[noun], key))
            return writing.changed()
