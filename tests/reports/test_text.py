"""Text from outside: it may hold anything, the cell holds it harmlessly."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twincities.reports.text import LONGEST_CELL, clean, escaped, fit, in_footer, looks_like_formula


@given(st.text(st.characters(exclude_categories=())))
def test_any_text_can_stand_in_the_files_xml(text: str) -> None:
    cell = ET.Element("t")
    cell.text = clean(text)
    assert ET.fromstring(ET.tostring(cell, encoding="utf-8")).text in (cell.text, None)  # noqa: S314 - our own bytes


@given(st.text())
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    assert clean(clean(text)) == clean(text)


def test_readable_text_is_left_alone() -> None:
    text = "Қала әкімі: «Стивенейдж» — 25 лет…\n漢字 🎉"
    assert clean(text) == text


def test_line_ends_of_other_systems_become_line_breaks() -> None:
    assert clean("a\r\nb\rc\u2028d") == "a\nb\nc\nd"


def test_control_characters_are_dropped() -> None:
    assert clean("a\x00b\x07c\x1bd\ufffee\ud800f") == "abcdef"


@pytest.mark.parametrize("turn", "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
def test_no_text_turns_the_words_beside_it(turn: str) -> None:
    assert clean(f"Akme{turn}!") == "Akme!"


def test_names_in_letters_from_right_to_left_are_left_alone() -> None:
    text = "حلب\u200f (Aleppo) — \u200eתל אביב"
    assert clean(text) == text


def test_a_text_too_long_for_a_cell_is_cut_and_its_length_told() -> None:
    text, length = fit("я" * 40_000)
    assert len(text) == LONGEST_CELL
    assert text.endswith("…")
    assert length == 40_000


def test_letters_outside_the_basic_plane_count_twice_and_are_not_halved() -> None:
    text, length = fit("🎉" * 20_000)
    assert len(text.encode("utf-16-le")) // 2 <= LONGEST_CELL
    assert set(text) == {"🎉", "…"}
    assert length == 40_000


def test_a_text_that_just_fits_is_whole() -> None:
    assert fit("x" * LONGEST_CELL) == ("x" * LONGEST_CELL, 0)


@pytest.mark.parametrize("start", "=+-@")
def test_formula_beginnings_are_known(start: str) -> None:
    assert looks_like_formula(f"{start}1")


def test_what_looks_like_an_escape_is_written_out() -> None:
    assert escaped("_x0041_") == "_x005F_x0041_"


def test_an_ampersand_in_the_footer_is_no_code() -> None:
    assert in_footer("Brown & Sons\n&P") == "Brown && Sons &&P"
