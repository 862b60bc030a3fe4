from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twincities.ui.places.degrees import PLACES, read_degrees, read_point, read_whole


@pytest.mark.parametrize(
    ("text", "degrees"),
    [
        ("50,28", 50.28),
        ("-102.0833", -102.0833),
        ("−3,5°", -3.5),
        ("50°16′47″N", 50.27972),
        ("50°16'N", 50.26667),
        ("102 W", -102.0),
        ("north", None),
        ("50 61", None),
        ("", None),
    ],
)
def test_a_coordinate_is_read_as_people_write_it(text: str, degrees: float | None) -> None:
    assert read_degrees(text) == degrees


@pytest.mark.parametrize(
    "text", ["50.28, 57.21", "50,28; 57,21", "50,28, 57,21", "50.28 57.21", "50.28N, 57.21E"]
)
def test_both_coordinates_pasted_as_one_text_are_told_apart(text: str) -> None:
    assert read_point(text) == (50.28, 57.21)


def test_one_coordinate_is_no_point() -> None:
    assert read_point("50.28") is None


@given(st.floats(-180, 180))
def test_what_is_written_is_read_again(degrees: float) -> None:
    rounded = round(degrees, PLACES)
    assert read_degrees(f"{rounded:.{PLACES}f}") == rounded


@pytest.mark.parametrize(
    ("text", "number"),
    [("500 757", 500_757), ("1,234,567", 1_234_567), ("500\u202f757", 500_757), ("12.5", None)],
)
def test_whole_numbers_are_read_with_their_thousands_grouped(text: str, number: int | None) -> None:
    assert read_whole(text) == number
