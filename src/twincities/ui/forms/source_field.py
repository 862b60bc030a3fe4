"""A field that names a source; one that is named for the first time is written down without leaving the form."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from twincities.i18n import NP_
from twincities.ui.forms.bound import BoundField

if TYPE_CHECKING:
    from twincities.ui.forms.cited import Cited
    from twincities.ui.forms.completion import RecordChoice
    from twincities.ui.forms.desk import RecordDesk

UNKNOWN_SOURCE = NP_(
    "problem of a field", "There is no source “{text}” in the register: choose one or create it"
)


def source_field(desk: RecordDesk, noun: type[Any], name: str, cited: Cited | None = None) -> BoundField:
    """Return a field of a noun whose record is a source; `cited` offers those of a form first."""
    suggest = desk.sources if cited is None else cited.offers
    field = BoundField(desk, noun, name, creates=cited is None or cited.creates, suggest=suggest)
    control: RecordChoice = field.control  # type: ignore[assignment] # a reference's

    def create(text: str) -> None:
        made = desk.write_source(text)
        if made is not None:
            control.set_value(made)
            control.edited.emit()

    control.create_wanted.connect(create)
    return field
