"""Anniversaries: the years since a partnership was established, with no more precision than its date has.

Sources of the rule: every fifth year is shown, jubilees are the office's own set; 29 February is marked on
28 February in common years; a year alone gives an anniversary year and never a day; a filler year gives none. A
partner's custom narrows what the office marks: Chinese partners celebrate tens only.
"""

from __future__ import annotations

from calendar import isleap
from dataclasses import dataclass, replace
from datetime import date as Day  # noqa: N812 - `date` is a field here
from typing import TYPE_CHECKING

from twincities.domain.partial_date import DateError, PartialDate
from twincities.domain.vocabularies import AnniversaryCustom

if TYPE_CHECKING:
    from collections.abc import Iterable

    from twincities.domain.claim import Claim
    from twincities.domain.keys import Key
    from twincities.domain.vocabularies import Grade

TENS = 10
JUBILEES = (10, 20, 25, 30, 40, 50, 60, 70, 75, 80, 90, 100)
STEP = 5
FILLER = "filler"
"""The rule of a claim that says: this value stands for "unknown", as the year 2000 does in some registers."""
TARGET = "established"
FEBRUARY, MARCH, LEAP_DAY = 2, 3, 29


@dataclass(frozen=True, slots=True)
class AnniversaryRules:
    """Which anniversaries an office marks: every `step`th year, and its jubilees.

    `leap_day_in_march` keeps 29 February on 1 March in common years, and not on the last of February.
    """

    step: int = STEP
    jubilees: tuple[int, ...] = JUBILEES
    leap_day_in_march: bool = False

    def kept_on(self, day: PartialDate, year: int) -> PartialDate:
        """Return what a date becomes in a year."""
        if (day.month, day.day) != (FEBRUARY, LEAP_DAY):
            return replace(day, year=year)
        kept = self.leap_day(year)
        return replace(day, year=year, month=kept.month, day=kept.day)

    def leap_day(self, year: int) -> Day:
        """Return the day on which 29 February is kept in a year."""
        if isleap(year):
            return Day(year, FEBRUARY, LEAP_DAY)
        return Day(year, MARCH, 1) if self.leap_day_in_march else Day(year, FEBRUARY, LEAP_DAY - 1)

    def is_jubilee(self, years: int, custom: AnniversaryCustom | None = None) -> bool:
        """Tell whether so many years are a jubilee, with a partner of this custom."""
        return years in self.jubilees and allows(custom, years)

    def is_shown(self, years: int, custom: AnniversaryCustom | None = None) -> bool:
        """Tell whether so many years are marked at all, with a partner of this custom."""
        marked = years in self.jubilees or (self.step > 0 and years % self.step == 0)
        return years > 0 and marked and allows(custom, years)


def allows(custom: AnniversaryCustom | None, years: int) -> bool:
    """Tell whether a partner of this custom marks so many years; without a custom he does as the office does."""
    match custom:
        case AnniversaryCustom.TENS_ONLY:
            return years % TENS == 0
        case AnniversaryCustom.NONE:
            return False
        case None:
            return True


@dataclass(frozen=True, slots=True)
class Milestone:
    """An anniversary in one year: `date` is a day, a month or only the year; `observed` the day, if there is one."""

    date: PartialDate
    observed: Day | None
    years: int
    jubilee: bool


@dataclass(frozen=True, slots=True)
class Anniversary:
    """One anniversary of one partnership.

    `date` is a day, a month or only a year, as much as the date of establishing has; `observed` is the day it is
    marked on, None where no exact day is known. `grade` is how sure the date of establishing is of its source,
    `rivals` are the other dates that sources give, `custom` what the partner marks where it is not as the office does.
    `id` is the partnership's in the register.
    """

    key: Key
    title: str
    date: PartialDate
    observed: Day | None
    years: int
    jubilee: bool
    established: PartialDate
    grade: Grade | None = None
    rivals: tuple[PartialDate, ...] = ()
    custom: AnniversaryCustom | None = None
    id: int = 0


def basis(established: PartialDate | None) -> PartialDate | None:
    """Return what an anniversary can rest on: the part of the date that is known, None where even the year is not.

    A doubtful day is only good for its month; of an interval what both ends have in common counts.
    """
    if established is None or established.end.year != established.year:
        return None
    if established.until is None:
        known = established
        return replace(known, day=None) if known.is_doubtful else known
    start, end = established.start, established.end
    return PartialDate(
        start.year,
        start.month if start.month == end.month else None,
        approximate=start.approximate or end.approximate,
        uncertain=start.uncertain or end.uncertain,
    )


def milestone(
    established: PartialDate | None,
    year: int,
    rules: AnniversaryRules,
    custom: AnniversaryCustom | None = None,
) -> Milestone | None:
    """Return the anniversary of a date in a year, None before and in the year itself and where none can be told."""
    known = basis(established)
    if known is None or known.year >= year:
        return None
    there = rules.kept_on(known, year)
    years = year - known.year
    observed = there.first_day if there.is_exact else None
    return Milestone(there, observed, years, rules.is_jubilee(years, custom))


def is_filler(claims: Iterable[Claim]) -> bool:
    """Tell whether a clerk flagged the date of establishing as a filler."""
    return any(claim.target == TARGET and claim.preferred and claim.rule == FILLER for claim in claims)


def rival_dates(claims: Iterable[Claim], established: PartialDate | None = None) -> tuple[PartialDate, ...]:
    """Return the dates of establishing that sources give beside the one that stands, in their order.

    A source that says the same is no rival, and a filler is no date.
    """
    of_target = [claim for claim in claims if claim.target == TARGET]
    fillers = {written_date(claim.value) for claim in of_target if claim.rule == FILLER}
    found: list[PartialDate] = []
    for claim in of_target:
        if not claim.preferred and claim.rule != FILLER:
            date = written_date(claim.value)
            if date is not None and date != established and date not in fillers and date not in found:
                found.append(date)
    return tuple(found)


def written_date(value: str) -> PartialDate | None:
    """Return the date that a claim's value writes, None for none."""
    try:
        return PartialDate.from_edtf(value.strip('" '))
    except DateError:
        return None
