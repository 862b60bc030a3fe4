from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.keeping import keep, lay
from tests.ui.visits.journals import Journal, write_journal
from tests.ui.visits.scenes import Scene, open_window

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from twincities.ui.tasks import Tasks
    from twincities.ui.texts import Texts
    from twincities.wiring import Program


@pytest.fixture(scope="session")
def kept_journal(empty_register: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Journal]:
    return keep(empty_register, tmp_path_factory.mktemp("journal"), write_journal)


@pytest.fixture
def scene(
    program: Program, texts: Texts, tasks: Tasks, kept_journal: tuple[Path, Journal]
) -> Iterator[Scene]:
    """Open the window over a register with nine visits."""
    path, journal = kept_journal
    lay(path, program.paths.data)
    made = open_window(program, texts, tasks, journal)
    yield made
    made.window.close()
    tasks.stop()


@pytest.fixture
def empty_scene(program: Program, texts: Texts, tasks: Tasks, empty_register: Path) -> Iterator[Scene]:
    """Open the window over a register without visits."""
    lay(empty_register, program.paths.data)
    made = open_window(program, texts, tasks, Journal({}, "", "", ()))  # type: ignore[arg-type] # nothing was kept
    yield made
    made.window.close()
    tasks.stop()
