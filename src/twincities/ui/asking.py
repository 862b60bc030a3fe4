"""The one question the window asks, for what cannot be undone: in its place on the page, the deed on the button."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QWidget
from shiboken6 import isValid

from twincities.i18n import NP_
from twincities.ui.furniture.buttons import Button, ButtonKind
from twincities.ui.furniture.headers import IconLabel
from twincities.ui.furniture.labels import Label
from twincities.ui.furniture.layouts import FlowLayout, column, inner_column, inner_row
from twincities.ui.theme.icons import Icon
from twincities.ui.theme.tokens import IconSize, Space, Type

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent

    from twincities.i18n import Message
    from twincities.ui.texts import Texts

KEEP = NP_("button", "Leave it as it is")


class Question(QFrame):
    """A strip that says what would happen and names the deed; Esc and the first button are harmless."""

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self.setProperty("banner", "bad")
        self._texts = texts
        self._on_yes: Callable[[], object] | None = None
        self._before: QWidget | None = None
        line = inner_row(column(self, (Space.L, Space.M, Space.L, Space.M)), Space.M)
        line.addWidget(IconLabel(Icon.ATTENTION, "bad", IconSize.HEADER), 0, Qt.AlignmentFlag.AlignTop)
        words = inner_column(line, Space.S)
        self.sentence = Label(role=Type.STRONG, wrap=True)
        words.addWidget(self.sentence)
        buttons = QWidget()
        self._flow = FlowLayout(buttons, Space.S)
        words.addWidget(buttons)
        self.no = Button(texts, KEEP, key="Escape", bind=False, on_click=self.close_it)
        self.yes = Button(texts, KEEP, ButtonKind.DANGER, on_click=self._do)
        self._flow.addWidget(self.no)
        self._flow.addWidget(self.yes)
        line.setStretch(1, 1)
        self.hide()

    def ask(self, sentence: Message, deed: Message, on_yes: Callable[[], object], **facts: object) -> None:
        """Ask; the focus stands on the harmless answer."""
        self._on_yes = on_yes
        self._texts.say(self.sentence.setText, sentence, **facts)
        self._texts.say(self.yes.set_words, deed, **facts)
        self._before = self.window().focusWidget()
        self.show()
        self.no.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_it(self) -> None:
        """Nothing happens; the focus goes back to where it was."""
        self._on_yes = None
        before, self._before = self._before, None
        self.hide()
        if before is not None and isValid(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc is the harmless answer."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_it()
        else:
            super().keyPressEvent(event)

    def _do(self) -> None:
        act = self._on_yes
        self.close_it()
        if act is not None:
            act()
