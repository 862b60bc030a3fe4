"""Reading history, and turning it round: undo, redo and going back to an earlier version."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC
from typing import TYPE_CHECKING, Any, TypeVar

from sqlalchemy import func, select

from twincities.db.mapping import others, references_to
from twincities.db.records import ids_of, load
from twincities.db.tables.history import change, change_set
from twincities.db.tables.nouns import TABLES, noun_name
from twincities.db.tables.sources import claim
from twincities.db.writing import DELETED
from twincities.domain.changes import Act, FieldChange, HistoryEntry
from twincities.domain.errors import CannotUndoError, InvalidRecordError
from twincities.domain.keys import Key
from twincities.domain.nouns import NOUNS
from twincities.domain.record import Kept, Record
from twincities.domain.state import ROW, apply, difference, record_from, spelt, state_of, taken_back

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy import Connection

    from twincities.db.writing import Writing
    from twincities.domain.state import State

R = TypeVar("R", bound=Record)


def history_of(connection: Connection, noun: type[Record], key: Key) -> list[HistoryEntry]:
    """Return everything that happened to a record, the latest first; moments are in UTC and say so."""
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
            change_set=of[0].change_set_id,
            at=of[0].at.replace(tzinfo=UTC),
            who=of[0].who,
            act=Act(of[0].act),
            version=version,
            changes=tuple(map(_field_change, of)),
        )
        for version, of in entries.items()
    ]


def _field_change(row: Any) -> FieldChange:  # noqa: ANN401 - a row of the change table
    return FieldChange(row.field, _value(row.before), _value(row.after), row.part, row.part_key)


def _value(stored: str | None) -> Any:  # noqa: ANN401 - any value of history
    return None if stored is None else json.loads(stored)


def record_at(connection: Connection, kept: Kept[R], version: int) -> R:
    """Return the record as it was at an earlier version, by taking its later changes back one by one.

    InvalidRecordError where a rule that came later forbids it.
    """
    entries = history_of(connection, type(kept.record), kept.key)
    return record_from(type(kept.record), _state_at(entries, kept, version))


def _state_at(entries: Iterable[HistoryEntry], kept: Kept[Any], version: int) -> State:
    state = state_of(kept.record)
    for entry in entries:
        if version < entry.version <= kept.version:
            state = apply(state, [change.inverse() for change in reversed(_content(entry.changes))])
    return state


def _content(changes: Iterable[FieldChange]) -> list[FieldChange]:
    """Leave out what history says of the record as a whole: that it was made, deleted, restored."""
    return [one for one in changes if one.part or one.field not in (ROW, DELETED)]


def take_back(writing: Writing, number: int) -> None:
    """Write the inverse of a whole change set; records that were removed for good since are passed over.

    Raises CannotUndoError, before anything is written, where a later change would be lost with it.
    """
    connection = writing.connection
    records = [
        (load(connection, NOUNS[noun], Key(key)), record_id)
        for noun, record_id in _touched(connection, number)
        if (key := connection.scalar(select(TABLES[noun].c.key).where(TABLES[noun].c.id == record_id)))
    ]
    plans = [(kept, record_id, _without(connection, number, kept)) for kept, record_id in records]
    for kept, record_id, without in plans:
        now = kept
        if kept.deleted and not without.deleted:
            now = writing.restore(now)
        if without.record != now.record:
            now = writing.correct(now, without.record)
        if without.deleted and not kept.deleted and not _is_needed(connection, number, kept, record_id):
            writing.delete(now, _became(connection, number, noun_name(type(now.record)), record_id))


def _is_needed(connection: Connection, number: int, kept: Kept[Any], record_id: int) -> bool:
    """Tell whether a record that a change set, or one that it turns round, brought along is used by others by now.

    What a person deleted by name goes into the bin again, whoever uses it: as it did then.
    """
    noun = noun_name(type(kept.record))
    first = number
    while (
        turned := connection.scalar(select(change_set.c.undoes_id).where(change_set.c.id == first))
    ) is not None:
        first = turned
    made = select(change.c.id).where(
        change.c.change_set_id == first,
        change.c.noun == noun,
        change.c.record_id == record_id,
        change.c.part == "",
        change.c.field == ROW,
    )
    return connection.scalar(made) is not None and _in_use(connection, noun, record_id)


def _became(connection: Connection, number: int, noun: str, record_id: int) -> Key | None:
    """Return which record one was merged into, as the change set says that took it out of the bin."""
    mark = select(change.c.before).where(
        change.c.change_set_id == number,
        change.c.noun == noun,
        change.c.record_id == record_id,
        change.c.field == DELETED,
    )
    became = _value(connection.scalar(mark))
    return Key(became) if isinstance(became, str) else None


def _touched(connection: Connection, number: int) -> Sequence[tuple[str, int]]:
    """Return the records of a change set, the last written first: a visit before the people it brought along."""
    rows = connection.execute(
        select(change.c.noun, change.c.record_id)
        .where(change.c.change_set_id == number)
        .group_by(change.c.noun, change.c.record_id)
        .order_by(func.max(change.c.id).desc())
    )
    return [(row.noun, row.record_id) for row in rows]


def _without(connection: Connection, number: int, kept: Kept[R]) -> Kept[R]:
    """Return a record as it would be without a change set; one that the change set made would lie in the bin."""
    noun = noun_name(type(kept.record))
    entries = history_of(connection, type(kept.record), kept.key)
    mine = [one for entry in reversed(entries) if entry.change_set == number for one in entry.changes]
    marks = [one for one in mine if one not in _content([one])]
    made = any(mark.field == ROW for mark in marks)
    into_bin = made or (marks and marks[0].before)
    if into_bin and not kept.deleted:
        last = max(entry.version for entry in entries if entry.change_set == number)
        since = difference(_state_at(entries, kept, last), state_of(kept.record))
        if since:
            raise CannotUndoError(noun, kept.key, [spelt(change.part, change.field) for change in since])
    if made:
        return replace(kept, deleted=True)
    state, lost = taken_back(state_of(kept.record), _content(mine))
    if lost:
        raise CannotUndoError(noun, kept.key, lost)
    try:
        record = record_from(type(kept.record), state)
    except InvalidRecordError as error:
        spots = [spelt(problem.spot.part, problem.spot.field) for problem in error.problems]
        raise CannotUndoError(noun, kept.key, spots) from error
    return replace(kept, record=record, deleted=bool(marks[0].before) if marks else kept.deleted)


def _in_use(connection: Connection, noun: str, record_id: int) -> bool:
    """Tell whether a record outside the bin refers to this one; a source named in a claim is not used by that."""
    for reference in references_to(noun):
        if reference.table is claim:
            continue
        users = select(reference.owner_table.c.id).where(
            reference.owner_table.c.deleted_at.is_(None),
            reference.owner_table.c.id.in_(
                select(reference.owner).where(
                    reference.column == record_id, *others(reference, noun, record_id)
                )
            ),
        )
        if connection.scalar(users.limit(1)) is not None:
            return True
    return False
