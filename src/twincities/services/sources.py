"""Sources: written down once, used by many records."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from twincities.db.records import load
from twincities.db.tables.sources import source
from twincities.domain.changes import Act
from twincities.domain.source import Source
from twincities.services.suggesting import LIMIT, Suggestion, found

if TYPE_CHECKING:
    from twincities.domain.changes import Changed
    from twincities.domain.keys import Key
    from twincities.domain.record import Kept
    from twincities.services.desk import Desk


class Sources:
    """What a clerk does with sources."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def open(self, key: Key) -> Kept[Source]:
        """Read one source; MissingRecordError where there is none."""
        with self._desk.reading() as connection:
            return load(connection, Source, key)

    def suggest(self, words: str) -> list[Suggestion]:
        """Offer known sources by the words of title, publisher or author."""
        rows = select(source.c.key, source.c.title, source.c.publisher)
        with self._desk.reading() as connection:
            hits = connection.execute(
                found(connection, "source", words, rows).order_by(source.c.id.desc()).limit(LIMIT)
            )
            return [Suggestion(row.key, row.title, row.publisher) for row in hits]

    def record_source(self, record: Source) -> Changed:
        """Write down a source."""
        with self._desk.action(Act.CREATE) as writing:
            writing.create(record)
            return writing.changed()
