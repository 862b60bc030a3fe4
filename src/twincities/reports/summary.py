"""A summary sheet: A4 portrait, small tables and the charts that repeat them, its pages reckoned."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.cell_range import CellRange
from openpyxl.worksheet.pagebreak import Break

from twincities.i18n import NP_
from twincities.reports.book import set_page
from twincities.reports.charts import Area, bar_chart, has_bars
from twincities.reports.measure import lines_needed, row_height, wrapped
from twincities.reports.paging import Keep, Line, page_ends
from twincities.reports.styles import looks
from twincities.reports.table_sheets import put_link
from twincities.reports.text import escaped, fit, looks_like_formula

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from openpyxl.worksheet.worksheet import Worksheet

    from twincities.reports.charts import Bars
    from twincities.reports.options import PaperOptions

SHEET = NP_("sheet of a paper", "Summary")
NO_CHART = NP_("paper", "No data for a chart")
# Note: how a program that reads aloud names a chart.
CHART = NP_("paper", "Chart {number}")
TOTAL = NP_("paper", "Total")

EDGE = 1.5
"""Width of the empty first column."""
CHART_ROW = 16.0
BEFORE = 1
"""Columns before the first of the table."""

Cell = tuple[str | int | float | None, str]
"""A value and the name of its style."""


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows of the sheet, both ends counted in."""

    first: int
    last: int


class SummarySheet:
    """Grows a summary sheet; `finish` sets its pages. Columns are counted from 1 after the empty first one."""

    def __init__(self, sheet: Worksheet, options: PaperOptions, widths: Sequence[float], title: str) -> None:
        """Set the columns and the page; the first row is for links and not printed."""
        self._sheet, self._options, self._widths = sheet, options, tuple(widths)
        self._looks = looks(options.words.language)
        self._lines: list[Line] = []
        self._keep = Keep.FREE
        self._charts = 0
        sheet.sheet_view.showGridLines = False
        set_page(sheet, options, title, landscape=False)
        sheet.column_dimensions["A"].width = EDGE
        for number, width in enumerate(widths, 1):
            sheet.column_dimensions[get_column_letter(number + BEFORE)].width = width
        sheet.row_dimensions[1].height = 15
        self._title = title

    @property
    def next_row(self) -> int:
        """The row of the sheet that is written next."""
        return len(self._lines) + 2

    def head(self, subtitle: str, note: str = "", links: Sequence[str] = ()) -> None:
        """Write the ways to the other sheets, the office, the title and what stands under it."""
        for number, name in enumerate(links):
            put_link(self._sheet, f"{get_column_letter(number + 1 + BEFORE)}1", name)
        self._line(self._options.office.name, "TC Org", 14)
        self._line(self._title, "TC Title", 24)
        self._line(subtitle, "TC Subtitle", 15)
        if note:
            self._line(note, "TC Note", 16)
        self.gap(8)

    def section(self, text: str) -> None:
        """Write a heading with its rule over the whole width."""
        self.row([(text, "TC Section"), *[(None, "TC Section")] * (len(self._widths) - 1)], exact=20)
        self.gap(6)

    def note(self, text: str) -> None:
        """Write a line of small print."""
        self._line(text, "TC Note", 16)

    def row(self, cells: Sequence[Cell], *, least: float = 16, exact: float = 0.0) -> int:
        """Write a row as tall as its texts need, or exactly so tall; return its number on the sheet."""
        number = self.next_row
        height = exact or max(self._height(column, cell, least) for column, cell in enumerate(cells))
        for column, (value, style) in enumerate(cells, 1 + BEFORE):
            self._put(number, column, value, style)
        self._add(height)
        return number

    def merge_down(self, column: int, first: int, last: int) -> None:
        """Join the cells of a column over some rows of the sheet."""
        number = column + BEFORE
        # Not merge_cells: it would throw away the borders of the cells it joins.
        self._sheet.merged_cells.ranges.add(CellRange(None, number, first, number, last))

    def gap(self, height: float) -> None:
        """Leave an empty row of that height."""
        self._add(height)

    @contextmanager
    def block(self) -> Iterator[None]:
        """Keep what is written meanwhile on one page."""
        self._keep = Keep.MUST
        yield
        self._keep = Keep.FREE
        self._lines[-1] = replace(self._lines[-1], keep=Keep.FREE)

    def table(self, head: Sequence[str], rows: Sequence[Sequence[Cell]], total: Sequence[Cell]) -> Rows:
        """Write a small table with its total; return where its data stand."""
        self.row([(text, "TC Head") for text in head], least=18)
        first = self.next_row
        for cells in rows:
            self.row(cells)
        last = self.next_row - 1
        self.row(total, least=17)
        return Rows(first, last)

    def chart(self, bars: Bars, rows: int) -> None:
        """Put a chart over the next rows and the whole width, or say that there is nothing to draw."""
        if not has_bars(self._sheet, bars):
            self._line(self._options.words(NO_CHART), "TC Note", 16)
            return
        first = self.next_row
        for _ in range(rows):
            self.gap(CHART_ROW)
        self._draw(bars, Area(1 + BEFORE, first, len(self._widths) + BEFORE, self.next_row - 1))

    def chart_beside(self, bars: Bars, first_row: int, rows: int, column: int) -> None:
        """Put a chart beside a table that begins on `first_row`, from a column on, over at least so many rows."""
        if not has_bars(self._sheet, bars):
            self._line(self._options.words(NO_CHART), "TC Note", 16)
            return
        while self.next_row - first_row < rows:
            self.gap(CHART_ROW)
        last = len(self._widths) + BEFORE
        self._draw(bars, Area(column + BEFORE, first_row, last, self.next_row - 1, beside=True))

    def finish(self) -> None:
        """Set print area and page breaks."""
        last = get_column_letter(len(self._widths) + BEFORE)
        self._sheet.print_area = f"{get_column_letter(1 + BEFORE)}2:{last}{self.next_row - 1}"
        for end in page_ends(self._lines):
            self._sheet.row_breaks.append(Break(id=end + 1))

    def _draw(self, bars: Bars, area: Area) -> None:
        self._charts += 1
        name = self._options.words(CHART, number=self._charts)
        self._sheet.add_chart(bar_chart(self._sheet, bars, area, name))

    def _line(self, text: str, style: str, height: float) -> None:
        """Write a text over the whole width, in as many rows as it needs."""
        for part in wrapped(text, sum(self._widths), self._looks[style].type) or [""]:
            self.row([(part.rstrip(), style)], exact=height)

    def _add(self, height: float) -> None:
        self._sheet.row_dimensions[self.next_row].height = height
        self._lines.append(Line(height, self._keep))

    def _height(self, column: int, cell: Cell, least: float) -> float:
        value, style = cell
        look = self._looks[style]
        if not isinstance(value, str) or not look.wrap:
            return row_height(1, look.size, least)
        return row_height(lines_needed(value, self._widths[column], look.type, look.indent), look.size, least)

    def _put(self, row: int, column: int, value: str | float | None, style: str) -> None:
        put(self._sheet, row, column, value, style)


def put(sheet: Worksheet, row: int, column: int, value: str | float | None, style: str) -> None:
    """Write a value in a named style; a text stays a text whatever it looks like."""
    cell = sheet.cell(row, column)
    cell.style = style
    if not isinstance(value, str):
        cell.value = value
        return
    text, _ = fit(value)
    cell.value = escaped(text) or None
    if text:
        cell.data_type = "s"
    if looks_like_formula(text):
        cell.quotePrefix = True
