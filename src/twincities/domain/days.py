"""Days of the calendar: as numbers that compare with partial dates, and some months away."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from functools import lru_cache

MONTHS_IN_YEAR = 12
YEAR, MONTH = 10_000, 100
"""What a date's number (yyyymmdd) is divided by for its year, and for its month of a year."""


def day_number(day: date) -> int:
    """Return a day as yyyymmdd, comparable with sort keys of partial dates."""
    return day.year * YEAR + day.month * MONTH + day.day


@lru_cache(maxsize=4_096)
def months_later(day: date, months: int) -> date:
    """Return the day that many months later (earlier, for a negative count), the month's last where there is none.

    Beyond the calendar it is the calendar's first or last day. Lists ask it of the same deadlines again and again.
    """
    year, month = divmod(day.year * MONTHS_IN_YEAR + day.month - 1 + months, MONTHS_IN_YEAR)
    if not date.min.year <= year <= date.max.year:
        return date.min if months < 0 else date.max
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
