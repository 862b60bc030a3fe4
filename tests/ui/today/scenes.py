"""A page of the first issue's three, in its window over a register of its own, on 23 November 2026."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from tests.ui.driving import rest, shown
from twincities.i18n import NP_
from twincities.ui.context import Context
from twincities.ui.main_window import MainWindow
from twincities.ui.navigation import Page
from twincities.ui.theme.icons import Icon

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.ui.today.ground import Ground
    from twincities.ui.tasks import Tasks
    from twincities.ui.texts import Texts
    from twincities.wiring import Program, Services

OTHERS = (
    "visits",
    "partnerships",
    "agreements",
    "agreement",
    "commitments",
    "anniversaries",
    "partnership",
    "settings",
    "partnership-editor",
    "visit-editor",
    "history",
    "welcome",
)


class Stand(QWidget):
    """Stands where another page of the window would be, and remembers what it was asked to show."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.asked: list[Any] = []

    def open_record(self, key: str) -> None:
        self.asked.append(key)

    def show_query(self, query: object) -> None:
        self.asked.append(query)


@dataclass
class Scene:
    """The window at one page."""

    window: MainWindow
    page: Any
    services: Services
    ground: Ground

    def rest(self) -> None:
        """Let all work under way come to its end."""
        rest()

    def asked_of(self, page: str) -> Any:  # noqa: ANN401 - a key or a query
        """Return what another page was asked for last; it must be the one that is shown."""
        assert self.window.current == page
        stand = self.window.page(page)
        assert isinstance(stand, Stand)
        return stand.asked[-1]


def open_scene(
    program: Program,
    texts: Texts,
    tasks: Tasks,
    ground: Ground,
    name: str,
    make: Callable[[Context], QWidget],
) -> Scene:
    """Open the window at a page."""
    services = program.open_register()
    context = Context(services, texts, tasks, program.settings, services.desk)
    other = NP_("page", "Another page")
    pages = [Page(name, other, Icon.TODAY, make)]
    pages += [
        Page(one, other, Icon.TODAY, lambda _context: Stand(), group="hidden")
        for one in OTHERS
        if one != name
    ]
    window = MainWindow(context, pages)
    window.resize(1440, 900)
    shown(window)
    window.open(name)
    scene = Scene(window, window.page(name), services, ground)
    scene.rest()
    return scene
