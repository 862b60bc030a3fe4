"""What the ledger of commitments tells, as plain values: filled by services, laid out by `commitments`.

Every text is already in the paper's language. "" and None mean that nothing is recorded; the paper says so in words.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from twincities.domain.vocabulary import Term
from twincities.i18n import NP_

if TYPE_CHECKING:
    from twincities.domain.partial_date import PartialDate


class LedgerState(Term):
    """How a commitment stands at the as-of date, in the order of the paper; labels are those of the summary."""

    OVERDUE = "overdue", NP_("state of a commitment on paper", "Overdue")
    IN_PROGRESS = "in_progress", NP_("state of a commitment on paper", "In progress")
    NO_DEADLINE = "no_deadline", NP_("state of a commitment on paper", "No deadline")
    DONE_LATE = "done_late", NP_("state of a commitment on paper", "Done late")
    DONE = "done", NP_("state of a commitment on paper", "Done in time")
    DONE_UNDATED = "done_undated", NP_("state of a commitment on paper", "Done, no dates to compare")


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerLine:
    """One promise; lines arrive in the order of their states, within a state by date.

    `basis` is what it was said on, `late` the days past its last day, None where it is not late. One without a due
    date is never overdue.
    """

    key: str
    revision: int
    made: PartialDate | None
    basis: str
    partner: str
    text: str
    responsible: str
    due: PartialDate | None
    done: PartialDate | None
    state: LedgerState
    late: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerCover:
    """What the paper says beside its lines: how an extract was chosen, how many dropped promises were left out."""

    note: str = ""
    dropped: int = 0
