"""The SQL that the conditions and orders of the list of places mean."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, case, exists, func, null, or_, select

from twincities.db.search import matching
from twincities.db.tables import partnership, party, place, place_label
from twincities.domain.names import fold
from twincities.domain.vocabularies import PlaceKind
from twincities.i18n import Language
from twincities.services.countries import country_names
from twincities.services.labels import labelled
from twincities.services.place_filter import PlaceGap, PlaceQuery, PlaceSort

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement, Connection
    from sqlalchemy.sql.selectable import ScalarSelect, Select


def chosen(connection: Connection, query: PlaceQuery, language: Language) -> Select[tuple[int]]:
    """Return the ids of the places that a query shows, in its order; equals stand by name."""
    rows = (
        select(place.c.id)
        .join_from(place, place_label, labelled(language), isouter=True)
        .where(*conditions(connection, query))
    )
    if query.sort is PlaceSort.NAME:
        way = place_label.c.sort_key.desc() if query.descending else place_label.c.sort_key.asc()
        return rows.order_by(way, place.c.id)
    column = _column(connection, query.sort, language)
    if query.sort is PlaceSort.PARTNERSHIPS:
        rows = rows.add_columns(column)
    way = column.desc() if query.descending else column.asc()
    return rows.order_by(column.is_(None), way, place_label.c.sort_key, place.c.id)


def _column(connection: Connection, sort: PlaceSort, language: Language) -> ColumnElement[Any]:
    match sort:
        case PlaceSort.COUNTRY:
            return _country_order(connection, language)
        case PlaceSort.KIND:
            order = {term.value: number for number, term in enumerate(PlaceKind)}
            return case(order, value=place.c.kind)
        case PlaceSort.COORDINATES:
            return case((place.c.latitude.is_(None), 1), (place.c.longitude.is_(None), 1), else_=0)
        case PlaceSort.PARTNERSHIPS:
            return _ties().label("ties")
        case _:
            return place.c.population


def _ties() -> ScalarSelect[int]:
    """Count the partnerships of a place, those in the bin left out."""
    return (
        select(func.count(partnership.c.id.distinct()))
        .join_from(party, partnership, partnership.c.id == party.c.owner_id)
        .where(party.c.place_id == place.c.id, partnership.c.deleted_at.is_(None))
        .correlate(place)
        .scalar_subquery()
    )


def _country_order(connection: Connection, language: Language) -> ColumnElement[Any]:
    """Put the countries that occur into the order of their names, those without a name after them."""
    codes = connection.scalars(select(place.c.country).distinct().where(place.c.country != ""))
    known = {code: number for number, code in enumerate(country_names(language))}
    order = {code: known.get(code, len(known)) for code in codes}
    return case(order, value=place.c.country) if order else null()


def conditions(connection: Connection, query: PlaceQuery) -> list[ColumnElement[bool]]:
    """Return the WHERE of a query: every word is found in a name, in the record, or in its country's name."""
    where: list[ColumnElement[bool]] = [place.c.deleted_at.is_(None)]
    where += [_said(connection, word) for word in query.text.split() if fold(word)]
    if query.countries:
        where.append(place.c.country.in_(query.countries))
    if query.kinds:
        where.append(place.c.kind.in_([term.value for term in query.kinds]))
    if query.gaps:
        where.append(or_(*(_lacks(gap) for gap in query.gaps)))
    return where


def _said(connection: Connection, word: str) -> ColumnElement[bool]:
    found = matching(connection, "place", word)
    asked = f" {fold(word)}"
    codes = {
        code
        for language in Language
        for code, name in country_names(language).items()
        if asked in f" {fold(name)}"
    }
    return or_(found, place.c.country.in_(sorted(codes))) if codes else found


def _lacks(gap: PlaceGap) -> ColumnElement[bool]:
    match gap:
        case PlaceGap.COORDINATES:
            return is_nowhere()
        case PlaceGap.COUNTRY:
            return place.c.country == ""
        case PlaceGap.PARTNERSHIP:
            tie = and_(party.c.place_id == place.c.id, partnership.c.deleted_at.is_(None))
            tied = select(party.c.id).join_from(party, partnership, partnership.c.id == party.c.owner_id)
            return ~exists(tied.where(tie))


def is_nowhere() -> ColumnElement[bool]:
    """Say that a place has no point on the map."""
    return or_(place.c.latitude.is_(None), place.c.longitude.is_(None))
