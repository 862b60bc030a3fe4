"""The journal's two sheets: the full look up to 5,000 lines, above that a plain one that streams.

Above that many rows nobody prints the journal, and measuring every row would cost more than writing it.
"""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.cell_range import CellRange

from twincities.i18n import NP_
from twincities.reports import phrases
from twincities.reports.book import (
    REMARK_ID,
    Identity,
    MetaColumn,
    mark,
    new_book,
    protect,
    set_page,
    take_remarks,
)
from twincities.reports.dates import paper_date, sortable
from twincities.reports.errors import WritingCancelledError
from twincities.reports.journal_lines import cells_of
from twincities.reports.kinds import VISIT_JOURNAL
from twincities.reports.measure import lines_needed, longest_word, row_height, wrapped
from twincities.reports.options import Shortened
from twincities.reports.streaming import RowStyles, RowWriter, stream
from twincities.reports.styles import looks
from twincities.reports.text import clean

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date
    from pathlib import Path
    from typing import BinaryIO

    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

    from twincities.i18n import Message
    from twincities.reports.options import PaperOptions, Watch
    from twincities.reports.visit_journal_data import JournalCover, JournalLine

    Value = str | int | date | None

SHEET = NP_("sheet of a paper", "Journal")
FORM = NP_("visit journal", "Eight-column form")

COLUMNS: tuple[tuple[str, Message, float], ...] = (
    ("n", NP_("column of the visit journal", "No."), 5),
    ("dp", NP_("column of the visit journal", "Date and place"), 17.5),
    ("g", NP_("column of the visit journal", "Guest (name, position), country, organisation"), 30),
    ("b", NP_("column of the visit journal", "Basis and aim"), 20),
    ("c", NP_("column of the visit journal", "Content of visit, talks"), 34),
    ("o", NP_("column of the visit journal", "Our participants"), 17),
    ("p", NP_("column of the visit journal", "Permitted by"), 15),
    ("r", NP_("column of the visit journal", "Report: kind, date, received by"), 18),
)
REMARK_WIDTH, HIDDEN_WIDTH = 28, 12
WIDEST = 172
"""Sum of widths at which 9 points are still read on a landscape page fitted to its width."""

BEGUN = NP_("visit journal", "Begun: {date}.")
CLOSED = NP_("visit journal", "Closed: {date}.")
STILL_KEPT = NP_("visit journal", "Closed: still kept.")
# Note: {place} is a name in the nominative.
KEPT_AT = NP_("visit journal", "Kept at: {place}.")
ENTRIES = NP_("visit journal", "Entries: {count}.")

MOST_LINES = 36
"""Lines of one row: a row cannot be taller than 409 points; what is longer goes on in the next row."""
STEP = 200
"""Rows between two reports of progress."""


