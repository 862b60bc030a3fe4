"""The full look of a table, up to 5,000 rows: title, measured rows, a legend, what it stands among."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

from openpyxl.worksheet.cell_range import CellRange
from openpyxl.worksheet.filters import AutoFilter
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.table import Table, TableColumn, TableStyleInfo

from twincities.reports import phrases
from twincities.reports.measure import (
    PIXELS_PER_UNIT,
    lines_needed,
    longest_word,
    row_height,
    text_width,
    wrapped,
)
from twincities.reports.paging import Keep, Line, fitted_height, page_ends
from twincities.reports.styles import looks
from twincities.reports.table_sheets import TableSheet, put_link
from twincities.reports.tables import Tone
from twincities.reports.text import clean

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from typing import BinaryIO

    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

    from twincities.reports.tables import TableRow, Value

WIDEST = 172
"""Sum of widths at which 9 points are still read on a landscape page fitted to its width."""
MOST_LINES = 36
"""Lines of one row: a row cannot be taller than 409 points; what is longer goes on in the next row."""
BESIDE_WORD, INDENT, FILTER_BUTTON = 1.4, 1.3, 2.5
"""Column units: what a word needs beside itself, one step of indent, the button in a header."""
SHORT_VALUE = 16
LEAST_LEFT = 0.7
"""Part of its width that a column of long texts keeps when others need more."""
LEGEND_HEIGHT, KEPT_WITH_LEGEND = 15.0, 3
"""Points of a line of the legend; how many of the last rows are on its page at least."""
WIDER = 7.4 / 7
"""How much wider LibreOffice draws a column than Excel, so that what it fits to a page's width is smaller."""


