"""The front of the program: one window with its pages, the register behind it, and what happens between them."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from PySide6.QtCore import QObject, Qt, QTimer

import twincities
from twincities.i18n import N_
from twincities.paths import shipped
from twincities.ui.context import Context
from twincities.ui.counts import Counts
from twincities.ui.errors import Watch, places_of
from twincities.ui.log import end_log, start_log
from twincities.ui.menus import Menus
from twincities.ui.others import Others
from twincities.ui.pages import FIRST_PAGE, Pages
from twincities.ui.session import NOT_OPENED, PER_CENT, Session
from twincities.ui.status import Status
from twincities.ui.texts import Texts
from twincities.ui.theme.appearance import set_up
from twincities.ui.warming import import_pages

if TYPE_CHECKING:
    from logging import Logger

    from PySide6.QtWidgets import QApplication

    from twincities.i18n import Message
    from twincities.ui.main_window import MainWindow
    from twincities.ui.opening import OpeningPage
    from twincities.ui.palette.palette import Palette
    from twincities.ui.tasks import Job, Tasks
    from twincities.wiring import Program, Services

OWN_ERRAND = ("settings", "about")
"""Pages on which a person is about something else than a register: one that opens, or does not, leaves him there."""
ALONE = ("opening", "welcome", "states", *OWN_ERRAND)
"""Pages that show nothing of a register."""
OUTLIVE_A_REGISTER = (FIRST_PAGE, *ALONE)
"""Pages that hold nothing of a register, or go live on another one."""
BREATH = 1
"""Milliseconds after which the next long step of its making begins: what a person did meanwhile comes first."""
SETTLE_AFTER = 100
"""Milliseconds that the first rows have to be painted before the window sees to what nobody has missed so far."""
WARM_AFTER = 500
"""Milliseconds after the register was opened before what other pages need is imported, in a thread."""
BACKUP_AFTER = 5_000
"""Milliseconds after the register was opened before the daily backup begins: the person comes first."""

NOT_BACKED_UP = N_("The daily backup into {folder} was not made")


@runtime_checkable
class GoesLive(Protocol):
    """A page that is painted before there is a register, and shows one when it is there."""

    def go_live(self) -> None:
        """Show what is in the register that was opened."""


class Front(QObject):
    """Furnishes the window and works it to its end; nothing of it is needed for the first paint."""

    def __init__(self, program: Program, application: QApplication, window: MainWindow, tasks: Tasks) -> None:
        super().__init__()
        self.program = program
        self.log: Logger | None = None
        theme = set_up(application, shipped("resources"))
        theme.choose(program.settings.theme, program.settings.scale / PER_CENT)
        self.watch = Watch(self)
        self.watch.install()
        self.watch.failed.connect(self._on_failure, Qt.ConnectionType.QueuedConnection)
        self.tasks = tasks
        self.texts = Texts(program.words, self)
        self.context = Context(None, self.texts, self.tasks, program.settings, parent=self)
        self.context.failed.connect(self._note)
        self.session = Session(program, self.context)
        self.window = window
        pages = Pages(self.session, self._find).all()
        window.furnish(self.context, pages)
        window.stand_in = self._stand_in
        self._without_register = False
        self.counts = Counts(self.context, window.navigation, {page.id for page in pages}, self)
        self.others = Others(self.context, self)
        self.window.closing.connect(self._close)
        self.window.palette_wanted.connect(self._find)
        self.menus = Menus(self.window, self.session, development=is_development())
        self.window.page_shown.connect(self._on_page_shown)
        self.session.opening.connect(self._on_opening)
        self.session.working.connect(self._on_working)
        self.session.opened.connect(self._on_opened)
        self.session.failed.connect(self._on_trouble)
        self.session.backed_up.connect(self._on_backed_up)
        self._ended = False
        self._palette: Palette | None = None

    # -------------------------------------------------------------------------------------- start

    def begin(self) -> None:
        """Show the first page, then look for the register."""
        if self.program.is_first_start:
            self.show_welcome()
            self._settle()
        else:
            self.window.page(FIRST_PAGE)
            QTimer.singleShot(BREATH, self, self._open)

    def _open(self) -> None:
        self.window.open(FIRST_PAGE)
        self.session.open_register()

    def _settle(self) -> None:
        """See to what nobody has missed so far: Qt's own words and the log."""
        if self.log is not None:
            return
        self.session.translate_qt(self.texts.language)
        self.log = start_log(self.program.paths)
        self.log.info(
            "Twin Cities %s, Python %s, %s", twincities.__version__, sys.version.split()[0], sys.platform
        )

    def show_welcome(self) -> None:
        """Show the welcome alone, without navigation."""
        self.window.set_navigation_shown(shown=self.context.services is not None)
        self.window.open("welcome")

    # ----------------------------------------------------------------------------------- register

    def _stand_in(self, name: str) -> str:
        """Return what is shown instead of a page that has no register to show anything of."""
        if self.context.services is not None or name in ALONE:
            return name
        if name == FIRST_PAGE and not self._without_register:
            return name
        return "welcome" if self.program.is_first_start else "opening"

    def _on_opening(self) -> None:
        if self._without_register:
            self.window.trouble.on_mended(NOT_OPENED)
        self._without_register = False
        if self.window.current != "welcome":
            self.window.forget(OUTLIVE_A_REGISTER)
            if self.window.current not in (FIRST_PAGE, *OWN_ERRAND):
                self._show_opening()

    def _on_working(self, message: Message) -> None:
        if self.window.current in OWN_ERRAND:
            self.context.status.emit(Status(message))

    def _show_opening(self) -> None:
        self.window.set_navigation_shown(shown=True)
        self.window.open("opening")

    def _on_page_shown(self, name: str) -> None:
        if name == "opening" and self._without_register:
            self.window.trouble.on_mended(NOT_OPENED)  # the page tells of it, with the ways out

    def _on_opened(self, services: Services) -> None:
        self.window.forget(OUTLIVE_A_REGISTER)
        self.window.set_navigation_shown(shown=True)
        self.window.status.show_example(shown=services.is_example)
        first = self.window.page(FIRST_PAGE)
        if self.window.current not in (FIRST_PAGE, *OWN_ERRAND):
            self.window.open(FIRST_PAGE)
        self.context.status.emit(None)
        if isinstance(first, GoesLive):
            first.go_live()
        QTimer.singleShot(SETTLE_AFTER, self, self._settle_opened)
        QTimer.singleShot(WARM_AFTER, self, self._warm)
        QTimer.singleShot(BACKUP_AFTER, self, self._back_up_daily)

    def _settle_opened(self) -> None:
        self._settle()
        self.counts.count_soon()
        self.others.follow()
        if self.log is not None:
            self.log.info("register opened")

    def _warm(self) -> None:
        services = self.context.services
        if services is None:
            return

        def work(job: Job[None]) -> None:
            services.warm()
            import_pages(job)

        self.tasks.run(work, lambda _made: None, self.context.fail, owner=self, lane="warming")

    def _on_trouble(self, error: Exception) -> None:
        self._note(error)
        self._without_register = self.context.services is None
        if self.window.current == "welcome" and type(error).__name__ == "NotEmptyError":
            return
        if self.window.current in OWN_ERRAND:
            self.context.status.emit(None)
            self.window.trouble.show_error(error, NOT_OPENED)
        else:
            self._show_opening()
        self._opening_page().show_trouble(error)

    def _opening_page(self) -> OpeningPage:
        from twincities.ui.opening import OpeningPage  # noqa: PLC0415 - when a register keeps one waiting

        page = self.window.page("opening")
        if not isinstance(page, OpeningPage):
            raise TypeError(page)
        return page

    def _back_up_daily(self) -> None:
        if self.context.services is None:
            return
        keeping = self.program.keeping()

        def work(_job: Job[object]) -> object:
            return keeping.back_up_daily()

        def done(_made: object) -> None:
            self.session.backed_up.emit()

        def failed(error: Exception) -> None:
            self._note(error)
            self.window.trouble.show_error(error, NOT_BACKED_UP, folder=keeping.folder)

        self.tasks.run(work, done, failed, owner=self, lane="daily backup")

    def _on_backed_up(self) -> None:
        self.window.trouble.on_mended(NOT_BACKED_UP)

    # --------------------------------------------------------------------------------- trouble, end

    def _on_failure(self, error: BaseException) -> None:
        """Tell of what nobody caught."""
        if isinstance(error, Exception):
            self.context.fail(error)

    def _note(self, error: BaseException) -> None:
        """Write into the log what went wrong and where, without the values that were in play."""
        self._settle()
        if self.log is not None:
            self.log.error("%s\n%s", type(error).__name__, places_of(error))

    def _find(self) -> None:
        """Open the command palette over whatever is shown."""
        from twincities.ui.palette.palette import Palette  # noqa: PLC0415 - when it is first wanted

        if self._palette is None:
            self._palette = Palette(self.context, self.window)
        self._palette.open()

    def _close(self) -> None:
        """Keep where the window stood; drafts were put away by their pages."""
        geometry = bytes(self.window.saveGeometry().toBase64().data()).decode("ascii")
        if geometry != self.program.settings.window:
            self.session.keep(window=geometry)

    def end(self) -> None:
        """Stop the tasks and let go of everything."""
        if self._ended:
            return
        self._ended = True
        self.counts.end()
        self.others.end()
        self.tasks.stop()
        self.session.end()
        self.watch.restore()
        if self.log is not None:
            end_log(self.log)
            self.log = None


def import_first_page() -> None:
    """Import the page that the window begins with, in the thread that imports the furniture."""
    import twincities.ui.today.page  # noqa: F401, PLC0415 - a first start does without it


def is_development() -> bool:
    """Tell whether the program runs from a checkout."""
    return (Path(__file__).parents[2] / "pyproject.toml").exists()
