"""What the ledger of commitments is asked for. Needs no database, so that the window can hold it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from twincities.domain.vocabulary import Term
from twincities.i18n import NP_

if TYPE_CHECKING:
    from twincities.domain.keys import Key
    from twincities.domain.vocabularies import CommitmentStatus, Side


class LedgerGroup(Term):
    """The groups of the ledger in their order: «no deadline» is not «overdue»."""

    OVERDUE = "overdue", NP_("promises by their deadline", "Overdue")
    NO_DEADLINE = "no_deadline", NP_("promises by their deadline", "No deadline")
    AHEAD = "ahead", NP_("promises by their deadline", "Ahead")
    RECENTLY_DONE = "recently_done", NP_("promises by their deadline", "Recently done")


class LedgerSort(StrEnum):
    """By what promises are ordered: what is urgent leads in each group; unknown values stand last both ways."""

    DUE = "due"
    PARTNER = "partner"
    SIDE = "side"
    STATE = "state"


CONDITIONS = ("text", "sides", "statuses", "groups", "responsible", "partnership", "visit")


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerQuery:
    """Which commitments to show. Empty conditions ask for nothing.

    `groups` leaves out the others; `responsible` is the body that carries it out, on either side.
    """

    text: str = ""
    sides: tuple[Side, ...] = ()
    statuses: tuple[CommitmentStatus, ...] = ()
    groups: tuple[LedgerGroup, ...] = ()
    responsible: str = ""
    partnership: Key | None = None
    visit: Key | None = None
    then: LedgerSort | None = None
    then_descending: bool = False

    @property
    def sort(self) -> LedgerSort:
        """What leads in each group: the deadline, without one the age."""
        return LedgerSort.DUE

    @property
    def descending(self) -> bool:
        """Whether what is last comes first: a group says so itself."""
        return False

    def shows(self, group: LedgerGroup) -> bool:
        """Tell whether a group is asked for at all."""
        return not self.groups or group in self.groups

    def without_each(self) -> list[tuple[str, LedgerQuery]]:
        """Return this query without each of its conditions in turn: what «nothing found» offers to drop."""
        empty = LedgerQuery()
        named = [name for name in CONDITIONS if getattr(self, name) != getattr(empty, name)]
        return [(name, replace(self, **{name: getattr(empty, name)})) for name in named]
