"""The strip that makes a new place without leaving the form: its country, its kind, Enter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from twincities.domain.fields import field_of
from twincities.domain.keys import Key
from twincities.domain.place import Place
from twincities.domain.vocabularies import PlaceKind
from twincities.i18n import N_, NN_, NP_
from twincities.services.candidates import place_from
from twincities.services.countries import country_name, suggest_countries
from twincities.ui.errors import sentence
from twincities.ui.forms.candidates import CandidateList, option
from twincities.ui.forms.completion import RecordChoice, Suggestion
from twincities.ui.forms.fields import FieldFrame
from twincities.ui.forms.lookup import Lookup
from twincities.ui.forms.terms import TermChoice
from twincities.ui.furniture.buttons import Button, ButtonKind
from twincities.ui.furniture.labels import Label, said
from twincities.ui.furniture.layouts import column, inner_row
from twincities.ui.theme.icons import Icon
from twincities.ui.theme.tokens import Space, Type

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QKeyEvent

    from twincities.domain.changes import Changed
    from twincities.services.candidates import Candidate
    from twincities.ui.context import Context
    from twincities.ui.forms.lookup import Answer

NEW_PLACE = N_("New place: {name}")
CREATE = NP_("button", "Create")
CREATED = N_("Place created: {name}")
PLACED = NN_("{count} place put on the map", "{count} places put on the map")
KNOWN = N_("Known to the gazetteer: ↑ goes there, Enter takes the chosen place")


MOST_KNOWN = 3
"""Candidates seen at once; more scroll, so that the fields below stay in sight."""


class PlaceStrip(QFrame):
    """Stands below the fields while a place is being made; Enter creates, Esc gives it up."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._name = ""
        self.asked: QWidget | None = None
        self._on_created: Callable[[Suggestion], object] | None = None
        self.setProperty("panel", "sunken")
        outer = column(self, (Space.M, Space.M, Space.M, Space.M), Space.S)
        self.title = Label(role=Type.STRONG)
        outer.addWidget(self.title)
        self._known = said(context.texts, KNOWN, Type.SMALL, "text2", wrap=True)
        outer.addWidget(self._known)
        self.list = CandidateList(context.texts, KNOWN, MOST_KNOWN)
        self.list.taken.connect(lambda one: self._take(one.candidate))
        outer.addWidget(self.list)
        self.lookup = Lookup(context.tasks, lambda: context.services.candidates, self)
        self.lookup.answered.connect(self._on_answer)
        self.lookup.failed.connect(self._on_silence)
        line = inner_row(outer, Space.FIELD_GAP_ACROSS)
        texts = context.texts
        self.country = RecordChoice(texts, self._countries)
        self.country.chosen.connect(lambda _country: self._look_up())
        self.kind = TermChoice(texts, PlaceKind)
        line.addWidget(FieldFrame(texts, field_of(Place, "country").label, self.country), 2)
        line.addWidget(FieldFrame(texts, field_of(Place, "kind").label, self.kind), 2)
        self.create_button = Button(
            texts, CREATE, icon=Icon.ADD, key="Return", bind=False, on_click=self._create
        )
        self.cancel = Button(
            texts, NP_("button", "Cancel"), ButtonKind.LINK, key="Escape", bind=False, on_click=self.close_it
        )
        for button in (self.create_button, self.cancel):
            line.addWidget(button, 0, Qt.AlignmentFlag.AlignBottom)
        self._trouble = Label(role=Type.SMALL, tone="bad", wrap=True)
        outer.addWidget(self._trouble)
        self._trouble.hide()
        self.hide()

    def ask(
        self, name: str, asked: QWidget, on_created: Callable[[Suggestion], object], country: str = ""
    ) -> None:
        """Ask what is needed to make a place of a name; the likely country stands ready, else the one chosen last."""
        self._name, self.asked, self._on_created = name, asked, on_created
        self._context.texts.say(self.title.setText, NEW_PLACE, name=name)
        self.kind.set_value(PlaceKind.MUNICIPALITY)
        if country:
            self.country.set_value(Suggestion(country, country_name(country, self._context.texts.language)))
        self._trouble.hide()
        self._show_candidates(())
        self.show()
        self._look_up()
        self.country.setFocus(Qt.FocusReason.OtherFocusReason)
        self.country.selectAll()

    def close_it(self) -> None:
        """Give it up; the text stays in its field."""
        self.lookup.stop()
        self.hide()
        if self.asked is not None:
            self.asked.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter creates, Esc gives up, ↑ goes to what the gazetteer knows."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self._create()
        elif event.key() == Qt.Key.Key_Escape:
            self.close_it()
        elif event.key() == Qt.Key.Key_Up and not self.list.isHidden():
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().keyPressEvent(event)

    def _look_up(self) -> None:
        """Ask the gazetteer which places bear the name; its silence is no trouble."""
        country = self.country.value()
        self.lookup.ask(self._name, country.key if country else "")

    def _on_answer(self, answer: Answer) -> None:
        self._show_candidates(answer.candidates)

    def _on_silence(self, error: Exception) -> None:
        """Tell of what nobody expected only: a place can be made without the gazetteer."""
        if sentence(error, self._context.texts) is None:
            self._context.fail(error)

    def _show_candidates(self, found: Sequence[Candidate]) -> None:
        texts, country = self._context.texts, self.country.value()
        self.list.show_options([option(one, texts, country.key if country else "") for one in found])
        for part in (self._known, self.list):
            part.setVisible(bool(found))
        QTimer.singleShot(0, self, self._stay_in_sight)

    def _stay_in_sight(self) -> None:
        """Scroll the form so that the whole strip is seen."""
        above = self.parentWidget()
        while above is not None and not isinstance(above, QScrollArea):
            above = above.parentWidget()
        if isinstance(above, QScrollArea) and self.isVisible():
            above.ensureWidgetVisible(self)

    def _countries(self, words: str) -> list[Suggestion]:
        found = suggest_countries(words, self._context.texts.language)
        return [Suggestion(code, name) for code, name in found]

    def _create(self) -> None:
        self.country.settle()
        country, kind = self.country.value(), self.kind.value() or PlaceKind.MUNICIPALITY
        places, language = self._context.services.places, self._context.texts.language
        self._write(
            lambda: places.add(self._name, country.key if country else "", language, kind), self._name
        )

    def _take(self, found: Candidate) -> None:
        """Create the place that a candidate is, with its names and its point; one that the register has is used."""
        language = self._context.texts.language
        places = self._context.services.places
        known = places.same_as(found)
        if known is not None:
            self._write(
                lambda: places.put_on_map([(known.key, found)]), known.record.label(language.value), known.key
            )
        else:
            record = place_from(found, self._name, language)
            self._write(lambda: places.record_place(record), record.label(language.value))

    def _write(self, write: Callable[[], Changed | None], name: str, known: Key | None = None) -> None:
        """Write a new place, or what was found out about one that is known."""
        context = self._context
        try:
            changed = write()
        except Exception as error:  # noqa: BLE001 - said in the strip, whatever it is
            told = sentence(error, self._context.texts)
            if told is None:
                context.fail(error)
            else:
                self._trouble.setText(told)
                self._trouble.show()
            return
        key = known or (Key(changed.key) if changed else None)
        self.lookup.stop()
        self.hide()
        if self._on_created is not None and key is not None:
            self._on_created(Suggestion(key, name))
        if changed is not None and known is None:
            context.apply(changed, CREATED, name=name)
        elif changed is not None:
            context.apply(changed, PLACED, count=1)
