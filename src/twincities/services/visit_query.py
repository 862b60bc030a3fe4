"""The SQL that a journal's conditions and orders mean."""

from __future__ import annotations

from array import array
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, case, func, null, or_, select, union

from twincities.db.records import listed
from twincities.db.search import InThisOrder, in_order, matching, sought
from twincities.db.tables.partnerships import partnership, party
from twincities.db.tables.places import place, place_label
from twincities.db.tables.visits import stop, visit
from twincities.domain.days import YEAR
from twincities.domain.names import sort_key
from twincities.domain.vocabularies import VisitKind, VisitStatus
from twincities.i18n import Words
from twincities.paths import LOCALE
from twincities.services.agenda import is_report_overdue
from twincities.services.list_order import Order, orders
from twincities.services.ordering import Rule, put_in_order, term_order, turned, unknown_last
from twincities.services.visit_filter import Viewer, VisitQuery, VisitSort

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement, Connection
    from sqlalchemy.sql.selectable import Select

    from twincities.domain.keys import Key

__all__ = ["Viewer", "VisitQuery", "VisitSort", "chosen", "conditions", "ordered"]

_TERMS: dict[VisitSort, type[VisitStatus | VisitKind]] = {
    VisitSort.STATUS: VisitStatus,
    VisitSort.KIND: VisitKind,
}
_ENDS = {
    VisitSort.HOST: (visit.c.host_id, place_label.alias("host_name")),
    VisitSort.SENDING: (visit.c.sending_id, place_label.alias("sending_name")),
}
_HAS_OCCASION = visit.c.occasion > ""
_UNKNOWN_KIND = visit.c.kind.is_(None)
_KEPT = visit.c.deleted_at.is_(None)
_KEPT_ANYHOW = func.coalesce(visit.c.deleted_at, null()).is_(None)
"""The same, and no index has it: without a visit of unknown kind all 100,000 were looked at to find that out."""


def chosen(connection: Connection, query: VisitQuery, viewer: Viewer, limit: int | None = None) -> array[int]:
    """Return the ids of the visits that a query shows, in its order; the first `limit` of them, if given."""
    words = sought(connection, "visit", query.text) if query.text.strip() else None
    condition, values = words or (None, {})
    again = not query.only and (condition is None or values)
    write = _write_once if again else _write
    ids = array("q")
    for part in write(replace(query, text=""), viewer, limit, condition, by_hits=bool(values)):
        ids.extend(listed(connection, part, values))
        if limit is not None and len(ids) >= limit:
            return ids[:limit]
    return ids


def _write(
    query: VisitQuery,
    viewer: Viewer,
    limit: int | None,
    words: ColumnElement[bool] | None,
    *,
    by_hits: bool,
) -> tuple[Select[Any], ...]:
    """Write down what asks for the ids of each part of a list, one after the other; at most `limit` of each.

    `by_hits`: the words' hits come out in the order of the list's dates.
    """
    first, *second = orders(query)
    if by_hits and first.by is VisitSort.START and not second:
        return (_by_date(query, viewer).limit(limit),)
    within = second[0] if second else Order(VisitSort.START, descending=True)
    inside = replace(query, sort=within.by, descending=within.descending, then=None)
    parts = [
        _listed(query if part is None or part is _HAS_OCCASION else inside, viewer, part, words)
        for part in _parts(first, viewer)
    ]
    return tuple(rows.limit(limit) for rows in parts)


_write_once = lru_cache(maxsize=64)(_write)
"""The same, written down once: the list asks this again at each key, each change and each return to it.

Writing the statements down takes 1 to 3 ms, as long as reading a page's rows.
"""


def _parts(order: Order[VisitSort], viewer: Viewer) -> list[ColumnElement[bool] | None]:
    """Return into what a list falls apart by its first order; None alone where that is one walk.

    A screenful is answered by the first part, from an index; sorting 100,000 visits by a term took 300 ms.
    """
    if order.by is VisitSort.OCCASION:
        return [_HAS_OCCASION, visit.c.occasion == ""]
    if order.by not in _TERMS:
        return [None]
    known = _as_read(order.by, viewer)
    known = known[::-1] if order.descending else known
    if order.by is VisitSort.STATUS:
        return [_has_status(VisitStatus(term), viewer) for term in known]
    return [*(visit.c.kind == term.value for term in known), _UNKNOWN_KIND]


def _as_read(by: VisitSort, viewer: Viewer) -> list[VisitStatus | VisitKind]:
    """Return the terms of a vocabulary in the order of the words people read."""
    words = Words(viewer.language, LOCALE)
    return sorted(_TERMS[by], key=lambda term: sort_key(words(term.label)))


def _listed(
    query: VisitQuery, viewer: Viewer, part: ColumnElement[bool] | None, words: ColumnElement[bool] | None
) -> Select[Any]:
    kept = _KEPT_ANYHOW if part is _UNKNOWN_KIND else _KEPT
    rows = select(visit.c.id).where(*_facts(query, viewer, kept))
    return ordered(rows if words is None else rows.where(words), query, viewer, part, found=words is not None)


def _by_date(query: VisitQuery, viewer: Viewer) -> Select[Any]:
    hits, place = in_order("visit")
    rows = select(visit.c.id).select_from(hits).where(*_facts(query, viewer))
    return rows.order_by(turned(place, down=query.descending))


