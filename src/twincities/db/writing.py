"""Writing records: the only place that changes the register's nouns, and the only place that writes history.

One `Writing` is one user action: its changes, single or bulk, become one change set with who, when, which field,
before and after, in the transaction that made them.
"""

from __future__ import annotations

import json
from contextlib import contextmanager
from datetime import UTC, datetime
from itertools import groupby, islice
from typing import TYPE_CHECKING, Any, TypeVar

from sqlalchemy import delete, func, insert, select, update

from twincities.db.folding import (
    fold_claimants,
    fold_dependents,
    given_by_claims,
    label_places,
    listed_by,
    names_of,
    words_of,
)
from twincities.db.former_values import former_values
from twincities.db.mapping import (
    column_values,
    others,
    owned_by,
    owner_values,
    part_home,
    part_homes,
    references_to,
    row_values,
)
from twincities.db.reckoning import reckon, reckon_meetings, touched
from twincities.db.records import chunks, ids_of, known_ids, load
from twincities.db.tables.history import change, change_set, removed_partnership
from twincities.db.tables.nouns import TABLES, noun_name
from twincities.domain.changes import Act, Changed, FieldChange, topics_of
from twincities.domain.errors import ConflictError, StillUsedError
from twincities.domain.fields import Kind, fields_of, parts_of
from twincities.domain.keys import Key, new_key
from twincities.domain.record import Kept, Record
from twincities.domain.state import ORDER, ROW, difference, state_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sqlalchemy import Connection, Table

    from twincities.db.database import Database
    from twincities.db.folding import Names
    from twincities.db.mapping import Ids
    from twincities.domain.fields import Field, Part
    from twincities.domain.partnership import Partnership

R = TypeVar("R", bound=Record)
BULK = 1_000
"""Records written at a time by the bulk path."""
DELETED = "deleted"
"""The field under which history keeps that a record lies in the bin."""


@contextmanager
def action(
    database: Database, who: str, act: Act = Act.CORRECT, undoes: int | None = None
) -> Iterator[Writing]:
    """Open one user action: everything inside is written together or not at all.

    Nothing is left of an action that changed nothing.
    """
    with database.writing() as connection:
        writing = Writing(connection, who, act, undoes)
        yield writing
        reckon(connection, writing.unreckoned)
        reckon_meetings(connection, writing.visits)
        if not writing.keys:
            connection.execute(delete(change_set).where(change_set.c.id == writing.change_set))


