"""Coordinates: said as each language does, read however people write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twincities.domain.coordinates import DECIMALS, coordinate, point, read_degrees, read_point
from twincities.i18n import Language, Words
from twincities.paths import LOCALE

EN = Words(Language.EN, LOCALE)
DEGREES = st.floats(-180, 180)


@pytest.mark.parametrize(
    ("text", "degrees"),
    [
        ("50,28", 50.28),
        ("-102.0833", -102.0833),
        ("−3,5°", -3.5),
        ("50°16′47″N", 50.27972),
        ("50° 16' 47\" N", 50.27972),
        ("50°16'N", 50.26667),
        ("50° 16,5' n.", 50.275),
        ("102 W", -102.0),
        ("W 102", -102.0),
        ("33.9° South", -33.9),
        ("north", None),
        ("50 61", None),
        ("50°61′", None),
        ("N 50 N", None),
        ("50 Q", None),
        ("5028", None),
        ("", None),
        ("9" * 500, None),
    ],
)
def test_a_coordinate_is_read_as_people_write_it(text: str, degrees: float | None) -> None:
    assert read_degrees(text, EN) == degrees


@pytest.mark.parametrize(
    "text",
    [
        "50.28, 57.21",
        "50,28; 57,21",
        "50,28, 57,21",
        "50.28 57.21",
        "50.28,57.21",
        "50.28N, 57.21E",
        "50.28N57.21E",
        "N 50.28 E 57.21",
        "57.21° E, 50.28° N",
        "50°16′48″ N 57°12′36″ E",
    ],
)
def test_both_coordinates_pasted_as_one_text_are_told_apart(text: str) -> None:
    assert read_point(text, EN) == (50.28, 57.21)


@pytest.mark.parametrize("text", ["50.28", "50,28", "50.28, 57.21, 3", "5028", "here, there"])
def test_anything_else_is_no_point(text: str) -> None:
    assert read_point(text, EN) is None


def test_a_point_is_said_with_its_sides_of_the_world() -> None:
    assert point(42.3167, -69.59671, EN) == "42.3167° N, 69.5967° W"
    assert point(-0.5, 12.0, EN, 1) == "0.5° S, 12.0° E"


@given(DEGREES, st.sampled_from(["latitude", "longitude"]), st.sampled_from(list(Language)))
def test_what_is_said_in_any_language_is_read_again(degrees: float, axis: str, language: Language) -> None:
    words = EN.among(language)
    said = coordinate(axis, degrees, words)
    assert read_degrees(said, EN) == pytest.approx(degrees, abs=0.51 * 10**-DECIMALS)


@given(st.floats(-90, 90), DEGREES, st.sampled_from(list(Language)))
def test_a_point_that_is_said_is_read_again(latitude: float, longitude: float, language: Language) -> None:
    read = read_point(point(latitude, longitude, EN.among(language)), EN)
    assert read is not None
    assert list(read) == pytest.approx([latitude, longitude], abs=1e-4)
