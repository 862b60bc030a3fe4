"""What the parts of an agreement's form share; it suggests the other documents of its partnership."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twincities.domain.keys import Key
from twincities.domain.names import fold
from twincities.ui.agreements.form import SHAPE
from twincities.ui.forms.desk import RecordDesk
from twincities.ui.forms.offers import offers

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from twincities.ui.context import Context
    from twincities.ui.forms.suggestions import Suggestion


class AgreementDesk(RecordDesk):
    """One form's surroundings; `own` is the document in the form."""

    def __init__(self, context: Context, today: Callable[[], date]) -> None:
        super().__init__(context, SHAPE, today)
        self.own: Key | None = None
        """The key of the document in the form, None while it is a new one."""

    def documents(self, words: str) -> list[Suggestion]:
        """Suggest the other documents of the form's partnership; without one there is nothing to follow."""
        tie = self.content["fields"].get("partnership")
        if not tie:
            return []
        agreements, said = self.services.agreements, self.texts.words
        asked = fold(words)
        # They are few, so that any of their words finds them, the kind of document too.
        all_of_it = offers(agreements.suggest("", said, Key(tie)), self.texts)
        near = [one for one in all_of_it if asked in fold(one.title) or asked in fold(one.subtitle)]
        far = offers(agreements.suggest(words, said, Key(tie)), self.texts) if asked else []
        found = {one.key: one for one in (*near, *far) if one.key != self.own}
        return list(found.values())