class Writing:
    """The writes of one user action."""

    def __init__(self, connection: Connection, who: str, act: Act, undoes: int | None = None) -> None:
        self.connection = connection
        self.act = act
        self.keys: dict[Key, str] = {}
        self.unreckoned: set[int] = set()
        """Partnerships whose days have to be worked out anew before the action ends."""
        self.visits: set[int] = set()
        """Visits of which it has to be stored anew when they took place."""
        made = insert(change_set).values(at=_now(), who=who, act=act.value, undoes_id=undoes)
        self.change_set: int = connection.execute(made.returning(change_set.c.id)).scalar_one()

    def changed(self) -> Changed:
        """Return what the action touched so far, for the window to broadcast."""
        return Changed(topics_of(self.keys.values()), tuple(self.keys), self.change_set, self.act)

    def create(self, record: R, key: Key | None = None) -> Kept[R]:
        """Write a new record. MissingRecordError where it refers to one that does not exist."""
        kept = Kept(key or new_key(), 1, record)
        self.create_many([kept])
        return kept

    def create_many(self, records: Iterable[Kept[Any]]) -> int:
        """Write many new records by the bulk path; return how many.

        Neighbours of one noun are written together; each may refer to any that came before that run of its noun.
        """
        count = 0
        for _noun, run in groupby(records, key=lambda kept: noun_name(type(kept.record))):
            while piece := list(islice(run, BULK)):
                self._create_piece(piece)
                count += len(piece)
        return count

    def _create_piece(self, piece: Sequence[Kept[Any]]) -> None:
        noun = noun_name(type(piece[0].record))
        ids = self._ids([kept.record for kept in piece])
        names = self._names(ids)
        rows = [
            {
                "key": kept.key,
                "version": 1,
                "folded": words_of(kept.record, ids, names),
                **listed_by(kept.record),
                **row_values(kept.record, ids),
            }
            for kept in piece
        ]
        self.connection.execute(insert(TABLES[noun]), rows)
        own = ids_of(self.connection, ((noun, kept.key) for kept in piece))
        numbers = [own[noun, kept.key] for kept in piece]
        for part, home in part_homes(noun):
            part_rows = [
                self._part_row(home.table, noun, number, position, row, ids)
                for number, kept in zip(numbers, piece, strict=True)
                for position, row in enumerate(getattr(kept.record, part.name))
            ]
            if part_rows:
                self.connection.execute(insert(home.table), part_rows)
        if noun == "place":
            for some in chunks(numbers):
                label_places(self.connection, some)
        fold_claimants(self.connection, noun, [kept.key for kept in piece])
        created = FieldChange(ROW, None, "created")
        self._remember(noun, [(number, 1, created) for number in numbers])
        self._touch(noun, *(kept.key for kept in piece))
        self._unsettle(noun, numbers)

    @staticmethod
    def _part_row(table: Table, noun: str, owner: int, position: int, row: Any, ids: Ids) -> dict[str, Any]:  # noqa: ANN401 - a row of any part
        return {
            "key": row.key,
            "owner_id": owner,
            "position": position,
            **owner_values(table, noun),
            **row_values(row, ids),
        }

    def correct(self, base: Kept[R], record: R) -> Kept[R]:
        """Write a changed record over the version it was made from; nothing is written where nothing changed.

        Raises ConflictError where somebody else saved in between, MissingRecordError where it is gone.
        """
        noun = noun_name(type(record))
        stored = self._unchanged(base, record)
        changes = difference(state_of(stored.record), state_of(record))
        if not changes:
            return stored
        number = self._number(noun, base.key)
        ids = self._ids([record])
        self._unsettle(noun, [number])
        words = {"folded": words_of(record, ids, self._names(ids)), **listed_by(record)}
        values = {**_columns(record, changes, ids), **words}
        self._raise_version(noun, number, base, record, values)
        for part in parts_of(type(record)):
            mine = [c for c in changes if c.part == part.name]
            if mine:
                self._write_part(noun, number, part, getattr(record, part.name), mine, ids)
        if noun == "place":
            label_places(self.connection, [number])
        fold_dependents(self.connection, noun, [number], changes)
        self._unsettle(noun, [number])
        self._remember(noun, [(number, base.version + 1, c) for c in changes])
        self._touch(noun, base.key)
        return Kept(base.key, base.version + 1, record, deleted=base.deleted)

    def _unchanged(self, base: Kept[R], mine: R) -> Kept[R]:
        """Return what is stored; ConflictError where it is not what the person saw.

        The contents are compared too: after a backup was brought back the same version may hold something else.
        """
        stored = load(self.connection, type(base.record), base.key)
        if stored != base:
            raise ConflictError(noun_name(type(base.record)), base.key, base, mine, stored)
        return stored

    def _raise_version(
        self, noun: str, number: int, base: Kept[R], mine: object, values: dict[str, Any]
    ) -> None:
        table = TABLES[noun]
        statement = (
            update(table)
            .where(table.c.id == number, table.c.version == base.version)
            .values(version=base.version + 1, **values)
        )
        if self.connection.execute(statement).rowcount != 1:
            raise ConflictError(
                noun, base.key, base, mine, load(self.connection, type(base.record), base.key)
            )

    def _write_part(
        self,
        noun: str,
        number: int,
        part: Part,
        rows: Sequence[Any],
        changes: Sequence[FieldChange],
        ids: Ids,
    ) -> None:
        table = part_home(noun, part).table
        gone = [c.part_key for c in changes if c.field == ROW and c.after is None]
        come = {c.part_key for c in changes if c.field == ROW and c.before is None}
        moved = any(c.field == ORDER for c in changes)
        touched = {c.part_key for c in changes if c.field not in (ROW, ORDER)}
        if gone:
            self.connection.execute(delete(table).where(table.c.key.in_(gone), table.c.owner_id == number))
        for position, row in enumerate(rows):
            values = self._part_row(table, noun, number, position, row, ids)
            if row.key in come:
                self.connection.execute(insert(table).values(values))
            elif moved or row.key in touched:
                this_row = (table.c.key == row.key, table.c.owner_id == number)
                self.connection.execute(update(table).where(*this_row).values(values))

    def delete(self, base: Kept[R], became: Key | None = None) -> Kept[R]:
        """Put a record into the bin; it can be restored whole. History keeps which record it `became`, if any."""
        return self._mark_deleted(base, deleted=True, became=became)

    def restore(self, base: Kept[R]) -> Kept[R]:
        """Take a record out of the bin."""
        return self._mark_deleted(base, deleted=False)

    def _mark_deleted(self, base: Kept[R], *, deleted: bool, became: Key | None = None) -> Kept[R]:
        noun = noun_name(type(base.record))
        self._unchanged(base, base.record)
        if base.deleted == deleted:
            return base
        number = self._number(noun, base.key)
        self._unsettle(noun, [number])
        at = _now() if deleted else None
        self._raise_version(noun, number, base, base.record, {"deleted_at": at})
        mark = (str(became) if became else True) if deleted else self._mark(noun, number)
        marked = FieldChange(DELETED, before=None, after=mark)
        self._remember(noun, [(number, base.version + 1, marked if deleted else marked.inverse())])
        self._touch(noun, base.key)
        return Kept(base.key, base.version + 1, base.record, deleted=deleted)

    def _mark(self, noun: str, number: int) -> Any:  # noqa: ANN401 - a value of history
        """Return what history says of the record since it lies in the bin."""
        last = (
            select(change.c.after)
            .where(change.c.noun == noun, change.c.record_id == number, change.c.field == DELETED)
            .order_by(change.c.id.desc())
        )
        stored = self.connection.scalar(last.limit(1))
        return json.loads(stored) if stored else True

    def purge(self, kept: Kept[Any]) -> None:
        """Remove a record for good, with its history.

        StillUsedError where others refer to it, ConflictError where it was changed since it was read.
        """
        noun = noun_name(type(kept.record))
        self._unchanged(kept, kept.record)
        number = self._number(noun, kept.key)
        users = self._users(noun, number)
        if users:
            raise StillUsedError(noun, kept.key, users)
        self._unsettle(noun, [number])
        if noun == "partnership":
            self._keep_dates(number, kept)
        for _part, home in part_homes(noun):
            rows = (home.table.c.owner_id == number, *owned_by(home.table, noun))
            self.connection.execute(delete(home.table).where(*rows))
        self.connection.execute(delete(TABLES[noun]).where(TABLES[noun].c.id == number))
        self.connection.execute(delete(change).where(change.c.noun == noun, change.c.record_id == number))
        fold_claimants(self.connection, noun, [kept.key])
        self._touch(noun, kept.key)

    def _keep_dates(self, number: int, tie: Kept[Partnership]) -> None:
        """Keep what dates a partnership bore: calendars may hold their anniversaries."""
        former = former_values(self.connection, tie.record.noun, "established", [number])
        dates = former.get(number, set())
        if tie.record.established is not None:
            dates.add(tie.record.established.edtf())
        rows = [{"key": tie.key, "established": date} for date in sorted(dates - {None})]
        if rows:
            self.connection.execute(insert(removed_partnership), rows)

    def _unsettle(self, noun: str, numbers: Sequence[int]) -> None:
        self.unreckoned |= touched(self.connection, noun, numbers)
        if noun == "visit":
            self.visits.update(numbers)

    def _users(self, noun: str, number: int) -> int:
        references = {(one.table.name, one.column.name): one for one in references_to(noun)}
        counts = (
            select(func.count()).where(one.column == number, *others(one, noun, number))
            for one in references.values()
        )
        return sum(self.connection.execute(count).scalar_one() for count in counts)

    def _ids(self, records: Sequence[Record]) -> Ids:
        """Return the ids of all that these records refer to, and of what their claims give as values."""
        given = (one for record in records for one in given_by_claims(record))
        return {**known_ids(self.connection, given), **ids_of(self.connection, _referred(records))}

    def _names(self, ids: Ids) -> Names:
        return names_of(self.connection, ((noun, number) for (noun, _key), number in ids.items()))

    def _number(self, noun: str, key: Key) -> int:
        return ids_of(self.connection, [(noun, key)])[noun, key]

    def _touch(self, noun: str, *keys: Key) -> None:
        self.keys.update(dict.fromkeys(keys, noun))

    def _remember(self, noun: str, changes: Iterable[tuple[int, int, FieldChange]]) -> None:
        rows = [
            {
                "change_set_id": self.change_set,
                "noun": noun,
                "record_id": number,
                "version": version,
                "part": one.part,
                "part_key": one.part_key,
                "field": one.field,
                "before": _json(one.before),
                "after": _json(one.after),
            }
            for number, version, one in changes
        ]
        for some in chunks(rows, BULK):
            self.connection.execute(insert(change), list(some))


def _columns(record: Record, changes: Iterable[FieldChange], ids: Ids) -> dict[str, Any]:
    names = {c.field for c in changes if not c.part}
    values: dict[str, Any] = {}
    for field in fields_of(type(record)):
        if field.name in names:
            values.update(column_values(field, getattr(record, field.name), ids))
    return values


def _referred(records: Iterable[Record]) -> Iterator[tuple[str, Key]]:
    for record in records:
        rows = [record, *(row for part in parts_of(type(record)) for row in getattr(record, part.name))]
        for row in rows:
            for field in _reference_fields(type(row)):
                if key := getattr(row, field.name):
                    yield field.refers_to, key


def _reference_fields(noun: type[Any]) -> list[Field]:
    return [field for field in fields_of(noun) if field.kind is Kind.REFERENCE]


def _json(value: Any) -> str | None:  # noqa: ANN401 - any value of history
    return None if value is None else json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _now() -> datetime:
    return datetime.now(UTC).replace(tzinfo=None)
