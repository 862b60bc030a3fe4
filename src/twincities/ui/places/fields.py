"""The fields of a place, each bound to the form both ways: countries, degrees and numbers as people type them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, Signal

from twincities.domain.coordinates import KEPT_DECIMALS, LATITUDE, LONGITUDE, read_degrees
from twincities.domain.fields import field_of
from twincities.domain.place import Place
from twincities.i18n import NP_
from twincities.services.countries import country_name, suggest_countries
from twincities.ui.forms.bound import BoundField
from twincities.ui.forms.completion import RecordChoice
from twincities.ui.forms.fields import FieldFrame
from twincities.ui.forms.inputs import TextInput
from twincities.ui.forms.suggestions import Suggestion
from twincities.ui.forms.ticks import TickBox
from twincities.ui.furniture.labels import Label
from twincities.ui.theme.tokens import Type

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent

    from twincities.ui.forms.content import Content
    from twincities.ui.places.desk import PlaceDesk

DEGREES = (LATITUDE, LONGITUDE)
WHOLES = ("population", "geonames_id")
GROUPED = ("population",)
"""Numbers whose thousands are set apart; a number of another register is none of them."""
UNIT = "°"
MOST_FIGURES = 12
_GROUPS = re.compile(r"(?<=\d)[\s,.'\u2019](?=\d{3}(?!\d))")


class CountryField(QObject):
    """The country, named in any language; kept as its code."""

    edited = Signal(str)
    left = Signal(str)

    def __init__(self, desk: PlaceDesk) -> None:
        super().__init__()
        self._desk = desk
        self.name = "country"
        self.control = RecordChoice(desk.texts, self._suggest)
        self.frame = FieldFrame(desk.texts, field_of(Place, self.name).label, self.control)
        self.control.edited.connect(lambda: self.edited.emit(self.name))
        self.control.chosen.connect(lambda _country: self.edited.emit(self.name))
        self.control.left.connect(lambda: self.left.emit(self.name))

    def show(self, content: Content) -> None:
        """Show the field as the content has it."""
        code = content["fields"].get(self.name)
        if code:
            self.control.set_value(Suggestion(code, country_name(code, self._desk.texts.language)))
        else:
            self.control.set_value(None)
            self.control.setText(content["typed"].get(self.name, ""))

    def write(self, content: Content) -> None:
        """Write the field into a content of the caller's own."""
        content["typed"].pop(self.name, None)
        chosen, typed = self.control.value(), self.control.unmatched
        content["fields"][self.name] = chosen.key if chosen is not None and not typed else None
        if typed:
            content["typed"][self.name] = typed

    def _suggest(self, words: str) -> list[Suggestion]:
        return [Suggestion(*found) for found in suggest_countries(words, self._desk.texts.language)]


class NumberField(QObject):
    """Degrees or a whole number; what cannot be read stays as it was typed."""

    edited = Signal(str)
    left = Signal(str)

    def __init__(self, desk: PlaceDesk, name: str) -> None:
        super().__init__()
        self._desk = desk
        self.name = name
        self._shown: Any = None
        self.control = TextInput()
        self.frame = FieldFrame(desk.texts, field_of(Place, name).label, self.control)
        if name in DEGREES:
            self.control.add_end(Label(UNIT, Type.BODY, "text2"))
        elif name in GROUPED:
            self.control.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.control.edited.connect(lambda: self.edited.emit(name))
        self.control.left.connect(lambda: self.left.emit(name))

    def show(self, content: Content) -> None:
        """Show the field as the content has it."""
        self.control.set_value(self._said(content["fields"].get(self.name)))

    def write(self, content: Content) -> None:
        """Write the field into a content of the caller's own."""
        text = self.control.value()
        value = read_degrees(text, self._desk.texts.words) if self.name in DEGREES else read_whole(text)
        known = self._desk.content["fields"].get(self.name)
        if text and text == self._said(known):
            value = known  # what is shown may be rounder than what is kept
        content["fields"][self.name] = (text or None) if value is None else value

    def _said(self, value: Any) -> str:  # noqa: ANN401 - a number, or the text that is none
        if value is None or isinstance(value, str):
            return value or ""
        if self.name in GROUPED:
            return self._desk.texts.words.number(value)
        if self.name in WHOLES:
            return str(value)
        said = self._desk.texts.words.number(value, KEPT_DECIMALS)
        return said.rstrip("0").rstrip(".,") if said else said


class _Tick(TickBox):
    left = Signal()
    edited = Signal()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that the person has finished here."""
        super().focusOutEvent(event)
        self.left.emit()


def read_whole(text: str) -> int | None:
    """Read a whole number, with its thousands grouped in any way; None where that is none."""
    digits = _GROUPS.sub("", text.strip())
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) <= MOST_FIGURES else None


class OwnField(QObject):
    """Whether this is our own municipality."""

    edited = Signal(str)
    left = Signal(str)

    def __init__(self, desk: PlaceDesk) -> None:
        super().__init__()
        self.name = "own"
        self.control = _Tick("", flush=True)
        texts = desk.texts
        self.frame = FieldFrame(texts, NP_("label of a field", "Whose place it is"), self.control)
        texts.say(self._name, field_of(Place, "own").label, owner=self)
        self.control.clicked.connect(lambda _on: self.edited.emit(self.name))
        self.control.left.connect(lambda: self.left.emit(self.name))

    def show(self, content: Content) -> None:
        """Show the field as the content has it."""
        self.control.setChecked(bool(content["fields"].get(self.name)))

    def write(self, content: Content) -> None:
        """Write the field into a content of the caller's own."""
        content["fields"][self.name] = self.control.isChecked()

    def _name(self, text: str) -> None:
        self.control.setText(text)
        self.control.updateGeometry()


PlaceField = BoundField | CountryField | NumberField | OwnField


def place_field(desk: PlaceDesk, name: str) -> PlaceField:
    """Return the bound control of a place's field."""
    if name == "country":
        return CountryField(desk)
    if name == "own":
        return OwnField(desk)
    if name in DEGREES or name in WHOLES:
        return NumberField(desk, name)
    return BoundField(desk, Place, name)
