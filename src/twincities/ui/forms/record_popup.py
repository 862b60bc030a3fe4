"""What opens below a filter to name one record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from twincities.ui.forms.completion import RecordChoice
from twincities.ui.forms.fields import FieldFrame
from twincities.ui.furniture.layouts import column
from twincities.ui.theme.appearance import look
from twincities.ui.theme.tokens import Space, Width

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from twincities.i18n import Message
    from twincities.ui.forms.suggestions import Suggestion
    from twincities.ui.texts import Texts


class RecordPopup(QWidget):
    """Names something by completing; `chosen` carries the suggestion that was taken."""

    chosen = Signal(object)

    def __init__(
        self,
        texts: Texts,
        suggest: Callable[[str], Sequence[Suggestion]],
        label: Message,
        help_text: Message,
    ) -> None:
        super().__init__()
        layout = column(self, (Space.S, Space.S, Space.S, Space.S))
        self.field = RecordChoice(texts, suggest)
        self.field.chosen.connect(self._on_chosen)
        layout.addWidget(FieldFrame(texts, label, self.field, help_text=help_text))
        look().follow(self, lambda: self.setMinimumWidth(look().px(Width.POPUP)))

    def focus_first(self) -> None:
        """Put the focus into the field."""
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)

    def _on_chosen(self, entry: Suggestion | None) -> None:
        if entry is not None and entry.key:
            self.chosen.emit(entry)
