"""The visit journal: the office's eight-column form as a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twincities.i18n import NP_
from twincities.reports.dates import paper_date, sortable
from twincities.reports.full_sheet import FullSheet
from twincities.reports.journal_lines import cells_of
from twincities.reports.kinds import VISIT_JOURNAL
from twincities.reports.table_sheets import PlainSheet
from twincities.reports.tables import Around, Column, Head, Layout, TableRow

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path
    from typing import BinaryIO

    from twincities.reports.options import PaperOptions, Shortened, Watch
    from twincities.reports.visit_journal_data import JournalCover, JournalLine

SHEET = NP_("sheet of a paper", "Journal")
FORM = NP_("visit journal", "Eight-column form")

COLUMNS = (
    Column(id="n", header=NP_("column of the visit journal", "No."), width=5, look="Number"),
    Column(id="dp", header=NP_("column of the visit journal", "Date and place"), width=17.5),
    Column(
        id="g",
        header=NP_("column of the visit journal", "Guest (name, position), country, organisation"),
        width=30,
    ),
    Column(id="b", header=NP_("column of the visit journal", "Basis and aim"), width=20),
    Column(id="c", header=NP_("column of the visit journal", "Content of visit, talks"), width=34),
    Column(id="o", header=NP_("column of the visit journal", "Our participants"), width=17),
    Column(id="p", header=NP_("column of the visit journal", "Permitted by"), width=15),
    Column(id="r", header=NP_("column of the visit journal", "Report: kind, date, received by"), width=18),
)
REMARK_WIDTH = 28

BEGUN = NP_("visit journal", "Begun: {date}.")
CLOSED = NP_("visit journal", "Closed: {date}.")
STILL_KEPT = NP_("visit journal", "Closed: still kept.")
# Note: {place} is a name in the nominative.
KEPT_AT = NP_("visit journal", "Kept at: {place}.")
ENTRIES = NP_("visit journal", "Entries: {count}.")


def write_full(
    lines: Iterable[JournalLine],
    count: int,
    options: PaperOptions,
    cover: JournalCover,
    watch: Watch,
    path: Path,
    file: BinaryIO,
) -> tuple[int, list[Shortened]]:
    """Write the journal as it is printed and filed; return its entries and the texts that had to be cut."""
    kept = list(lines)
    around = Around(head=Head(_subtitle(kept, options, cover), cover.note))
    sheet = FullSheet(_layout(options, plain=False), options, watch, path, around)
    rows = (_row(line, number, options, wrap=True) for number, line in enumerate(kept, 1))
    return sheet.write(rows, count, file), sheet.shortened


def write_plain(
    lines: Iterable[JournalLine], count: int, options: PaperOptions, watch: Watch, path: Path, file: BinaryIO
) -> tuple[int, list[Shortened]]:
    """Write the journal as a plain sheet, its lines taken as they come."""
    sheet = PlainSheet(_layout(options, plain=True), options, watch, path)
    rows = (_row(line, number, options, wrap=False) for number, line in enumerate(lines, 1))
    return sheet.write(rows, count, file), sheet.shortened


def _layout(options: PaperOptions, *, plain: bool) -> Layout:
    words = options.words
    return Layout(
        paper=VISIT_JOURNAL,
        sheet=words(SHEET),
        title=words(VISIT_JOURNAL.title),
        subject=words(FORM),
        columns=COLUMNS,
        remark_width=REMARK_WIDTH,
        frozen=2,
        family="TJ",
        numbered=True,
        remarks_printed=False,
        sort_header="start",
        sort_look="TC Date" if plain else "TJ Date",
        least_for_review=26,
    )


def _row(line: JournalLine, number: int, options: PaperOptions, *, wrap: bool) -> TableRow:
    cells = cells_of(line, number, options.words, wrap=wrap)
    return TableRow(f"{line.key}|{line.revision}", sortable(line.start), cells)


def _subtitle(kept: Sequence[JournalLine], options: PaperOptions, cover: JournalCover) -> str:
    words = options.words
    begun = cover.begun or next((line.start for line in kept if line.start), None)
    closed = words(CLOSED, date=paper_date(cover.closed, words)) if cover.closed else words(STILL_KEPT)
    state = [closed, words(ENTRIES, count=words.number(len(kept)))]
    if begun:
        state.insert(0, words(BEGUN, date=paper_date(begun.start, words)))
    if options.office.kept_at:
        state.insert(-1, words(KEPT_AT, place=options.office.kept_at))
    return "   ".join(state)
