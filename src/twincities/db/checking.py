"""Looking a register over from end to end: what the database cannot promise by itself."""

from __future__ import annotations

import sqlite3
from contextlib import closing, contextmanager
from functools import partial
from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, func, literal, or_, select, text

from twincities.db.errors import DamagedRegisterError, NotARegisterError
from twincities.db.folding import labels_of, search_words
from twincities.db.mapping import BAR, owned_by, part_homes, record_home
from twincities.db.reckoning import misreckoned
from twincities.db.records import chunks, load_many
from twincities.db.search import INDEX_PREFIX
from twincities.db.tables.history import change
from twincities.db.tables.nouns import TABLES
from twincities.db.tables.places import place_label
from twincities.db.tables.sources import claim
from twincities.domain.errors import InvalidRecordError
from twincities.domain.fields import Kind, fields_of
from twincities.domain.findings import Finding, FindingCode
from twincities.domain.keys import Key
from twincities.domain.names import sort_key
from twincities.domain.nouns import NOUNS
from twincities.domain.partial_date import PartialDate

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from sqlalchemy import ColumnElement, Connection

    from twincities.db.database import Database
    from twincities.db.mapping import Home
    from twincities.domain.fields import Field


UNREADABLE = (FindingCode.UNKNOWN_CODE, FindingCode.UNREADABLE_DATE, FindingCode.INVALID_RECORD)
"""Where nothing can be worked out from what is recorded."""


def check(database: Database) -> list[Finding]:
    """Look a whole register over and return everything that is wrong with it; [] for a sound one.

    It takes a minute for a whole country's register and changes nothing. LockedRegisterError where another window
    writes longer than the waiting time.
    """
    try:
        with database.reading() as connection:
            found = [*_pages(connection), *_references(connection)]
            if not found:
                found = list(_contents(connection))
        return found + list(_indexes(database))
    except (DamagedRegisterError, NotARegisterError) as error:
        return [Finding(FindingCode.DAMAGED, detail=error.detail)]


def _pages(connection: Connection) -> Iterator[Finding]:
    if connection.dialect.name == "sqlite":
        for (said,) in connection.execute(text("PRAGMA integrity_check(1000)")):
            if said != "ok":
                yield Finding(FindingCode.DAMAGED, detail=said)


def _references(connection: Connection) -> Iterator[Finding]:
    if connection.dialect.name == "sqlite":  # the other database does not let it come to that
        for table, row, target, _index in connection.execute(text("PRAGMA foreign_key_check")):
            yield Finding(FindingCode.BROKEN_REFERENCE, table, detail=f"row {row} refers to {target}")


def _contents(connection: Connection) -> Iterator[Finding]:
    found = list(_records_and_history(connection))
    yield from found
    if not any(one.code in UNREADABLE for one in found):
        for noun, key in misreckoned(connection):
            yield Finding(FindingCode.WORKED_OUT, noun, key=key)


def _records_and_history(connection: Connection) -> Iterator[Finding]:
    yield from _orphans(connection)
    for noun in NOUNS:
        yield from _history(connection, noun)
        unreadable = list(_values(connection, noun))
        yield from unreadable
        yield from _positions(connection, noun)
        if not unreadable:
            yield from _records(connection, noun)


def _orphans(connection: Connection) -> Iterator[Finding]:
    for table, owner, code in (
        (claim, claim.c.owner_id, FindingCode.ORPHAN_CLAIM),
        (change, change.c.record_id, FindingCode.ORPHAN_CHANGE),
    ):
        lost = [and_(table.c.noun == noun, owner.not_in(select(of.c.id))) for noun, of in TABLES.items()]
        strange = table.c.noun.not_in(list(TABLES))
        rows = select(table.c.noun, owner).where(or_(strange, *lost)).distinct()
        for noun, number in connection.execute(rows):
            yield Finding(code, noun, detail=f"record {number}")


def _history(connection: Connection, noun: str) -> Iterator[Finding]:
    table = TABLES[noun]
    last = (
        select(change.c.record_id, func.max(change.c.version).label("version"))
        .where(change.c.noun == noun)
        .group_by(change.c.record_id)
        .subquery()
    )
    told = func.coalesce(last.c.version, 0)
    rows = select(table.c.key, table.c.version, told).outerjoin(last, last.c.record_id == table.c.id)
    for key, version, ends in connection.execute(rows.where(table.c.version != told)):
        detail = f"version {version}, history ends with {ends}"
        yield Finding(FindingCode.HISTORY_GAP, noun, key=key, detail=detail)


def _values(connection: Connection, noun: str) -> Iterator[Finding]:
    """Find codes and dates that cannot be read, looking at each different value once."""
    base = TABLES[noun]
    homes = [("", record_home(noun), base.c.id)]
    homes += [(part.name, home, home.table.c.owner_id) for part, home in part_homes(noun)]
    for part, home, owner in homes:
        for field in fields_of(home.noun):
            for condition, code, detail in _bad_values(connection, noun, home, field):
                rows = select(base.c.key).where(base.c.id.in_(select(owner).where(condition)))
                for key in connection.scalars(rows):
                    yield Finding(code, noun, part, field.name, key, detail)


