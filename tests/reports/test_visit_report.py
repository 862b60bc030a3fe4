"""The visit report, read back from its file."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.reports.founding_visit import AS_OF, VISIT_KEY, founding_visit
from tests.reports.reading import filled, opened, row_of, row_texts, shown, texts
from twincities.domain.partial_date import PartialDate
from twincities.reports.paper import (
    CommitmentLine,
    Office,
    PaperOptions,
    PersonMet,
    ProgrammeLine,
    Twinning,
    VisitReport,
    write_visit_report,
)

if TYPE_CHECKING:
    from pathlib import Path

    from openpyxl.worksheet.worksheet import Worksheet

FACTS = (
    "Dates",
    "Country, cities",
    "Twinning",
    "Occasion and aim",
    "Invited by",
    "Head and members",
    "Cost and funding",
    "Source",
)
NOTHING_KNOWN = VisitReport(
    key=VISIT_KEY, number="V9", revision=1, sender="Shymkent", host="Stevenage", start=None
)


def written(data: VisitReport, options: PaperOptions, folder: Path) -> Worksheet:
    return opened(write_visit_report(data, options, folder / "report.xlsx").path)[1]


def test_the_facts_stand_in_their_fixed_order(tmp_path: Path, final: PaperOptions) -> None:
    sheet = written(founding_visit(), final, tmp_path)
    first = row_of(sheet, "Dates")
    assert tuple(sheet.cell(first + number, 1).value for number in range(8)) == FACTS


def test_the_founding_visit_is_told_as_its_source_tells_it(tmp_path: Path, final: PaperOptions) -> None:
    sheet = written(founding_visit(), final, tmp_path)
    said = texts(sheet)
    assert "8–11 June 2015 (4 days)" in said
    assert "United Kingdom: Stevenage, London, Manchester" in said
    assert "Shymkent – Stevenage, since 1990 (year only: the 25th anniversary was marked in 2015)" in said
    assert "Delegation of South Kazakhstan Region to the United Kingdom\n8–11 June 2015" in said
    assert row_texts(sheet, row_of(sheet, "Sharon Taylor")) == [
        1,
        "Sharon Taylor",
        "Chair of Stevenage council",
    ]


@pytest.mark.parametrize("fact", FACTS)
def test_a_fact_that_is_not_known_keeps_its_row_and_says_so(
    tmp_path: Path, final: PaperOptions, fact: str
) -> None:
    sheet = written(NOTHING_KNOWN, final, tmp_path)
    _, value = row_texts(sheet, row_of(sheet, fact))
    assert value in ("not stated in the source", "not stated")


def test_a_visit_of_which_nothing_is_known_still_has_every_chapter(
    tmp_path: Path, final: PaperOptions
) -> None:
    said = texts(written(NOTHING_KNOWN, final, tmp_path))
    for sentence in (
        "Delegation of Shymkent to Stevenage",
        "No people met are recorded",
        "No programme is recorded",
        "1) No results are recorded"[3:],
        "No commitments are recorded",
        "No proposals are recorded",
    ):
        assert sentence in said


def test_a_known_day_is_a_real_date_and_anything_less_is_words(tmp_path: Path, final: PaperOptions) -> None:
    days = (
        PartialDate(2015, 6, 26),
        PartialDate(2015, 6),
        PartialDate(1990),
        PartialDate(1990, approximate=True),
    )
    lines = tuple(CommitmentLine(text=f"promise {day}", due=day) for day in days)
    sheet = written(replace(founding_visit(), commitments=lines), final, tmp_path)
    due = [sheet.cell(row_of(sheet, f"promise {day}"), 5).value for day in days]
    assert due == [datetime(2015, 6, 26), "June 2015", "1990", "c. 1990"]  # noqa: DTZ001 - sheets know no zone


def test_a_day_before_the_sheets_calendar_is_words(tmp_path: Path, final: PaperOptions) -> None:
    lines = (CommitmentLine(text="old promise", due=PartialDate(1898, 5, 4)),)
    sheet = written(replace(founding_visit(), commitments=lines), final, tmp_path)
    assert sheet.cell(row_of(sheet, "old promise"), 5).value == "4 May 1898"


def test_no_date_due_is_said_and_not_done_is_a_dash(tmp_path: Path, final: PaperOptions) -> None:
    sheet = written(founding_visit(), final, tmp_path)
    row = row_of(sheet, "Placements of staff of Seitbek Aulety LLP")
    assert row_texts(sheet, row)[3:] == ["not set", "—", "no data"]


def test_an_overdue_commitment_is_said_in_a_word_in_capitals(tmp_path: Path, final: PaperOptions) -> None:
    sheet = written(founding_visit(), final, tmp_path)
    cell = sheet.cell(row_of(sheet, "Note on BioPark for the region’s technology parks *"), 7)
    assert (cell.value, cell.style, cell.font.b) == ("OVERDUE", "TD Strong", True)


def test_dated_events_come_first_in_order_then_those_without_a_day(
    tmp_path: Path, final: PaperOptions
) -> None:
    programme = (
        ProgrammeLine(event="sometime"),
        ProgrammeLine(event="third", day=PartialDate(2015, 6, 11)),
        ProgrammeLine(event="second", day=PartialDate(2015, 6, 9)),
        ProgrammeLine(event="first", day=PartialDate(2015, 6, 8)),
    )
    sheet = written(replace(founding_visit(), programme=programme), final, tmp_path)
    order = ("first", "second", "third", "8–11 June 2015, day not stated in the source", "sometime")
    rows = [row_of(sheet, text) for text in order]
    assert rows == sorted(rows)
    assert sheet.cell(rows[-1], 1).value == "8–11 Jun 2015"


def test_the_host_signs_for_a_delegation_that_was_received(tmp_path: Path, final: PaperOptions) -> None:
    incoming = texts(written(replace(founding_visit(), incoming=True), final, tmp_path))
    assert "Responsible for the reception" in incoming
    assert "Head of delegation" not in incoming


@pytest.mark.parametrize(
    ("since", "said"),
    [
        (None, "A – B, date not established"),
        (PartialDate(1990), "A – B, since 1990 (only the year is known)"),
        (PartialDate(1990, 5), "A – B, established: May 1990"),
        (PartialDate(1990, 5, 4), "A – B, established: 4 May 1990"),
        (PartialDate(1990, approximate=True), "A – B, established: c. 1990"),
    ],
)
def test_the_tie_is_told_as_surely_as_it_is_known(
    tmp_path: Path, final: PaperOptions, since: PartialDate | None, said: str
) -> None:
    tie = Twinning(parties=("A", "B"), since=since)
    assert said in texts(written(replace(founding_visit(), twinning=tie), final, tmp_path))


def test_an_office_that_has_not_said_its_name_leaves_the_line_empty(
    tmp_path: Path, final: PaperOptions
) -> None:
    sheet = written(founding_visit(), replace(final, office=Office()), tmp_path)
    assert sheet["A1"].value is None
    assert "APPROVED" in texts(sheet)


HOSTILE = st.text(st.characters(exclude_categories=()), max_size=60) | st.sampled_from(
    [
        "=1+1",
        "+1",
        "-1",
        "@SUM(A1)",
        '=HYPERLINK("http://x","y")',
        "#N/A",
        "_x0041_",
        "</t><t>",
        "&amp;",
        "'",
        "\x00",
    ]
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=HOSTILE)
def test_any_text_stays_text(tmp_path: Path, review: PaperOptions, text: str) -> None:
    data = replace(
        founding_visit(),
        title=text,
        invited_by=text,
        people=(PersonMet(name=text, position=text),),
        results=(text,),
        commitments=(CommitmentLine(text=text, responsible=text),),
    )
    path = write_visit_report(
        data, replace(review, office=Office(text, text, text)), tmp_path / "r.xlsx"
    ).path
    _, sheet = opened(path)
    assert all(cell.data_type in {"s", "n", "d"} for cell in filled(sheet))
    path.unlink()


def test_what_looks_like_a_formula_is_marked_as_text(tmp_path: Path, final: PaperOptions) -> None:
    sheet = written(replace(founding_visit(), invited_by="=1+1"), final, tmp_path)
    cell = sheet.cell(row_of(sheet, "Invited by"), 4)
    assert (cell.value, cell.data_type, cell.quotePrefix) == ("=1+1", "s", True)


def test_five_hundred_people_with_long_names_lose_nothing(tmp_path: Path, final: PaperOptions) -> None:
    people = tuple(PersonMet(name=f"{number} " + "Имя " * 75, position="п" * 300) for number in range(500))
    sheet = written(replace(founding_visit(), people=people), final, tmp_path)
    assert {person.name for person in people} <= set(texts(sheet))
    assert max(sheet.row_dimensions[row].height or 0 for row in range(1, sheet.max_row + 1)) <= 409


def test_a_text_taller_than_a_row_may_be_goes_on_in_the_next_row(tmp_path: Path, final: PaperOptions) -> None:
    aim = " ".join(f"слово{number}" for number in range(1500))
    sheet = written(replace(founding_visit(), aim=aim, occasion=""), final, tmp_path)
    first, end = row_of(sheet, "Occasion and aim"), row_of(sheet, "Invited by")
    assert end > first + 1
    pieces = [str(sheet.cell(row, 4).value) for row in range(first, end)]
    assert " ".join(pieces) == aim


def test_a_text_no_cell_can_hold_is_cut_and_reported(tmp_path: Path, final: PaperOptions) -> None:
    outcome = write_visit_report(replace(founding_visit(), aim="я" * 40_000), final, tmp_path / "report.xlsx")
    (cut,) = outcome.shortened
    assert cut.column == "D"
    assert cut.length > 40_000


def test_the_workbook_says_who_issued_it_and_in_which_language(tmp_path: Path, final: PaperOptions) -> None:
    book, _ = opened(write_visit_report(founding_visit(), final, tmp_path / "report.xlsx").path)
    about = book.properties
    assert about.creator == about.lastModifiedBy == final.office.name
    assert about.title == "Visit report V2001"
    assert about.language == "en-GB"
    assert about.created == datetime(2026, 11, 22, 9)  # noqa: DTZ001 - the format keeps UTC without saying so


def test_it_is_printed_upright_on_a4_at_full_size_with_its_date_at_the_foot(
    tmp_path: Path, review: PaperOptions
) -> None:
    sheet = written(founding_visit(), review, tmp_path)
    assert (sheet.page_setup.paperSize, sheet.page_setup.orientation, sheet.page_setup.scale) == (
        9,
        "portrait",
        100,
    )
    assert sheet.page_margins.left == 0.79
    assert sheet.oddFooter
    assert sheet.oddFooter.left.text == "As of 22 November 2026"
    assert sheet.oddFooter.center.text == "Visit report, Shymkent – Stevenage, 06.2015"
    assert sheet.oddFooter.right.text == "Page &P of &N"
    assert sheet.print_area == f"'Report'!$B$1:$H${sheet.max_row}"
    assert not sheet.sheet_view.showGridLines


def test_the_names_of_many_parties_end_before_the_number_of_the_page(
    tmp_path: Path, final: PaperOptions
) -> None:
    data = founding_visit()
    assert data.twinning
    many = replace(data, twinning=replace(data.twinning, parties=("Shymkent", "Stevenage") * 4))
    foot = written(many, final, tmp_path).oddFooter
    assert foot
    said = foot.center.text or ""
    assert said.startswith("Visit report, Shymkent – Stevenage – Shymkent")
    assert said.endswith("…")


def test_the_grid_is_as_wide_as_the_page(tmp_path: Path, final: PaperOptions) -> None:
    sheet = written(founding_visit(), final, tmp_path)
    assert sum(sheet.column_dimensions[letter].width for letter in "ABCDEFG") == 88


def test_every_cell_wears_a_named_style_and_normal_is_arial(tmp_path: Path, review: PaperOptions) -> None:
    book, sheet = opened(write_visit_report(founding_visit(), review, tmp_path / "report.xlsx").path)
    assert {cell.style.split()[0] for cell in filled(sheet)} <= {"TC", "TD"}
    assert {"TC Head", "TJ Text", "TD Total Money", "TC Figure"} <= set(book.named_styles)
    assert (book["_meta"]["A1"].font.name, book["_meta"]["A1"].font.sz) == ("Arial", 10)


def test_headings_are_not_left_at_the_foot_of_a_page(tmp_path: Path, final: PaperOptions) -> None:
    for people in range(0, 40, 3):
        crowd = tuple(PersonMet(name=f"Person {number}") for number in range(people))
        path = tmp_path / f"{people}.xlsx"
        _, sheet = opened(write_visit_report(replace(founding_visit(), people=crowd), final, path).path)
        for page_break in sheet.row_breaks.brk:
            assert sheet.cell(page_break.id, 1).style not in {"TD Section", "TD Head"}


def test_the_as_of_date_is_the_day_it_was_prepared(tmp_path: Path, final: PaperOptions) -> None:
    assert final.as_of == AS_OF
    assert "Prepared 22 November 2026    No. ________" in texts(written(founding_visit(), final, tmp_path))


def test_an_escape_in_a_text_is_shown_as_typed(tmp_path: Path, final: PaperOptions) -> None:
    sheet = written(replace(founding_visit(), invited_by="_x0041_"), final, tmp_path)
    assert shown(str(sheet.cell(row_of(sheet, "Invited by"), 4).value)) == "_x0041_"


def test_opening_it_does_not_ask_to_save(tmp_path: Path, final: PaperOptions) -> None:
    book, _ = opened(write_visit_report(founding_visit(), final, tmp_path / "report.xlsx").path)
    assert not book.calculation.fullCalcOnLoad


def test_values_stand_over_the_columns_of_the_grid_that_the_form_gives_them(
    tmp_path: Path, final: PaperOptions
) -> None:
    sheet = written(founding_visit(), final, tmp_path)
    row = row_of(sheet, "Sharon Taylor")
    assert {str(merged) for merged in sheet.merged_cells.ranges} >= {f"B{row}:C{row}", f"D{row}:G{row}"}
    assert sheet.cell(row, 7).border.right.style == "thin"
