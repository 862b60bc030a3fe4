"""Activity: how alive a partnership is, measured from what happened in it and never from what its papers say.

Events are visits that took place, and documents on the day they were signed. Source of the rule and its default limits:
the office's own practice, active ≤ 24 months, occasional ≤ 5 years, else dormant; no event recorded is no data, which
is not dormant.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from twincities.domain.days import day_number, months_later
from twincities.domain.vocabularies import Activity, DocumentStage, VisitStatus

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from twincities.domain.agreement import Agreement
    from twincities.domain.partial_date import PartialDate

HAPPENED = (VisitStatus.UNDER_WAY, VisitStatus.HELD, VisitStatus.CLOSED)
"""States of a visit that has taken place, at least in part: a plan is a wish."""
UNKNOWN_DAY, UNKNOWN_MONTH = 99, 99_99


@dataclass(frozen=True, slots=True)
class ActivityLimits:
    """How many months after its last event a partnership is still active, and still occasional."""

    active_months: int = 24
    occasional_months: int = 60


def latest_number(when: PartialDate) -> int:
    """Return the latest a date can mean as yyyymmdd, with 99 for what is not known.

    Doubt is in the partnership's favour: a visit of which only the year is known may have been in December. Of an
    interval in one value the beginning counts.
    """
    if when.month is None:
        return when.sort_key + UNKNOWN_MONTH
    return when.sort_key + UNKNOWN_DAY if when.day is None else when.sort_key


def signing(document: Agreement) -> PartialDate | None:
    """Return when a document was an event: any kind on the day it was signed, None for a draft and without a date.

    A notice of termination counts too: somebody wrote to the partner.
    """
    return document.signed if document.stage is DocumentStage.SIGNED else None


def last_event(events: Iterable[PartialDate], today: date) -> PartialDate | None:
    """Return the event that may be the latest of those that have begun by today, None where nothing happened."""
    begun = (event for event in events if event.sort_key <= day_number(today))
    return max(begun, key=latest_number, default=None)


def activity_of(last: PartialDate | None, today: date, limits: ActivityLimits) -> Activity:
    """Return the activity of a partnership whose last event was then."""
    if last is None:
        return Activity.NO_DATA
    if latest_number(last) >= day_number(months_later(today, -limits.active_months)):
        return Activity.ACTIVE
    if latest_number(last) >= day_number(months_later(today, -limits.occasional_months)):
        return Activity.OCCASIONAL
    return Activity.DORMANT


def years_since(when: PartialDate, today: date) -> int:
    """Return the whole years that have passed, 0 for what is yet to come; of a year alone the difference of years."""
    passed = today.year - when.year
    if when.month is not None and (today.month, today.day) < (when.month, when.day or 1):
        passed -= 1
    return max(passed, 0)
