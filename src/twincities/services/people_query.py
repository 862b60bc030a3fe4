"""The SQL of the lists of people and organisations: conditions, orders, and when somebody was met last."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, func, or_, select

from twincities.db.records import listed
from twincities.db.search import matching
from twincities.db.tables import organisation, participation, person, place, post, visit
from twincities.domain.activity import HAPPENED
from twincities.domain.names import sort_key
from twincities.domain.partial_date import PartialDate
from twincities.domain.vocabularies import Side
from twincities.services.events import kept
from twincities.services.labels import IDS
from twincities.services.people_filter import ContactState, OrganisationSort, PersonSort

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
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
    where = person_conditions(connection, query, today)
    if query.sort is PersonSort.POST:
        return _by_post(connection, where, descending=query.descending)[:limit]
    by_date = query.sort is PersonSort.LAST_MET
    column = participation.c.person_id if by_date else None
    return _ordered(connection, person, where, column, query, limit)


def organisations(connection: Connection, query: OrganisationQuery, limit: int | None = None) -> array[int]:
    """Return the ids of the organisations that a query shows, in its order; the first `limit`, if given."""
    where = organisation_conditions(connection, query)
    by_date = query.sort is OrganisationSort.LAST_MET
    column = participation.c.organisation_id if by_date else None
    return _ordered(connection, organisation, where, column, query, limit)


def _ordered(
    connection: Connection,
    table: Table,
    where: Iterable[ColumnElement[bool]],
    met: Column[Any] | None,
    query: PersonQuery | OrganisationQuery,
    limit: int | None,
) -> array[int]:
    rows = select(table.c.id).where(*where)
    name = table.c.sort_key
    if met is None:
        way = name.desc() if query.descending else name.asc()
        return listed(connection, rows.order_by(way, table.c.id).limit(limit))
    last = last_met(met, table)
    found = rows.add_columns(last.label("met"), name.label("name")).subquery()
    way = found.c.met.desc() if query.descending else found.c.met.asc()
    order = (found.c.met.is_(None), way, found.c.name, found.c.id)
    return listed(connection, select(found.c.id).order_by(*order).limit(limit))


def _by_post(connection: Connection, where: Iterable[ColumnElement[bool]], *, descending: bool) -> array[int]:
    """Order by the title of the post held now, in the alphabet's order, which no database knows; none comes last."""
    by_name = connection.scalars(select(person.c.id).where(*where).order_by(person.c.sort_key, person.c.id))
    titles = latest_posts(connection)
    keys = {title: sort_key(title) for title in set(titles.values()) if title}
    held: dict[str, list[int]] = {}
    without: list[int] = []
    for number in by_name:
        title = titles.get(number)
        (held.setdefault(keys[title], []) if title else without).append(number)
    known = (number for key in sorted(held, reverse=descending) for number in held[key])
    return array("q", (*known, *without))


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
        .order_by(visit.c.start_sort)
    )
    seen = {}
    for row in rows:
        parts = (row.organisation_name or row.post, str(PartialDate.from_edtf(row.start).year))
        seen[row.person_id] = " · ".join(part for part in parts if part)
    return seen
