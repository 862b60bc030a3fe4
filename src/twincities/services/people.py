"""People and organisations: known ones are offered while a name is typed, new ones are made from a visit's rows."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeVar

from sqlalchemy import select

from twincities.db.search import matching
from twincities.db.tables import organisation, participation, person, post, visit
from twincities.domain.names import fold
from twincities.domain.partial_date import PartialDate
from twincities.domain.people import Organisation, Person, Post
from twincities.services.directory import PersonDirectory
from twincities.services.suggesting import LIMIT, Suggestion, found, sorted_by_fit

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy import Connection

    from twincities.db.writing import Writing
    from twincities.domain.agreement import Signatory
    from twincities.domain.keys import Key
    from twincities.domain.visit import Participation, Visit

CANDIDATES = 40
Named = TypeVar("Named", "Participation", "Signatory")
"""Rows that name a person with a post and an organisation as at the time."""


class People(PersonDirectory):
    """What a clerk does with people, and with the names of organisations."""

    def suggest_people(self, words: str) -> list[Suggestion]:
        """Offer known people; the subtitle tells homonyms apart by organisation and year of the last meeting."""
        with self._desk.reading() as connection:
            rows = select(person.c.id, person.c.key, person.c.name)
            hits = connection.execute(found(connection, "person", words, rows).limit(CANDIDATES)).all()
            known = last_seen(connection, [row.id for row in hits])
        offers = [Suggestion(row.key, row.name, known.get(row.id, "")) for row in hits]
        return sorted_by_fit(offers, words)

    def suggest_organisations(self, words: str) -> list[Suggestion]:
        """Offer known organisations."""
        with self._desk.reading() as connection:
            rows = select(organisation.c.key, organisation.c.name)
            hits = connection.execute(found(connection, "organisation", words, rows).limit(CANDIDATES)).all()
        return sorted_by_fit([Suggestion(row.key, row.name) for row in hits], words)

    def suggest_posts(self, words: str) -> list[str]:
        """Offer titles of posts already written down, those that begin with the words first."""
        asked = fold(words).split()
        if not asked:
            return []
        with self._desk.reading() as connection:
            rows = select(post.c.title).distinct().join_from(post, person, person.c.id == post.c.owner_id)
            hits = connection.scalars(found(connection, "person", words, rows).limit(CANDIDATES * 5)).all()
        titles = [title for title in hits if _holds(title, asked)]
        return sorted(titles, key=lambda title: not fold(title).startswith(" ".join(asked)))[:LIMIT]

    def last_post(self, key: Key) -> tuple[str, str]:
        """Return the post and organisation with which a person was met last, ("", "") where never."""
        with self._desk.reading() as connection:
            row = connection.execute(
                select(participation.c.post, participation.c.organisation_name)
                .join_from(participation, person, participation.c.person_id == person.c.id)
                .join(visit, visit.c.id == participation.c.owner_id)
                .where(person.c.key == key, visit.c.deleted_at.is_(None))
                .order_by(visit.c.start_sort.desc())
                .limit(1)
            ).first()
        return (row.post, row.organisation_name) if row else ("", "")


def _holds(title: str, asked: Sequence[str]) -> bool:
    """Tell whether every word asked for begins a word of a title: a person may be found by other words."""
    own = fold(title).split()
    return all(any(word.startswith(one) for word in own) for one in asked)


def last_seen(connection: Connection, ids: Sequence[int]) -> dict[int, str]:
    """Return where and when people were met last («city council · 2015»), by id."""
    rows = connection.execute(
        select(
            participation.c.person_id, participation.c.organisation_name, participation.c.post, visit.c.start
        )
        .join_from(participation, visit, visit.c.id == participation.c.owner_id)
        .where(participation.c.person_id.in_(ids), visit.c.deleted_at.is_(None))
        .order_by(visit.c.start_sort)
    )
    seen = {}
    for row in rows:
        parts = (row.organisation_name or row.post, str(PartialDate.from_edtf(row.start).year))
        seen[row.person_id] = " · ".join(part for part in parts if part)
    return seen


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
    key = made.get(folded) or _known(writing.connection, "organisation", name)
    if key is None:
        key = writing.create(Organisation(name=name)).key
    made[folded] = key
    return replace(row, organisation=key)


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
