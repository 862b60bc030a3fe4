"""A choice from a vocabulary, completed in any of the three languages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtCore import Signal

from twincities.domain.names import fold
from twincities.domain.vocabulary import Term
from twincities.i18n import Language
from twincities.ui.forms.completion import CompletingInput
from twincities.ui.forms.suggestions import Suggestion

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


def meant(terms: Iterable[Entry], text: str, texts: Texts) -> Entry | None:
    """Return the term that a text names: by its whole label, else as the only one it could begin; None where none."""
    found = matching(terms, text, texts)
    if len(found) == 1:
        return found[0]
    labels = {
        term: {fold(texts.words.among(language)(term.label)) for language in Language} for term in found
    }
    same = [term for term in found if fold(text) in labels[term]]
    return same[0] if len(same) == 1 else None


class TermChoice(CompletingInput, Generic[Entry]):
    """One entry of a vocabulary; a text that names none stays, and `unknown` tells it once the field is left.

    `unknown` carries "" when the text is one no longer.
    """

    unknown = Signal(str)

    def __init__(self, texts: Texts, terms: Iterable[Entry]) -> None:
        """`terms` is a vocabulary or a part of one."""
        super().__init__(self.entries)
        self.taken.connect(self.take)
        self._texts = texts
        self._terms = tuple(terms)
        self._value: Entry | None = None
        self._typed = False
        self._told = False
        texts.changed.connect(self._say)

    def value(self) -> Entry | None:  # type: ignore[override]
        """Return the chosen term: the last one where what is typed since names none (see `unmatched`)."""
        return self._value

    def set_value(self, value: Entry | None) -> None:  # type: ignore[override]
        """Show a term that was not typed."""
        self._value, self._typed = value, False
        self._say()
        self._tell()

    def show_text(self, text: str) -> None:
        """Show a text as a draft kept it, a term's label or not."""
        self.setText(text)
        self._typed = True

    @property
    def unmatched(self) -> str:
        """A text that was typed and names no term: what a form must ask about."""
        text = self.text().strip()
        label = self._texts(self._value.label) if self._value is not None else ""
        return text if self._typed and fold(text) != fold(label) else ""

    def entries(self, text: str) -> Sequence[Suggestion]:
        """Return the terms a text could begin."""
        found = matching(self._terms, text, self._texts)
        return [Suggestion(term.value, self._texts(term.label)) for term in found]

    def take(self, entry: Suggestion) -> None:
        """Choose a term."""
        found = next(term for term in self._terms if term.value == entry.key)
        changed = found is not self._value or self._typed
        self.set_value(found)
        if changed:
            self.edited.emit()

    def settle(self) -> None:
        """Choose the term that the text names, nothing for an empty text; one that names none stays as it is."""
        text = self.text().strip()
        if not text:
            changed, self._value = self._value is not None, None
            self._typed = False
            if changed:
                self.edited.emit()
        elif self.unmatched:
            found = meant(self._terms, text, self._texts)
            if found is not None:
                self.take(Suggestion(found.value, text))
        else:
            self._typed = False
            self._say()
        self._tell()

    def _on_typed(self) -> None:
        self._typed = True  # before anybody is told and asks
        super()._on_typed()

    def _tell(self) -> None:
        stray = self.unmatched
        if stray or self._told:
            self._told = bool(stray)
            self.unknown.emit(stray)

    def _say(self) -> None:
        if not self._typed:
            self.setText(self._texts(self._value.label) if self._value is not None else "")
            self.setCursorPosition(0)
