"""The register of partnerships: a summary with charts, the list, and how its words are to be understood."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twincities.i18n import NP_
from twincities.reports import phrases, summary
from twincities.reports.dates import cell_date, paper_date
from twincities.reports.kinds import REGISTER
from twincities.reports.list_paper import ListPaper
from twincities.reports.register_notes import SHEET as NOTES
from twincities.reports.register_notes import add_notes
from twincities.reports.register_summary import Tally, fill_summary
from twincities.reports.register_words import (
    FORMS,
    activity_words,
    date_cell,
    source_cell,
    status_words,
    year_cell,
)
from twincities.reports.sides import differ, number_column, side_columns, sort_number
from twincities.reports.tables import Column, Head, Layout, TableRow

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

    from twincities.reports.options import PaperOptions, Watch
    from twincities.reports.register_data import RegisterCover, RegisterLine

SHEET = NP_("sheet of a paper", "Register")
TABLE = "Register"

COLUMNS = (
    Column(id="form", header=NP_("column of a paper", "Type of link"), width=17, whole=True),
    Column(id="year", header=NP_("column of a paper", "Year"), width=7, look="Number"),
    Column(id="date", header=NP_("column of a paper", "Established"), width=14.5, look="Date"),
    Column(id="status", header=NP_("column of a paper", "Legal status"), width=17.5, whole=True),
    Column(id="act", header=NP_("column of a paper", "Activity"), width=16, whole=True),
    Column(id="last", header=NP_("column of a paper", "Last event"), width=11.5, look="Date"),
    Column(id="src", header=NP_("column of a paper", "Source"), width=16),
)
REMARK_WIDTH = 18

STATE_SIDES = NP_("register", "As of {date}. Entries: {count}. Order: our side, then partner.")
STATE = NP_("register", "As of {date}. Entries: {count}. Order: partner.")


class Paper(ListPaper["RegisterLine", "RegisterCover"]):
    """One register on its way onto paper."""

    beside = (summary.SHEET, NOTES)
    _with_ours = True
    """Whether our side has a column; in print only where it differs."""

    def __init__(self, options: PaperOptions, cover: RegisterCover, watch: Watch, path: Path) -> None:
        super().__init__(options, cover, watch, path)
        self._tally = Tally(self.words, cover.occasional_months)
        self._set_by_office: list[RegisterLine] = []

    def begin(self, kept: Sequence[RegisterLine]) -> None:
        """See whether our side differs."""
        self._with_ours = differ(line.ours for line in kept)

    def take(self, line: RegisterLine) -> None:
        """Count the line for the summary; the notes say why the office set something of it."""
        self._tally.add(line)
        if line.status_set or line.activity_set:
            self._set_by_office.append(line)

    def head(self, kept: Sequence[RegisterLine]) -> Head:
        """Return the head of the register."""
        words = self.words
        state = STATE_SIDES if self._with_ours else STATE
        day = paper_date(self.options.as_of, words)
        return Head(words(state, date=day, count=words.number(len(kept))), self.cover.note)

    def fill_beside(self, book: Workbook, first: Worksheet, links: Sequence[str]) -> None:
        """Fill the summary and add the notes."""
        fill_summary(first, self.options, self._tally, self.cover, links)
        add_notes(book, self.options, self.cover, self._set_by_office)

    def layout(self) -> Layout:
        """Return how the register is laid out."""
        words, with_ours = self.words, self._with_ours
        sides = side_columns(self.cover.home, with_ours=with_ours)
        return Layout(
            paper=REGISTER,
            sheet=words(SHEET),
            title=words(REGISTER.title),
            subject=words(phrases.AS_OF, date=paper_date(self.options.as_of, words)),
            columns=(number_column(4.5), *sides, *COLUMNS),
            remark_width=REMARK_WIDTH,
            frozen=3 if with_ours else 2,
            table=TABLE,
            least=17,
        )

    def row(self, line: RegisterLine, number: int) -> TableRow:
        """Return the row of a partnership."""
        words, dash = self.words, phrases.NOT_APPLICABLE
        cells = (
            number,
            *((line.ours or dash,) if self._with_ours else ()),
            line.partner or dash,
            ", ".join(line.countries) or words(phrases.NOT_STATED),
            words(FORMS[line.type]),
            year_cell(line.established, words),
            date_cell(line.established, words),
            status_words(line.status, words, by_office=line.status_set, inferred=line.status_inferred),
            activity_words(line.activity, self.cover.occasional_months, words, by_office=line.activity_set),
            cell_date(line.last_event.end, words) if line.last_event else dash,
            source_cell(line.source, words, inferred=line.inferred),
        )
        return TableRow(f"{line.key}|{line.revision}", sort_number(line.established), cells)
