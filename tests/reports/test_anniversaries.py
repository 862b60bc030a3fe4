"""The paper on anniversaries, read back: the list and the months."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from tests.reports.reading import row_of, texts
from tests.reports.small_lists import COVER, anniversary, small_calendar
from twincities.domain.partial_date import PartialDate
from twincities.reports.paper import AnniversaryLine, PaperOptions, Period, write_anniversaries

if TYPE_CHECKING:
    from pathlib import Path

    from openpyxl import Workbook


def written(
    options: PaperOptions, folder: Path, lines: list[AnniversaryLine] | None = None, **changes: object
) -> Workbook:
    rows = small_calendar() if lines is None else lines
    cover = replace(COVER, **changes)  # type: ignore[arg-type]
    path = write_anniversaries(rows, len(rows), options, folder / "a.xlsx", cover=cover).path
    return load_workbook(path)


def test_a_line_says_when_how_exactly_and_since_when(tmp_path: Path, final: PaperOptions) -> None:
    sheet = written(final, tmp_path)["Calendar"]
    assert [cell.value for cell in sheet[7]] == [
        *(1, 2026, datetime(2026, 12, 29), "day", "Shymkent", "Baiyin", "China", 2021, 5, "—", "due now"),  # noqa: DTZ001
    ]
    assert [cell.value for cell in sheet[9]][2:4] == ["July 2027", "month"]
    assert [cell.value for cell in sheet[10]][2:4] == ["during 2027", "year"]


def test_a_jubilee_is_said_in_words_not_only_in_grey(tmp_path: Path, final: PaperOptions) -> None:
    sheet = written(final, tmp_path)["Calendar"]
    assert sheet["J8"].value == "● JUBILEE"
    assert {sheet.cell(8, column).fill.fgColor.rgb for column in range(1, 12)} == {"00DEDEDE"}
    assert sheet["J8"].font.b
    assert sheet["I8"].font.b
    assert sheet["A10"].fill.fgColor.rgb == "00F4F4F4"  # a year only, and no jubilee
    assert sheet["A7"].fill.fill_type is None


@pytest.mark.parametrize(
    ("day", "years", "start"),
    [
        (date(2028, 11, 15), 10, date(2028, 5, 19)),
        (date(2028, 9, 23), 5, date(2028, 7, 25)),
        (date(2027, 1, 20), 5, "due now"),
    ],
)
def test_preparations_begin_half_a_year_before_a_jubilee_and_two_months_before_others(
    tmp_path: Path, final: PaperOptions, day: date, years: int, start: date | str
) -> None:
    line = anniversary(1, "Seoul", PartialDate.of(day), years)
    value = written(final, tmp_path, [line])["Calendar"]["J7"].value
    assert (value.date() if isinstance(value, datetime) else value) == start


def test_what_has_no_day_is_never_given_one(tmp_path: Path, final: PaperOptions) -> None:
    lines = [line for line in small_calendar() if line.day is None]
    sheet = written(final, tmp_path, lines)["Calendar"]
    assert not [cell for row in sheet.iter_rows() for cell in row if isinstance(cell.value, datetime)]
    assert sheet["J7"].value == "clarify date"


def test_months_stand_after_their_days_and_years_after_their_months(
    tmp_path: Path, review: PaperOptions
) -> None:
    sheet = written(review, tmp_path)["Calendar"]
    sorts = [int(str(sheet.cell(row, 2).value)) for row in range(7, 13)]
    assert sorts == [20261229, 20270119, 20270799, 20279999, 20279999, 20280923]
    assert sorts == sorted(sorts)


def test_a_tie_with_two_anniversaries_has_two_keys(tmp_path: Path, review: PaperOptions) -> None:
    lines = [anniversary(1, "Osh", PartialDate(year), year - 2022) for year in (2027, 2028)]
    sheet = written(review, tmp_path, lines)["Calendar"]
    assert [str(sheet.cell(row, 1).value).split("/")[1] for row in (7, 8)] == ["2027|2", "2028|2"]


def test_above_the_list_stands_what_is_shown_and_what_is_left_out(
    tmp_path: Path, final: PaperOptions
) -> None:
    sheet = written(final, tmp_path)["Calendar"]
    assert sheet["A4"].value == (
        "From 1 December 2026 to 30 November 2028. Events: 6, of which jubilees: 3. "
        "Left out: without a year — 31, ended — 6."
    )
    assert sheet["A5"].value.startswith("Shown: multiples of 5, and the jubilees 10, 20, 25, 30")
    only = written(final, tmp_path, step=0, jubilees=(25, 50))["Calendar"]
    assert only["A5"].value == "Shown: the jubilees 25, 50."


def test_sources_that_differ_are_named_under_the_list(tmp_path: Path, final: PaperOptions) -> None:
    said = texts(written(final, tmp_path)["Calendar"])
    assert "Sources differ: Shymkent – Amman — also 1977." in said


def test_the_months_are_four_a_row_and_two_years_long(tmp_path: Path, final: PaperOptions) -> None:
    sheet = written(final, tmp_path)["By month"]
    heads = [cell.value for row in (5, 7, 9, 11, 13, 15) for cell in sheet[row][1:5]]
    assert (heads[0], heads[1], heads[-1], len(heads)) == (
        "December 2026",
        "January 2027",
        "November 2028",
        24,
    )
    assert sheet["B6"].value == "29/12 Shymkent – Baiyin, 5\u00a0years"
    assert sheet["C6"].value == "● 19/01 Kyzylorda – Bolu, 20\u00a0years"
    assert sheet["D6"].value == "—"
    assert sheet["E8"].value == "● (day not known) Shymkent – Cesme, 10\u00a0years"


def test_years_without_months_stand_in_a_strip_of_their_own(tmp_path: Path, final: PaperOptions) -> None:
    sheet = written(final, tmp_path)["By month"]
    row = row_of(sheet, "During 2027")
    assert sheet.cell(row, 3).value == "Shymkent – Amman, 15\u00a0years; ● Shymkent – Elazig, 30\u00a0years"
    assert "During 2028" not in texts(sheet)
    assert sheet.page_setup.fitToHeight == 1


def test_a_full_month_names_its_jubilees_first_and_stays_readable(
    tmp_path: Path, final: PaperOptions
) -> None:
    lines = [
        anniversary(n, f"City {n}", PartialDate(2027, 3, 1 + n % 28), 5 + 5 * (n % 2)) for n in range(60)
    ]
    sheet = written(final, tmp_path, lines)["By month"]
    box = str(sheet["E6"].value).split("\n")
    assert len(box) > 15
    assert all(line.startswith("●") for line in box[:-1])
    assert box[-1] == f"and {61 - len(box)} more, see the list"


def test_a_month_of_long_names_is_not_taller_than_a_row_can_be(tmp_path: Path, final: PaperOptions) -> None:
    name = "Verkhnenovoselovsk-on-the-River and the villages of its eastern and southern districts"
    lines = [anniversary(n, f"{name} {n}", PartialDate(2027, 3, 1 + n % 28), 10) for n in range(40)]
    sheet = written(final, tmp_path, lines)["By month"]
    told = str(sheet["E6"].value).split("\n")
    assert 3 < len(told) < 20
    assert told[-1] == f"and {41 - len(told)} more, see the list"
    assert (sheet.row_dimensions[6].height or 0) < 409


def test_months_that_do_not_fit_on_a_page_go_on_in_full_size_and_stay_with_their_names(
    tmp_path: Path, final: PaperOptions
) -> None:
    lines = [
        anniversary(number, f"City {number}", PartialDate(2027, 1 + number % 12, 1 + number % 28), 10)
        for number in range(360)
    ]
    sheet = written(final, tmp_path, lines)["By month"]
    assert sheet.page_setup.scale == 100
    assert not (sheet.sheet_properties.pageSetUpPr and sheet.sheet_properties.pageSetUpPr.fitToPage)
    ends = [int(end.id) for end in sheet.row_breaks.brk]
    assert ends
    assert all(sheet.cell(end, 2).style == "TJ Text" for end in ends)


def test_the_period_begins_with_the_next_month_and_lasts_two_years() -> None:
    period = Period.after(date(2026, 12, 31))
    assert (period.first, period.last) == (date(2027, 1, 1), date(2028, 12, 31))
    assert period.years == [2027, 2028]


@given(st.dates(date(1950, 1, 1), date(2100, 12, 31)))
def test_every_month_belongs_to_one_period_and_every_year_to_the_one_that_holds_most_of_it(day: date) -> None:
    period = Period.after(day)
    assert len(period.months) == 24
    assert period.months[0] > day
    assert all(period.holds(PartialDate(month.year, month.month)) for month in period.months)
    assert not period.holds(PartialDate(day.year, day.month))
    assert 2 <= len(period.years) <= 3
    assert all(period.holds(PartialDate(year)) for year in period.years)
