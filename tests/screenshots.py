"""Pictures of the window: every page in themes, languages and sizes, from fixed data on a fixed day.

`python tests/screenshots.py FOLDER [NAME …]` writes `NAME_{theme}_{language}_{width}x{height}.png`. They are looked
at beside the design; nothing compares pixels.
"""

from __future__ import annotations

import itertools
import os
import sys
import tempfile
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).parents[1]))
sys.path.insert(0, str(Path(__file__).parents[1] / "src"))

from PySide6.QtCore import QEvent
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from tests.program_pages import program_pages
from tests.ui.agreements.pictures import agreement_pages
from tests.ui.map.pictures import map_pages
from tests.ui.partnerships.pictures import partnership_pages
from tests.ui.people.pictures import people_pages
from tests.ui.places.pictures import place_pages
from tests.ui.today.pictures import today_pages
from tests.ui.visits.pictures import visits_pages
from twincities.i18n import NP_, Language, Words
from twincities.paths import LOCALE, shipped
from twincities.services.example import FOUNDING_VISIT, example_key, write_example
from twincities.settings import Settings, Theme
from twincities.ui.context import Context
from twincities.ui.main_window import MainWindow
from twincities.ui.navigation import Page
from twincities.ui.states.sheet import TITLE, StatesPage
from twincities.ui.tasks import Tasks
from twincities.ui.texts import Texts
from twincities.ui.theme.appearance import set_up
from twincities.ui.theme.icons import Icon
from twincities.ui.visit_editor.page import VisitEditor
from twincities.wiring import start

if TYPE_CHECKING:
    from collections.abc import Callable

    from twincities.wiring import Services

TODAY = date(2026, 11, 23)
VISIT = NP_("page", "Visit")
SIZES = ((1440, 900), (1280, 800), (960, 600))


@dataclass(frozen=True)
class Picture:
    """A page to take pictures of; `services` makes what it reads, `arrange` brings it into the state to be shown."""

    name: str
    page: Page
    services: Callable[[], object] = lambda: None
    arrange: Callable[[MainWindow, QWidget], None] | None = None


def _focus(_window: MainWindow, page: QWidget) -> None:
    field = page.findChild(QWidget, "focused")
    if field is not None:
        field.setFocus()


def _example_register() -> Services:
    """Return the services on an example register of its own."""
    program = start(Path(tempfile.mkdtemp(prefix="pictures-")))
    services = program.open_register(create=True)
    write_example(services.desk)
    return services


def _mistyped_visit(window: MainWindow, page: QWidget, *, lower: bool = False) -> None:
    """Open the founding visit with a wrong year and a day outside its dates, as a draft."""
    assert isinstance(page, VisitEditor)
    page.open_record(example_key(FOUNDING_VISIT))
    dated = [one["key"] for one in page.content["parts"]["programme"]]
    page.correct({"day": "2015-06-12"}, dated[-1])
    page.correct({"end": "2014-06-11"})
    page.sheet.basics.fields["end"].control.setFocus()
    page.remarks.check_all()
    page.refresh()
    if lower:
        page.sheet.go_to_section("sources")


def _editor(name: str, *, lower: bool = False) -> Picture:
    return Picture(
        name,
        Page("visit-editor", VISIT, Icon.EDIT, lambda context: VisitEditor(context, lambda: TODAY)),
        _example_register,
        partial(_mistyped_visit, lower=lower),
    )


PICTURES = [
    Picture("14_states", Page("states", TITLE, Icon.VIEWS, StatesPage), arrange=_focus),
    _editor("04_visit_editor"),
    _editor("04b_visit_editor_lower", lower=True),
    *(Picture(*arranged) for arranged in program_pages()),
    *(Picture(*arranged) for arranged in visits_pages()),
    *(Picture(*arranged) for arranged in today_pages()),
    *(Picture(*arranged) for arranged in partnership_pages()),
    *(Picture(*arranged) for arranged in map_pages()),
    *(Picture(*arranged) for arranged in place_pages()),
    *(Picture(*arranged) for arranged in people_pages()),
    *(Picture(*arranged) for arranged in agreement_pages()),
]
"""Add a page here and it is pictured."""


def take(picture: Picture, folder: Path, *, sizes: tuple[tuple[int, int], ...] = SIZES) -> list[Path]:
    """Write the pictures of one page in every theme, language and size."""
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    appearance = set_up(application, shipped("resources"))
    written = []
    for theme, language, size in itertools.product((Theme.LIGHT, Theme.DARK), Language, sizes):
        appearance.choose(theme, 1.0)
        texts = Texts(Words(language, LOCALE))
        context = Context(picture.services(), texts, Tasks(), Settings(language=language))
        window = MainWindow(context, [picture.page])
        window.resize(*size)
        window.show()
        window.open(picture.page.id)
        window.status.show_example(shown=True)
        window.activateWindow()
        if picture.arrange is not None:
            picture.arrange(window, window.page(picture.page.id))
        for _ in range(5):
            application.processEvents()
        file = folder / f"{picture.name}_{theme}_{language}_{size[0]}x{size[1]}.png"
        _grab(window).save(str(file))
        written.append(file)
        _close_menus()
        window.close()
        window.deleteLater()
        application.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        context.tasks.stop()
    return written


def _grab(window: MainWindow) -> QPixmap:
    """Return the picture of a window with the menus that are open over it."""
    picture = window.grab()
    painter = QPainter(picture)
    for menu in _open_menus():
        painter.drawPixmap(window.mapFromGlobal(menu.pos()), menu.grab())
    painter.end()
    return picture


def _close_menus() -> None:
    for menu in _open_menus():
        menu.close()


def _open_menus() -> list[QMenu]:
    return [one for one in QApplication.topLevelWidgets() if isinstance(one, QMenu) and one.isVisible()]


def main() -> None:
    """Take the pictures asked for on the command line."""
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "screenshots")
    folder.mkdir(parents=True, exist_ok=True)
    for picture in PICTURES:
        if not sys.argv[2:] or picture.name in sys.argv[2:]:
            for file in take(picture, folder):
                print(file)


if __name__ == "__main__":
    main()
