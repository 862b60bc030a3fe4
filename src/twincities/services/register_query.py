"""The SQL that the register's conditions and orders mean."""

from __future__ import annotations

from functools import cached_property, reduce
from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, case, exists, func, or_, select

from twincities.db.search import asked_of, holding
from twincities.db.tables.partnerships import partnership, party, status_span
from twincities.db.tables.people import person
from twincities.db.tables.places import place, place_label
from twincities.db.tables.visits import participation, visit
from twincities.domain.vocabularies import Activity, LegalStatus, PartnershipType
from twincities.services.events import last_events, later, open_commitments, shown_activity
from twincities.services.list_order import orders
from twincities.services.ordering import Rule, country_order, put_in_order, term_order, turned, unknown_last
from twincities.services.register_filter import PartnershipQuery, PartnershipSort
from twincities.services.standing import has_status
from twincities.services.standing import standing as stands

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence
    from datetime import date

    from sqlalchemy import Column, ColumnElement, Connection
    from sqlalchemy.sql.selectable import Select, Subquery

    from twincities.domain.activity import ActivityLimits
    from twincities.domain.vocabulary import Term
    from twincities.services.list_order import Order
    from twincities.services.visit_filter import Viewer

SHORTEST_NAME = 3
"""Letters from which on a word is also looked for among the people met: fewer begin the name of half a country."""
POSITION = 10_000_000_000
"""Weight of a party's position over its place's id, so that one minimum finds the first party's place."""


def is_other_side() -> ColumnElement[bool]:
    """Say in SQL what `domain.partnership.our_sides` denies, of a party joined to its place."""
    mate, mates_place = party.alias(), place.alias()
    mates = select(mate.c.id).join(mates_place, mates_place.c.id == mate.c.place_id)
    mates = mates.where(mate.c.owner_id == party.c.owner_id).correlate(party)
    some_ours, some_theirs = exists(mates.where(mates_place.c.own)), exists(mates.where(~mates_place.c.own))
    return or_(
        and_(~place.c.own, or_(party.c.position > 0, some_ours)),
        and_(place.c.own, party.c.position > 0, ~some_theirs),
    )


def by_country(
    connection: Connection, asked: Callable[..., Select[Any]], counted: Column[int], tie: Column[int]
) -> dict[str, int]:
    """Count what is asked for by the countries of the other sides of the partnerships that `tie` names."""
    rows = (
        asked(place.c.country, func.count(counted.distinct()))
        .join(party, party.c.owner_id == tie)
        .join(place, place.c.id == party.c.place_id)
        .where(is_other_side(), place.c.country != "")
        .group_by(place.c.country)
    )
    return {row[0]: row[1] for row in connection.execute(rows)}


def first_others() -> Subquery:
    """Return of every partnership, as `owner_id`, the place of its first other party, as `place_id`.

    It says what `is_other_side` says in one walk over the parties: all that are not ours are others where one is ours
    or behind the first; where all are ours, those behind the first.
    """
    # Not joined to their places: the office's own are few, and told from an index.
    is_ours = party.c.place_id.in_(select(place.c.id).where(place.c.own))
    rank = party.c.position * POSITION + party.c.place_id
    count, of_ours = func.count(), func.count().filter(is_ours)
    all_alike = or_(of_ours == 0, of_ours == count)
    behind, not_ours = func.min(rank).filter(party.c.position > 0), func.min(rank).filter(~is_ours)
    first = case((all_alike, behind), else_=not_ours)
    return (
        select(party.c.owner_id, (first % POSITION).label("place_id")).group_by(party.c.owner_id).subquery()
    )


