"""Where places lie: what a candidate of the gazetteer tells of a place, and looking up many places at once."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum
from typing import TYPE_CHECKING, Any

from twincities.domain.place import PlaceName
from twincities.services.candidates import precision_of
from twincities.services.languages import script_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from twincities.domain.keys import Key
    from twincities.domain.place import Place
    from twincities.geo.candidate import Candidate
    from twincities.services.candidates import Candidates

MOST_NAMES = 4
"""Names of a place that the gazetteer is asked for before it is called doubtful."""


class Certainty(Enum):
    """How a search for a place ended."""

    SURE = "sure"
    DOUBTFUL = "doubtful"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Unplaced:
    """A place without coordinates, with what is known to look it up by; `name` is the one to show."""

    id: int
    key: Key
    name: str
    names: tuple[str, ...]
    country: str
    admin1: str


@dataclass(frozen=True, slots=True)
class Located:
    """What was found for a place; of a sure one the first candidate is it, an unknown one has none."""

    place: Unplaced
    certainty: Certainty
    candidates: tuple[Candidate, ...] = ()

    @property
    def best(self) -> Candidate | None:
        """The likeliest candidate."""
        return self.candidates[0] if self.candidates else None


def locate_each(places: Sequence[Unplaced], candidates: Candidates) -> Iterator[Located]:
    """Look places up one after another; GazetteerMissingError or GazetteerDamagedError as `Candidates.find`."""
    for one in places:
        yield _locate(one, candidates.find)


def _locate(one: Unplaced, find: Callable[[str, str], list[Candidate]]) -> Located:
    doubtful: tuple[Candidate, ...] = ()
    for name in dict.fromkeys((one.name, *one.names[:MOST_NAMES])):
        found = tuple(find(name, one.country))
        best = found[0] if found else None
        if best is not None and best.accepted and one.country in ("", best.country):
            return Located(one, Certainty.SURE, found)
        doubtful = doubtful or found
    return Located(one, Certainty.DOUBTFUL if doubtful else Certainty.UNKNOWN, doubtful)


def told_by(found: Candidate, known: Mapping[str, Any]) -> dict[str, Any]:
    """Return what a candidate tells of a place, by field: where it lies, and whatever is not known of it yet."""
    told: dict[str, Any] = {
        "latitude": found.latitude,
        "longitude": found.longitude,
        "coordinate_precision": precision_of(found),
        "coordinate_source": found.credit,
    }
    if found.geonames_id is not None:
        told["geonames_id"] = found.geonames_id
    others = {"country": found.country, "admin1": found.region, "population": found.population or None}
    return told | {name: value for name, value in others.items() if value and not known.get(name)}


def names_told_by(found: Candidate, names: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return the names (language, text) that a candidate adds to those known: of languages without one yet."""
    languages = {language for language, _text in names}
    return [(language, text) for language, text in found.labels if language not in languages]


def placed(record: Place, found: Candidate) -> Place:
    """Return a place with what a candidate tells of it."""
    told = told_by(found, {name: getattr(record, name) for name in ("country", "admin1", "population")})
    added = names_told_by(found, [(name.language, name.text) for name in record.names])
    names = (
        *record.names,
        *(PlaceName(text=text, language=language, script=script_of(text)) for language, text in added),
    )
    return replace(record, names=names, **told)
