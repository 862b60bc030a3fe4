"""Places: listed, found by any of their names, written down, put on the map; the own municipality."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from twincities.db.records import chunks, listed, load, load_ids, load_many
from twincities.db.tables.partnerships import partnership, party
from twincities.db.tables.places import place, place_label, place_name
from twincities.domain.changes import Act
from twincities.domain.keys import Key
from twincities.domain.place import Place, PlaceName
from twincities.domain.vocabularies import PlaceKind
from twincities.services.alike_places import AlikePlaces
from twincities.services.countries import country_name
from twincities.services.labels import IDS, labelled, place_titles
from twincities.services.locating import Unplaced, placed
from twincities.services.namesakes import namesakes
from twincities.services.place_filter import PlaceQuery, PlaceSort
from twincities.services.place_query import chosen, conditions, is_nowhere
from twincities.services.suggesting import LIMIT, Suggestion, found, sorted_by_fit

if TYPE_CHECKING:
    from array import array
    from collections.abc import Iterable, Sequence

    from twincities.domain.changes import Changed
    from twincities.domain.record import Kept
    from twincities.geo.candidate import Candidate
    from twincities.i18n import Language
    from twincities.services.desk import Desk
    from twincities.services.visit_filter import Viewer

__all__ = ["PlaceQuery", "PlaceRow", "PlaceSort", "Places", "named_place"]

CANDIDATES = 40
"""Records looked at before the best `LIMIT` are chosen."""


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """One line of the list of places; `others` are the names besides the one in the viewer's language."""

    id: int
    key: Key
    name: str
    others: tuple[str, ...]
    kind: PlaceKind
    country: str
    admin1: str
    population: int | None
    latitude: float | None
    longitude: float | None
    own: bool
    partnerships: int


