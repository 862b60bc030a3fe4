"""Bringing two edits of one record together, field by field."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from twincities.domain.state import ORDER, apply, difference, record_from, state_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from twincities.domain.changes import FieldChange
    from twincities.domain.record import Record

R = TypeVar("R", bound="Record")
Place = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Clash:
    """One value that both sides changed, each in its own way."""

    mine: FieldChange
    theirs: FieldChange

    @property
    def place(self) -> Place:
        """Which value it is: part, key of the part's row, field."""
        return (self.mine.part, self.mine.part_key, self.mine.field)


@dataclass(frozen=True, slots=True)
class Merge:
    """What both sides did to a record since they last agreed.

    `clashes` want a person's choice; `only_mine` and `only_theirs` were changed on one side and need none.
    """

    clashes: tuple[Clash, ...]
    only_mine: tuple[FieldChange, ...]
    only_theirs: tuple[FieldChange, ...]


def _place(change: FieldChange) -> Place:
    return (change.part, change.part_key, change.field)


def compare(base: Record, mine: Record, theirs: Record) -> Merge:
    """Find out what each side changed. A row removed on one side and changed on the other is a clash too."""
    my_changes = {_place(c): c for c in difference(state_of(base), state_of(mine))}
    their_changes = {_place(c): c for c in difference(state_of(base), state_of(theirs))}
    clashes = []
    only_mine = []
    for place, change in my_changes.items():
        other = their_changes.get(place) or _row_against_field(place, their_changes)
        if other is None:
            only_mine.append(change)
        elif other.after != change.after and change.field != ORDER:
            clashes.append(Clash(change, other))
    clashing = {_place(clash.theirs) for clash in clashes}
    only_theirs = [c for place, c in their_changes.items() if place not in my_changes and place not in clashing]
    return Merge(tuple(clashes), tuple(only_mine), tuple(only_theirs))


def _row_against_field(place: Place, others: Mapping[Place, FieldChange]) -> FieldChange | None:
    part, key, field = place
    if not part:
        return None
    if field:
        removed = others.get((part, key, ""))
        return removed if removed and removed.after is None else None
    return next((c for (p, k, f), c in others.items() if (p, k) == (part, key) and f), None)


def resolved(theirs: R, merge: Merge, mine_wins: Mapping[Place, bool]) -> R:
    """Return their record with my one-sided changes and, where a choice says so, my side of each clash."""
    chosen = [clash.mine for clash in merge.clashes if mine_wins[clash.place]]
    return record_from(type(theirs), apply(state_of(theirs), [*merge.only_mine, *chosen]))
