"""What the map shows: cities and ties of a query to the register, and what is told of one city."""

from __future__ import annotations

from array import array
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, exists, func, or_, select

from twincities.db.records import load
from twincities.db.tables.partnerships import partnership, party, status_span
from twincities.db.tables.places import place, place_label
from twincities.db.tables.sources import claim
from twincities.db.tables.visits import visit
from twincities.domain.anniversaries import TARGET
from twincities.domain.date_words import short
from twincities.domain.days import YEAR
from twincities.domain.keys import Key
from twincities.domain.partial_date import PartialDate
from twincities.domain.partnership import our_sides
from twincities.domain.place import LATITUDE_LIMIT, LONGITUDE_LIMIT, Place
from twincities.domain.vocabularies import Activity, Grade, LegalStatus, StatusBasis
from twincities.geo.circle import kilometres
from twincities.geo.map_picture import City, MapPicture, Tie
from twincities.i18n import Language
from twincities.reports.saving import save
from twincities.services.countries import country_name
from twincities.services.labels import place_titles
from twincities.services.register_query import RegisterSelect
from twincities.services.register_rows import STATUS, rows_of
from twincities.services.rival_dates import all_rivals, rivals_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from pathlib import Path

    from sqlalchemy import ColumnElement, Connection
    from sqlalchemy.sql.selectable import Select

    from twincities.i18n import Words
    from twincities.services.desk import Desk
    from twincities.services.measures import Measures
    from twincities.services.register import PartnershipQuery, PartnershipRow
    from twincities.services.visit_filter import Viewer

CARD_ROWS = 200
"""Ties that a city's card tells of; more are read in the list."""


@dataclass(frozen=True, slots=True)
class OtherEnd:
    """The far end of one of a city's ties; `kilometres` between them, None where one has no coordinates."""

    row: PartnershipRow
    place: Key
    name: str
    kilometres: float | None
    rivals: tuple[PartialDate, ...] = ()
    """Other dates of establishing that sources give."""


@dataclass(frozen=True, slots=True)
class CityCard:
    """What the map tells of a city: names in the viewer's language and in Latin letters, and its ties."""

    key: Key
    name: str
    latin: str
    country: str
    ends: tuple[OtherEnd, ...]
    ties: int
    """How many ties it has among those asked for; `ends` may be fewer."""


@dataclass(frozen=True, slots=True)
class WrittenMap:
    """A map on the disk: where, and what it shows."""

    path: Path
    picture: MapPicture


