"""Anniversaries by month: boxes of a calendar on one landscape page, and a strip for what only the year is known of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.cell_range import CellRange
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.properties import PageSetupProperties

from twincities.domain.date_words import long
from twincities.domain.partial_date import PartialDate
from twincities.i18n import N_, NN_, NO_BREAK_SPACE, NP_, capitalised
from twincities.reports import phrases
from twincities.reports.book import set_page
from twincities.reports.dates import paper_date
from twincities.reports.full_sheet import MOST_LINES
from twincities.reports.measure import POINTS_PER_UNIT, lines_needed, row_height
from twincities.reports.paging import (
    LANDSCAPE_HEIGHT,
    LANDSCAPE_WIDTH,
    RESERVE,
    Keep,
    Line,
    page_ends,
)
from twincities.reports.styles import looks
from twincities.reports.summary import put
from twincities.reports.table_sheets import put_link

if TYPE_CHECKING:
    from collections.abc import Sequence

    from openpyxl.worksheet.worksheet import Worksheet

    from twincities.i18n import Message, Words
    from twincities.reports.anniversaries_data import AnniversaryCover, AnniversaryLine
    from twincities.reports.options import PaperOptions

SHEET = NP_("sheet of a paper", "By month")
TITLE = NP_("anniversaries", "Anniversaries of partnerships by month")
STATE = NP_("anniversaries", "From {first} to {last}. As of {date}. ● — jubilee.")
YEAR_ONLY = N_("Only the year is known")
DURING = NP_("anniversaries, a heading", "During {year}")

YEARS_OF = NN_("{count} year", "{count} years")
# Note: the day of the month in figures («08.09»).
DAY = NP_("anniversaries, a day", "{day:02}/{month:02}")
EVENT = NP_("anniversaries", "{when} {parties}, {years}")
JUBILEE_EVENT = NP_("anniversaries", "● {when} {parties}, {years}")
DAY_UNKNOWN = NP_("anniversaries", "(day not known)")
OF_YEAR = NP_("anniversaries", "{parties}, {years}")
JUBILEE_OF_YEAR = NP_("anniversaries", "● {parties}, {years}")
MORE = NN_("and {count} more, see the list", "and {count} more, see the list")

ACROSS, BOX_WIDTH = 4, 31.0
LEAST_BOX, MOST_EVENTS, MOST_OF_YEAR = 40.0, 20, 60
SMALLEST = 0.8
"""Scale of the page below which 9 points are not read any more: rather a second page."""


def fill_grid(
    sheet: Worksheet,
    options: PaperOptions,
    cover: AnniversaryCover,
    lines: Sequence[AnniversaryLine],
    links: Sequence[str],
) -> None:
    """Write the months onto an empty sheet, which leads to the list's where both are in one workbook."""
    grid = _Grid(sheet, options, cover)
    for name in links:
        put_link(sheet, "B1", name)
    grid.head()
    grid.months([line for line in lines if line.date.month])
    grid.strip([line for line in lines if line.date.month is None])
    grid.finish()


