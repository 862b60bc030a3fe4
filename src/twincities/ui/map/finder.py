"""Finding a city of the map while its name is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twincities.domain.names import fold
from twincities.geo.map_picture import MapPicture
from twincities.services.countries import country_name
from twincities.ui.forms.suggestions import Suggestion

if TYPE_CHECKING:
    from collections.abc import Callable

    from twincities.domain.keys import Key
    from twincities.services.visit_filter import Viewer
    from twincities.ui.context import Context

MOST_OFFERED = 8


class Finder:
    """Offers cities that the map shows, and those on our side of any tie."""

    def __init__(self, context: Context, viewer: Callable[[], Viewer]) -> None:
        self._context = context
        self._viewer = viewer
        self._picture = MapPicture()
        self._own: list[tuple[Key, str]] | None = None

    @property
    def picture(self) -> MapPicture:
        """What the map shows."""
        return self._picture

    @picture.setter
    def picture(self, picture: MapPicture) -> None:
        self._picture = picture
        self._own = None  # read again when somebody types

    def cities(self, typed: str) -> list[Suggestion]:
        """Offer cities of the map by a word of their name, those that begin with it first."""
        wanted = fold(typed)
        found = [city for city in self._picture.cities if f" {wanted}" in f" {fold(city.name)}"]
        found.sort(key=lambda city: (not fold(city.name).startswith(wanted), city.name))
        language = self._context.texts.language
        return [
            Suggestion(str(city.id), city.name, country_name(city.country, language) if city.country else "")
            for city in found[:MOST_OFFERED]
        ]

    def own_cities(self, typed: str) -> list[Suggestion]:
        """Offer places on our side, by a word of their name."""
        services = self._context.services
        if services is None:
            return []
        if self._own is None:
            self._own = services.atlas.own_places(self._viewer())
        wanted = fold(typed)
        found = [(key, name) for key, name in self._own if f" {wanted}" in f" {fold(name)}"]
        return [Suggestion(key, name) for key, name in found[:MOST_OFFERED]]
