"""Where the pages of a document end: headings stay with what they head, a signature is never alone."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from twincities.reports.measure import POINTS_PER_UNIT

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

A4_SHORT, A4_LONG, POINTS_PER_INCH = 595.0, 842.0, 72
"""Points of the sheet's sides."""


class Margins(NamedTuple):
    """What a sheet of paper keeps free, in inches."""

    left: float
    right: float
    top: float
    bottom: float
    header: float
    footer: float


PORTRAIT = Margins(0.79, 0.39, 0.59, 0.63, 0.30, 0.30)
LANDSCAPE = Margins(0.59, 0.39, 0.70, 0.59, 0.35, 0.30)
RESERVE = 8.0
"""Points left free: printers and programs do not reckon a row's height quite alike."""
USABLE = A4_LONG - (PORTRAIT.top + PORTRAIT.bottom) * POINTS_PER_INCH - RESERVE
PORTRAIT_WIDTH = A4_SHORT - (PORTRAIT.left + PORTRAIT.right) * POINTS_PER_INCH
LANDSCAPE_WIDTH = A4_LONG - (LANDSCAPE.left + LANDSCAPE.right) * POINTS_PER_INCH
LANDSCAPE_HEIGHT = A4_SHORT - (LANDSCAPE.top + LANDSCAPE.bottom) * POINTS_PER_INCH


def fitted_height(width: float) -> float:
    """Return the points of rows on a landscape page to whose width columns of `width` units are fitted."""
    return LANDSCAPE_HEIGHT * max(width * POINTS_PER_UNIT / LANDSCAPE_WIDTH, 1)


class Keep(IntEnum):
    """Whether a row stays on one page with the next: may part, should stay, must stay."""

    FREE = 0
    SHOULD = 1
    MUST = 2


@dataclass(frozen=True, slots=True)
class Line:
    """A row as the page sees it: its height in points, and its tie to the next row.

    `head` is the height of the table's head, which a page repeats that begins with this row.
    """

    height: float
    keep: Keep = Keep.FREE
    head: float = 0.0


def page_ends(lines: Sequence[Line], usable: float = USABLE) -> list[int]:
    """Return the rows (counted from 1) after which a new page begins."""
    ends, used, first, row = [], 0.0, 0, 0
    for block in _blocks(lines, usable):
        whole = sum(line.height for line in block)
        for number, line in enumerate(block):
            if row > first and used + (line.height if number else whole) > usable:
                ends.append(row)
                used, first = line.head, row
            used += line.height
            row += 1
    return ends


def _blocks(lines: Sequence[Line], usable: float) -> Iterator[Sequence[Line]]:
    """Cut into blocks that stay whole; what should stay together and is taller than a page may part after all.

    A page that begins with a block has the head of its table above it.
    """
    for block in _tied(lines, Keep.SHOULD):
        if block and block[0].head + sum(line.height for line in block) > usable:
            yield from _tied(block, Keep.MUST)
        else:
            yield block


def _tied(lines: Sequence[Line], tie: Keep) -> Iterator[Sequence[Line]]:
    starts = [0, *(number for number, line in enumerate(lines[:-1], 1) if line.keep < tie), len(lines)]
    return (lines[start:end] for start, end in pairwise(starts))
