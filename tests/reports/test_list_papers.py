"""What register, calendar, terms and ledger have in common: guards and marks, tables, pages, hostile words."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from itertools import islice, repeat
from string import digits
from typing import TYPE_CHECKING, Any

import pytest
from openpyxl import load_workbook

from tests.reports.printing import page_texts, printed, resaved
from tests.reports.reading import filled, part, part_names, shown
from tests.reports.small_lists import COVER, small_agreements, small_calendar, small_ledger, small_register
from twincities.reports.errors import WritingCancelledError
from twincities.reports.paper import (
    FULL_LOOK,
    PaperOptions,
    Watch,
    Written,
    write_agreements,
    write_anniversaries,
    write_commitments,
    write_register,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet


@dataclass(frozen=True)
class Kind:
    """A paper as these tests see it: what it is made of, and where its list stands."""

    id: str
    sheet: str
    table: str
    lines: Callable[[], list[Any]]
    write: Callable[..., Written]
    beside: str

    def written(self, options: PaperOptions, folder: Path, lines: list[Any] | None = None) -> Path:
        rows = self.lines() if lines is None else lines
        return self.write(rows, len(rows), options, folder / "paper.xlsx").path

    def sheet_of(self, book: Workbook) -> Worksheet:
        return book[self.sheet]


KINDS = (
    Kind("register", "Register", "Register", small_register, write_register, "Summary"),
    Kind(
        "anniversaries",
        "Calendar",
        "Anniversaries",
        small_calendar,
        partial(write_anniversaries, cover=COVER),
        "By month",
    ),
    Kind("agreements", "Terms", "Agreements", small_agreements, write_agreements, "Summary"),
    Kind("commitments", "Commitments", "Commitments", small_ledger, write_commitments, "Summary"),
)
papers = pytest.mark.parametrize("kind", KINDS, ids=[kind.id for kind in KINDS])


@papers
def test_every_sheet_of_a_review_copy_is_protected_and_only_remarks_are_open(
    tmp_path: Path, review: PaperOptions, kind: Kind
) -> None:
    book = load_workbook(kind.written(review, tmp_path))
    visible = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
    assert all(sheet.protection.sheet and sheet.protection.password is None for sheet in visible)
    opened = {
        (sheet.title, cell.coordinate.rstrip(digits))
        for sheet in visible
        for row in sheet.iter_rows()
        for cell in row
        if not cell.protection.locked
    }
    (remarks,) = opened
    assert remarks[0] == kind.sheet
    assert kind.sheet_of(book)[f"{remarks[1]}6"].value == "Remarks"


@papers
def test_a_review_copy_is_recognised_when_it_comes_back(
    tmp_path: Path, review: PaperOptions, kind: Kind
) -> None:
    book = load_workbook(kind.written(review, tmp_path))
    meta = {row[0]: row[1] for row in book["_meta"].iter_rows(max_row=8, values_only=True)}
    assert (meta["report"], meta["sheet"], meta["export_id"]) == (kind.id, kind.sheet, review.export_id)
    columns = list(book["_meta"].iter_rows(min_row=10, values_only=True))
    headers = [cell.value for cell in kind.sheet_of(book)[6]]
    assert [column[1] for column in columns] == headers
    assert [column[0] for column in columns if column[2] == "yes"] == ["rem"]


@papers
def test_keys_are_hidden_different_and_name_the_revision(
    tmp_path: Path, review: PaperOptions, kind: Kind
) -> None:
    sheet = kind.sheet_of(load_workbook(kind.written(review, tmp_path)))
    keys = [str(sheet.cell(row, 1).value) for row in range(7, 7 + len(kind.lines()))]
    assert len(set(keys)) == len(keys)
    assert all(key.rsplit("|", 1)[1].isdigit() for key in keys)
    assert sheet.column_dimensions["A"].hidden
    assert sheet.print_area.split("!$")[1][0] == "C"


@papers
def test_a_final_copy_has_no_keys_no_guards_and_no_marks(
    tmp_path: Path, final: PaperOptions, kind: Kind
) -> None:
    path = kind.written(final, tmp_path)
    book = load_workbook(path)
    assert "_meta" not in book.sheetnames
    assert not any(sheet.protection.sheet for sheet in book.worksheets)
    assert not [cell for cell in filled(kind.sheet_of(book)) if cell.value in ("key", "Remarks")]
    assert "docProps/custom.xml" not in part_names(path)


@papers
@pytest.mark.parametrize("copy", ["final", "review"])
def test_the_table_is_named_and_its_headers_are_the_cells(
    tmp_path: Path, request: pytest.FixtureRequest, kind: Kind, copy: str
) -> None:
    options: PaperOptions = request.getfixturevalue(copy)
    sheet = kind.sheet_of(load_workbook(kind.written(options, tmp_path)))
    (table,) = sheet.tables.values()
    assert table.displayName == kind.table
    assert table.ref == table.autoFilter.ref
    assert [column.name for column in table.tableColumns] == [cell.value for cell in sheet[6]]
    assert table.ref.endswith(str(6 + len(kind.lines())))
    assert sheet.print_title_rows == "$6:$6"


@papers
def test_rows_may_still_grow_for_a_remark(tmp_path: Path, review: PaperOptions, kind: Kind) -> None:
    path = kind.written(review, tmp_path)
    number = load_workbook(path).sheetnames.index(kind.sheet) + 1
    _, data = part(path, f"xl/worksheets/sheet{number}.xml").split('<row r="7"')
    assert data.startswith(' ht="')
    assert "customHeight" not in data.split("</sheetData>")[0]


@papers
def test_links_lead_from_sheet_to_sheet_and_are_not_printed(
    tmp_path: Path, final: PaperOptions, kind: Kind
) -> None:
    path = kind.written(final, tmp_path)
    book = load_workbook(path)
    for sheet in (kind.sheet_of(book), book[kind.beside]):
        links = [cell.hyperlink.location for cell in sheet[1] if cell.hyperlink]
        assert links
        assert all(str(link).split("!")[0].strip("'") in book.sheetnames for link in links)
        assert sheet.print_area.split("!$")[1].split("$")[1].startswith("2:")
    assert not [name for name in part_names(path) if "external" in name.lower()]


@papers
def test_an_empty_list_says_so_and_offers_no_filter(tmp_path: Path, review: PaperOptions, kind: Kind) -> None:
    path = kind.written(review, tmp_path, [])
    book = load_workbook(path)
    sheet = kind.sheet_of(book)
    assert sheet["C7"].value == "No entries"
    assert not sheet.tables
    assert sheet.data_validations.dataValidation == []
    assert " 0" in str(sheet["C4"].value)
    assert not [name for name in part_names(path) if "charts" in name]


@papers
def test_hostile_words_stay_words(tmp_path: Path, review: PaperOptions, kind: Kind) -> None:
    hostile = ["=1+1", "+1", "-1", "@x", "#N/A", "</t>&<img onerror=x>", '"</script>', "_x0041_"]
    unseen = {"\x00\x1b!": "!", "Osh\u202e": "Osh"}
    line = kind.lines()[0]
    lines = [
        replace(line, partner=text, key=f"{line.key}{number}")
        for number, text in enumerate((*hostile, *unseen))
    ]
    path = kind.written(review, tmp_path, lines)
    book = load_workbook(path)
    cells = [cell for sheet in book.worksheets for cell in filled(sheet)]
    assert {cell.data_type for cell in cells} <= {"s", "inlineStr", "n", "d"}
    said = {shown(cell.value) for cell in filled(kind.sheet_of(book)) if isinstance(cell.value, str)}
    assert {*hostile, *unseen.values()} <= said
    assert not [name for name in part_names(path) if "worksheets/sheet" in name and "<f>" in part(path, name)]


@papers
def test_above_five_thousand_rows_the_list_is_plain_and_the_summary_stands_beside_it(
    tmp_path: Path, review: PaperOptions, kind: Kind
) -> None:
    count = FULL_LOOK + 1
    lines = islice((line for lines in repeat(kind.lines()) for line in lines), count)
    written = kind.write(lines, count, review, tmp_path / "paper.xlsx")
    assert written.rows == count
    book = load_workbook(written.path)
    sheet = kind.sheet_of(book)
    assert sheet.max_row == count + 1
    assert not sheet.tables
    assert sheet.auto_filter.ref.endswith(str(count + 1))
    assert not sheet.merged_cells.ranges
    (beside,) = written.beside
    assert beside.name == "paper_summary.xlsx"
    assert load_workbook(beside).sheetnames[0] == kind.beside


@papers
def test_a_cancelled_list_leaves_nothing(tmp_path: Path, final: PaperOptions, kind: Kind) -> None:
    watch = Watch(cancelled=lambda: True)
    rows = kind.lines()
    with pytest.raises(WritingCancelledError):
        kind.write(rows, len(rows), final, tmp_path / "paper.xlsx", watch)
    assert list(tmp_path.iterdir()) == []


@papers
def test_a_summary_whose_name_is_taken_gets_a_number_too(
    tmp_path: Path, final: PaperOptions, kind: Kind
) -> None:
    folder = tmp_path / "full"
    folder.mkdir()
    (folder / "paper_summary.xlsx").mkdir()
    count = FULL_LOOK + 1
    lines = islice((line for lines in repeat(kind.lines()) for line in lines), count)
    written = kind.write(lines, count, final, folder / "paper.xlsx")
    assert [path.name for path in written.beside] == ["paper_summary_2.xlsx"]
    assert sorted(path.name for path in folder.iterdir() if path.is_file()) == [
        "paper.xlsx",
        "paper_summary_2.xlsx",
    ]


@papers
def test_the_pages_are_printed_with_their_feet_and_nothing_hidden(
    tmp_path: Path, review: PaperOptions, kind: Kind
) -> None:
    pages = page_texts(printed(kind.written(review, tmp_path), tmp_path))
    assert len(pages) == {"register": 4}.get(kind.id, 2)
    assert all(f"Page {number} of {len(pages)}" in page for number, page in enumerate(pages, 1))
    everything = "".join(pages)
    assert "5d1c8a52" not in everything
    assert "→" not in everything


@papers
def test_keys_guards_marks_and_tables_survive_another_program(
    tmp_path: Path, review: PaperOptions, kind: Kind
) -> None:
    path = kind.written(review, tmp_path)
    before = kind.sheet_of(load_workbook(path))
    book = load_workbook(resaved(path, tmp_path / "again"))
    after = kind.sheet_of(book)
    assert [cell.value for cell in after["A"]] == [cell.value for cell in before["A"]]
    assert after.protection.sheet
    assert list(after.tables) == [kind.table]
    assert book["_meta"]["B5"].value == review.export_id
