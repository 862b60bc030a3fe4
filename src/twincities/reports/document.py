"""A document sheet: A4 portrait on a grid of columns, grown row by row, its heights and pages reckoned."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import zip_longest
from typing import TYPE_CHECKING

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.cell_range import CellRange
from openpyxl.worksheet.pagebreak import Break

from twincities.reports import phrases
from twincities.reports.book import REMARK_ID, MetaColumn, mark, protect, take_remarks
from twincities.reports.measure import lines_needed, row_height, wrapped
from twincities.reports.options import Shortened
from twincities.reports.paging import Keep, Line, page_ends
from twincities.reports.styles import looks
from twincities.reports.text import escaped, fit, looks_like_formula

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

    from twincities.reports.options import PaperOptions

KEY_WIDTH, SPACER_WIDTH, REMARK_WIDTH = 13, 2, 34
MOST_LINES = 30
"""Lines of one row: a taller text goes on in a row of its own, because a row can neither outgrow 409 points nor
be cut by a page."""


@dataclass(frozen=True, slots=True)
class Span:
    """A value over the grid's columns `first` to `last` (counted from 1) in a named style."""

    first: int
    last: int
    value: str | int | date | None
    style: str


@dataclass(frozen=True, slots=True)
class _Row:
    """A row before its page is known; `cut` are the letters and lengths of texts that did not fit into a cell."""

    spans: Sequence[Span]
    height: float
    keep: Keep = Keep.FREE
    key: str = ""
    head: _Row | None = None
    cut: tuple[tuple[str, int], ...] = ()

    @property
    def line(self) -> Line:
        """The row as the page sees it."""
        return Line(self.height, self.keep, self.head.height if self.head else 0.0)


