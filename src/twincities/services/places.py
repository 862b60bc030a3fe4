"""Places: finding one by any of its names, making one, naming the own municipality."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from twincities.db.records import load
from twincities.db.tables import place, place_label
from twincities.domain.changes import Act
from twincities.domain.place import Place, PlaceName
from twincities.domain.vocabularies import PlaceKind
from twincities.services.countries import country_name
from twincities.services.suggesting import LIMIT, Suggestion, found, labelled, sorted_by_fit

if TYPE_CHECKING:
    from twincities.domain.changes import Changed
    from twincities.domain.keys import Key
    from twincities.domain.record import Kept
    from twincities.i18n import Language
    from twincities.services.desk import Desk

CANDIDATES = 40
"""Records looked at before the best `LIMIT` are chosen."""


class Places:
    """What a specialist does with places."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def open(self, key: Key) -> Kept[Place]:
        """Read one place; MissingRecordError where there is none."""
        with self._desk.reading() as connection:
            return load(connection, Place, key)

    def suggest(self, words: str, language: Language) -> list[Suggestion]:
        """Offer places that hold these words in any of their names, own municipality and populous ones first."""
        rows = select(place.c.key, place_label.c.text, place.c.country, place.c.admin1).join_from(
            place, place_label, labelled(language)
        )
        with self._desk.reading() as connection:
            narrowed = found(connection, "place", words, rows)
            best = narrowed.order_by(place.c.own.desc(), place.c.population.desc(), place_label.c.sort_key)
            offers = [
                Suggestion(row.key, row.text, _whereabouts(row.admin1, row.country, language))
                for row in connection.execute(best.limit(CANDIDATES if words.strip() else LIMIT))
            ]
        return sorted_by_fit(offers, words)

    def own(self) -> Kept[Place] | None:
        """Return the office's own municipality, None before it was named."""
        with self._desk.reading() as connection:
            key = connection.scalar(
                select(place.c.key)
                .where(place.c.own, place.c.deleted_at.is_(None))
                .order_by(place.c.id)
                .limit(1)
            )
            return load(connection, Place, key) if key else None

    def add(
        self, name: str, country: str, language: Language, kind: PlaceKind = PlaceKind.MUNICIPALITY
    ) -> Changed:
        """Write down a place of which only a name and perhaps a country is known."""
        return self.record_place(named_place(name, country, language, kind))

    def record_place(self, record: Place) -> Changed:
        """Write down a place."""
        with self._desk.action(Act.CREATE) as writing:
            writing.create(record)
            return writing.changed()

    def correct_place(self, base: Kept[Place], record: Place) -> Changed:
        """Write a changed place; ConflictError where somebody else saved in between."""
        with self._desk.action() as writing:
            writing.correct(base, record)
            return writing.changed()


def named_place(
    name: str,
    country: str,
    language: Language,
    kind: PlaceKind = PlaceKind.MUNICIPALITY,
    *,
    own: bool = False,
) -> Place:
    """Make a place out of a name in one language; InvalidRecordError for an empty name or no country code."""
    names = (PlaceName(text=name, language=language.value),) if name else ()
    return Place(kind=kind, country=country, own=own, names=names)


def _whereabouts(admin1: str, country: str, language: Language) -> str:
    parts = (admin1, country_name(country, language) if country else "")
    return ", ".join(part for part in parts if part)
