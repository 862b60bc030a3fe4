"""The SQL that the conditions and orders of the list of places mean."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, case, exists, func, or_, select

from twincities.db.search import matching
from twincities.db.tables.partnerships import partnership, party
from twincities.db.tables.places import place, place_label
from twincities.domain.vocabularies import PlaceKind
from twincities.services.labels import labelled
from twincities.services.list_order import orders
from twincities.services.ordering import Rule, country_order, put_in_order, term_order, turned, unknown_last
from twincities.services.place_filter import PlaceGap, PlaceQuery, PlaceSort

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement, Connection
    from sqlalchemy.sql.selectable import Select

    from twincities.i18n import Language
    from twincities.services.list_order import Order


def chosen(connection: Connection, query: PlaceQuery, language: Language) -> Select[tuple[int]]:
    """Return the ids of the places that a query shows, in its order; equals stand by name."""
    rows = (
        select(place.c.id)
        .join_from(place, place_label, labelled(language), isouter=True)
        .where(*conditions(connection, query))
    )
    asked = orders(query)
    if PlaceSort.PARTNERSHIPS in {one.by for one in asked}:
        rows = rows.add_columns(_TIES)
    return put_in_order(rows, [_rule(connection, one, language) for one in asked])


def _rule(connection: Connection, order: Order[PlaceSort], language: Language) -> Rule:
    name = place_label.c.sort_key
    column: ColumnElement[Any]
    match order.by:
        case PlaceSort.NAME:
            return Rule((turned(name, down=order.descending),), (place.c.id,))
        case PlaceSort.COUNTRY:
            column = country_order(connection, language)
        case PlaceSort.KIND:
            column = term_order(place.c.kind, PlaceKind)
        case PlaceSort.POPULATION:
            column = place.c.population
        case PlaceSort.COORDINATES:
            column = case((is_nowhere(), 1), else_=0)
        case PlaceSort.PARTNERSHIPS:
            column = _TIES
    return Rule(unknown_last(column, down=order.descending), (name, place.c.id))


_TIES = (
    select(func.count(partnership.c.id.distinct()))
    .join_from(party, partnership, partnership.c.id == party.c.owner_id)
    .where(party.c.place_id == place.c.id, partnership.c.deleted_at.is_(None))
    .correlate(place)
    .scalar_subquery()
    .label("ties")
)
"""How many partnerships a place has, those in the bin left out."""


def conditions(connection: Connection, query: PlaceQuery) -> list[ColumnElement[bool]]:
    """Return the WHERE of a query."""
    where: list[ColumnElement[bool]] = [place.c.deleted_at.is_(None)]
    if query.text.strip():
        where.append(matching(connection, "place", query.text))
    if query.countries:
        where.append(place.c.country.in_(query.countries))
    if query.kinds:
        where.append(place.c.kind.in_([term.value for term in query.kinds]))
    if query.gaps:
        where.append(or_(*(_lacks(gap) for gap in query.gaps)))
    return where


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
