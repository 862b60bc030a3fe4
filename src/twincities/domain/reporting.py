"""When a visit's report is owed.

A held visit owes a report within the office's limit of working days after its end (default 10, as travel orders of
municipal offices set it). Working days are Monday to Friday: holidays differ by country and are not counted off.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from twincities.domain.vocabularies import VisitStatus

if TYPE_CHECKING:
    from twincities.domain.partial_date import PartialDate

SATURDAY = 5


def add_working_days(day: date, count: int) -> date:
    """Return the day that many working days later (earlier, for a negative count)."""
    step = timedelta(days=1 if count > 0 else -1)
    left = abs(count)
    while left:
        day += step
        left -= day.weekday() < SATURDAY
    return day


def report_due(start: PartialDate, end: PartialDate | None, due: date | None, limit: int) -> date:
    """Return the last day for the report: the one agreed upon, else `limit` working days after the latest end."""
    return due or add_working_days((end or start).last_day, limit)


@lru_cache(maxsize=16)
def last_end_overdue(today: date, limit: int) -> date:
    """Return the latest end of a visit whose report is overdue today; the lines of a page ask the same."""
    return add_working_days(today, -limit) - timedelta(days=1)


def shown_status(
    status: VisitStatus,
    start: PartialDate,
    end: PartialDate | None,
    submitted: PartialDate | None,
    due: date | None,
    today: date,
    limit: int,
) -> VisitStatus:
    """Return the status to show: a held visit whose report is owed since its due day is «report overdue»."""
    if status is not VisitStatus.HELD or submitted is not None:
        return status
    overdue = due < today if due else (end or start).last_day <= last_end_overdue(today, limit)
    return VisitStatus.REPORT_OVERDUE if overdue else status
