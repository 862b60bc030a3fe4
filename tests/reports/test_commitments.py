"""The ledger of commitments on paper, read back: the list, the figures by partner, the chart."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from openpyxl import load_workbook

from tests.reports.reading import part, row_of, row_texts
from tests.reports.small_lists import promise, small_ledger
from twincities.reports.paper import LedgerCover, LedgerLine, LedgerState, PaperOptions, write_commitments

if TYPE_CHECKING:
    from pathlib import Path


def written(
    options: PaperOptions,
    folder: Path,
    lines: list[LedgerLine] | None = None,
    cover: LedgerCover | None = None,
) -> Path:
    rows = small_ledger() if lines is None else lines
    return write_commitments(rows, len(rows), options, folder / "c.xlsx", cover=cover).path


def test_a_line_says_who_promised_what_and_how_it_stands(tmp_path: Path, final: PaperOptions) -> None:
    sheet = load_workbook(written(final, tmp_path))["Commitments"]
    made, due = datetime(2026, 5, 14), datetime(2026, 8, 1)  # noqa: DTZ001 - sheets know no zone
    assert [cell.value for cell in sheet[7]] == [
        *(1, made, "Visit 12–14 May 2026", "Izmir", "Send the draft of the programme", "their side"),
        *(due, "—", "OVERDUE", 113),
    ]
    assert [cell.value for cell in sheet[9]][1:] == [
        *("not stated", "Visit 12–14 May 2026", "Stevenage", "Send the draft of the programme"),
        *("not stated", "not set", "—", "no deadline", "—"),
    ]


def test_what_is_overdue_is_in_capitals_bold_and_grey(tmp_path: Path, final: PaperOptions) -> None:
    sheet = load_workbook(written(final, tmp_path))["Commitments"]
    assert sheet["I7"].font.b
    assert {sheet.cell(7, column).fill.fgColor.rgb for column in range(1, 11)} == {"00DEDEDE"}
    assert all(sheet.cell(row, 1).fill.fill_type is None for row in range(8, 13))


def test_what_is_done_late_says_by_how_many_days(tmp_path: Path, final: PaperOptions) -> None:
    sheet = load_workbook(written(final, tmp_path))["Commitments"]
    assert [cell.value for cell in sheet[10]][8:] == ["done late", 19]
    assert [cell.value for cell in sheet[11]][8:] == ["done in time", "—"]
    assert [cell.value for cell in sheet[12]][7:] == ["June 2026", "done", "—"]


def test_the_summary_counts_every_line_by_partner_and_state(tmp_path: Path, final: PaperOptions) -> None:
    sheet = load_workbook(written(final, tmp_path))["Summary"]
    head = row_of(sheet, "Partner")
    table = [row_texts(sheet, row) for row in range(head, head + 6)]
    assert table == [
        ["Partner", "Overdue", "In progress", "No deadline", "Done late", "Done in time or without dates"],
        ["Baiyin", 0, 1, 0, 0, 0],
        ["Izmir", 1, 0, 0, 0, 1],
        ["Osh", 0, 0, 0, 1, 1],
        ["Stevenage", 0, 0, 1, 0, 0],
        ["Total", 1, 1, 1, 1, 2],
    ]


def test_where_all_dates_can_be_compared_the_last_column_is_in_time(
    tmp_path: Path, final: PaperOptions
) -> None:
    sheet = load_workbook(written(final, tmp_path, small_ledger()[:5]))["Summary"]
    assert row_texts(sheet, row_of(sheet, "Partner"))[-1] == "Done in time"


def test_many_partners_are_the_twenty_busiest_and_the_others_as_one(
    tmp_path: Path, final: PaperOptions
) -> None:
    lines = [promise(n, f"City {n % 30:02}", LedgerState.IN_PROGRESS) for n in range(50)]
    path = written(final, tmp_path, lines)
    sheet = load_workbook(path)["Summary"]
    others = row_of(sheet, "Other partners (10)")
    assert row_texts(sheet, others)[2] == 10
    assert row_texts(sheet, others + 1)[2] == 50
    assert "City 29" not in part(path, "xl/charts/chart1.xml")


def test_the_chart_has_a_series_for_every_state_told_apart_without_colour(
    tmp_path: Path, final: PaperOptions
) -> None:
    chart = part(written(final, tmp_path), "xl/charts/chart1.xml")
    assert chart.count("<ser>") == 5
    assert [chart.count(pattern) for pattern in ("wdUpDiag", "narHorz")] == [1, 1]
    assert '<grouping val="stacked"' in chart
    assert "<majorUnit val=" in chart  # few: the axis counts in ones


def test_promises_that_were_dropped_are_left_out_and_counted(tmp_path: Path, final: PaperOptions) -> None:
    book = load_workbook(written(final, tmp_path, cover=LedgerCover(note="Extract.", dropped=3)))
    assert str(book["Commitments"]["A4"].value).endswith("Left out: dropped — 3.")
    assert str(book["Summary"]["B4"].value).endswith("Left out: dropped — 3.")
    assert book["Commitments"]["A5"].value == "Extract."
