"""A form at the side of a partnership's record: a few fields, one deed, and what is wrong beside its field."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt

from twincities.domain.errors import InvalidRecordError, Severity
from twincities.domain.fields import field_of
from twincities.i18n import NP_
from twincities.ui.forms.bound import BoundField, settle_typing
from twincities.ui.forms.content import says_same
from twincities.ui.forms.field_group import FORM, FieldGroup
from twincities.ui.forms.reading import Found
from twincities.ui.forms.side_draft import SideDraft
from twincities.ui.forms.source_field import source_field
from twincities.ui.furniture.labels import Label
from twincities.ui.furniture.layouts import clear
from twincities.ui.furniture.side_frame import SideFrame
from twincities.ui.partnerships.reading import say
from twincities.ui.theme.icons import Icon
from twincities.ui.theme.tokens import Type

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from twincities.domain.changes import Changed
    from twincities.domain.fields import Field
    from twincities.domain.state import Row
    from twincities.i18n import Message
    from twincities.ui.forms.content import Content
    from twincities.ui.forms.field_group import OwnField
    from twincities.ui.forms.side_draft import Slot
    from twincities.ui.partnerships.desk import FormDesk

SAVE = NP_("button", "Save")


@dataclass(frozen=True)
class Asked:
    """What a form at the side asks for.

    `slot` is where what was typed is kept until it is written. `act` writes the read values and returns what changed;
    `done` says it. A problem of a field in `stands` is shown beside another one.
    """

    slot: Slot
    title: Message
    save: Message
    done: Message
    fields: Sequence[tuple[type[Any], str]]
    act: Callable[[Mapping[str, Any]], Changed]
    facts: Mapping[str, object] = field(default_factory=dict)
    begins: Row = field(default_factory=dict)
    stands: Mapping[str, str] = field(default_factory=dict)
    about: str = ""


class SideForm(SideFrame):
    """What is typed is kept as a draft until it is written."""

    def __init__(self, desk: FormDesk) -> None:
        super().__init__(desk.texts)
        self._desk = desk
        self._asked: Asked | None = None
        self.group = FieldGroup(desk, {})
        self._clean: Content = self.group.content()
        self.draft = SideDraft(desk.context, self, self._kept, self._show_blank, self._bring)
        self.kept.addWidget(self.draft.strip)
        self.save_button = self.add_deeds(desk.texts, SAVE, Icon.ACCEPT, self.write)

    @property
    def fields(self) -> Mapping[str, OwnField]:
        """The fields that are asked for, by name."""
        return self.group.fields

    def ask(self, asked: Asked) -> None:
        """Ask for something, with what was typed the last time."""
        self.draft.leave()
        self._asked = asked
        clear(self.body)
        self._desk.texts.say(self.title.setText, asked.title, **asked.facts)
        if asked.about:
            self.body.addWidget(Label(asked.about, Type.BODY, "text2", wrap=True))
        self.group = FieldGroup(self._desk, {name: self._field(noun, name) for noun, name in asked.fields})
        for one in self.fields.values():
            one.edited.connect(lambda _name: self.draft.touch())
            self.body.addWidget(one.frame)
        self.body.addStretch(1)
        self._desk.texts.say(self.save_button.set_words, asked.save)
        self.draft.begin(asked.slot)

    def focus_first(self) -> None:
        """Put the keyboard into the first field."""
        first = next(iter(self.fields.values()), None)
        if first is not None:
            first.control.setFocus(Qt.FocusReason.OtherFocusReason)

    def write(self) -> None:
        """Write what was asked for, or say beside its field what is wrong."""
        asked = self._asked
        if asked is None:
            return
        settle_typing(self)
        values, found = self.group.read()
        if found:
            self._show(found)
            return
        try:
            changed = asked.act(values)
        except InvalidRecordError as error:
            self._show([Found(one) for one in error.problems if one.severity is Severity.ERROR])
            return
        except Exception as error:  # noqa: BLE001 - said in the window; what was typed stays
            self._desk.context.fail(error)
            return
        self.draft.end()
        self._asked = None
        self.close_wanted.emit()
        self._desk.context.apply(changed, asked.done, None, **asked.facts)

    # ---------------------------------------------------------------------------------------- inside

    def _field(self, noun: type[Any], name: str) -> tuple[Field, OwnField]:
        field = field_of(noun, name)
        made = source_field if field.refers_to == "source" else BoundField
        return field, made(self._desk, noun, name)

    def leave(self) -> None:
        """Save at once what waits to be saved."""
        self.draft.leave()

    def _kept(self) -> Content | None:
        """Return what the fields hold; None where it is what they began with."""
        content = self.group.content()
        return None if self._asked is None or says_same(content, self._clean) else content

    def _show_blank(self) -> None:
        self.group.put(self.group.blank(self._asked.begins if self._asked is not None else {}))
        self._clean = self.group.content()

    def _bring(self, kept: Mapping[str, Any]) -> None:
        if kept["form"] != FORM:
            raise ValueError(kept["form"])
        blank = self.group.blank(kept["fields"])
        self.group.put({**blank, "typed": dict(kept["typed"]), "names": dict(kept["names"])})

    def _show(self, problems: Sequence[Found]) -> None:
        self.group.show_problems(problems, say, self._asked.stands if self._asked else {})
