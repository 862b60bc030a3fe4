"""Bringing two edits of one record together, field by field.

The smallest thing a person chooses about is a field; of a row that one side removed and the other changed it is the
whole row, because half of it can be neither kept nor removed.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from twincities.domain.changes import FieldChange
from twincities.domain.state import ORDER, ROW, apply, difference, record_from, state_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from twincities.domain.record import Record
    from twincities.domain.state import State

R = TypeVar("R", bound="Record")
Place = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Clash:
    """One value that both sides changed, each in its own way."""

    mine: FieldChange
    theirs: FieldChange

    @property
    def place(self) -> Place:
        """Which value it is: part, key of the part's row, field ("" for the whole row)."""
        return _place(self.mine)


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
    """Find out what each side changed. Where both put rows in another order, theirs stands."""
    states = state_of(base), state_of(mine), state_of(theirs)
    my_list, their_list = difference(states[0], states[1]), difference(states[0], states[2])
    mine_by = _by_place(my_list, states[0], states[1], _removed(their_list))
    theirs_by = _by_place(their_list, states[0], states[2], _removed(my_list))
    both = mine_by.keys() & theirs_by.keys()
    return Merge(
        tuple(
            Clash(change, theirs_by[place])
            for place, change in mine_by.items()
            if place in both and change.field != ORDER and change.after != theirs_by[place].after
        ),
        tuple(change for place, change in mine_by.items() if place not in both),
        tuple(change for place, change in theirs_by.items() if place not in both),
    )


def _removed(changes: Iterable[FieldChange]) -> set[tuple[str, str]]:
    return {(c.part, c.part_key) for c in changes if c.part and c.field == ROW and c.after is None}


def _by_place(
    changes: Iterable[FieldChange], base: State, side: State, removed_by_other: set[tuple[str, str]]
) -> dict[Place, FieldChange]:
    """Arrange one side's changes; those of a row that the other side removed become one change of the whole row."""
    found: dict[Place, FieldChange] = {}
    for change in changes:
        part, key, field = _place(change)
        if field not in (ROW, ORDER) and (part, key) in removed_by_other:
            whole = FieldChange(ROW, _row_of(base, part, key), _row_of(side, part, key), part, key)
            found[part, key, ROW] = whole
        else:
            found[part, key, field] = change
    return found


def _row_of(state: State, part: str, key: str) -> object:
    return next(row for row in state["parts"][part] if row["key"] == key)


def resolved(theirs: R, merge: Merge, mine_wins: Mapping[Place, bool]) -> R:
    """Return their record with my one-sided changes and, where a choice says so, my side of each clash.

    KeyError for a clash that nobody decided; InvalidRecordError where both sides' values do not go together.
    """
    chosen = [clash.mine for clash in merge.clashes if mine_wins[clash.place]]
    return record_from(type(theirs), apply(state_of(theirs), [*merge.only_mine, *chosen]))
