"""Types a visit into the real window until somebody kills the process; says on stdout when a draft was saved.

Arguments: the data directory, and the key of a visit to be corrected, without which it is a new one.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication

from tests.ui.driving import ALT, press, shown, type_text
from twincities.i18n import N_, Language, Words
from twincities.paths import LOCALE, shipped
from twincities.settings import Settings
from twincities.ui.context import Context
from twincities.ui.main_window import MainWindow
from twincities.ui.navigation import Page
from twincities.ui.tasks import Tasks
from twincities.ui.texts import Texts
from twincities.ui.theme.appearance import set_up
from twincities.ui.theme.icons import Icon
from twincities.ui.visit_editor.page import VisitEditor
from twincities.wiring import start


def main() -> None:
    """Open the register of the data directory and type whom the visit brought."""
    application = QApplication([])
    set_up(application, shipped("resources"))
    data, *visit = sys.argv[1:]
    program = start(Path(data))
    services = program.open_register()
    context = Context(services, Texts(Words(Language.EN, LOCALE)), Tasks(), Settings(language=Language.EN))
    window = MainWindow(context, [Page("visit-editor", N_("Visit"), Icon.EDIT, VisitEditor, group="hidden")])
    shown(window)
    window.open("visit-editor", *visit)
    editor = window.page("visit-editor")
    assert isinstance(editor, VisitEditor)
    editor.drafts.saved.connect(lambda: print(flush=True))  # noqa: T201 - the parent waits for this line
    press(Qt.Key.Key_2, ALT)
    typed = QTimer()
    typed.setSingleShot(True)
    typed.timeout.connect(lambda: type_text("Шарон Тэйлор"))
    typed.start(0)
    application.exec()


if __name__ == "__main__":
    main()
