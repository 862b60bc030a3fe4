"""Where the document lies now, and the ways to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QWidget

from twincities.i18n import N_, NN_, NP_
from twincities.ui.furniture.buttons import Button
from twincities.ui.furniture.headers import IconLabel
from twincities.ui.furniture.labels import Label
from twincities.ui.furniture.layouts import FlowLayout, column, inner_row
from twincities.ui.outside import OPEN_FOLDER, open_outside
from twincities.ui.theme.icons import Icon
from twincities.ui.theme.tokens import IconSize, Space, Type

if TYPE_CHECKING:
    from pathlib import Path

    from twincities.i18n import Message
    from twincities.services.papers import Written
    from twincities.ui.texts import Texts

SAVED = N_("Saved as {name}")
BESIDE = N_("The summary is in {name}")
SHORTENED = NN_(
    "{count} text was longer than a cell takes and is shortened there.",
    "{count} texts were longer than a cell takes and are shortened there.",
)


class WrittenStrip(QFrame):
    """Stands above the buttons until something else is chosen."""

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self._texts = texts
        self._path: Path | None = None
        self.setProperty("banner", "accent")
        layout = column(self, (Space.L, Space.M, Space.L, Space.M), Space.S)
        line = inner_row(layout, Space.S)
        self._sign = IconLabel(Icon.OK, "ok", IconSize.HEADER)
        line.addWidget(self._sign)
        self.message = Label(role=Type.STRONG, wrap=True)
        line.addWidget(self.message, 1)
        self._summary = Label(role=Type.SMALL, tone="text2", wrap=True)
        layout.addWidget(self._summary)
        self._note = Label(role=Type.SMALL, tone="text2", wrap=True)
        layout.addWidget(self._note)
        self._ways = QWidget()
        flow = FlowLayout(self._ways, Space.S)
        self.open_file = Button(
            texts, NP_("button", "Open the file"), icon=Icon.OPEN, compact=True, on_click=self._open_file
        )
        self.open_folder = Button(texts, OPEN_FOLDER, compact=True, on_click=self._open_folder)
        flow.addWidget(self.open_file)
        flow.addWidget(self.open_folder)
        layout.addWidget(self._ways)
        self.hide()

    def show_written(self, done: Written) -> None:
        """Tell of a finished document."""
        self._path = done.path
        self._sign.show_icon(Icon.OK, "ok")
        self._texts.say(self.message.setText, SAVED, name=_breakable(done.path.name))
        self.message.setToolTip(str(done.path))
        self._summary.setVisible(bool(done.beside))
        for path in done.beside:
            self._texts.say(self._summary.setText, BESIDE, name=_breakable(path.name))
        self._note.setVisible(bool(done.shortened))
        if done.shortened:
            self._texts.say(self._note.setText, SHORTENED, count=len(done.shortened))
        self._ways.show()
        self.show()

    def show_stopped(self, message: Message) -> None:
        """Tell that nothing was written."""
        self._path = None
        self._sign.show_icon(Icon.INFO, "text2")
        self._texts.say(self.message.setText, message)
        self._summary.hide()
        self._note.hide()
        self._ways.hide()
        self.show()

    def _open_file(self) -> None:
        if self._path is not None:
            open_outside(self._path)

    def _open_folder(self) -> None:
        if self._path is not None:
            open_outside(self._path.parent)


def _breakable(name: str) -> str:
    """Let a long file name break after its parts, where a label has no room for it in one line."""
    return name.replace("_", "_\u200b")