class Document:
    """Grows a document sheet; `finish` writes it page by page and, in a review copy, its guards and marks."""

    def __init__(
        self, book: Workbook, sheet: Worksheet, options: PaperOptions, widths: Sequence[float], report: str
    ) -> None:
        """Set the columns: a hidden one for keys and one for remarks in a review copy only."""
        self._book, self._sheet, self._options, self._report = book, sheet, options, report
        self._widths = tuple(widths)
        self._looks = looks(options.words.language)
        self._before = 1 if options.for_review else 0
        self._rows: list[_Row] = []
        self._head: _Row | None = None
        self._remarks: list[tuple[int, int]] = []
        self.rows = 0
        """How many rows are written."""
        self.shortened: list[Shortened] = []
        for number, width in enumerate(widths, 1):
            sheet.column_dimensions[self._letter(number)].width = width
        if options.for_review:
            self._set_review_columns()

    def row(
        self, *spans: Span, least: float = 17.0, key: str = "", keep: Keep = Keep.FREE, exact: float = 0.0
    ) -> None:
        """Add a row as tall as its texts need; `key` makes it one that takes a remark, `exact` fixes its height."""
        cuts: list[tuple[str, int]] = []
        pieces = [self._pieces(span, cuts) for span in spans]
        for number, texts in enumerate(zip_longest(*pieces, fillvalue="")):
            parts = [
                Span(span.first, span.last, text, span.style) for span, text in zip(spans, texts, strict=True)
            ]
            first, last = number == 0, number == max(map(len, pieces)) - 1
            self._rows.append(
                _Row(
                    parts,
                    exact or max(self._height(part, least) for part in parts),
                    keep if last else Keep.FREE,
                    key if first else "",
                    self._head,
                    tuple(cuts) if first else (),
                )
            )

    def head(self, *spans: Span, least: float = 17.0) -> None:
        """Add the head of a table: it stays with the next row, and every page that goes on with the table repeats it.

        A gap ends the table.
        """
        self._head = None
        self.row(*spans, least=least, keep=Keep.MUST)
        self._head = self._rows[-1]

    def gap(self, height: float, keep: Keep = Keep.FREE) -> None:
        """Leave an empty row of that height."""
        self._head = None
        self._rows.append(_Row((), height, keep))

    def finish(self) -> None:
        """Write the rows, set print area and page breaks; in a review copy protect the sheet and mark the workbook."""
        sheet = self._sheet
        ends = set(page_ends([row.line for row in self._rows]))
        for number, row in enumerate(self._rows):
            if number in ends:
                sheet.row_breaks.append(Break(id=self.rows))
                if row.head:
                    self._put(row.head)
            self._put(row)
        sheet.print_area = f"{self._letter(1)}1:{self._letter(len(self._widths))}{self.rows}"
        if not self._options.for_review:
            return
        letter = self._remark_letter()
        ranges = [f"{letter}{first}:{letter}{last}" for first, last in self._remarks]
        take_remarks(sheet, self._options, ranges)
        protect(sheet)
        remarks = MetaColumn(REMARK_ID, self._options.words(phrases.REMARKS), returns=True)
        mark(self._book, sheet, self._options, self._report, [remarks])

    def _set_review_columns(self) -> None:
        sheet = self._sheet
        sheet.column_dimensions["A"].width = KEY_WIDTH
        sheet.column_dimensions["A"].hidden = True
        sheet.column_dimensions[self._letter(len(self._widths) + 1)].width = SPACER_WIDTH
        sheet.column_dimensions[self._remark_letter()].width = REMARK_WIDTH
        for cell, value in (
            ("A1", "key"),
            (f"{self._remark_letter()}1", self._options.words(phrases.REMARKS)),
        ):
            sheet[cell] = value
            sheet[cell].style = "TC Key" if cell == "A1" else "TC Head"

    def _take_remark(self, key: str) -> None:
        row = self.rows
        self._sheet[f"A{row}"] = key
        self._sheet[f"A{row}"].style = "TC Key"
        cell = f"{self._remark_letter()}{row}"
        self._sheet[cell].style = "TC Review"
        if self._remarks and self._remarks[-1][1] == row - 1:
            self._remarks[-1] = (self._remarks[-1][0], row)
        else:
            self._remarks.append((row, row))

    def _pieces(self, span: Span, cuts: list[tuple[str, int]]) -> list[str | int | date | None]:
        """Return the value, a text that is too tall in several pieces; what no cell takes is told in `cuts`."""
        if not isinstance(span.value, str):
            return [span.value]
        text, length = fit(span.value)
        if length:
            cuts.append((self._letter(span.first), length))
        look = self._looks[span.style]
        if lines_needed(text, self._width(span), look.type, look.indent) <= MOST_LINES:
            return [text]
        lines = wrapped(text, self._width(span), look.type, look.indent)
        return [
            "".join(lines[start : start + MOST_LINES]).strip() for start in range(0, len(lines), MOST_LINES)
        ]

    def _height(self, span: Span, least: float) -> float:
        look = self._looks[span.style]
        if not isinstance(span.value, str):
            return row_height(1, look.size, least)
        return row_height(
            lines_needed(span.value, self._width(span), look.type, look.indent), look.size, least
        )

    def _put(self, one: _Row) -> None:
        self.rows += 1
        sheet, row = self._sheet, self.rows
        sheet.row_dimensions[row].height = one.height
        self.shortened += [Shortened(row, letter, length) for letter, length in one.cut]
        if one.key and self._options.for_review:
            self._take_remark(one.key)
        for span in one.spans:
            first, last = span.first + self._before, span.last + self._before
            for column in range(first, last + 1):
                sheet.cell(row, column).style = span.style
            cell = sheet.cell(row, first)
            if isinstance(span.value, str):
                cell.value = escaped(span.value) or None
                if span.value:
                    cell.data_type = "s"
                if looks_like_formula(span.value):
                    cell.quotePrefix = True
            else:
                cell.value = span.value
                if span.value is not None:
                    cell.number_format = self._looks[span.style].number_format
            if span.last > span.first:
                # Not merge_cells: it would throw away the borders of the cells it joins.
                sheet.merged_cells.ranges.add(CellRange(None, first, row, last, row))

    def _width(self, span: Span) -> float:
        return sum(self._widths[span.first - 1 : span.last])

    def _letter(self, column: int) -> str:
        return get_column_letter(column + self._before)

    def _remark_letter(self) -> str:
        return self._letter(len(self._widths) + 2)
