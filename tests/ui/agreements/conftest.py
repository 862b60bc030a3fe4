from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.keeping import keep
from tests.ui.agreements.registers import Written, write_register
from tests.ui.agreements.scenes import Scene, open_window

if TYPE_CHECKING:
    from pathlib import Path

    from tests.ui.scenes import Opening


@pytest.fixture(scope="session")
def kept_register(empty_register: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Written]:
    return keep(empty_register, tmp_path_factory.mktemp("agreements"), write_register)


@pytest.fixture
def scene(opening: Opening, kept_register: tuple[Path, Written]) -> Scene:
    """Open the window over a register with documents of all kinds."""
    return opening.over(kept_register, open_window)


@pytest.fixture
def empty_scene(opening: Opening, empty_register: Path) -> Scene:
    """Open the window over a register without agreements."""
    return opening.over((empty_register, Written(None, {})), open_window)  # type: ignore[arg-type] # nothing was kept
