"""A place's name that the gazetteer may know: offers what it finds while one types, takes only what one picks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal

from twincities.ui.forms.completion import CompletingInput
from twincities.ui.forms.lookup import INHABITANTS, Lookup, label_of, whereabouts
from twincities.ui.forms.suggestions import Suggestion
from twincities.ui.joining import joined

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QFocusEvent, QKeyEvent

    from twincities.services.candidates import Candidate, Candidates
    from twincities.ui.forms.lookup import Answer
    from twincities.ui.tasks import Tasks
    from twincities.ui.texts import Texts


class PlaceNameInput(CompletingInput):
    """A line of text; `picked` carries the Candidate that a person chose. Nothing is marked before an arrow is pressed.

    Esc closes the list: Enter goes on with what was typed then.
    Where the gazetteer cannot be used, it is a line of text like any other.
    """

    picked = Signal(object)

    def __init__(self, texts: Texts, tasks: Tasks, candidates: Callable[[], Candidates]) -> None:
        super().__init__(self.entries)
        self.taken.connect(self.take)
        self._texts = texts
        self._answer: Answer | None = None
        self._candidate: Candidate | None = None
        self.lookup = Lookup(tasks, candidates, self)
        self.lookup.answered.connect(self._on_answer)
        self.opener.hide()

    @property
    def candidate(self) -> Candidate | None:
        """The candidate that was picked, None once another name was typed."""
        found = self._candidate
        return found if found is not None and label_of(found, self._texts.language) == self.value() else None

    def entries(self, text: str) -> Sequence[Suggestion]:
        """Return what is known of the text by now; what is not is asked for."""
        wanted = text or self.value()
        if self._answer is None or self._answer.words != wanted:
            self.lookup.ask(wanted, typing=True)
            return ()
        return [
            Suggestion(str(number), label_of(one, self._texts.language), self._told(one))
            for number, one in enumerate(self._answer.candidates)
        ]

    def offer(self, *, everything: bool = False) -> None:
        """Open the list with nothing marked: Enter and Tab go on with what was typed."""
        super().offer(everything=everything)
        if self._list is not None and self.open_list:
            self._list.walk_to(-1)

    def take(self, entry: Suggestion) -> None:
        """Put a candidate's name into the field."""
        if self._answer is not None:
            self._take(self._answer.candidates[int(entry.key)])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter takes the place that is sure, and waits for it; where none is, the list is open, and Enter goes on."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers()
        sure = self._answer is not None and self._answer.sure is not None
        if enter and (self.lookup.waiting or (sure and self.open_list and self.marked is None)):
            self.lookup.when_answered(self._go_on)
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Go on with what was typed: nothing is taken behind a person's back."""
        self.lookup.stop()
        super().focusOutEvent(event)

    def _go_on(self, answer: Answer) -> None:
        if answer.sure is not None:
            self.lookup.stop()  # another Enter was meant for this one
            self.close_list()
            self._take(answer.sure)

    def _take(self, found: Candidate) -> None:
        self._candidate = found
        self.set_value(label_of(found, self._texts.language))
        self.edited.emit()
        self.picked.emit(found)

    def _told(self, one: Candidate) -> str:
        people = self._texts(INHABITANTS, count=one.population) if one.population else ""
        return joined(self._texts, (whereabouts(one, self._texts), people))

    def _on_answer(self, answer: Answer) -> None:
        self._answer = answer
        if self.hasFocus() and answer.words == self.value() and self.candidate is None:
            self.offer()