class Places:
    """What a specialist does with places."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._alike = AlikePlaces()

    def open(self, key: Key) -> Kept[Place]:
        """Read one place; MissingRecordError where there is none."""
        with self._desk.reading() as connection:
            return load(connection, Place, key)

    # ------------------------------------------------------------------------------------- the list

    def ids(self, query: PlaceQuery, viewer: Viewer, limit: int | None = None) -> array[int]:
        """Return the ids of the places that a query shows, in its order; the first `limit` of them, if given."""
        with self._desk.reading() as connection:
            rows = chosen(connection, query, viewer.language)
            return listed(connection, rows.limit(limit))

    def count(self, query: PlaceQuery, viewer: Viewer) -> int:  # noqa: ARG002 - as every list
        """Return how many places a query shows."""
        with self._desk.reading() as connection:
            rows = select(func.count()).select_from(place).where(*conditions(connection, query))
            return connection.scalar(rows) or 0

    def rows(self, ids: Sequence[int], viewer: Viewer) -> list[PlaceRow]:
        """Return the lines of some places, in the order of their ids; those gone meanwhile are left out."""
        lines: dict[int, PlaceRow] = {}
        with self._desk.reading() as connection:
            for some in chunks(ids):
                numbers = {"ids": list(some)}
                titles = place_titles(connection, some, viewer.language)
                names: dict[int, list[str]] = {}
                for owner, text in connection.execute(_NAMES, numbers):
                    names.setdefault(owner, []).append(text)
                ties = {row[0]: row[1] for row in connection.execute(_TIES, numbers)}
                for row in connection.execute(_ROWS, numbers):
                    title = titles.get(row.id, "")
                    others = tuple(text for text in dict.fromkeys(names.get(row.id, ())) if text != title)
                    lines[row.id] = _line(row, title, others, ties.get(row.id, 0))
        return [lines[number] for number in ids if number in lines]

    def id_of(self, key: Key) -> int | None:
        """Return the id under which lists know a place, None where it is gone or in the bin."""
        return self._desk.id_of(place, key)

    def countries(self, query: PlaceQuery) -> dict[str, int]:
        """Count the places of each country among those that a query shows."""
        with self._desk.reading() as connection:
            rows = (
                select(place.c.country, func.count())
                .where(*conditions(connection, query), place.c.country != "")
                .group_by(place.c.country)
            )
            return {row[0]: row[1] for row in connection.execute(rows)}

    def delete_places(self, keys: Iterable[Key]) -> Changed:
        """Put places into the bin, all of them or none; their partnerships and visits stay."""
        with self._desk.action(Act.DELETE) as writing:
            for key in keys:
                writing.delete(load(writing.connection, Place, key))
            return writing.changed()

    # ----------------------------------------------------------------------------------- on the map

    def nowhere(self, language: Language) -> list[Unplaced]:
        """Return the places without coordinates, by name in a language."""
        with self._desk.reading() as connection:
            rows = (
                select(place.c.id, place_label.c.text)
                .join_from(place, place_label, labelled(language), isouter=True)
                .where(place.c.deleted_at.is_(None), is_nowhere())
                .order_by(place_label.c.sort_key, place.c.id)
            )
            titles = {row[0]: row[1] or "" for row in connection.execute(rows)}
            kept = load_ids(connection, Place, list(titles))
        return [
            Unplaced(
                number,
                one.key,
                title,
                tuple(name.text for name in one.record.names),
                one.record.country,
                one.record.admin1,
            )
            for (number, title), one in zip(titles.items(), kept, strict=True)
        ]

    def put_on_map(self, choices: Iterable[tuple[Key, Candidate]]) -> Changed | None:
        """Give places the coordinates of their candidates in one action; those that have some by now are left alone.

        None where nothing was left to be done.
        """
        wanted = dict(choices)
        with self._desk.action() as writing:
            for kept in load_many(writing.connection, Place, list(wanted)):
                nowhere = kept.record.latitude is None or kept.record.longitude is None
                if nowhere and not kept.deleted:
                    writing.correct(kept, placed(kept.record, wanted[kept.key]))
            return writing.changed() if writing.keys else None

    # ----------------------------------------------------------------------------------- one by one

    def suggest(self, words: str, language: Language) -> list[Suggestion]:
        """Offer places that hold these words in any of their names, own municipality and populous ones first.

        Where none does, those that are spelt alike.
        """
        rows = select(place.c.id, place.c.key, place_label.c.text, place.c.country, place.c.admin1).join_from(
            place, place_label, labelled(language)
        )
        with self._desk.reading() as connection:
            narrowed = found(connection, "place", words, rows)
            best = narrowed.order_by(place.c.own.desc(), place.c.population.desc(), place_label.c.sort_key)
            offers = [
                Suggestion(row.key, row.text, _whereabouts(row.admin1, row.country, language))
                for row in connection.execute(best.limit(CANDIDATES if words.strip() else LIMIT))
            ]
            if not offers:
                ids = self._alike.to(connection, words)
                known = {row.id: row for row in connection.execute(rows.where(place.c.id.in_(ids)))}
                return [
                    Suggestion(row.key, row.text, _whereabouts(row.admin1, row.country, language), alike=True)
                    for number in ids
                    if (row := known.get(number)) is not None
                ]
        return sorted_by_fit(offers, words)

    def namesakes(self, record: Place) -> list[Kept[Place]]:
        """Return the places of the register that a new one may be already, the likeliest first."""
        with self._desk.reading() as connection:
            return namesakes(connection, record)

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
            return writing.changed().about(base.key)


_ROWS = select(
    place.c.id,
    place.c.key,
    place.c.kind,
    place.c.country,
    place.c.admin1,
    place.c.population,
    place.c.latitude,
    place.c.longitude,
    place.c.own,
).where(place.c.id.in_(IDS))
_NAMES = (
    select(place_name.c.owner_id, place_name.c.text)
    .where(place_name.c.owner_id.in_(IDS))
    .order_by(place_name.c.owner_id, place_name.c.position)
)
_TIES = (
    select(party.c.place_id, func.count(partnership.c.id.distinct()))
    .join_from(party, partnership, partnership.c.id == party.c.owner_id)
    .where(party.c.place_id.in_(IDS), partnership.c.deleted_at.is_(None))
    .group_by(party.c.place_id)
)


def _line(row: Any, title: str, others: tuple[str, ...], ties: int) -> PlaceRow:  # noqa: ANN401 - a row of SQL
    return PlaceRow(
        id=row.id,
        key=Key(row.key),
        name=title,
        others=others,
        kind=PlaceKind(row.kind),
        country=row.country,
        admin1=row.admin1,
        population=row.population,
        latitude=row.latitude,
        longitude=row.longitude,
        own=row.own,
        partnerships=ties,
    )


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
