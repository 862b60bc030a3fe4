"""Where partnerships and agreements stand on a day, in SQL: the one place that asks the spans of days."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import Integer, and_, bindparam, select

from twincities.db.tables.agreements import agreement, agreement_span
from twincities.db.tables.partnerships import partnership, status_span
from twincities.domain.days import day_number
from twincities.domain.vocabularies import LegalStatus

if TYPE_CHECKING:
    from sqlalchemy import BindParameter, ColumnElement, Table


DAY: BindParameter[int] = bindparam("day", type_=Integer)
"""A day's number as questions that are written down once ask for it."""


def standing(today: date | BindParameter[int]) -> ColumnElement[bool]:
    """Say how a partnership is joined to where it stands: there is one row of `status_span` for every day."""
    return and_(status_span.c.owner_id == partnership.c.id, *_on(status_span, today))


def agreement_standing(today: date | BindParameter[int]) -> ColumnElement[bool]:
    """Say how an agreement outside the bin is joined to its state: there is one row of `agreement_span` a day."""
    return and_(agreement_span.c.owner_id == agreement.c.id, *_on(agreement_span, today))


def has_status(today: date, *statuses: LegalStatus) -> ColumnElement[bool]:
    """Say that a partnership stands so on a day.

    There is one row for every day, so that it is asked who does not stand so where that is fewer states.
    """
    others = [status for status in LegalStatus if status not in statuses]
    denied = len(others) < len(statuses)
    codes = [one.value for one in (others if denied else statuses)]
    owners = select(status_span.c.owner_id).where(status_span.c.status.in_(codes), *_on(status_span, today))
    return partnership.c.id.not_in(owners) if denied else partnership.c.id.in_(owners)


def is_ended(today: date) -> ColumnElement[bool]:
    """Say that a partnership has ended by a day."""
    return has_status(today, LegalStatus.ENDED)


def _on(spans: Table, today: date | BindParameter[int]) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    number = day_number(today) if isinstance(today, date) else today
    return spans.c.from_day <= number, spans.c.until_day > number
