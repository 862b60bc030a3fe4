"""How much room a text takes on paper: lines in a cell, height of a row.

Spreadsheet programs do not reckon the height of wrapped rows alike (merged ones not at all), and a machine may lack
the fonts: so heights are measured here, from a table of letter widths that ships with the program.
"""

from __future__ import annotations

import json
import math
import re
from functools import cache, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import combining, east_asian_width

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

UNITS_PER_EM = 2048
PIXELS_PER_POINT = 96 / 72
PIXELS_PER_UNIT = 7
"""A column's width unit is a digit of the Normal style, Arial 10: seven pixels."""
POINTS_PER_UNIT = PIXELS_PER_UNIT / PIXELS_PER_POINT
PADDING, INDENT = 8, 9
"""Pixels that a cell keeps free at its sides, and those of one step of indent."""
SAFETY = 0.97
LINE_HEIGHT = 1.19
MARGIN = 4.5
"""Points above and below the text of a row, together."""
TALLEST = 409.0
"""Points: a row of a sheet cannot be taller."""

_UNKNOWN_LETTER = 1229
_LETTER = r"(?:[^\s\-–—/]|[\u00a0\u202f])"
"""What no line is broken at, the spaces among it that hold two words together."""
_PIECE = re.compile(rf"{_LETTER}*[\-–—/]+|{_LETTER}+|[^\S\u00a0\u202f]+")


class Type(NamedTuple):
    """The type a text is set in: family, size in points, weight. A tuple, for it is the key of every measure."""

    family: str
    size: float
    bold: bool = False


@lru_cache(maxsize=65_536)
def text_width(text: str, type_: Type) -> float:
    """Return the width of a text on one line, in pixels at 96 dots an inch."""
    known = _widths(type_.family, type_.bold)
    units = sum(known[letter] if letter in known else _guess(letter) for letter in text)
    return units / UNITS_PER_EM * type_.size * PIXELS_PER_POINT


def cut_to(text: str, room: float, type_: Type) -> str:
    """Return the text, of one that is wider than `room` (pixels) the beginning that fits."""
    if text_width(text, type_) <= room:
        return text
    fits = (end for end in range(len(text), 0, -1) if text_width(f"{text[:end]}…", type_) <= room)
    return f"{text[: next(fits, 0)].rstrip()}…"


@lru_cache(maxsize=4096)
def lines_needed(text: str, width: float, type_: Type, indent: int = 0) -> int:
    """Return how many lines a text takes in a cell of that width (in column units), at least 1."""
    room = (width * PIXELS_PER_UNIT - PADDING - INDENT * indent) * SAFETY
    return sum(_lines(paragraph, room, type_) for paragraph in text.split("\n"))


def row_height(lines: int, size: float, least: float = 0.0) -> float:
    """Return the height in points of a row with that many lines, in quarters of a point, at most TALLEST."""
    needed = math.ceil((lines * size * LINE_HEIGHT + MARGIN) * 4) / 4
    return min(max(needed, least), TALLEST)


def longest_word(texts: Sequence[str], type_: Type, ignore_from: int = 24) -> float:
    """Return the width, in column units, of the longest word that should not be split; 0 where there is none."""
    words = (word for text in texts for word in _PIECE.findall(text) if len(word) < ignore_from)
    return max((text_width(word.strip(), type_) for word in words), default=0.0) / PIXELS_PER_UNIT


def wrapped(text: str, width: float, type_: Type, indent: int = 0) -> list[str]:
    """Return the text cut into the lines of a cell of that width; joined they are the text again."""
    room = (width * PIXELS_PER_UNIT - PADDING - INDENT * indent) * SAFETY
    lines = []
    for paragraph in text.splitlines(keepends=True):
        line, used = "", 0.0
        for piece in _broken(paragraph, room, type_):
            wide = text_width(piece, type_)
            if line and used + wide > room and not piece.isspace():
                lines.append(line)
                line, used = "", 0.0
            line, used = line + piece, used + wide
        lines.append(line)
    return lines


def _lines(paragraph: str, room: float, type_: Type) -> int:
    """Wrap greedily, as spreadsheets do: at spaces and after hyphens, a too long word wherever it must."""
    if text_width(paragraph, type_) <= room:
        return 1
    lines, used = 1, 0.0
    for piece in _broken(paragraph, room, type_):
        wide = text_width(piece, type_)
        if used and used + wide > room and not piece.isspace():
            lines, used = lines + 1, 0.0
        used += wide
    return lines


def _broken(paragraph: str, room: float, type_: Type) -> Iterator[str]:
    """Yield words with their hyphens, spaces, and the pieces of words that are wider than a whole line."""
    for piece in _PIECE.findall(paragraph):
        if piece.isspace() or text_width(piece, type_) <= room:
            yield piece
            continue
        start, used = 0, 0.0
        for number, letter in enumerate(piece):
            wide = text_width(letter, type_)
            if used and used + wide > room:
                yield piece[start:number]
                start, used = number, 0.0
            used += wide
        yield piece[start:]


def _guess(letter: str) -> int:
    if combining(letter):
        return 0
    return UNITS_PER_EM if east_asian_width(letter) in "WF" else _UNKNOWN_LETTER


@cache
def _widths(family: str, bold: bool) -> dict[str, int]:  # noqa: FBT001 - a key of the table
    table = json.loads(files(__package__).joinpath("text_widths.json").read_text(encoding="ascii"))
    groups: dict[str, str] = table[family]["bold" if bold else "regular"]
    return {letter: int(width) for width, letters in groups.items() for letter in letters}
