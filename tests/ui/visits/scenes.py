"""The Visits page in its window, over a register of its own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from tests.ui.driving import rest, shown
from tests.ui.visits.journals import TODAY, Journal
from twincities.i18n import NP_
from twincities.ui.context import Context
from twincities.ui.main_window import MainWindow
from twincities.ui.navigation import Page
from twincities.ui.theme.icons import Icon
from twincities.ui.visits.page import TITLE, VisitsPage

if TYPE_CHECKING:
    from twincities.domain.keys import Key
    from twincities.ui.tasks import Tasks
    from twincities.ui.texts import Texts
    from twincities.wiring import Program, Services


class Stand(QWidget):
    """Stands where another page of the window would be, and remembers what it was asked to show."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.asked: list[str] = []

    def open_record(self, key: str) -> None:
        self.asked.append(key)


@dataclass
class Scene:
    """The window at the Visits page, over a register of its own."""

    window: MainWindow
    page: VisitsPage
    services: Services
    program: Program
    journal: Journal

    def rest(self) -> None:
        """Let all work under way come to its end."""
        rest()

    def shows(self, *visits: Key) -> bool:
        ids = {self.services.visits.id_of(key) for key in visits}
        return set(self.page.table.model_.ids) == ids

    def find(self, visit: Key) -> None:
        number = self.services.visits.id_of(visit)
        assert number is not None
        assert self.page.table.select_id(number)

    @property
    def order(self) -> list[str]:
        return [self.page.table.model_.cells(n)[1].text for n in range(len(self.page.table.model_.ids))]


def open_window(program: Program, texts: Texts, tasks: Tasks, journal: Journal) -> Scene:
    services = program.open_register()
    context = Context(services, texts, tasks, program.settings, services.desk)

    def make(context: Context) -> VisitsPage:
        return VisitsPage(context, today=lambda: TODAY, change_settings=program.change_settings)

    other = NP_("page", "Another page")
    window = MainWindow(
        context,
        [
            Page("visits", TITLE, Icon.VISIT, make),
            Page("visit-editor", other, Icon.EDIT, lambda _context: Stand(), group="hidden"),
            Page("history", other, Icon.HISTORY, lambda _context: Stand(), group="hidden"),
            Page("partnership", other, Icon.PARTNERSHIP, lambda _context: Stand(), group="hidden"),
            Page("place", other, Icon.PLACE, lambda _context: Stand(), group="hidden"),
        ],
    )
    window.resize(1440, 900)
    shown(window)
    window.open("visits")
    page = window.page("visits")
    assert isinstance(page, VisitsPage)
    scene = Scene(window, page, services, program, journal)
    scene.rest()
    return scene
