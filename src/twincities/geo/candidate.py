"""What a geocoder answers: places that may be meant, each with why, and whether it may be taken unasked."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum, StrEnum


class Sort(IntEnum):
    """What sort of place an entry is; the numbers are the gazetteer's own."""

    TOWN = 0
    SECTION = 1
    COUNTY = 2
    REGION = 3
    COUNTRY = 4


class Reason(StrEnum):
    """Why a place was found, or what speaks against it; the wording is the window's."""

    EXACT_NAME = "exact-name"
    OTHER_NAME = "other-name"
    OTHER_LANGUAGE = "other-language"
    FORMER_NAME = "former-name"
    PART_OF_NAME = "part-of-name"
    SOUNDS_ALIKE = "sounds-alike"
    MISSPELT = "misspelt"
    COUNTRY_MATCHES = "country-matches"
    COUNTRY_DIFFERS = "country-differs"
    REGION_MATCHES = "region-matches"
    REGION_DIFFERS = "region-differs"
    KIND_MATCHES = "kind-matches"
    ONLY_ONE = "only-one"
    LARGEST = "largest"
    SAME_NAME = "same-name"
    """Others bear the same name and are not much smaller."""
    ONLINE = "online"


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A place that may be meant.

    Degrees are WGS 84. `score` only orders the candidates of one question. `accepted` means that it is sure enough
    to be taken without a person. `labels` are its names by language code, where a language is known of one.
    """

    name: str
    country: str
    latitude: float
    longitude: float
    sort: Sort = Sort.TOWN
    admin1: str = ""
    region: str = ""
    population: int = 0
    geonames_id: int | None = None
    score: float = 0.0
    why: tuple[Reason, ...] = ()
    accepted: bool = False
    labels: tuple[tuple[str, str], ...] = ()
    matched: str = ""
    """The key that was found: what the question's words were taken for."""
    rough: bool = False
    """Its point is somewhere within it: no source tells where its centre lies."""
    credit: str = ""
