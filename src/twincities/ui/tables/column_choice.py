"""What opens to choose the columns of a list: shown or hidden, moved, made wider, all by keyboard."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from twincities.i18n import N_, NP_
from twincities.ui.forms.ticks import TickBox
from twincities.ui.furniture.buttons import Button, ButtonKind
from twincities.ui.furniture.labels import Label
from twincities.ui.furniture.layouts import column, inner_row
from twincities.ui.theme.appearance import look
from twincities.ui.theme.tokens import Height, Space, Type, Width

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from twincities.services.views import ColumnLook
    from twincities.ui.tables.record_table import RecordTable
    from twincities.ui.texts import Texts

HINT = N_("Space shows or hides a column; Alt with ↑ ↓ moves it, with ← → makes it narrower or wider")
AS_MADE = NP_("button", "Columns as they were")
STEP = 16
"""What a key adds to a column's width, in the design's pixels."""
MOST = 800


class ColumnBox(TickBox):
    """A column: ticked while it is shown; `moved` carries the steps down, `widened` the steps wider."""

    moved = Signal(int)
    widened = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move and size with Alt held."""
        steps = {
            Qt.Key.Key_Up: (self.moved, -1),
            Qt.Key.Key_Down: (self.moved, 1),
            Qt.Key.Key_Left: (self.widened, -1),
            Qt.Key.Key_Right: (self.widened, 1),
        }
        if event.modifiers() & Qt.KeyboardModifier.AltModifier and event.key() in steps:
            signal, step = steps[Qt.Key(event.key())]
            signal.emit(step)
        else:
            super().keyPressEvent(event)


class ColumnChoice(QWidget):
    """Changes the columns of a table at once; the first one names the record and stays where it is."""

    def __init__(self, texts: Texts, table: RecordTable[Any]) -> None:
        super().__init__()
        self._table = table
        layout = column(self, (Space.S, Space.S, Space.S, Space.S), Space.S)
        hint = Label(texts(HINT), Type.SMALL, "text2", wrap=True)
        self._boxes: dict[str, ColumnBox] = {}
        sheet = QWidget()
        self._lines = column(sheet)
        titles = {
            one.id: str(table.model_.headerData(number, Qt.Orientation.Horizontal))
            for number, one in enumerate(table.model_.columns)
        }
        for one in self._looks():
            box = ColumnBox(titles[one.id])
            box.setChecked(not one.hidden)
            box.toggled.connect(lambda on, name=one.id: self._change(name, hidden=not on))
            box.moved.connect(lambda step, name=one.id: self._move(name, step))
            box.widened.connect(lambda step, name=one.id: self._widen(name, step))
            self._boxes[one.id] = box
            self._lines.addWidget(box)
        layout.addWidget(sheet)
        layout.addWidget(hint)
        line = inner_row(layout, Space.S)
        self.reset = Button(texts, AS_MADE, ButtonKind.LINK, compact=True, on_click=self._reset)
        line.addWidget(self.reset)
        line.addStretch(1)
        look().follow(self, lambda: self.setMinimumWidth(look().px(Width.POPUP)))

    def focus_first(self) -> None:
        """Begin with the first column that can be changed."""
        first = self._lines.itemAt(0)
        widget = first.widget() if first is not None else None
        if widget is not None:
            widget.setFocus(Qt.FocusReason.PopupFocusReason)

    def boxes(self) -> list[ColumnBox]:
        """Return the columns in the order of the table."""
        return [self._boxes[one.id] for one in self._looks()]

    def _looks(self) -> list[ColumnLook]:
        return list(self._table.placing.looks()[1:])

    def _put(self, looks: list[ColumnLook]) -> None:
        self._table.placing.put((self._table.placing.looks()[0], *looks))

    def _change(self, name: str, *, hidden: bool) -> None:
        self._put([replace(one, hidden=hidden) if one.id == name else one for one in self._looks()])

    def _move(self, name: str, step: int) -> None:
        looks = self._looks()
        at = next(number for number, one in enumerate(looks) if one.id == name)
        to = at + step
        if not 0 <= to < len(looks):
            return
        looks.insert(to, looks.pop(at))
        self._put(looks)
        self._lines.insertWidget(to, self._boxes[name])
        boxes = self.boxes()
        for one, other in zip(boxes, (*boxes[1:], self.reset), strict=True):
            QWidget.setTabOrder(one, other)
        self._boxes[name].setFocus(Qt.FocusReason.OtherFocusReason)

    def _widen(self, name: str, step: int) -> None:
        number = next(n for n, one in enumerate(self._table.model_.columns) if one.id == name)
        width = round(self._table.columnWidth(number) / look().scale) + step * STEP
        width = min(max(width, Height.ROW), MOST)
        self._put([replace(one, width=width) if one.id == name else one for one in self._looks()])

    def _reset(self) -> None:
        ids = [one.id for one in self._table.model_.columns]
        self._table.placing.put(())
        for number, name in enumerate(ids[1:]):
            box = self._boxes[name]
            self._lines.insertWidget(number, box)
            box.setChecked(True)
