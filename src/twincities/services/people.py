"""People and organisations: known ones are offered while a name is typed; the directory lists them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from twincities.db.tables.people import organisation, person
from twincities.db.tables.visits import participation, visit
from twincities.services.directory import PersonDirectory
from twincities.services.people_query import last_seen
from twincities.services.suggesting import Suggestion, found, sorted_by_fit

if TYPE_CHECKING:
    from twincities.domain.keys import Key

CANDIDATES = 40


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
