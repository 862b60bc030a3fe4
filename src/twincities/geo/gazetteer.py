"""The gazetteer as a geocoder of geopy: asked like any other, answers without a network."""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from threading import Lock
from typing import TYPE_CHECKING, Any, TypeVar

from geopy.geocoders.base import DEFAULT_SENTINEL, Geocoder
from geopy.location import Location

from twincities.geo.finding import Finder

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from twincities.geo.candidate import Candidate
    from twincities.geo.unpacking import Shelf

MOST = 5
T = TypeVar("T")


class Gazetteer(Geocoder):  # type: ignore[misc] # geopy ships no types
    """Finds places by name in the gazetteer that ships with the program; unpacked and opened when first asked.

    A `Location`'s `raw` is the `Candidate`. Every question may raise GazetteerMissingError or
    GazetteerDamagedError, and OSError where the disk refuses to take the unpacked file.
    """

    def __init__(self, shelf: Shelf) -> None:
        super().__init__()
        self._shelf = shelf
        self._lock = Lock()
        self._finder: Finder | None = None
        self._askers: dict[Finder, int] = {}
        self._closed = False

    def geocode(
        self,
        query: str,
        *,
        exactly_one: bool = True,
        timeout: Any = DEFAULT_SENTINEL,  # noqa: ANN401, ARG002 - geopy's own; nothing here takes long
        country: str = "",
        limit: int = MOST,
    ) -> Location | list[Location] | None:
        """Return the likeliest place, or with `exactly_one=False` all that may be meant; None where there is none.

        `country` is an ISO 3166-1 code or a country's name in any language.
        """
        found = [_location(one) for one in self.candidates(query, country, 1 if exactly_one else limit)]
        if exactly_one:
            return found[0] if found else None
        return found or None

    def candidates(self, query: str, country: str = "", limit: int = MOST) -> list[Candidate]:
        """Return the places that may be meant, the likeliest first."""

        def ask(finder: Finder) -> list[Candidate]:
            return finder.find(query, finder.country_of(country), limit)

        return self._asked(ask)

    def country_of(self, text: str) -> str:
        """Return the code of a country by its code or a name of any language and age; "" where none is known."""
        return self._asked(lambda finder: finder.country_of(text))

    def close(self) -> None:
        """Let the file go once no other thread is asking it any more; a later question opens it for itself."""
        self._closed = True
        self._drop()

    def _drop(self) -> None:
        with self._lock:
            finder, self._finder = self._finder, None
            if finder is not None:
                self._let_go(finder)

    def _asked(self, question: Callable[[Finder], T]) -> T:
        """Ask; where the file turns out to be damaged, unpack it anew and ask once more."""
        try:
            with self._in_use() as finder:
                return question(finder)
        except sqlite3.DatabaseError:
            self._drop()
            self._shelf.forget()
            with self._in_use() as finder:
                return question(finder)

    @contextmanager
    def _in_use(self) -> Iterator[Finder]:
        """Give the open file; it stays open until the question is answered, whoever closes the gazetteer meanwhile."""
        with self._lock:
            finder = self._finder or Finder(self._shelf.open())
            self._finder = None if self._closed else finder
            self._askers[finder] = self._askers.get(finder, 0) + 1
        try:
            yield finder
        finally:
            with self._lock:
                self._askers[finder] -= 1
                self._let_go(finder)

    def _let_go(self, finder: Finder) -> None:
        """Close a file that is neither the gazetteer's any more nor being asked."""
        if finder is not self._finder and not self._askers.get(finder):
            self._askers.pop(finder, None)
            finder.close()


def _location(found: Candidate) -> Location:
    address = ", ".join(part for part in (found.name, found.region, found.country) if part)
    return Location(address, (found.latitude, found.longitude), found)
