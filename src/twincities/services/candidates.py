"""Which place a name means: asked of the gazetteer, and of the online geocoder where the office wants that."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twincities.domain.place import COUNTRY_CODE, Place, PlaceName
from twincities.domain.vocabularies import CoordinatePrecision, NameKind, PlaceKind
from twincities.geo.candidate import Candidate, Reason, Sort
from twincities.geo.errors import OnlineOffError
from twincities.once import once

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from twincities.geo.gazetteer import Gazetteer
    from twincities.geo.online import OnlineGeocoder
    from twincities.i18n import Language

__all__ = ["Candidate", "Candidates", "Reason", "Sort", "place_from"]

LIMIT = 5
KINDS = {
    Sort.TOWN: PlaceKind.MUNICIPALITY,
    Sort.SECTION: PlaceKind.DISTRICT,
    Sort.COUNTY: PlaceKind.COUNTY,
    Sort.REGION: PlaceKind.REGION,
    Sort.COUNTRY: PlaceKind.COUNTRY,
}


class Candidates:
    """What a clerk asks before a place is written down. Nothing is opened before the first question."""

    def __init__(self, folder: Path, *, online: Callable[[], bool] = lambda: False) -> None:
        """`online` is asked at each question, for the office may switch the online geocoder on and off meanwhile."""
        self._folder = folder
        self._online_allowed = online

    @once
    def gazetteer(self) -> Gazetteer:
        """The gazetteer that ships with the program."""
        from twincities.geo.gazetteer import Gazetteer  # noqa: PLC0415 - with geopy, 0.15 s
        from twincities.geo.unpacking import Shelf  # noqa: PLC0415

        return Gazetteer(Shelf(self._folder))

    @once
    def _online(self) -> OnlineGeocoder:
        from twincities.geo.online import OnlineGeocoder  # noqa: PLC0415 - seldom asked

        return OnlineGeocoder(self._folder / "online.sqlite")

    def find(self, words: str, country: str = "", limit: int = LIMIT) -> list[Candidate]:
        """Return the places that may be meant, the likeliest first; `country` is a code or a name in any language.

        At most one is `accepted`: sure enough to be taken without a person. GazetteerMissingError or
        GazetteerDamagedError where the shipped gazetteer cannot be used. Takes up to 0.1 s, at first 2 s.
        """
        return self.gazetteer.candidates(words, country, limit)

    def find_online(
        self, words: str, country: str, language: Language, limit: int = LIMIT
    ) -> list[Candidate]:
        """Ask the online geocoder, if the office has switched it on; for a finished question, never while typing.

        OnlineOffError where it is off, OnlineError where there is no answer. Seconds may pass.
        """
        if not self._online_allowed():
            raise OnlineOffError
        code = country if COUNTRY_CODE.fullmatch(country) else self.country_of(country)
        return self._online.candidates(words, code, language.value, limit)

    def country_of(self, text: str) -> str:
        """Return a country's code by its code or a name in any language and of any age; "" where none is known."""
        return self.gazetteer.country_of(text)

    def close(self) -> None:
        """Let the gazetteer's file go."""
        if "gazetteer" in self.__dict__:
            self.gazetteer.close()


def precision_of(found: Candidate) -> CoordinatePrecision:
    """Return what a candidate's point stands for: a town's centre, or some point of a larger area."""
    centre = found.sort <= Sort.SECTION and not found.rough
    return CoordinatePrecision.CENTRE if centre else CoordinatePrecision.AREA


def place_from(found: Candidate, typed: str, language: Language) -> Place:
    """Make a place out of a candidate: its names, coordinates and their source; what was typed stays a name of it."""
    names = {code: PlaceName(text=text, language=code) for code, text in found.labels}
    names.setdefault("", PlaceName(text=found.name))
    known = {name.text.casefold() for name in names.values()}
    if typed.strip() and typed.strip().casefold() not in known:
        kind = NameKind.FORMER if Reason.FORMER_NAME in found.why else NameKind.VARIANT
        own = language.value if language.value not in names else ""
        names["typed"] = PlaceName(text=typed.strip(), language=own, kind=kind, preferred=False)
    return Place(
        kind=KINDS[found.sort],
        country=found.country,
        admin1=found.region,
        geonames_id=found.geonames_id,
        latitude=found.latitude,
        longitude=found.longitude,
        coordinate_precision=precision_of(found),
        coordinate_source=found.credit,
        population=found.population or None,
        names=tuple(names.values()),
    )
