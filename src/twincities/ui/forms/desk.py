"""What the parts of a noun's form share: words, services, today's date, the content as it stands, and suggestions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twincities.domain.source import Source
from twincities.i18n import N_
from twincities.services.languages import suggest_languages
from twincities.ui.forms.offers import offers
from twincities.ui.forms.suggestions import Suggestion

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from twincities.ui.context import Context
    from twincities.ui.forms.content import Content, Shape
    from twincities.ui.texts import Texts
    from twincities.wiring import Services

SOURCE_MADE = N_("Source written down: {title}")


class RecordDesk:
    """One form's surroundings; `content` is replaced, never changed, so that earlier states can be kept."""

    def __init__(self, context: Context, shape: Shape, today: Callable[[], date]) -> None:
        self.context = context
        self.shape = shape
        self.today = today
        self.content: Content = shape.blank()

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

    def people(self, words: str) -> list[Suggestion]:
        """Suggest people; only once something is typed, for a list of everybody helps nobody."""
        return offers(self.services.people.suggest_people(words), self.texts) if words.strip() else []

    def organisations(self, words: str) -> list[Suggestion]:
        """Suggest organisations, as people."""
        return offers(self.services.people.suggest_organisations(words), self.texts) if words.strip() else []

    def sources(self, words: str) -> list[Suggestion]:
        """Suggest sources."""
        return offers(self.services.sources.suggest(words), self.texts)

    def languages(self, words: str) -> list[Suggestion]:
        """Suggest languages, by their names in any language."""
        return [Suggestion(*found) for found in suggest_languages(words, self.texts.language)]

    def write_source(self, title: str) -> Suggestion | None:
        """Write down a source that was named for the first time; None where that failed, which was told."""
        try:
            changed = self.services.sources.record_source(Source(title=title))
        except Exception as error:  # noqa: BLE001 - said in the window, a busy register too
            self.context.fail(error)
            return None
        self.context.apply(changed, SOURCE_MADE, title=title)
        return Suggestion(changed.key, title)