class RegisterSelect:
    """One question to the register: its conditions, and the activity where that is asked for."""

    def __init__(
        self, connection: Connection, query: PartnershipQuery, viewer: Viewer, limits: ActivityLimits
    ) -> None:
        self._connection = connection
        self._query = query
        self._viewer = viewer
        self._events = last_events(viewer.today)
        self._latest: ColumnElement[Any] = reduce(later, (events.c.latest for events in self._events))
        self.activity = shown_activity(self._latest, viewer.today, limits)
        self._where = _conditions(connection, query, viewer.today)
        if query.activities:
            self._where.append(self.activity.in_([term.value for term in query.activities]))

    def of(self, *columns: Any, measured: bool = False, standing: bool = False) -> Select[Any]:  # noqa: ANN401 - columns
        """Select columns of the partnerships that meet the conditions.

        `measured` brings their activity along, `standing` their legal status of today (`status_span`).
        """
        rows = select(*columns).select_from(partnership)
        if standing:
            rows = rows.join(status_span, stands(self._viewer.today))
        if measured or self._query.activities:
            for events in self._events:
                rows = rows.outerjoin(events, events.c.owner_id == partnership.c.id)
        return rows.where(*self._where)

    def silent(self) -> Select[Any]:
        """Select ids, the longest silent first; negative and last those of which there is no data."""
        known = self.activity != Activity.NO_DATA.value
        rows = self.of(case((known, partnership.c.id), else_=-partnership.c.id), measured=True)
        return rows.order_by(~known, *unknown_last(self._latest, down=False), partnership.c.id)

    def ids(self) -> Select[Any]:
        """Select the ids in the query's order: unknown values last both ways, then by number."""
        asked = orders(self._query)
        wanted = {one.by for one in asked}
        rows = self.of(
            partnership.c.id,
            measured=bool(wanted & {PartnershipSort.ACTIVITY, PartnershipSort.LAST_EVENT}),
            standing=PartnershipSort.LEGAL_STATUS in wanted,
        )
        if wanted & {PartnershipSort.PARTNER, PartnershipSort.COUNTRY}:
            rows = self._beside_partner(rows, wanted)
        if PartnershipSort.OPEN_COMMITMENTS in wanted:
            rows = rows.outerjoin(self._promises, self._promises.c.owner_id == partnership.c.id)
        return put_in_order(rows, [self._rule(one) for one in asked])

    def _beside_partner(self, rows: Select[Any], wanted: Collection[PartnershipSort]) -> Select[Any]:
        """Bring the first other side along, with its place or its name, whichever is asked for."""
        others = first_others()
        rows = rows.outerjoin(others, others.c.owner_id == partnership.c.id)
        if PartnershipSort.COUNTRY in wanted:
            rows = rows.outerjoin(place, place.c.id == others.c.place_id)
        if PartnershipSort.PARTNER in wanted:
            language = place_label.c.language == self._viewer.language.value
            rows = rows.outerjoin(place_label, and_(place_label.c.place_id == others.c.place_id, language))
        return rows

    def _rule(self, order: Order[PartnershipSort]) -> Rule:
        down = order.descending
        column: ColumnElement[Any]
        match order.by:
            case PartnershipSort.ACTIVITY:
                return self._by_activity(down=down)
            case PartnershipSort.PARTNER:
                column = place_label.c.sort_key
            case PartnershipSort.COUNTRY:
                column = country_order(self._connection, self._viewer.language)
            case PartnershipSort.LAST_EVENT:
                column = self._latest
            case PartnershipSort.OPEN_COMMITMENTS:
                column = self._promises.c.open
            case PartnershipSort.LEGAL_STATUS:
                column = term_order(status_span.c.status, LegalStatus)
            case PartnershipSort.TYPE:
                column = term_order(partnership.c.type, PartnershipType)
            case PartnershipSort.ESTABLISHED:
                column = partnership.c.established_sort
        return Rule(unknown_last(column, down=down), (partnership.c.id,))

    def _by_activity(self, *, down: bool) -> Rule:
        """Begin with the active, the latest event first among those of one activity."""
        level = turned(term_order(self.activity, Activity), down=down)
        ties = unknown_last(self._latest, down=not down)
        return Rule((self.activity == Activity.NO_DATA.value, level), (*ties, partnership.c.id))

    @cached_property
    def _promises(self) -> Subquery:
        return open_commitments().subquery()


def _conditions(connection: Connection, query: PartnershipQuery, today: date) -> list[ColumnElement[bool]]:
    where: list[ColumnElement[bool]] = [partnership.c.deleted_at.is_(None)]
    where += [_said(connection, forms) for forms in asked_of(query.text)]
    if query.statuses:
        where.append(has_status(today, *query.statuses))
    if query.types:
        where.append(partnership.c.type.in_([term.value for term in query.types]))
    if query.countries:
        where.append(partnership.c.id.in_(ties_with(query.countries)))
    if query.cooperation:
        where.append(or_(*(has_field(field) for field in query.cooperation)))
    if query.gaps:  # there is one only
        where.append(partnership.c.established_sort.is_(None))
    if query.place is not None:
        number = select(place.c.id).where(place.c.key == query.place).scalar_subquery()
        where.append(partnership.c.id.in_(select(party.c.owner_id).where(party.c.place_id == number)))
    if query.only:
        where.append(partnership.c.key.in_(query.only))
    return where


def has_field(field: Term) -> ColumnElement[bool]:
    """Say that a partnership names a field of cooperation."""
    return partnership.c.cooperation.like(f"%|{field.value}|%")


def ties_with(countries: tuple[str, ...]) -> Select[Any]:
    """Select the partnerships whose other side lies in one of some countries."""
    ties = select(party.c.owner_id).join_from(party, place, place.c.id == party.c.place_id)
    return ties.where(place.c.country.in_(countries), is_other_side())


def _said(connection: Connection, forms: Sequence[str]) -> ColumnElement[bool]:
    """Say that one word is found: in the record and the names and countries of its places, or of people met."""
    said = holding(connection, "partnership", [forms])
    if len(forms[0]) < SHORTEST_NAME:
        return said
    met = (
        select(visit.c.partnership_id)
        .join_from(participation, visit, visit.c.id == participation.c.owner_id)
        .where(
            visit.c.deleted_at.is_(None),
            visit.c.partnership_id.is_not(None),
            participation.c.person_id.in_(_people(connection, forms)),
        )
    )
    return or_(said, partnership.c.id.in_(met))


def _people(connection: Connection, forms: Sequence[str]) -> Select[Any]:
    return select(person.c.id).where(person.c.deleted_at.is_(None), holding(connection, "person", [forms]))


__all__ = [
    "PartnershipQuery",
    "PartnershipSort",
    "RegisterSelect",
    "first_others",
    "has_field",
    "is_other_side",
    "ties_with",
]
