"""What the parts of a card of the directory share: words, services, today's date, and the content as it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twincities.domain.people import Organisation, Person
from twincities.services.languages import suggest_languages, suggest_scripts
from twincities.ui.forms.completion import Suggestion
from twincities.ui.forms.content import Shape
from twincities.ui.forms.offers import offers
from twincities.ui.tables.part_table import TYPED

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from twincities.ui.context import Context
    from twincities.ui.forms.content import Content
    from twincities.ui.texts import Texts
    from twincities.wiring import Services

NAMES = ("text", "language", "case")
"""What makes a row of names say something; the script is known by the letters."""
PERSON_SHAPE = Shape(
    Person,
    {"names": NAMES, "posts": ("title", "organisation", TYPED.format("organisation"), "since", "until")},
)
ORGANISATION_SHAPE = Shape(Organisation, {"names": NAMES})


class DirectoryDesk:
    """One card's surroundings; `content` is replaced, never changed, so that earlier states can be kept."""

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
        """Suggest nothing: people and organisations refer to no partnership."""
        del words
        return []

    def organisations(self, words: str) -> list[Suggestion]:
        """Suggest organisations; only once something is typed, for a list of all of them helps nobody."""
        if not words.strip():
            return []
        return offers(self.services.people.suggest_organisations(words), self.texts)

    def languages(self, words: str) -> list[Suggestion]:
        """Suggest languages."""
        return [Suggestion(*found) for found in suggest_languages(words, self.texts.language)]

    def scripts(self, words: str) -> list[Suggestion]:
        """Suggest scripts."""
        return [Suggestion(*found) for found in suggest_scripts(words, self.texts.language)]
