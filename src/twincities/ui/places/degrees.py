"""Coordinates and numbers as people type and paste them."""

from __future__ import annotations

import re

_NUMBER = r"\d{1,3}(?:[.,]\d+)?"
_DEGREES = re.compile(
    rf"""^(?P<sign>[+\-\u2212\u2013]?)\s*(?P<degrees>{_NUMBER})\s*[°º]?\s*
    (?:(?P<minutes>\d{{1,2}}(?:[.,]\d+)?)\s*['\u2032\u2019]\s*)?
    (?:(?P<seconds>\d{{1,2}}(?:[.,]\d+)?)\s*(?:["\u2033\u201d]|'')\s*)?
    (?P<side>[NSEW]?)$""",
    re.VERBOSE | re.IGNORECASE,
)
_BETWEEN = re.compile(r"\s*[;/]\s*|,\s+|\s+(?=[+\-\u2212\u2013\d])|(?<=[NSEW])\s*,?\s*(?=\d)", re.IGNORECASE)
_GROUPS = re.compile(r"(?<=\d)[\s,.'\u2019](?=\d{3}(?!\d))")
MINUSES = "-\u2212\u2013"
SOUTH_AND_WEST = "SW"
SIXTY = 60
MOST_FIGURES = 12
PLACES = 5
"""Decimals of a degree that are kept: about a metre."""
POINT = 2


def read_degrees(text: str) -> float | None:
    """Read one coordinate: «50,28», "-102.0833", "50°16′47″N"; None where that is no coordinate."""
    found = _DEGREES.match(text.strip())
    if found is None:
        return None
    parts = [float((found[name] or "0").replace(",", ".")) for name in ("degrees", "minutes", "seconds")]
    if parts[1] >= SIXTY or parts[2] >= SIXTY:
        return None
    value = parts[0] + parts[1] / SIXTY + parts[2] / SIXTY**2
    below = bool(found["sign"] and found["sign"] in MINUSES) != (
        found["side"].upper() in SOUTH_AND_WEST and found["side"] != ""
    )
    return round(-value if below else value, PLACES)


def read_point(text: str) -> tuple[float, float] | None:
    """Read both coordinates pasted as one text: "50.27969, 57.20718"; None where there are not exactly two."""
    pieces = [piece for piece in _BETWEEN.split(text.strip()) if piece]
    if len(pieces) != POINT:
        return None
    north, east = (read_degrees(piece) for piece in pieces)
    return None if north is None or east is None else (north, east)


def read_whole(text: str) -> int | None:
    """Read a whole number, with its thousands grouped in any way; None where that is none."""
    digits = _GROUPS.sub("", text.strip())
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) <= MOST_FIGURES else None
