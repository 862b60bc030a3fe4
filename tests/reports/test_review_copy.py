"""The review copy takes remarks and brings them back; the final copy has nothing of that."""

from __future__ import annotations

from string import digits
from typing import TYPE_CHECKING

import pytest

from tests.reports.founding_visit import VISIT_KEY, founding_visit
from tests.reports.printing import resaved
from tests.reports.reading import filled, opened, part, part_names
from tests.reports.small_journal import small_journal
from twincities.reports.paper import PaperOptions, write_visit_journal, write_visit_report

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Write = Callable[[PaperOptions, Path], Path]


def report(options: PaperOptions, path: Path) -> Path:
    return write_visit_report(founding_visit(), options, path).path


def journal(options: PaperOptions, path: Path) -> Path:
    return write_visit_journal(small_journal(), 8, options, path).path


def plain_journal(options: PaperOptions, path: Path) -> Path:
    return write_visit_journal(small_journal() * 626, 5008, options, path).path


papers = pytest.mark.parametrize("write", [report, journal, plain_journal])


@papers
def test_it_is_protected_without_a_password_and_only_remarks_are_open(
    tmp_path: Path, review: PaperOptions, write: Write
) -> None:
    _, sheet = opened(write(review, tmp_path / "paper.xlsx"))
    guard = sheet.protection
    assert (guard.sheet, guard.password) == (True, None)
    assert (guard.formatColumns, guard.formatRows, guard.autoFilter) == (False, False, False)
    open_cells = {
        cell.coordinate.rstrip(digits)
        for row in sheet.iter_rows()
        for cell in row
        if not cell.protection.locked
    }
    assert open_cells == {"J" if write is report else "K"}


@papers
def test_remarks_are_limited_and_stay_text(tmp_path: Path, review: PaperOptions, write: Write) -> None:
    _, sheet = opened(write(review, tmp_path / "paper.xlsx"))
    (check,) = sheet.data_validations.dataValidation
    assert (check.type, check.operator, check.formula1) == ("textLength", "lessThanOrEqual", "1000")
    assert check.prompt.startswith("Up to 1,000 characters.")
    first = sheet[str(check.sqref).split()[0].split(":")[0]]
    assert first.number_format == "@"


@papers
def test_it_can_be_recognised_when_it_comes_back(tmp_path: Path, review: PaperOptions, write: Write) -> None:
    book, _ = opened(write(review, tmp_path / "paper.xlsx"))
    meta = book["_meta"]
    assert meta.sheet_state == "veryHidden"
    facts = {row[0]: row[1] for row in meta.iter_rows(max_row=8, values_only=True)}
    kind = "visit_report" if write is report else "visit_journal"
    assert facts == {
        "schema": "1",
        "report": kind,
        "lang": "en",
        "as_of": "2026-11-22",
        "export_id": review.export_id,
        "catalogue_id": review.catalogue_id,
        "sheet": "Report" if write is report else "Journal",
        "key_header": "key",
    }
    marks = {mark.name: mark.value for mark in book.custom_doc_props.props}  # type: ignore[attr-defined]
    assert marks == {"TCExport": review.export_id, "TCReport": kind, "TCSchema": "1"}


@papers
def test_exactly_the_remarks_come_back(tmp_path: Path, review: PaperOptions, write: Write) -> None:
    book, sheet = opened(write(review, tmp_path / "paper.xlsx"))
    columns = list(book["_meta"].iter_rows(min_row=10, values_only=True))
    assert [column[0] for column in columns if column[2] == "yes"] == ["rem"]
    headers = {cell.value for cell in filled(sheet)}
    assert {column[1] for column in columns} <= headers


@papers
def test_the_key_column_is_hidden_and_off_the_paper(
    tmp_path: Path, review: PaperOptions, write: Write
) -> None:
    _, sheet = opened(write(review, tmp_path / "paper.xlsx"))
    assert sheet.column_dimensions["A"].hidden
    assert sheet.print_area.split("!$")[1][0] in "BC"
    (header,) = [cell for cell in filled(sheet) if cell.value == "key"]
    assert header.column_letter == "A"


def test_every_part_of_the_report_has_its_own_key(tmp_path: Path, review: PaperOptions) -> None:
    _, sheet = opened(report(review, tmp_path / "paper.xlsx"))
    keys = [cell.value for cell in sheet["A"] if cell.value and cell.value != "key"]
    assert len(keys) == len(set(keys)) == 8 + 6 + 7 + 4
    assert {str(key).split("|")[1] for key in keys} == {"4"}
    assert f"{VISIT_KEY}/C4|4" in keys


def test_a_line_of_the_journal_bears_the_visits_key_and_revision(
    tmp_path: Path, review: PaperOptions
) -> None:
    _, sheet = opened(journal(review, tmp_path / "paper.xlsx"))
    assert sheet["A8"].value == f"{VISIT_KEY}|4"


@papers
def test_the_final_copy_has_none_of_it(tmp_path: Path, final: PaperOptions, write: Write) -> None:
    path = write(final, tmp_path / "paper.xlsx")
    book, sheet = opened(path)
    assert book.sheetnames == [sheet.title]
    assert not sheet.protection.sheet
    assert sheet.data_validations.dataValidation == []
    assert not any(dimension.hidden for dimension in sheet.column_dimensions.values())
    assert not [cell for cell in filled(sheet) if cell.value in ("key", "Remarks")]
    assert "docProps/custom.xml" not in part_names(path)
    assert VISIT_KEY not in part(path, "xl/worksheets/sheet1.xml")


@pytest.mark.parametrize("write", [report, journal])
def test_keys_guards_and_marks_survive_another_program(
    tmp_path: Path, review: PaperOptions, write: Write
) -> None:
    path = write(review, tmp_path / "paper.xlsx")
    _, before = opened(path)
    book, sheet = opened(resaved(path, tmp_path / "again"))
    assert [cell.value for cell in sheet["A"]] == [cell.value for cell in before["A"]]
    assert sheet.protection.sheet
    assert len(sheet.data_validations.dataValidation) >= 1
    assert {mark.name for mark in book.custom_doc_props.props} >= {"TCExport", "TCReport"}  # type: ignore[attr-defined]
    assert book["_meta"]["B5"].value == review.export_id
