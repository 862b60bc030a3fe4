"""The ledger as one list: its groups below each other, each under a heading with its count, some of them folded.

A heading stands in the list of ids as a number far below those of any promise; it carries group and count, so that the
list needs no other memory of what was counted.
"""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from typing import TYPE_CHECKING

from twincities.services.ledger_filter import LedgerGroup, LedgerQuery

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from twincities.domain.keys import Key
    from twincities.services.ledger import Ledger, LedgerRow
    from twincities.services.visit_filter import Viewer

GROUPS = tuple(LedgerGroup)
FIRST_HEADING = -(1 << 40)
"""Preparations have small numbers below zero; headings begin far below them."""


@dataclass(frozen=True, slots=True)
class Heading:
    """The heading of a group: how many promises it holds."""

    id: int
    group: LedgerGroup
    count: int


def heading_id(group: LedgerGroup, count: int) -> int:
    """Return the number under which a heading stands among the ids."""
    return FIRST_HEADING - GROUPS.index(group) - len(GROUPS) * count


def is_heading(number: int) -> bool:
    """Tell whether a number of the list is that of a heading."""
    return number <= FIRST_HEADING


def heading_of(number: int) -> Heading:
    """Return the heading that stands under a number."""
    count, place = divmod(FIRST_HEADING - number, len(GROUPS))
    return Heading(number, GROUPS[place], count)


class GroupedLedger:
    """Answers a list page with headings and promises."""

    def __init__(self, ledger: Ledger, folded: Collection[LedgerGroup]) -> None:
        self._ledger = ledger
        self._folded = frozenset(folded)

    def ids(self, query: LedgerQuery, viewer: Viewer, limit: int | None = None) -> array[int]:
        """Return headings and promises in their order; the first one alone is a promise, never a heading."""
        if limit == 1:
            found = (self._ledger.ids(group, query, viewer, 1) for group in GROUPS)
            return next((ids for ids in found if ids), array("q"))
        lines = array("q")
        for group, count in self._ledger.counts(query, viewer).items():
            if count and (limit is None or len(lines) < limit):
                lines.append(heading_id(group, count))
                if group not in self._folded:
                    lines.extend(self._ledger.ids(group, query, viewer, limit))
        return lines if limit is None else lines[:limit]

    def count(self, query: LedgerQuery, viewer: Viewer) -> int:
        """Return how many promises a query shows in all groups."""
        return sum(self._ledger.counts(query, viewer).values())

    def rows(self, ids: Sequence[int], viewer: Viewer) -> list[LedgerRow | Heading]:
        """Return headings and lines in their order."""
        promises = [number for number in ids if not is_heading(number)]
        rows = {row.id: row for row in self._ledger.rows(promises, viewer)}
        lines: list[LedgerRow | Heading] = []
        for number in ids:
            if is_heading(number):
                lines.append(heading_of(number))
            elif number in rows:
                lines.append(rows[number])
        return lines

    def id_of(self, key: Key) -> int | None:
        """Return the id of a promise, None where it is gone."""
        return self._ledger.id_of(key)
