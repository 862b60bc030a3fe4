"""What the lists of people and organisations can be asked for: organisation, place, contact data."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from twincities.domain.keys import Key
from twincities.i18n import N_, NP_
from twincities.services.people_filter import ContactState, OrganisationQuery, PersonQuery
from twincities.ui.forms.completion import RecordChoice
from twincities.ui.forms.fields import FieldFrame
from twincities.ui.forms.offers import offers
from twincities.ui.furniture.layouts import column
from twincities.ui.tables.feed import Q
from twincities.ui.tables.filter_bar import FilterBar
from twincities.ui.theme.appearance import look
from twincities.ui.theme.tokens import Space, Width

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from twincities.domain.vocabulary import Term
    from twincities.i18n import Message
    from twincities.ui.context import Context
    from twincities.ui.forms.completion import Suggestion
    from twincities.ui.tables.filter_bar import Chosen
    from twincities.ui.texts import Texts

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


class RecordFilter(QWidget):
    """Names one record; `chosen` carries the suggestion that was taken."""

    chosen = Signal(object)

    def __init__(self, texts: Texts, label: Message, suggest: Callable[[str], Sequence[Suggestion]]) -> None:
        super().__init__()
        layout = column(self, (Space.S, Space.S, Space.S, Space.S))
        self.field = RecordChoice(texts, suggest)
        self.field.chosen.connect(self._on_chosen)
        layout.addWidget(FieldFrame(texts, label, self.field, help_text=ANY_NAME))
        look().follow(self, lambda: self.setMinimumWidth(look().px(Width.POPUP)))

    def focus_first(self) -> None:
        """Put the focus into the field."""
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)

    def _on_chosen(self, entry: Suggestion | None) -> None:
        if entry is not None and entry.key:
            self.chosen.emit(entry)


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
        made = RecordFilter(self._texts, LABELS[name], lambda words: self._suggest(name, words))
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
