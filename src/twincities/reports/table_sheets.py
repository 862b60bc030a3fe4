"""The sheet of any table: its columns, hidden ones and remarks, guards and marks; and the plain one that streams.

Above 5,000 rows nobody prints a table, and measuring every row would cost more than writing it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.worksheet.hyperlink import Hyperlink

from twincities.reports import phrases
from twincities.reports.book import (
    REMARK_ID,
    Identity,
    MetaColumn,
    mark,
    new_book,
    protect,
    set_page,
    sheet_name,
    take_remarks,
)
from twincities.reports.errors import WritingCancelledError
from twincities.reports.options import Shortened
from twincities.reports.streaming import RowStyles, RowWriter, stream
from twincities.reports.tables import Around, Tone
from twincities.reports.text import clean

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path
    from typing import BinaryIO

    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

    from twincities.reports.options import PaperOptions, Watch
    from twincities.reports.tables import Layout, TableRow, Value

HIDDEN_WIDTH = 12
STEP = 200
"""Rows between two reports of progress."""


class TableSheet:
    """What both sheets share: geometry, hidden columns, print set-up, guards, marks."""

    head_row = 1
    first_row = 2

    def __init__(
        self,
        layout: Layout,
        options: PaperOptions,
        watch: Watch,
        path: Path,
        around: Around | None = None,
    ) -> None:
        """Decide the columns: two hidden ones before and the remarks behind in a review copy only."""
        self.layout, self.options, self.watch, self.path = layout, options, watch, path
        self.words = options.words
        self.before = 2 if options.for_review else 0
        self.widths = [column.width for column in layout.columns]
        self.shortened: list[Shortened] = []
        self.around = around or Around()

    # ------------------------------------------------------------------------------------- geometry

    def letter(self, column: int) -> str:
        """Return the letter of a visible column, counted from 1; the one after the last holds the remarks."""
        return get_column_letter(column + self.before)

    @property
    def _count(self) -> int:
        return len(self.layout.columns)

    def headers(self) -> list[str]:
        """Return the names of all columns, hidden and remarks included."""
        names = [self.words(column.header) for column in self.layout.columns]
        if not self.options.for_review:
            return names
        return ["key", self.layout.sort_header, *names, self.words(phrases.REMARKS)]

    def row_styles(self, tone: Tone = Tone.PLAIN, review: str = "TC Review") -> list[str]:
        """Return the style of each column of a data row."""
        visible = self._visible_styles(tone)
        return ["TC Key", self.layout.sort_look, *visible, review] if self.options.for_review else visible

    def _visible_styles(self, _tone: Tone) -> list[str]:
        return ["TC Date" if column.look == "Date" else "Normal" for column in self.layout.columns]

    def _all_styles(self) -> list[str]:
        return self.row_styles()

    def values(self, row: TableRow, cells: Sequence[Value]) -> list[Value]:
        """Return a data row with its hidden cells and its empty remark."""
        return [row.key, row.sort, *cells, None] if self.options.for_review else list(cells)

    # --------------------------------------------------------------------------------- the workbook

    def begin(self) -> tuple[Workbook, Worksheet]:
        """Return the workbook with columns and print set-up; rows follow."""
        layout = self.layout
        identity = Identity(layout.paper.id, layout.title, layout.subject)
        book, sheet = new_book(self.options, identity, self.around.first or layout.sheet)
        if self.around.first:
            sheet = book.create_sheet(sheet_name(layout.sheet))
            sheet.sheet_view.showGridLines = False
        # First of all styles, so that a row's XML means the same in every workbook of this sheet.
        RowStyles(sheet, self._all_styles())
        set_page(sheet, self.options, layout.title, landscape=True)
        for number, width in enumerate(self.widths, 1):
            sheet.column_dimensions[self.letter(number)].width = width
        if self.options.for_review:
            for letter in "AB":
                sheet.column_dimensions[letter].width = HIDDEN_WIDTH
                sheet.column_dimensions[letter].hidden = True
            sheet.column_dimensions[self.letter(self._count + 1)].width = layout.remark_width
        sheet.freeze_panes = f"{self.letter(layout.frozen + 1)}{self.first_row}"
        sheet.print_title_rows = f"{self.head_row}:{self.first_row - 1}"
        return book, sheet

    def end(self, book: Workbook, sheet: Worksheet, last: int, *, filled: bool, below: int = 0) -> None:
        """Bind filter, print area, remarks and marks to the last row; `below` rows of legend follow it."""
        remarks, last_column = self.letter(self._count + 1), self.letter(self._count)
        right = remarks if self.options.for_review else last_column
        top = 2 if self.first_row > 2 else 1  # noqa: PLR2004 - under the row of links
        printed = right if self.layout.remarks_printed else last_column
        sheet.print_area = f"{self.letter(1)}{top}:{printed}{last + below}"
        if filled:
            self._filter(sheet, right, last)
        self.around.add(book)
        if not self.options.for_review:
            return
        if filled:
            take_remarks(sheet, self.options, [f"{remarks}{self.first_row}:{remarks}{last}"])
        for each in book.worksheets:
            protect(each)
        ids = ["key", self.layout.sort_header, *(column.id for column in self.layout.columns), REMARK_ID]
        columns = [
            MetaColumn(id_, name, id_ == REMARK_ID) for id_, name in zip(ids, self.headers(), strict=True)
        ]
        mark(book, sheet, self.options, self.layout.paper.id, columns)

    def _filter(self, sheet: Worksheet, right: str, last: int) -> None:
        sheet.auto_filter.ref = f"{self.letter(1)}{self.first_row - 1}:{right}{last}"

    def put_head(self, sheet: Worksheet, row: int, values: Sequence[str | int | None], style: str) -> None:
        """Write a row of headers."""
        for number, value in enumerate(values, 1):
            cell = sheet.cell(row, number, clean(value) if isinstance(value, str) else value)
            cell.style = style

    # -------------------------------------------------------------------------------------- the rows

    def writer(self, styles: Sequence[str] | None = None) -> RowWriter:
        """Return a writer of rows in these styles, by default those of data; all must be among them."""
        _, sheet = self.begin()
        return RowWriter(RowStyles(sheet, styles or self.row_styles()), self._cut)

    def stream(
        self, frame: Callable[[int], Workbook], rows: Iterable[str], count: int, file: BinaryIO
    ) -> int:
        """Write the workbook with these rows on the table's sheet; `frame` as `streaming.stream` asks for it."""
        return stream(frame, rows, count, file, sheet_number=2 if self.around.first else 1)

    def watched(self, rows: Iterable[TableRow], count: int) -> Iterator[tuple[int, TableRow]]:
        """Yield the rows with their numbers, reporting progress; WritingCancelledError when told to stop."""
        number = 0
        for number, row in enumerate(rows, 1):
            if number % STEP == 1:
                self._report(number - 1, count)
            yield number, row
        self._report(number, max(number, count))

    def _report(self, done: int, count: int) -> None:
        if self.watch.cancelled():
            raise WritingCancelledError(self.path)
        self.watch.progress(done, count)

    def _cut(self, row: int, column: str, length: int) -> None:
        self.shortened.append(Shortened(row, column, length))


class PlainSheet(TableSheet):
    """One header row, one line a row, nothing measured: for machines and filters, not for paper."""

    def write(self, rows: Iterable[TableRow], count: int, file: BinaryIO) -> int:
        """Stream the rows into `file`; return how many there were."""
        writer = self.writer()

        def streamed() -> Iterator[str]:
            for number, row in self.watched(rows, count):
                yield writer.row(number + self.head_row, self.values(row, row.cells))

        return self.stream(self.frame, streamed(), count, file)

    def frame(self, count: int) -> Workbook:
        """Return the workbook for `count` rows."""
        book, sheet = self.begin()
        self.put_head(sheet, self.head_row, self.headers(), "TC Head")
        sheet.row_dimensions[self.head_row].height = 40
        self.end(book, sheet, self.head_row + max(count, 1), filled=count > 0)
        return book


def put_link(sheet: Worksheet, place: str, name: str) -> None:
    """Write a way to another sheet of the workbook into a cell that is not printed."""
    cell = sheet[place]
    cell.value, cell.style = f"→ {name}", "TC Nav"
    cell.hyperlink = Hyperlink(ref=place, location=f"{quote_sheetname(sheet_name(name))}!A1")
    cell.style = "TC Nav"
