from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.fronts import Running, running, with_register

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication


@pytest.fixture
def work(qapp: QApplication, tmp_path: Path, empty_register: Path) -> Iterator[Running]:
    """Give the program over an empty register."""
    with running(qapp, with_register(tmp_path / "data", empty_register)) as made:
        yield made
