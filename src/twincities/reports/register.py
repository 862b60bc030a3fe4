"""The register of partnerships: a summary with charts, the list, and how its words are to be understood."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twincities.i18n import NP_
from twincities.reports import phrases, summary
from twincities.reports.dates import cell_date, paper_date
from twincities.reports.full_sheet import FullSheet
from twincities.reports.kinds import REGISTER
from twincities.reports.pairing import summary_book
from twincities.reports.register_notes import SHEET as NOTES
from twincities.reports.register_notes import add_notes
from twincities.reports.register_summary import Tally, fill_summary
from twincities.reports.register_words import (
    FORMS,
    STATUSES,
    activity_words,
    date_cell,
    source_cell,
    year_cell,
)
from twincities.reports.sides import differ, number_column, side_columns, sort_number
from twincities.reports.table_sheets import PlainSheet
from twincities.reports.tables import Around, Column, Head, Layout, TableRow

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path
    from typing import BinaryIO

    from openpyxl import Workbook

    from twincities.reports.options import PaperOptions, Shortened, Watch
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


class Paper:
    """One register on its way onto paper."""

    def __init__(self, options: PaperOptions, cover: RegisterCover, watch: Watch, path: Path) -> None:
        self.options, self.cover, self.watch, self.path = options, cover, watch, path
        self.words = options.words
        self.shortened: list[Shortened] = []

    def write_full(self, lines: Iterable[RegisterLine], count: int, file: BinaryIO) -> int:
        """Write summary, list and notes as one workbook; return how many entries there were."""
        kept, words = list(lines), self.words
        tally = Tally(self.words, self.cover.occasional_months)
        for line in kept:
            tally.add(line)
        with_ours = differ(line.ours for line in kept)
        state = STATE_SIDES if with_ours else STATE
        day = paper_date(self.options.as_of, words)
        head = Head(words(state, date=day, count=words.number(len(kept))), self.cover.note)
        links = [words(SHEET), words(NOTES)]

        def add(book: Workbook) -> None:
            fill_summary(book.worksheets[0], self.options, tally, self.cover, links)
            add_notes(book, self.options, self.cover)

        around = Around(
            head=head,
            links=(words(summary.SHEET), words(NOTES)),
            first=words(summary.SHEET),
            add=add,
        )
        layout = self._layout(with_ours=with_ours)
        sheet = FullSheet(layout, self.options, self.watch, self.path, around)
        rows = (self._row(line, number, with_ours=with_ours) for number, line in enumerate(kept, 1))
        written = sheet.write(rows, count, file)
        self.shortened = sheet.shortened
        return written

    def write_plain(self, lines: Iterable[RegisterLine], count: int, file: BinaryIO) -> tuple[int, Workbook]:
        """Write the list as a plain sheet, its lines taken as they come; return also the summary's workbook."""
        tally = Tally(self.words, self.cover.occasional_months)

        def rows() -> Iterator[TableRow]:
            for number, line in enumerate(lines, 1):
                tally.add(line)
                yield self._row(line, number, with_ours=True)

        sheet = PlainSheet(self._layout(with_ours=True), self.options, self.watch, self.path)
        written = sheet.write(rows(), count, file)
        self.shortened = sheet.shortened
        book, first = summary_book(self.options, self._layout(with_ours=True), self.words(summary.SHEET))
        fill_summary(first, self.options, tally, self.cover, [self.words(NOTES)])
        add_notes(book, self.options, self.cover)
        return written, book

    def _layout(self, *, with_ours: bool) -> Layout:
        words = self.words
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

    def _row(self, line: RegisterLine, number: int, *, with_ours: bool) -> TableRow:
        words, dash = self.words, phrases.NOT_APPLICABLE
        cells = (
            number,
            *((line.ours or dash,) if with_ours else ()),
            line.partner or dash,
            line.country or words(phrases.NOT_STATED),
            words(FORMS[line.type]),
            year_cell(line.established, words),
            date_cell(line.established, words),
            words(STATUSES[line.status]),
            activity_words(line.activity, self.cover.occasional_months, words),
            cell_date(line.last_event.end, words) if line.last_event else dash,
            source_cell(line.source, words, inferred=line.inferred),
        )
        return TableRow(f"{line.key}|{line.revision}", sort_number(line.established), cells)