def conditions(connection: Connection, query: VisitQuery, viewer: Viewer) -> list[ColumnElement[bool]]:
    """Return the WHERE of a query."""
    words = [matching(connection, "visit", query.text)] if query.text.strip() else []
    return [*words, *_facts(query, viewer)]


def _facts(query: VisitQuery, viewer: Viewer, kept: ColumnElement[bool] = _KEPT) -> list[ColumnElement[bool]]:
    """Return the conditions other than words; `kept` says that a visit is not in the bin."""
    where: list[ColumnElement[bool]] = [kept]
    if query.first_year is not None:
        where.append(visit.c.start_sort >= query.first_year * YEAR)
    if query.last_year is not None:
        where.append(visit.c.start_sort < (query.last_year + 1) * YEAR)
    if query.directions:
        where.append(visit.c.direction.in_([term.value for term in query.directions]))
    if query.kinds:
        where.append(visit.c.kind.in_([term.value for term in query.kinds]))
    if query.statuses:
        where.append(or_(*(_has_status(status, viewer) for status in query.statuses)))
    if query.place is not None:
        where.append(_at_place(query.place))
    if query.partnership is not None:
        own = select(partnership.c.id).where(partnership.c.key == query.partnership)
        where.append(visit.c.partnership_id == own.scalar_subquery())
    if query.only:
        where.append(visit.c.key.in_(query.only))
    return where


def _has_status(status: VisitStatus, viewer: Viewer) -> ColumnElement[bool]:
    held = visit.c.status == VisitStatus.HELD.value
    if status is VisitStatus.REPORT_OVERDUE:
        return and_(held, is_report_overdue(viewer))
    if status is VisitStatus.HELD:
        return and_(held, ~is_report_overdue(viewer))
    return visit.c.status == status.value


def _at_place(key: Key) -> ColumnElement[bool]:
    number = select(place.c.id).where(place.c.key == key).scalar_subquery()
    on_route = select(stop.c.owner_id).where(stop.c.place_id == number)
    of_tie = select(party.c.owner_id).where(party.c.place_id == number)
    concerned = (
        select(visit.c.id).where(visit.c.host_id == number),
        select(visit.c.id).where(visit.c.sending_id == number),
        on_route,
        select(visit.c.id).where(visit.c.partnership_id.in_(of_tie)),
    )
    return visit.c.id.in_(union(*concerned))


def ordered(
    rows: Select[Any],
    query: VisitQuery,
    viewer: Viewer,
    part: ColumnElement[bool] | None = None,
    *,
    found: bool = False,
) -> Select[Any]:
    """Put rows, or a part of them, into the order asked for: unknown last both ways, the latest first among equals.

    `found`: they are those that words found, and not most of a register.
    """
    asked = orders(query)
    few = bool(query.place or query.partnership or query.only)
    many = part is None and not few and not found
    for one in asked:
        if one.by in _ENDS:
            rows = _named(rows, one.by, viewer, leads=many and one is asked[0])
    first, *second = [_rule(one, viewer) for one in asked]
    if query.sort is VisitSort.START and few:  # found first and sorted then, not the other way round
        first = Rule((turned(visit.c.start_sort + 0, down=query.descending),), first.ties)
    if part is _HAS_OCCASION:  # none is unknown, so that the index has them in their order
        first = Rule(first.terms[1:], first.ties)
    return put_in_order(rows if part is None else rows.where(part), [first, *second])


def _named(rows: Select[Any], end: VisitSort, viewer: Viewer, *, leads: bool) -> Select[Any]:
    """Bring along the name of a place by which rows are ordered. Every place has one in every language.

    Where it leads, names are read in their order and visits fetched for each, so that the first page of 100,000 visits
    needs no sort.
    """
    column, label = _ENDS[end]
    named = and_(label.c.place_id == column, label.c.language == viewer.language.value)
    return rows.select_from(InThisOrder(label, visit, named)) if leads else rows.outerjoin(label, named)


def _rule(order: Order[VisitSort], viewer: Viewer) -> Rule:
    down = order.descending
    latest_first = visit.c.start_sort.desc(), visit.c.id.desc()
    match order.by:
        case VisitSort.START:
            return Rule((turned(visit.c.start_sort, down=down),), (turned(visit.c.id, down=down),))
        case VisitSort.HOST | VisitSort.SENDING:
            return Rule((turned(_ENDS[order.by][1].c.sort_key, down=down),), latest_first)
        case VisitSort.KIND:
            kind = term_order(visit.c.kind, _as_read(order.by, viewer))
            return Rule(unknown_last(kind, down=down), latest_first)
        case VisitSort.STATUS:
            return Rule((turned(_status_order(viewer), down=down),), latest_first)
        case VisitSort.OCCASION:
            occasion = visit.c.occasion
            return Rule((occasion == "", turned(occasion, down=down)), latest_first)


def _status_order(viewer: Viewer) -> ColumnElement[Any]:
    """Put states as they are shown today into the order of the words people read."""
    read = _as_read(VisitSort.STATUS, viewer)
    overdue = _has_status(VisitStatus.REPORT_OVERDUE, viewer)
    return case((overdue, read.index(VisitStatus.REPORT_OVERDUE)), else_=term_order(visit.c.status, read))
