"""The visit journal, read back from its file: the full look, the plain sheet, the empty one."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from tests.reports.reading import filled, opened, part, part_names, row_of, shown, texts
from tests.reports.small_journal import cover, small_journal
from twincities.domain.partial_date import PartialDate
from twincities.reports.paper import (
    FULL_LOOK,
    MOST_ROWS,
    JournalCover,
    JournalLine,
    PaperOptions,
    TooManyRowsError,
    Watch,
    WritingCancelledError,
    write_visit_journal,
)
from twincities.reports.streaming import RowStyles, RowWriter
from twincities.reports.text import clean

if TYPE_CHECKING:
    from pathlib import Path

    from openpyxl.worksheet.worksheet import Worksheet

SHEET = "xl/worksheets/sheet1.xml"
BARE = JournalLine(key="k", revision=1, start=None)
HEADERS = [
    "No.",
    "Date and place",
    "Guest (name, position), country, organisation",
    "Basis and aim",
    "Content of visit, talks",
    "Our participants",
    "Permitted by",
    "Report: kind, date, received by",
]


def written(lines: list[JournalLine], options: PaperOptions, folder: Path) -> Worksheet:
    return opened(
        write_visit_journal(lines, len(lines), options, folder / "journal.xlsx", cover=cover()).path
    )[1]


def many(count: int) -> list[JournalLine]:
    return (small_journal() * (count // 8 + 1))[:count]


def test_the_form_has_eight_numbered_columns(tmp_path: Path, final: PaperOptions) -> None:
    sheet = written(small_journal(), final, tmp_path)
    assert [cell.value for cell in sheet[6]] == HEADERS
    assert [cell.value for cell in sheet[7]] == list(range(1, 9))


def test_the_first_entry_is_the_founding_visit(tmp_path: Path, final: PaperOptions) -> None:
    sheet = written(small_journal(), final, tmp_path)
    assert sheet["A8"].value == 1
    assert sheet["B8"].value == "8 Jun 2015 – 11 Jun 2015\nStevenage, London, Manchester (United Kingdom)"
    assert sheet["D8"].value == "25th anniversary of the twinning; wider trade and economic co-operation"
    assert sheet["G8"].value == "not stated"
    assert sheet["H8"].value == "Statement of the foreign ministry’s press service, June 2015"
    assert sheet["B9"].value == "12 Feb 2026\nby video link"
    assert sheet["H9"].value == "Report, 19 February 2026; received by: Deputy Akim of the City"


def test_above_the_table_stands_since_when_it_is_kept_where_and_how_many(
    tmp_path: Path, final: PaperOptions
) -> None:
    sheet = written(small_journal(), final, tmp_path)
    assert sheet["A2"].value == "International Relations Office, Office of the Akim of Shymkent"
    assert sheet["A3"].value == "Journal of international visits"
    assert sheet["A4"].value == (
        "Begun: 8 June 2015.   Closed: still kept.   Kept at: International Relations Office.   Entries: 8."
    )
    assert sheet["A5"].value == "Sample: all entries but the first are made up."


def test_a_closed_journal_says_when(tmp_path: Path, final: PaperOptions) -> None:
    closed = JournalCover(begun=PartialDate(2010), closed=PartialDate(2026, 12, 31))
    path = write_visit_journal(small_journal(), 8, final, tmp_path / "j.xlsx", cover=closed).path
    assert opened(path)[1]["A4"].value.startswith("Begun: 2010.   Closed: 31 December 2026.")


def test_what_is_not_recorded_is_said(tmp_path: Path, final: PaperOptions) -> None:
    sheet = written([BARE], final, tmp_path)
    assert [cell.value for cell in sheet[8]] == [1, "date not stated", *["not stated"] * 6]


@pytest.mark.parametrize(
    ("start", "end", "said"),
    [
        (PartialDate(1990), None, "1990"),
        (PartialDate(2009, 10), None, "October 2009"),
        (PartialDate(2009, 10, 5), None, "5 Oct 2009"),
        (PartialDate(2009, 10, 5), PartialDate(2009, 10, 5), "5 Oct 2009"),
        (PartialDate(2009, 10, 5), PartialDate(2009, 11), "5 Oct 2009 – November 2009"),
        (PartialDate(1990, until=PartialDate(1992)), None, "1990 – 1992"),
    ],
)
def test_dates_are_written_as_far_as_they_are_known(
    tmp_path: Path, final: PaperOptions, start: PartialDate, end: PartialDate | None, said: str
) -> None:
    assert written([replace(BARE, start=start, end=end)], final, tmp_path)["B8"].value == said


def test_the_hidden_start_is_a_real_date_or_what_is_known_of_it(tmp_path: Path, review: PaperOptions) -> None:
    starts = [PartialDate(1990), PartialDate(2009, 10), PartialDate(2015, 6, 8), None]
    sheet = written([replace(BARE, start=start) for start in starts], review, tmp_path)
    assert [sheet[f"B{row}"].value for row in range(8, 12)] == [
        "1990",
        "2009-10",
        datetime(2015, 6, 8),  # noqa: DTZ001 - sheets know no zone
        None,
    ]


def test_rows_have_a_height_and_may_still_grow(tmp_path: Path, review: PaperOptions) -> None:
    path = write_visit_journal(small_journal(), 8, review, tmp_path / "j.xlsx").path
    assert '<row r="8" ht="' in part(path, SHEET)
    _, data = part(path, SHEET).split('<row r="8"')
    assert "customHeight" not in data.split("</sheetData>")[0]


def test_filter_print_area_and_titles_fit_the_rows(tmp_path: Path, review: PaperOptions) -> None:
    sheet = written(small_journal(), review, tmp_path)
    assert sheet.auto_filter.ref == "C7:K15"
    assert sheet.print_area == "'Journal'!$C$2:$J$15"
    assert sheet.print_title_rows == "$6:$7"
    assert sheet.freeze_panes == "E8"
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert sheet.sheet_properties.pageSetUpPr
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet.page_setup.fitToHeight == 0


def test_a_long_word_widens_its_column_while_the_page_can_be_read(
    tmp_path: Path, final: PaperOptions
) -> None:
    usual = written(small_journal(), final, tmp_path).column_dimensions["G"].width
    wide = [replace(BARE, permitted_by="Благотворительность-комитет")]
    grown = written(wide, final, tmp_path).column_dimensions["G"].width
    assert usual == 15
    assert 18 < grown < 24


def test_monstrous_words_do_not_widen_the_table_past_reading(tmp_path: Path, final: PaperOptions) -> None:
    word = "Ш" * 23
    wide = [replace(BARE, ours=word, permitted_by=word, report_form=word, basis=word)]
    sheet = written(wide, final, tmp_path)
    assert sum(sheet.column_dimensions[letter].width for letter in "ABCDEFGH") <= 172


def test_an_entry_taller_than_a_row_goes_on_in_the_next_one(tmp_path: Path, review: PaperOptions) -> None:
    content = " ".join(f"слово{number}" for number in range(900))
    sheet = written([replace(BARE, content=content), replace(BARE, key="l")], review, tmp_path)
    rows = range(8, sheet.max_row)
    assert len(rows) > 1
    assert " ".join(str(sheet[f"G{row}"].value) for row in rows) == content
    assert [sheet[f"A{row}"].value for row in rows] == ["k|1", *[None] * (len(rows) - 1)]
    assert sheet.auto_filter.ref.endswith(f"K{sheet.max_row}")
    assert sheet[f"A{sheet.max_row}"].value == "l|1"


def test_an_empty_journal_says_so_and_offers_no_filter(tmp_path: Path, review: PaperOptions) -> None:
    sheet = written([], review, tmp_path)
    assert sheet["C8"].value == "No entries"
    assert sheet.auto_filter.ref is None
    assert sheet.data_validations.dataValidation == []
    assert str(sheet["C4"].value).endswith("Entries: 0.")
    assert sheet.print_area == "'Journal'!$C$2:$J$8"


def test_above_five_thousand_rows_the_sheet_is_plain(tmp_path: Path, review: PaperOptions) -> None:
    sheet = written(many(FULL_LOOK + 1), review, tmp_path)
    assert [cell.value for cell in sheet[1]] == ["key", "start", *HEADERS, "Remarks"]
    assert sheet.max_row == FULL_LOOK + 2
    assert sheet.auto_filter.ref == f"C1:K{FULL_LOOK + 2}"
    assert sheet.freeze_panes == "E2"
    assert sheet.print_title_rows == "$1:$1"
    assert {sheet.cell(2, column).style for column in range(1, 12)} == {
        "TC Key",
        "TC Date",
        "Normal",
        "TC Review",
    }
    assert sheet["D2"].value == "8 Jun 2015 – 11 Jun 2015; Stevenage, London, Manchester (United Kingdom)"


def test_a_plain_final_copy_has_only_the_eight_columns(tmp_path: Path, final: PaperOptions) -> None:
    path = write_visit_journal(many(FULL_LOOK + 1), FULL_LOOK + 1, final, tmp_path / "j.xlsx").path
    book = load_workbook(path, read_only=True)
    rows = list(book.worksheets[0].iter_rows(values_only=True))
    book.close()
    assert len(rows) == FULL_LOOK + 2
    assert list(rows[0]) == HEADERS
    assert rows[-1][0] == FULL_LOOK + 1


def test_the_lines_of_a_plain_sheet_are_taken_as_they_come(tmp_path: Path, final: PaperOptions) -> None:
    line = small_journal()[0]
    endless = (line for _ in range(FULL_LOOK + 5))
    outcome = write_visit_journal(endless, FULL_LOOK + 1, final, tmp_path / "j.xlsx")
    assert outcome.rows == FULL_LOOK + 5
    assert opened(outcome.path)[1].auto_filter.ref == f"A1:H{FULL_LOOK + 6}"


def test_progress_is_told_from_nothing_to_all(tmp_path: Path, final: PaperOptions) -> None:
    told: list[tuple[int, int]] = []
    watch = Watch(progress=lambda done, of: told.append((done, of)))
    write_visit_journal(many(1000), 1000, final, tmp_path / "j.xlsx", watch)
    assert told == [(0, 1000), (200, 1000), (400, 1000), (600, 1000), (800, 1000), (1000, 1000)]


@pytest.mark.parametrize("count", [1000, FULL_LOOK + 1])
def test_a_cancelled_journal_leaves_nothing(tmp_path: Path, final: PaperOptions, count: int) -> None:
    answers = iter([False, False])
    watch = Watch(cancelled=lambda: next(answers, True))
    with pytest.raises(WritingCancelledError):
        write_visit_journal(many(count), count, final, tmp_path / "j.xlsx", watch)
    assert list(tmp_path.iterdir()) == []


def test_more_rows_than_a_sheet_holds_are_refused_before_anything_is_read(
    tmp_path: Path, final: PaperOptions
) -> None:
    with pytest.raises(TooManyRowsError) as caught:
        write_visit_journal(iter(()), MOST_ROWS + 1, final, tmp_path / "j.xlsx")
    assert (caught.value.count, caught.value.limit) == (MOST_ROWS + 1, MOST_ROWS)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("count", [8, FULL_LOOK + 1])
def test_hostile_text_stays_text(tmp_path: Path, review: PaperOptions, count: int) -> None:
    hostile = ["\x00=1+1", "+1", "-1", "@x", "#N/A", "</t>&<", "\x00\x1b", "_x0041_", "  two  "]
    lines = [replace(BARE, guests=text, content=text) for text in hostile]
    lines += [BARE] * (count - len(lines))
    sheet = written(lines, review, tmp_path)
    first = 8 if count == 8 else 2
    cells = [sheet[f"E{first + number}"] for number in range(len(hostile))]
    assert [cell.value and shown(cell.value) for cell in cells] == [clean(text) or None for text in hostile]
    assert {cell.data_type for cell in filled(sheet)} <= {"s", "inlineStr", "n", "d"}
    assert [bool(cell.quotePrefix) for cell in cells] == [True] * 4 + [False] * 5


def test_a_text_no_cell_can_hold_is_cut_and_reported(tmp_path: Path, final: PaperOptions) -> None:
    lines = many(FULL_LOOK + 1)
    lines[0] = replace(lines[0], content="я" * 40_000)
    outcome = write_visit_journal(lines, len(lines), final, tmp_path / "j.xlsx")
    (cut,) = outcome.shortened
    assert (cut.row, cut.column, cut.length) == (2, "E", 40_000)


def test_no_formula_and_no_link_is_in_the_file(tmp_path: Path, review: PaperOptions) -> None:
    path = write_visit_journal([replace(BARE, guests="=1+1")], 1, review, tmp_path / "j.xlsx").path
    assert "<f>" not in part(path, SHEET)
    assert not [name for name in part_names(path) if "external" in name.lower()]


ROW_TEXT = st.text(st.characters(exclude_categories=()), max_size=80)


@given(ROW_TEXT)
def test_a_streamed_row_is_well_formed_whatever_it_says(text: str) -> None:
    sheet = Workbook().active
    writer = RowWriter(RowStyles(sheet, ["Normal"]), lambda *_: None)  # type: ignore[arg-type]
    row = ET.fromstring(writer.row(1, [text]).encode())  # noqa: S314 - our own bytes
    found = row.findtext(".//t") or ""
    assert shown(found) == clean(text).replace("\r", "\n")


def test_all_entries_are_there(tmp_path: Path, final: PaperOptions) -> None:
    sheet = written(many(400), final, tmp_path)
    assert sheet.max_row == 407
    assert row_of(sheet, "No.") == 6
    assert len(texts(sheet)) > 2000
