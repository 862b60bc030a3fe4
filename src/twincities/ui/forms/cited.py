"""The sources that the claims of a form name: numbered as they are shown, and offered where one is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twincities.domain.errors import DomainError
from twincities.domain.keys import Key
from twincities.domain.names import fold
from twincities.ui.forms.claims import CLAIMS
from twincities.ui.forms.suggestions import Suggestion

if TYPE_CHECKING:
    from twincities.domain.vocabularies import SourceKind
    from twincities.ui.forms.desk import RecordDesk

SOURCES = "sources"


class Cited:
    """Any source of the register can be named, and one that is named for the first time is written down."""

    creates = True

    def __init__(self, desk: RecordDesk) -> None:
        self._desk = desk
        self._kinds: dict[str, SourceKind | None] = {}

    def numbered(self) -> dict[str, tuple[int, str]]:
        """Return number and title of the form's sources by key: those of the whole record come first."""
        content = self._desk.content
        rows = (row for part in (SOURCES, CLAIMS) for row in content["parts"].get(part, []))
        keys = dict.fromkeys(row["source"] for row in rows if row.get("source"))
        return {key: (number, content["names"].get(key, "")) for number, key in enumerate(keys, start=1)}

    def kind(self, key: str) -> SourceKind | None:
        """Return what kind of source it is, None where it is gone."""
        if key not in self._kinds:
            try:
                self._kinds[key] = self._desk.services.sources.open(Key(key)).record.kind
            except DomainError:
                self._kinds[key] = None
        return self._kinds[key]

    def offers(self, words: str) -> list[Suggestion]:
        """Suggest sources, those of the form first."""
        here = [
            Suggestion(key, title)
            for key, (_number, title) in reversed(self.numbered().items())
            if fold(words) in fold(title)
        ]
        known = {entry.key for entry in here}
        return [*here, *(entry for entry in self._desk.sources(words) if entry.key not in known)]

    def last(self) -> Suggestion | None:
        """Return the source that is most likely meant: the one named last."""
        named = list(self.numbered().items())
        return Suggestion(named[-1][0], named[-1][1][1]) if named else None
