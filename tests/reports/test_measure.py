"""Room on paper: the shipped table of letter widths decides lines and heights."""

from __future__ import annotations

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twincities.reports.measure import (
    Type,
    cut_to,
    lines_needed,
    longest_word,
    row_height,
    text_width,
    wrapped,
)

TABLE = Type("Arial", 9)
DOCUMENT = Type("Times New Roman", 10.5)
TEXTS = st.text(string.ascii_letters + "абвәғқңөұүһі -–\n,.", max_size=400)


def test_a_digit_of_the_normal_type_is_about_the_unit_of_widths() -> None:
    assert text_width("0", Type("Arial", 10)) == pytest.approx(7.4, abs=0.1)


def test_kazakh_letters_are_in_the_table() -> None:
    for letter in "ӘәҒғҚқҢңӨөҰұҮүҺһІі№«»—…":
        for bold in (False, True):
            assert text_width(letter, Type("Arial", 10, bold)) != pytest.approx(1229 / 2048 * 10 * 96 / 72)


def test_a_letter_outside_the_table_still_takes_room() -> None:
    assert text_width("漢", TABLE) == pytest.approx(12)


@pytest.mark.parametrize(
    ("lines", "size", "height"), [(1, 9, 15.25), (2, 10.5, 29.5), (3, 10.5, 42), (2, 11, 30.75)]
)
def test_a_row_is_as_tall_as_its_lines(lines: int, size: float, height: float) -> None:
    assert row_height(lines, size) == height


def test_no_row_is_taller_than_a_sheet_allows() -> None:
    assert row_height(1000, 11) == 409


def test_text_wraps_after_hyphens() -> None:
    narrow = text_width("торгово-", DOCUMENT) / 7 + 2.5
    assert wrapped("торгово-промышл", narrow, DOCUMENT) == ["торгово-", "промышл"]


def test_a_word_wider_than_the_cell_is_broken() -> None:
    assert lines_needed("W" * 100, 10, DOCUMENT) > 10


def test_line_breaks_of_the_text_are_kept() -> None:
    assert lines_needed("one\ntwo\nthree", 50, DOCUMENT) == 3


@given(TEXTS, st.integers(3, 90))
def test_the_lines_joined_are_the_text(text: str, width: int) -> None:
    assert "".join(wrapped(text, width, DOCUMENT, 1)) == text


@given(TEXTS, st.integers(5, 60))
def test_a_wider_cell_never_needs_more_lines(text: str, width: int) -> None:
    assert lines_needed(text, width * 2, DOCUMENT, 1) <= lines_needed(text, width, DOCUMENT, 1)


def test_the_longest_word_decides_a_column_and_a_monster_does_not() -> None:
    texts = ["Видеоконференция по плану", "x" * 40]
    assert longest_word(texts, TABLE) == pytest.approx(text_width("Видеоконференция", TABLE) / 7)


@given(st.text(alphabet=string.ascii_letters + " ", max_size=60), st.integers(20, 400))
def test_a_text_that_is_cut_fits_and_begins_as_it_did(text: str, room: int) -> None:
    small = Type("Arial", 8)
    cut = cut_to(text, room, small)
    assert text_width(cut, small) <= room
    assert cut == text or text.startswith(cut.removesuffix("…"))
