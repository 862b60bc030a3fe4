"""What is asked of a claim in a popover: where a value comes from, or another word on it. Enter hands it over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from twincities.domain.claim import Claim
from twincities.domain.errors import Problem, ProblemCode, Spot
from twincities.domain.fields import field_of
from twincities.domain.state import is_empty
from twincities.domain.vocabularies import Grade
from twincities.i18n import N_, NP_
from twincities.ui.errors import problem_sentence
from twincities.ui.forms.bound import BoundField, settle_typing
from twincities.ui.forms.claims import ASKED, word_begins
from twincities.ui.forms.content import says_same
from twincities.ui.forms.date_sentences import date_sentence
from twincities.ui.forms.field_group import FieldGroup
from twincities.ui.forms.fields import FormGrid
from twincities.ui.forms.reading import Found
from twincities.ui.forms.source_field import UNKNOWN_SOURCE, source_field
from twincities.ui.furniture.buttons import Button, ButtonKind
from twincities.ui.furniture.labels import Label
from twincities.ui.furniture.layouts import column, inner_row
from twincities.ui.keys import bind
from twincities.ui.theme.appearance import look
from twincities.ui.theme.icons import Icon
from twincities.ui.theme.tokens import Space, Type, Width

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtGui import QKeyEvent

    from twincities.domain.fields import Field
    from twincities.i18n import Message
    from twincities.ui.forms.cited import Cited
    from twincities.ui.forms.content import Content
    from twincities.ui.forms.desk import RecordDesk
    from twincities.ui.forms.field_group import OwnField
    from twincities.ui.texts import Texts

ATTACH_TITLE = N_("Attach to a source: {field}")
ATTACH = NP_("button", "Attach")
TELL_TITLE = N_("Another word on: {field}")
WRITE_DOWN = NP_("button", "Write down")
UNKNOWN_RECORD = NP_("problem of a field", "There is no record “{text}” in the register: choose one")
ATTACHED = ("source", "quote", "grade")
WORDS = ("side", "grade")
"""Whose word and how sure stand beside each other."""
QUOTE_LINES = 2


class ClaimSheet(QWidget):
    """Emits the values that were asked for, once they can be read; `edited` fires while they are typed."""

    taken = Signal(object)
    edited = Signal()

    def __init__(
        self,
        desk: RecordDesk,
        title: str,
        deed: Message,
        fields: Mapping[str, tuple[Field, OwnField]],
        required: str,
        begins: Content,
    ) -> None:
        """Ask for some fields; `required` may not stay empty, `begins` is what is known from the beginning."""
        super().__init__()
        self._required = required
        outer = column(self, (Space.S, Space.S, Space.S, Space.S), Space.S)
        outer.addWidget(Label(title, Type.STRONG, wrap=True))
        self.group = FieldGroup(desk, fields)
        outer.addWidget(_lines(self.group))
        line = inner_row(outer, Space.S)
        line.addStretch(1)
        self.button = Button(
            desk.texts,
            deed,
            ButtonKind.DEFAULT,
            icon=Icon.ACCEPT,
            key="Return",
            bind=False,
            on_click=self.take,
        )
        line.addWidget(self.button)
        look().follow(self, lambda: self.setFixedWidth(look().px(Width.PREVIEW)))
        for enter in ("Return", "Enter"):
            bind(self, f"Ctrl+{enter}", self.take)
        self.group.put(begins)
        self._begins = self.group.content()
        for one in self.group.fields.values():
            one.edited.connect(lambda *_field: self.edited.emit())

    def typed(self) -> Content | None:
        """Return what the fields hold, None while that is what they began with."""
        now = self.group.content()
        return None if says_same(now, self._begins) else now

    def focus_first(self) -> None:
        """Put the keyboard into the first field."""
        first = next(iter(self.group.fields.values()))
        first.control.setFocus(Qt.FocusReason.PopupFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter hands over."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.take()
        else:
            super().keyPressEvent(event)

    def take(self) -> None:
        """Hand over what was asked for, or say beside its field what is wrong."""
        settle_typing(self)
        values, found = self.group.read()
        if not found and is_empty(values[self._required]):
            found = [Found(Problem(Spot(self._required), ProblemCode.REQUIRED))]
        if found:
            self.group.show_problems(found, _say)
            popover = self.parentWidget()
            if popover is not None:
                popover.adjustSize()
        else:
            self.taken.emit(values)


def _lines(group: FieldGroup) -> FormGrid:
    lines = FormGrid()
    for name, one in group.fields.items():
        if name == WORDS[0]:
            lines.add_row(*((group.fields[each].frame, 6) for each in WORDS))
        elif name not in WORDS or WORDS[0] not in group.fields:
            lines.add_row((one.frame, 12))
    return lines


def attaching(desk: RecordDesk, cited: Cited, label: str) -> ClaimSheet:
    """Return the sheet that asks from which source a value comes."""
    last = cited.last()
    begins = FieldGroup.blank({"source": last.key if last else None, "grade": Grade.VERBATIM.value})
    begins["names"] = {last.key: last.title} if last else {}
    title, fields = desk.texts(ATTACH_TITLE, field=label), _fields(desk, cited, ATTACHED)
    return ClaimSheet(desk, title, ATTACH, fields, "source", begins)


def telling(desk: RecordDesk, cited: Cited, label: str, field: Field, control: OwnField) -> ClaimSheet:
    """Return the sheet that asks for another word on a value."""
    title = desk.texts(TELL_TITLE, field=label)
    fields = {field.name: (field, control), **_fields(desk, cited, ASKED)}
    begins = FieldGroup.blank(word_begins(desk.today()))
    return ClaimSheet(desk, title, WRITE_DOWN, fields, field.name, begins)


def _fields(desk: RecordDesk, cited: Cited, names: Sequence[str]) -> dict[str, tuple[Field, OwnField]]:
    return {name: (field_of(Claim, name), _field(desk, cited, name)) for name in names}


def _field(desk: RecordDesk, cited: Cited, name: str) -> BoundField:
    if name == "source":
        return source_field(desk, Claim, name, cited)
    return BoundField(desk, Claim, name, lines=QUOTE_LINES)


def _say(found: Found, texts: Texts) -> tuple[str, str]:
    if found.error is not None:
        return date_sentence(found.error, texts)
    problem = found.problem
    if problem.code is ProblemCode.REQUIRED and "text" in problem.facts:
        message = UNKNOWN_SOURCE if problem.spot.field == "source" else UNKNOWN_RECORD
        return texts(message, **problem.facts), ""
    return problem_sentence(problem, texts)
