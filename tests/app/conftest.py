from __future__ import annotations

import os

# Before the first import of Qt: tests need no screen.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from typing import TYPE_CHECKING

import pytest

from tests.fronts import Running, running
from tests.keeping import lay
from twincities.paths import shipped
from twincities.settings import Theme
from twincities.ui.theme.appearance import set_up

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication


@pytest.fixture(autouse=True)
def appearance(qapp: QApplication) -> Iterator[None]:
    """Give the application its look, and light colours at 100 % back after whatever a test made of it."""
    made = set_up(qapp, shipped("resources"))
    yield
    made.choose(Theme.LIGHT, 1.0)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Return a data directory in which nothing is yet."""
    return tmp_path / "data"


@pytest.fixture
def program(qapp: QApplication, data: Path, empty_register: Path) -> Iterator[Running]:
    """Give the program over an empty register."""
    with running(qapp, lay(empty_register, data)) as work:
        yield work
