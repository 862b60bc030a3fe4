"""The paper on agreements, read back: terms and notice dates, what needs a decision, figures and chart."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook

from tests.reports.conftest import asked
from tests.reports.printing import page_count, page_texts, printed
from tests.reports.reading import part, part_names, row_of, row_texts
from tests.reports.small_lists import agreement, small_agreements
from twincities.domain.partial_date import PartialDate
from twincities.i18n import Language
from twincities.reports.paper import (
    AgreementCover,
    AgreementLine,
    Copy,
    PaperOptions,
    TermState,
    write_agreements,
)

if TYPE_CHECKING:
    from pathlib import Path

    from openpyxl.worksheet.worksheet import Worksheet


def written(
    options: PaperOptions,
    folder: Path,
    lines: list[AgreementLine] | None = None,
    cover: AgreementCover | None = None,
) -> Path:
    rows = small_agreements() if lines is None else lines
    return write_agreements(rows, len(rows), options, folder / "a.xlsx", cover=cover).path


def terms(path: Path) -> Worksheet:
    return load_workbook(path).worksheets[1]


def test_a_line_says_what_ends_when_and_what_to_do(tmp_path: Path, final: PaperOptions) -> None:
    sheet = terms(written(final, tmp_path))
    signed, until, notice = (datetime(*day) for day in ((2021, 7, 1), (2026, 6, 30), (2026, 5, 1)))  # noqa: DTZ001 - sheets know no zone
    assert [cell.value for cell in sheet[7]] == [
        *(1, "Adana", "Türkiye", "Protocol on cooperation", signed, until, "by agreement", notice, -205),
        *("EXPIRED", "Decide: a new document or an end"),
    ]


def test_a_notice_that_was_missed_has_the_minus_of_print(tmp_path: Path, final: PaperOptions) -> None:
    left = terms(written(final, tmp_path))["I7"]
    assert (left.value, left.number_format) == (-205, r"0;\−0")


def test_a_date_is_never_more_than_is_known(tmp_path: Path, final: PaperOptions) -> None:
    sheet = terms(written(final, tmp_path))
    assert [sheet.cell(row, 5).value for row in (11, 12, 13)] == [
        *("October 2012", "not stated", "1990 (year)"),
    ]
    assert [sheet.cell(10, column).value for column in (6, 8)] == ["2028 (year)", "December 2027"]


def test_no_end_and_an_end_nobody_knows_are_two_things(tmp_path: Path, final: PaperOptions) -> None:
    sheet = terms(written(final, tmp_path))
    assert [cell.value for cell in sheet[11]][5:] == [
        *("open-ended", "open-ended", "—", "—", "open-ended", "No action is needed"),
    ]
    assert [cell.value for cell in sheet[12]][5:10] == [
        *("not stated", "not stated", "—", "—", "term not stated"),
    ]


def test_a_document_whose_text_nobody_has_says_so(tmp_path: Path, final: PaperOptions) -> None:
    sheet = terms(written(final, tmp_path))
    assert sheet["D13"].value == "Twinning document; text not found"
    assert sheet["K13"].value == "Ask for the text of the document"


def test_what_needs_a_decision_is_in_capitals_bold_and_grey(tmp_path: Path, final: PaperOptions) -> None:
    sheet = terms(written(final, tmp_path))
    for row in range(7, 14):
        urgent = row < 10
        assert str(sheet.cell(row, 10).value).isupper() is urgent
        assert bool(sheet.cell(row, 10).font.b) is urgent
        grey = {sheet.cell(row, column).fill.fgColor.rgb == "00DEDEDE" for column in range(1, 12)}
        assert grey == {urgent}


def test_the_summary_counts_every_document_by_its_state(tmp_path: Path, final: PaperOptions) -> None:
    sheet = load_workbook(written(final, tmp_path))["Summary"]
    head = row_of(sheet, "Status")
    assert [row_texts(sheet, row) for row in range(head, head + 8)] == [
        ["Status", "Documents"],
        ["EXPIRED", 1],
        ["NOTICE MISSED", 1],
        ["GIVE NOTICE WITHIN 90 DAYS", 1],
        ["within its term", 1],
        ["open-ended", 1],
        ["term not stated", 2],
        ["Total", 7],
    ]


def test_the_chart_repeats_the_table_and_is_read_aloud(tmp_path: Path, final: PaperOptions) -> None:
    path = written(final, tmp_path)
    chart = part(path, "xl/charts/chart1.xml")
    assert chart.count("<ser>") == 1
    assert "NOTICE MISSED" in chart
    assert "<legend>" not in chart
    drawing = part(path, next(name for name in part_names(path) if "drawings/drawing" in name))
    assert "by status of their term" in drawing


def test_documents_all_of_one_state_make_no_chart(tmp_path: Path, final: PaperOptions) -> None:
    path = written(final, tmp_path, small_agreements()[5:])
    assert not [name for name in part_names(path) if "charts" in name]
    assert row_of(load_workbook(path)["Summary"], "No data for a chart")


def test_what_is_over_or_unsigned_is_left_out_and_counted(tmp_path: Path, final: PaperOptions) -> None:
    book = load_workbook(written(final, tmp_path, cover=AgreementCover(note="Extract.", over=3, unsigned=2)))
    left_out = "Left out: over — 3, not signed — 2."
    assert str(book["Terms"]["A4"].value).endswith(left_out)
    assert book["Summary"]["B4"].value == f"As of 22 November 2026. {left_out}"
    assert book["Terms"]["A5"].value == "Extract."


def test_rows_are_sorted_by_the_notice_date_behind_their_keys(tmp_path: Path, review: PaperOptions) -> None:
    sheet = terms(written(review, tmp_path))
    assert [sheet.cell(row, 2).value for row in range(7, 14)] == [
        *(20260501, 20261120, 20261201, 20271200, 99990000, 99990000, 99990000),
    ]
    assert [row[0].value for row in sheet.iter_rows(min_row=7, max_row=7)] == [
        f"{small_agreements()[0].key}|1"
    ]


@pytest.mark.parametrize("language", list(Language))
def test_forty_documents_of_all_states_are_printed_whole_in_every_language(
    tmp_path: Path, language: Language
) -> None:
    lines = [
        replace(line, key=f"{line.key}{number}", country="Соединённое Королевство Великобритании")
        for state in TermState
        for line in small_agreements()
        if line.state is state
        for number in range(6)
    ]
    assert len(lines) == 42
    path = written(asked(Copy.REVIEW, language), tmp_path, lines)
    assert len(terms(path).tables) == 1
    pages = page_texts(printed(path, tmp_path))
    assert 3 <= len(pages) <= 5
    assert sum(page.count("Izmir") for page in pages) == 6
    assert sum(page.count("Stevenage") for page in pages) == 6


def test_the_legend_is_never_alone_on_a_page(tmp_path: Path, final: PaperOptions) -> None:
    lines = small_agreements() * 2
    path = write_agreements(lines, len(lines), final, tmp_path / "terms.xlsx").path
    _summary, first, last = page_texts(printed(path, tmp_path))
    assert "Capitals and a grey row" in last
    assert ["Pattaya" in last, "Osh" in last, "Stevenage" in last] == [True, True, True]
    assert "Grosseto" not in last
    assert "Grosseto" in first


@pytest.mark.parametrize(("count", "breaks"), [(2, 0), (7, 0), (14, 1)])
def test_only_a_legend_without_room_below_its_rows_breaks_a_page(
    tmp_path: Path, final: PaperOptions, count: int, breaks: int
) -> None:
    lines = (small_agreements() * 2)[:count]
    path = write_agreements(lines, count, final, tmp_path / "terms.xlsx").path
    assert len(load_workbook(path)["Terms"].row_breaks.brk) == breaks


def test_a_title_of_a_thousand_letters_leaves_the_page_in_its_width(
    tmp_path: Path, review: PaperOptions
) -> None:
    long = "Соглашение об установлении побратимских отношений и о сотрудничестве " * 15
    lines = [
        agreement(1, "Ы" * 300, TermState.NOT_STATED, document=long),
        agreement(2, "Osh", TermState.EXPIRED, until=PartialDate(2000, 1, 1)),
    ]
    path = written(review, tmp_path, lines)
    sheet = terms(path)
    assert sum(sheet.column_dimensions[letter].width for letter in "CDEFGHIJKLMN") <= 173
    assert sheet.row_dimensions[7].height <= 409
    assert page_count(printed(path, tmp_path)) in (2, 3)


def test_a_long_line_under_the_title_goes_on_in_the_next_row(tmp_path: Path, review: PaperOptions) -> None:
    office = replace(review.office, name=f"Office {'of the city ' * 30}and all")
    note = f"Only documents {'of a long list of partners, ' * 14}and of Osh"
    path = written(replace(review, office=office), tmp_path, cover=AgreementCover(note=note))
    first, second, *_ = page_texts(printed(path, tmp_path))
    for page in (first, second):
        assert "and all" in " ".join(page.split())
        assert "and of Osh" in " ".join(page.split())
    book = load_workbook(path)
    sheet = book.worksheets[1]
    head = row_of(sheet, "Partner")
    assert sheet.print_title_rows == f"${head}:${head}"
    assert sheet.tables["Agreements"].ref.startswith(f"A{head}:")
    assert sheet.freeze_panes == f"E{head + 1}"
