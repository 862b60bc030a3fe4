"""The strip that makes a new place without leaving the form: its country, its kind, Enter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QWidget

from twincities.domain.fields import field_of
from twincities.domain.keys import Key
from twincities.domain.place import Place
from twincities.domain.vocabularies import PlaceKind
from twincities.i18n import N_, NP_
from twincities.services.countries import country_name, suggest_countries
from twincities.ui.errors import sentence
from twincities.ui.forms.completion import RecordChoice, Suggestion
from twincities.ui.forms.fields import FieldFrame
from twincities.ui.forms.terms import TermChoice
from twincities.ui.furniture.buttons import Button, ButtonKind
from twincities.ui.furniture.labels import Label
from twincities.ui.furniture.layouts import column, inner_row
from twincities.ui.theme.icons import Icon
from twincities.ui.theme.tokens import Space, Type

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent

    from twincities.ui.visit_editor.desk import EditorDesk

NEW_PLACE = N_("New place: {name}")
CREATE = NP_("button", "Create")
CREATED = N_("Place created: {name}")


class PlaceStrip(QFrame):
    """Stands below the fields while a place is being made; Enter creates, Esc gives it up."""

    def __init__(self, desk: EditorDesk) -> None:
        super().__init__()
        self._desk = desk
        self._name = ""
        self.asked: QWidget | None = None
        self._on_created: Callable[[Suggestion], object] | None = None
        self.setProperty("panel", "sunken")
        outer = column(self, (Space.M, Space.M, Space.M, Space.M), Space.S)
        self.title = Label(role=Type.STRONG)
        outer.addWidget(self.title)
        line = inner_row(outer, Space.FIELD_GAP_ACROSS)
        texts = desk.texts
        self.country = RecordChoice(texts, self._countries)
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
        self._desk.texts.say(self.title.setText, NEW_PLACE, name=name)
        self.kind.set_value(PlaceKind.MUNICIPALITY)
        if country:
            self.country.set_value(Suggestion(country, country_name(country, self._desk.texts.language)))
        self._trouble.hide()
        self.show()
        self.country.setFocus(Qt.FocusReason.OtherFocusReason)
        self.country.selectAll()

    def close_it(self) -> None:
        """Give it up; the text stays in its field."""
        self.hide()
        if self.asked is not None:
            self.asked.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter creates, Esc gives up."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self._create()
        elif event.key() == Qt.Key.Key_Escape:
            self.close_it()
        else:
            super().keyPressEvent(event)

    def _countries(self, words: str) -> list[Suggestion]:
        found = suggest_countries(words, self._desk.texts.language)
        return [Suggestion(code, name) for code, name in found]

    def _create(self) -> None:
        self.country.settle()
        country, kind = self.country.value(), self.kind.value() or PlaceKind.MUNICIPALITY
        context = self._desk.context
        try:
            changed = self._desk.services.places.add(
                self._name, country.key if country else "", self._desk.texts.language, kind
            )
        except Exception as error:  # noqa: BLE001 - said in the strip, whatever it is
            said = sentence(error, self._desk.texts)
            if said is None:
                context.fail(error)
            else:
                self._trouble.setText(said)
                self._trouble.show()
            return
        self.hide()
        place = Suggestion(Key(changed.key), self._name, country.title if country else "")
        if self._on_created is not None:
            self._on_created(place)
        context.apply(changed, CREATED, name=self._name)
