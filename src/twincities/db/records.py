"""Reading whole records: an aggregate with all its parts."""

from __future__ import annotations

from array import array
from time import sleep
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeVar

from sqlalchemy import select

from twincities.db.mapping import (
    claims_giving,
    field_values,
    owned_by,
    part_homes,
    record_home,
    references_to,
)
from twincities.db.tables.nouns import TABLES, noun_name
from twincities.domain.errors import MissingRecordError
from twincities.domain.keys import Key
from twincities.domain.record import Kept, Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from sqlalchemy import Connection
    from sqlalchemy.sql.selectable import Select

    from twincities.db.mapping import Ids

R = TypeVar("R", bound=Record)
CHUNK = 500
"""How many values one IN list holds: under every database's limit, long enough to make few round trips."""
BREATH = 0.0005
"""Seconds between two pieces of a long list: enough for a thread that waits to wake up."""


def chunks(items: Sequence[Any], size: int = CHUNK) -> Iterator[Sequence[Any]]:
    """Cut a list into pieces."""
    for start in range(0, len(items), size):
        yield items[start : start + size]


def listed(
    connection: Connection, rows: Select[Any], values: Mapping[str, Any] = MappingProxyType({})
) -> array[int]:
    """Return the ids that a list is made of, in their order; `values` are those of the statement's parameters.

    A few hundred rows at a time: with all of 100,000 at once the memory's cleaner walks through the whole program over
    and over, which takes three times as long as reading them. Between them another thread gets its turn: reading lets
    go of Python's lock at each row, yet takes it back before whoever waits has woken up.
    """
    ids = array("q")
    for some in connection.scalars(rows, values).partitions(CHUNK):
        ids.extend(some)
        if len(some) == CHUNK:
            sleep(BREATH)
    return ids


def load(connection: Connection, noun: type[R], key: Key) -> Kept[R]:
    """Read one record; MissingRecordError where there is none. A record in the bin is read too."""
    found = load_many(connection, noun, [key])
    if not found:
        raise MissingRecordError(noun_name(noun), key)
    return found[0]


def load_many(connection: Connection, noun: type[R], keys: Sequence[Key]) -> list[Kept[R]]:
    """Read several records, in the order of their keys; those that do not exist are left out."""
    home = record_home(noun_name(noun))
    rows = [
        row
        for some in chunks(keys)
        for row in connection.execute(home.select.where(home.table.c.key.in_(some))).mappings()
    ]
    kept = {kept.key: kept for kept in _assemble(connection, noun, rows)}
    return [kept[key] for key in keys if key in kept]


def load_ids(connection: Connection, noun: type[R], ids: Sequence[int]) -> list[Kept[R]]:
    """Read several records by their ids, in that order; those that do not exist are left out."""
    home = record_home(noun_name(noun))
    rows = [
        row
        for some in chunks(ids)
        for row in connection.execute(home.select.where(home.table.c.id.in_(some))).mappings()
    ]
    kept = dict(zip((row["id"] for row in rows), _assemble(connection, noun, rows), strict=True))
    return [kept[number] for number in ids if number in kept]


def _assemble(connection: Connection, noun: type[R], rows: Sequence[Any]) -> list[Kept[R]]:
    if not rows:
        return []
    ids = [row["id"] for row in rows]
    parts: dict[int, dict[str, list[Any]]] = {number: {} for number in ids}
    for part, home in part_homes(noun_name(noun)):
        for some in chunks(ids):
            for row in connection.execute(home.select.where(home.table.c.owner_id.in_(some))).mappings():
                whole = part.noun(key=Key(row["key"]), **field_values(part.noun, row))
                parts[row["owner_id"]].setdefault(part.name, []).append(whole)
    return [
        Kept(
            Key(row["key"]),
            row["version"],
            noun(
                **field_values(noun, row),
                **{name: tuple(values) for name, values in parts[row["id"]].items()},
            ),
            deleted=row["deleted_at"] is not None,
        )
        for row in rows
    ]


def ids_of(connection: Connection, wanted: Iterable[tuple[str, Key]]) -> Ids:
    """Return the ids of records by noun and key; MissingRecordError for one that is not there."""
    asked = dict.fromkeys(wanted)
    ids = known_ids(connection, asked)
    for noun, key in asked:
        if (noun, key) not in ids:
            raise MissingRecordError(noun, key)
    return ids


def known_ids(connection: Connection, wanted: Iterable[tuple[str, Key]]) -> Ids:
    """Return the ids of records by noun and key; those that are not there are left out."""
    by_noun: dict[str, list[Key]] = {}
    for noun, key in dict.fromkeys(wanted):
        by_noun.setdefault(noun, []).append(key)
    ids: Ids = {}
    for noun, keys in by_noun.items():
        table = TABLES[noun]
        for some in chunks(keys):
            for row in connection.execute(select(table.c.key, table.c.id).where(table.c.key.in_(some))):
                ids[noun, row.key] = row.id
    return ids


def leading_to(connection: Connection, noun: str, ids: Iterable[int]) -> dict[str, set[int]]:
    """Return the ids of what refers to some records of a noun or gives one as a claim's value, by noun.

    What lies in the bin is among them.
    """
    found: dict[str, set[int]] = {}
    table = TABLES[noun]
    for some in chunks(sorted(ids)):
        for one in references_to(noun):
            ours = (one.column.in_(some), *owned_by(one.table, one.noun))
            found.setdefault(one.noun, set()).update(connection.scalars(select(one.owner).where(*ours)))
        keys = connection.scalars(select(table.c.key).where(table.c.id.in_(some))).all()
        for other, numbers in giving(connection, keys).items():
            found.setdefault(other, set()).update(numbers)
    return found


def giving(connection: Connection, keys: Sequence[str]) -> dict[str, set[int]]:
    """Return the ids of the records of which a claim gives one of these records as its value, by noun."""
    found: dict[str, set[int]] = {}
    for some in chunks(keys):
        for noun, number in connection.execute(claims_giving(some)):
            found.setdefault(noun, set()).add(number)
    return found
