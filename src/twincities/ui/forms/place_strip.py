"""The strip that makes a new place without leaving the form: its country, its kind, Enter.

Enter waits for what the gazetteer knows of the name and takes a place that is sure, else goes to those that may be
meant; Ctrl+Enter makes the place as it was typed. A place of the register that may be the same comes before both.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from twincities.domain.fields import field_of
from twincities.domain.keys import Key
from twincities.domain.place import Place
from twincities.domain.vocabularies import PlaceKind
from twincities.i18n import N_, NN_, NP_
from twincities.services.candidates import KINDS, place_from
from twincities.services.countries import country_name, suggest_countries
from twincities.services.places import named_place
from twincities.ui.errors import sentence
from twincities.ui.forms.candidates import CandidateList, option
from twincities.ui.forms.completion import RecordChoice
from twincities.ui.forms.fields import FieldFrame
from twincities.ui.forms.lookup import ASKING, Lookup
from twincities.ui.forms.suggestions import Suggestion
from twincities.ui.forms.terms import TermChoice
from twincities.ui.furniture.buttons import Button, ButtonKind
from twincities.ui.furniture.headers import IconLabel
from twincities.ui.furniture.labels import Label, said
from twincities.ui.furniture.layouts import column, inner_row, row
from twincities.ui.texts import shortened
from twincities.ui.theme.icons import Icon
from twincities.ui.theme.tokens import IconSize, Space, Type

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QBoxLayout

    from twincities.domain.changes import Changed
    from twincities.domain.record import Kept
    from twincities.services.candidates import Candidate
    from twincities.ui.context import Context
    from twincities.ui.forms.lookup import Answer

NEW_PLACE = N_("New place: {name}")
CREATE = NP_("button", "Create as typed")
USE = NP_("button", "Use it")
CREATED = N_("Place created: {name}")
PLACED = NN_("{count} place put on the map", "{count} places put on the map")
KNOWN = N_("Known to the gazetteer: Enter takes the place that is sure, else goes to the list, as ↑ does")
THERE_ALREADY = N_(
    "The register has this place: {name}. Enter uses it, Ctrl+Enter makes a second one of the name"
)
NO_COUNTRY = NP_("problem of a place", "There is no country “{text}”: choose one from the list")

MOST_KNOWN = 3
"""Candidates seen at once; more scroll, so that the fields below stay in sight."""


class PlaceStrip(QFrame):
    """Stands below the fields while a place is being made; Enter makes or takes it, Esc gives it up."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._name = ""
        self._same: Kept[Place] | None = None
        self.asked: QWidget | None = None
        self._on_created: Callable[[Suggestion], object] | None = None
        self.setProperty("panel", "sunken")
        texts = context.texts
        outer = column(self, (Space.M, Space.M, Space.M, Space.M), Space.S)
        self.title = Label(role=Type.STRONG, wrap=True)
        outer.addWidget(self.title)
        self._add_same(outer)
        self._known = said(texts, KNOWN, Type.SMALL, "text2", wrap=True)
        outer.addWidget(self._known)
        self.list = CandidateList(texts, KNOWN, MOST_KNOWN)
        self.list.taken.connect(lambda one: self._take(one.candidate))
        outer.addWidget(self.list)
        self.lookup = Lookup(context.tasks, lambda: context.services.candidates, self)
        self.lookup.answered.connect(self._on_answer)
        self.lookup.failed.connect(self._on_silence)
        self._add_fields(outer)
        self._trouble = Label(role=Type.SMALL, tone="bad", wrap=True)
        outer.addWidget(self._trouble)
        self._trouble.hide()
        self.hide()

    def _add_same(self, outer: QBoxLayout) -> None:
        self.same = QWidget()
        line = row(self.same, gap=Space.S)
        line.addWidget(IconLabel(Icon.ATTENTION, "warn", IconSize.CONTROL))
        self.same_words = Label(role=Type.SMALL, wrap=True)
        line.addWidget(self.same_words, 1)
        self.use_button = Button(self._context.texts, USE, key="Return", bind=False, on_click=self._use)
        line.addWidget(self.use_button)
        outer.addWidget(self.same)
        self.same.hide()

    def _add_fields(self, outer: QBoxLayout) -> None:
        texts = self._context.texts
        line = inner_row(outer, Space.FIELD_GAP_ACROSS)
        self.country = RecordChoice(texts, self._countries)
        self.country.chosen.connect(lambda _country: self._look_up())
        self.kind = TermChoice(texts, PlaceKind)
        self.kind.edited.connect(self._look_for_same)
        line.addWidget(FieldFrame(texts, field_of(Place, "country").label, self.country), 2)
        line.addWidget(FieldFrame(texts, field_of(Place, "kind").label, self.kind), 2)
        self.create_button = Button(
            texts, CREATE, icon=Icon.ADD, key="Ctrl+Return", bind=False, on_click=self._create
        )
        self.cancel = Button(
            texts, NP_("button", "Cancel"), ButtonKind.LINK, key="Escape", bind=False, on_click=self.close_it
        )
        for button in (self.create_button, self.cancel):
            line.addWidget(button, 0, Qt.AlignmentFlag.AlignBottom)

    def ask(
        self, name: str, asked: QWidget, on_created: Callable[[Suggestion], object], country: str = ""
    ) -> None:
        """Ask what is needed to make a place of a name; the likely country stands ready, else the one chosen last."""
        self._name, self.asked, self._on_created = name, asked, on_created
        self._context.texts.say(self.title.setText, NEW_PLACE, name=shortened(name))
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

    def event(self, event: QEvent) -> bool:
        """While a place is made, Ctrl+Enter is the strip's and not the form's."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _is_enter(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on with what is known, Ctrl+Enter creates, Esc gives up, ↑ goes to what the gazetteer knows."""
        if _is_enter(event):
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self._create()
            else:
                self._go_on()
        elif event.key() == Qt.Key.Key_Escape:
            self.close_it()
        elif event.key() == Qt.Key.Key_Up and not self.list.isHidden():
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().keyPressEvent(event)

    def _country(self) -> str:
        chosen = self.country.value()
        return chosen.key if chosen is not None and not self.country.unmatched else ""

    def _look_up(self) -> None:
        """Ask the register and the gazetteer which places bear the name."""
        self._trouble.hide()
        self._look_for_same()
        self.lookup.ask(self._name, self._country())

    def _look_for_same(self) -> None:
        """Say which place of the register the new one may be."""
        places, language = self._context.services.places, self._context.texts.language
        kind = self.kind.value() or PlaceKind.MUNICIPALITY
        same = places.namesakes(named_place(self._name, self._country(), language, kind))
        self._show_same(same[0] if same else None)

    def _show_same(self, same: Kept[Place] | None) -> None:
        texts = self._context.texts
        self._same = same
        self.same.setVisible(same is not None)
        if same is not None:
            country = same.record.country
            where = [country_name(country, texts.language)] if country else []
            title = ", ".join([same.record.label(texts.language.value), *where])
            texts.say(self.same_words.setText, THERE_ALREADY, name=title)

    def _go_on(self) -> None:
        """Use the place that is there, else what the gazetteer is sure of, as soon as it has answered."""
        if not self._settle():
            return
        if self._same is not None:
            self._use()
            return
        if self.lookup.waiting:
            self._context.texts.say(self._known.setText, ASKING)
            self._known.show()
        self.lookup.when_answered(self._go_on_with)

    def _go_on_with(self, answer: Answer) -> None:
        sure = answer.sure
        kinds = (PlaceKind.MUNICIPALITY, KINDS[sure.sort]) if sure is not None else ()
        if sure is not None and self.kind.value() in kinds:
            self._take(sure)
        elif answer.candidates:
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._create()

    def _settle(self) -> bool:
        """Make sense of country and kind; False where one of them is none, which is said."""
        self.country.settle()
        self.kind.settle()
        unknown = self.country.unmatched
        if unknown:
            self._say_trouble(self._context.texts(NO_COUNTRY, text=shortened(unknown)))
            self.country.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.kind.unmatched:
            self.kind.setFocus(Qt.FocusReason.OtherFocusReason)
        return not (unknown or self.kind.unmatched)

    def _on_answer(self, answer: Answer) -> None:
        self._show_candidates(answer.candidates)

    def _on_silence(self, error: Exception) -> None:
        """Say why nothing is offered; a place can be made without the gazetteer."""
        told = sentence(error, self._context.texts)
        if told is None:
            self._context.fail(error)
            return
        self._known.setText(told)
        self._known.show()

    def _show_candidates(self, found: Sequence[Candidate]) -> None:
        texts, country = self._context.texts, self._country()
        texts.say(self._known.setText, KNOWN)
        self.list.show_options([option(one, texts, country) for one in found])
        self.list.setVisible(bool(found))
        self._known.setVisible(bool(found) and self._same is None)  # else Enter means another place
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
        """Create the place as it was typed; a namesake that only the country has brought to light is shown before."""
        shown = self._same
        if not self._settle() or (self._same is not None and shown is None):
            return
        country, kind = self._country(), self.kind.value() or PlaceKind.MUNICIPALITY
        places, language = self._context.services.places, self._context.texts.language
        self._write(lambda: places.add(self._name, country, language, kind), self._name)

    def _use(self) -> None:
        """Go on with the place that the register has."""
        if self._same is not None:
            self._end(Suggestion(self._same.key, self._same.record.label(self._context.texts.language.value)))

    def _take(self, found: Candidate) -> None:
        """Create the place that a candidate is, with its names and its point; one that the register has is used."""
        language = self._context.texts.language
        places = self._context.services.places
        record = place_from(found, self._name, language)
        same = places.namesakes(record)
        if len(same) > 1 and found.geonames_id not in (None, same[0].record.geonames_id):
            self._show_same(same[0])  # which of them it is, the person knows
        elif same:
            known = same[0]
            self._write(
                lambda: places.put_on_map([(known.key, found)]), known.record.label(language.value), known.key
            )
        else:
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
                self._say_trouble(told)
            return
        key = known or (Key(changed.key) if changed else None)
        if key is not None:
            self._end(Suggestion(key, name))
        if changed is not None and known is None:
            context.apply(changed, CREATED, name=name)
        elif changed is not None:
            context.apply(changed, PLACED, count=1)

    def _end(self, made: Suggestion) -> None:
        self.lookup.stop()
        self.hide()
        if self._on_created is not None:
            self._on_created(made)

    def _say_trouble(self, told: str) -> None:
        self._trouble.setText(told)
        self._trouble.show()


def _is_enter(event: QKeyEvent) -> bool:
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    entered = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
    return entered and held in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier)
