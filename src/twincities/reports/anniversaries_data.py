"""What the paper on anniversaries tells, as plain values: filled by services, laid out by `anniversaries`.

Every text is already in the paper's language.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date as Day  # noqa: N812 - a field is called date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from twincities.domain.partial_date import PartialDate

MONTHS = 24
IN_YEAR = 12


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """Twenty-four whole months, from the first day of `first`'s month."""

    first: Day

    @classmethod
    def after(cls, day: Day) -> Period:
        """Return the months that begin after a day's own month."""
        return cls(_month(day, 1))

    @property
    def last(self) -> Day:
        """The last day."""
        return Day.fromordinal(_month(self.first, MONTHS).toordinal() - 1)

    @property
    def months(self) -> list[Day]:
        """The first days of all months, in order."""
        return [_month(self.first, number) for number in range(MONTHS)]

    @property
    def years(self) -> list[int]:
        """The years at least half of whose months lie within: to these a date without a month is assigned."""
        months = [month.year for month in self.months]
        return [year for year in dict.fromkeys(months) if months.count(year) * 2 >= IN_YEAR]

    def holds(self, day: PartialDate) -> bool:
        """Tell whether an anniversary is one of this paper's."""
        if day.month is None:
            return day.year in self.years
        return self.first <= day.first_day <= self.last


def _month(day: Day, later: int) -> Day:
    year, month = divmod(day.year * IN_YEAR + day.month - 1 + later, IN_YEAR)
    return Day(year, month + 1, 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class AnniversaryLine:
    """One anniversary; `date` is a day, a month or only a year, as much as is known of the beginning.

    `day` is the day it is marked on, None where no exact day is known. `rivals` are the other dates of the beginning
    that sources give.
    """

    key: str
    revision: int
    ours: str
    partner: str
    country: str
    since: int
    date: PartialDate
    day: Day | None
    years: int
    jubilee: bool
    rivals: tuple[PartialDate, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AnniversaryCover:
    """What the paper says beside its lines.

    `step` and `jubilees` are the office's rules, `without_year` and `ended` how many partnerships were left out for
    that reason; `home` is the code of the office's own country.
    """

    period: Period
    step: int
    jubilees: tuple[int, ...]
    without_year: int = 0
    ended: int = 0
    home: str = ""
