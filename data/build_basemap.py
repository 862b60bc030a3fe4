"""Builds data/basemap/: the outlines of the countries that the map draws without a network.

The outlines are Natural Earth's, taken from the npm package `world-atlas` (TopoJSON). Run once when its version
changes; needs the npm client, the results are kept in the repository:

    python data/build_basemap.py

Rings that cross the 180th meridian are cut there: drawn uncut, Russia, Fiji and Antarctica would become bands around
the world. Each file holds `{"scale": s, "shapes": [[country, [ring, …]], …]}`; a ring is a flat list of whole numbers,
longitude and latitude in turn, in 1/s degrees, each pair after the first as its distance from the one before. `country`
is an ISO 3166-1 alpha-2 code, "" where the outline has none (Northern Cyprus, Somaliland, the Siachen Glacier).
"""

# ruff: noqa: INP001 - a script beside its results, no package

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
import tarfile
import tempfile
from itertools import accumulate, pairwise
from pathlib import Path
from typing import Any

from babel.core import get_global

PACKAGE, VERSION = "world-atlas", "2.0.2"
SHA256 = "032e7765f2ce00edaeafec23ff22bc3b77e42987c257da944cc585b452c05b97"
SCALES = {"110m": 50, "50m": 200}
"""Steps in a degree, by the scale of the outlines: finer than the outlines themselves."""
HERE = Path(__file__).resolve().parent / "basemap"
WITHOUT_NUMBER = {"Kosovo": "XK"}
"""Countries that ISO 3166-1 gives no number; XK is the code in use."""
HALF, WHOLE = 180.0, 360.0

Point = tuple[float, float]
Ring = list[Point]


def main() -> None:
    """Fetch the package, cut the outlines, write the files; SystemExit when the package is not the one checked in."""
    with tempfile.TemporaryDirectory(prefix="twincities-basemap-") as folder:
        wanted = f"{PACKAGE}@{VERSION}"
        subprocess.run(["npm", "pack", "--silent", wanted], cwd=folder, check=True, stdout=subprocess.DEVNULL)  # noqa: S603, S607 - fixed words
        (archive,) = Path(folder).glob("*.tgz")
        found = hashlib.sha256(archive.read_bytes()).hexdigest()
        if found != SHA256:
            sys.exit(f"{wanted}: expected {SHA256}, got {found}")
        HERE.mkdir(exist_ok=True)
        with tarfile.open(archive) as tar:
            for detail, scale in SCALES.items():
                shapes = outlines(json.loads(_read(tar, f"countries-{detail}.json")), scale)
                text = json.dumps({"scale": scale, "shapes": shapes}, separators=(",", ":"))
                (HERE / f"countries-{detail}.json").write_text(text + "\n", encoding="utf-8")
            (HERE / "LICENSE.txt").write_bytes(_read(tar, "LICENSE"))


def _read(tar: tarfile.TarFile, name: str) -> bytes:
    member = tar.extractfile(f"package/{name}")
    if member is None:
        sys.exit(f"{name} is not in the package")
    return member.read()


def outlines(topology: dict[str, Any], scale: int) -> list[Any]:
    """Return the countries of a topology in the written form."""
    arcs = [_arc(arc, topology["transform"]) for arc in topology["arcs"]]
    shapes = []
    for country in topology["objects"]["countries"]["geometries"]:
        polygons = [country["arcs"]] if country["type"] == "Polygon" else country["arcs"]
        rings = [_ring(numbers, arcs) for polygon in polygons for numbers in polygon]
        pieces = [piece for ring in rings for piece in cut(ring)]
        written = [flat for piece in pieces if (flat := _flat(piece, scale))]
        shapes.append([_code(country), written])
    return sorted(shapes, key=lambda shape: str(shape[0]))


def _arc(steps: list[list[int]], transform: dict[str, list[float]]) -> Ring:
    across, up = (list(accumulate(step[axis] for step in steps)) for axis in (0, 1))
    (kx, ky), (x0, y0) = transform["scale"], transform["translate"]
    return [(x * kx + x0, y * ky + y0) for x, y in zip(across, up, strict=True)]


def _ring(numbers: list[int], arcs: list[Ring]) -> Ring:
    """Join arcs; a number below zero is an arc walked backwards. The ring is not closed by a point of its own."""
    ring: Ring = []
    for number in numbers:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        ring.extend(arc[:-1])
    return ring


def _code(country: dict[str, Any]) -> str:
    name = country["properties"]["name"]
    codes = get_global("territory_aliases").get(country.get("id", ""), [])
    return WITHOUT_NUMBER.get(name, codes[0] if codes else "")


def cut(ring: Ring) -> list[Ring]:
    """Return the parts of a ring on the map from -180 to 180; a ring around a pole is closed along it."""
    walked = [ring[0][0]]
    for (before, _), (after, _) in pairwise([*ring, ring[0]]):
        walked.append(walked[-1] + (after - before + HALF) % WHOLE - HALF)
    points = [(x, y) for x, (_, y) in zip(walked, ring, strict=False)]
    if abs(walked[-1] - walked[0]) > HALF:  # once around the pole
        pole = -90.0 if ring[0][1] < 0 else 90.0
        points += [(walked[-1], ring[0][1]), (walked[-1], pole), (walked[0], pole)]
    least, most = min(x for x, _ in points), max(x for x, _ in points)
    pieces = []
    for turn in range(-2, 3):
        left = turn * WHOLE - HALF
        if most <= left or least >= left + WHOLE:
            continue
        piece = _keep(_keep(points, left, 1), left + WHOLE, -1)
        if piece:
            pieces.append([(x - turn * WHOLE, y) for x, y in piece])
    return pieces


def _keep(points: Ring, edge: float, side: int) -> Ring:
    """Return what of a ring lies on one side of a meridian (Sutherland and Hodgman's way)."""
    kept: Ring = []
    for (x0, y0), (x1, y1) in pairwise([*points[-1:], *points]):
        inside, was = (x1 - edge) * side >= 0, (x0 - edge) * side >= 0
        if inside is not was:
            kept.append((edge, y0 + (y1 - y0) * (edge - x0) / (x1 - x0)))
        if inside:
            kept.append((x1, y1))
    return kept


def _flat(ring: Ring, scale: int) -> list[int]:
    """Return a ring in whole numbers, without points that fall together; [] where nothing of it is left."""
    whole = [(round(x * scale), round(y * scale)) for x, y in ring]
    kept = [point for before, point in pairwise([whole[-1], *whole]) if point != before]
    if len(set(kept)) < 3:  # noqa: PLR2004 - corners of the smallest area
        return []
    steps = [(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(kept)]
    return [number for pair in [kept[0], *steps] for number in pair]


if __name__ == "__main__":
    main()