class JournalSheet:
    """What both sheets share: geometry, hidden columns, print set-up, guards, marks."""

    head_row = 1
    first_row = 2
    styles: tuple[str, ...] = ()
    hidden_styles: tuple[str, str] = ("TC Key", "TC Date")
    review_style = "TC Review"

    def __init__(self, options: PaperOptions, cover: JournalCover, watch: Watch, path: Path) -> None:
        """Decide the columns: two hidden ones before and the remarks behind in a review copy only."""
        self.options, self.cover, self.watch, self.path = options, cover, watch, path
        self.words = options.words
        self.before = 2 if options.for_review else 0
        self.widths = [width for _, _, width in COLUMNS]
        self.shortened: list[Shortened] = []

    def letter(self, column: int) -> str:
        """Return the letter of a visible column, counted from 1; the one after the last holds the remarks."""
        return get_column_letter(column + self.before)

    def headers(self) -> list[str]:
        """Return the names of all columns, hidden and remarks included."""
        names = [self.words(header) for _, header, _ in COLUMNS]
        return ["key", "start", *names, self.words(phrases.REMARKS)] if self.options.for_review else names

    def row_styles(self) -> list[str]:
        """Return the style of each column of a data row."""
        if not self.options.for_review:
            return list(self.styles)
        return [*self.hidden_styles, *self.styles, self.review_style]

    def values(self, line: JournalLine, cells: Sequence[Value]) -> list[Value]:
        """Return a data row with its hidden cells and its empty remark."""
        if not self.options.for_review:
            return list(cells)
        return [f"{line.key}|{line.revision}", sortable(line.start), *cells, None]

    def begin(self) -> tuple[Workbook, Worksheet]:
        """Return the workbook with columns and print set-up; rows follow."""
        title = self.words(VISIT_JOURNAL.title)
        book, sheet = new_book(
            self.options, Identity(VISIT_JOURNAL.id, title, self.words(FORM)), self.words(SHEET)
        )
        # First of all styles, so that a row's XML means the same in every workbook of this sheet.
        RowStyles(sheet, self.row_styles())
        set_page(sheet, self.options, title, landscape=True)
        for number, width in enumerate(self.widths, 1):
            sheet.column_dimensions[self.letter(number)].width = width
        if self.options.for_review:
            for letter in "AB":
                sheet.column_dimensions[letter].width = HIDDEN_WIDTH
                sheet.column_dimensions[letter].hidden = True
            sheet.column_dimensions[self.letter(len(COLUMNS) + 1)].width = REMARK_WIDTH
        sheet.freeze_panes = f"{self.letter(3)}{self.first_row}"
        sheet.print_title_rows = f"{self.head_row}:{self.first_row - 1}"
        return book, sheet

    def end(self, book: Workbook, sheet: Worksheet, last: int, *, filled: bool) -> None:
        """Bind filter, print area, remarks and marks to the last row."""
        last_column = self.letter(len(COLUMNS))
        sheet.print_area = f"{self.letter(1)}{2 if self.first_row > 2 else 1}:{last_column}{last}"  # noqa: PLR2004
        remarks = self.letter(len(COLUMNS) + 1)
        if filled:
            right = remarks if self.options.for_review else last_column
            sheet.auto_filter.ref = f"{self.letter(1)}{self.first_row - 1}:{right}{last}"
        if not self.options.for_review:
            return
        if filled:
            take_remarks(sheet, self.options, [f"{remarks}{self.first_row}:{remarks}{last}"])
        protect(sheet)
        ids = ["key", "start", *(column for column, _, _ in COLUMNS), REMARK_ID]
        columns = [
            MetaColumn(id_, name, id_ == REMARK_ID) for id_, name in zip(ids, self.headers(), strict=True)
        ]
        mark(book, sheet, self.options, VISIT_JOURNAL.id, columns)

    def put_head(self, sheet: Worksheet, row: int, values: Sequence[str | int | None], style: str) -> None:
        """Write a row of headers."""
        for number, value in enumerate(values, 1):
            cell = sheet.cell(row, number, clean(value) if isinstance(value, str) else value)
            cell.style = style

    def writer(self, styles: Sequence[str] | None = None) -> RowWriter:
        """Return a writer of rows in these styles, by default those of data; all must be among them."""
        _, sheet = self.begin()
        return RowWriter(RowStyles(sheet, styles or self.row_styles()), self._cut)

    def watched(self, lines: Iterable[JournalLine], count: int) -> Iterator[tuple[int, JournalLine]]:
        """Yield the lines with their numbers, reporting progress; WritingCancelledError when told to stop."""
        number = 0
        for number, line in enumerate(lines, 1):
            if number % STEP == 1:
                self._report(number - 1, count)
            yield number, line
        self._report(number, max(number, count))

    def _report(self, done: int, count: int) -> None:
        if self.watch.cancelled():
            raise WritingCancelledError(self.path)
        self.watch.progress(done, count)

    def _cut(self, row: int, column: str, length: int) -> None:
        self.shortened.append(Shortened(row, column, length))


class PlainSheet(JournalSheet):
    """One header row, one line a row, nothing measured: for machines and filters, not for paper."""

    styles = ("Normal",) * len(COLUMNS)

    def write(self, lines: Iterable[JournalLine], count: int, file: BinaryIO) -> int:
        """Stream the lines into `file`; return how many there were."""
        writer = self.writer()

        def rows() -> Iterator[str]:
            for number, line in self.watched(lines, count):
                cells = cells_of(line, number, self.words, wrap=False)
                yield writer.row(number + self.head_row, self.values(line, cells))

        return stream(self.frame, rows(), count, file)

    def frame(self, count: int) -> Workbook:
        """Return the workbook for `count` rows."""
        book, sheet = self.begin()
        self.put_head(sheet, self.head_row, self.headers(), "TC Head")
        sheet.row_dimensions[self.head_row].height = 40
        self.end(book, sheet, self.head_row + max(count, 1), filled=count > 0)
        return book


