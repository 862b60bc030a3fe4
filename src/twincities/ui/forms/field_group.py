"""Some fields that are asked together beside a record's form: shown, read, and told what is wrong with them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

from twincities.ui.forms.reading import FieldReader

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from PySide6.QtCore import SignalInstance
    from PySide6.QtWidgets import QWidget

    from twincities.domain.fields import Field
    from twincities.domain.state import Row
    from twincities.ui.forms.content import Content
    from twincities.ui.forms.desk import RecordDesk
    from twincities.ui.forms.fields import FieldFrame
    from twincities.ui.forms.reading import Found, Say

FORM = 1
"""The form of a draft of what is asked."""


class OwnField(Protocol):
    """A field that shows and writes its own value of a content."""

    frame: FieldFrame

    @property
    def control(self) -> QWidget:
        """What is typed into."""

    @property
    def edited(self) -> SignalInstance:
        """Fires while it is typed in."""

    def show(self, content: Content) -> None:
        """Show the field as the content has it."""

    def write(self, content: Content) -> None:
        """Write the field into a content of the caller's own."""


class FieldGroup:
    """Fields by name, in their order, each with its description."""

    def __init__(self, desk: RecordDesk, fields: Mapping[str, tuple[Field, OwnField]]) -> None:
        self._desk = desk
        self._described = [field for field, _control in fields.values()]
        self.fields = {name: control for name, (_field, control) in fields.items()}

    @staticmethod
    def blank(begins: Row) -> Content:
        """Return a content that holds only what is known from the beginning."""
        return {"form": FORM, "fields": dict(begins), "parts": {}, "typed": {}, "names": {}, "begun": {}}

    def content(self) -> Content:
        """Return what the fields hold."""
        content = self.blank({})
        for one in self.fields.values():
            one.write(content)
        return content

    def put(self, content: Content) -> None:
        """Show a content; nothing is wrong with it yet."""
        for one in self.fields.values():
            one.show(content)
            one.frame.clear_problem()

    def read(self) -> tuple[dict[str, Any], list[Found]]:
        """Return the values by name, and what could not be read of them."""
        desk = self._desk
        reader = _Reader(self.content(), desk.shape, desk.texts.words, desk.today())
        return reader.values(self._described), reader.found

    def show_problems(
        self, problems: Iterable[Found], say: Say, stands: Mapping[str, str] | None = None
    ) -> None:
        """Say beside each field what is wrong with it, and go to the first; `stands` puts some beside another one."""
        beside: dict[str, Found] = {}
        for found in problems:
            name = found.problem.spot.field
            name = (stands or {}).get(name, name)
            beside.setdefault(name if name in self.fields else next(iter(self.fields)), found)
        for name, one in self.fields.items():
            if name in beside:
                one.frame.show_problem(beside[name].problem.severity, say(beside[name], self._desk.texts)[0])
            else:
                one.frame.clear_problem()
        wrong = next((name for name in self.fields if name in beside), None)
        if wrong is not None:
            self.fields[wrong].frame.go_to_problem(0)


class _Reader(FieldReader):
    def values(self, fields: Sequence[Field]) -> dict[str, Any]:
        """Return the values of some fields; what is wrong with them is in `found`."""
        return {each.name: self._value(each, self._content["fields"], "", "") for each in fields}

    @property
    def found(self) -> list[Found]:
        """What could not be read."""
        return self._found
