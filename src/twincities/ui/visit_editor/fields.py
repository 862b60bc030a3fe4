"""The visit's fields, with what is special about some of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twincities.domain.visit import Visit
from twincities.domain.vocabularies import VisitStatus
from twincities.ui.forms.bound import BoundField

if TYPE_CHECKING:
    from twincities.ui.visit_editor.desk import EditorDesk

COMPUTED = (VisitStatus.REPORT_OVERDUE,)
"""Terms that are shown and never chosen."""
CREATED_HERE = ("sending", "host")
LONG_LINES = {"aim": 1}
"""Lines of a long text to begin with, where they are not two."""


class FormField(BoundField):
    """A field of the visit."""

    def __init__(self, desk: EditorDesk, name: str) -> None:
        super().__init__(
            desk,
            Visit,
            name,
            creates=name in CREATED_HERE,
            lines=LONG_LINES.get(name, 2),
            without=COMPUTED,
        )
