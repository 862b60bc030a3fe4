from __future__ import annotations

import json
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from tests.geo.pictures import FOUNDING, HOSTILE, SHYMKENT, STEVENAGE, YEAR, hostile, tie
from twincities.geo.map_picture import MapPicture, as_data, written


def ids(picture: MapPicture, year: int | None) -> set[int]:
    return {one.id for one in picture.at(year)}


def test_a_tie_is_there_from_its_year_on() -> None:
    assert 11 not in ids(FOUNDING, 1989)
    assert 11 in ids(FOUNDING, 1990)
    assert 11 in ids(FOUNDING, None)


def test_a_tie_that_ended_leaves_in_its_year() -> None:
    assert 13 in ids(FOUNDING, 2014)
    assert 13 not in ids(FOUNDING, 2015)
    assert 13 not in ids(FOUNDING, None)


def test_a_tie_whose_year_nobody_knows_stands_today_only() -> None:
    assert 12 in ids(FOUNDING, YEAR)
    assert 12 not in ids(FOUNDING, YEAR - 1)


def test_the_time_spans_from_the_first_known_year_to_this_one() -> None:
    assert FOUNDING.years == (1990, YEAR)
    assert MapPicture(this_year=YEAR).years == (YEAR, YEAR)
    early = tie(1, 0, 1, since=YEAR + 3)
    assert MapPicture((SHYMKENT, STEVENAGE), (early,), 1, 0, YEAR).years == (YEAR, YEAR)


YEARS = st.none() | st.integers(1900, YEAR + 5)


@given(st.lists(st.tuples(st.integers(1, 5), YEARS, YEARS), max_size=12))
def test_the_histogram_counts_what_the_map_shows(rows: list[tuple[int, int | None, int | None]]) -> None:
    known = {number: (since, until) for number, since, until in rows}  # lines of one tie share its years
    ties = tuple(tie(n, 0, 1, since=known[n][0], until=known[n][1]) for n, _, _ in rows)
    picture = MapPicture((SHYMKENT, STEVENAGE), ties, len(ties), 0, YEAR)
    first, last = picture.years
    for year, count in zip(range(first, last + 1), picture.standing(), strict=True):
        there = {one.id for one in picture.at(year) if one.since is not None and one.since <= year}
        assert count == len(there)


def test_what_is_written_is_read_back_whole() -> None:
    read = json.loads(written(FOUNDING))
    assert read["cities"]["name"] == [city.name for city in FOUNDING.cities]
    assert read["ties"]["since"] == [1990, 0, 2005]  # 0: nobody knows
    assert read["years"] == [1990, YEAR]


@given(st.text())
def test_no_text_can_end_the_element_it_stands_in(text: str) -> None:
    data = as_data({"name": text})
    assert not set("<>&\u2028\u2029") & set(data)
    assert json.loads(data) == {"name": text}


def test_names_that_look_like_markup_stay_names() -> None:
    assert json.loads(written(hostile()))["cities"]["name"][1:] == list(HOSTILE)


def test_a_picture_without_ties_is_written_too() -> None:
    assert json.loads(written(replace(FOUNDING, cities=(), ties=())))["ties"]["id"] == []
