"""What the register can be asked for: status, activity, country, type, field of cooperation."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from shiboken6 import isValid

from twincities.domain.vocabularies import Activity, CooperationField, LegalStatus, PartnershipType
from twincities.i18n import N_, NP_
from twincities.services.countries import country_name, country_names
from twincities.services.register_filter import PartnershipQuery
from twincities.ui.forms.ticks import UNCOUNTED, Ticks, term_ticks
from twincities.ui.tables.filter_bar import FilterBar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from twincities.domain.vocabulary import Term
    from twincities.i18n import Message
    from twincities.services.register_filter import Facets
    from twincities.services.visit_filter import Viewer
    from twincities.ui.context import Context
    from twincities.ui.tables.filter_bar import Chosen

SEARCH = N_("City, country, year, person…")
NAMES: dict[str, tuple[Message, str]] = {
    "statuses": (NP_("filter", "Legal status"), "Alt+S"),
    "activities": (NP_("filter", "Activity"), "Alt+A"),
    "countries": (NP_("filter", "Country"), "Alt+C"),
    "types": (NP_("filter", "Type"), "Alt+T"),
    "cooperation": (NP_("filter", "Field"), "Alt+F"),
}
PLACE = NP_("filter", "Place")
GAPS = NP_("filter", "Missing")
TERMS: dict[str, type[Term]] = {
    "statuses": LegalStatus,
    "activities": Activity,
    "types": PartnershipType,
    "cooperation": CooperationField,
}


class RegisterFilters(FilterBar[PartnershipQuery]):
    """The register's filters; each choice says how many partnerships it would show."""

    def __init__(self, context: Context, viewer: Callable[[], Viewer]) -> None:
        self._viewer = viewer
        super().__init__(context, PartnershipQuery(), NAMES, TERMS, SEARCH)

    def title_of(self, name: str) -> Message:
        """Return what a condition is called."""
        return {"place": PLACE, "gaps": GAPS}.get(name) or super().title_of(name)

    def button_of(self, name: str) -> str:
        """Return the filter under whose button a condition stands: what is chosen elsewhere, with the countries."""
        return "countries" if name in ("place", "gaps") else name

    def chosen(self, name: str) -> Iterator[Chosen]:
        """Say the countries, and what no button offers: a place of another page, what a view asks for."""
        if name != "countries":
            return
        for code in self.query.countries:
            yield "countries", code, country_name(code, self._texts.language)
        if self.query.place is not None:
            yield "place", None, self.record_title("place", self.query.place)
        for gap in self.query.gaps:
            yield "gaps", gap, self._texts(gap.label)

    def offer(self, name: str) -> Any:  # noqa: ANN401 - a widget with `focus_first`
        """Return what a filter opens: its choices with their counts."""
        ticks: Ticks[Any]
        if name == "countries":
            ticks = self._countries(self._facets(name))
        elif name == "activities":
            ticks = self._measured()
        else:
            ticks = term_ticks(
                self._texts, TERMS[name], getattr(self.query, name), getattr(self._facets(name), name)
            )
        ticks.edited.connect(lambda: self.choose(**{name: ticks.value()}))
        return ticks

    def _facets(self, name: str) -> Facets:
        facets: Facets = self._context.services.register.facets(self.query, self._viewer(), name)
        return facets

    def _measured(self) -> Ticks[Any]:
        """Return the activities; they are measured off the main thread, for that takes as long as there are visits."""
        words = self._texts.words
        entries = [(term, self._texts(term.label), UNCOUNTED) for term in Activity]
        ticks: Ticks[Any] = Ticks(entries, self.query.activities)
        register, query, viewer = self._context.services.register, self.query, self._viewer()

        def show(facets: Facets) -> None:
            if isValid(ticks):
                counts = facets.activities
                ticks.show_counts({term: words.number(counts.get(term, 0)) for term in Activity})

        self._context.tasks.run(
            lambda _job: register.facets(query, viewer, "activities"),
            show,
            self._context.fail,
            owner=self,
            lane="facets",
        )
        return ticks

    def _countries(self, facets: Facets) -> Ticks[str]:
        words = self._texts.words
        known = {*facets.countries, *self.query.countries}
        entries = [
            (code, name, words.number(facets.countries.get(code, 0)))
            for code, name in country_names(words.language).items()
            if code in known
        ]
        return Ticks(entries, self.query.countries)
