"""The register with something of every kind, written once and copied for each test, and a page over it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.keeping import keep, lay
from tests.ui.today.ground import Ground, write_ground
from tests.ui.today.scenes import Scene, open_scene

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from tests.ui.scenes import Opening
    from twincities.ui.context import Context
    from twincities.wiring import Program

RoomPage = tuple[str, "Callable[[Context], QWidget]"]
"""A page's name and what makes it: the fixture `room_page` of each room."""


@pytest.fixture(scope="session")
def kept_ground(empty_register: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Ground]:
    return keep(empty_register, tmp_path_factory.mktemp("ground"), write_ground)


@pytest.fixture
def ground(program: Program, kept_ground: tuple[Path, Ground]) -> Ground:
    """Put the register where the program looks for it."""
    path, ground = kept_ground
    lay(path, program.paths.data)
    return ground


@pytest.fixture
def nothing(program: Program, empty_register: Path) -> Ground:
    """Put an empty register where the program looks for it."""
    lay(empty_register, program.paths.data)
    return Ground({}, {}, {})


@pytest.fixture
def scene(opening: Opening, ground: Ground, room_page: RoomPage) -> Scene:
    return opening.window(open_scene, ground, *room_page)


@pytest.fixture
def empty_scene(opening: Opening, nothing: Ground, room_page: RoomPage) -> Scene:
    return opening.window(open_scene, nothing, *room_page)
