"""The records that a part of the form names, as chips in one field; each is a row that may hold more than its name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from twincities.domain.fields import parts_of
from twincities.ui.forms.chips_input import ChipsInput
from twincities.ui.forms.fields import FieldFrame
from twincities.ui.forms.suggestions import Suggestion

if TYPE_CHECKING:
    from collections.abc import Callable

    from twincities.domain.state import Row
    from twincities.i18n import Message
    from twincities.ui.forms.content import Content
    from twincities.ui.forms.desk import RecordDesk


class PartChips(QObject):
    """A field as a `BoundField` is, of a part; a text that names no record yet stays in `typed`."""

    edited = Signal(str)
    left = Signal(str)

    def __init__(
        self,
        desk: RecordDesk,
        name: str,
        refers: str,
        suggest: Callable[[str], list[Suggestion]],
        *,
        required: bool = False,
        help_text: Message | None = None,
    ) -> None:
        """`name` is the part, `refers` the field of its rows that names the record."""
        super().__init__()
        self._shape = desk.shape
        self.name, self._refers = name, refers
        self._rows: dict[str, Row] = {}
        self.control = ChipsInput(desk.texts, suggest, creates=True)
        label = next(part.label for part in parts_of(desk.shape.noun) if part.name == name)
        self.frame = FieldFrame(desk.texts, label, self.control, required=required, help_text=help_text)
        self.control.edited.connect(lambda: self.edited.emit(name))
        self.control.left.connect(lambda: self.left.emit(name))

    @property
    def is_filled(self) -> bool:
        """Whether any record is named."""
        return bool(self.control.value())

    def show(self, content: Content) -> None:
        """Show the records as the content has them."""
        rows = content["parts"][self.name]
        self._rows = {row[self._refers]: row for row in rows if row.get(self._refers)}
        self.control.set_value([Suggestion(key, content["names"].get(key, "")) for key in self._rows])
        self.control.line.setText(content["typed"].get(self.name, ""))

    def write(self, content: Content) -> None:
        """Write the rows into a content of the caller's own."""
        rows = []
        for entry in self.control.value():
            content["names"][entry.key] = entry.title
            new = {**self._shape.blank_row(self.name), self._refers: entry.key}
            rows.append(dict(self._rows.setdefault(entry.key, new)))
        content["parts"] = {**content["parts"], self.name: rows}
        content["typed"].pop(self.name, None)
        if typed := self.control.line.text().strip():
            content["typed"][self.name] = typed

    def take(self, made: Suggestion | None) -> None:
        """Name a record that was made for what was typed; None where none was."""
        if made is not None:
            self.control.line.take(made)
            self.control.setFocus()
