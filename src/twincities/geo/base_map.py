"""The base map: outlines of the countries that ship with the program (Natural Earth; see data/README.md)."""

from __future__ import annotations

import json
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from itertools import accumulate
from typing import TYPE_CHECKING

from twincities.paths import shipped

if TYPE_CHECKING:
    from pathlib import Path

FOLDER = "basemap"


class Detail(StrEnum):
    """How fine the outlines are: for the world at a glance, or for a continent."""

    FAR = "110m"
    NEAR = "50m"


@dataclass(frozen=True, slots=True)
class Outline:
    """A country's land; rings of (longitude, latitude) in degrees, cut at ±180°; inner rings are holes.

    `country` is an ISO 3166-1 alpha-2 code, "" where the land has none.
    """

    country: str
    rings: tuple[tuple[tuple[float, float], ...], ...]


class BaseMapError(Exception):
    """The outlines are gone or damaged; carries the file. A map can be drawn without them."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.path = path


@cache
def written_outlines(detail: Detail) -> str:
    """Return the outlines as the map page reads them, as JSON; BaseMapError where they cannot be read."""
    path = shipped("data") / FOLDER / f"countries-{detail.value}.json"
    try:
        text = path.read_text(encoding="utf-8").strip()
        complete = {"scale", "shapes"} <= set(json.loads(text))
    except (OSError, ValueError, TypeError) as error:
        raise BaseMapError(path) from error
    if not complete:
        raise BaseMapError(path)
    return text


@cache
def outlines(detail: Detail) -> tuple[Outline, ...]:
    """Return the outlines of all countries; BaseMapError where they cannot be read."""
    written = json.loads(written_outlines(detail))
    scale = written["scale"]
    return tuple(
        Outline(country, tuple(_ring(flat, scale) for flat in rings)) for country, rings in written["shapes"]
    )


@cache
def middle_of(country: str) -> tuple[float, float, float] | None:
    """Return the middle of a country's largest land (latitude, longitude) and its height, in degrees.

    None for a country without an outline; BaseMapError where the outlines cannot be read.
    """
    boxes = [_box(ring) for one in outlines(Detail.FAR) if one.country == country for ring in one.rings]
    if not boxes:
        return None
    west, south, east, north = max(boxes, key=lambda box: (box[2] - box[0]) * (box[3] - box[1]))
    return (south + north) / 2, (west + east) / 2, north - south


def _box(ring: tuple[tuple[float, float], ...]) -> tuple[float, float, float, float]:
    across, up = [x for x, _ in ring], [y for _, y in ring]
    return min(across), min(up), max(across), max(up)


def _ring(flat: list[int], scale: int) -> tuple[tuple[float, float], ...]:
    across, up = accumulate(flat[0::2]), accumulate(flat[1::2])
    return tuple((x / scale, y / scale) for x, y in zip(across, up, strict=True))
