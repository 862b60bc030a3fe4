"""Bringing two edits of one record together, field by field.

The smallest thing a person chooses about is a field; of a row that one side removed and the other changed it is the
whole row, because half of it can be neither kept nor removed.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from twincities.domain.changes import FieldChange
from twincities.domain.claiming import aim_of, as_text
from twincities.domain.state import ORDER, ROW, apply, difference, record_from, state_of, value_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from twincities.domain.record import Record
    from twincities.domain.state import Row, State

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
    state = state_of(theirs)
    merged = apply(state, [*merge.only_mine, *chosen])
    if "claims" in merged["parts"]:
        merged["parts"]["claims"] = _one_preferred(merged, state, merge)
    return record_from(type(theirs), merged)


def _one_preferred(merged: State, theirs: State, merge: Merge) -> list[Row]:
    """Return the claims of a merged record; of two sides' preferred ones on a value that counts whose value stands.

    The other becomes its rival, with the value that it stood for on its side.
    """
    claims = merged["parts"]["claims"]
    believed_there = {claim["key"] for claim in theirs["parts"]["claims"] if claim.get("preferred")}
    twice = [aim for aim, count in Counter(map(aim_of, filter(_counts, claims))).items() if count > 1]
    for aim in twice:
        stands, there = as_text(value_in(merged, *aim)), as_text(value_in(theirs, *aim))
        here = as_text(_mine(merge, aim, there))
        mine_counts = here == stands != there
        claims = [
            {**claim, "preferred": False, "value": _rival(there if mine_counts else here, stands)}
            if _counts(claim) and aim_of(claim) == aim and (claim["key"] in believed_there) == mine_counts
            else claim
            for claim in claims
        ]
    return claims


def _counts(claim: Row) -> bool:
    return bool(claim.get("preferred"))


def _rival(said: str, stands: str) -> str | None:
    """Return the value that a rival keeps: none of its own where it says what stands."""
    return said if said != stands else None


def _mine(merge: Merge, aim: tuple[str, str], theirs: object) -> object:
    """Return the written value that I had: as I left it, as both had it, or as they have it."""
    target, key = aim
    for change in (*merge.only_mine, *(clash.mine for clash in merge.clashes)):
        if (change.field, change.part_key) == (target, key):
            return change.after
    for change in merge.only_theirs:
        if (change.field, change.part_key) == (target, key):
            return change.before
    return theirs
