"""What opens below the journal's own filters: a span of years, a place or partnership to name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from twincities.i18n import N_, NP_
from twincities.ui.forms.fields import FieldFrame
from twincities.ui.forms.inputs import TextInput
from twincities.ui.forms.record_popup import RecordPopup
from twincities.ui.furniture.labels import Label
from twincities.ui.furniture.layouts import column, inner_row
from twincities.ui.theme.tokens import Space, Type

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from twincities.ui.forms.suggestions import Suggestion
    from twincities.ui.texts import Texts

FROM = NP_("years of a filter", "From the year")
TO = NP_("years of a filter", "To the year")
YEARS_KNOWN = N_("The journal holds visits of {first}–{last}")
WHERE = N_("Place or partnership")
WHERE_HELP = N_("Any name, in any language")
YEAR_LENGTH = 4


class YearSpan(QWidget):
    """Two years, either of which may be left empty; `edited` when both can be read."""

    edited = Signal()

    def __init__(
        self, texts: Texts, first: int | None, last: int | None, known: tuple[int, int] | None
    ) -> None:
        super().__init__()
        layout = column(self, (Space.S, Space.S, Space.S, Space.S), Space.S)
        line = inner_row(layout, Space.FIELD_GAP_ACROSS)
        self.first, self.last = TextInput(), TextInput()
        for label, field, year in ((FROM, self.first, first), (TO, self.last, last)):
            field.setMaxLength(YEAR_LENGTH)
            field.set_value(str(year) if year is not None else "")
            field.edited.connect(self._on_edited)
            line.addWidget(FieldFrame(texts, label, field))
        if known is not None:
            hint = Label(texts(YEARS_KNOWN, first=known[0], last=known[1]), Type.SMALL, "text2")
            layout.addWidget(hint)

    def value(self) -> tuple[int | None, int | None]:
        """Return the first and the last year, None for an open end."""
        return _year(self.first.value()), _year(self.last.value())

    def focus_first(self) -> None:
        """Put the focus into the first field."""
        self.first.setFocus(Qt.FocusReason.PopupFocusReason)
        self.first.selectAll()

    def _on_edited(self) -> None:
        typed = (self.first.value(), self.last.value())
        if all(not text or _year(text) is not None for text in typed):
            self.edited.emit()


def _year(text: str) -> int | None:
    return int(text) if len(text) == YEAR_LENGTH and text.isascii() and text.isdigit() and int(text) else None


class PlaceChoice(RecordPopup):
    """Names a place or a partnership."""

    def __init__(self, texts: Texts, suggest: Callable[[str], Sequence[Suggestion]]) -> None:
        super().__init__(texts, suggest, WHERE, WHERE_HELP)
