"""The whole window over a register of a test's own, as a person meets it."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tests.ui.driving import settle, until
from twincities.i18n import Language
from twincities.settings import Settings, Theme, save_settings
from twincities.ui.front import Front
from twincities.ui.main_window import MainWindow
from twincities.ui.pages import FIRST_PAGE
from twincities.ui.tasks import Tasks
from twincities.wiring import start

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

    from twincities.ui.context import Context
    from twincities.wiring import Program, Services


@dataclass
class Running:
    """A program at work: its window, and what stands behind it."""

    front: Front

    @property
    def window(self) -> MainWindow:
        return self.front.window

    @property
    def program(self) -> Program:
        return self.front.program

    @property
    def context(self) -> Context:
        return self.front.context

    @property
    def services(self) -> Services:
        services: Services = self.context.services
        assert services is not None, "no register is open"
        return services

    def page(self, name: str) -> Any:  # noqa: ANN401 - each test knows its page
        """Open a page and return it."""
        self.window.open(name)
        settle()
        return self.window.page(name)


@contextmanager
def running(
    application: QApplication, data: Path, register: Path | str | None = None, *, wait: bool = True
) -> Iterator[Running]:
    """Start the program in English over a data directory, and end it.

    With `wait` a register is waited for; the settings that are there already are kept.
    """
    program = start(data, register)
    if not program.paths.settings.exists():
        save_settings(Settings(language=Language.EN, theme=Theme.LIGHT), program.paths.settings)
        program = start(data, register)
    window, tasks = MainWindow(), Tasks()
    window.setMinimumSize(window.least_size())
    window.resize(1440, 900)
    window.show()
    window.activateWindow()
    front = Front(program, application, window, tasks)
    work = Running(front)
    try:
        front.begin()
        if wait:
            until(lambda: front.context.services is not None and window.current == FIRST_PAGE)
        settle()
        yield work
    finally:
        window.close()
        tasks.stop()
        front.end()
        window.deleteLater()
        settle()
