"""Where a document is to lie: a file that is proposed until the person names another."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from twincities.domain.errors import Severity
from twincities.i18n import N_, NP_
from twincities.ui.forms.fields import FieldFrame
from twincities.ui.forms.inputs import TextInput
from twincities.ui.furniture.buttons import Button
from twincities.ui.furniture.layouts import column
from twincities.ui.theme.tokens import Space

if TYPE_CHECKING:
    from twincities.i18n import Message
    from twincities.ui.texts import Texts

FILE_WANTED = N_("Say where the document is to be saved")


class FileTarget(QWidget):
    """A field for the file, and the system's own way to choose one; `kinds` is what that way calls such files."""

    def __init__(self, texts: Texts, title: Message, kinds: Message, suffix: str) -> None:
        super().__init__()
        self._texts, self._title, self._kinds, self._suffix = texts, title, kinds, suffix
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        self.folder = Path(documents or Path.home())
        self._proposed = ""
        layout = column(self, gap=Space.M)
        self.input = TextInput()
        self.frame = FieldFrame(texts, NP_("of a document", "File"), self.input, required=True)
        layout.addWidget(self.frame)
        self.choose_button = Button(texts, N_("Choose a place…"), compact=True, on_click=self._choose)
        layout.addWidget(self.choose_button, 0, Qt.AlignmentFlag.AlignLeft)

    def begin(self) -> None:
        """Forget what was named for the document before."""
        self._proposed = ""
        self.input.set_value("")

    def propose(self, name: str) -> None:
        """Propose a file of this name, unless the person has written one."""
        if self.input.value() != self._proposed:
            return
        self._proposed = str(self.folder / name)
        self.input.set_value(self._proposed)
        self.input.setToolTip(self._proposed)

    def path(self) -> Path | None:
        """Return the file; without one say so beside the field and put the keyboard there."""
        if not self.input.value():
            self.frame.show_problem(Severity.ERROR, FILE_WANTED)
            self.input.setFocus(Qt.FocusReason.OtherFocusReason)
            return None
        self.frame.clear_problem()
        return Path(self.input.value()).expanduser()

    def _choose(self) -> None:
        texts = self._texts
        chosen, _ = QFileDialog.getSaveFileName(
            self, texts(self._title), self.input.value(), texts(self._kinds)
        )
        if chosen:
            path = Path(chosen)
            self.input.set_value(str(path if path.suffix else path.with_suffix(self._suffix)))
            self.frame.clear_problem()
