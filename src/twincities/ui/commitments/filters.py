"""What the ledger can be asked for: whose side, how far, until when, which partnership, which body."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from twincities.domain.keys import Key
from twincities.domain.vocabularies import Side
from twincities.i18n import N_, NP_
from twincities.services.ledger_filter import LedgerGroup, LedgerQuery
from twincities.ui.commitments.deeds import OPEN_STATES
from twincities.ui.forms.record_popup import RecordPopup
from twincities.ui.forms.suggestions import Suggestion
from twincities.ui.forms.ticks import term_ticks
from twincities.ui.tables.filter_bar import FilterBar
from twincities.ui.visits.choices import PlaceChoice

if TYPE_CHECKING:
    from collections.abc import Iterator

    from twincities.domain.vocabulary import Term
    from twincities.i18n import Message
    from twincities.ui.context import Context
    from twincities.ui.tables.filter_bar import Chosen

SEARCH = N_("Words of the visit, partner, person…")
NAMES: dict[str, tuple[Message, str]] = {
    "partnership": (NP_("filter", "Partner"), "Alt+C"),
    "sides": (NP_("filter", "Whose side"), "Alt+D"),
    "statuses": (NP_("filter", "State"), "Alt+S"),
    "groups": (NP_("filter", "Deadline"), "Alt+L"),
    "responsible": (NP_("filter", "Responsible"), "Alt+R"),
}
TERMS: dict[str, type[Term]] = {"sides": Side, "groups": LedgerGroup}
BODY = N_("Responsible body")
BODY_HELP = N_("Of our side or theirs, as promises name it")
VISIT = NP_("filter", "Visit")


class LedgerFilters(FilterBar[LedgerQuery]):
    """The ledger's filters."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, LedgerQuery(), NAMES, TERMS, SEARCH)

    def title_of(self, name: str) -> Message:
        """Return what a condition is called."""
        return VISIT if name == "visit" else super().title_of(name)

    def button_of(self, name: str) -> str:
        """Return the filter under whose button a condition stands: a visit is one of a partnership."""
        return "partnership" if name == "visit" else name

    def chosen(self, name: str) -> Iterator[Chosen]:
        """Say the states, the partnership, the visit."""
        query = self.query
        if name == "statuses":
            for status in query.statuses:
                yield "statuses", status, self._texts(status.label)
        elif name == "responsible" and query.responsible:
            yield "responsible", None, query.responsible
        elif name == "partnership":
            for condition in ("partnership", "visit"):
                key = getattr(query, condition)
                if key is not None:
                    yield condition, None, self.record_title(condition, key)

    def offer(self, name: str) -> Any:  # noqa: ANN401 - a widget with `focus_first`
        """States of open promises are ticked, a partnership is named."""
        if name == "statuses":
            ticks = term_ticks(self._texts, OPEN_STATES, self.query.statuses)
            ticks.edited.connect(lambda: self.choose(statuses=ticks.value()))
            return ticks
        if name == "responsible":
            named = RecordPopup(self._texts, self._bodies, BODY, BODY_HELP)
            named.chosen.connect(self._choose_body)
            return named
        if name == "partnership":
            choice = PlaceChoice(self._texts, self._suggest)
            choice.chosen.connect(self._choose_partnership)
            return choice
        return super().offer(name)

    def _choose_partnership(self, entry: Suggestion) -> None:
        self.name_record(Key(entry.key), entry.title)
        self.choose(partnership=Key(entry.key))
        self.close_popover()

    def _choose_body(self, entry: Suggestion) -> None:
        self.choose(responsible=entry.title)
        self.close_popover()

    def _bodies(self, typed: str) -> list[Suggestion]:
        return [Suggestion(body, body) for body in self._context.services.ledger.bodies(typed)]

    def _suggest(self, typed: str) -> list[Suggestion]:
        ties = self._context.services.partnerships.suggest(typed, self._texts.words)
        return [Suggestion(one.key, one.title, one.subtitle) for one in ties]
