from __future__ import annotations

import os

# Before the first import of Qt: tests need no screen.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from tests.fronts import Running, running
from tests.keeping import lay
from tests.ui.driving import Stretched
from tests.ui.scenes import Opening
from twincities.geo.gazetteer import Gazetteer
from twincities.geo.unpacking import Shelf
from twincities.i18n import Language, Words
from twincities.paths import LOCALE, shipped
from twincities.services.candidates import Candidates
from twincities.settings import Settings, Theme
from twincities.ui.context import Context
from twincities.ui.tasks import Tasks
from twincities.ui.texts import Texts
from twincities.ui.theme.appearance import Appearance, look, set_up
from twincities.wiring import start

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.ui.scenes import Stage
    from twincities.wiring import Program, Services


HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Overlook that the offscreen platform has no window manager to tell sizes to and says so each time."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.qt_log_ignore("does not support propagateSizeHints", extend=True))


@pytest.fixture(autouse=True)
def appearance(qapp: QApplication) -> Appearance:
    """Return the look of the application: light, 100 %, whatever a test made of it before."""
    # Windows of the tests before would still be restyled, and each one listens to every event of the application.
    for window in QApplication.topLevelWidgets():
        if window.parent() is None:
            window.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    made = set_up(qapp, shipped("resources"))
    made.choose(Theme.LIGHT, 1.0)
    return made


@pytest.fixture
def texts(qapp: QApplication) -> Texts:
    """English, as the messages stand in the code."""
    return Texts(Words(Language.EN, LOCALE))


@pytest.fixture
def tasks(qapp: QApplication) -> Iterator[Tasks]:
    made = Tasks()
    yield made
    made.stop()
    assert made.wait_idle(), "a thread was left over"


@pytest.fixture
def context(texts: Texts, tasks: Tasks) -> Context:
    """Surroundings without services: enough for the parts of pages."""
    return Context(None, texts, tasks, Settings(language=Language.EN))


@pytest.fixture
def program(tmp_path: Path) -> Iterator[Program]:
    """Give the program, in English, without a register yet."""
    made = start(tmp_path, language=Language.EN)
    yield made
    made.close()


@pytest.fixture
def opening(program: Program, texts: Texts, tasks: Tasks) -> Iterator[Opening]:
    """Open windows of the program that are closed after the test."""
    made = Opening(program, texts, tasks)
    yield made
    made.close()


@pytest.fixture(
    params=product(
        (Theme.LIGHT, Theme.DARK), ((1440, 900, 1.0), (1280, 800, 1.0), (960, 600, 1.0), (960, 600, 2.0))
    ),
    ids=str,
)
def in_long_words(request: pytest.FixtureRequest) -> Callable[[Stage], None]:
    """Show a window with words far longer than English ones: in both themes, from a wide window to a narrow one."""
    theme, (width, height, scale) = request.param

    def show(stage: Stage) -> None:
        look().choose(theme, scale)
        stage.window.context.texts.speak(Stretched(Language.EN, LOCALE))
        stage.window.resize(width, height)
        stage.rest()

    return show


class OpenGazetteer(Gazetteer):
    """Stays open when a test's register is closed: to unpack it takes seconds, to read its keys most of one."""

    def close(self) -> None:
        """Leave it open."""


@pytest.fixture(scope="session")
def open_gazetteer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Gazetteer]:
    """Give the shipped gazetteer, unpacked and opened once for all tests."""
    made = OpenGazetteer(Shelf(tmp_path_factory.mktemp("gazetteer")))
    yield made
    Gazetteer.close(made)


@pytest.fixture
def gazetteer(open_gazetteer: Gazetteer, tmp_path: Path) -> Candidates:
    """Give what is asked of the gazetteer."""
    made = Candidates(tmp_path)
    vars(made)["gazetteer"] = open_gazetteer
    return made


@pytest.fixture
def services(program: Program, empty_register: Path, gazetteer: Candidates) -> Services:
    """Give an empty register, and the gazetteer to ask."""
    lay(empty_register, program.paths.data)
    made = program.open_register()
    vars(made)["candidates"] = gazetteer
    return made


@pytest.fixture
def work(
    qapp: QApplication, tmp_path: Path, empty_register: Path, open_gazetteer: Gazetteer
) -> Iterator[Running]:
    """Give the program with all its pages, over an empty register."""
    with running(qapp, lay(empty_register, tmp_path / "data")) as made:
        vars(made.services.candidates)["gazetteer"] = open_gazetteer
        yield made
