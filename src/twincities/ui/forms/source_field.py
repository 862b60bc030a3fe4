"""A field that names a source; one that is named for the first time is written down without leaving the form."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from twincities.ui.forms.bound import BoundField

if TYPE_CHECKING:
    from twincities.ui.forms.completion import RecordChoice
    from twincities.ui.forms.desk import RecordDesk


def source_field(desk: RecordDesk, noun: type[Any], name: str) -> BoundField:
    """Return a field of a noun whose record is a source."""
    field = BoundField(desk, noun, name, creates=True, suggest=desk.sources)
    control: RecordChoice = field.control  # type: ignore[assignment] # a reference's

    def create(text: str) -> None:
        made = desk.write_source(text)
        if made is not None:
            control.set_value(made)
            control.edited.emit()

    control.create_wanted.connect(create)
    return field
