from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.keeping import keep, lay
from tests.ui.partnerships.registers import Written, write_register
from tests.ui.partnerships.scenes import Scene, open_window

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from twincities.ui.tasks import Tasks
    from twincities.ui.texts import Texts
    from twincities.wiring import Program


@pytest.fixture(scope="session")
def kept_register(empty_register: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Written]:
    return keep(empty_register, tmp_path_factory.mktemp("partnerships"), write_register)


@pytest.fixture
def scene(
    program: Program, texts: Texts, tasks: Tasks, kept_register: tuple[Path, Written]
) -> Iterator[Scene]:
    """Open the window over a register with ten partnerships."""
    path, written = kept_register
    lay(path, program.paths.data)
    made = open_window(program, texts, tasks, written)
    yield made
    made.window.close()
    tasks.stop()


@pytest.fixture
def empty_scene(program: Program, texts: Texts, tasks: Tasks, empty_register: Path) -> Iterator[Scene]:
    """Open the window over a register without partnerships."""
    lay(empty_register, program.paths.data)
    made = open_window(program, texts, tasks, Written({}, {}, ""))  # type: ignore[arg-type] # nothing was kept
    yield made
    made.window.close()
    tasks.stop()
