"""How long 10,000 journal rows take to become a workbook, against XlsxWriter with the same content and styling.

    python -m tests.benchmarks.journal_to_xlsx

Both write the plain review copy (hidden key and date, eight columns, remark cells, header, filter, frozen panes,
check on the remarks, protection). XlsxWriter is handed the finished cells; our own time includes finding the words.
Medians of CPU time; the goal is a ratio of 1.0 or less. The full look, which measures every row, is told beside it
for the 5,000 rows it goes up to.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import xlsxwriter

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]

from tests.benchmarks.measuring import Figure  # noqa: E402 - after the path is set
from tests.reports.founding_visit import AS_OF, OFFICES  # noqa: E402
from tests.reports.small_journal import small_journal  # noqa: E402
from twincities.domain.partial_date import PartialDate  # noqa: E402
from twincities.i18n import Language, Words  # noqa: E402
from twincities.reports.dates import sortable  # noqa: E402
from twincities.reports.journal_lines import cells_of  # noqa: E402
from twincities.reports.paper import (  # noqa: E402
    FULL_LOOK,
    Copy,
    JournalLine,
    PaperOptions,
    write_visit_journal,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from xlsxwriter.worksheet import Worksheet

    from tests.benchmarks.measuring import Ground

ROWS = 10_000
RUNS = 5
WORDS = Words(Language.RU, ROOT / "resources/locale")
OPTIONS = PaperOptions(
    words=WORDS, as_of=AS_OF, office=OFFICES[Language.RU], copy=Copy.REVIEW, catalogue_id="benchmark"
)
WIDTHS = (12, 12, 5, 17.5, 30, 20, 34, 17, 15, 18, 28)
HEADERS = ("key", "start", *(f"Column {number}" for number in range(1, 10)))

Row = tuple[object, ...]


def many_lines(count: int) -> list[JournalLine]:
    """Return journal lines that differ as real ones do: dates, keys, lengths of text."""
    pattern = small_journal(Language.RU)
    first = date(1990, 1, 1)
    lines = []
    for number in range(count):
        start = first + timedelta(days=number % 13_000)
        line = pattern[number % len(pattern)]
        lines.append(
            replace(
                line,
                key=f"7f2d5c1e-3a54-4f0e-9d5b-{number:012}",
                start=PartialDate.of(start),
                end=PartialDate.of(start + timedelta(days=number % 5)),
                content=f"{line.content} № {number}",
            )
        )
    return lines


def ours(lines: list[JournalLine], path: Path) -> None:
    """Write the journal by the program's own function."""
    write_visit_journal(lines, len(lines), OPTIONS, path, replace=True)


def yardstick(rows: list[Row], path: Path, *, constant_memory: bool) -> None:
    """Write the same cells in the same styles by XlsxWriter."""
    book = xlsxwriter.Workbook(str(path), {"constant_memory": constant_memory, "strings_to_formulas": False})
    sheet = book.add_worksheet("Journal")
    head = book.add_format(
        {"bold": True, "bg_color": "#DDE3EA", "border": 1, "align": "center", "text_wrap": True}
    )
    key = book.add_format({"font_size": 8, "font_color": "#7F7F7F"})
    day = book.add_format({"num_format": "DD.MM.YYYY", "border": 1, "align": "center"})
    remark = book.add_format({"bg_color": "#FFF8E1", "border": 1, "num_format": "@", "locked": False})
    for column, width in enumerate(WIDTHS):
        sheet.set_column(column, column, width, None, {"hidden": column < 2})
    sheet.write_row(0, 0, HEADERS, head)
    _fill(sheet, rows, key, day, remark)
    sheet.freeze_panes(1, 4)
    sheet.autofilter(0, 2, len(rows), 10)
    sheet.data_validation(
        1, 10, len(rows), 10, {"validate": "length", "criteria": "<=", "value": 1000, "input_message": "…"}
    )
    sheet.protect()
    book.close()


def _fill(sheet: Worksheet, rows: list[Row], key: object, day: object, remark: object) -> None:
    for number, row in enumerate(rows, 1):
        sheet.write_string(number, 0, row[0], key)
        sheet.write_datetime(number, 1, row[1], day)
        sheet.write_number(number, 2, row[2])
        for column in range(3, 10):
            sheet.write_string(number, column, row[column])
        sheet.write_blank(number, 10, None, remark)


def finished_rows(lines: list[JournalLine]) -> list[Row]:
    """Return the cells as the plain sheet writes them."""
    return [
        (f"{line.key}|{line.revision}", sortable(line.start), *cells_of(line, number, WORDS, wrap=False))
        for number, line in enumerate(lines, 1)
    ]


def cpu_seconds(write: Callable[[], object]) -> float:
    """Return the median CPU time of RUNS runs, in seconds."""
    times = []
    for _ in range(RUNS):
        begin = time.process_time()
        write()
        times.append(time.process_time() - begin)
    return statistics.median(times)


def figures(_ground: Ground) -> list[Figure]:
    """Measure the writing of the journal against XlsxWriter with the same content and looks."""
    lines = many_lines(ROWS)
    rows = finished_rows(lines)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "journal.xlsx"
        own = cpu_seconds(lambda: ours(lines, path))
        usual = cpu_seconds(lambda: yardstick(rows, path, constant_memory=False))
        lean = cpu_seconds(lambda: yardstick(rows, path, constant_memory=True))
        full = cpu_seconds(lambda: ours(lines[:FULL_LOOK], path))
    return [
        Figure(f"{ROWS:,} journal rows to xlsx / XlsxWriter", own / usual, 1.0, f"{own:.2f} s of CPU"),
        Figure(f"{ROWS:,} journal rows to xlsx / XlsxWriter sparing memory", own / lean),
        Figure(f"{FULL_LOOK:,} journal rows in the full look, s of CPU", full),
    ]
