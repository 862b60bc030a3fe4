"""The SQL that the groups and conditions of the ledger mean, for each of its two books.

`outcome` holds what visits raised, `preparation` what a partnership owes without a visit.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, case, false, func, literal, or_, select, union_all

from twincities.db.tables.partnerships import partnership
from twincities.db.tables.places import place, place_label
from twincities.db.tables.preparations import preparation
from twincities.db.tables.visits import outcome, visit
from twincities.domain.days import day_number
from twincities.domain.vocabularies import CommitmentStatus, Side
from twincities.services.events import is_commitment, is_open, visits_of
from twincities.services.ledger_filter import LedgerGroup, LedgerSort
from twincities.services.ledger_text import saying
from twincities.services.list_order import orders
from twincities.services.ordering import term_order, turned
from twincities.services.register_query import first_others
from twincities.services.visit_days import latest

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy import ColumnElement, Connection, Table
    from sqlalchemy.sql.selectable import Select

    from twincities.i18n import Language
    from twincities.services.ledger_filter import LedgerQuery
    from twincities.services.visit_filter import Viewer

BOOKS = (outcome, preparation)
"""The tables that hold promises."""
OWNERS = {outcome: visit, preparation: partnership}


def in_group(group: LedgerGroup, today: date, done_days: int, book: Table = outcome) -> ColumnElement[bool]:
    """Say which commitments of a book a group holds."""
    due = book.c.due_sort
    match group:
        case LedgerGroup.OVERDUE:
            return and_(is_open(book), latest(due) < day_number(today))
        case LedgerGroup.NO_DEADLINE:
            return and_(is_open(book), due.is_(None))
        case LedgerGroup.AHEAD:
            return and_(is_open(book), latest(due) >= day_number(today))
        case LedgerGroup.RECENTLY_DONE:
            since = day_number(today - timedelta(days=done_days))
            done = book.c.status == CommitmentStatus.DONE.value
            return and_(done, latest(book.c.done_sort) >= since)


def live_commitments(book: Table = outcome) -> list[ColumnElement[bool]]:
    """Say which rows are commitments of records outside the bin; few are in it, so that is what is looked up."""
    owner = OWNERS[book]
    binned = select(owner.c.id).where(owner.c.deleted_at.is_not(None))
    return [is_commitment(book), book.c.owner_id.not_in(binned)]


def conditions(
    connection: Connection, query: LedgerQuery, book: Table = outcome
) -> list[ColumnElement[bool]]:
    """Return the WHERE of a query to one book."""
    where = live_commitments(book)
    if query.text.strip():
        where.append(saying(connection, query.text, book))
    if query.sides:
        where.append(book.c.side.in_([side.value for side in query.sides]))
    if query.statuses:
        where.append(book.c.status.in_([status.value for status in query.statuses]))
    if query.responsible:
        bodies = (book.c.responsible, book.c.responsible_there)
        where.append(or_(*(body == query.responsible for body in bodies)))
    if query.partnership is not None:
        where.append(_of_partnership(query, book))
    if query.visit is not None:
        raised = outcome.c.owner_id.in_(select(visit.c.id).where(visit.c.key == query.visit))
        where.append(raised if book is outcome else false())
    return where


def _of_partnership(query: LedgerQuery, book: Table) -> ColumnElement[bool]:
    number = select(partnership.c.id).where(partnership.c.key == query.partnership)
    if book is preparation:
        return preparation.c.owner_id.in_(number)
    own = visits_of(number)
    return outcome.c.owner_id.in_(select(own.c.visit_id))


def ordered(
    connection: Connection, query: LedgerQuery, group: LedgerGroup, viewer: Viewer, done_days: int
) -> Any:  # noqa: ANN401 - a select
    """Ask for the numbers of a group's commitments in its order, those of both books."""
    second = next(iter(orders(query)[1:]), None)
    by = second.by if second is not None else None
    parts = []
    for book in BOOKS:
        moment = _moment(group, book)
        number = book.c.id if book is outcome else -book.c.id
        rows = select(number.label("number"), moment.label("moment"), book.c.id.label("row"))
        if book is outcome and (group is LedgerGroup.NO_DEADLINE or by is LedgerSort.PARTNER):
            rows = rows.join(visit, visit.c.id == outcome.c.owner_id)
        if by is not None:
            rows = _with_second(rows, by, book, viewer.language)
        parts.append(
            rows.where(*conditions(connection, query, book), in_group(group, viewer.today, done_days, book))
        )
    both = union_all(*parts)
    columns = both.selected_columns
    order = [turned(columns.moment, down=group is LedgerGroup.RECENTLY_DONE)]
    if second is not None:
        order += [columns.unknown, turned(columns.second, down=second.descending)]
    return both.order_by(*order, columns.row, columns.number.desc())


def _with_second(rows: Select[Any], by: LedgerSort, book: Table, language: Language) -> Select[Any]:
    """Bring along what those are ordered by that are equally urgent, and whether it is unknown."""
    column: ColumnElement[Any]
    match by:
        case LedgerSort.DUE:
            column = book.c.due_sort
        case LedgerSort.PARTNER:
            rows, column = _with_partner(rows, book, language)
        case LedgerSort.SIDE:
            column = term_order(book.c.side, Side)
        case LedgerSort.STATE:
            column = term_order(book.c.status, CommitmentStatus)
    return rows.add_columns(column.is_(None).label("unknown"), column.label("second"))


def _with_partner(
    rows: Select[Any], book: Table, language: Language
) -> tuple[Select[Any], ColumnElement[Any]]:
    """Bring along the name of the partner: of the partnership's first other side, else of the visit's foreign end."""
    others = first_others()
    if book is preparation:
        rows = rows.outerjoin(others, others.c.owner_id == preparation.c.owner_id)
        number: ColumnElement[Any] = others.c.place_id
    else:
        rows = rows.outerjoin(others, others.c.owner_id == visit.c.partnership_id)
        ours = select(place.c.id).where(place.c.own)
        end = case((visit.c.sending_id.not_in(ours), visit.c.sending_id), else_=visit.c.host_id)
        number = case((visit.c.partnership_id.is_(None), end), else_=others.c.place_id)
    named = and_(place_label.c.place_id == number, place_label.c.language == language.value)
    return rows.outerjoin(place_label, named), place_label.c.sort_key


def _moment(group: LedgerGroup, book: Table) -> ColumnElement[Any]:
    """Return what a group is ordered by: of promises without a deadline the oldest come first."""
    if group is LedgerGroup.NO_DEADLINE:
        return visit.c.start_sort if book is outcome else func.coalesce(preparation.c.raised_sort, literal(0))
    return book.c.done_sort if group is LedgerGroup.RECENTLY_DONE else book.c.due_sort


def counted(where: list[ColumnElement[bool]], book: Table) -> Select[int]:
    """Ask how many rows of a book meet conditions."""
    return select(func.count()).select_from(book).where(*where)


def open_and_overdue(connection: Connection, today: date, done_days: int) -> tuple[int, int]:
    """Return how many promises of all are open, and how many of them overdue."""
    still_open = late = 0
    for book in BOOKS:
        overdue = in_group(LedgerGroup.OVERDUE, today, done_days, book)
        rows = select(func.count(), func.count().filter(overdue)).select_from(book)
        more, more_late = connection.execute(rows.where(*live_commitments(book), is_open(book))).one()
        still_open, late = still_open + more, late + more_late
    return still_open, late
