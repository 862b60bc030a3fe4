"""Periods added to partial dates: terms, renewals, notices. The result is never more exact than what it came from."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from twincities.domain.days import months_later
from twincities.domain.partial_date import PartialDate, Precision
from twincities.domain.vocabularies import PeriodUnit

if TYPE_CHECKING:
    from collections.abc import Sequence

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


@dataclass(frozen=True, slots=True)
class Moment:
    """The days a partial date can mean, from the `first` to the `last`, while periods are added to it.

    What is shown of it is as exact as the date it came from; the days themselves lose nothing on the way.
    """

    first: date
    last: date
    precision: Precision
    approximate: bool = False
    uncertain: bool = False

    @classmethod
    def of(cls, when: PartialDate) -> Moment:
        """Return the days that a date can mean."""
        return cls(
            when.first_day,
            when.last_day,
            when.precision,
            when.approximate or when.end.approximate,
            when.uncertain or when.end.uncertain,
        )

    def moved(self, *periods: Period, sign: int = 1) -> Moment:
        """Return the moment some periods later, or earlier for a `sign` of −1.

        Months and years are added at once: two months after 31 December end with February, four with 30 April.
        """
        first, last = self.first, self.last
        for period in _together(periods):
            first, last = later(first, period, sign), later(last, period, sign)
        return replace(self, first=first, last=last)

    @property
    def shown(self) -> PartialDate:
        """The moment as a date: 1990 and eighteen months may lie in 1991 or in 1992, an interval then says so."""
        begin, end = self._cut(self.first), self._cut(self.last)
        return begin if begin == end else replace(begin, until=end)

    def _cut(self, day: date) -> PartialDate:
        month = None if self.precision is Precision.YEAR else day.month
        known = day.day if self.precision is Precision.DAY else None
        return PartialDate(day.year, month, known, self.approximate, self.uncertain)


def moved(when: PartialDate, period: Period, sign: int = 1) -> PartialDate:
    """Return the date a period later (`sign` −1: earlier), as exact as it was: 1990 and five years are 1995."""
    return Moment.of(when).moved(period, sign=sign).shown


def _together(periods: Sequence[Period]) -> list[Period]:
    months = sum(period.months or 0 for period in periods)
    days = sum(period.number for period in periods if period.months is None)
    return [Period(months, PeriodUnit.MONTHS), Period(days, PeriodUnit.DAYS)]
