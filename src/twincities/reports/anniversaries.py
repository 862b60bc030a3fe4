"""Anniversaries of the next 24 months: a list by date, and the same by month.

What only the year is known of stands under its year and never on a day. Preparation begins half a year before a
jubilee and two months before any other anniversary.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from twincities.domain.date_words import precision_words, short
from twincities.domain.partial_date import PartialDate
from twincities.i18n import N_, NP_
from twincities.reports import month_grid, phrases
from twincities.reports.dates import paper_date
from twincities.reports.kinds import ANNIVERSARIES
from twincities.reports.list_paper import ListPaper
from twincities.reports.month_grid import fill_grid
from twincities.reports.sides import differ, number_column, side_columns, sort_number_late
from twincities.reports.tables import Column, Head, Layout, TableRow, Tone

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date
    from pathlib import Path

    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

    from twincities.reports.anniversaries_data import AnniversaryCover, AnniversaryLine
    from twincities.reports.options import PaperOptions, Watch

SHEET = NP_("sheet of a paper", "Calendar")
TABLE = "Anniversaries"

WHEN = (
    Column(id="yy", header=NP_("column of a paper", "Year of event"), width=9, look="Number"),
    Column(id="date", header=NP_("column of a paper", "Date"), width=14.5, look="Date"),
    Column(id="prec", header=NP_("column of a paper", "Precision"), width=11, look="Centre", whole=True),
)
WHAT = (
    Column(id="y0", header=NP_("column of a paper", "Linked since"), width=9, look="Number"),
    Column(id="age", header=NP_("column of a paper", "Years"), width=13, look="Number", urgent=True),
    Column(
        id="jub",
        header=NP_("column of a paper", "Jubilee"),
        width=13,
        look="Centre",
        whole=True,
        urgent=True,
    ),
    Column(
        id="prep", header=NP_("column of a paper", "Start preparing"), width=13.5, look="Date", whole=True
    ),
)
REMARK_WIDTH = 22

# Note: ● is drawn before the word; in capitals.
JUBILEE = NP_("anniversaries", "● JUBILEE")
DURING = NP_("anniversaries", "during {year}")
NOW = NP_("start of preparations", "due now")
UNCLEAR = NP_("start of preparations", "clarify date")

STATE = NP_("anniversaries", "From {first} to {last}. Events: {count}, of which jubilees: {jubilees}.")
# Note: {jubilees} is a list of numbers.
SHOWN = NP_("anniversaries", "Shown: multiples of {step}, and the jubilees {jubilees}.")
SHOWN_JUBILEES = NP_("anniversaries", "Shown: the jubilees {jubilees}.")
LEFT_OUT = NP_("anniversaries", "Left out: without a year — {unknown}, ended — {ended}.")
LEGEND = N_(
    "● and a grey row: a jubilee. A light row: only the year is known; the event belongs to the whole year, no day is "
    "set."
)
# Note: {dates} is a list of dates.
RIVALS = NP_("anniversaries", "Sources differ: {parties} — also {dates}.")
MOST_RIVALS = 10

JUBILEE_LEAD, USUAL_LEAD = timedelta(days=180), timedelta(days=60)
"""How long before its day an anniversary has to be prepared."""


class Paper(ListPaper["AnniversaryLine", "AnniversaryCover"]):
    """One list of anniversaries on its way onto paper."""

    beside = (month_grid.SHEET,)
    begins_beside = False
    _with_ours = True
    """Whether our side has a column; in print only where it differs."""

    def __init__(self, options: PaperOptions, cover: AnniversaryCover, watch: Watch, path: Path) -> None:
        super().__init__(options, cover, watch, path)
        self._taken: list[AnniversaryLine] = []

    def begin(self, kept: Sequence[AnniversaryLine]) -> None:
        """See whether our side differs."""
        self._with_ours = differ(line.ours for line in kept)

    def take(self, line: AnniversaryLine) -> None:
        """Keep the line for the months."""
        self._taken.append(line)

    def fill_beside(self, _book: Workbook, first: Worksheet, links: Sequence[str]) -> None:
        """Fill the months."""
        fill_grid(first, self.options, self.cover, self._taken, links)

    def layout(self) -> Layout:
        """Return how the list is laid out."""
        words, with_ours = self.words, self._with_ours
        sides = side_columns(self.cover.home, with_ours=with_ours)
        return Layout(
            paper=ANNIVERSARIES,
            sheet=words(SHEET),
            title=words(ANNIVERSARIES.title),
            subject=words(phrases.AS_OF, date=paper_date(self.options.as_of, words)),
            columns=(number_column(5), *WHEN, *sides, *WHAT),
            remark_width=REMARK_WIDTH,
            frozen=6 if with_ours else 5,
            table=TABLE,
            least_for_review=15,
        )

    def head(self, kept: Sequence[AnniversaryLine]) -> Head:
        """Return the head and legend of the list."""
        words, cover = self.words, self.cover
        state = words(
            STATE,
            first=paper_date(cover.period.first, words),
            last=paper_date(cover.period.last, words),
            count=words.number(len(kept)),
            jubilees=words.number(sum(line.jubilee for line in kept)),
        )
        unknown, ended = words.number(cover.without_year), words.number(cover.ended)
        left_out = words(LEFT_OUT, unknown=unknown, ended=ended)
        jubilees = ", ".join(map(str, cover.jubilees)) or phrases.NOT_APPLICABLE
        shown = words(SHOWN if cover.step else SHOWN_JUBILEES, step=cover.step, jubilees=jubilees)
        return Head(phrases.paragraph(words, state, left_out), shown, (words(LEGEND), *self._rivals(kept)))

    def _rivals(self, kept: Sequence[AnniversaryLine]) -> Iterator[str]:
        rivalled = [line for line in kept if line.rivals]
        for line in rivalled[:MOST_RIVALS]:
            dates = ", ".join(short(day, self.words) for day in line.rivals)
            yield self.words(RIVALS, parties=phrases.pair(line.ours, line.partner, self.words), dates=dates)

    def row(self, line: AnniversaryLine, number: int) -> TableRow:
        """Return the row of an anniversary."""
        words, dash = self.words, phrases.NOT_APPLICABLE
        cells = (
            number,
            line.date.year,
            self._date(line),
            precision_words(line.date, words),
            *((line.ours or dash,) if self._with_ours else ()),
            line.partner or dash,
            line.country or words(phrases.NOT_STATED),
            line.since,
            line.years,
            words(JUBILEE) if line.jubilee else dash,
            self._preparation(line),
        )
        tone = Tone.PLAIN
        if line.jubilee:
            tone = Tone.STRONG
        elif line.date.month is None:
            tone = Tone.SOFT
        key = f"{line.key}/{line.date.year}|{line.revision}"
        return TableRow(key, sort_number_late(line.date), cells, tone)

    def _date(self, line: AnniversaryLine) -> date | str:
        if line.day:
            return line.day
        if line.date.month is None:
            return self.words(DURING, year=line.date.year)
        return short(PartialDate(line.date.year, line.date.month), self.words)

    def _preparation(self, line: AnniversaryLine) -> date | str:
        if line.day is None:
            return self.words(UNCLEAR)
        start = line.day - (JUBILEE_LEAD if line.jubilee else USUAL_LEAD)
        return self.words(NOW) if start <= self.options.as_of else start
