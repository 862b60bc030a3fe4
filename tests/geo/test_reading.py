"""Reading a question: the name apart from what narrows it down."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twincities.geo.candidate import Sort
from twincities.geo.reading import readings, strip_words

WORDS = {
    "city": Sort.TOWN,
    "stadt": Sort.TOWN,
    "district": Sort.COUNTY,
    "kreis": Sort.COUNTY,
    "county": Sort.COUNTY,
    "region": Sort.REGION,
    "london": Sort.TOWN,
    "borough": Sort.TOWN,
}


def named(question: str) -> list[str]:
    return [reading.name for reading in readings(question, WORDS)]


def test_what_is_in_brackets_or_after_a_comma_is_a_hint() -> None:
    for question in ("Racine (Wisconsin)", "Racine, Wisconsin", "Racine – Wisconsin", "Racine/Wisconsin"):
        assert any(way.name == "Racine" and way.hints == ("Wisconsin",) for way in readings(question, WORDS))


def test_words_for_the_sort_of_a_place_are_taken_off_and_heeded() -> None:
    assert strip_words("Merki District", WORDS) == ("Merki", Sort.COUNTY)
    assert strip_words("City of York", WORDS) == ("York", Sort.TOWN)
    assert strip_words("18th district of Budapest", WORDS) == ("Budapest", Sort.COUNTY)
    assert strip_words("London Borough of Hackney", WORDS) == ("Hackney", Sort.TOWN)


def test_a_name_is_never_stripped_away() -> None:
    assert strip_words("Stadt", WORDS) == ("Stadt", Sort.TOWN)
    assert named("(Wisconsin)") == ["Wisconsin"]


def test_the_name_as_it_stands_is_tried_before_its_parts() -> None:
    assert named("Kansas City")[0] == "Kansas City"
    assert named("Redcar and Cleveland") == ["Redcar and Cleveland", "Redcar", "Cleveland"]
    assert named("Geldrop-Mierlo") == ["Geldrop-Mierlo", "Geldrop", "Mierlo"]
    assert named("Saint-Donat") == ["Saint-Donat"]


@given(st.text(max_size=500))
def test_every_text_is_read(question: str) -> None:
    for way in readings(question, WORDS):
        assert way.name.strip()
        assert len(way.name) <= 310


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Geldrop-Mierlo", ["Geldrop", "Mierlo"]),
        ("Ottignies-Louvain-la-Neuve", ["Ottignies", "Louvain-la-Neuve"]),
        ("Louzac-Saint-André", ["Louzac", "Saint-André"]),
        ("Saint-Germain-en-Laye", []),
        ("Ингельхайм-на-Рейне", []),
    ],
)
def test_a_municipality_joined_of_two_is_also_taken_for_each(name: str, parts: list[str]) -> None:
    assert [one.name for one in readings(name, {}) if one.name != name] == parts
