"""The ledger of commitments: who promised what, and what became of it; partners and states in figures before it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from twincities.domain.names import sort_key
from twincities.i18n import N_, NP_
from twincities.reports import phrases, summary
from twincities.reports.charts import Bars
from twincities.reports.commitments_data import LedgerState
from twincities.reports.dates import cell_date, paper_date
from twincities.reports.kinds import COMMITMENTS
from twincities.reports.list_paper import ListPaper
from twincities.reports.sides import number_column, sort_number
from twincities.reports.summary import BEFORE, TOTAL, SummarySheet
from twincities.reports.tables import Column, Head, Layout, TableRow, Tone

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

    from twincities.i18n import Message
    from twincities.reports.commitments_data import LedgerCover, LedgerLine
    from twincities.reports.options import PaperOptions, Watch
    from twincities.reports.summary import Cell

SHEET = NP_("sheet of a paper", "Commitments")
TABLE = "Commitments"

# Note: a partner of any kind, in this paper and its summary.
PARTNER = NP_("column of the ledger", "Partner")
COLUMNS = (
    number_column(4.5),
    Column(id="made", header=NP_("column of the ledger", "Made on"), width=11, look="Date"),
    Column(id="src", header=NP_("column of the ledger", "Arising from"), width=18.5),
    Column(id="partner", header=PARTNER, width=13.5, look="Text Bold"),
    Column(id="text", header=NP_("column of the ledger", "Commitment"), width=34, gives=True),
    Column(id="side", header=NP_("column of the ledger", "Responsible"), width=18),
    Column(id="due", header=NP_("column of the ledger", "Due"), width=13.5, look="Date"),
    Column(id="done", header=NP_("column of the ledger", "Done"), width=11, look="Date"),
    Column(id="state", header=NP_("column of the ledger", "Status"), width=14.5, look="Centre", urgent=True),
    Column(id="late", header=NP_("column of the ledger", "Days late"), width=10.5, look="Number"),
)
REMARK_WIDTH = 20
# Note: in a row of the ledger; what is overdue in capitals.
STATES: dict[LedgerState, Message] = {
    LedgerState.OVERDUE: NP_("state of a commitment in a row", "OVERDUE"),
    LedgerState.IN_PROGRESS: NP_("state of a commitment in a row", "in progress"),
    LedgerState.NO_DEADLINE: NP_("state of a commitment in a row", "no deadline"),
    LedgerState.DONE_LATE: NP_("state of a commitment in a row", "done late"),
    LedgerState.DONE: NP_("state of a commitment in a row", "done in time"),
    LedgerState.DONE_UNDATED: NP_("state of a commitment in a row", "done"),
}
NOT_SET = NP_("date due", "not set")
STATE = NP_(
    "ledger of commitments",
    "As of {date}. Entries: {count}. Order: overdue, in progress, without deadline, done.",
)
DROPPED = NP_("ledger of commitments", "Left out: dropped — {count}.")
LEGEND = N_("Capitals and a grey row: overdue. A commitment without a due date is never overdue.")

SUMMARY_TITLE = NP_("ledger of commitments", "Commitments: summary")
WIDTHS = (28, 12, 12, 12, 12, 12)
CHART = NP_("chart", "Commitments by partner")
CHART_ALT = NP_(
    "chart",
    "Stacked bar chart: for each partner the number of commitments by state: {states}. "
    "The figures are repeated in the table above the chart.",
)
OTHER_PARTNERS = NP_("ledger of commitments", "Other partners ({count})")
# Note: the column also counts those of which a date is missing.
DONE_REST = NP_("state of a commitment on paper", "Done in time or without dates")
MOST_PARTNERS = 20
SHOWN_STATES = tuple(state for state in LedgerState if state is not LedgerState.DONE_UNDATED)


class Paper(ListPaper["LedgerLine", "LedgerCover"]):
    """One ledger on its way onto paper."""

    beside = (summary.SHEET,)

    def __init__(self, options: PaperOptions, cover: LedgerCover, watch: Watch, path: Path) -> None:
        super().__init__(options, cover, watch, path)
        self._tally: Counter[tuple[str, LedgerState]] = Counter()

    def take(self, line: LedgerLine) -> None:
        """Count the line for the summary."""
        self._tally[line.partner, line.state] += 1

    def head(self, kept: Sequence[LedgerLine]) -> Head:
        """Return the head and legend of the ledger."""
        words = self.words
        day = paper_date(self.options.as_of, words)
        state = words(STATE, date=day, count=words.number(len(kept)))
        return Head(phrases.paragraph(words, state, self._dropped()), self.cover.note, (words(LEGEND),))

    def layout(self) -> Layout:
        """Return how the ledger is laid out."""
        words = self.words
        return Layout(
            paper=COMMITMENTS,
            sheet=words(SHEET),
            title=words(COMMITMENTS.title),
            subject=words(phrases.AS_OF, date=paper_date(self.options.as_of, words)),
            columns=COLUMNS,
            remark_width=REMARK_WIDTH,
            frozen=4,
            table=TABLE,
            least=17,
            least_for_review=26,
        )

    def row(self, line: LedgerLine, number: int) -> TableRow:
        """Return the row of a commitment."""
        words, dash = self.words, phrases.NOT_APPLICABLE
        cells = (
            number,
            cell_date(line.made.end, words) if line.made else words(phrases.NOT_STATED),
            line.basis,
            line.partner or dash,
            line.text,
            line.responsible or words(phrases.NOT_STATED),
            cell_date(line.due, words) if line.due else words(NOT_SET),
            cell_date(line.done, words) if line.done else dash,
            words(STATES[line.state]),
            dash if line.late is None else line.late,
        )
        tone = Tone.STRONG if line.state is LedgerState.OVERDUE else Tone.PLAIN
        return TableRow(f"{line.key}|{line.revision}", sort_number(line.due), cells, tone)

    def _dropped(self) -> str:
        if not self.cover.dropped:
            return ""
        return self.words(DROPPED, count=self.words.number(self.cover.dropped))

    def fill_beside(self, _book: Workbook, first: Worksheet, links: Sequence[str]) -> None:
        """Fill the summary."""
        words, tally = self.words, self._tally
        page = SummarySheet(first, self.options, WIDTHS, words(SUMMARY_TITLE))
        as_of = phrases.as_of(paper_date(self.options.as_of, words), self._dropped(), words)
        page.head(as_of, self.cover.note, links)
        names = [words(label) for label in _labels(tally)]
        groups = self._groups(tally)
        rows: list[list[Cell]] = [
            [(name, "TC Text"), *((_count(tally, partners, state), "TC Count") for state in SHOWN_STATES)]
            for name, partners in groups
        ]
        everybody = {partner for partner, _ in tally}
        total: list[Cell] = [
            (words(TOTAL), "TC Total"),
            *((_count(tally, everybody, state), "TC Total Number") for state in SHOWN_STATES),
        ]
        data = page.table([words(PARTNER), *names], rows, total)
        bars = Bars(
            title=words(CHART),
            alt=words(CHART_ALT, states=", ".join(names)),
            first_row=data.first,
            last_row=data.first + min(len(rows), MOST_PARTNERS) - 1,
            names=1 + BEFORE,
            series=tuple((name, number) for number, name in enumerate(names, 2 + BEFORE)),
            stacked=True,
        )
        with page.block():
            page.gap(16)
            page.chart(bars, min(6 + 3 * len(rows) // 2, 36))
        page.finish()

    def _groups(self, tally: Counter[tuple[str, LedgerState]]) -> list[tuple[str, set[str]]]:
        """Return the partners to show by name, the busiest where there are too many, and all others as one."""
        counts: Counter[str] = Counter()
        for (partner, _), count in tally.items():
            counts[partner] += count
        busiest = sorted(counts, key=lambda partner: (-counts[partner], sort_key(partner)))[:MOST_PARTNERS]
        dash = phrases.NOT_APPLICABLE
        groups = [(partner or dash, {partner}) for partner in sorted(busiest, key=sort_key)]
        others = counts.keys() - set(busiest)
        if others:
            number = self.words.number(len(others))
            groups.append((self.words(OTHER_PARTNERS, count=number), set(others)))
        return groups or [(dash, set())]


def _labels(tally: Counter[tuple[str, LedgerState]]) -> list[Message]:
    """Return what the columns of states are called; the last one also holds what has no dates to compare."""
    rest = any(state is LedgerState.DONE_UNDATED for _, state in tally)
    return [DONE_REST if rest and state is LedgerState.DONE else state.label for state in SHOWN_STATES]


def _count(tally: Counter[tuple[str, LedgerState]], partners: Iterable[str], state: LedgerState) -> int:
    states = (state, LedgerState.DONE_UNDATED) if state is LedgerState.DONE else (state,)
    return sum(tally[partner, one] for partner in partners for one in states)
