"""How urgent a notice date is, and which of the reminders before it have come."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from twincities.domain.days import months_later
from twincities.domain.periods import LONGEST
from twincities.domain.vocabularies import NoticeUrgency

if TYPE_CHECKING:
    from twincities.domain.partial_date import PartialDate


LONGEST_MONTH = 31
SEPARATORS = ";/"


@dataclass(frozen=True, slots=True)
class NoticeRules:
    """The office's thresholds in days, and how many months ahead it is reminded where a document says nothing."""

    red_days: int = 14
    amber_days: int = 60
    neutral_days: int = 180
    lead_months: tuple[int, ...] = (6, 3)

    def leads(self, own: str) -> tuple[int, ...]:
        """Return the lead times of a document, the longest first: its own, else the office's."""
        return _leads(own, self.lead_months)

    def is_due(self, deadline: PartialDate, today: date, own: str) -> bool:
        """Tell whether a deadline is to be looked at: it is near or missed, or the document's first reminder has come.

        `own` are the lead times that the document itself names.
        """
        near = days_at_least(deadline, today) <= self.neutral_days
        return near or lead_reached(deadline, today, self.leads(own)) is not None


@lru_cache(maxsize=256)
def _leads(own: str, office: tuple[int, ...]) -> tuple[int, ...]:
    return lead_months(own) or tuple(sorted(office, reverse=True))


def lead_months(text: str) -> tuple[int, ...]:
    """Read lead times («6, 3»), the longest first; ValueError for what is no list of whole months."""
    for separator in SEPARATORS:
        text = text.replace(separator, ",")
    months = {int(part) for part in text.split(",") if part.strip()}
    if any(not 0 < one <= LONGEST for one in months):
        raise ValueError(text)
    return tuple(sorted(months, reverse=True))


def days_left(deadline: PartialDate, today: date) -> int | None:
    """Return the days to a deadline (the first day of an interval), negative after it.

    None where only the month or the year is known: that is no day to count to.
    """
    if deadline.day is None or (deadline.until is not None and deadline.until.day is None):
        return None
    return (deadline.first_day - today).days


def days_at_least(deadline: PartialDate, today: date) -> int:
    """Return the days to the earliest day a deadline can mean, for thresholds: doubt never hides a deadline."""
    return (deadline.first_day - today).days


def urgency(deadline: PartialDate, today: date, rules: NoticeRules) -> NoticeUrgency:
    """Return how near a deadline is; it is missed only when the latest day it can mean is past."""
    left = days_at_least(deadline, today)
    if left < 0 and deadline.last_day < today:  # in this order: for the end of a month a list would wait
        return NoticeUrgency.MISSED
    if left <= rules.red_days:
        return NoticeUrgency.RED
    if left <= rules.amber_days:
        return NoticeUrgency.AMBER
    return NoticeUrgency.NEUTRAL if left <= rules.neutral_days else NoticeUrgency.LATER


def lead_reached(deadline: PartialDate, today: date, leads: tuple[int, ...]) -> int | None:
    """Return the last reminder, in months before the deadline, whose day has come; None before the first."""
    first = deadline.first_day
    if not leads or (first - today).days > max(leads) * LONGEST_MONTH:
        return None
    if first <= today:
        return min(leads)
    come = [months for months in leads if months_later(first, -months) <= today]
    return min(come, default=None)


def first_reminder(deadline: PartialDate, own: str) -> date | None:
    """Return the day on which a document reminds first of the earliest day of its deadline; None without lead times."""
    leads = lead_months(own)
    return months_later(deadline.first_day, -leads[0]) if leads else None


def last_reminded(today: date, months: int) -> date:
    """Return the latest deadline whose reminder so many months before has come by today.

    On the last day of a month it is the last one too: what is later in that month is reminded of on this day.
    """
    then = months_later(today, months)
    if today.day == _last_of(today):
        return then.replace(day=_last_of(then))
    return then


def _last_of(day: date) -> int:
    return monthrange(day.year, day.month)[1]
