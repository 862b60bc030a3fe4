"""What a map shows: cities and the ties between them, as plain values and as the map page reads them."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from twincities.domain.vocabularies import Activity, LegalStatus

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

LEVELS = tuple(Activity)
"""The order in which the page numbers activity: the liveliest first."""


@dataclass(frozen=True, slots=True)
class City:
    """A place with coordinates, an end of at least one tie; `own` is an end on our side."""

    id: int
    name: str
    country: str
    latitude: float
    longitude: float
    own: bool


@dataclass(frozen=True, slots=True)
class Tie:
    """A line of the map: from our side (`here`) to a partner (`there`), both by their place in the list of cities.

    A partnership of more than two parties has several, all with its `id`. `since` is the year in which it was
    established, None where nobody knows; `inferred` says that this year was worked out, `legal_inferred` that the legal
    status was, `rivals` are the years that other sources give. `until` is the year in which it ended, None while it
    goes on or where no source says. `weight` is how much happened in it.
    """

    id: int
    here: int
    there: int
    activity: Activity
    legal: LegalStatus
    since: int | None
    until: int | None
    inferred: bool
    weight: int
    rivals: tuple[int, ...] = ()
    legal_inferred: bool = False


@dataclass(frozen=True, slots=True)
class MapPicture:
    """Everything that one map shows; the heaviest ties come first."""

    cities: tuple[City, ...] = ()
    ties: tuple[Tie, ...] = ()
    total: int = 0
    """Partnerships of the register, shown or not."""
    unplaced: int = 0
    """Partnerships that the map would show if all their places had coordinates."""
    this_year: int = 0

    years: tuple[int, int] = field(init=False)
    """The first and the last year of the map's time."""

    def __post_init__(self) -> None:
        """Work out the time that the map spans: from the first tie to this year."""
        known = [tie.since for tie in self.ties if tie.since is not None and tie.since <= self.this_year]
        object.__setattr__(self, "years", (min(known, default=self.this_year), self.this_year))

    def at(self, year: int | None) -> Iterator[Tie]:
        """Give the ties that stood at the end of a year; those without a year stand today only (None)."""
        today = year is None or year >= self.this_year
        for tie in self.ties:
            if tie.until is not None and tie.until <= (self.this_year if today else year or 0):
                continue
            if today or (tie.since is not None and tie.since <= (year or 0)):
                yield tie

    def ends_of(self, partnerships: Collection[int]) -> set[int]:
        """Return the cities, by their place in the list, at which some partnerships end."""
        return {number for tie in self.ties if tie.id in partnerships for number in (tie.here, tie.there)}

    def partnerships_of(self, city: int, among: Collection[int]) -> list[int]:
        """Return which partnerships among some end at a city (by its id), each once, the heaviest first."""
        at = {number for number, one in enumerate(self.cities) if one.id == city}
        ties = (tie.id for tie in self.ties if tie.id in among and {tie.here, tie.there} & at)
        return list(dict.fromkeys(ties))

    def standing(self) -> list[int]:
        """Return for each year of the map's time how many partnerships of a known year stood at its end."""
        first, last = self.years
        change = [0] * (last - first + 2)
        counted: set[int] = set()
        for tie in self.ties:
            if tie.since is None or tie.id in counted or tie.since > last:
                continue
            counted.add(tie.id)
            change[max(tie.since, first) - first] += 1
            if tie.until is not None and tie.until <= last:
                change[max(tie.until, tie.since, first) - first] -= 1
        standing, now = [], 0
        for step in change[:-1]:
            now += step
            standing.append(now)
        return standing


def written(picture: MapPicture) -> str:
    """Return a picture as JSON in columns: lists of numbers and names take a third of a list of objects.

    Terms are written as their number in the vocabulary, a column of single figures as one text, an unknown year as 0,
    a column that has none but those as an empty list.
    """
    cities, ties = picture.cities, picture.ties
    levels = {level: number for number, level in enumerate(LEVELS)}
    statuses = {status: number for number, status in enumerate(LegalStatus)}
    doubts = [tie.legal_inferred for tie in ties]
    columns = {
        "cities": {
            "id": [city.id for city in cities],
            "name": [city.name for city in cities],
            "country": [city.country for city in cities],
            "lat": [round(city.latitude, 3) for city in cities],  # a hundred metres: less is not seen here
            "lon": [round(city.longitude, 3) for city in cities],
            "own": _figures(city.own for city in cities),
        },
        "ties": {
            "id": [tie.id for tie in ties],
            "a": [tie.here for tie in ties],
            "b": [tie.there for tie in ties],
            "activity": _figures(levels[tie.activity] for tie in ties),
            "legal": _figures(statuses[tie.legal] for tie in ties),
            "since": [tie.since or 0 for tie in ties],
            "until": [tie.until or 0 for tie in ties] if any(tie.until for tie in ties) else [],
            "inferred": _figures(tie.inferred for tie in ties),
            "weight": [tie.weight for tie in ties],
            "legal_inferred": _figures(doubts) if any(doubts) else [],
            "rivals": [tie.rivals or 0 for tie in ties] if any(tie.rivals for tie in ties) else [],
        },
        "years": picture.years,
        "total": picture.total,
        "unplaced": picture.unplaced,
    }
    return as_data(columns)


def _figures(values: Iterable[int]) -> str:
    return "".join(str(int(value)) for value in values)


def as_data(value: object) -> str:
    """Return JSON that can stand inside a page's element or be handed to its script: no text of it ends the element."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    # JSON knows these escapes; HTML then sees neither a tag nor a comment nor an entity in it.
    for letter in "<>&\u2028\u2029":
        text = text.replace(letter, f"\\u{ord(letter):04x}")
    return text
