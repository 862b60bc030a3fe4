"""The History of a record: who changed what, and the way back to an earlier version."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sqlalchemy import select

from twincities.db.history import history_of, record_at
from twincities.db.records import ids_of, load
from twincities.db.tables.nouns import TABLES
from twincities.domain.agreement import Agreement
from twincities.domain.changes import Act
from twincities.domain.errors import CannotReturnError, InvalidRecordError
from twincities.domain.keys import Key
from twincities.domain.nouns import NOUNS
from twincities.domain.state import state_of
from twincities.services.agreements import check_chain
from twincities.services.titles import Titled, names_of, titles_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from twincities.domain.changes import Changed, FieldChange, HistoryEntry
    from twincities.domain.record import Kept, Record
    from twincities.domain.state import Row
    from twincities.i18n import Language, Words
    from twincities.services.desk import Desk

KEY_LENGTH = 36


@dataclass(frozen=True, slots=True)
class Chronicle:
    """Everything that happened to one record, the latest first; `names` are the titles of the records it mentions."""

    noun: type[Record]
    kept: Kept[Record]
    entries: tuple[HistoryEntry, ...]
    names: dict[Key, str]


class History:
    """What a person does with the past of a record."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def of(self, noun: str, key: Key, language: Language) -> Chronicle:
        """Return the history of a record; MissingRecordError where there is none."""
        with self._desk.reading() as connection:
            kept = load(connection, NOUNS[noun], key)
            entries = tuple(history_of(connection, NOUNS[noun], key))
            mentioned = {key for entry in entries for change in entry.changes for key in _keys(change)}
            # A row that was changed in one field is told by another: a value's source by its title.
            mentioned |= {
                key
                for rows in state_of(kept.record)["parts"].values()
                for row in rows
                for key in _written(row)
            }
            return Chronicle(NOUNS[noun], kept, entries, names_of(connection, mentioned, language))

    def names(self, keys: Iterable[Key], language: Language) -> dict[Key, str]:
        """Return the names to show of records of any noun, by key; those that are gone have none."""
        with self._desk.reading() as connection:
            return names_of(connection, keys, language)

    def title(self, noun: str, key: Key, words: Words) -> Titled:
        """Return how a record is named in one line; MissingRecordError where there is none."""
        with self._desk.reading() as connection:
            number = ids_of(connection, [(noun, key)])[noun, key]
            table = TABLES[noun]
            deleted = connection.scalar(select(table.c.deleted_at).where(table.c.id == number)) is not None
            return replace(titles_of(connection, noun, [number], words)[number], deleted=deleted)

    def version(self, noun: str, key: Key, version: int) -> Record:
        """Return a record as it was at a version."""
        with self._desk.reading() as connection:
            return record_at(connection, load(connection, NOUNS[noun], key), version)

    def return_to(self, noun: str, key: Key, version: int) -> Changed:
        """Make a record again what it was at a version: a change like any other, which can be undone.

        CannotReturnError where a rule forbids that today.
        """
        with self._desk.action(Act.RESTORE) as writing:
            kept = load(writing.connection, NOUNS[noun], key)
            try:
                record = record_at(writing.connection, kept, version)
                if isinstance(record, Agreement):
                    check_chain(writing.connection, key, record)
            except InvalidRecordError as error:
                raise CannotReturnError(noun, key, version, error.problems) from error
            writing.correct(kept, record)
            return writing.changed()


def _keys(change: FieldChange) -> Iterator[Key]:
    for value in (change.before, change.after):
        yield from _written(value if isinstance(value, dict) else {"": value})


def _written(row: Row) -> Iterator[Key]:
    for value in row.values():
        if isinstance(value, str) and len(value) == KEY_LENGTH:
            yield Key(value)
