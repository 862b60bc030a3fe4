"""What the forms of a promise offer: the visits that may have settled it, the bodies that carry promises out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import and_, func, or_, select, union_all

from twincities.db.tables.partnerships import partnership
from twincities.db.tables.preparations import preparation
from twincities.db.tables.visits import outcome, visit
from twincities.domain.days import day_number
from twincities.domain.names import fold
from twincities.services.events import visits_of
from twincities.services.suggesting import LIMIT, Suggestion
from twincities.services.titles import titles_of
from twincities.services.visit_days import latest

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy import ColumnElement, Connection

    from twincities.i18n import Words
    from twincities.services.ledger_rows import LedgerRow

MANY = 200
"""Visits with one partner that are looked through."""


def closing_visits(
    connection: Connection, row: LedgerRow, typed: str, words: Words, today: date
) -> list[Suggestion]:
    """Return the visits with that partner since a promise was made, the latest first, that say what was typed.

    A visit that has not begun by `today` has settled nothing yet.
    """
    where = [visit.c.deleted_at.is_(None), visit.c.start_sort <= day_number(today), _with_partner(row)]
    if row.visit_key is not None:
        where.append(visit.c.key != row.visit_key)
    if row.made_on is not None:
        where.append(latest(visit.c.start_sort) >= day_number(row.made_on.first_day))
    rows = connection.execute(
        select(visit.c.id, visit.c.key).where(*where).order_by(visit.c.start_sort.desc(), visit.c.id.desc())
    ).fetchmany(MANY)
    titles = titles_of(connection, "visit", [one.id for one in rows], words)
    wanted = fold(typed)
    found = [
        Suggestion(one.key, titles[one.id].subtitle, titles[one.id].title)
        for one in rows
        if wanted in fold(f"{titles[one.id].subtitle} {titles[one.id].title}")
    ]
    return found[:LIMIT]


def _with_partner(row: LedgerRow) -> ColumnElement[bool]:
    """Say which visits were with the partner of a promise: of its partnership, else between the same places."""
    if row.partnership_key is not None:
        own = visits_of(select(partnership.c.id).where(partnership.c.key == row.partnership_key))
        return visit.c.id.in_(select(own.c.visit_id))
    made_on = visit.alias("made_on")
    here = select(made_on.c.id).where(
        made_on.c.key == row.visit_key,
        or_(
            and_(made_on.c.sending_id == visit.c.sending_id, made_on.c.host_id == visit.c.host_id),
            and_(made_on.c.sending_id == visit.c.host_id, made_on.c.host_id == visit.c.sending_id),
        ),
    )
    return here.exists()


def bodies(connection: Connection, typed: str) -> list[str]:
    """Return the bodies that promises name and that hold what was typed, the most often named first."""
    named = union_all(
        *(
            select(column.label("body")).where(column != "")
            for book in (outcome, preparation)
            for column in (book.c.responsible, book.c.responsible_there)
        )
    ).subquery()
    rows = select(named.c.body).group_by(named.c.body).order_by(func.count().desc(), named.c.body)
    wanted = fold(typed)
    found = [body for body in connection.scalars(rows) if wanted in fold(body)]
    return found[:LIMIT]
