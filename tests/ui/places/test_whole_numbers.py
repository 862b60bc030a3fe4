from __future__ import annotations

import pytest

from twincities.ui.places.fields import read_whole


@pytest.mark.parametrize(
    ("text", "number"),
    [("500 757", 500_757), ("1,234,567", 1_234_567), ("500\u202f757", 500_757), ("12.5", None)],
)
def test_whole_numbers_are_read_with_their_thousands_grouped(text: str, number: int | None) -> None:
    assert read_whole(text) == number
