"""What the lists of people and organisations can be asked for: organisation, place, contact data."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from twincities.domain.keys import Key
from twincities.i18n import N_, NP_
from twincities.services.people_filter import ContactState, OrganisationQuery, PersonQuery
from twincities.ui.forms.offers import offers
from twincities.ui.forms.record_popup import RecordPopup
from twincities.ui.tables.feed import Q
from twincities.ui.tables.filter_bar import FilterBar

if TYPE_CHECKING:
    from collections.abc import Iterator

    from twincities.domain.vocabulary import Term
    from twincities.i18n import Message
    from twincities.ui.context import Context
    from twincities.ui.forms.suggestions import Suggestion
    from twincities.ui.tables.filter_bar import Chosen

PEOPLE_SEARCH = N_("Any name, post, organisation…")
ORGANISATIONS_SEARCH = N_("Any name of an organisation, place…")
PLACE = (NP_("filter", "Place"), "Alt+C")
PEOPLE_NAMES: dict[str, tuple[Message, str]] = {
    "organisation": (NP_("filter", "Organisation"), "Alt+O"),
    "place": PLACE,
    "contacts": (NP_("filter", "Contact data"), "Alt+D"),
}
TERMS: dict[str, type[Term]] = {"contacts": ContactState}
ANY_NAME = N_("Any name, in any language")
LABELS = {"organisation": N_("Organisation"), "place": N_("Place")}


class DirectoryFilters(FilterBar[Q]):
    """Filters that name one record, beside those that tick terms."""

    def chosen(self, name: str) -> Iterator[Chosen]:
        """Say the record."""
        key = getattr(self.query, name)
        if key is not None:
            yield name, None, self.record_title(name, key)

    def offer(self, name: str) -> Any:  # noqa: ANN401 - a widget with `focus_first`
        """Return a field that names a record, or the terms to tick."""
        if name not in LABELS:
            return super().offer(name)
        made = RecordPopup(self._texts, partial(self._suggest, name), LABELS[name], ANY_NAME)
        made.chosen.connect(lambda entry: self._take(name, entry))
        return made

    def _suggest(self, name: str, words: str) -> list[Suggestion]:
        services = self._context.services
        if name == "place":
            return offers(services.places.suggest(words, self._texts.language), self._texts)
        return offers(services.people.suggest_organisations(words), self._texts)

    def _take(self, name: str, entry: Suggestion) -> None:
        key = Key(entry.key)
        self.name_record(key, entry.title)
        self.choose(**{name: key})
        self.close_popover()


class PersonFilters(DirectoryFilters[PersonQuery]):
    """The filters of the list of people."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, PersonQuery(), PEOPLE_NAMES, TERMS, PEOPLE_SEARCH)


class OrganisationFilters(DirectoryFilters[OrganisationQuery]):
    """The filters of the list of organisations."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, OrganisationQuery(), {"place": PLACE}, {}, ORGANISATIONS_SEARCH)
