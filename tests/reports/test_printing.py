"""The papers as a printer gives them out."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tests.reports.conftest import asked
from tests.reports.founding_visit import founding_visit
from tests.reports.printing import page_count, page_texts, printed
from tests.reports.small_journal import cover, small_journal
from twincities.i18n import Language
from twincities.reports.paper import Copy, PaperOptions, PersonMet, write_visit_journal, write_visit_report

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("copy", Copy)
def test_the_founding_visits_report_has_two_pages_and_the_second_is_signed(
    tmp_path: Path, copy: Copy
) -> None:
    path = write_visit_report(founding_visit(Language.RU), asked(copy), tmp_path / "report.xlsx").path
    first, second = page_texts(printed(path, tmp_path))
    assert "APPROVED" in first
    assert "Remarks" not in first
    assert "(signature)" in second
    assert "6. Proposals" in second


def test_a_small_journal_is_one_page_with_its_last_line_on_it(tmp_path: Path, review: PaperOptions) -> None:
    path = write_visit_journal(small_journal(), 8, review, tmp_path / "journal.xlsx", cover=cover()).path
    (page,) = page_texts(printed(path, tmp_path))
    assert "Grosseto" in page
    assert "Page 1 of 1" in page


def test_a_long_journal_repeats_its_header_on_every_page(tmp_path: Path, final: PaperOptions) -> None:
    lines = small_journal() * 6
    path = write_visit_journal(lines, len(lines), final, tmp_path / "journal.xlsx", cover=cover()).path
    pages = page_texts(printed(path, tmp_path))
    assert len(pages) > 3
    assert all("Permitted by" in page for page in pages)


def test_a_report_with_five_hundred_people_ends_with_proposals_above_the_signature(
    tmp_path: Path, final: PaperOptions
) -> None:
    crowd = tuple(
        PersonMet(name=f"Person {number}", position="member of the council") for number in range(500)
    )
    path = write_visit_report(replace(founding_visit(), people=crowd), final, tmp_path / "report.xlsx").path
    pdf = printed(path, tmp_path)
    pages = page_texts(pdf)
    assert page_count(pdf) == len(pages)
    assert "Person 499" in "".join(pages)
    assert "6. Proposals" in pages[-1]
    assert "(signature)" in pages[-1]
