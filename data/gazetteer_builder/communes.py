"""Communes of France that the other sources lack: what INSEE counts, lying among the communes of its postal code.

The list names no coordinates. Of communes that are known, half lie within 4 km of the middle of those that share
their postal code, 99 in 100 within 13 km: near enough to be found, and the program says that it is no town's centre.
"""

from __future__ import annotations

import json
from collections import defaultdict
from pathlib import Path
from statistics import median

from gazetteer_builder.town import TOWN, Town
from twincities.domain.names import tidy
from twincities.geo.keys import exact_key

FRANCE = "FR"
TODAY = "commune-actuelle"
MERGED = ("commune-deleguee", "commune-associee")


def add_communes(towns: dict[int, Town], sources: Path) -> None:
    """Add the communes whose name no town of their department bears."""
    path = sources / "etalab-decoupage-administratif/package/data/communes.json"
    communes = json.loads(path.read_text(encoding="utf-8"))
    named = _named(towns)
    known: dict[str, Town] = {}
    for row in communes:
        found = named.get(_place(row), [])
        if len(found) == 1:
            known[row["code"]] = found[0]
    parts: dict[str, list[Town]] = defaultdict(list)
    beside: dict[str, list[Town]] = defaultdict(list)
    for row in communes:
        town = known.get(row["code"])
        if town and row["type"] in MERGED:
            # The part first whose number the commune took: its town hall stands there.
            parts[row["chefLieu"]].insert(0 if row["code"] == row["chefLieu"] else len(communes), town)
        for code in row.get("codesPostaux", ()) if town else ():
            beside[code].append(town)
    for row in communes:
        if row["type"] == TODAY and _place(row) not in named:
            around = parts[row["code"]][:1] or [town for code in row.get("codesPostaux", ()) for town in beside[code]]
            if around:
                towns[-len(towns)] = _commune(row, around)


def _place(row: dict[str, str]) -> tuple[str, str]:
    return row.get("departement", ""), exact_key(row["nom"])


def _named(towns: dict[int, Town]) -> dict[tuple[str, str], list[Town]]:
    """Return the towns of France by department and each of their names."""
    named: dict[tuple[str, str], list[Town]] = defaultdict(list)
    for town in towns.values():
        if town.country == FRANCE:
            for key in town.keys.keys() | {exact_key(town.name)}:
                named[town.admin2, key].append(town)
    return dict(named)


def _commune(row: dict[str, str], around: list[Town]) -> Town:
    return Town(
        None,
        tidy(row["nom"]),
        FRANCE,
        around[0].admin1,
        round(median(town.latitude for town in around), 2),
        round(median(town.longitude for town in around), 2),
        int(row.get("population") or 0),
        TOWN,
        row["departement"],
    )
