"""What opens to name a view."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from twincities.i18n import N_, NN_, NP_
from twincities.services.views import LONGEST_NAME
from twincities.ui.forms.fields import FieldFrame
from twincities.ui.forms.inputs import TextInput
from twincities.ui.furniture.buttons import Button, ButtonKind
from twincities.ui.furniture.labels import Label
from twincities.ui.furniture.layouts import column, inner_row
from twincities.ui.theme.appearance import look
from twincities.ui.theme.tokens import Space, Type, Width

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from twincities.services.views import ViewNameError
    from twincities.ui.texts import Texts

NAME = NP_("field", "Name of the view")
HELP = N_("Filters, order and columns are kept as they stand now")
SAVE = NP_("button", "Save the view")
EMPTY = N_("Give the view a name of letters or digits")
TAKEN = N_("Another view is called so; choose another name")
TOO_LONG = NN_("Shorten the name to {count} letter at most", "Shorten the name to {count} letters at most")


class NameInput(TextInput):
    """A line whose text Enter takes."""

    done = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take what is typed."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.done.emit()
        else:
            super().keyPressEvent(event)


class NameSheet(QWidget):
    """Asks for a view's name; `settled` carries what was typed, `refuse` says why it will not do."""

    settled = Signal(str)

    def __init__(self, texts: Texts, name: str) -> None:
        super().__init__()
        self._texts = texts
        layout = column(self, (Space.M, Space.M, Space.M, Space.M), Space.S)
        self.field = NameInput()
        self.field.set_value(name)
        self.field.done.connect(self.take)
        layout.addWidget(FieldFrame(texts, NAME, self.field, help_text=HELP))
        self.problem = Label(role=Type.SMALL, tone="bad", wrap=True)
        self.problem.hide()
        layout.addWidget(self.problem)
        line = inner_row(layout, Space.S)
        self.button = Button(texts, SAVE, ButtonKind.PRIMARY, key="Return", bind=False, on_click=self.take)
        line.addWidget(self.button)
        line.addStretch(1)
        look().follow(self, lambda: self.setMinimumWidth(look().px(Width.POPUP)))

    def focus_first(self) -> None:
        """Begin in the field, its text ready to be typed over."""
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)
        self.field.selectAll()

    def take(self) -> None:
        """Hand over what was typed."""
        self.settled.emit(self.field.value())

    def refuse(self, error: ViewNameError) -> None:
        """Say why the name will not do; what was typed stays."""
        if error.taken:
            said = self._texts(TAKEN)
        elif len(error.name) > LONGEST_NAME:
            said = self._texts(TOO_LONG, count=LONGEST_NAME)
        else:
            said = self._texts(EMPTY)
        self.problem.setText(said)
        self.field.setAccessibleDescription(said)
        self.problem.show()
        popover = self.parentWidget()
        if popover is not None:
            popover.adjustSize()