class _Grid:
    def __init__(self, sheet: Worksheet, options: PaperOptions, cover: AnniversaryCover) -> None:
        self.sheet, self.options, self.cover, self.words = sheet, options, cover, options.words
        self.looks = looks(options.words.language)
        self.row, self.lines = 1, list[Line]()
        sheet.sheet_view.showGridLines = False
        set_page(sheet, options, self.words(SHEET), landscape=True)
        sheet.column_dimensions["A"].width = 1.5
        for column in range(2, ACROSS + 2):
            sheet.column_dimensions[get_column_letter(column)].width = BOX_WIDTH

    def head(self) -> None:
        words, period = self.words, self.cover.period
        state = words(
            STATE,
            first=paper_date(period.first, words),
            last=paper_date(period.last, words),
            date=paper_date(self.options.as_of, words),
        )
        self._next(24, [(words(TITLE), "TC Title")])
        self._next(15, [(state, "TC Subtitle")])
        self._next(12, [])

    def months(self, lines: Sequence[AnniversaryLine]) -> None:
        """Write four months a row: their names, below them their anniversaries."""
        words = self.words
        boxes: dict[tuple[int, int], list[AnniversaryLine]] = {}
        for line in lines:
            boxes.setdefault((line.date.year, line.date.month or 0), []).append(line)
        every = self.cover.period.months
        for months in (every[start : start + ACROSS] for start in range(0, len(every), ACROSS)):
            names = [long(PartialDate(month.year, month.month), words) for month in months]
            self._next(18, [(capitalised(name), "TC Head") for name in names], Keep.MUST)
            texts = [self._box(boxes.get((month.year, month.month), [])) for month in months]
            self._next(max(LEAST_BOX, *(self._tall(text) for text in texts)), [(t, "TJ Text") for t in texts])

    def strip(self, lines: Sequence[AnniversaryLine]) -> None:
        """Write under each year what only the year is known of."""
        years = [year for year in self.cover.period.years if any(line.date.year == year for line in lines)]
        if not years:
            return
        self._next(8, [])
        self._next(18, [(self.words(YEAR_ONLY), "TC Head"), *[(None, "TC Head")] * (ACROSS - 1)], Keep.MUST)
        self._merge(2)
        for year in years:
            events = [line for line in lines if line.date.year == year]
            width = BOX_WIDTH * (ACROSS - 1)
            text = self._told(events, (JUBILEE_OF_YEAR, OF_YEAR), "; ", width, MOST_OF_YEAR)
            label = self.words(DURING, year=year)
            look = self.looks["TC Text"]
            tall = row_height(lines_needed(text, width, look.type, look.indent), look.size, 26)
            cells: list[tuple[str | None, str]] = [(label, "TC Text Bold"), (text, "TC Text")]
            self._next(tall, [*cells, *[(None, "TC Text")] * (ACROSS - 2)])
            self._merge(3)

    def finish(self) -> None:
        """Set the print area; one page, unless its letters would become too small to be read."""
        sheet = self.sheet
        sheet.print_area = f"B2:{get_column_letter(ACROSS + 1)}{self.row}"
        height = sum(line.height for line in self.lines)
        across = LANDSCAPE_WIDTH / (ACROSS * BOX_WIDTH * POINTS_PER_UNIT)
        if min(across, LANDSCAPE_HEIGHT / height) >= SMALLEST:
            sheet.page_setup.fitToHeight = 1
            return
        # Fitting to a width and breaks of one's own do not go together.
        sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=False)
        sheet.page_setup.fitToWidth = sheet.page_setup.fitToHeight = None
        sheet.page_setup.scale = 100
        for end in page_ends(self.lines, LANDSCAPE_HEIGHT - RESERVE):
            sheet.row_breaks.append(Break(id=end + 1))

    def _box(self, events: list[AnniversaryLine]) -> str:
        if not events:
            return phrases.NOT_APPLICABLE
        return self._told(events, (JUBILEE_EVENT, EVENT), "\n", BOX_WIDTH, MOST_EVENTS)

    def _told(
        self,
        events: list[AnniversaryLine],
        said: tuple[Message, Message],
        joint: str,
        width: float,
        most: int,
    ) -> str:
        """Return anniversaries as one text: as many as a row of the sheet can hold, and how many more there are."""
        look, text = self.looks["TJ Text"], ""
        while most:
            shown = _foremost(events, most)
            text = joint.join([*(self._said(line, *said) for line in shown), *self._more(events, shown)])
            if lines_needed(text, width, look.type, look.indent) <= MOST_LINES:
                break
            most -= 1
        return text

    def _said(self, line: AnniversaryLine, of_jubilee: Message, of_other: Message) -> str:
        words = self.words
        return words(
            of_jubilee if line.jubilee else of_other,
            when=_when(line, words),
            parties=phrases.pair(line.ours, line.partner, words),
            years=words(YEARS_OF, count=line.years).replace(" ", NO_BREAK_SPACE),
        )

    def _more(self, events: list[AnniversaryLine], shown: list[AnniversaryLine]) -> list[str]:
        left = len(events) - len(shown)
        return [self.words(MORE, count=left)] if left else []

    def _tall(self, text: str) -> float:
        look = self.looks["TJ Text"]
        return row_height(lines_needed(text, BOX_WIDTH, look.type, look.indent), look.size)

    def _next(self, height: float, cells: Sequence[tuple[str | None, str]], keep: Keep = Keep.FREE) -> None:
        self.row += 1
        self.lines.append(Line(height, keep))
        self.sheet.row_dimensions[self.row].height = height
        for column, (value, style) in enumerate(cells, 2):
            put(self.sheet, self.row, column, value, style)

    def _merge(self, first: int) -> None:
        # Not merge_cells: it would throw away the borders of the cells it joins.
        self.sheet.merged_cells.ranges.add(CellRange(None, first, self.row, ACROSS + 1, self.row))


def _when(line: AnniversaryLine, words: Words) -> str:
    if line.day is None:
        return words(DAY_UNKNOWN)
    return words(DAY, day=line.day.day, month=line.day.month)


def _foremost(events: list[AnniversaryLine], most: int) -> list[AnniversaryLine]:
    """Return as many as there is room for, jubilees before others, in their own order."""
    if len(events) <= most:
        return events
    kept = {id(line) for line in sorted(events, key=lambda line: not line.jubilee)[:most]}
    return [line for line in events if id(line) in kept]
