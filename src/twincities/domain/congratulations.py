"""Days of congratulation: city days, national days, World Twin Cities Day, and how each is found in a year."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date as Day  # noqa: N812 - `date` is a field here
from typing import TYPE_CHECKING

from twincities.domain.anniversaries import FEBRUARY, LEAP_DAY, AnniversaryRules
from twincities.domain.vocabularies import Weekday, WeekOfMonth
from twincities.domain.vocabulary import Term
from twincities.i18n import N_, NP_

if TYPE_CHECKING:
    from twincities.domain.keys import Key
    from twincities.i18n import Words

DAYS_A_WEEK = 7
OFFICE = AnniversaryRules()
"""What holds where the office chose nothing."""
CITY_DAY_OF = NP_("day of congratulation", "{title} ({place})")
NATIONAL_DAY_OF = NP_("day of congratulation", "National day ({country})")
TWIN_CITIES_DAY = N_("World Twin Cities Day")


class CongratulationKind(Term):
    """Whom a day of congratulation concerns."""

    CITY = "city_day", NP_("kind of congratulation", "city day")
    NATIONAL = "national_day", NP_("kind of congratulation", "national day")
    TWIN_CITIES = "twin_cities_day", NP_("kind of congratulation", "World Twin Cities Day")


@dataclass(frozen=True, slots=True)
class DayRule:
    """When a day falls: a day of a month, or a weekday of one of the month's weeks."""

    month: int
    day: int | None = None
    week: WeekOfMonth | None = None
    weekday: Weekday | None = None

    def in_year(self, year: int, rules: AnniversaryRules = OFFICE) -> Day | None:
        """Return the day in a year, the last of its month where that is shorter; None where the rule names none.

        29 February is kept in common years as the office keeps the anniversaries of that day.
        """
        if (self.month, self.day) == (FEBRUARY, LEAP_DAY):
            return rules.leap_day(year)
        first_weekday, length = monthrange(year, self.month)
        if self.day is not None:
            return Day(year, self.month, min(self.day, length))
        if self.week is None or self.weekday is None:
            return None
        first = 1 + (list(Weekday).index(self.weekday) - first_weekday) % DAYS_A_WEEK
        week = list(WeekOfMonth).index(self.week)
        while first + DAYS_A_WEEK * week > length:
            week -= 1
        return Day(year, self.month, first + DAYS_A_WEEK * week)


WORLD_TWIN_CITIES_DAY = DayRule(4, week=WeekOfMonth.LAST, weekday=Weekday.SUNDAY)
"""The last Sunday of April, as Sister Cities International and the World Federation of United Cities keep it."""


@dataclass(frozen=True, slots=True)
class Congratulation:
    """A day on which partners are congratulated.

    `where` is the place's or the country's name in the reader's language, `title` the clerk's own words for a city's
    day; `key` is the place, `mark` names the day the same in every year.
    """

    kind: CongratulationKind
    date: Day
    mark: str
    where: str = ""
    title: str = ""
    country: str = ""
    key: Key | None = None


def say_congratulation(one: Congratulation, words: Words) -> str:
    """Say what day it is, and whose."""
    match one.kind:
        case CongratulationKind.CITY:
            return words(CITY_DAY_OF, title=one.title, place=one.where)
        case CongratulationKind.NATIONAL:
            return words(NATIONAL_DAY_OF, country=one.where)
        case CongratulationKind.TWIN_CITIES:
            return words(TWIN_CITIES_DAY)