class Atlas:
    """What a person looks up on the map."""

    def __init__(self, desk: Desk, measures: Callable[[], Measures]) -> None:
        self._desk = desk
        self._measures = measures

    def picture(self, query: PartnershipQuery, viewer: Viewer) -> MapPicture:
        """Return what the map of a query shows; the heaviest ties first."""
        with self._desk.reading() as connection:
            asked = self._asked(connection, query, viewer)
            ties = connection.execute(_ties(asked)).all()
            ends = _ends(connection, asked)
            places = _places(connection, asked, viewer.language)
            all_ = select(func.count()).select_from(partnership).where(partnership.c.deleted_at.is_(None))
            total = connection.scalar(all_) or 0
            rivals = all_rivals(connection)
        return _compose(ties, ends, places, rivals, total, viewer.today.year)

    def unplaced(self, query: PartnershipQuery, viewer: Viewer) -> array[int]:
        """Return the ids of the partnerships of a query that have a place without coordinates, in no order."""
        with self._desk.reading() as connection:
            asked = self._asked(connection, query, viewer)
            without = (
                select(party.c.owner_id)
                .join_from(party, place, place.c.id == party.c.place_id)
                .where(~_is_placed())
            )
            return array(
                "q", connection.scalars(asked.of(partnership.c.id).where(partnership.c.id.in_(without)))
            )

    def city(self, number: int, ties: Sequence[int], viewer: Viewer) -> CityCard | None:
        """Return what is told of a place, by its id, and of these of its ties; None where it is gone."""
        with self._desk.reading() as connection:
            key = connection.scalar(
                select(place.c.key).where(place.c.id == number, place.c.deleted_at.is_(None))
            )
            if key is None:
                return None
            record = load(connection, Place, Key(key)).record
            rows = rows_of(connection, ties[:CARD_ROWS], viewer, self._measures())
            others = _other_ends(connection, number, [row.id for row in rows], viewer.language)
            rivals = rivals_of(connection, [row.id for row in rows])
        ends = [
            OtherEnd(row, Key(other.key), other.text or "", _distance(record, other), rivals.get(row.id, ()))
            for row in rows
            for other in others.get(row.id, ())
        ]
        name, latin = record.label(viewer.language.value), record.label(Language.EN.value)
        return CityCard(
            Key(key), name, latin if latin != name else "", record.country, tuple(ends), len(ties)
        )

    def write_page(
        self, query: PartnershipQuery, viewer: Viewer, words: Words, target: Path, *, replace: bool = False
    ) -> WrittenMap:
        """Write the map of a query as a page of its own, whole or not at all.

        A name that is taken gets a number unless `replace`. PaperError says why it could not be written, BaseMapError
        that the outlines of the countries cannot be read.
        """
        from twincities.geo.map_page import standalone_page  # noqa: PLC0415 - folium takes a third of a second

        picture = self.picture(query, viewer)
        countries = {city.country: country_name(city.country, words.language) for city in picture.cities}
        as_of = short(PartialDate.of(viewer.today), words)
        text = standalone_page(picture, words, countries, as_of)
        path = save(target, lambda file: file.write(text.encode()), replace=replace)
        return WrittenMap(path, picture)

    def place_number(self, key: Key) -> int | None:
        """Return the id under which the map knows a place, None where it is gone."""
        with self._desk.reading() as connection:
            return connection.scalar(
                select(place.c.id).where(place.c.key == key, place.c.deleted_at.is_(None))
            )

    def own_places(self, viewer: Viewer) -> list[tuple[Key, str]]:
        """Return the places that stand on our side of any tie, by name: what the map can be narrowed to."""
        first = select(party.c.place_id).where(party.c.position == 0)
        with self._desk.reading() as connection:
            rows = connection.execute(
                select(place.c.id, place.c.key)
                .join(place_label, place_label.c.place_id == place.c.id)
                .where(
                    place.c.deleted_at.is_(None),
                    or_(place.c.own, place.c.id.in_(first)),
                    place_label.c.language == viewer.language.value,
                )
                .order_by(place.c.own.desc(), place_label.c.sort_key)
            ).all()
            names = place_titles(connection, [row.id for row in rows], viewer.language)
        return [(Key(row.key), names.get(row.id, "")) for row in rows]

    def _asked(self, connection: Connection, query: PartnershipQuery, viewer: Viewer) -> RegisterSelect:
        return RegisterSelect(connection, query, viewer, self._measures().activity)


def _is_placed() -> ColumnElement[bool]:
    """Say that a place has coordinates that are on the globe: NULL is not between anything."""
    return func.coalesce(
        place.c.latitude.between(-LATITUDE_LIMIT, LATITUDE_LIMIT)
        & place.c.longitude.between(-LONGITUDE_LIMIT, LONGITUDE_LIMIT),
        False,
    )


def _ties(asked: RegisterSelect) -> Select[Any]:
    visits = (
        select(visit.c.partnership_id, func.count().label("count"))
        .where(visit.c.deleted_at.is_(None), visit.c.partnership_id.is_not(None))
        .group_by(visit.c.partnership_id)
        .subquery()
    )
    weight = func.coalesce(visits.c.count, 0).label("weight")
    return (
        asked.of(
            partnership.c.id,
            status_span.c.status.label("legal_status"),
            status_span.c.from_day.label("standing_since"),
            partnership.c.established_sort,
            asked.activity.label("activity"),
            _is_inferred(TARGET).label("inferred"),
            and_(status_span.c.basis == StatusBasis.RECORDED.value, _is_inferred(STATUS)).label(
                "legal_inferred"
            ),
            weight,
            measured=True,
            standing=True,
        )
        .outerjoin(visits, visits.c.partnership_id == partnership.c.id)
        .order_by(weight.desc(), partnership.c.id)
    )


def _is_inferred(field: str) -> ColumnElement[bool]:
    """Say that what is recorded in a field of a tie was worked out from other facts."""
    return exists().where(
        claim.c.noun == "partnership",
        claim.c.owner_id == partnership.c.id,
        claim.c.target == field,
        claim.c.target_part == "",
        claim.c.preferred,
        claim.c.grade == Grade.INFERRED.value,
    )


def _ends(connection: Connection, asked: RegisterSelect) -> Mapping[int, list[tuple[int, bool]]]:
    ends: dict[int, list[tuple[int, bool]]] = defaultdict(list)
    rows = (
        asked.of(party.c.owner_id, party.c.place_id, place.c.own)
        .join(party, party.c.owner_id == partnership.c.id)
        .join(place, place.c.id == party.c.place_id)
        .order_by(party.c.owner_id, party.c.position)
    )
    for owner, place_id, own in connection.execute(rows):
        ends[owner].append((place_id, own))
    return ends


