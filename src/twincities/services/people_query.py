"""The SQL of the lists of people and organisations: conditions, orders, and when somebody was met last."""

from __future__ import annotations

from array import array
from itertools import chain, groupby, islice
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, func, or_, select

from twincities.db.records import listed
from twincities.db.search import matching
from twincities.db.tables.people import organisation, person, post
from twincities.db.tables.places import place
from twincities.db.tables.visits import participation, visit
from twincities.domain.activity import HAPPENED
from twincities.domain.names import sort_key
from twincities.domain.partial_date import PartialDate
from twincities.domain.vocabularies import Side
from twincities.services.labels import IDS
from twincities.services.list_order import Order, orders
from twincities.services.ordering import Rule, put_in_order, turned, unknown_last
from twincities.services.people_filter import ContactState, PersonSort
from twincities.services.visit_days import kept

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from sqlalchemy import Column, ColumnElement, Connection, Table
    from sqlalchemy.sql.selectable import Select

    from twincities.domain.keys import Key
    from twincities.services.people_filter import OrganisationQuery, PersonQuery


def person_conditions(connection: Connection, query: PersonQuery, today: date) -> list[ColumnElement[bool]]:
    """Return the WHERE of a query: words are found in any name, script and organisation of a person."""
    where: list[ColumnElement[bool]] = [person.c.deleted_at.is_(None)]
    if query.text.strip():
        where.append(matching(connection, "person", query.text))
    if query.organisation is not None:
        number = select(organisation.c.id).where(organisation.c.key == query.organisation)
        where.append(_of_organisations(number))
    if query.place is not None:
        where.append(_of_place(query.place))
    if query.contacts:
        states = {
            ContactState.KEPT: person.c.contact != "",
            ContactState.UNFOUNDED: and_(
                person.c.contact != "", or_(person.c.contact_basis == "", person.c.keep_until.is_(None))
            ),
            ContactState.PASSED: and_(person.c.contact != "", person.c.keep_until < today),
        }
        where.append(or_(*(states[one] for one in query.contacts)))
    return where


def organisation_conditions(connection: Connection, query: OrganisationQuery) -> list[ColumnElement[bool]]:
    """Return the WHERE of a query: words are found in any name of an organisation and of its place."""
    where: list[ColumnElement[bool]] = [organisation.c.deleted_at.is_(None)]
    if query.text.strip():
        where.append(matching(connection, "organisation", query.text))
    if query.place is not None:
        where.append(organisation.c.place_id.in_(select(place.c.id).where(place.c.key == query.place)))
    return where


def _of_organisations(numbers: Select[Any]) -> ColumnElement[bool]:
    holding = select(post.c.owner_id).where(post.c.organisation_id.in_(numbers))
    met = select(participation.c.person_id).where(
        participation.c.organisation_id.in_(numbers), participation.c.person_id.is_not(None)
    )
    return or_(person.c.id.in_(holding), person.c.id.in_(met))


def _of_place(key: Key) -> ColumnElement[bool]:
    """Say that a person belongs to a place: by an organisation there, or by the side on which he was met."""
    there = select(organisation.c.id).join_from(organisation, place, place.c.id == organisation.c.place_id)
    side = or_(
        and_(place.c.own, participation.c.side == Side.OURS.value),
        and_(~place.c.own, participation.c.side == Side.THEIRS.value),
    )
    met = (
        select(participation.c.person_id)
        .join_from(participation, visit, visit.c.id == participation.c.owner_id)
        .join(place, or_(place.c.id == visit.c.sending_id, place.c.id == visit.c.host_id))
        .where(
            place.c.key == key,
            side,
            visit.c.deleted_at.is_(None),
            participation.c.person_id.is_not(None),
        )
    )
    return or_(_of_organisations(there.where(place.c.key == key)), person.c.id.in_(met))


def happened() -> list[ColumnElement[bool]]:
    """Say that a visit took place and is not in the bin, so that visits are come by through their people."""
    return [kept(), func.coalesce(visit.c.status, "").in_([one.value for one in HAPPENED])]


def last_met(column: Column[Any], table: Table) -> ColumnElement[int]:
    """Return when each record of a table was met last; the column is that of the person or organisation met.

    One look into an index each: to group all that were ever met takes twenty times as long.
    """
    rows = select(func.max(participation.c.met_sort)).where(column == table.c.id)
    return rows.correlate(table).scalar_subquery()


