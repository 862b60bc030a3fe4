"""The register with something of every kind, written once and copied for each test."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from tests.ui.today.ground import Ground, write_ground
from twincities.i18n import Language
from twincities.paths import REGISTER_FILE
from twincities.wiring import start

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from twincities.wiring import Program


@pytest.fixture(scope="session")
def kept_ground(empty_register: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Ground]:
    folder = tmp_path_factory.mktemp("ground")
    shutil.copy(empty_register, folder / REGISTER_FILE)
    program = start(folder)
    ground = write_ground(program.open_register())
    program.close()
    return folder / REGISTER_FILE, ground


@pytest.fixture
def ground(program: Program, kept_ground: tuple[Path, Ground]) -> Ground:
    """Put the register where the program looks for it."""
    path, ground = kept_ground
    shutil.copy(path, program.paths.register)
    program.paths.register.chmod(0o600)
    return ground


@pytest.fixture
def nothing(program: Program, empty_register: Path) -> Ground:
    """Put an empty register where the program looks for it."""
    shutil.copy(empty_register, program.paths.register)
    program.paths.register.chmod(0o600)
    return Ground({}, {}, {})


@pytest.fixture
def program(tmp_path: Path) -> Iterator[Program]:
    made = start(tmp_path, language=Language.EN)
    yield made
    made.close()
