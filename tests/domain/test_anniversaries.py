from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.dates import partial_dates
from twincities.domain.anniversaries import (
    FILLER,
    AnniversaryRules,
    basis,
    is_filler,
    milestone,
    rival_dates,
)
from twincities.domain.claim import Claim
from twincities.domain.keys import Key
from twincities.domain.partial_date import PartialDate, Precision
from twincities.domain.timeline import Gap, TimelineEntry, TimelineKind, gaps
from twincities.domain.vocabularies import AnniversaryCustom

RULES = AnniversaryRules()
YEARS = st.integers(1, 9999) | st.integers(1950, 2100)


def at(established: str, year: int) -> tuple[str, date | None, int] | None:
    found = milestone(PartialDate.from_edtf(established), year, RULES)
    return None if found is None else (found.date.edtf(), found.observed, found.years)


def test_a_year_alone_gives_an_anniversary_year_and_never_a_day() -> None:
    assert at("1990", 2030) == ("2030", None, 40)


def test_a_month_gives_a_month() -> None:
    assert at("1990-06", 2015) == ("2015-06", None, 25)


def test_a_day_is_marked_on_its_day() -> None:
    assert at("1996-12-04", 2026) == ("2026-12-04", date(2026, 12, 4), 30)


def test_the_leap_day_is_marked_on_28_february_in_common_years_only() -> None:
    assert at("1996-02-29", 2026) == ("2026-02-28", date(2026, 2, 28), 30)
    assert at("1996-02-29", 2028) == ("2028-02-29", date(2028, 2, 29), 32)
    assert at("1896-02-29", 1900) == ("1900-02-28", date(1900, 2, 28), 4)


def test_an_office_may_keep_the_leap_day_on_1_march() -> None:
    rules = AnniversaryRules(leap_day_in_march=True)
    told = [milestone(PartialDate(2012, 2, 29), year, rules) for year in (2026, 2028)]
    assert [one.observed for one in told if one] == [date(2026, 3, 1), date(2028, 2, 29)]
    other = milestone(PartialDate(2012, 2, 28), 2026, rules)
    assert other is not None
    assert other.observed == date(2026, 2, 28)


@pytest.mark.parametrize(
    ("established", "known"),
    [
        ("1990-06-08~", "1990-06~"),
        ("1990?", "1990?"),
        ("1990-06-08/1990-06-11", "1990-06"),
        ("1990-06-08/1990-07-01", "1990"),
        ("1990-06/1990", "1990"),
        ("1990~/1990-07-01?", "1990%"),
        ("1990/1992", None),
    ],
)
def test_doubt_takes_precision_away(established: str, known: str | None) -> None:
    found = basis(PartialDate.from_edtf(established))
    assert (found.edtf() if found else None) == known


def test_no_date_has_no_anniversary() -> None:
    assert milestone(None, 2026, RULES) is None


@given(partial_dates(), YEARS)
def test_an_anniversary_never_says_more_than_its_date(established: PartialDate, year: int) -> None:
    found = milestone(established, year, RULES)
    if found is None:
        assert year <= established.year or established.end.year != established.year
        return
    assert found.date.year == year
    assert found.years == year - established.year > 0
    order = list(Precision)
    assert order.index(found.date.precision) >= order.index(established.precision)
    assert found.date.month in (None, established.month)
    assert (found.observed is not None) == established.is_exact
    if found.observed and established.day:
        moved = (established.month, established.day) == (2, 29) and found.observed.day == 28
        assert moved or (found.observed.month, found.observed.day) == (established.month, established.day)


@given(st.integers(-100, 2_000), st.integers(0, 30), st.lists(st.integers(1, 200), max_size=5))
def test_jubilees_are_always_shown_and_the_founding_year_never(
    years: int, step: int, jubilees: list[int]
) -> None:
    rules = AnniversaryRules(step, tuple(jubilees))
    if rules.is_shown(years):
        assert years > 0
        assert years in jubilees or years % step == 0
    elif years > 0:
        assert years not in jubilees


def test_every_fifth_year_is_shown_and_the_offices_jubilees_stand_out() -> None:
    assert [years for years in range(61) if RULES.is_shown(years)] == list(range(5, 61, 5))
    assert [years for years in range(61) if RULES.is_jubilee(years)] == [10, 20, 25, 30, 40, 50, 60]


def test_a_partner_of_tens_is_congratulated_on_what_the_office_marks_of_them_and_another_on_nothing() -> None:
    def marked(custom: AnniversaryCustom) -> list[int]:
        return [years for years in range(121) if RULES.is_shown(years, custom)]

    assert marked(AnniversaryCustom.TENS_ONLY) == list(range(10, 121, 10))
    assert marked(AnniversaryCustom.NONE) == []
    assert not RULES.is_jubilee(25, AnniversaryCustom.TENS_ONLY)
    assert AnniversaryRules(0, (25, 30)).is_jubilee(30, AnniversaryCustom.TENS_ONLY)
    assert not AnniversaryRules(0, (25, 30)).is_shown(40, AnniversaryCustom.TENS_ONLY)


@given(
    partial_dates(),
    YEARS,
    st.integers(0, 30),
    st.lists(st.integers(1, 200), max_size=5),
    st.sampled_from([None, *AnniversaryCustom]),
)
def test_a_custom_takes_away_and_never_adds(
    established: PartialDate, year: int, step: int, jubilees: list[int], custom: AnniversaryCustom | None
) -> None:
    rules = AnniversaryRules(step, tuple(jubilees))
    plain, narrowed = milestone(established, year, rules), milestone(established, year, rules, custom)
    assert (plain is None) == (narrowed is None)
    if plain is None or narrowed is None:
        return
    assert (plain.date, plain.observed, plain.years) == (narrowed.date, narrowed.observed, narrowed.years)
    assert plain.jubilee or not narrowed.jubilee
    assert rules.is_shown(plain.years) or not rules.is_shown(plain.years, custom)
    assert not (narrowed.jubilee and custom is AnniversaryCustom.TENS_ONLY and plain.years % 10)


def test_rival_dates_are_those_of_other_claims_each_once() -> None:
    claims = [
        Claim(target="established", value="1952"),
        Claim(target="established", value="1977", preferred=False),
        Claim(target="established", value='"1977"', preferred=False),
        Claim(target="established", value="long ago", preferred=False),
        Claim(target="established", value="2000", preferred=False, rule=FILLER),
        Claim(target="established", value="2000", preferred=False),
        Claim(target="tier", value="1980", preferred=False),
    ]
    assert [found.edtf() for found in rival_dates(claims)] == ["1977"]
    assert [found.edtf() for found in rival_dates(claims, PartialDate(1952))] == ["1977"]
    assert rival_dates(claims, PartialDate(1977)) == ()  # who says the same is no rival
    assert not is_filler(claims)
    assert is_filler([Claim(target="established", value="2000", rule=FILLER)])


def entry(when: str) -> TimelineEntry:
    return TimelineEntry(TimelineKind.VISIT, PartialDate.from_edtf(when), "", "", Key("k"), "visit")


def test_a_course_says_where_it_is_silent() -> None:
    course = [
        entry("2026-01-05"),
        entry("2015-06-08/2015-06-11"),
        entry("2015"),
        entry("2013"),
        entry("1990"),
    ]
    assert gaps(course) == [Gap(0, 10), Gap(3, 22)]
    assert gaps(course[1:2]) == gaps([]) == []
    assert gaps([entry("2015-06"), entry("1990")]) == [Gap(0, 24)]
