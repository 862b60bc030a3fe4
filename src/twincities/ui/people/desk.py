"""What the parts of a card of the directory share, and the contents of both kinds of card."""

from __future__ import annotations

from twincities.domain.people import Organisation, Person
from twincities.services.languages import suggest_scripts
from twincities.ui.forms.content import TYPED, Shape
from twincities.ui.forms.desk import RecordDesk
from twincities.ui.forms.suggestions import Suggestion

NAMES = ("text", "language", "case")
"""What makes a row of names say something; the script is known by the letters."""
PERSON_SHAPE = Shape(
    Person,
    {"names": NAMES, "posts": ("title", "organisation", TYPED.format("organisation"), "since", "until")},
)
ORGANISATION_SHAPE = Shape(Organisation, {"names": NAMES})


class DirectoryDesk(RecordDesk):
    """One card's surroundings."""

    def scripts(self, words: str) -> list[Suggestion]:
        """Suggest scripts."""
        return [Suggestion(*found) for found in suggest_scripts(words, self.texts.language)]
