"""Walking the cities of a map by keyboard, and putting those near each other into one circle."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from twincities.geo.map_picture import LEVELS
from twincities.ui.map.land import flat

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from PySide6.QtCore import QPointF

    from twincities.domain.vocabularies import Activity
    from twincities.geo.map_picture import City, Tie

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
    """A city, or several that lie too close to be told apart, standing in their middle; `spot` in the scene's units."""

    spot: QPointF
    latitude: float
    longitude: float
    level: Activity
    own: bool
    cities: list[int] = field(default_factory=list)


def nodes_of(
    cities: Sequence[City],
    spots: Sequence[QPointF],
    seen: Mapping[int, Activity],
    alone: Collection[int],
    cell: float | None,
) -> list[Node]:
    """Return what is drawn: with `cell` (in the scene's units) cities near each other in one, but for some alone."""
    nodes: list[Node] = []
    cells: dict[tuple[int, int, bool], Node] = {}
    for number, level in seen.items():
        spot, city = spots[number], cities[number]
        own = city.own
        if cell is None or number in alone:
            nodes.append(Node(spot, city.latitude, city.longitude, level, own, [number]))
            continue
        place = (int(spot.x() // cell), int(spot.y() // cell), own)
        node = cells.get(place)
        if node is None:
            node = cells[place] = Node(spot, city.latitude, city.longitude, level, own, [number])
            nodes.append(node)
        else:
            node.cities.append(number)
            node.latitude += city.latitude
            node.longitude += city.longitude
            node.level = min(node.level, level, key=LEVELS.index)
    for node in cells.values():
        if len(node.cities) > 1:
            node.latitude /= len(node.cities)
            node.longitude /= len(node.cities)
            node.spot = flat(node.latitude, node.longitude)
    return nodes


@dataclass(slots=True)
class Arc:
    """A line between two nodes: all ties between their cities, as lively as the liveliest of them."""

    here: Node
    there: Node
    chosen: bool
    level: Activity
    count: int = 0
    weight: int = 0


def arcs_of(nodes: Iterable[Node], ties: Iterable[Tie], selected: int | None) -> list[Arc]:
    """Return the lines between nodes: those of the selected city first, then the heaviest; none within a circle."""
    node_of = {city: node for node in nodes for city in node.cities}
    arcs: dict[tuple[frozenset[int], bool], Arc] = {}
    for tie in ties:
        here, there = node_of[tie.here], node_of[tie.there]
        if here is there:
            continue
        chosen = selected in (tie.here, tie.there)
        ends = frozenset((id(here), id(there)))
        arc = arcs.setdefault((ends, chosen), Arc(here, there, chosen, tie.activity))
        arc.count += 1
        arc.weight += tie.weight
        arc.level = min(arc.level, tie.activity, key=LEVELS.index)
    return sorted(
        arcs.values(),
        key=lambda arc: (not arc.chosen, -arc.weight - arc.count, LEVELS.index(arc.level)),
    )
