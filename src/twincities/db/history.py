"""Reading history, and turning it round: undo, redo and going back to an earlier version."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, TypeVar

from sqlalchemy import func, select

from twincities.db.mapping import part_homes, record_home
from twincities.db.records import ids_of, load
from twincities.db.tables import NOUNS, TABLES, change, change_set, noun_name
from twincities.db.writing import DELETED, Writing
from twincities.domain.changes import Act, FieldChange, HistoryEntry
from twincities.domain.errors import CannotUndoError
from twincities.domain.fields import Kind, fields_of
from twincities.domain.keys import Key
from twincities.domain.record import Kept, Record
from twincities.domain.state import ROW, apply, overlap, record_from, state_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy import Connection

R = TypeVar("R", bound=Record)


def history_of(connection: Connection, noun: type[Record], key: Key) -> list[HistoryEntry]:
    """Return everything that happened to a record, the latest first."""
    name = noun_name(noun)
    number = ids_of(connection, [(name, key)])[name, key]
    rows = connection.execute(
        select(change_set.c.at, change_set.c.who, change_set.c.act, change)
        .join_from(change, change_set, change.c.change_set_id == change_set.c.id)
        .where(change.c.noun == name, change.c.record_id == number)
        .order_by(change.c.version.desc(), change.c.id)
    ).all()
    entries: dict[int, list[Any]] = {}
    for row in rows:
        entries.setdefault(row.version, []).append(row)
    return [
        HistoryEntry(
            of[0].change_set_id, of[0].at, of[0].who, Act(of[0].act), version, tuple(map(_field_change, of))
        )
        for version, of in entries.items()
    ]


def _field_change(row: Any) -> FieldChange:  # noqa: ANN401 - a row of the change table
    return FieldChange(row.field, _value(row.before), _value(row.after), row.part, row.part_key)


def _value(stored: str | None) -> Any:  # noqa: ANN401 - any value of history
    return None if stored is None else json.loads(stored)


def record_at(connection: Connection, kept: Kept[R], version: int) -> R:
    """Return the record as it was at an earlier version, by taking its later changes back one by one."""
    state = state_of(kept.record)
    for entry in history_of(connection, type(kept.record), kept.key):
        if entry.version <= version:
            break
        state = apply(state, _content(change.inverse() for change in entry.changes))
    return record_from(type(kept.record), state)


def _content(changes: Iterable[FieldChange]) -> list[FieldChange]:
    """Leave out what history says of the record as a whole: that it was made, deleted, restored."""
    return [one for one in changes if one.part or one.field not in (ROW, DELETED)]


def take_back(writing: Writing, number: int) -> None:
    """Write the inverse of a whole change set.

    Raises CannotUndoError, before anything is written, where a later change touched the same fields.
    """
    for noun, record_id in _touched(writing.connection, number):
        key = writing.connection.scalar(select(TABLES[noun].c.key).where(TABLES[noun].c.id == record_id))
        if key is not None:
            _take_back_record(writing, number, load(writing.connection, NOUNS[noun], Key(key)), record_id)


def _touched(connection: Connection, number: int) -> Sequence[tuple[str, int]]:
    """Return the records of a change set, the last written first: a visit before the people it brought along."""
    rows = connection.execute(
        select(change.c.noun, change.c.record_id)
        .where(change.c.change_set_id == number)
        .group_by(change.c.noun, change.c.record_id)
        .order_by(func.max(change.c.id).desc())
    )
    return [(row.noun, row.record_id) for row in rows]


def _take_back_record(writing: Writing, number: int, kept: Kept[Any], record_id: int) -> None:
    noun = noun_name(type(kept.record))
    entries = history_of(writing.connection, type(kept.record), kept.key)
    mine = [one for entry in entries if entry.change_set == number for one in entry.changes]
    version = max(entry.version for entry in entries if entry.change_set == number)
    later = [one for entry in entries if entry.version > version for one in entry.changes]
    if any(not one.part and one.field == ROW for one in mine):
        if not _in_use(writing.connection, noun, record_id):
            writing.delete(kept)
        return
    both = overlap(mine, later)
    if both:
        raise CannotUndoError(noun, kept.key, both)
    if any(not one.part and one.field == DELETED for one in mine):
        if kept.deleted:
            writing.restore(kept)
        else:
            writing.delete(kept)
        return
    state = apply(state_of(kept.record), [one.inverse() for one in mine])
    writing.correct(kept, record_from(type(kept.record), state))


def _in_use(connection: Connection, noun: str, record_id: int) -> bool:
    """Tell whether a record outside the bin refers to this one."""
    for other, table in TABLES.items():
        for home in (record_home(other), *(home for _part, home in part_homes(other))):
            owner = home.table.c.id if home.table is table else home.table.c.owner_id
            for field in fields_of(home.noun):
                if field.kind is not Kind.REFERENCE or field.refers_to != noun or home.table.name == "claim":
                    continue
                users = select(table.c.id).where(
                    table.c.deleted_at.is_(None),
                    table.c.id.in_(select(owner).where(home.table.c[f"{field.name}_id"] == record_id)),
                )
                if connection.scalar(users.limit(1)) is not None:
                    return True
    return False
