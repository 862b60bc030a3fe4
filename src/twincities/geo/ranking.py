"""Which of the places that were found is meant: a score from name, size, hints and sort, and when it is sure."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from twincities.geo.candidate import Reason, Sort
from twincities.geo.circle import kilometres
from twincities.geo.keys import exact_key
from twincities.geo.store import How

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twincities.geo.store import Row

FIT = {
    How.MAIN: 1.0,
    How.OTHER: 0.94,
    How.FOREIGN: 0.96,
    How.FORMER: 0.97,
    How.KNOWN: 1.0,
    How.SHORT: 0.90,
    How.LOOSE: 0.90,
}
REASON = {
    How.MAIN: Reason.EXACT_NAME,
    How.OTHER: Reason.OTHER_NAME,
    How.FOREIGN: Reason.OTHER_LANGUAGE,
    How.FORMER: Reason.FORMER_NAME,
    How.KNOWN: Reason.OTHER_LANGUAGE,
    How.SHORT: Reason.PART_OF_NAME,
    How.LOOSE: Reason.PART_OF_NAME,
}
SORT_WEIGHT = {
    Sort.TOWN: 0.0,
    Sort.SECTION: -0.06,
    Sort.COUNTY: -0.10,
    Sort.REGION: -0.08,
    Sort.COUNTRY: -0.12,
}
SURE_FIT = 0.93
"""A name that fits less is never taken unasked."""

SEAT = (0.0, 0.002, 0.004, 0.02, 0.04)
"""For the seat of a third-, second-, first-level unit, of a country."""
NEARLY_AS_GOOD = 0.08
GREAT = 30_000
"""Inhabitants of a town that outweighs others of its name."""
OUTWEIGHS = 15
OUTWEIGHS_ALL = 40
SMALLEST = 250
"""Inhabitants below which a larger namesake may well be missing from the gazetteer."""
CAPITAL = 3
"""Seats of first-level units and of countries, from this on."""
KNOWN_FROM = 15_000
UNCOUNTED = 700
"""Inhabitants that a place is taken to have whose number no source tells: it is not known, it is not none."""
LIKE_ENOUGH = 0.6

SAME_PLACE = 25.0
"""Kilometres within which two entries are the same place to a register: a town and its district."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A place that was found, with all that speaks for and against it."""

    row: Row
    fit: float
    reason: Reason
    matched: str
    weight: float = 0.0
    hint: int = 0
    """1 where a hint names its region or neighbourhood, -1 where there were hints and none does."""
    right_country: int = 0
    """1 in the country that was asked for, -1 in a neighbour of it, -2 farther off, 0 where none was asked for."""
    apart: bool = False
    """It lies in an outlying part of the country that was asked for."""
    right_sort: bool = False

    @property
    def size(self) -> float:
        """Between 0 and about 0.2, by inhabitants and by what the place is the seat of."""
        return 0.027 * math.log10(1 + (self.row.population or UNCOUNTED)) + SEAT[self.row.seat]

    @property
    def score(self) -> float:
        """Order among the hits of one question."""
        sort = Sort(self.row.kind)
        wanted = 0.14 if self.right_sort else SORT_WEIGHT[sort]
        country = -0.08 if self.apart else {-1: -0.22, -2: -0.5}.get(self.right_country, 0.0)
        hint = 0.3 if self.hint > 0 else 0.06 * self.hint
        return self.fit - self.weight + self.size + wanted + country + hint


def rank(hits: Sequence[Hit]) -> list[Hit]:
    """Order hits, each place once."""
    best: dict[int, Hit] = {}
    for hit in hits:
        known = best.get(hit.row.number)
        if known is None or hit.score > known.score:
            best[hit.row.number] = hit
    return sorted(best.values(), key=lambda hit: (-hit.score, hit.row.number))


def apart(one: Row, other: Row) -> float:
    """Return the kilometres between two places."""
    return kilometres(one.latitude, one.longitude, other.latitude, other.longitude)


def rivals(ranked: Sequence[Hit]) -> list[Hit]:
    """Return the hits that the first one must be told from: about as good a name, another place."""
    first = ranked[0]
    return [hit for hit in ranked[1:] if _is_rival(first, hit)]


def _is_rival(first: Hit, hit: Hit) -> bool:
    return (
        hit.fit - hit.weight > first.fit - first.weight - NEARLY_AS_GOOD
        and hit.right_country >= first.right_country
        and hit.hint >= first.hint
        and apart(first.row, hit.row) > SAME_PLACE
        and not _holds(hit.row, first.row)
        and not _holds(first.row, hit.row)
    )


def _holds(unit: Row, place: Row) -> bool:
    """Tell whether a place lies in a unit of the same name: whoever names one means both."""
    same = (unit.country, unit.admin1) == (place.country, place.admin1)
    return same and place.kind < unit.kind and unit.kind in {Sort.COUNTY, Sort.REGION}


def is_sure(ranked: Sequence[Hit]) -> bool:
    """Tell whether the first of the ranked hits may be taken without a person."""
    first = ranked[0]
    if first.fit - first.weight < SURE_FIT or first.right_country < 0 or first.hint < 0:
        return False
    if _may_hide_another(first, ranked):
        return False
    others = rivals(ranked)
    if not others:
        return first.right_country > 0 or first.hint > 0 or first.row.population >= KNOWN_FROM
    if first.reason is not Reason.EXACT_NAME and any(hit.reason is Reason.EXACT_NAME for hit in others):
        return False
    more = max(hit.row.population for hit in others)
    times = OUTWEIGHS if first.right_country > 0 or first.hint > 0 else OUTWEIGHS_ALL
    return first.row.population >= GREAT and first.row.population > times * more


def _may_hide_another(first: Hit, ranked: Sequence[Hit]) -> bool:
    """Tell whether another place may be meant although the name fits."""
    row = first.row
    counted = row.population > 0 or row.geonames is not None
    if counted and row.population < SMALLEST and row.seat < CAPITAL and first.hint <= 0:
        return True
    if row.kind >= Sort.REGION and not first.right_sort and any(_holds(row, hit.row) for hit in ranked[1:]):
        return True  # its town may be meant
    return first.reason is Reason.OTHER_NAME and not _well_known(first)


def _well_known(hit: Hit) -> bool:
    """Tell a name that people use from one that only a list has: those of small places are often mistaken."""
    from rapidfuzz.distance import OSA  # noqa: PLC0415 - only where it has to be told

    if hit.row.population >= KNOWN_FROM or hit.row.seat:
        return True
    return OSA.normalized_similarity(hit.matched, exact_key(hit.row.name)) >= LIKE_ENOUGH
