"""Source marks beside the fields of a form: where each value comes from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twincities.domain.vocabularies import Grade, Side, SourceKind
from twincities.ui.furniture.chips import Origin, SourceMark
from twincities.ui.tips import plain

if TYPE_CHECKING:
    from collections.abc import Callable

    from twincities.domain.state import Row
    from twincities.ui.forms.fields import FieldFrame
    from twincities.ui.texts import Texts

OF_KIND = {
    SourceKind.ARTICLE: Origin.PRESS,
    SourceKind.PRESS_RELEASE: Origin.PRESS,
    SourceKind.WEBSITE: Origin.PRESS,
    SourceKind.REGISTER: Origin.REFERENCE,
    SourceKind.LETTER: Origin.DOCUMENT,
    SourceKind.DOCUMENT: Origin.DOCUMENT,
}
"""The marks of what sources of these kinds say; what was only told is the word of its side."""


def origin_of(claim: Row, kind: SourceKind | None) -> Origin:
    """Return the mark of a value that rests on a claim; `kind` is that of its source."""
    if claim["grade"] == Grade.INFERRED.value:
        return Origin.INFERRED
    if claim.get("side") == Side.THEIRS.value:
        return Origin.PARTNER
    return OF_KIND.get(kind, Origin.OURS) if kind else Origin.OURS


class FieldMarks:
    """At most one mark beside a field; `on_click` is told the field's name."""

    def __init__(self, texts: Texts, on_click: Callable[[str], object]) -> None:
        self._texts = texts
        self._on_click = on_click
        self._marks: dict[tuple[str, Origin], SourceMark] = {}

    def show(self, name: str, frame: FieldFrame, origin: Origin | None, told: str = "") -> None:
        """Mark a field, or no longer; `told` says the rest of it."""
        for one in Origin:
            mark = self._marks.get((name, one))
            if one is origin and mark is None:
                mark = self._marks[name, one] = SourceMark(self._texts, one)
                mark.clicked.connect(lambda: self._on_click(name))
                frame.add_mark(mark)
            if mark is not None:
                mark.setVisible(one is origin)
                mark.setToolTip(plain(told) if told else "")
                mark.setAccessibleDescription(told)

    def mark(self, name: str) -> SourceMark | None:
        """Return the mark beside a field."""
        shown = (mark for (field, _origin), mark in self._marks.items() if field == name)
        return next((mark for mark in shown if not mark.isHidden()), None)

    def of(self, name: str) -> Origin | None:
        """Return what the mark beside a field says."""
        mark = self.mark(name)
        return mark.origin if mark is not None else None