def people(connection: Connection, query: PersonQuery, today: date, limit: int | None = None) -> array[int]:
    """Return the ids of the people that a query shows, in its order; the first `limit`, if given."""
    where, asked = person_conditions(connection, query, today), orders(query)
    in_sql = [one for one in asked if one.by is not PersonSort.POST]
    rows = _ordered(person, participation.c.person_id, where, in_sql or [Order(PersonSort.NAME)])
    ids_alone = rows.with_only_columns(rows.selected_columns.id)
    if len(in_sql) == len(asked):
        return listed(connection, ids_alone.limit(limit))
    down = next(one.descending for one in asked if one.by is PersonSort.POST)
    posts = _posts_in_order(connection)
    if asked[0] not in in_sql:
        return array("q", _by_post(connection.scalars(ids_alone).all(), posts, down=down)[:limit])
    groups = groupby(connection.execute(rows).all(), key=itemgetter(1))
    ordered = (_by_post([row[0] for row in group], posts, down=down) for _first, group in groups)
    return array("q", islice(chain.from_iterable(ordered), limit))


def organisations(connection: Connection, query: OrganisationQuery, limit: int | None = None) -> array[int]:
    """Return the ids of the organisations that a query shows, in its order; the first `limit`, if given."""
    where = organisation_conditions(connection, query)
    rows = _ordered(organisation, participation.c.organisation_id, where, orders(query))
    return listed(connection, rows.with_only_columns(rows.selected_columns.id).limit(limit))


def _ordered(
    table: Table, met: Column[Any], where: Iterable[ColumnElement[bool]], asked: Sequence[Order[Any]]
) -> Select[Any]:
    """Select ids in the order of names, meetings or both, and beside each what it stands by first."""
    rows = select(table.c.id, table.c.sort_key).where(*where)
    columns: Any = table.c
    if any(one.by.value == "last_met" for one in asked):
        columns = rows.add_columns(last_met(met, table).label("met")).subquery().c
        rows = select(columns.id, columns.met if asked[0].by.value == "last_met" else columns.sort_key)
    rules = []
    for by, down in asked:
        if by.value == "last_met":
            rules.append(Rule(unknown_last(columns.met, down=down), (columns.sort_key, columns.id)))
        else:
            rules.append(Rule((turned(columns.sort_key, down=down),), (columns.id,)))
    return put_in_order(rows, rules)


def _posts_in_order(connection: Connection) -> dict[int, str]:
    """Return by what everybody's latest post stands in the alphabet's order, which no database knows."""
    titles = latest_posts(connection)
    keys = {title: sort_key(title) if title else "" for title in set(titles.values())}
    return {number: keys[title] for number, title in titles.items()}


def _by_post(ids: Sequence[int], posts: Mapping[int, str], *, down: bool) -> list[int]:
    """Put people into the order of their posts; equals stay as they stand, those without one come last."""
    held: dict[str, list[int]] = {}
    for number in ids:
        held.setdefault(posts.get(number, ""), []).append(number)
    without = held.pop("", [])
    return [*chain.from_iterable(held[key] for key in sorted(held, reverse=down)), *without]


def latest_posts(connection: Connection) -> dict[int, str]:
    """Return the title of everybody's latest post, as `domain.people.latest_post` chooses it, by the person's id."""
    rows = connection.execute(
        select(post.c.owner_id, post.c.title).order_by(
            post.c.owner_id,
            post.c.until_sort.is_(None),
            func.coalesce(post.c.until_sort, 0),
            func.coalesce(post.c.since_sort, 0),
            post.c.position,
        )
    )
    return {row[0]: row[1] for row in rows}


MEETINGS = (
    select(
        participation.c.person_id,
        participation.c.organisation_id,
        participation.c.post,
        participation.c.organisation_name,
        visit.c.key.label("visit_key"),
        visit.c.start,
        visit.c.end,
        visit.c.start_sort,
        visit.c.id,
    )
    .join_from(participation, visit, visit.c.id == participation.c.owner_id)
    .where(*happened())
)
"""Who was present at which visit; they are put into order after reading, or the planner would begin with the visits."""
MEETINGS_OF_PEOPLE = MEETINGS.where(participation.c.person_id.in_(IDS))
MEETINGS_OF_ORGANISATIONS = MEETINGS.where(participation.c.organisation_id.in_(IDS))


def in_time(rows: Iterable[Any]) -> list[Any]:
    """Put meetings into the order in which they took place."""
    return sorted(rows, key=lambda row: (row.start_sort, row.id))


def last_seen(connection: Connection, ids: Sequence[int]) -> dict[int, str]:
    """Return where and when people were met last («city council · 2015»), by id."""
    rows = connection.execute(
        select(
            participation.c.person_id, participation.c.organisation_name, participation.c.post, visit.c.start
        )
        .join_from(participation, visit, visit.c.id == participation.c.owner_id)
        .where(participation.c.person_id.in_(ids), visit.c.deleted_at.is_(None))
        # Found first and sorted then: the other way round all visits of the register are walked through.
        .order_by(visit.c.start_sort + 0)
    )
    seen = {}
    for row in rows:
        parts = (row.organisation_name or row.post, str(PartialDate.from_edtf(row.start).year))
        seen[row.person_id] = " · ".join(part for part in parts if part)
    return seen
