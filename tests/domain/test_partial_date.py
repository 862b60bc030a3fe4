from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.dates import partial_dates, single_dates
from twincities.domain.partial_date import (
    DatePart,
    ImpossibleDate,
    PartialDate,
    Precision,
    UnreadableDate,
)


@given(partial_dates())
def test_a_date_survives_being_written_and_read_as_edtf(day: PartialDate) -> None:
    assert PartialDate.from_edtf(day.edtf()) == day


@pytest.mark.parametrize(
    "text",
    [
        "1990",
        "1990~",
        "1990?",
        "1990%",
        "2015-06",
        "2015-06~",
        "2015-06-08",
        "2015-06-08/2015-06-11",
        "0862",
        "1990~/1992?",
    ],
)
def test_edtf_is_written_exactly_as_it_was_read(text: str) -> None:
    assert PartialDate.from_edtf(text).edtf() == text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "90",
        "1990-6",
        "1990/",
        "/1990",
        "../1990",
        "1990/..",
        "19900",
        "-0001",
        "199u",
        "1990-06-08T10:00",
        "1990 ",
        "١٩٩٠",
        "a/b/c",
    ],
)
def test_anything_else_is_refused_with_its_text(text: str) -> None:
    with pytest.raises(UnreadableDate) as refused:
        PartialDate.from_edtf(text)
    assert refused.value.text == text


def test_a_day_the_month_does_not_have_names_the_days_it_has_and_proposes_the_last() -> None:
    with pytest.raises(ImpossibleDate) as refused:
        PartialDate(2015, 2, 29)
    error = refused.value
    assert (error.text, error.part, error.value, error.limit) == ("2015-02-29", DatePart.DAY, 29, 28)
    assert (error.year, error.month, error.repair) == (2015, 2, PartialDate(2015, 2, 28))


@pytest.mark.parametrize(
    ("text", "part", "value", "limit"),
    [
        ("2015-13", DatePart.MONTH, 13, 12),
        ("2015-00-01", DatePart.MONTH, 0, 12),
        ("2015-06-00", DatePart.DAY, 0, 30),
        ("0000", DatePart.YEAR, 0, 9999),
        ("2015-06-11/2015-06-08", DatePart.UNTIL, 20150608, 20150611),
    ],
)
def test_an_impossible_date_says_which_part_is_wrong(
    text: str, part: DatePart, value: int, limit: int
) -> None:
    with pytest.raises(ImpossibleDate) as refused:
        PartialDate.from_edtf(text)
    assert (refused.value.part, refused.value.value, refused.value.limit) == (part, value, limit)


def test_an_end_before_its_beginning_proposes_the_dates_exchanged() -> None:
    with pytest.raises(ImpossibleDate) as refused:
        PartialDate.of(date(2015, 6, 11), date(2015, 6, 8))
    assert refused.value.repair == PartialDate.of(date(2015, 6, 8), date(2015, 6, 11))


def test_a_day_without_its_month_and_an_end_with_an_end_are_no_dates() -> None:
    with pytest.raises(ValueError):
        PartialDate(2015, day=8)
    end = PartialDate(2016, until=PartialDate(2017))
    with pytest.raises(ValueError):
        PartialDate(2015, until=end)


def test_a_year_stays_a_year() -> None:
    year = PartialDate(1990)
    assert (year.precision, year.sort_key, str(year)) == (Precision.YEAR, 19900000, "1990")
    assert year != PartialDate(1990, 1, 1)
    assert not year.is_exact


def test_only_one_known_undoubted_day_is_exact() -> None:
    day = PartialDate(2015, 6, 8)
    assert day.is_exact
    assert not PartialDate(2015, 6).is_exact
    assert not PartialDate(2015, 6, 8, approximate=True).is_exact
    assert not PartialDate(2015, 6, 8, uncertain=True).is_exact
    assert not PartialDate(2015, 6, 8, until=PartialDate(2015, 6, 9)).is_exact


def test_the_precision_of_an_interval_is_that_of_its_less_known_end() -> None:
    assert PartialDate(2015, 6, 8, until=PartialDate(2015, 7)).precision is Precision.MONTH
    assert PartialDate(2015, until=PartialDate(2016, 7, 1)).precision is Precision.YEAR


def test_a_year_stands_before_its_months_and_a_month_before_its_days() -> None:
    written = ["1989-12-31", "1990", "1990~", "1990-01", "1990-01-01", "1990-01-01/1990-01-02", "1990-02"]
    dates = {PartialDate.from_edtf(text) for text in written}
    assert [date.edtf() for date in sorted(dates)] == written


@given(st.lists(partial_dates(), min_size=2, max_size=8))
def test_the_order_is_total_and_never_against_the_sort_key(dates: list[PartialDate]) -> None:
    for earlier, later in pairwise(sorted(dates)):
        assert earlier <= later
        assert earlier.sort_key <= later.sort_key
        assert (earlier == later) == (not earlier < later)


@given(single_dates())
def test_the_bounds_hold_every_day_meant(day: PartialDate) -> None:
    assert day.first_day <= day.last_day
    assert {day.first_day.year, day.last_day.year} == {day.year}
    assert (day.first_day == day.last_day) == (day.precision is Precision.DAY)


def test_the_bounds_of_an_interval_are_those_of_its_two_dates() -> None:
    stay = PartialDate(2015, 6, until=PartialDate(2016))
    assert (stay.first_day, stay.last_day) == (date(2015, 6, 1), date(2016, 12, 31))
    assert (stay.start, stay.end) == (PartialDate(2015, 6), PartialDate(2016))


@given(st.dates())
def test_a_calendar_day_becomes_that_exact_day(day: date) -> None:
    known = PartialDate.of(day)
    assert known.is_exact
    assert known.first_day == known.last_day == day
