"""What the list of places can be asked for: country, kind, what is missing."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from twincities.domain.vocabularies import PlaceKind
from twincities.i18n import N_, NP_
from twincities.services.countries import country_name, country_names
from twincities.services.place_filter import PlaceGap, PlaceQuery
from twincities.ui.forms.ticks import Ticks
from twincities.ui.tables.filter_bar import FilterBar

if TYPE_CHECKING:
    from collections.abc import Iterator

    from twincities.domain.vocabulary import Term
    from twincities.i18n import Message
    from twincities.ui.context import Context
    from twincities.ui.tables.filter_bar import Chosen

SEARCH = N_("Any name, region, country…")
NAMES: dict[str, tuple[Message, str]] = {
    "countries": (NP_("filter", "Country"), "Alt+C"),
    "kinds": (NP_("filter", "Kind"), "Alt+K"),
    "gaps": (NP_("filter", "Missing"), "Alt+M"),
}
TERMS: dict[str, type[Term]] = {"kinds": PlaceKind, "gaps": PlaceGap}


class PlaceFilters(FilterBar[PlaceQuery]):
    """The filters of the list of places."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, PlaceQuery(), NAMES, TERMS, SEARCH)

    def chosen(self, name: str) -> Iterator[Chosen]:
        """Say the countries."""
        if name == "countries":
            for code in self.query.countries:
                yield "countries", code, country_name(code, self._texts.language)

    def offer(self, name: str) -> Any:  # noqa: ANN401 - a widget with `focus_first`
        """Countries are ticked among those that occur."""
        if name != "countries":
            return super().offer(name)
        ticks = self._countries()
        ticks.edited.connect(lambda: self.choose(countries=ticks.value()))
        return ticks

    def _countries(self) -> Ticks[str]:
        words = self._texts.words
        counts = self._context.services.places.countries(replace(self.query, countries=()))
        known = {*counts, *self.query.countries}
        entries = [
            (code, name, words.number(counts.get(code, 0)))
            for code, name in country_names(words.language).items()
            if code in known
        ]
        return Ticks(entries, self.query.countries)
