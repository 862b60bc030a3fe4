"""Reading the gazetteer's file: rows by key, by sound, by number."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache
from threading import Lock
from typing import TYPE_CHECKING, Any

from twincities.geo.candidate import Sort

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

AT_ONCE = 400
"""Keys that are asked for in one statement."""

SHORTEST_MISSPELT = 6
"""Letters that a country's name must have to be known with a slip in it."""

MOST_ROWS = 300
"""Places looked at under one set of keys, the most populous: nobody chooses among more of one name."""

_COLUMNS = (
    "place.id, geonames, place.name, country, admin1, admin2, latitude, longitude, population, kind, seat"
)


class How(IntEnum):
    """How a name stands to its place; the numbers are the gazetteer's own."""

    MAIN = 0
    OTHER = 1
    FOREIGN = 2
    FORMER = 3
    SHORT = 4
    LOOSE = 5
    KNOWN = 6
    """A name by which people know this very place, whatever else bears it."""


@dataclass(frozen=True, slots=True)
class Row:
    """One place as it stands in the gazetteer."""

    number: int
    geonames: int | None
    name: str
    country: str
    admin1: str
    admin2: str
    latitude: float
    longitude: float
    population: int
    kind: int
    seat: int


class Store:
    """The gazetteer's file, opened for reading; may be asked from any thread.

    Rows are always found by their key first (`cross join` holds SQLite to that): a country has too many places.
    """

    def __init__(self, path: Path) -> None:
        self._lock = Lock()
        self._connection = sqlite3.connect(
            f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False
        )
        self.region_name = lru_cache(4_096)(self._region_name)
        self.around = lru_cache(512)(self._around)
        self.country_code = lru_cache(4_096)(self._country_code)

    def close(self) -> None:
        """Let the file go; a question that is being answered is waited for."""
        with self._lock:
            self._connection.close()

    def fact(self, name: str) -> str | None:
        """Return what the file says about itself."""
        found = self._all("select value from fact where name = ?", (name,))
        return str(found[0][0]) if found else None

    def named(self, keys: Iterable[str], countries: Sequence[str] = ()) -> Iterator[tuple[Row, str, How]]:
        """Find places by exact keys, in one country or everywhere, the most populous first."""
        yield from (
            (Row(*found[:-2]), found[-2], How(found[-1]))
            for found in self._found("name.key, name.how", "name", "name.key", keys, countries)
        )

    def sounding(self, skeletons: Iterable[str], countries: Sequence[str] = ()) -> Iterator[Row]:
        """Find places by the skeletons of their sounds."""
        yield from (
            Row(*found[:-1])
            for found in self._found("sound.skeleton", "sound", "sound.skeleton", skeletons, countries)
        )

    def countries(self, code: str) -> list[Row]:
        """Return the country itself as a place, if it is one of the gazetteer's."""
        asked = f"select {_COLUMNS} from place where country = ? and kind = ?"  # noqa: S608 - constants
        return [Row(*found) for found in self._all(asked, (code, int(Sort.COUNTRY)))]

    def keys(self) -> Iterator[str]:
        """Return every key once."""
        with self._lock:
            yield from (key for (key,) in self._connection.execute("select distinct key from name"))

    def labels(self, number: int) -> tuple[tuple[str, str], ...]:
        """Return a place's names by language."""
        rows = self._all("select language, text from label where place = ?", (number,))
        return tuple((str(language), str(text)) for language, text in rows)

    def words(self) -> dict[str, int | None]:
        """Return the words that say what a place is, folded, with the sort they speak for."""
        return {str(word): kind for word, kind in self._all("select word, kind from word", ())}

    def _region_name(self, country: str, admin1: str) -> str:
        asked = "select name from place where country = ? and admin1 = ? and kind = ? limit 1"
        found = self._all(asked, (country, admin1, int(Sort.REGION)))
        return str(found[0][0]) if found else ""

    def _around(self, country: str) -> dict[str, int]:
        """Return the countries that registers take for this one: 1 a part of it or it of them, 2 a neighbour."""
        rows = self._all("select other, how from near where country = ?", (country,))
        return {str(other): int(how) for other, how in rows}

    def _country_code(self, key: str) -> str:
        found = self._all("select code from country where key = ?", (key,))
        return str(found[0][0]) if found else ""

    def misspelt_country(self, key: str) -> str:
        """Return the country whose name is one slip away, if it is one only."""
        from rapidfuzz import process  # noqa: PLC0415 - seldom needed
        from rapidfuzz.distance import OSA  # noqa: PLC0415

        if len(key) < SHORTEST_MISSPELT:
            return ""
        near = "select key, code from country where length(key) between ? and ?"
        codes = {str(one): str(code) for one, code in self._all(near, (len(key) - 1, len(key) + 1))}
        alike = process.extract(key, list(codes), scorer=OSA.distance, score_cutoff=1, limit=None)
        meant = {codes[one] for one, _, _ in alike}
        return meant.pop() if len(meant) == 1 else ""

    def _found(
        self, more: str, table: str, column: str, keys: Iterable[str], countries: Sequence[str]
    ) -> Iterator[tuple[Any, ...]]:
        asked = list(dict.fromkeys(keys))
        for begin in range(0, len(asked), AT_ONCE):
            some = asked[begin : begin + AT_ONCE]
            marks = ",".join("?" * len(some))
            inside = f"and country in ({','.join('?' * len(countries))})" if countries else ""
            yield from self._all(
                f"select {_COLUMNS}, {more} from {table} cross join place on place.id = {table}.place "  # noqa: S608
                f"where {column} in ({marks}) {inside} order by population desc limit {MOST_ROWS}",
                (*some, *countries),
            )

    def _all(self, statement: str, values: tuple[object, ...]) -> list[tuple[Any, ...]]:
        with self._lock:
            return self._connection.execute(statement, values).fetchall()
