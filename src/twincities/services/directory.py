"""The directory of people: listed, found by any of their names, written down; whom they met when."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from twincities.db.records import chunks, load
from twincities.db.tables.people import organisation, person, post
from twincities.domain.changes import Act
from twincities.domain.keys import Key
from twincities.domain.partial_date import PartialDate, stored_date
from twincities.domain.people import Person, Post, latest_post
from twincities.services.introducing import organisation_named
from twincities.services.labels import IDS
from twincities.services.meetings import meetings
from twincities.services.people_filter import PersonQuery
from twincities.services.people_query import MEETINGS_OF_PEOPLE, in_time, people, person_conditions
from twincities.services.visit_days import stretch

if TYPE_CHECKING:
    from array import array
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from sqlalchemy import Connection

    from twincities.db.writing import Writing
    from twincities.domain.changes import Changed
    from twincities.domain.record import Kept
    from twincities.i18n import Language
    from twincities.services.desk import Desk
    from twincities.services.meetings import Meeting
    from twincities.services.visit_filter import Viewer

__all__ = ["PersonDirectory", "PersonQuery", "PersonRow"]


@dataclass(frozen=True, slots=True)
class PersonRow:
    """One line of the list of people.

    `post` and `organisation` are those held now, else those of the last meeting; `former` tells that the last post
    known has ended. `last_met` are the dates of the visit `last_visit`, `times_met` counts visits that took place.
    """

    id: int
    key: Key
    name: str
    post: str
    organisation: str
    organisation_key: Key | None
    former: bool
    last_met: PartialDate | None
    last_visit: Key | None
    times_met: int
    has_contact: bool
    keep_until: date | None


class PersonDirectory:
    """The list of people, and a person's record."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def open(self, key: Key) -> Kept[Person]:
        """Read one person; MissingRecordError where there is none."""
        with self._desk.reading() as connection:
            return load(connection, Person, key)

    def ids(self, query: PersonQuery, viewer: Viewer, limit: int | None = None) -> array[int]:
        """Return the ids of the people that a query shows, in its order; the first `limit` of them, if given."""
        with self._desk.reading() as connection:
            return people(connection, query, viewer.today, limit)

    def count(self, query: PersonQuery, viewer: Viewer) -> int:
        """Return how many people a query shows."""
        with self._desk.reading() as connection:
            where = person_conditions(connection, query, viewer.today)
            return connection.scalar(select(func.count()).select_from(person).where(*where)) or 0

    def rows(self, ids: Sequence[int], viewer: Viewer) -> list[PersonRow]:
        """Return the lines of some people, in the order of their ids; those gone meanwhile are left out."""
        lines: dict[int, PersonRow] = {}
        with self._desk.reading() as connection:
            for some in chunks(ids):
                lines |= _lines(connection, list(some), viewer.today)
        return [lines[number] for number in ids if number in lines]

    def id_of(self, key: Key) -> int | None:
        """Return the id under which lists know a person, None where it is gone or in the bin."""
        return self._desk.id_of(person, key)

    def met(self, key: Key, language: Language) -> tuple[Meeting, ...]:
        """Return the visits at which a person was present, the latest first, with whom they met there."""
        with self._desk.reading() as connection:
            return meetings(connection, "person", key, language)

    def record_person(self, record: Person, named: Mapping[Key, str] | None = None) -> Changed:
        """Write down a person; `named` are organisations without a record yet, by the key of their post."""
        with self._desk.action(Act.CREATE) as writing:
            kept = writing.create(_with_organisations(writing, record, named or {}))
            return writing.changed().about(kept.key)

    def correct_person(
        self, base: Kept[Person], record: Person, named: Mapping[Key, str] | None = None
    ) -> Changed:
        """Write a changed person, `named` as above; ConflictError where somebody else saved in between."""
        with self._desk.action() as writing:
            writing.correct(base, _with_organisations(writing, record, named or {}))
            return writing.changed().about(base.key)

    def delete_people(self, keys: Iterable[Key]) -> Changed:
        """Put people into the bin, all of them or none; the visits they took part in keep their names."""
        with self._desk.action(Act.DELETE) as writing:
            for key in keys:
                writing.delete(load(writing.connection, Person, key))
            return writing.changed()


def _with_organisations(writing: Writing, record: Person, named: Mapping[Key, str]) -> Person:
    """Give posts the organisations that are only named, making those that the register does not know."""
    posts = tuple(
        replace(held, organisation=organisation_named(writing, named[held.key]))
        if held.key in named and held.organisation is None
        else held
        for held in record.posts
    )
    return replace(record, posts=posts)


_PEOPLE = select(person.c.id, person.c.key, person.c.name, person.c.contact, person.c.keep_until).where(
    person.c.id.in_(IDS)
)
_POSTS = (
    select(
        post.c.owner_id,
        post.c.title,
        post.c.since,
        post.c.until,
        organisation.c.key.label("organisation_key"),
        organisation.c.name.label("organisation_name"),
    )
    .join_from(post, organisation, organisation.c.id == post.c.organisation_id, isouter=True)
    .where(post.c.owner_id.in_(IDS))
    .order_by(post.c.owner_id, post.c.position)
)


def _lines(connection: Connection, ids: list[int], today: date) -> dict[int, PersonRow]:
    numbers = {"ids": ids}
    met: dict[int, list[Any]] = {}
    for row in in_time(connection.execute(MEETINGS_OF_PEOPLE, numbers)):
        met.setdefault(row.person_id, []).append(row)
    held: dict[int, list[Post]] = {}
    names: dict[Key, str] = {}
    for held_post in connection.execute(_POSTS, numbers):
        held.setdefault(held_post.owner_id, []).append(_post(held_post))
        if held_post.organisation_key:
            names[Key(held_post.organisation_key)] = held_post.organisation_name
    return {
        row.id: _line(row, latest_post(held.get(row.id, ())), met.get(row.id, []), names, today)
        for row in connection.execute(_PEOPLE, numbers)
    }


def _post(row: Any) -> Post:  # noqa: ANN401 - a row of the database
    return Post(
        title=row.title,
        organisation=Key(row.organisation_key) if row.organisation_key else None,
        since=stored_date(row.since),
        until=stored_date(row.until),
    )


def _line(
    row: Any,  # noqa: ANN401 - a row of the database
    held: Post | None,
    met: Sequence[Any],
    names: dict[Key, str],
    today: date,
) -> PersonRow:
    last = met[-1] if met else None
    title, body = (last.post, last.organisation_name) if last else ("", "")
    key: Key | None = None
    if held is not None:
        title, key = held.title, held.organisation
        body = names[key] if key else ""
    return PersonRow(
        id=row.id,
        key=Key(row.key),
        name=row.name,
        post=title,
        organisation=body,
        organisation_key=key,
        former=bool(held and held.until and held.until.last_day < today),
        last_met=stretch(last.start, last.end) if last else None,
        last_visit=Key(last.visit_key) if last else None,
        times_met=len({one.visit_key for one in met}),
        has_contact=bool(row.contact),
        keep_until=row.keep_until,
    )