def _bad_values(
    connection: Connection, noun: str, home: Home, field: Field
) -> Iterator[tuple[ColumnElement[bool], FindingCode, str]]:
    ours = and_(*owned_by(home.table, noun)) if owned_by(home.table, noun) else literal(value=True)
    if field.vocabulary is not None:
        column = home.table.c[field.name]
        known = {term.value for term in field.vocabulary}
        for value in connection.scalars(select(column).where(ours, column.is_not(None)).distinct()):
            codes = value.split(BAR) if field.kind is Kind.TERMS else [value]
            for code in codes:
                if code not in known and (code or field.kind is Kind.TERM):
                    yield and_(ours, column == value), FindingCode.UNKNOWN_CODE, code
    if field.kind is Kind.PARTIAL_DATE:
        column, number = home.table.c[field.name], home.table.c[f"{field.name}_sort"]
        for written, sorts in connection.execute(select(column, number).where(ours).distinct()):
            if _sort_key(written) != sorts:
                this = and_(ours, column.is_not_distinct_from(written), number.is_not_distinct_from(sorts))
                yield this, FindingCode.UNREADABLE_DATE, f"{written} ({sorts})"


def _sort_key(written: str | None) -> int | None:
    """Return where a stored date sorts; -1, which no date has, for one that cannot be read."""
    try:
        return None if written is None else PartialDate.from_edtf(written).sort_key
    except ValueError:
        return -1


def _positions(connection: Connection, noun: str) -> Iterator[Finding]:
    base = TABLES[noun]
    for part, home in part_homes(noun):
        place, owner = home.table.c.position, home.table.c.owner_id
        counted = func.count()
        wrong = or_(
            func.min(place) != 0, func.max(place) != counted - 1, func.count(place.distinct()) != counted
        )
        owners = select(owner).where(*owned_by(home.table, noun)).group_by(owner).having(wrong)
        for key in connection.scalars(select(base.c.key).where(base.c.id.in_(owners))):
            yield Finding(FindingCode.POSITIONS, noun, part.name, key=key)


def _records(connection: Connection, noun: str) -> Iterator[Finding]:
    """Open every record, and compare what it is found and listed by with what it should be."""
    table = TABLES[noun]
    columns = [table.c.id, table.c.key, table.c.folded]
    named = [table.c.name, table.c.sort_key] if "sort_key" in table.c else []
    rows = connection.execute(select(*columns, *named).order_by(table.c.id)).all()
    for some in chunks(rows):
        ids = [row.id for row in some]
        words = search_words(connection, noun, ids)
        for row in some:
            if words[row.id] != row.folded:
                yield Finding(FindingCode.SEARCH_WORDS, noun, key=row.key)
            if named and row.sort_key != sort_key(row.name):
                yield Finding(FindingCode.LABEL, noun, key=row.key)
        if noun == "place":
            yield from _labels(connection, {row.id: row.key for row in some})
        yield from _unopenable(connection, noun, [Key(row.key) for row in some])


def _unopenable(connection: Connection, noun: str, keys: Sequence[Key]) -> Iterator[Finding]:
    """Find the records that break a rule; one by one only where some of them do."""
    try:
        load_many(connection, NOUNS[noun], keys)
    except InvalidRecordError as error:
        if len(keys) == 1:
            yield Finding(FindingCode.INVALID_RECORD, noun, key=keys[0], detail=str(error))
        else:
            for key in keys:
                yield from _unopenable(connection, noun, [key])


def _labels(connection: Connection, keys: dict[int, str]) -> Iterator[Finding]:
    columns = (place_label.c.place_id, place_label.c.language, place_label.c.text, place_label.c.sort_key)
    stored = connection.execute(select(*columns).where(place_label.c.place_id.in_(keys)))
    due: dict[tuple[Any, ...], int] = {
        tuple(row.values()): row["place_id"] for row in labels_of(connection, [*keys])
    }
    have = {tuple(row): row.place_id for row in stored}
    for number in dict.fromkeys({**due, **have}[row] for row in due.keys() ^ have.keys()):
        yield Finding(FindingCode.LABEL, "place", key=keys[number])


def _indexes(database: Database) -> Iterator[Finding]:
    """Let each index compare itself with its table: an INSERT by its form, though it writes nothing."""
    if database.path is None:
        return
    with _writable(database) as execute:
        for noun in NOUNS:
            index = INDEX_PREFIX + noun
            try:
                with database.meaningful():
                    execute(f"INSERT INTO {index}({index}, rank) VALUES ('integrity-check', 1)")  # noqa: S608 - our own nouns
            except DamagedRegisterError as error:
                yield Finding(FindingCode.SEARCH_INDEX, noun, detail=error.detail)


@contextmanager
def _writable(database: Database) -> Iterator[Callable[[str], object]]:
    """Give what executes a writing statement: on a copy where the register itself cannot be written to.

    SQLite keeps such a copy in memory, what is too large among the system's temporary files.
    """
    if not database.unchanging:
        yield partial(_execute, database)
        return
    with database.reading() as connection, closing(sqlite3.connect("")) as copy:
        source = connection.connection.driver_connection
        if isinstance(source, sqlite3.Connection):
            source.backup(copy)
        yield copy.execute


def _execute(database: Database, statement: str) -> None:
    with database.writing() as connection:  # by the other door it would not wait for another's write
        connection.exec_driver_sql(statement)
