"""The file of the gazetteer."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from gazetteer_builder.lands import sort_words
from gazetteer_builder.town import Town
from twincities.geo.keys import KEYS_VERSION


# The file keeps these words as they stand, spaces too.
TABLES = """
    pragma page_size = 8192;
    create table fact (name text primary key, value text not null) without rowid;
    create table place (
            id integer primary key, geonames integer, name text not null, country text not null,
            admin1 text not null, admin2 text not null, latitude real not null, longitude real not null,
            population integer not null, kind integer not null, seat integer not null);
    create index place_of_country on place (country, admin1, kind);
    create table name (key text not null, place integer not null, how integer not null,
            primary key (key, place)) without rowid;
    create table sound (skeleton text not null, place integer not null,
            primary key (skeleton, place)) without rowid;
    create table label (place integer not null, language text not null, text text not null,
            primary key (place, language)) without rowid;
    create table word (word text primary key, kind integer) without rowid;
    create table near (country text not null, other text not null, how integer not null,
            primary key (country, other)) without rowid;
    create table country (key text primary key, code text not null) without rowid;
"""


def write(target: Path, places: list[Town], names: dict[str, str], near: set[tuple[str, str, int]]) -> None:
    """Write the database, places in an order that compresses well."""
    places.sort(key=lambda place: (place.country, place.admin1, place.kind, place.name))
    filled = {
        "place": _place_rows(places),
        "name": sorted((key, at, how) for at, one in enumerate(places) for key, how in one.keys.items()),
        "sound": sorted((spoken, at) for at, one in enumerate(places) for spoken in one.sounds),
        "label": [(at, *label) for at, one in enumerate(places) for label in sorted(one.labels.items())],
        "near": sorted(near),
        "country": sorted(names.items()),
        "word": sorted(sort_words().items()),
        "fact": [("keys", str(KEYS_VERSION)), ("credit", "GeoNames, CC BY 4.0"), ("places", str(len(places)))],
    }
    database = sqlite3.connect(target)
    database.executescript(TABLES)
    with database:
        for table, rows in filled.items():
            marks = ",".join("?" * len(rows[0])) if rows else ""
            database.executemany(f"insert into {table} values ({marks})", rows)
    database.execute("vacuum")
    database.close()
    print(", ".join(f"{table}: {len(rows):,}" for table, rows in filled.items()))


def _place_rows(places: list[Town]) -> list[tuple[object, ...]]:
    return [
        (at, one.number, one.name, one.country, one.admin1, one.admin2, one.latitude, one.longitude, one.population,
         one.kind, one.seat)
        for at, one in enumerate(places)
    ]
