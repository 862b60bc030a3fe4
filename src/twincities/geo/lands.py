"""In which country a point lies, as far as the base map's outlines can tell; they are simplified, so near is inside."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from math import cos, hypot, radians

from twincities.geo.base_map import Detail, outlines

NEAR = 30.0
"""Kilometres from an outline within which a point is not called outside: coasts and borders are drawn coarsely."""
DEGREE = 111.2
"""Kilometres of a degree of latitude."""
LATITUDES, LONGITUDES = 90.0, 180.0

# Parts that bear a code of their own, and land that two states claim: nobody is told here whose it is.
_TOGETHER = (
    "US:PR,GU,AS,VI,MP GB:IM,JE,GG,GI,BM,FK,KY,AI,VG,TC,MS,SH,IO,PN FR:GF,GP,MQ,RE,YT,NC,PF,PM,BL,MF,WF,TF "
    "NL:AW,CW,SX,BQ DK:FO,GL FI:AX NO:SJ,BV AU:NF,CX,CC,HM NZ:CK,NU,TK CN:HK,MO,TW,IN IL:PS MA:EH RS:XK RU:UA,GE "
    "AM:AZ IN:PK MD:UA KE:SS SD:SS,EG PS:JO GY:VE"
)
UNSETTLED = frozenset(
    frozenset((state, part))
    for entry in _TOGETHER.split()
    for state, parts in (entry.split(":"),)
    for part in parts.split(",")
)
Ring = tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class _Area:
    """A ring of an outline with the box around it: west, south, east, north."""

    country: str
    box: tuple[float, float, float, float]
    ring: Ring


def elsewhere(country: str, latitude: float, longitude: float) -> str | None:
    """Return where a point lies that lies outside a country: the other country's code, "" for sea or land without one.

    None where it lies inside, near, or where that cannot be told: no outline is known, the land is claimed by both.
    """
    if not _in_range(latitude, longitude) or country not in _by_country():
        return None
    here = country_at(latitude, longitude)
    if here == country or frozenset((here, country)) in UNSETTLED:
        return None
    return None if _kilometres_to(country, latitude, longitude) <= NEAR else here


def country_at(latitude: float, longitude: float) -> str:
    """Return the code of the country around a point, "" for none."""
    for area in _areas():
        west, south, east, north = area.box
        if (
            west <= longitude <= east
            and south <= latitude <= north
            and _holds(area.ring, latitude, longitude)
        ):
            return area.country
    return ""


def meant(country: str, latitude: float, longitude: float) -> tuple[float, float] | None:
    """Return the point that was meant where coordinates were swapped or lost their sign; None for neither."""
    turned = (
        (longitude, latitude),
        (latitude, -longitude),
        (-latitude, longitude),
        (-latitude, -longitude),
        (longitude, -latitude),
    )
    for north, east in turned:
        if _in_range(north, east) and country in _by_country() and elsewhere(country, north, east) is None:
            return north, east
    return None


def _in_range(latitude: float, longitude: float) -> bool:
    return abs(latitude) <= LATITUDES and abs(longitude) <= LONGITUDES


@cache
def _areas() -> tuple[_Area, ...]:
    return tuple(
        _Area(outline.country, _box(ring), ring)
        for outline in outlines(Detail.NEAR)
        for ring in outline.rings
    )


@cache
def _by_country() -> dict[str, tuple[_Area, ...]]:
    found: dict[str, list[_Area]] = {}
    for area in _areas():
        if area.country:
            found.setdefault(area.country, []).append(area)
    return {country: tuple(areas) for country, areas in found.items()}


def _box(ring: Ring) -> tuple[float, float, float, float]:
    across, up = [point[0] for point in ring], [point[1] for point in ring]
    return min(across), min(up), max(across), max(up)


def _holds(ring: Ring, latitude: float, longitude: float) -> bool:
    """Count the borders east of a point: an odd number is around it. Holes are other countries, found by themselves."""
    inside = False
    before_x, before_y = ring[-1]
    for x, y in ring:
        if (y > latitude) != (before_y > latitude):
            crossing = x + (latitude - y) / (before_y - y) * (before_x - x)
            inside ^= longitude < crossing
        before_x, before_y = x, y
    return inside


@lru_cache(maxsize=1_000)
def _kilometres_to(country: str, latitude: float, longitude: float) -> float:
    """Return the distance to a country's outline; flat, which is good enough near it."""
    narrow = cos(radians(latitude))
    best = float("inf")
    for area in _by_country()[country]:
        west, south, east, north = area.box
        aside = max(west - longitude, longitude - east, 0.0) * narrow
        if hypot(aside, max(south - latitude, latitude - north, 0.0)) * DEGREE > NEAR:
            continue
        points = [((x - longitude) * narrow, y - latitude) for x, y in area.ring]
        best = min(best, *map(_to_segment, points, (points[-1], *points[:-1])))
    return best * DEGREE


def _to_segment(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Return the distance of the origin to a segment."""
    x, y = other[0] - one[0], other[1] - one[1]
    length = x * x + y * y
    share = 0.0 if not length else max(0.0, min(1.0, -(one[0] * x + one[1] * y) / length))
    return hypot(one[0] + share * x, one[1] + share * y)
