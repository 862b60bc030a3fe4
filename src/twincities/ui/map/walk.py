"""Walking the cities of a map by keyboard, and putting those near each other into one circle."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF

from twincities.geo.map_picture import LEVELS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from twincities.domain.vocabularies import Activity
    from twincities.geo.map_picture import City

CELL = 44
"""Pixels within which cities become one circle."""


def west_to_east(cities: Sequence[City], seen: Iterable[int]) -> list[int]:
    """Return the ids of the cities that are seen (by their place in the list), from west to east."""
    shown = (cities[number] for number in seen)
    ordered = sorted((city.longitude, -city.latitude, city.id) for city in shown)
    return [city for _, _, city in ordered]


def next_city(order: Sequence[int], now: int | None, step: int) -> int | None:
    """Return the next city of an order, the first or last where none is chosen yet; None beyond its end."""
    if not order:
        return None
    if now in order:
        at = order.index(now) + step
        return order[at] if 0 <= at < len(order) else None
    return order[0] if step > 0 else order[-1]


@dataclass(slots=True)
class Node:
    """A city, or several that lie too close to be told apart; `spot` in the scene's units."""

    spot: QPointF
    level: Activity
    own: bool
    cities: list[int] = field(default_factory=list)


def nodes_of(
    cities: Sequence[City],
    spots: Sequence[QPointF],
    seen: Mapping[int, Activity],
    selected: int | None,
    cell: float | None,
) -> list[Node]:
    """Return what is drawn: with `cell` (in the scene's units) cities near each other in one, the selected alone."""
    nodes: list[Node] = []
    cells: dict[tuple[int, int, bool], Node] = {}
    for number, level in seen.items():
        spot, own = spots[number], cities[number].own
        if cell is None or number == selected:
            nodes.append(Node(spot, level, own, [number]))
            continue
        place = (int(spot.x() // cell), int(spot.y() // cell), own)
        node = cells.get(place)
        if node is None:
            node = cells[place] = Node(QPointF(spot), level, own, [number])
            nodes.append(node)
        else:
            node.cities.append(number)
            node.spot += spot
            node.level = min(node.level, level, key=LEVELS.index)
    for node in cells.values():
        if len(node.cities) > 1:
            node.spot /= len(node.cities)
    return nodes
