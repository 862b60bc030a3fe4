from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.ui.map.scenes import MapScene, furnish, open_window
from twincities.i18n import Language
from twincities.wiring import start

if TYPE_CHECKING:
    from collections.abc import Iterator

    from twincities.ui.tasks import Tasks
    from twincities.ui.texts import Texts
    from twincities.wiring import Program

ENGINE_NOISE = "RHI|QRhi|Vulkan|GBM|GPUInfo|propagateSizeHints"
"""What Qt's web engine says of a screen without a graphics card."""
HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Overlook it: the first of a test's markers counts."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.qt_log_ignore(ENGINE_NOISE, extend=True), append=False)


@pytest.fixture(scope="session")
def kept_map(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a data directory with the example register and some coordinates; to be copied, not opened."""
    folder = tmp_path_factory.mktemp("map") / "data"
    program = start(folder)
    furnish(program)
    program.close()
    return folder


@pytest.fixture
def program(kept_map: Path, tmp_path: Path) -> Iterator[Program]:
    shutil.copytree(kept_map, tmp_path / "data")
    made = start(tmp_path / "data", language=Language.EN)
    made.open_register()
    yield made
    made.close()


@pytest.fixture
def scene(program: Program, texts: Texts, tasks: Tasks) -> Iterator[MapScene]:
    """Open the window over the example register, its map drawn by the window itself."""
    made = open_window(program, texts, tasks, web=False)
    yield made
    made.end(tasks)


@pytest.fixture
def web_scene(program: Program, texts: Texts, tasks: Tasks) -> Iterator[MapScene]:
    """Open the window with the map in the web engine."""
    made = open_window(program, texts, tasks, web=True)
    yield made
    made.end(tasks)
