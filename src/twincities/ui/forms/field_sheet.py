"""What opens to ask for one thing: a field, what is wrong with it, and the button that takes it, as Enter does."""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from twincities.ui.forms.fields import FieldFrame
from twincities.ui.furniture.buttons import Button, ButtonKind
from twincities.ui.furniture.labels import Label
from twincities.ui.furniture.layouts import column, inner_row
from twincities.ui.theme.appearance import look
from twincities.ui.theme.tokens import Space, Type, Width

if TYPE_CHECKING:
    from twincities.i18n import Message
    from twincities.ui.texts import Texts


class FieldSheet(QWidget):
    """A sheet of a popover; `take` hands over what was typed, or refuses it."""

    def __init__(
        self, texts: Texts, label: Message, field: QLineEdit, help_text: Message, deed: Message
    ) -> None:
        super().__init__()
        self._texts = texts
        self._line = field
        layout = column(self, (Space.M, Space.M, Space.M, Space.M), Space.S)
        layout.addWidget(FieldFrame(texts, label, field, help_text=help_text))
        self.problem = Label(role=Type.SMALL, tone="bad", wrap=True)
        self.problem.hide()
        layout.addWidget(self.problem)
        line = inner_row(layout, Space.S)
        self.button = Button(texts, deed, ButtonKind.PRIMARY, key="Return", bind=False, on_click=self.take)
        line.addWidget(self.button)
        line.addStretch(1)
        look().follow(self, lambda: self.setMinimumWidth(look().px(Width.POPUP)))
        field.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take what was typed by Enter."""
        pressed = event.key() if isinstance(event, QKeyEvent) else None
        if event.type() == QEvent.Type.KeyPress and pressed in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.take()
            return True
        return super().eventFilter(watched, event)

    def focus_first(self) -> None:
        """Begin in the field, its text ready to be typed over."""
        self._line.setFocus(Qt.FocusReason.PopupFocusReason)
        self._line.selectAll()

    @abstractmethod
    def take(self) -> None:
        """Hand over what was typed."""

    def refuse(self, why: str) -> None:
        """Say why what was typed will not do; it stays."""
        self.problem.setText(why)
        self._line.setAccessibleDescription(why)
        self.problem.show()
        popover = self.parentWidget()
        if popover is not None:
            popover.adjustSize()
