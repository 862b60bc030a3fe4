"""Days in SQL, the latest one that a date can mean among them, and how the days of visits are read that are stored.

Apart from `events`: the first card of a start asks nothing else, and waits for the tables of no other noun.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import Integer, case, literal

from twincities.db.tables.visits import visit
from twincities.domain.activity import UNKNOWN_DAY, UNKNOWN_MONTH
from twincities.domain.days import MONTH, YEAR
from twincities.domain.partial_date import READ_LATELY, PartialDate

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement


def latest(number: ColumnElement[Any]) -> ColumnElement[int]:
    """Say in SQL what `domain.activity.latest_number` says of a date's number."""
    return number + case(
        (number % YEAR == 0, literal(UNKNOWN_MONTH, Integer)),
        (number % MONTH == 0, literal(UNKNOWN_DAY, Integer)),
        else_=literal(0, Integer),
    )


def kept() -> ColumnElement[bool]:
    """Say that a visit is not in the bin, so that no index is tempted to begin there: nearly none is."""
    return case((visit.c.deleted_at.is_(None), 1), else_=0) == 1


@lru_cache(maxsize=READ_LATELY)
def stretch(start: str, end: str | None) -> PartialDate:
    """Return a visit's dates as one value: an interval where its end is known and differs."""
    first = PartialDate.from_edtf(start)
    last = PartialDate.from_edtf(end).end if end else None
    return first if last is None or last == first.start else replace(first, until=last)
