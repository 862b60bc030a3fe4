"""What can go wrong with places: exceptions that carry facts; the wording is the window's."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


class GeoError(Exception):
    """Any trouble with finding places."""


class GazetteerMissingError(GeoError):
    """The gazetteer that ships with the program is not where it should be."""

    def __init__(self, place: Path) -> None:
        super().__init__(place)
        self.place = place


class GazetteerDamagedError(GeoError):
    """The gazetteer that ships with the program cannot be unpacked."""

    def __init__(self, place: Path) -> None:
        super().__init__(place)
        self.place = place


class OnlineOffError(GeoError):
    """The office has not switched the online geocoder on."""


class OnlineError(GeoError):
    """The online geocoder gave no answer."""


class OnlineTooOftenError(OnlineError):
    """It was asked too often; it may be asked again after so many seconds."""

    def __init__(self, seconds: float) -> None:
        super().__init__(seconds)
        self.seconds = round(seconds)


class OnlineUnreachableError(OnlineError):
    """There is no way to it, or it is down."""


class OnlineUnreadableError(OnlineError):
    """Something answered that is not the geocoder: the sign-in page of a network, mostly."""