def _places(connection: Connection, asked: RegisterSelect, language: Language) -> Mapping[int, Any]:
    """Return the places of the ties that have coordinates, by id."""
    used = asked.of(party.c.place_id).join(party, party.c.owner_id == partnership.c.id)
    rows = (
        select(place.c.id, place.c.country, place.c.latitude, place.c.longitude, place_label.c.text)
        .outerjoin(
            place_label,
            (place_label.c.place_id == place.c.id) & (place_label.c.language == language.value),
        )
        .where(place.c.id.in_(used), _is_placed())
    )
    return {row.id: row for row in connection.execute(rows)}


def _compose(
    rows: Iterable[Any],
    ends: Mapping[int, list[tuple[int, bool]]],
    places: Mapping[int, Any],
    rivals: Mapping[int, Sequence[PartialDate]],
    total: int,
    this_year: int,
) -> MapPicture:
    numbers: dict[int, int] = {}
    ours: set[int] = set()
    ties: list[Tie] = []
    unplaced = 0
    for row in rows:
        parties = ends.get(row.id, [])
        unplaced += any(place_id not in places for place_id, _ in parties)
        since = row.established_sort // YEAR if row.established_sort else None
        others = tuple(sorted({date.year for date in rivals.get(row.id, ()) if date.year != since}))
        for here, there in _lines(parties, places):
            ours.add(here)
            ties.append(
                Tie(
                    row.id,
                    numbers.setdefault(here, len(numbers)),
                    numbers.setdefault(there, len(numbers)),
                    Activity(row.activity),
                    LegalStatus(row.legal_status),
                    since,
                    _end_year(row),
                    bool(row.inferred),
                    row.weight,
                    others,
                    bool(row.legal_inferred),
                )
            )
    cities = tuple(
        City(number, found.text or "", found.country, found.latitude, found.longitude, number in ours)
        for number in numbers
        for found in (places[number],)
    )
    return MapPicture(cities, tuple(ties), total, unplaced, this_year)


def _end_year(row: Any) -> int | None:  # noqa: ANN401 - a row of `_ties`
    """Return the year in which a tie ended, None while it goes on or where nobody knows the year."""
    has_ended = row.legal_status == LegalStatus.ENDED.value
    return (row.standing_since // YEAR or None) if has_ended else None


def _lines(parties: list[tuple[int, bool]], places: Mapping[int, Any]) -> list[tuple[int, int]]:
    """Return a tie's lines: from its first place of ours to each partner, from further ones to the first partner."""
    sides = our_sides([own for _, own in parties])
    ours = [number for (number, _), own in zip(parties, sides, strict=True) if own and number in places]
    others = [number for (number, _), own in zip(parties, sides, strict=True) if not own and number in places]
    if not ours or not others:
        return []
    return [(ours[0], other) for other in others] + [(own, others[0]) for own in ours[1:]]


def _distance(here: Place, there: Any) -> float | None:  # noqa: ANN401 - a row with coordinates
    if here.latitude is None or here.longitude is None or there.latitude is None or there.longitude is None:
        return None
    return kilometres(here.latitude, here.longitude, there.latitude, there.longitude)


def _other_ends(
    connection: Connection, number: int, ties: Sequence[int], language: Language
) -> Mapping[int, list[Any]]:
    """Return of each tie the places on the other side from a place's."""
    rows = connection.execute(
        select(
            party.c.owner_id, place.c.id, place.c.key, place.c.own,
            place.c.latitude, place.c.longitude, place_label.c.text,
        )
        .join_from(party, place, place.c.id == party.c.place_id)
        .outerjoin(
            place_label,
            (place_label.c.place_id == place.c.id) & (place_label.c.language == language.value),
        )
        .where(party.c.owner_id.in_(ties))
        .order_by(party.c.owner_id, party.c.position)
    )  # fmt: skip
    parties: dict[int, list[Any]] = defaultdict(list)
    for row in rows:
        parties[row.owner_id].append(row)
    ends = {}
    for owner, all_ in parties.items():
        sides = our_sides([row.own for row in all_])
        own_side = next((ours for row, ours in zip(all_, sides, strict=True) if row.id == number), None)
        ends[owner] = [row for row, ours in zip(all_, sides, strict=True) if ours is not own_side]
    return ends
