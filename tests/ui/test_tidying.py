from __future__ import annotations

import gc
import threading
import weakref
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject

from tests.ui.driving import until
from twincities.ui import tidying
from twincities.ui.tidying import Tidying

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication

    from twincities.ui.tasks import Tasks


@pytest.fixture
def at_once(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[Tidying]:
    """Tidy up without the pause after a start, which is set aside."""
    monkeypatch.setattr(tidying, "BEGIN", 0)
    monkeypatch.setattr(tidying, "EVERY", 10)
    before = gc.get_freeze_count()
    made = Tidying()
    until(lambda: gc.get_freeze_count() > before)
    yield made
    made.deleteLater()


class _Left(QObject):
    """Holds itself, as a page does whose signals are tied to its own methods."""

    def __init__(self) -> None:
        super().__init__()
        self.itself = self


def _litter(_job: object) -> list[object]:
    """Make a hundred times what a generation holds."""
    return [[{}] for _ in range(100 * tidying.FULL[0])]


def test_a_thread_ends_nothing_of_the_windows_however_much_it_makes(at_once: Tidying, tasks: Tasks) -> None:
    ends: list[int] = []
    heap: list[object] = []
    weakref.finalize(_Left(), lambda: ends.append(threading.get_ident()))
    tasks.run(_litter, heap.append, lambda error: pytest.fail(str(error)))
    until(lambda: ends)
    assert ends == [threading.get_ident()]


def test_python_looks_for_nothing_by_itself(at_once: Tidying) -> None:
    assert not gc.isenabled()


def test_the_older_generations_are_looked_through_when_they_are_full() -> None:
    looked: list[int] = []

    def note(phase: str, info: dict[str, int]) -> None:
        if phase == "start":
            looked.append(info["generation"])

    gc.collect()
    gc.callbacks.append(note)
    try:
        for _ in range(150):
            kept: list[object] = [[] for _ in range(2 * tidying.FULL[0])]
            tidying.tidy()
            del kept
    finally:
        gc.callbacks.remove(note)
    assert looked.count(0) > looked.count(1) > looked.count(2) > 0
