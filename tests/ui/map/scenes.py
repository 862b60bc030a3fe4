"""The Map page in a window over the example register, some of whose partners get coordinates."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QWidget

from tests.ui.driving import settle, shown, until
from twincities.i18n import NP_, Language
from twincities.ui.context import Context
from twincities.ui.main_window import MainWindow
from twincities.ui.map.page import MapPage
from twincities.ui.navigation import Page
from twincities.ui.theme.icons import Icon

if TYPE_CHECKING:
    from twincities.domain.keys import Key
    from twincities.services.visit_filter import Viewer
    from twincities.ui.tasks import Tasks
    from twincities.ui.texts import Texts
    from twincities.wiring import Program, Services

TODAY = date(2026, 11, 23)
SPOTS = {
    "Baiyin": (36.54, 104.18),
    "Khujand": (40.28, 69.62),
    "Pattaya": (12.93, 100.88),
    "Adana": (37.0, 35.32),
}
WEST_TO_EAST = ["Stevenage", "Grosseto", "Adana", "Shymkent", "Khujand", "Pattaya", "Baiyin"]
SOMEWHERE = NP_("page", "Record")


class Elsewhere(QWidget):
    """Stands for the page of a record, which other tests look at."""

    def __init__(self, opened: list[str]) -> None:
        super().__init__()
        self._opened = opened

    def open_record(self, key: str) -> None:
        self._opened.append(key)


@dataclass
class MapScene:
    """The window, its map page, and what was opened from it."""

    window: MainWindow
    page: MapPage
    services: Services
    opened: list[str] = field(default_factory=list)

    @property
    def viewer(self) -> Viewer:
        return self.page.viewer

    def city(self, name: str) -> int:
        """Return a city's id by its name."""
        return next(one.id for one in self.page.picture.cities if one.name == name)

    @property
    def chosen(self) -> str:
        """The name of the selected city."""
        number = self.page.selected
        return next((one.name for one in self.page.picture.cities if one.id == number), "")

    def end(self, tasks: Tasks) -> None:
        """Close the window and let everything in it go."""
        self.window.keys.remove()
        self.window.close()
        tasks.stop()
        self.window.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        settle()


def furnish(program: Program) -> None:
    """Make the example register and give four partners coordinates; the others have none."""
    services = program.open_example()
    for name, (latitude, longitude) in SPOTS.items():
        kept = services.places.open(key_of(services, name))
        record = replace(kept.record, latitude=latitude, longitude=longitude)
        services.places.correct_place(kept, record)


def key_of(services: Services, name: str) -> Key:
    """Return a place's key by its English name."""
    return services.places.suggest(name, Language.EN)[0].key


def open_window(program: Program, texts: Texts, tasks: Tasks, *, web: bool) -> MapScene:
    """Open the map in a window that has a page for partnerships and one for places."""
    assert program.services is not None
    opened: list[str] = []
    names = ("partnership", "place")

    def record(_context: Context) -> QWidget:
        return Elsewhere(opened)

    pages = [Page("map", NP_("page", "Map"), Icon.MAP, lambda context: _map(context, names, web=web))]
    pages += [Page(name, SOMEWHERE, Icon.PLACE, record, group="hidden") for name in names]
    context = Context(program.services, texts, tasks, program.settings, undo=program.services.desk)
    window = MainWindow(context, pages)
    window.resize(1440, 900)
    shown(window)
    window.open("map")
    page: Any = window.page("map")
    made = MapScene(window, page, program.services, opened)
    until(lambda: page.picture.cities and page.drawn.all and not tasks.busy)
    return made


def _map(context: Context, names: tuple[str, ...], *, web: bool) -> MapPage:
    return MapPage(context, today=lambda: TODAY, pages=names, web=web)
