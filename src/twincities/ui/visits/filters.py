"""What the journal can be asked for: years, direction, kind, status, place or partnership."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from twincities.domain.keys import Key
from twincities.domain.vocabularies import Direction, VisitKind, VisitStatus
from twincities.i18n import N_, NP_
from twincities.services.visit_filter import VisitQuery
from twincities.ui.forms.suggestions import Suggestion
from twincities.ui.tables.filter_bar import FilterBar
from twincities.ui.visits.choices import PlaceChoice, YearSpan

if TYPE_CHECKING:
    from collections.abc import Iterator

    from twincities.domain.vocabulary import Term
    from twincities.i18n import Message
    from twincities.ui.context import Context
    from twincities.ui.tables.filter_bar import Chosen

SEARCH = N_("City, person, occasion, year…")
NAMES: dict[str, tuple[Message, str]] = {
    "first_year": (NP_("filter", "Year"), "Alt+Y"),
    "directions": (NP_("filter", "Direction"), "Alt+D"),
    "kinds": (NP_("filter", "Kind"), "Alt+K"),
    "statuses": (NP_("filter", "Status"), "Alt+S"),
    "place": (NP_("filter", "Place"), "Alt+C"),
}
TERMS: dict[str, type[Term]] = {"directions": Direction, "kinds": VisitKind, "statuses": VisitStatus}
PARTNERSHIP = NP_("filter", "Partnership")
YEARS = NP_("filter of years", "{first}–{last}")
SINCE = NP_("filter of years", "from {first}")
UNTIL = NP_("filter of years", "to {last}")


class VisitFilters(FilterBar[VisitQuery]):
    """The journal's filters."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, VisitQuery(), NAMES, TERMS, SEARCH)

    def title_of(self, name: str) -> Message:
        """Return what a condition is called."""
        return PARTNERSHIP if name == "partnership" else super().title_of(name)

    def button_of(self, name: str) -> str:
        """Return the filter under whose button a condition stands: a partnership is chosen where a place is."""
        return "place" if name == "partnership" else name

    def chosen(self, name: str) -> Iterator[Chosen]:
        """Say the years, the place, the partnership."""
        query = self.query
        if name == "first_year" and (query.first_year is not None or query.last_year is not None):
            yield "first_year", None, self._years(query)
        if name == "place" and query.place is not None:
            yield "place", None, self.record_title("place", query.place)
        if name == "place" and query.partnership is not None:
            yield "partnership", None, self.record_title("partnership", query.partnership)

    def offer(self, name: str) -> Any:  # noqa: ANN401 - a widget with `focus_first`
        """Years are typed, places and partnerships named."""
        query = self.query
        if name == "first_year":
            known = self._context.services.visits.years()
            years = YearSpan(self._texts, query.first_year, query.last_year, known)
            years.edited.connect(lambda: self._choose_years(*years.value()))
            return years
        if name == "place":
            place = PlaceChoice(self._texts, self._suggest)
            place.chosen.connect(self._choose_place)
            return place
        return super().offer(name)

    def _years(self, query: VisitQuery) -> str:
        if query.first_year == query.last_year:
            return str(query.first_year)
        message = YEARS if query.first_year and query.last_year else SINCE if query.first_year else UNTIL
        return self._texts(message, first=query.first_year, last=query.last_year)

    def _choose_years(self, first: int | None, last: int | None) -> None:
        self.choose(first_year=first, last_year=last)

    def _choose_place(self, entry: Suggestion) -> None:
        noun, _, key = entry.key.partition(":")
        self.name_record(Key(key), entry.title)
        other = "partnership" if noun == "place" else "place"
        self.choose(**{noun: Key(key), other: None})
        self.close_popover()

    def _suggest(self, typed: str) -> list[Suggestion]:
        services, words = self._context.services, self._texts.words
        places = services.places.suggest(typed, words.language)
        ties = services.partnerships.suggest(typed, words)
        found = [Suggestion(f"place:{one.key}", one.title, one.subtitle) for one in places[:5]]
        return found + [Suggestion(f"partnership:{one.key}", one.title, one.subtitle) for one in ties[:3]]
