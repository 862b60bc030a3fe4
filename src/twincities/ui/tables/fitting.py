"""How wide the columns of a table stand, and which have no room."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a column asks for, in pixels; `stretch` takes what is left, the highest `priority` gives way first.

    A `kept` column never gives way; one that is `put_away` is never shown.
    """

    width: int
    stretch: bool = False
    priority: int = 0
    kept: bool = False
    put_away: bool = False


def fitted(columns: Sequence[Wanted], room: int) -> list[int | None]:
    """Return the width of every column in a room of so many pixels, None for one that is not shown."""
    hidden = {number for number, column in enumerate(columns) if column.put_away}
    for number in sorted(range(len(columns)), key=lambda n: -columns[n].priority):
        if _together(columns, hidden) <= room:
            break
        if columns[number].priority > 0 and not columns[number].kept:
            hidden.add(number)
    stretched = [number for number, column in enumerate(columns) if column.stretch and number not in hidden]
    extra = max(0, room - _together(columns, hidden)) // len(stretched) if stretched else 0
    return [
        None if number in hidden else column.width + (extra if number in stretched else 0)
        for number, column in enumerate(columns)
    ]


def _together(columns: Sequence[Wanted], hidden: Collection[int]) -> int:
    return sum(column.width for number, column in enumerate(columns) if number not in hidden)
