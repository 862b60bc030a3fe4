"""What the parts of a partnership's form share: words, services, today's date, and the content as it stands."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from twincities.domain.keys import Key
from twincities.domain.source import Source
from twincities.i18n import N_, NP_
from twincities.services.countries import country_name
from twincities.ui.forms.completion import Suggestion
from twincities.ui.forms.offers import offers
from twincities.ui.partnerships.form import SHAPE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date

    from twincities.ui.context import Context
    from twincities.ui.forms.content import Content
    from twincities.ui.texts import Texts
    from twincities.wiring import Services

SOURCE_MADE = N_("Source written down: {title}")
NAMESAKE = NP_("a place among namesakes", "{name} ({where})")


class FormDesk:
    """One form's surroundings; `content` is replaced, never changed, so that earlier states can be kept."""

    def __init__(self, context: Context, today: Callable[[], date]) -> None:
        self.context = context
        self.today = today
        self.content: Content = SHAPE.blank()

    @property
    def texts(self) -> Texts:
        """The window's words."""
        return self.context.texts

    @property
    def services(self) -> Services:
        """What can be done with the open register."""
        services: Services = self.context.services
        return services

    def places(self, words: str) -> list[Suggestion]:
        """Suggest places."""
        return offers(self.services.places.suggest(words, self.texts.language), self.texts)

    def partnerships(self, words: str) -> list[Suggestion]:
        """Suggest partnerships."""
        return offers(self.services.partnerships.suggest(words, self.texts.words), self.texts)

    def sources(self, words: str) -> list[Suggestion]:
        """Suggest sources."""
        return offers(self.services.sources.suggest(words), self.texts)

    def write_source(self, title: str) -> Suggestion | None:
        """Write down a source that was named for the first time; None where that failed, which was told."""
        try:
            changed = self.services.sources.record_source(Source(title=title))
        except Exception as error:  # noqa: BLE001 - said in the window, a busy register too
            self.context.fail(error)
            return None
        self.context.apply(changed, SOURCE_MADE, title=title)
        return Suggestion(changed.key, title)

    def names_of_places(self, keys: Iterable[str]) -> dict[str, str]:
        """Return what places are called, namesakes with their whereabouts."""
        language = self.texts.language
        places = {key: self.services.places.open(Key(key)).record for key in keys}
        labels = {key: place.label(language) for key, place in places.items()}
        counts = Counter(labels.values())
        for key, place in places.items():
            where = place.admin1 or (country_name(place.country, language) if place.country else "")
            if counts[labels[key]] > 1 and where:
                labels[key] = self.texts(NAMESAKE, name=place.label(language), where=where)
        return labels
