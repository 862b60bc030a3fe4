from __future__ import annotations

from calendar import monthrange
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.dates import WORDS
from twincities.domain.anniversaries import AnniversaryRules
from twincities.domain.congratulations import (
    WORLD_TWIN_CITIES_DAY,
    Congratulation,
    CongratulationKind,
    DayRule,
    say_congratulation,
)
from twincities.domain.vocabularies import Weekday, WeekOfMonth
from twincities.i18n import Language

YEARS = st.integers(1, 9999)
MONTHS = st.integers(1, 12)


@pytest.mark.parametrize(
    ("year", "day"), [(2024, 28), (2025, 27), (2026, 26), (2027, 25), (2028, 30), (2029, 29)]
)
def test_world_twin_cities_day_is_the_last_sunday_of_april(year: int, day: int) -> None:
    assert WORLD_TWIN_CITIES_DAY.in_year(year) == date(year, 4, day)


def test_a_day_of_a_month_is_that_day_and_the_leap_day_is_kept_on_28_february() -> None:
    assert DayRule(10, 25).in_year(2027) == date(2027, 10, 25)
    assert DayRule(2, 29).in_year(2027) == date(2027, 2, 28)
    assert DayRule(2, 29).in_year(2028) == date(2028, 2, 29)


def test_a_day_on_29_february_moves_as_the_office_has_it() -> None:
    march = AnniversaryRules(leap_day_in_march=True)
    assert DayRule(2, 29).in_year(2027, march) == date(2027, 3, 1)
    assert DayRule(2, 29).in_year(2028, march) == date(2028, 2, 29)
    assert DayRule(2, 28).in_year(2027, march) == date(2027, 2, 28)


def test_a_rule_without_day_and_week_names_no_day() -> None:
    assert DayRule(5).in_year(2027) is None
    assert DayRule(5, week=WeekOfMonth.FIRST).in_year(2027) is None
    assert DayRule(5, weekday=Weekday.MONDAY).in_year(2027) is None


@given(YEARS, MONTHS, st.sampled_from(WeekOfMonth), st.sampled_from(Weekday))
def test_a_weekday_of_a_week_is_that_weekday_in_that_week(
    year: int, month: int, week: WeekOfMonth, weekday: Weekday
) -> None:
    day = DayRule(month, week=week, weekday=weekday).in_year(year)
    assert day is not None
    assert (day.year, day.month, day.weekday()) == (year, month, list(Weekday).index(weekday))
    if week is WeekOfMonth.LAST:
        assert day.day > monthrange(year, month)[1] - 7
    else:
        assert (day.day - 1) // 7 == list(WeekOfMonth).index(week)


def test_a_day_is_said_with_whose_it_is() -> None:
    day, words = date(2027, 9, 3), WORDS[Language.EN]
    city = Congratulation(CongratulationKind.CITY, day, "a", "Lindenau", "City day")
    nation = Congratulation(CongratulationKind.NATIONAL, day, "b", "Germany", country="DE")
    world = Congratulation(CongratulationKind.TWIN_CITIES, day, "c")
    assert [say_congratulation(one, words) for one in (city, nation, world)] == [
        "City day (Lindenau)",
        "National day (Germany)",
        "World Twin Cities Day",
    ]
