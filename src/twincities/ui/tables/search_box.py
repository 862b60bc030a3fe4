"""The box of a list that finds while one types."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal

from twincities.ui.forms.inputs import TextInput

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent


class SearchBox(TextInput):
    """Finds while typing; ↓ and Enter go to the table, Esc clears; `leave_wanted` carries the key."""

    leave_wanted = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave for the table, or clear."""
        key = event.key()
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.leave_wanted.emit(key)
        elif key == Qt.Key.Key_Escape and self.text():
            self.setText("")
            self.edited.emit()
        elif key == Qt.Key.Key_Escape:
            self.leave_wanted.emit(key)
        else:
            super().keyPressEvent(event)
