"""The columns of the ledger: whether it is done, what was promised, by whom, until when, how long that is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twincities.domain.date_words import long, short
from twincities.domain.vocabularies import CommitmentStatus
from twincities.i18n import NP_
from twincities.services.ledger_filter import LedgerGroup
from twincities.ui.commitments.listing import Heading
from twincities.ui.commitments.looks import NO_DEADLINE, origin, state_chip, status_chip
from twincities.ui.durations import MONTHS_A_YEAR, age, days, months, years
from twincities.ui.joining import joined, listed
from twincities.ui.tables.columns import EMPTY, Align, Cell, Column
from twincities.ui.visits.looks import STATUS_SPOKEN

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from twincities.domain.partial_date import PartialDate
    from twincities.i18n import Message
    from twincities.services.ledger import LedgerRow
    from twincities.ui.texts import Texts

GROUPS = {
    LedgerGroup.OVERDUE: NP_("group of the ledger", "Overdue · {count}"),
    LedgerGroup.NO_DEADLINE: NP_("group of the ledger", "No deadline · {count}"),
    LedgerGroup.AHEAD: NP_("group of the ledger", "Ahead · {count}"),
    LedgerGroup.RECENTLY_DONE: NP_("group of the ledger", "Recently done · {count}"),
}
UNSETTLED = NP_("side of a promise that is not settled", "{side}?")
LATE_BY = NP_("days that a deadline is passed", "−{days}")
LATE_SPOKEN = NP_("days that a deadline is passed", "overdue by {days}")
DUE_TODAY = NP_("days left to a deadline", "today")
DUE_THIS_MONTH = NP_("time left to a deadline of which only the month is known", "this month")
DUE_THIS_YEAR = NP_("time left to a deadline of which only the year is known", "this year")
GONE_BY = NP_("time since a promise without a deadline", "{age} gone by")
IN_TIME = NP_("when a promise was kept", "in time")
LATE = NP_("when a promise was kept", "late")
DONE_SPOKEN = NP_("what a box says aloud", "done")
OPEN_SPOKEN = NP_("what a box says aloud", "not done")


def ledger_columns(
    hidden: Callable[[], frozenset[str]], today: Callable[[], date]
) -> list[Column[LedgerRow | Heading]]:
    """Return the columns; `hidden` names those the table has no room for just now."""

    def text(row: LedgerRow, texts: Texts) -> Cell:
        second = joined(texts, (origin(row, texts), *_dropped(row, texts, hidden(), today())))
        done = row.status is CommitmentStatus.DONE
        return Cell(row.text, second, tooltip=row.text, quiet=done)

    def left(row: LedgerRow, texts: Texts) -> Cell:
        return time_left(row, texts, today())

    return [
        Column("done", NP_("column", "✓"), _done, width=40, sortable=False),
        Column("text", NP_("column", "Commitment"), _of_row(text), width=220, stretch=True, sortable=False),
        Column("partner", NP_("column", "Partner"), _of_row(_partner), width=130, priority=2),
        Column("side", NP_("column", "Whose side"), _of_row(_side), width=132, priority=4),
        Column(
            "due",
            NP_("column", "Deadline"),
            _of_row(_due),
            Align.RIGHT,
            136,
            whole=True,
            priority=1,
        ),
        Column("left", NP_("column", "Left"), _of_row(left), Align.RIGHT, 136, sortable=False, priority=3),
        Column("state", NP_("column", "State"), _of_row(_state), width=150, priority=5),
    ]


def _of_row(
    cell: Callable[[LedgerRow, Texts], Cell],
) -> Callable[[LedgerRow | Heading, Texts], Cell]:
    return lambda line, texts: Cell() if isinstance(line, Heading) else cell(line, texts)


def _done(line: LedgerRow | Heading, texts: Texts) -> Cell:
    if isinstance(line, Heading):
        return Cell(texts(GROUPS[line.group], count=texts.words.number(line.count)))
    done = line.status is CommitmentStatus.DONE
    return Cell(spoken=texts(DONE_SPOKEN if done else OPEN_SPOKEN))


def _dropped(row: LedgerRow, texts: Texts, hidden: frozenset[str], today: date) -> list[str]:
    facts = []
    if "due" in hidden and (row.due is not None or _waits(row)):
        facts.append(_due(row, texts).text)
    if "partner" in hidden:
        facts.append(partner(row, texts))
    if "left" in hidden:
        facts.append(time_left(row, texts, today).text)
    if "side" in hidden:
        facts.append(side(row, texts))
    if "state" in hidden and _waits(row):
        facts.append(texts(row.status.label))
    return [fact for fact in facts if fact]


def partner(row: LedgerRow, texts: Texts) -> str:
    """Return the other side's places in one line."""
    return listed(texts, row.partner)


def side(row: LedgerRow, texts: Texts) -> str:
    """Return whose promise it is, with the doubt where nobody settled it."""
    if row.side is None:
        return ""
    said = texts(row.side.label)
    return texts(UNSETTLED, side=said) if row.side_unsettled else said


def _partner(row: LedgerRow, texts: Texts) -> Cell:
    said = partner(row, texts)
    return Cell(said, tooltip=said) if said else EMPTY


def _side(row: LedgerRow, texts: Texts) -> Cell:
    said = side(row, texts)
    return Cell(said) if said else EMPTY


def _due(row: LedgerRow, texts: Texts) -> Cell:
    if row.due is None:
        return Cell(texts(NO_DEADLINE), tone="warn") if _waits(row) else EMPTY
    said = long(row.due, texts.words)
    return Cell(short(row.due, texts.words), tooltip=said, spoken=said)


def time_left(row: LedgerRow, texts: Texts, today: date) -> Cell:
    """Return how long there is to the deadline, how long it has passed, or how long there has been none."""
    if row.status in (CommitmentStatus.DONE, CommitmentStatus.DROPPED):
        if row.due is None or row.done is None:
            return Cell()
        kept = row.done.first_day <= row.due.last_day
        return Cell(texts(IN_TIME if kept else LATE), quiet=True)
    if row.days_left is None:
        gone_by = texts(GONE_BY, age=age(row.made_on, today, texts)) if row.made_on else ""
        return Cell(gone_by, quiet=True)
    if row.due is not None and row.due.day is None:
        # Days are not counted to a deadline of which no day is known.
        return _time_left_roughly(row.due, texts, today)
    return _until(row.days_left, days, DUE_TODAY, texts)


def _time_left_roughly(due: PartialDate, texts: Texts, today: date) -> Cell:
    if due.is_doubtful:
        return EMPTY
    end = due.end
    years_left = end.year - today.year
    if end.month is None:
        return _until(years_left, years, DUE_THIS_YEAR, texts)
    return _until(years_left * MONTHS_A_YEAR + end.month - today.month, months, DUE_THIS_MONTH, texts)


def _until(count: int, said: Callable[[int, Texts], str], now: Message, texts: Texts) -> Cell:
    if count < 0:
        late = said(-count, texts)
        return Cell(texts(LATE_BY, days=late), tone="bad", spoken=texts(LATE_SPOKEN, days=late))
    return Cell(said(count, texts) if count else texts(now))


def _waits(row: LedgerRow) -> bool:
    """Tell whether the state says that it waits for the partner; what its deadline calls for stands in that column."""
    return row.status is CommitmentStatus.WAITING


def _state(row: LedgerRow, texts: Texts) -> Cell:
    chip = status_chip(row.status, texts) if _waits(row) else state_chip(row, texts)
    return Cell(chip.text, chip=chip, spoken=texts(STATUS_SPOKEN, value=chip.text))
