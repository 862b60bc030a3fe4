"""Coordinates as they are said and as people type and paste them; degrees of WGS 84, north and east positive."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from twincities.domain.names import fold
from twincities.i18n import NP_, Language, Message, Words

DECIMALS = 4
"""Decimals of a degree that are said: about ten metres."""
KEPT_DECIMALS = 5
"""Decimals of a degree that are read: about a metre."""
LATITUDE, LONGITUDE = "latitude", "longitude"


class Side(NamedTuple):
    """A side of the world: which coordinate it belongs to, and whether it is counted below zero there."""

    axis: str
    below: bool


_SAID: dict[Side, Message] = {
    Side(LATITUDE, below=False): NP_("a latitude", "{degrees}° N"),
    Side(LATITUDE, below=True): NP_("a latitude", "{degrees}° S"),
    Side(LONGITUDE, below=False): NP_("a longitude", "{degrees}° E"),
    Side(LONGITUDE, below=True): NP_("a longitude", "{degrees}° W"),
}
# Note: every way to write the side of the world beside a coordinate: letters, abbreviations, words; divided by |.
_TYPED: dict[Side, Message] = {
    Side(LATITUDE, below=False): NP_("ways to write a side of the world", "N|north"),
    Side(LATITUDE, below=True): NP_("ways to write a side of the world", "S|south"),
    Side(LONGITUDE, below=False): NP_("ways to write a side of the world", "E|east"),
    Side(LONGITUDE, below=True): NP_("ways to write a side of the world", "W|west"),
}
POINT = NP_("latitude and longitude", "{latitude}, {longitude}")

LONGEST = 120
SIXTY = 60
MINUSES = "-\u2212\u2013"  # the hyphen first: inside a set of letters it stands for itself there
_NUMBER = r"\d{1,3}(?:[.,]\d+)?"
_PART = r"\d{1,2}(?:[.,]\d+)?"
_SIDE = r"[^\W\d_]+\.?(?:\s*[^\W\d_]+\.?)?"


def _one(end: str) -> str:
    """Return the pattern of one coordinate: its side stands before or behind; `end` tells its groups from another's."""
    return rf"""(?:(?P<before{end}>{_SIDE})\s*)?(?P<sign{end}>[{MINUSES}+]?)\s*
        (?P<degrees{end}>{_NUMBER})\s*[°º]?\s*
        (?:(?P<minutes{end}>{_PART})\s*['\u2032\u2019]\s*)?
        (?:(?P<seconds{end}>{_PART})\s*(?:["\u2033\u201d]|'')\s*)?
        (?P<after{end}>(?(before{end})|(?:{_SIDE})?))"""


_COORDINATE = re.compile(_one("1"), re.VERBOSE)
_TWO = re.compile(rf"{_one('1')}(?:\s*[;,/]\s*|\s+|(?<=[^\W\d_]))(?:{_one('2')})", re.VERBOSE)


def coordinate(axis: str, degrees: float, words: Words, decimals: int = DECIMALS) -> str:
    """Say one coordinate: «42,3167° с. ш.», "42.3167° N"; `axis` is the name of its field."""
    return words(_SAID[Side(axis, degrees < 0)], degrees=words.number(abs(degrees), decimals))


def point(latitude: float, longitude: float, words: Words, decimals: int = DECIMALS) -> str:
    """Say a point: «42,3167° с. ш., 69,5967° в. д.»."""
    return words(
        POINT,
        latitude=coordinate(LATITUDE, latitude, words, decimals),
        longitude=coordinate(LONGITUDE, longitude, words, decimals),
    )


def read_degrees(text: str, words: Words) -> float | None:
    """Read one coordinate: «50,28», "-102.0833", "50°16′47″N", «50° с. ш.»; None where that is no coordinate.

    Sides are known in all three languages, whatever `words` speaks.
    """
    found = _COORDINATE.fullmatch(text.strip()) if len(text) <= LONGEST else None
    read = _read(found, "1", words) if found else None
    return read[0] if read is not None else None


def read_point(text: str, words: Words) -> tuple[float, float] | None:
    """Read both coordinates pasted as one text: "50.27969, 57.20718"; None where there are not exactly two.

    Where both name their sides, they may come in either order.
    """
    found = _TWO.fullmatch(text.strip()) if len(text) <= LONGEST else None
    if found is None or read_degrees(text, words) is not None:  # «50,28» is one
        return None
    first, second = _read(found, "1", words), _read(found, "2", words)
    if first is None or second is None:
        return None
    turned = (first[1], second[1]) == (LONGITUDE, LATITUDE)
    return (second[0], first[0]) if turned else (first[0], second[0])


def _read(found: re.Match[str], end: str, words: Words) -> tuple[float, str] | None:
    """Return the degrees of a coordinate and which it is by its side, "" where it names none."""
    parts = [
        float((found[name + end] or "0").replace(",", ".")) for name in ("degrees", "minutes", "seconds")
    ]
    named = found["before" + end] or found["after" + end]
    side = _sides(words).get(_letters(named)) if named else None
    if parts[1] >= SIXTY or parts[2] >= SIXTY or (named and side is None):
        return None
    value = parts[0] + parts[1] / SIXTY + parts[2] / SIXTY**2
    sign = found["sign" + end]
    below = bool(sign and sign in MINUSES) != (side is not None and side.below)
    return round(-value if below else value, KEPT_DECIMALS), side.axis if side else ""


@lru_cache(maxsize=8)
def _sides(words: Words) -> dict[str, Side]:
    """Return how the sides of the world are written, in every language, as bare letters."""
    return {
        _letters(way): side
        for language in Language
        for side, ways in _TYPED.items()
        for way in (*words.among(language)(ways).split("|"), words.among(language)(_SAID[side], degrees=""))
    }


def _letters(text: str) -> str:
    return "".join(letter for letter in fold(text) if letter.isalpha())
