from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.fronts import Running, running
from tests.ui.driving import until

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication


@pytest.fixture
def work(qapp: QApplication, tmp_path: Path) -> Iterator[Running]:
    """Give the program where nothing is yet."""
    with running(qapp, tmp_path / "data", wait=False) as made:
        until(lambda: made.window.current == "welcome")
        yield made
