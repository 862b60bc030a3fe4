"""The terms of agreements: what ends when, by when notice is to be given, what to do; states in figures before it."""

from __future__ import annotations

from collections import Counter
from itertools import islice
from typing import TYPE_CHECKING

from twincities.domain.date_words import short
from twincities.i18n import N_, NP_
from twincities.reports import phrases, summary
from twincities.reports.agreement_cells import OPEN_ENDED, day_cell, document_cell, state_words, until_cell
from twincities.reports.agreements_data import URGENT, TermState
from twincities.reports.charts import Bars
from twincities.reports.dates import paper_date
from twincities.reports.kinds import AGREEMENTS
from twincities.reports.list_paper import ListPaper
from twincities.reports.sides import COUNTRY, number_column, sort_number
from twincities.reports.summary import BEFORE, TOTAL, SummarySheet
from twincities.reports.tables import Column, Head, Layout, TableRow, Tone

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

    from twincities.reports.agreements_data import AgreementCover, AgreementLine
    from twincities.reports.options import PaperOptions, Watch
    from twincities.reports.summary import Cell

SHEET = NP_("sheet of a paper", "Terms")
TABLE = "Agreements"

STATE_COLUMN = NP_("column of agreements", "Status")
COLUMNS = (
    number_column(4.5),
    Column(id="partner", header=NP_("column of agreements", "Partner"), width=13.5, look="Text Bold"),
    Column(id="country", header=COUNTRY, width=16.5),
    Column(id="doc", header=NP_("column of agreements", "Document"), width=22, gives=True),
    Column(id="signed", header=NP_("column of agreements", "Signed"), width=11.5, look="Date"),
    Column(id="till", header=NP_("column of agreements", "Valid until"), width=12, look="Date"),
    Column(id="ren", header=NP_("column of agreements", "Renewal"), width=14.5),
    Column(id="notice", header=NP_("column of agreements", "Give notice by"), width=11.5, look="Date"),
    Column(id="left", header=NP_("column of agreements", "Days left"), width=10, look="Number"),
    Column(id="state", header=STATE_COLUMN, width=15.5, look="Centre", urgent=True),
    Column(id="rec", header=NP_("column of agreements", "Proposed action"), width=18),
)
REMARK_WIDTH = 20

STATE = NP_(
    "paper on agreements",
    "As of {date}. Entries: {count}. Order: those that need a decision, then by notice date.",
)
# Note: {over} and {unsigned} are counts of documents.
LEFT_OUT = NP_("paper on agreements", "Left out: over — {over}, not signed — {unsigned}.")
LEGEND = N_(
    "Capitals and a grey row: a decision is needed. A negative number of days: the day for the notice has passed. "
    "“1990 (year)”: only the year is known."
)

SUMMARY_TITLE = NP_("paper on agreements", "Agreements: summary")
DOCUMENTS = NP_("column of agreements", "Documents")
WIDTHS = (31, 12, 12, 11, 11, 11)
CHART = NP_("chart", "Documents by status")
CHART_ALT = NP_(
    "chart",
    "Bar chart: the number of documents by status of their term. "
    "The figures are repeated in the table above the chart.",
)
CHART_ROWS = 15
# Note: {dates} are dates, {document} is a title («12 мая 1990, 1991»).
SIGNED_ALSO = NP_("agreements", "Sources differ: {partner}, {document} — signed also {dates}.")
UNTIL_ALSO = NP_("agreements", "Sources differ: {partner}, {document} — valid also until {dates}.")
MOST_RIVALS = 10


class Paper(ListPaper["AgreementLine", "AgreementCover"]):
    """One list of agreements on its way onto paper."""

    beside = (summary.SHEET,)

    def __init__(self, options: PaperOptions, cover: AgreementCover, watch: Watch, path: Path) -> None:
        super().__init__(options, cover, watch, path)
        self._tally: Counter[TermState] = Counter()

    def take(self, line: AgreementLine) -> None:
        """Count the line for the summary."""
        self._tally[line.state] += 1

    def head(self, kept: Sequence[AgreementLine]) -> Head:
        """Return the head and legend of the terms."""
        words = self.words
        day = paper_date(self.options.as_of, words)
        state = words(STATE, date=day, count=words.number(len(kept)))
        legend = (words(LEGEND), *islice(self._rivals(kept), MOST_RIVALS))
        return Head(phrases.paragraph(words, state, self._left_out()), self.cover.note, legend)

    def layout(self) -> Layout:
        """Return how the terms are laid out."""
        words = self.words
        return Layout(
            paper=AGREEMENTS,
            sheet=words(SHEET),
            title=words(AGREEMENTS.title),
            subject=words(phrases.AS_OF, date=paper_date(self.options.as_of, words)),
            columns=COLUMNS,
            remark_width=REMARK_WIDTH,
            frozen=2,
            table=TABLE,
            least=17,
            least_for_review=26,
        )

    def row(self, line: AgreementLine, number: int) -> TableRow:
        """Return the row of an agreement's term."""
        words, dash = self.words, phrases.NOT_APPLICABLE
        unstated = words(phrases.NOT_STATED)
        cells = (
            number,
            line.partner or dash,
            line.country or dash,
            document_cell(line.document or unstated, words, text_missing=line.text_missing),
            day_cell(line.signed, words, unstated),
            until_cell(line.until, words, open_ended=line.open_ended),
            line.renewal or (words(OPEN_ENDED) if line.open_ended else unstated),
            day_cell(line.notice, words, dash),
            dash if line.left is None else line.left,
            state_words(line.state, words),
            words(line.action.label),
        )
        tone = Tone.STRONG if line.state in URGENT else Tone.PLAIN
        return TableRow(f"{line.key}|{line.revision}", sort_number(line.notice), cells, tone)

    def _rivals(self, kept: Sequence[AgreementLine]) -> Iterator[str]:
        """Say what other sources say of the dates that the lines print."""
        for line in kept:
            for message, rivals in ((SIGNED_ALSO, line.signed_rivals), (UNTIL_ALSO, line.until_rivals)):
                if rivals:
                    dates = ", ".join(short(day, self.words) for day in rivals)
                    partner = line.partner or phrases.NOT_APPLICABLE
                    yield self.words(message, partner=partner, document=line.document, dates=dates)

    def _left_out(self) -> str:
        if not (self.cover.over or self.cover.unsigned):
            return ""
        number = self.words.number
        return self.words(LEFT_OUT, over=number(self.cover.over), unsigned=number(self.cover.unsigned))

    def fill_beside(self, _book: Workbook, first: Worksheet, links: Sequence[str]) -> None:
        """Fill the summary."""
        words, tally = self.words, self._tally
        page = SummarySheet(first, self.options, WIDTHS, words(SUMMARY_TITLE))
        as_of = phrases.as_of(paper_date(self.options.as_of, words), self._left_out(), words)
        page.head(as_of, self.cover.note, links)
        rows: list[list[Cell]] = [
            [(state_words(state, words), "TC Text"), (tally[state], "TC Count")] for state in TermState
        ]
        total: list[Cell] = [(words(TOTAL), "TC Total"), (tally.total(), "TC Total Number")]
        data = page.table([words(STATE_COLUMN), words(DOCUMENTS)], rows, total)
        bars = Bars(
            title=words(CHART),
            alt=words(CHART_ALT),
            first_row=data.first,
            last_row=data.last,
            names=1 + BEFORE,
            series=((words(DOCUMENTS), 2 + BEFORE),),
        )
        with page.block():
            page.gap(16)
            page.chart(bars, CHART_ROWS)
        page.finish()
