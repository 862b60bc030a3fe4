"""What a map page of its own says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twincities.domain.vocabularies import Activity, LegalStatus
from twincities.i18n import N_, NP_

if TYPE_CHECKING:
    from twincities.i18n import Words

_WORDS = {
    "title": N_("Twin cities on the map"),
    "activity": NP_("heading", "Activity"),
    "list": NP_("button", "List"),
    "to_map": NP_("button", "Back to the map"),
    "close": NP_("button", "Close"),
    "play": N_("Play the years"),
    "at_end_of_year": N_("Ties at the end of the year"),
    "our_city": NP_("column", "Our city"),
    "partner": NP_("column", "Partner"),
    "country": NP_("column", "Country"),
    "status": NP_("column", "Legal status"),
    "since": NP_("column", "Since"),
    "unknown": NP_("year", "year unknown"),
}
_COUNTED = {
    # The page's script puts numbers in, already written as the language writes them.
    "shown": N_("Shown {count} of {total}"),
    "shown_partly": N_("Shown {count} of {total}; lines drawn: {lines} of {all}"),
    "unplaced": N_("Without coordinates, not on the map: {count}"),
    "more": N_("And more: {count}"),
    "then": N_("in force then: {count}"),
}
_RIVALS = NP_("dates that other sources give", "other sources: {dates}")
_AS_OF = N_("As of {date}")
_FACTS = {name: f"{{{name}}}" for name in ("count", "total", "lines", "all")}


def page_words(words: Words, as_of: str) -> dict[str, object]:
    """Return the words by the names under which the page's script knows them."""
    said: dict[str, object] = {name: words(message) for name, message in _WORDS.items()}
    said |= {name: words(message, **_FACTS) for name, message in _COUNTED.items()}
    said |= {level.value: words(level.label) for level in Activity}
    said["rivals"] = words(_RIVALS, dates="{dates}")
    said["as_of"] = words(_AS_OF, date=as_of)
    said["statuses"] = [words(status.label) for status in LegalStatus]
    return said
