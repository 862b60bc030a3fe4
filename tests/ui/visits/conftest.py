from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.keeping import keep
from tests.ui.visits.journals import Journal, write_journal
from tests.ui.visits.scenes import Scene, open_window

if TYPE_CHECKING:
    from pathlib import Path

    from tests.ui.scenes import Opening


@pytest.fixture(scope="session")
def kept_journal(empty_register: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Journal]:
    return keep(empty_register, tmp_path_factory.mktemp("journal"), write_journal)


@pytest.fixture
def scene(opening: Opening, kept_journal: tuple[Path, Journal]) -> Scene:
    """Open the window over a register with nine visits."""
    return opening.over(kept_journal, open_window)


@pytest.fixture
def empty_scene(opening: Opening, empty_register: Path) -> Scene:
    """Open the window over a register without visits."""
    return opening.over((empty_register, Journal({}, "", "", ())), open_window)  # type: ignore[arg-type] # nothing was kept