class FullSheet(TableSheet):
    """Office, title, header, every row as tall as its longest cell; rows are taken whole before one is written."""

    head_row = 6
    """Where no line of the title needs more than one row."""

    _entries = 0

    @property
    def first_row(self) -> int:  # type: ignore[override] # a class's number there, one that depends here
        """The first row of data."""
        return self.head_row + (2 if self.layout.numbered else 1)

    @property
    def _text(self) -> str:
        return f"{self.layout.family} Text"

    def write(self, rows: Iterable[TableRow], count: int, file: BinaryIO) -> int:
        """Measure and write the rows; return how many there were."""
        kept = list(rows)
        self.widths = self._fitted([row.cells for row in kept])
        self.head_row = 2 + len(self._title_rows())
        self._entries = len(kept)
        self._heights: list[float] = []
        lines = list(self._data(kept, count)) or [self._empty_row()]
        lines += self._legend(self.first_row + len(lines))
        self.stream(self.frame, lines, len(lines), file)
        return len(kept)

    def frame(self, count: int) -> Workbook:
        """Return the workbook for `count` rows of the sheet, the legend's among them."""
        book, sheet = self.begin()
        self._put_title(sheet)
        self._put_headers(sheet)
        if not self._entries:
            first, row = self.before + 1, self.first_row
            sheet.merged_cells.ranges.add(CellRange(None, first, row, first + self._count - 1, row))
        rows = max(len(self._heights), 1)
        self.end(book, sheet, self.first_row + rows - 1, filled=self._entries > 0, below=count - rows)
        self._keep_legend(sheet, count - rows)
        return book

    def _visible_styles(self, tone: Tone) -> list[str]:
        family, end = self.layout.family, f" {tone.value}" if tone else ""
        return [
            "TC Strong" if tone is Tone.STRONG and column.urgent else f"{family} {column.look}{end}"
            for column in self.layout.columns
        ]

    def row_styles(self, tone: Tone = Tone.PLAIN, review: str = "") -> list[str]:
        """Return the style of each column of a data row."""
        return super().row_styles(tone, review or f"{self.layout.family} Review")

    def _all_styles(self) -> list[str]:
        tones = [tone for tone in Tone if tone is Tone.PLAIN or self.layout.family == "TC"]
        return [*(style for tone in tones for style in self.row_styles(tone)), self._text, "TC Subtitle"]

    # ------------------------------------------------------------------------------ above and below

    def _title_rows(self) -> list[tuple[str, str, float]]:
        """Return text, style and height of the rows of the title, a long line in several."""
        head = self.around.head
        lines = (
            (self.options.office.name, "TC Org", 14),
            (self.layout.title, "TC Title", 24),
            (head.subtitle, "TC Subtitle", 15),
            (head.note, "TC Note", 16),
        )
        styles = looks(self.words.language)
        return [
            (part.rstrip(), style, height)
            for text, style, height in lines
            for part in wrapped(clean(text), sum(self.widths), styles[style].type) or [""]
        ]

    def _put_title(self, sheet: Worksheet) -> None:
        for row, (text, style, height) in enumerate(self._title_rows(), 2):
            cell = sheet[f"{self.letter(1)}{row}"]
            cell.value = text or None
            cell.style = style
            if text:
                cell.data_type = "s"
            sheet.row_dimensions[row].height = height
        sheet.row_dimensions[1].height = 15
        for number, name in enumerate(self.around.links):
            put_link(sheet, f"{self.letter(2 + 2 * number)}1", name)

    def _put_headers(self, sheet: Worksheet) -> None:
        room = 0.0 if self.layout.numbered else FILTER_BUTTON
        heights = [
            self._lines(self.words(column.header), number, f"{self.layout.family} Head", less=room)
            for number, column in enumerate(self.layout.columns)
        ]
        self.put_head(sheet, self.head_row, self.headers(), f"{self.layout.family} Head")
        sheet.row_dimensions[self.head_row].height = row_height(max(heights), 9, 30)
        if not self.layout.numbered:
            return
        numbers: list[int | None] = list(range(1, self._count + 1))
        if self.options.for_review:
            numbers = [None, None, *numbers, None]
        self.put_head(sheet, self.head_row + 1, numbers, f"{self.layout.family} Head")
        sheet.row_dimensions[self.head_row + 1].height = 15

    def _filter(self, sheet: Worksheet, right: str, last: int) -> None:
        if not self.layout.table:
            super()._filter(sheet, right, last)
            return
        cells = f"A{self.head_row}:{right}{last}"
        table = Table(displayName=self.layout.table, ref=cells, autoFilter=AutoFilter(ref=cells))
        table.tableColumns = [
            TableColumn(id=number, name=clean(name)) for number, name in enumerate(self.headers(), 1)
        ]
        table.tableStyleInfo = TableStyleInfo(name="TableStyleLight1", showRowStripes=False)
        sheet.add_table(table)

    def _legend(self, row: int) -> Iterator[str]:
        if not self.around.head.legend:
            return
        across = self._count + self.before + (1 if self.options.for_review else 0)
        look = looks(self.words.language)["TC Subtitle"]
        room = sum(self.widths) + (self.layout.remark_width if self.options.for_review else 0)
        writer = self.writer(["TC Subtitle"] * across)
        texts = ["", *(part for text in self.around.head.legend for part in wrapped(text, room, look.type))]
        for number, text in enumerate(texts):
            values: list[Value] = [None] * across
            values[self.before] = text.rstrip() or None
            yield writer.row(row + number, values, LEGEND_HEIGHT)

    def _keep_legend(self, sheet: Worksheet, lines: int) -> None:
        """Let the last rows begin a page where the legend would have one of its own.

        A program that heeds no breaks where it fits a page's width prints as it would without.
        """
        first = len(self._heights) - KEPT_WITH_LEGEND
        if not lines or first < 1:
            return
        above = [sheet.row_dimensions[row].height or 0.0 for row in range(2, self.first_row)]
        head = sum(above[self.head_row - 2 :])
        page = [
            Line(sum(above), Keep.MUST),
            *(Line(height, Keep.FREE, head) for height in self._heights[:first]),
            *(Line(height, Keep.MUST, head) for height in self._heights[first:]),
            *[Line(LEGEND_HEIGHT, Keep.MUST, head)] * lines,
        ]
        wide = self._beside + sum(self.widths)
        if any(first + 1 in page_ends(page, fitted_height(wide * drawn)) for drawn in (1, WIDER)):
            sheet.row_breaks.append(Break(id=self.first_row + first - 1))

    @property
    def _beside(self) -> float:
        """Return the width that printed remarks take beside the columns."""
        printed = self.options.for_review and self.layout.remarks_printed
        return self.layout.remark_width if printed else 0

    # -------------------------------------------------------------------------------------- the rows

    def _data(self, kept: Sequence[TableRow], count: int) -> Iterator[str]:
        writers = {tone: self.writer(self.row_styles(tone)) for tone in {row.tone for row in kept}}
        continued = self.writer(self.row_styles(review=self._text))
        number = self.first_row
        for _, row in self.watched(kept, count):
            for piece, cells in enumerate(self._pieces(row.cells)):
                values = self.values(row, cells)
                if piece and self.options.for_review:
                    values[0] = None
                writer = continued if piece else writers[row.tone]
                self._heights.append(self._height(cells))
                yield writer.row(number, values, self._heights[-1])
                number += 1

    def _pieces(self, cells: Sequence[Value]) -> list[tuple[Value, ...]]:
        """Return the row, or several where a text is taller than a row may be."""
        columns: list[list[Value]] = []
        for column, value in enumerate(cells):
            if not isinstance(value, str) or self._lines(value, column) <= MOST_LINES:
                columns.append([value])
                continue
            look = looks(self.words.language)[self._text]
            lines = wrapped(clean(value), self.widths[column], look.type, look.indent)
            starts = range(0, len(lines), MOST_LINES)
            columns.append(["".join(lines[start : start + MOST_LINES]).strip() for start in starts])
        return list(zip_longest(*columns))

    def _height(self, cells: Sequence[Value]) -> float:
        needed = [self._lines(value, column) for column, value in enumerate(cells) if isinstance(value, str)]
        least = self.layout.least_for_review if self.options.for_review else self.layout.least
        return row_height(max(needed, default=1), 9, least)

    def _lines(self, text: str, column: int, style: str = "", less: float = 0.0) -> int:
        look = looks(self.words.language)[style or f"{self.layout.family} {self.layout.columns[column].look}"]
        return lines_needed(text, self.widths[column] - less, look.type, look.indent)

    def _fitted(self, rows: Sequence[Sequence[Value]]) -> list[float]:
        """Return the widths, grown where a word would be split, as long as the page can still be read.

        What is too much is taken from the column of long texts, if there is one that can give it.
        """
        needed = [round(self._needed(number, rows), 1) for number in range(self._count)]
        grown = [max(column.width, need) for column, need in zip(self.layout.columns, needed, strict=True)]
        excess = sum(grown) + self._beside - WIDEST
        if excess <= 0:
            return grown
        for number, column in enumerate(self.layout.columns):
            narrower = grown[number] - excess
            if column.gives and narrower >= max(needed[number], column.width * LEAST_LEFT):
                grown[number] = narrower
                return grown
        return self.widths

    def _needed(self, number: int, rows: Sequence[Sequence[Value]]) -> float:
        """Return the width at which no word of a column is split, of few short values no value either."""
        column, family = self.layout.columns[number], self.layout.family
        look, head = (
            looks(self.words.language)[name] for name in (f"{family} {column.look}", f"{family} Head")
        )
        values = {value for cells in rows if isinstance(value := cells[number], str)}
        needed = longest_word(sorted(values), look.type)
        if column.whole and all(len(value) <= SHORT_VALUE for value in values):
            widest = max((text_width(value, look.type) for value in values), default=0.0)
            needed = max(needed, widest / PIXELS_PER_UNIT)
        title = longest_word([self.words(column.header)], head.type)
        return max(needed + INDENT * look.indent, title) + BESIDE_WORD

    def _empty_row(self) -> str:
        cells: list[Value] = [self.words(phrases.NO_ENTRIES), *[None] * (self._count - 1)]
        if self.options.for_review:
            cells = [None, None, *cells, None]
        styles = [self._text] * len(cells)
        return self.writer(styles).row(self.first_row, cells, row_height(1, 9, 17))
