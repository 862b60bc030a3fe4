"""Great circles: the shortest ways between two places, as lines that a flat map can draw."""

from __future__ import annotations

from itertools import pairwise
from math import acos, atan2, ceil, copysign, cos, degrees, hypot, pi, radians, sin

Point = tuple[float, float]
"""Latitude and longitude in degrees."""

FLAT_LIMIT = 85.0511
"""Degrees from the equator at which a square Mercator map of the world ends."""
STEP = 1.0
"""Degrees of the way between two points of the line: finer is not seen on a map of the world."""
LEAST = 1e-9
NEARLY_OPPOSITE = 1e-6
"""Angles in radians under which two points are one, and from half a turn under which no way is the shortest."""
TURN = 360


def flat_way(
    latitude: float, longitude: float, other_latitude: float, other_longitude: float
) -> list[list[Point]]:
    """Return what a flat map shows of a great circle: a way over a pole leaves it above and comes back elsewhere.

    None, one or more pieces of the way of `great_circle`, each cut where it leaves `FLAT_LIMIT`.
    """
    pieces: list[list[Point]] = []
    for here, there in pairwise(great_circle(latitude, longitude, other_latitude, other_longitude)):
        if min(here[0], there[0]) > FLAT_LIMIT or max(here[0], there[0]) < -FLAT_LIMIT:
            continue
        begin, end = _held(here, there), _held(there, here)
        if pieces and pieces[-1][-1] == begin:
            pieces[-1].append(end)
        else:
            pieces.append([begin, end])
    return pieces


def _held(point: Point, other: Point) -> Point:
    """Return an end of a short line, moved along it to the map's edge where it lies beyond."""
    north, east = point
    if abs(north) <= FLAT_LIMIT:
        return point
    edge = copysign(FLAT_LIMIT, north)
    return edge, east + (other[1] - east) * (edge - north) / (other[0] - north)


def great_circle(
    latitude: float, longitude: float, other_latitude: float, other_longitude: float
) -> list[Point]:
    """Return the points (latitude, longitude, degrees) from one place to another.

    The longitudes run on without a jump, so that a way over the 180th meridian leaves the map on one side: it ends
    at the other place's longitude or that plus or minus 360.
    """
    here, there = _vector(latitude, longitude), _vector(other_latitude, other_longitude)
    angle = acos(max(-1.0, min(1.0, sum(a * b for a, b in zip(here, there, strict=True)))))
    if angle < LEAST or pi - angle < NEARLY_OPPOSITE:
        return [(latitude, longitude), (other_latitude, other_longitude)]
    steps = max(2, ceil(degrees(angle) / STEP))
    points, before = [], longitude
    for number in range(steps + 1):
        ours, theirs = sin(angle * (steps - number) / steps), sin(angle * number / steps)
        x, y, z = ((ours * a + theirs * b) / sin(angle) for a, b in zip(here, there, strict=True))
        east = degrees(atan2(y, x))
        east += TURN * round((before - east) / TURN)
        before = east
        points.append((degrees(atan2(z, hypot(x, y))), east))
    return points


def _vector(latitude: float, longitude: float) -> tuple[float, float, float]:
    north, east = radians(latitude), radians(longitude)
    return cos(north) * cos(east), cos(north) * sin(east), sin(north)
