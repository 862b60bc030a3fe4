"""The SQL that a journal's conditions and orders mean."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache, partial
from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, func, literal, null, or_, select, union, union_all

from twincities.db.search import InThisOrder, in_order, matching
from twincities.db.tables import partnership, party, place, place_label, stop, visit
from twincities.domain.names import sort_key
from twincities.domain.vocabularies import VisitKind, VisitStatus
from twincities.i18n import Words
from twincities.paths import LOCALE
from twincities.services.agenda import is_report_overdue
from twincities.services.visit_filter import Viewer, VisitQuery, VisitSort

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy import ColumnElement, Connection
    from sqlalchemy.sql.selectable import Select

    from twincities.domain.keys import Key
    from twincities.i18n import Language

    _Way = Callable[[VisitQuery, Viewer, ColumnElement[bool]], Select[Any]]

__all__ = ["Viewer", "VisitQuery", "VisitSort", "chosen", "conditions", "ordered"]

_TERMS: dict[VisitSort, type[VisitStatus | VisitKind]] = {
    VisitSort.STATUS: VisitStatus,
    VisitSort.KIND: VisitKind,
}
_UNKNOWN_KIND = visit.c.kind.is_(None)
_KEPT = visit.c.deleted_at.is_(None)
_KEPT_ANYHOW = func.coalesce(visit.c.deleted_at, null()).is_(None)
"""The same, and no index has it: without a visit of unknown kind all 100,000 were looked at to find that out."""
YEAR = 10_000


def chosen(
    connection: Connection, query: VisitQuery, viewer: Viewer, limit: int | None = None
) -> Select[tuple[int]]:
    """Return the ids of the visits that a query shows, in its order; the first `limit` of them, if given."""
    if query.text.strip() or query.only:
        return _chosen(partial(_found, connection), query, viewer, limit)
    return _of_conditions(query, viewer, limit)


@lru_cache(maxsize=64)
def _of_conditions(query: VisitQuery, viewer: Viewer, limit: int | None) -> Select[tuple[int]]:
    """Return the same where no words are sought. The list asks this again at each change and each return to it.

    Writing the statement down takes 1 to 3 ms, as long as reading a page's rows.
    """
    return _chosen(_listed, query, viewer, limit)


def _chosen(way: _Way, query: VisitQuery, viewer: Viewer, limit: int | None) -> Select[tuple[int]]:
    groups = _groups(query, viewer)
    if not groups:
        return way(query, viewer, _KEPT).limit(limit)
    by_date = replace(query, sort=VisitSort.START, descending=True)
    first_of_each = [
        way(by_date, viewer, _KEPT_ANYHOW if group is _UNKNOWN_KIND else _KEPT)
        .where(group)
        .add_columns(literal(rank).label("rank"), visit.c.start_sort)
        .limit(limit)
        .subquery()
        for rank, group in enumerate(groups)
    ]
    rows = union_all(*(select(each) for each in first_of_each)).subquery()
    return select(rows.c.id).order_by(rows.c.rank, rows.c.start_sort.desc(), rows.c.id.desc()).limit(limit)


def _groups(query: VisitQuery, viewer: Viewer) -> list[ColumnElement[bool]]:
    """Return the terms by which a list sorted by a vocabulary falls apart, in the order of the words people read.

    Each group is answered from an index, the latest visit first; sorting 100,000 visits by a term took 300 ms.
    """
    terms = _TERMS.get(query.sort)
    if terms is None:
        return []
    words = Words(viewer.language, LOCALE)
    known = sorted(terms, key=lambda term: sort_key(words(term.label)), reverse=query.descending)
    if query.sort is VisitSort.STATUS:
        return [_has_status(VisitStatus(term), viewer) for term in known]
    return [*(visit.c.kind == term.value for term in known), _UNKNOWN_KIND]


def _listed(query: VisitQuery, viewer: Viewer, kept: ColumnElement[bool]) -> Select[Any]:
    return ordered(select(visit.c.id).where(*_facts(query, viewer, kept)), query, viewer.language)


def _found(
    connection: Connection, query: VisitQuery, viewer: Viewer, kept: ColumnElement[bool]
) -> Select[Any]:
    stream = in_order(connection, "visit", query.text) if query.sort is VisitSort.START else None
    if stream is None:
        rows = _listed(query, viewer, kept)
        return rows.where(matching(connection, "visit", query.text)) if query.text.strip() else rows
    hits, place = stream
    rows = select(visit.c.id).select_from(hits).where(*_facts(query, viewer))
    return rows.order_by(place.desc() if query.descending else place.asc())


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


def ordered(rows: Select[Any], query: VisitQuery, language: Language) -> Select[Any]:
    """Put rows into the order of start, place or occasion: unknown last both ways, the latest first among equals."""
    column: ColumnElement[Any]
    if query.sort is VisitSort.START:
        column = visit.c.start_sort
        if query.place or query.partnership or query.only:
            column = column + 0  # few visits: found first and sorted then, not the other way round
        way = column.desc() if query.descending else column.asc()
        return rows.order_by(way, visit.c.id.desc() if query.descending else visit.c.id.asc())
    if query.sort in (VisitSort.HOST, VisitSort.SENDING):
        return _ordered_by_name(rows, query, language)
    occasion = visit.c.occasion
    way = occasion.desc() if query.descending else occasion.asc()
    return rows.order_by(occasion == "", way, visit.c.start_sort.desc(), visit.c.id.desc())


def _ordered_by_name(rows: Select[Any], query: VisitQuery, language: Language) -> Select[Any]:
    """Put rows into the order of a place's name. Every place has one in every language.

    Names are read in their order and visits fetched for each, so that the first page of 100,000 visits needs no sort.
    """
    label = place_label.alias("sorted_by")
    end = visit.c.host_id if query.sort is VisitSort.HOST else visit.c.sending_id
    named = and_(label.c.place_id == end, label.c.language == language.value)
    few = query.text.strip() or query.place or query.partnership or query.only
    rows = rows.join(label, named) if few else rows.select_from(InThisOrder(label, visit, named))
    way = label.c.sort_key.desc() if query.descending else label.c.sort_key.asc()
    return rows.order_by(way, visit.c.start_sort.desc(), visit.c.id.desc())
