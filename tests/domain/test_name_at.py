"""What a place was called at a date: names of real cities, and laws that hold for any names."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twincities.domain.partial_date import PartialDate
from twincities.domain.place import PlaceName, display_name, name_at
from twincities.domain.vocabularies import NameKind

AKTOBE = (
    PlaceName(text="Актобе", language="ru", since=PartialDate(1999, 3, 24)),
    PlaceName(text="Ақтөбе", language="kk"),
    PlaceName(text="Актюбинск", language="ru", kind=NameKind.FORMER, since=PartialDate(1891)),
    PlaceName(text="Aktobe", language="en"),
)
SHYMKENT = (
    PlaceName(text="Шымкент", language="ru", since=PartialDate(1993, 9, 8)),
    PlaceName(text="Чимкент", language="ru", since=PartialDate(1921), until=PartialDate(1993, 9, 8)),
    PlaceName(
        text="Черняев",
        language="ru",
        kind=NameKind.FORMER,
        since=PartialDate(1914),
        until=PartialDate(1921),
    ),
    PlaceName(text="Chimkent", language="ru", kind=NameKind.TRANSLITERATION, until=PartialDate(1993, 9, 8)),
)


@pytest.mark.parametrize(
    ("names", "when", "said"),
    [
        (AKTOBE, PartialDate(1995), "Актюбинск"),
        (AKTOBE, PartialDate(1995, 6, 1), "Актюбинск"),
        (AKTOBE, PartialDate(1999, 2), "Актюбинск"),
        (AKTOBE, PartialDate(1999), "Актобе"),
        (AKTOBE, PartialDate(2004), "Актобе"),
        (AKTOBE, PartialDate(1870), "Актобе"),
        (SHYMKENT, PartialDate(1991), "Чимкент"),
        (SHYMKENT, PartialDate(1991, until=PartialDate(1994)), "Шымкент"),
        (SHYMKENT, PartialDate(1990, approximate=True), "Чимкент"),
        (SHYMKENT, PartialDate(1918), "Черняев"),
        (SHYMKENT, PartialDate(1921, 5), "Чимкент"),
        (SHYMKENT, PartialDate(1993, 9, 9), "Шымкент"),
    ],
)
def test_a_place_is_called_as_it_was_then_where_that_is_sure(
    names: tuple[PlaceName, ...], when: PartialDate, said: str
) -> None:
    assert name_at(names, when, "ru") == said


def test_a_former_name_in_another_language_takes_no_place_of_the_one_asked_for() -> None:
    assert name_at(AKTOBE, PartialDate(1995), "en") == "Aktobe"
    assert name_at(AKTOBE, PartialDate(1995), "kk") == "Ақтөбе"


def test_a_former_name_of_which_nobody_knows_when_it_was_borne_is_not_used() -> None:
    names = (
        PlaceName(text="Днепр", language="ru"),
        PlaceName(text="Екатеринослав", language="ru", kind=NameKind.FORMER),
    )
    assert name_at(names, PartialDate(1900), "ru") == "Днепр"


years = st.none() | st.integers(1, 9999).map(PartialDate)
any_name = st.builds(
    PlaceName,
    text=st.sampled_from("ABCDE"),
    language=st.sampled_from(("ru", "kk", "")),
    kind=st.sampled_from(NameKind),
    since=years,
    until=years,
    preferred=st.booleans(),
)


@given(st.lists(any_name, max_size=5), st.dates().map(PartialDate.of))
def test_what_is_said_is_a_name_of_that_language_or_the_name_of_today(
    names: list[PlaceName], when: PartialDate
) -> None:
    said, today = name_at(names, when, "ru"), display_name(names, "ru")
    assert said == today or said in {name.text for name in names if name.language == "ru"}


@given(st.lists(any_name, max_size=5))
def test_on_the_last_day_of_the_calendar_a_place_is_called_as_today(names: list[PlaceName]) -> None:
    assert name_at(names, PartialDate.of(date.max), "ru") == display_name(names, "ru")
