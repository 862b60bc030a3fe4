"""What the list of agreements can be asked for: state, kind, country, a deadline that nears, documents without text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer

from twincities.domain.vocabularies import AgreementState, DocumentKind
from twincities.i18n import N_, NN_, NP_
from twincities.services.agreement_filter import AgreementQuery
from twincities.services.countries import country_name, country_names
from twincities.ui.forms.ticks import Ticks, term_ticks
from twincities.ui.tables.filter_bar import FilterBar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from twincities.domain.vocabulary import Term
    from twincities.i18n import Message
    from twincities.services.agreement_filter import AgreementFacets
    from twincities.services.visit_filter import Viewer
    from twincities.ui.context import Context
    from twincities.ui.tables.filter_bar import Chosen

SEARCH = N_("City, number, title, person…")
NAMES: dict[str, tuple[Message, str]] = {
    "states": (NP_("filter", "State"), "Alt+S"),
    "kinds": (NP_("filter", "Kind of document"), "Alt+K"),
    "countries": (NP_("filter", "Country"), "Alt+C"),
    "due_within": (NP_("filter", "Deadline"), "Alt+D"),
    "no_text": (NP_("filter", "Text"), "Alt+T"),
}
PARTNERSHIP = NP_("filter", "Partnership")
TERMS: dict[str, type[Term]] = {"states": AgreementState, "kinds": DocumentKind}
WITHIN = NN_("within {count} day", "within {count} days")
DUE = NP_("filter of deadlines", "near or reminded of")
SPANS = (14, 30, 60, 90, 180, 365)
"""How many days ahead one can look, beside the office's own."""
NOT_FOUND = NP_("filter of texts", "not found")
SILENT = NP_("filter of texts", "not found, term unknown")
UNSTATED = NP_("filter of texts", "term not stated")
TEXTS = {"no_text": NOT_FOUND, "silent": SILENT, "unstated": UNSTATED}
BUTTONS = {"partnership": "countries", "due": "due_within", "silent": "no_text", "unstated": "no_text"}
OFFICE = 0
"""The office's own rule among the spans of days, which are all longer."""


class AgreementFilters(FilterBar[AgreementQuery]):
    """The filters of agreements; each choice says how many documents it would show."""

    def __init__(self, context: Context, viewer: Callable[[], Viewer]) -> None:
        self._viewer = viewer
        super().__init__(context, AgreementQuery(), NAMES, TERMS, SEARCH)

    def title_of(self, name: str) -> Message:
        """Return what a condition is called."""
        return PARTNERSHIP if name == "partnership" else super().title_of(self.button_of(name))

    def button_of(self, name: str) -> str:
        """Return the filter under whose button a condition stands: a partnership is chosen where a country is."""
        return BUTTONS.get(name, name)

    def chosen(self, name: str) -> Iterator[Chosen]:
        """Say countries, partnership, deadline and missing texts."""
        query = self.query
        if name == "countries":
            for code in query.countries:
                yield "countries", code, country_name(code, self._texts.language)
            if query.partnership is not None:
                yield "partnership", None, self.record_title("partnership", query.partnership)
        if name == "due_within" and query.due:
            yield "due", None, self._texts(DUE)
        if name == "due_within" and query.due_within is not None:
            yield "due_within", None, self._texts(WITHIN, count=query.due_within)
        if name == "no_text":
            for condition, said in TEXTS.items():
                if getattr(query, condition):
                    yield condition, None, self._texts(said)

    def offer(self, name: str) -> Any:  # noqa: ANN401 - a widget with `focus_first`
        """Return what a filter opens: its choices with their counts."""
        if name == "countries":
            return self._countries(self._facets(name))
        if name == "due_within":
            return self._spans()
        if name == "no_text":
            return self._missing()
        ticks = term_ticks(
            self._texts, TERMS[name], getattr(self.query, name), getattr(self._facets(name), name)
        )
        ticks.edited.connect(lambda: self.choose(**{name: ticks.value()}))
        return ticks

    def _facets(self, name: str) -> AgreementFacets:
        facets: AgreementFacets = self._context.services.agreements.facets(self.query, self._viewer(), name)
        return facets

    def _countries(self, facets: AgreementFacets) -> Ticks[str]:
        words = self._texts.words
        known = {*facets.countries, *self.query.countries}
        entries = [
            (code, name, words.number(facets.countries.get(code, 0)))
            for code, name in country_names(words.language).items()
            if code in known
        ]
        ticks = Ticks(entries, self.query.countries)
        ticks.edited.connect(lambda: self.choose(countries=ticks.value()))
        return ticks

    def _spans(self) -> Ticks[int]:
        """Return the office's rule and the spans of days, of which one counts: the last that was ticked."""
        before = OFFICE if self.query.due else self.query.due_within
        agreements, viewer = self._context.services.agreements, self._viewer()
        entries = []
        for span in sorted({OFFICE, *SPANS, *(() if before is None else (before,))}):
            count = self._texts.words.number(agreements.count(self._with(**_asked(span)), viewer))
            said = self._texts(DUE) if span == OFFICE else self._texts(WITHIN, count=span)
            entries.append((span, said, count))
        ticks = Ticks(entries, () if before is None else (before,))

        def take() -> None:
            news = [span for span in ticks.value() if span != before]
            self.choose(**_asked(news[-1] if news else None))
            QTimer.singleShot(0, self, self.close_popover)  # not from within what it holds

        ticks.edited.connect(take)
        return ticks

    def _missing(self) -> Ticks[str]:
        agreements, viewer = self._context.services.agreements, self._viewer()
        entries = []
        for name, said in TEXTS.items():
            asked = self._with(**{one: one == name for one in TEXTS})
            entries.append(
                (name, self._texts(said), self._texts.words.number(agreements.count(asked, viewer)))
            )
        ticks = Ticks(entries, tuple(name for name in TEXTS if getattr(self.query, name)))
        ticks.edited.connect(lambda: self.choose(**{name: name in ticks.value() for name in TEXTS}))
        return ticks


def _asked(span: int | None) -> dict[str, Any]:
    """Return the conditions that a choice of the deadlines means."""
    return {"due": span == OFFICE, "due_within": None if span == OFFICE else span}
