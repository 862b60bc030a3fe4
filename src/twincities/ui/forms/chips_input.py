"""Several records in one field, each a removable chip, with a completing line behind them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QSizePolicy

from twincities.domain.names import fold
from twincities.i18n import N_
from twincities.ui.forms.completion import RecordChoice
from twincities.ui.furniture.chips import Chip, ChipLook
from twincities.ui.furniture.layouts import FlowLayout
from twincities.ui.theme.appearance import look, restyle
from twincities.ui.theme.tokens import Height, Line, Space

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from twincities.ui.forms.suggestions import Suggestion
    from twincities.ui.texts import Texts

CHOSEN = N_("Stands here already")


class ChipsInput(QFrame):
    """Chosen records as chips; Backspace in the empty line removes the last, Delete on a chip that chip."""

    edited = Signal()
    left = Signal()
    create_wanted = Signal(str)

    def __init__(
        self,
        texts: Texts,
        suggest: Callable[[str], Sequence[Suggestion]],
        *,
        creates: bool = False,
        free: bool = False,
    ) -> None:
        """As RecordChoice; records already chosen are not suggested again."""
        super().__init__()
        self._texts = texts
        self._suggest = suggest
        self._chosen: list[Suggestion] = []
        self._chips: list[Chip] = []
        self.setProperty("field", "true")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self._flow = FlowLayout(self, Space.XS, grows=True)
        self.line = RecordChoice(texts, self._others, creates=creates, free=free)
        self.line.opener.hide()
        self.line.set_bare()
        self._flow.addWidget(self.line)
        self.setFocusProxy(self.line)
        self.line.chosen.connect(self._on_chosen)
        self.line.create_wanted.connect(self.create_wanted)
        self.line.left.connect(self.left)
        self.line.installEventFilter(self)
        look().follow(self, self._restyle)

    def value(self) -> tuple[Suggestion, ...]:
        """Return the chosen records in their order."""
        return tuple(self._chosen)

    def set_value(self, value: Sequence[Suggestion]) -> None:
        """Show records that were not typed."""
        if tuple(value) == self.value():
            return
        for chip in self._chips:
            self._drop(chip)
        self._chips, self._chosen = [], []
        for entry in value:
            self._add(entry)

    def setAccessibleName(self, name: str) -> None:
        """Name the line, which is what a screen reader meets."""
        super().setAccessibleName(name)
        self.line.setAccessibleName(name)

    def setAccessibleDescription(self, description: str) -> None:
        """As the name."""
        super().setAccessibleDescription(description)
        self.line.setAccessibleDescription(description)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Write in the line wherever the field is clicked."""
        self.line.setFocus()
        super().mousePressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Backspace in the empty line removes the last chip; the frame shows the line's focus."""
        kind = event.type()
        if kind in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.setProperty("focused", "true" if kind == QEvent.Type.FocusIn else "false")
            restyle(self)
        elif isinstance(event, QKeyEvent) and kind == QEvent.Type.KeyPress and self._erases(event):
            self._remove(self._chips[-1])
            return True
        return super().eventFilter(watched, event)

    def _erases(self, event: QKeyEvent) -> bool:
        return event.key() == Qt.Key.Key_Backspace and not self.line.text() and bool(self._chips)

    def _others(self, text: str) -> list[Suggestion]:
        """Leave out what is chosen, unless the text names it: nobody is to make it again without knowing."""
        taken = {entry.key or entry.title for entry in self._chosen}
        offered = []
        for entry in self._suggest(text):
            if (entry.key or entry.title) not in taken:
                offered.append(entry)
            elif text and fold(entry.title) == fold(text):
                offered.append(replace(entry, subtitle=self._texts(CHOSEN), chosen=True))
        return offered

    def _on_chosen(self, entry: Suggestion | None) -> None:
        if entry is None:
            return
        self.line.set_value(None)
        if (entry.key or entry.title) not in {one.key or one.title for one in self._chosen}:
            self._add(entry)
        self.edited.emit()

    def _add(self, entry: Suggestion) -> None:
        chip = Chip(ChipLook(entry.title, removable=True))
        chip.removed.connect(lambda: self._remove(chip))
        self._chosen.append(entry)
        self._chips.append(chip)
        self._flow.insert(len(self._chips) - 1, chip)
        chip.show()
        self.updateGeometry()

    def _remove(self, chip: Chip) -> None:
        number = self._chips.index(chip)
        self._chips.pop(number)
        self._chosen.pop(number)
        self._drop(chip)
        self.line.setFocus()
        self.edited.emit()

    def _drop(self, chip: Chip) -> None:
        self._flow.removeWidget(chip)
        chip.hide()
        chip.deleteLater()
        self.updateGeometry()

    def _restyle(self) -> None:
        theme = look()
        inset = (theme.px(Height.CONTROL) - theme.px(Height.FILTER_CHIP)) // 2 - 2 * theme.px(Line.HAIR)
        self._flow.setContentsMargins(inset, inset, inset, inset)
        self.setMinimumHeight(theme.px(Height.CONTROL))
