"""Periods added to partial dates: terms, renewals, notices. The result is never more exact than what it came from."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache

from twincities.domain.activity import months_later
from twincities.domain.partial_date import PartialDate, Precision
from twincities.domain.vocabularies import PeriodUnit

MONTHS_IN_YEAR = 12
DAYS_IN_FOUR_YEARS = 1461
MONTHS_IN_FOUR_YEARS = 48
LONGEST = 1_200
"""The greatest number of a period: a hundred years in months."""


@dataclass(frozen=True, slots=True)
class Period:
    """A number of years, months or days."""

    number: int
    unit: PeriodUnit

    @classmethod
    def of(cls, number: int | None, unit: PeriodUnit | None) -> Period | None:
        """Return a period, None where its number or its unit is not recorded."""
        return None if number is None or unit is None else cls(number, unit)

    def times(self, count: int) -> Period:
        """Return this period that many times."""
        return replace(self, number=self.number * count)

    @property
    def months(self) -> int | None:
        """The period in months, None of one in days."""
        if self.unit is PeriodUnit.DAYS:
            return None
        return self.number * (MONTHS_IN_YEAR if self.unit is PeriodUnit.YEARS else 1)

    @property
    def shortest(self) -> int:
        """The fewest days it can be."""
        return _days(self)[0]

    @property
    def longest(self) -> int:
        """The most days it can be."""
        return _days(self)[1]


@lru_cache(maxsize=256)
def _days(period: Period) -> tuple[int, int]:
    months = period.months
    if months is None:
        return period.number, period.number
    cycles, rest = divmod(months, MONTHS_IN_FOUR_YEARS)
    starts = [date(2001 + number // MONTHS_IN_YEAR, number % MONTHS_IN_YEAR + 1, 1) for number in range(48)]
    lengths = [(months_later(day, rest) - day).days for day in starts]
    whole = cycles * DAYS_IN_FOUR_YEARS
    return whole + min(lengths), whole + max(lengths)


def not_shorter(one: Period, other: Period) -> bool:
    """Tell whether a period reaches as far as another, or may."""
    if one.months is not None and other.months is not None:
        return one.months >= other.months
    return one.longest >= other.shortest


def later(day: date, period: Period, sign: int = 1) -> date:
    """Return the day a period later, or earlier for a `sign` of −1; the calendar's first or last day beyond it."""
    months = period.months
    if months is not None:
        return months_later(day, sign * months)
    try:
        return day + timedelta(days=sign * period.number)
    except OverflowError:
        return date.max if sign > 0 else date.min


def moved(when: PartialDate, period: Period, sign: int = 1) -> PartialDate:
    """Return the date a period later (`sign` −1: earlier), as exact as it was: 1990 and five years are 1995.

    1990 and eighteen months may lie in 1991 or in 1992: an interval then says so. Doubt stays doubt.
    """
    first, last = later(when.first_day, period, sign), later(when.last_day, period, sign)
    begin, end = _of(first, when.precision), _of(last, when.precision)
    approximate = when.approximate or when.end.approximate
    uncertain = when.uncertain or when.end.uncertain
    begin = replace(begin, approximate=approximate, uncertain=uncertain)
    end = replace(end, approximate=approximate, uncertain=uncertain)
    return begin if begin == end else replace(begin, until=end)


def _of(day: date, precision: Precision) -> PartialDate:
    month = None if precision is Precision.YEAR else day.month
    return PartialDate(day.year, month, day.day if precision is Precision.DAY else None)
