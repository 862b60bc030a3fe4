"""One field of the form: its control by its description, bound to the content both ways."""

from __future__ import annotations

from dataclasses import MISSING
from dataclasses import fields as dataclass_fields
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QWidget

from twincities.domain.fields import Kind, field_of
from twincities.domain.names import fold
from twincities.domain.partial_date import DateError, stored_date
from twincities.domain.state import is_empty, read
from twincities.ui.forms.chips_input import ChipsInput
from twincities.ui.forms.completion import CompletingInput, RecordChoice
from twincities.ui.forms.dates import DateInput
from twincities.ui.forms.fields import FieldFrame
from twincities.ui.forms.inputs import LongTextInput, TextInput
from twincities.ui.forms.suggestions import Suggestion
from twincities.ui.forms.terms import TermChoice

if TYPE_CHECKING:
    from collections.abc import Callable, Collection
    from datetime import date

    from twincities.domain.fields import Field
    from twincities.domain.vocabulary import Term
    from twincities.ui.forms.content import Content
    from twincities.ui.texts import Texts


class Surroundings(Protocol):
    """What a form's fields need of the form's desk."""

    today: Callable[[], date]

    @property
    def texts(self) -> Texts:
        """The window's words."""

    def places(self, words: str) -> list[Suggestion]:
        """Suggest places."""

    def partnerships(self, words: str) -> list[Suggestion]:
        """Suggest partnerships."""


class BoundField(QObject):
    """A field of a record with its frame; `edited` fires while it is typed in, `left` when the person went on."""

    edited = Signal(str)
    left = Signal(str)

    def __init__(
        self,
        desk: Surroundings,
        noun: type[Any],
        name: str,
        *,
        creates: bool = False,
        lines: int = 2,
        without: Collection[Term] = (),
        suggest: Callable[[str], list[Suggestion]] | None = None,
    ) -> None:
        """Show nothing yet.

        `creates` lets a reference make its record, `lines` are those of a long text to begin with, the terms in
        `without` cannot be chosen. `suggest` finds the records of a reference that leads to neither places nor ties.
        """
        super().__init__()
        self._desk = desk
        self.name = name
        self.field = field_of(noun, name)
        self.control = _control(desk, self.field, without, lines, suggest, creates=creates)
        described = self.field.described
        self.frame = FieldFrame(
            desk.texts,
            described.label,
            self.control,
            required=described.required and name not in _with_default(noun),
            help_text=described.help,
        )
        self.control.edited.connect(lambda: self.edited.emit(name))  # type: ignore[attr-defined]
        self.control.left.connect(lambda: self.left.emit(name))  # type: ignore[attr-defined]

    @property
    def is_filled(self) -> bool:
        """Whether something stands in the field."""
        return not is_empty(self._written())

    def show(self, content: Content) -> None:
        """Show the field as the content has it."""
        written, control = content["fields"].get(self.name), self.control
        if isinstance(control, DateInput):
            _show_date(control, written or "")
        elif isinstance(control, TermChoice):
            control.set_value(read(self.field, written))
            if self.name in content["typed"]:
                control.show_text(content["typed"][self.name])
        elif isinstance(control, ChipsInput):
            control.set_value([_term(term, self._desk) for term in read(self.field, written)])
        elif isinstance(control, RecordChoice):
            self._show_reference(control, written, content)
        elif isinstance(control, (TextInput, LongTextInput)):
            control.set_value(written or "")

    def write(self, content: Content) -> None:
        """Write the field into a content of the caller's own."""
        control = self.control
        content["fields"][self.name] = self._written()
        if not isinstance(control, (RecordChoice, TermChoice)):
            return
        content["typed"].pop(self.name, None)
        if control.unmatched:
            content["typed"][self.name] = control.unmatched
        if not isinstance(control, RecordChoice):
            return
        chosen = control.value()
        if control.unmatched:
            content["fields"][self.name] = None
        elif chosen is not None and chosen.key:
            content["names"][chosen.key] = chosen.title

    def _written(self) -> Any:  # noqa: ANN401 - JSON of any field
        control = self.control
        if isinstance(control, DateInput):
            value = control.value()
            return value.edtf() if value else control.text().strip() or None
        if isinstance(control, TermChoice):
            term = control.value()
            return term.value if term else None
        if isinstance(control, ChipsInput):
            return [entry.key for entry in control.value()]
        if isinstance(control, RecordChoice):
            chosen = control.value()
            return chosen.key or None if chosen else None
        if isinstance(control, LongTextInput):
            return control.value() or None
        return control.value() or None if isinstance(control, TextInput) else None

    def _show_reference(self, control: RecordChoice, written: str | None, content: Content) -> None:
        typed = content["typed"].get(self.name, "")
        if written:
            control.set_value(Suggestion(written, content["names"].get(written, "")))
        else:
            control.set_value(None)
            control.setText(typed)


def settle_typing(form: QWidget) -> None:
    """Make sense of the text that is being typed in a form, as leaving its field would."""
    field = QApplication.focusWidget()
    if isinstance(field, CompletingInput) and form.isAncestorOf(field):
        field.close_list()
        field.settle()


def _show_date(control: DateInput, written: str) -> None:
    try:
        control.set_value(stored_date(written))
    except DateError:
        control.show_text(written)


def _control(
    desk: Surroundings,
    field: Field,
    without: Collection[Term],
    lines: int,
    suggest: Callable[[str], list[Suggestion]] | None,
    *,
    creates: bool,
) -> QWidget:
    if field.kind in (Kind.PARTIAL_DATE, Kind.DATE):
        return DateInput(desk.texts, desk.today)
    if field.kind is Kind.TERM and field.vocabulary is not None:
        return TermChoice(desk.texts, [term for term in field.vocabulary if term not in without])
    if field.kind is Kind.TERMS and field.vocabulary is not None:
        terms = tuple(field.vocabulary)
        return ChipsInput(desk.texts, lambda words: _terms(terms, words, desk))
    if field.kind is Kind.REFERENCE:
        if suggest is None:
            suggest = desk.partnerships if field.refers_to == "partnership" else desk.places
        return RecordChoice(desk.texts, suggest, creates=creates)
    return LongTextInput(lines) if field.kind is Kind.LONG_TEXT else TextInput()


def _terms(terms: tuple[Term, ...], words: str, desk: Surroundings) -> list[Suggestion]:
    found = [_term(term, desk) for term in terms]
    return [entry for entry in found if fold(words) in fold(entry.title)]


def _term(term: Term, desk: Surroundings) -> Suggestion:
    return Suggestion(term.value, desk.texts(term.label))


def _with_default(noun: type[Any]) -> set[str]:
    """Return the fields that are never empty, so that nobody has to be told that they are required."""
    return {
        each.name
        for each in dataclass_fields(noun)
        if each.default is not MISSING and each.default is not None
    }
