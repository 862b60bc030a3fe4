from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from tests.ui.partnerships.registers import Written, write_register
from tests.ui.partnerships.scenes import Scene, open_window
from twincities.i18n import Language
from twincities.paths import REGISTER_FILE
from twincities.services.candidates import Candidates
from twincities.wiring import start

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from twincities.ui.tasks import Tasks
    from twincities.ui.texts import Texts
    from twincities.wiring import Program


@pytest.fixture(scope="session")
def kept_register(empty_register: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Written]:
    folder = tmp_path_factory.mktemp("partnerships")
    shutil.copy(empty_register, folder / REGISTER_FILE)
    program = start(folder)
    written = write_register(program.open_register())
    program.close()
    return folder / REGISTER_FILE, written


@pytest.fixture(scope="session")
def gazetteer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Candidates]:
    """Give the gazetteer, unpacked once for all tests."""
    made = Candidates(tmp_path_factory.mktemp("gazetteer"))
    yield made
    made.close()


@pytest.fixture
def program(tmp_path: Path) -> Iterator[Program]:
    made = start(tmp_path, language=Language.EN)
    yield made
    made.close()


@pytest.fixture
def scene(
    program: Program, texts: Texts, tasks: Tasks, kept_register: tuple[Path, Written]
) -> Iterator[Scene]:
    """Open the window over a register with ten partnerships."""
    path, written = kept_register
    shutil.copy(path, program.paths.register)
    program.paths.register.chmod(0o600)
    made = open_window(program, texts, tasks, written)
    yield made
    made.window.close()
    tasks.stop()


@pytest.fixture
def empty_scene(program: Program, texts: Texts, tasks: Tasks, empty_register: Path) -> Iterator[Scene]:
    """Open the window over a register without partnerships."""
    shutil.copy(empty_register, program.paths.register)
    program.paths.register.chmod(0o600)
    made = open_window(program, texts, tasks, Written({}, {}, ""))  # type: ignore[arg-type] # nothing was kept
    yield made
    made.window.close()
    tasks.stop()