class FullSheet(JournalSheet):
    """Office, title, two header rows, every row as tall as its longest cell."""

    head_row = 6
    first_row = 8
    styles = ("TJ Number", *("TJ Text",) * (len(COLUMNS) - 1))
    hidden_styles = ("TC Key", "TJ Date")
    review_style = "TJ Review"

    def write(self, lines: Iterable[JournalLine], count: int, file: BinaryIO) -> int:
        """Measure and write the lines; return how many there were."""
        kept = list(lines)
        texts = [cells_of(line, number, self.words, wrap=True) for number, line in enumerate(kept, 1)]
        self.widths = self._fitted(texts)
        self._begun = self.cover.begun or next((line.start for line in kept if line.start), None)
        self._entries = len(kept)
        rows = list(self._rows(kept, texts, count)) or [self._empty_row()]
        stream(self.frame, rows, len(rows), file)
        return len(kept)

    def frame(self, count: int) -> Workbook:
        """Return the workbook for `count` rows of the sheet."""
        book, sheet = self.begin()
        self._put_title(sheet)
        heights = [self._lines(name, number, "TJ Head") for number, (_, name, _) in enumerate(COLUMNS)]
        self.put_head(sheet, self.head_row, self.headers(), "TJ Head")
        sheet.row_dimensions[self.head_row].height = row_height(max(heights), 9, 30)
        numbers: list[int | None] = list(range(1, len(COLUMNS) + 1))
        if self.options.for_review:
            numbers = [None, None, *numbers, None]
        self.put_head(sheet, self.head_row + 1, numbers, "TJ Head")
        sheet.row_dimensions[self.head_row + 1].height = 15
        if not self._entries:
            first = self.before + 1
            row = self.first_row
            sheet.merged_cells.ranges.add(CellRange(None, first, row, first + len(COLUMNS) - 1, row))
        self.end(book, sheet, self.first_row + count - 1, filled=self._entries > 0)
        return book

    def _put_title(self, sheet: Worksheet) -> None:
        words, cover, office = self.words, self.cover, self.options.office
        closed = words(CLOSED, date=paper_date(cover.closed, words)) if cover.closed else words(STILL_KEPT)
        state = [closed, words(ENTRIES, count=words.number(self._entries))]
        if self._begun:
            state.insert(0, words(BEGUN, date=paper_date(self._begun.start, words)))
        if office.kept_at:
            state.insert(-1, words(KEPT_AT, place=office.kept_at))
        lines = (
            (2, office.name, "TC Org", 14),
            (3, words(VISIT_JOURNAL.title), "TC Title", 24),
            (4, "   ".join(state), "TC Subtitle", 15),
            (5, cover.note, "TC Note", 16),
        )
        for row, text, style, height in lines:
            cell = sheet[f"{self.letter(1)}{row}"]
            cell.value = clean(text) or None
            cell.style = style
            if text:
                cell.data_type = "s"
            sheet.row_dimensions[row].height = height
        sheet.row_dimensions[1].height = 15

    def _rows(
        self, kept: Sequence[JournalLine], texts: Sequence[Sequence[str | int]], count: int
    ) -> Iterator[str]:
        writer, continued = self.writer(), self.writer(self._without_remark())
        row = self.first_row
        for number, line in self.watched(kept, count):
            for piece, cells in enumerate(self._pieces(texts[number - 1])):
                values = self.values(line, cells)
                if piece and self.options.for_review:
                    values[0] = None
                yield (continued if piece else writer).row(row, values, self._height(cells))
                row += 1

    def _pieces(self, cells: Sequence[str | int]) -> list[tuple[Value, ...]]:
        """Return the row, or several where a text is taller than a row may be."""
        columns: list[list[Value]] = []
        for column, value in enumerate(cells):
            if isinstance(value, int) or self._lines(value, column) <= MOST_LINES:
                columns.append([value])
                continue
            look = looks(self.words.language)["TJ Text"]
            lines = wrapped(clean(value), self.widths[column], look.type, look.indent)
            starts = range(0, len(lines), MOST_LINES)
            columns.append(["".join(lines[start : start + MOST_LINES]).strip() for start in starts])
        return list(zip_longest(*columns))

    def _height(self, cells: Sequence[Value]) -> float:
        needed = [self._lines(value, column) for column, value in enumerate(cells) if isinstance(value, str)]
        least = 26 if self.options.for_review else 15
        return row_height(max(needed, default=1), 9, least)

    def _lines(self, text: str | Message, column: int, style: str = "TJ Text") -> int:
        look = looks(self.words.language)[style]
        said = text if isinstance(text, str) else self.words(text)
        return lines_needed(said, self.widths[column], look.type, look.indent)

    def _fitted(self, texts: Sequence[Sequence[str | int]]) -> list[float]:
        """Return the widths, grown where a word would be split, as long as the page can still be read."""
        type_ = looks(self.words.language)["TJ Text"].type
        grown = []
        for column, width in enumerate(self.widths):
            values = [value for cells in texts if isinstance(value := cells[column], str)]
            needed = longest_word(values, type_) + 1.4 + 1.3
            grown.append(max(width, round(needed, 1)))
        return grown if sum(grown) <= WIDEST else self.widths

    def _empty_row(self) -> str:
        cells = [self.words(phrases.NO_ENTRIES), *[None] * (len(COLUMNS) - 1)]
        if self.options.for_review:
            cells = [None, None, *cells, None]
        return self.writer(self._without_remark()).row(self.first_row, cells, row_height(1, 9, 17))

    def _without_remark(self) -> list[str]:
        """Return the styles of a row that no remark can be written on."""
        styles = self.row_styles()
        if self.options.for_review:
            styles[-1] = "TJ Text"
        return styles
