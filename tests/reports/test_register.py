"""The register of partnerships, read back: the list, the figures, the charts, the notes."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from tests.reports.conftest import LOCALE
from tests.reports.reading import part, part_names, row_of, row_texts
from tests.reports.small_lists import small_register, tie
from twincities.domain.partial_date import PartialDate
from twincities.domain.vocabularies import Activity, LegalStatus
from twincities.i18n import Language, Words
from twincities.reports.paper import PaperOptions, RegisterCover, RegisterLine, write_register
from twincities.reports.register_summary import Tally
from twincities.reports.register_words import date_cell, year_cell

if TYPE_CHECKING:
    from pathlib import Path

    from openpyxl import Workbook

EN = Words(Language.EN, LOCALE)


def written(
    options: PaperOptions,
    folder: Path,
    lines: list[RegisterLine] | None = None,
    cover: RegisterCover | None = None,
) -> Path:
    rows = small_register() if lines is None else lines
    return write_register(rows, len(rows), options, folder / "register.xlsx", cover=cover).path


@pytest.fixture
def book(tmp_path: Path, final: PaperOptions) -> Workbook:
    return load_workbook(written(final, tmp_path))


def test_the_workbook_begins_with_the_summary_and_ends_with_the_notes(book: Workbook) -> None:
    assert book.sheetnames == ["Summary", "Register", "Notes"]
    assert book.active is book["Summary"]


def test_a_line_says_what_is_known_and_no_more(book: Workbook) -> None:
    sheet = book["Register"]
    assert [cell.value for cell in sheet[7]] == [
        *(1, "Almaty", "Bishkek", "Kyrgyzstan", "Twinning", 2006, "year only"),
        *("In force", "Active", datetime(2026, 4, 15), "list, 2020"),  # noqa: DTZ001 - sheets know no zone
    ]
    assert [cell.value for cell in sheet[9]] == [
        *(3, "Almaty", "Riga", "Latvia", "Twinning", "—", "not established", "Ended", "No data", "—"),
        "not stated",
    ]


def test_a_date_that_was_worked_out_is_marked_beside_its_source(book: Workbook) -> None:
    sheet = book["Register"]
    assert sheet["K14"].value == "≈ Zakon.kz, June 2015"
    assert (sheet["F14"].value, sheet["G14"].value) == (1990, "year only")


def test_a_partner_without_a_country_is_said_to_have_none(book: Workbook) -> None:
    assert book["Register"]["D13"].value == "not stated"


@pytest.mark.parametrize(
    ("established", "year", "said"),
    [
        (PartialDate(1990), 1990, "year only"),
        (PartialDate(1990, approximate=True), 1990, "c. 1990"),
        (PartialDate(2009, 10), 2009, "October 2009"),
        (PartialDate(1990, until=PartialDate(1992)), "1990–1992", "1990–1992"),
        (PartialDate(2015, 6, 8, uncertain=True), 2015, "8 Jun 2015?"),
        (None, "—", "not established"),
    ],
)
def test_dates_are_never_more_exact_than_they_are_known(
    established: PartialDate | None, year: int | str, said: str
) -> None:
    assert year_cell(established, EN) == year
    assert date_cell(established, EN) == said


def test_the_hidden_column_sorts_unknown_months_first_and_unknown_years_last(
    tmp_path: Path, review: PaperOptions
) -> None:
    sheet = load_workbook(written(review, tmp_path))["Register"]
    assert [sheet.cell(row, 2).value for row in range(7, 15)] == [
        *(20060000, 20050513, 99990000, 20091000),
        *(20211229, 19900000, 19900000, 19900000),
    ]


def test_the_own_side_is_left_out_where_there_is_only_one(tmp_path: Path, final: PaperOptions) -> None:
    lines = [replace(line, ours="Shymkent") for line in small_register()]
    sheet = load_workbook(written(final, tmp_path, lines))["Register"]
    assert [cell.value for cell in sheet[6]][:3] == ["No.", "Partner", "Country"]
    assert sheet["A4"].value == "As of 22 November 2026. Entries: 8. Order: partner."
    assert sheet.freeze_panes == "C7"


@pytest.mark.parametrize(("home", "header"), [("KZ", "Kazakh side"), ("KG", "Our side"), ("", "Our side")])
def test_the_own_side_bears_the_name_of_its_country(
    tmp_path: Path, final: PaperOptions, home: str, header: str
) -> None:
    sheet = load_workbook(written(final, tmp_path, cover=RegisterCover(home=home)))["Register"]
    assert sheet["B6"].value == header
    assert sheet.freeze_panes == "D7"


def test_summary_and_list_agree(book: Workbook) -> None:
    sheet = book["Summary"]
    figures = row_of(sheet, "Links in all") - 1
    assert [cell.value for cell in sheet[figures]][2:8] == [8, 5, 6, 2, 2, 1]
    heads = next(row for row in range(figures + 2, 40) if sheet.cell(row, 2).value == "Legal status")
    totals = next(row for row in range(heads, 40) if sheet.cell(row, 2).value == "Total")
    assert row_texts(sheet, totals) == ["Total", 2, 1, 2, 3, 8]
    assert row_texts(sheet, heads + 1) == ["In force", 2, 1, 0, 2, 5]


def test_every_decade_between_the_first_and_the_last_is_told_and_those_without_a_date_last(
    book: Workbook,
) -> None:
    sheet = book["Summary"]
    first = row_of(sheet, "1990s")
    told = [(sheet.cell(row, 2).value, sheet.cell(row, 3).value) for row in range(first, first + 6)]
    assert told == [("1990s", 3), ("2000s", 3), ("2010s", 0), ("2020s", 1), ("no date", 1), ("Total", 8)]


def test_countries_stand_by_number_and_one_that_is_not_known_last(book: Workbook) -> None:
    sheet = book["Summary"]
    first = row_of(sheet, "Türkiye")
    names = [sheet.cell(row, 2).value for row in range(first, first + 8)]
    assert names == [
        *("Türkiye", "China", "France", "Kyrgyzstan", "Latvia", "United Kingdom"),
        *("Country not stated", "Total"),
    ]


def test_many_countries_are_twelve_and_the_others_as_one(tmp_path: Path, final: PaperOptions) -> None:
    lines = [tie(number, f"City {number}", f"Country {number:02}") for number in range(20)]
    sheet = load_workbook(written(final, tmp_path, lines))["Summary"]
    others = row_of(sheet, "Other countries (8)")
    assert row_texts(sheet, others)[1:3] == [8, 8]
    assert row_texts(sheet, others + 1) == ["Total", 20, 20, 1]


def test_charts_stand_on_cells_bring_their_values_and_are_read_aloud(
    tmp_path: Path, final: PaperOptions
) -> None:
    path = written(final, tmp_path)
    drawing = part(path, "xl/drawings/drawing1.xml")
    assert drawing.count("<twoCellAnchor") == 3
    spoken = re.findall(r'name="([^"]+)" descr="([^"]+)"', drawing)
    assert [name for name, _ in spoken] == ["Chart 1", "Chart 2", "Chart 3"]
    assert all("figures are repeated in the table" in text for _, text in spoken)
    for number in (1, 2, 3):
        chart = part(path, f"xl/charts/chart{number}.xml")
        assert "<numCache>" in chart
        assert "<strCache>" in chart
        assert '<roundedCorners val="0"' in chart
        assert chart.count('<delete val="0"') == 2
        labels = re.findall(r"<numFmt formatCode=\"[^\"]*\"[^>]*/>", chart)
        assert labels
        assert all('sourceLinked="0"' in label for label in labels)


def test_no_chart_labels_a_bar_that_is_not_there(tmp_path: Path, final: PaperOptions) -> None:
    path = written(final, tmp_path)
    for number in (1, 2, 3):
        chart = part(path, f"xl/charts/chart{number}.xml")
        assert re.findall(r'<numFmt formatCode="([^"]*)"', chart.split("<dLbls>")[1])[0] == "0;;"


def test_partners_of_one_country_make_no_chart_of_countries(tmp_path: Path, final: PaperOptions) -> None:
    lines = [replace(line, countries=("Türkiye",)) for line in small_register()]
    path = written(final, tmp_path, lines)
    assert len([name for name in part_names(path) if "charts/chart" in name]) == 2


def test_a_chart_says_what_its_table_says(tmp_path: Path, final: PaperOptions) -> None:
    path = written(final, tmp_path)
    chart = part(path, "xl/charts/chart2.xml")
    cached = re.findall(r"<v>([^<]+)</v>", chart.split("<val>")[1])
    assert cached == ["3", "3", "0", "1", "1"]
    reference = re.findall(r"<f>'?Summary'?!\$C\$(\d+):\$C\$(\d+)</f>", chart)
    sheet = load_workbook(path)["Summary"]
    (first, last) = (int(number) for number in reference[0])
    assert [str(sheet.cell(row, 3).value) for row in range(first, last + 1)] == cached


def test_where_there_is_nothing_to_draw_it_is_said(tmp_path: Path, final: PaperOptions) -> None:
    sheet = load_workbook(written(final, tmp_path, [tie(1, "Osh", "Kyrgyzstan")]))["Summary"]
    said = [cell.value for row in sheet.iter_rows() for cell in row if cell.value == "No data for a chart"]
    assert len(said) == 3


def test_the_notes_say_the_offices_own_limits_and_in_a_review_copy_how_to_remark(
    tmp_path: Path, final: PaperOptions, review: PaperOptions
) -> None:
    cover = RegisterCover(active_months=18, occasional_months=36)
    notes = load_workbook(written(final, tmp_path, cover=cover))["Notes"]
    said = [str(row[1].value) for row in notes.iter_rows(min_row=5, min_col=2, max_col=3)]
    assert any("within the last 18 months; occasional: within the last 3 years" in text for text in said)
    assert not any("hidden key" in text for text in said)
    notes = load_workbook(written(review, tmp_path, cover=cover))["Notes"]
    assert any("hidden key" in str(row[1].value) for row in notes.iter_rows(min_col=2, max_col=3))


def test_a_status_set_by_the_office_says_so_and_the_notes_say_why(
    tmp_path: Path, final: PaperOptions
) -> None:
    lines = [
        tie(1, "Osh", "Kyrgyzstan"),
        tie(
            2,
            "Bursa",
            "Türkiye",
            status=LegalStatus.ENDED,
            status_set=True,
            status_reason="Letter of the mayor, 2024",
            activity=Activity.ACTIVE,
            activity_set=True,
            activity_reason="They write every week",
        ),
    ]
    book = load_workbook(written(final, tmp_path, lines))
    said = [cell.value for row in book["Register"].iter_rows() for cell in row]
    assert said.count("Ended, set by the office") == said.count("In force") == 1
    notes = [[str(cell.value) for cell in row] for row in book["Notes"].iter_rows(min_col=2, max_col=3)]
    assert notes[-1] == [
        "Shymkent — Bursa",
        "Ended, set by the office: Letter of the mayor, 2024\nActive, set by the office: They write every week",
    ]
    assert notes[-2][0] == "Set by the office"
    plain = load_workbook(written(final, tmp_path, lines[:1]))["Notes"]
    assert "Set by the office" not in [cell.value for row in plain.iter_rows() for cell in row]


@pytest.mark.parametrize("activity", Activity)
def test_an_activity_set_by_the_office_says_so(
    activity: Activity, tmp_path: Path, final: PaperOptions
) -> None:
    lines = [tie(1, "Bursa", "Türkiye", activity=activity, activity_set=True)]
    sheet = load_workbook(written(final, tmp_path, lines=lines))["Register"]
    said = [str(cell.value) for row in sheet.iter_rows() for cell in row]
    assert [text for text in said if text.endswith(", set by the office")]


LINES = st.builds(
    lambda status, activity, countries, year: tie(
        1,
        "Partner",
        *countries,
        status=status,
        activity=activity,
        established=None if year is None else PartialDate(year),
    ),
    st.sampled_from(LegalStatus),
    st.sampled_from(Activity),
    st.lists(st.sampled_from(["China", "France", "Italy"]), max_size=2, unique=True),
    st.none() | st.integers(1, 2026),
)


@given(st.lists(LINES, max_size=30))
def test_all_tables_of_the_summary_have_the_same_total(lines: list[RegisterLine]) -> None:
    tally = Tally(EN, 60)
    for line in lines:
        tally.add(line)
    assert tally.total == len(lines)
    assert sum(map(tally.of_status, LegalStatus)) == sum(map(tally.of_activity, Activity)) == len(lines)
    assert sum(tally.countries.values()) == sum(tally.decades.values()) == len(lines)
    shown = set(tally.decades_in_order())
    assert shown >= {decade for decade in tally.decades if decade is not None}
