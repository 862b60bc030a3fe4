"""A place on its way into the gazetteer, and the kinds of places and of names as the file numbers them."""

from __future__ import annotations

from dataclasses import dataclass, field

from twincities.geo.keys import exact_key

MAIN, OTHER, FOREIGN, FORMER, SHORT, LOOSE, KNOWN = range(7)
TOWN, SECTION, COUNTY, REGION, COUNTRY = range(5)


@dataclass
class Town:
    """A place on its way into the gazetteer."""

    number: int | None
    name: str
    country: str
    admin1: str
    latitude: float
    longitude: float
    population: int
    kind: int
    admin2: str = ""
    seat: int = 0
    known: bool = False
    keys: dict[str, int] = field(default_factory=dict)
    sounds: set[str] = field(default_factory=set)
    labels: dict[str, str] = field(default_factory=dict)

    def say(self, text: str, how: int) -> None:
        """Let the place be found by a name."""
        key = exact_key(text)
        if key and len(key) <= 80:
            self.keys[key] = min(how, self.keys.get(key, how))
