"""Names of files: Latin, short, telling, the same on every system."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.reports.conftest import LOCALE
from twincities.i18n import Language, Words
from twincities.reports.paper import REPORTS, VISIT_JOURNAL, VISIT_REPORT, Copy, PaperKind, file_name

if TYPE_CHECKING:
    from twincities.i18n import Words as _Words

ALLOWED = re.compile(r"[A-Za-z0-9_-]+\.xlsx")


def test_a_report_is_named_by_number_kind_record_and_language(words: _Words) -> None:
    assert file_name(VISIT_REPORT, "V2001", words, Copy.FINAL) == "03_visit_report_V2001_en.xlsx"


def test_a_review_copy_says_so_in_its_name(words: _Words) -> None:
    assert (
        file_name(VISIT_JOURNAL, "2026-11-22", words, Copy.REVIEW)
        == "02_visit_journal_2026-11-22_en_for-review.xlsx"
    )


def test_a_cyrillic_subject_is_written_in_latin_letters(words: _Words) -> None:
    assert file_name(VISIT_REPORT, "Шымкент / Стивенейдж", words, Copy.FINAL) == (
        "03_visit_report_Shymkent_Stiveneydzh_en.xlsx"
    )


def test_a_report_without_a_number_still_has_a_name(words: _Words) -> None:
    assert file_name(VISIT_REPORT, "", words, Copy.FINAL) == "03_visit_report_en.xlsx"


@pytest.mark.parametrize("language", Language)
@given(subject=st.text(max_size=300), kind=st.sampled_from(REPORTS), copy=st.sampled_from(Copy))
def test_every_name_is_latin_short_and_ends_alike(
    language: Language, subject: str, kind: PaperKind, copy: Copy
) -> None:
    name = file_name(kind, subject, Words(language, LOCALE), copy)
    assert ALLOWED.fullmatch(name)
    assert len(name) <= 80
    assert f"_{language.value}" in name
