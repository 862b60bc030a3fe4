"""A choice from a vocabulary, completed in any of the three languages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

from twincities.domain.names import fold
from twincities.domain.vocabulary import Term
from twincities.i18n import Language
from twincities.ui.forms.completion import CompletingInput, Suggestion

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from twincities.ui.texts import Texts

Entry = TypeVar("Entry", bound=Term)


def matching(terms: Iterable[Entry], text: str, texts: Texts) -> list[Entry]:
    """Return the terms whose label in any language begins with the text, then those that contain it."""
    wanted = fold(text)
    begins, contains = [], []
    for term in terms:
        labels = [fold(texts.words.among(language)(term.label)) for language in Language]
        if any(label.startswith(wanted) for label in labels):
            begins.append(term)
        elif any(wanted in label for label in labels):
            contains.append(term)
    return begins + contains


class TermChoice(CompletingInput, Generic[Entry]):
    """One entry of a vocabulary; a text that is none of them is put back to the last choice."""

    def __init__(self, texts: Texts, terms: Iterable[Entry]) -> None:
        """`terms` is a vocabulary or a part of one."""
        super().__init__()
        self._texts = texts
        self._terms = tuple(terms)
        self._value: Entry | None = None
        texts.changed.connect(self._say)

    def value(self) -> Entry | None:  # type: ignore[override]
        """Return the chosen term."""
        return self._value

    def set_value(self, value: Entry | None) -> None:  # type: ignore[override]
        """Show a term that was not typed."""
        self._value = value
        self._say()

    def entries(self, text: str) -> Sequence[Suggestion]:
        """Return the terms a text could begin."""
        found = matching(self._terms, text, self._texts)
        return [Suggestion(term.value, self._texts(term.label)) for term in found]

    def take(self, entry: Suggestion) -> None:
        """Choose a term."""
        found = next(term for term in self._terms if term.value == entry.key)
        changed = found is not self._value
        self.set_value(found)
        if changed:
            self.edited.emit()

    def settle(self) -> None:
        """Choose nothing for an empty text, change nothing for an unknown one."""
        text = self.text().strip()
        if not text:
            changed, self._value = self._value is not None, None
            if changed:
                self.edited.emit()
            return
        if self._value is None or fold(text) != fold(self._texts(self._value.label)):
            found = matching(self._terms, text, self._texts)
            if len(found) == 1:
                self.take(self.entries(text)[0])
        self._say()

    def _say(self) -> None:
        self.setText(self._texts(self._value.label) if self._value is not None else "")
        self.setCursorPosition(0)
