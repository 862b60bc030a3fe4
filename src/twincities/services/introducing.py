"""People and organisations named in a visit or an agreement for the first time get their records."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeVar

from sqlalchemy import select

from twincities.db.search import matching
from twincities.db.tables.people import organisation, person
from twincities.db.tables.visits import participation
from twincities.domain.names import fold
from twincities.domain.people import Organisation, Person, Post

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import Connection

    from twincities.db.writing import Writing
    from twincities.domain.agreement import Signatory
    from twincities.domain.keys import Key
    from twincities.domain.visit import Participation, Visit

Named = TypeVar("Named", "Participation", "Signatory")
"""Rows that name a person with a post and an organisation as at the time."""


def introduce(writing: Writing, record: Visit) -> Visit:
    """Give every named participant and organisation of a visit its record, making those that are not known yet.

    A name is known if one person of exactly that name was met for the same organisation; anything less certain makes
    a new person, for two records can be brought together later and one cannot be taken apart.
    """
    return replace(record, participants=introduced(writing, record.participants))


def introduced(writing: Writing, named: Iterable[Named]) -> tuple[Named, ...]:
    """Give every row that names a person or an organisation its records, as `introduce` does."""
    made: dict[str, Key] = {}
    people: dict[tuple[str, str], Key] = {}
    return tuple(_with_person(writing, _with_organisation(writing, row, made), people) for row in named)


def _with_organisation(writing: Writing, row: Named, made: dict[str, Key]) -> Named:
    name = row.organisation_name
    if not name or row.organisation:
        return row
    folded = fold(name)
    made[folded] = made.get(folded) or organisation_named(writing, name)
    return replace(row, organisation=made[folded])


def organisation_named(writing: Writing, name: str) -> Key:
    """Return the organisation of exactly this name, made now where the register knows none."""
    return _known(writing.connection, "organisation", name) or writing.create(Organisation(name=name)).key


def _with_person(writing: Writing, row: Named, people: dict[tuple[str, str], Key]) -> Named:
    if not row.name or row.person:
        return row
    identity = (fold(row.name), fold(row.organisation_name))
    key = people.get(identity) or _same_person(writing.connection, row)
    if key is None:
        posts = (Post(title=row.post, organisation=row.organisation),) if row.post else ()
        key = writing.create(Person(name=row.name, posts=posts)).key
    people[identity] = key
    return replace(row, person=key)


def _known(connection: Connection, noun: str, name: str) -> Key | None:
    table: Any = {"organisation": organisation, "person": person}[noun]
    rows = connection.execute(
        select(table.c.key, table.c.name).where(
            table.c.deleted_at.is_(None), matching(connection, noun, name)
        )
    )
    return next((row.key for row in rows if fold(row.name) == fold(name)), None)


def _same_person(connection: Connection, row: Participation | Signatory) -> Key | None:
    met = connection.execute(
        select(person.c.key, person.c.name, participation.c.organisation_name)
        .join_from(person, participation, participation.c.person_id == person.c.id)
        .where(person.c.deleted_at.is_(None), matching(connection, "person", row.name))
    )
    same = {
        one.key
        for one in met
        if fold(one.name) == fold(row.name) and fold(one.organisation_name) == fold(row.organisation_name)
    }
    return same.pop() if len(same) == 1 else None
