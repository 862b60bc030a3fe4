"""Organisations: listed, found by any of their names, written down; whom their people met when."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select, union

from twincities.db.records import chunks, load
from twincities.db.tables.people import organisation, person, post
from twincities.db.tables.places import place
from twincities.db.tables.visits import participation
from twincities.domain.changes import Act
from twincities.domain.keys import Key
from twincities.domain.people import Organisation
from twincities.services.labels import IDS, place_titles
from twincities.services.meetings import meetings
from twincities.services.people_filter import OrganisationQuery
from twincities.services.people_query import (
    MEETINGS_OF_ORGANISATIONS,
    in_time,
    organisation_conditions,
    organisations,
)
from twincities.services.visit_days import stretch

if TYPE_CHECKING:
    from array import array
    from collections.abc import Iterable, Sequence

    from sqlalchemy import Connection

    from twincities.domain.changes import Changed
    from twincities.domain.partial_date import PartialDate
    from twincities.domain.record import Kept
    from twincities.i18n import Language
    from twincities.services.desk import Desk
    from twincities.services.meetings import Meeting
    from twincities.services.visit_filter import Viewer

__all__ = ["OrganisationQuery", "OrganisationRow", "Organisations"]


@dataclass(frozen=True, slots=True)
class OrganisationRow:
    """One line of the list of organisations.

    `people` counts those who hold or held a post in it or were met for it; `last_met` are the dates of `last_visit`.
    """

    id: int
    key: Key
    name: str
    place: str
    place_key: Key | None
    people: int
    last_met: PartialDate | None
    last_visit: Key | None


class Organisations:
    """What a specialist does with organisations."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def open(self, key: Key) -> Kept[Organisation]:
        """Read one organisation; MissingRecordError where there is none."""
        with self._desk.reading() as connection:
            return load(connection, Organisation, key)

    def ids(self, query: OrganisationQuery, viewer: Viewer, limit: int | None = None) -> array[int]:  # noqa: ARG002 - as every list
        """Return the ids of the organisations that a query shows, in its order; the first `limit`, if given."""
        with self._desk.reading() as connection:
            return organisations(connection, query, limit)

    def count(self, query: OrganisationQuery, viewer: Viewer) -> int:  # noqa: ARG002 - as every list
        """Return how many organisations a query shows."""
        with self._desk.reading() as connection:
            where = organisation_conditions(connection, query)
            return connection.scalar(select(func.count()).select_from(organisation).where(*where)) or 0

    def rows(self, ids: Sequence[int], viewer: Viewer) -> list[OrganisationRow]:
        """Return the lines of some organisations, in the order of their ids; those gone meanwhile are left out."""
        lines: dict[int, OrganisationRow] = {}
        with self._desk.reading() as connection:
            for some in chunks(ids):
                lines |= _lines(connection, list(some), viewer.language)
        return [lines[number] for number in ids if number in lines]

    def id_of(self, key: Key) -> int | None:
        """Return the id under which lists know an organisation, None where it is gone or in the bin."""
        return self._desk.id_of(organisation, key)

    def met(self, key: Key, language: Language) -> tuple[Meeting, ...]:
        """Return the visits at which an organisation's people were present, the latest first, with whom they met."""
        with self._desk.reading() as connection:
            return meetings(connection, "organisation", key, language)

    def record_organisation(self, record: Organisation) -> Changed:
        """Write down an organisation."""
        with self._desk.action(Act.CREATE) as writing:
            kept = writing.create(record)
            return writing.changed().about(kept.key)

    def correct_organisation(self, base: Kept[Organisation], record: Organisation) -> Changed:
        """Write a changed organisation; ConflictError where somebody else saved in between."""
        with self._desk.action() as writing:
            writing.correct(base, record)
            return writing.changed().about(base.key)

    def delete_organisations(self, keys: Iterable[Key]) -> Changed:
        """Put organisations into the bin, all of them or none; posts and visits keep their names."""
        with self._desk.action(Act.DELETE) as writing:
            for key in keys:
                writing.delete(load(writing.connection, Organisation, key))
            return writing.changed()


_ORGANISATIONS = (
    select(
        organisation.c.id,
        organisation.c.key,
        organisation.c.name,
        organisation.c.place_id,
        place.c.key.label("place_key"),
    )
    .join_from(organisation, place, place.c.id == organisation.c.place_id, isouter=True)
    .where(organisation.c.id.in_(IDS))
)
_BINNED = select(person.c.id).where(person.c.deleted_at.is_not(None))
_MEMBERS = union(
    select(post.c.organisation_id, post.c.owner_id).where(post.c.organisation_id.in_(IDS)),
    select(participation.c.organisation_id, participation.c.person_id).where(
        participation.c.organisation_id.in_(IDS), participation.c.person_id.is_not(None)
    ),
).subquery()
_PEOPLE = (
    select(_MEMBERS.c.organisation_id, func.count())
    .where(_MEMBERS.c.owner_id.not_in(_BINNED))
    .group_by(_MEMBERS.c.organisation_id)
)


def _lines(connection: Connection, ids: list[int], language: Language) -> dict[int, OrganisationRow]:
    numbers = {"ids": ids}
    people = {row[0]: row[1] for row in connection.execute(_PEOPLE, numbers)}
    last: dict[int, Any] = {
        row.organisation_id: row for row in in_time(connection.execute(MEETINGS_OF_ORGANISATIONS, numbers))
    }
    found = connection.execute(_ORGANISATIONS, numbers).all()
    places = place_titles(connection, {row.place_id for row in found if row.place_id}, language)
    return {
        row.id: OrganisationRow(
            id=row.id,
            key=Key(row.key),
            name=row.name,
            place=places.get(row.place_id, ""),
            place_key=Key(row.place_key) if row.place_key else None,
            people=people.get(row.id, 0),
            last_met=stretch(last[row.id].start, last[row.id].end) if row.id in last else None,
            last_visit=Key(last[row.id].visit_key) if row.id in last else None,
        )
        for row in found
    }
