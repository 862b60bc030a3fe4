"""What the parts of the visit editor share: words, services, today's date, and the content as it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twincities.domain.names import fold
from twincities.domain.vocabularies import Side
from twincities.i18n import NP_
from twincities.ui.forms.desk import RecordDesk
from twincities.ui.forms.suggestions import Suggestion
from twincities.ui.visit_editor.cells import DOUBT, Dates
from twincities.ui.visit_editor.form import SHAPE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date

    from twincities.domain.keys import Key
    from twincities.ui.context import Context

UNSETTLED = NP_("a side that is not settled", "{side} ?")


class EditorDesk(RecordDesk):
    """One visit's surroundings, with what is known of its dates."""

    def __init__(self, context: Context, today: Callable[[], date]) -> None:
        super().__init__(context, SHAPE, today)
        self.dates = Dates()

    def name(self, key: str | None) -> str:
        """Return the name of a record the form refers to."""
        return self.content["names"].get(key or "", "")

    def place_names(self, keys: Iterable[Key]) -> dict[str, str]:
        """Return the names of places in the window's language, by key."""
        names = {}
        for key in keys:
            names[str(key)] = self.services.places.open(key).record.label(self.texts.language.value)
        return names

    # -------------------------------------------------------------------------------- suggestions

    def organisations(self, words: str) -> list[Suggestion]:
        """Suggest organisations: those of this form first."""
        asked = fold(words)
        known = super().organisations(words) if asked else []
        titles = {fold(entry.title) for entry in known}
        here = dict.fromkeys(row["organisation_name"] for row in self.content["parts"]["participants"])
        new = [
            Suggestion("", name)
            for name in here
            if name and fold(name).startswith(asked) and fold(name) not in titles
        ]
        return [*new, *known]

    def sides(self, words: str) -> list[Suggestion]:
        """Suggest who may carry something out: the sides, settled or not."""
        asked = fold(words)
        settled = [self.texts(side.label) for side in Side]
        unsettled = [self.texts(UNSETTLED, side=side) for side in settled]
        said = unsettled if words.rstrip().endswith(DOUBT) else [*settled, *unsettled]
        return [Suggestion("", side) for side in said if fold(side).startswith(asked)]
