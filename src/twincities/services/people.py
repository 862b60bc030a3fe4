"""People and organisations: known ones are offered while a name is typed; the directory lists them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from twincities.db.tables import organisation, participation, person, post, visit
from twincities.domain.names import fold
from twincities.services.directory import PersonDirectory
from twincities.services.people_query import last_seen
from twincities.services.suggesting import LIMIT, Suggestion, found, sorted_by_fit

if TYPE_CHECKING:
    from collections.abc import Sequence

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
