"""The window's way in: what is there before the first paint, what comes after it, and how it ends.

Only QtWidgets and a handful of small modules are imported before the window is painted. The window's furniture is
imported in a thread right after, then SQLAlchemy, while the window answers all the time.
"""

from __future__ import annotations

import builtins
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QObject, QTimer
from PySide6.QtWidgets import QApplication

import twincities
from twincities.i18n import N_, Language
from twincities.ui.first_paint import FirstPaint
from twincities.ui.main_window import MainWindow
from twincities.ui.theme.tokens import Width
from twincities.ui.tidying import Tidying
from twincities.wiring import start

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twincities.ui.front import Front
    from twincities.ui.tasks import Job, Tasks
    from twincities.wiring import Program

USAGE = 2
STYLE = ("-style", "Fusion")
"""Named on the command line: a style that is set from here brings 4 ms of enumerations along before the first rows."""
BREATH = 1
"""Milliseconds after which the next long step of its making begins: what a person did meanwhile comes first."""
UNKNOWN_OPTION = N_("{name} is not an option of the window. It knows --data-dir, --database and --language.")
NO_VALUE = N_("The option {name} needs a value.")
UNKNOWN_LANGUAGE = N_("{value} is not a language of the program. It speaks ru, kk and en.")


class UsageError(Exception):
    """A command line that the window does not understand; carries what to say."""


def main() -> int:
    """Open the window and return its exit code; 2 for a command line that cannot be understood."""
    try:
        program = program_of(sys.argv[1:])
    except UsageError as error:
        sys.stderr.write(f"{error}\n")
        return USAGE
    QApplication.setApplicationName("twincities")
    QApplication.setApplicationVersion(twincities.__version__)
    QApplication.setDesktopFileName("twincities")
    application = QApplication([*sys.argv[:1], *STYLE])
    _let_interrupts_through()
    starting = Starting(program, application)
    starting.show()
    code = application.exec()
    starting.end()
    return code


def program_of(arguments: Sequence[str]) -> Program:
    """Make the program ready as the command line says; UsageError for one that cannot be understood."""
    options = dict.fromkeys(("--data-dir", "--database", "--language"), "")
    rest = list(arguments)
    while rest:
        name, equals, value = rest.pop(0).partition("=")
        if name not in options:
            raise UsageError(start().words(UNKNOWN_OPTION, name=name))
        if not equals and not rest:
            raise UsageError(start().words(NO_VALUE, name=name))
        options[name] = value if equals else rest.pop(0)
    data_dir = Path(options["--data-dir"]) if options["--data-dir"] else None
    database = options["--database"]
    register = (database if "://" in database else Path(database)) if database else None
    try:
        language = Language(options["--language"]) if options["--language"] else None
    except ValueError:
        raise UsageError(start(data_dir).words(UNKNOWN_LANGUAGE, value=options["--language"])) from None
    return start(data_dir, register, language)


def _let_interrupts_through() -> None:
    """Let Ctrl+C in the terminal end the program: Qt's loop would keep Python from noticing."""
    import signal  # noqa: PLC0415 - not before the first paint

    signal.signal(signal.SIGINT, signal.SIG_DFL)


def _import_as_python_does() -> None:
    """Take the hook of Qt's bindings off every import: what it serves, `from __feature__`, is not used here.

    It makes ten thousand imports of a start three times as slow. Nothing changes where Qt was there before us.
    """
    builtins.__import__ = twincities.PYTHONS_IMPORT


class Starting(QObject):
    """Paints the window, has the rest imported in a thread, and hands over to the front."""

    def __init__(self, program: Program, application: QApplication) -> None:
        super().__init__()
        _import_as_python_does()
        Tidying(self)
        self.program = program
        self.front: Front | None = None
        self._application = application
        self.tasks: Tasks | None = None
        self.window = MainWindow()

    def show(self) -> None:
        """Paint the window; everything that takes time begins after it."""
        self.window.setMinimumSize(self.window.least_size())
        self._place_window()
        alone = self.program.is_first_start
        first = FirstPaint(self.program.settings, alone=alone)
        first.painted.connect(lambda: QTimer.singleShot(0, self, self._load))
        self.window.setCentralWidget(first)
        self.window.show()

    def end(self) -> None:
        """Stop the tasks and let go of everything."""
        if self.tasks is not None:
            self.tasks.stop()
        if self.front is not None:
            self.front.end()

    def _load(self) -> None:
        from twincities.ui.tasks import Tasks  # noqa: PLC0415 - brings Qt's enumerations along

        tasks = self.tasks = Tasks(self)
        tasks.run(self._furniture, lambda front: self._furnish(front, tasks), self._fail, owner=self)

    def _furniture(self, _job: Job[type[Front]]) -> type[Front]:
        """Import what the window is furnished with, and its first page."""
        from twincities.ui.front import Front, import_first_page  # noqa: PLC0415 - after the first paint

        if not self.program.is_first_start:
            import_first_page()
        return Front

    def _furnish(self, front: type[Front], tasks: Tasks) -> None:
        self.front = front(self.program, self._application, self.window, tasks)
        # Between the window's furniture and its first page the window may answer.
        QTimer.singleShot(BREATH, self.front, self.front.begin)

    def _fail(self, error: Exception) -> None:
        """End for what cannot be: a module of the program itself that cannot be imported."""
        self._application.exit(1)
        raise error

    def _place_window(self) -> None:
        kept = QByteArray.fromBase64(self.program.settings.window.encode("ascii", "ignore"))
        if kept.isEmpty() or not self.window.restoreGeometry(kept):
            scale = self.program.settings.scale / 100
            screen = self.window.screen().availableGeometry()
            width, height = round(Width.DESIGN * scale), round(Width.DESIGN_HEIGHT * scale)
            self.window.resize(min(width, screen.width()), min(height, screen.height()))
