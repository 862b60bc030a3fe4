"""How long the window takes from a key pressed in the journal's search box to the rows it stands for, painted."""

from __future__ import annotations

import os
import statistics
import tempfile
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.benchmarks.measuring import Figure, Ground, p95
from tests.benchmarks.searching import words_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.fronts import Running

GOAL = 25.0
LETTERS = 8
"""Of each word; a word that is in the register is found at each of its letters."""
PAINTED_AT_MOST = 5.0
"""Seconds after which a key is given up."""


def figures(ground: Ground) -> list[Figure]:
    """Measure each key of some words typed one letter after the other; the box is emptied in between."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415 - only this measurement needs a window

    from tests.fronts import running  # noqa: PLC0415 - as above
    from twincities.paths import shipped  # noqa: PLC0415 - as above
    from twincities.ui.theme.appearance import set_up  # noqa: PLC0415 - as above

    register = ground.register()
    _rare, common, places = words_of(register)
    register.close()
    application = QApplication([])
    set_up(application, shipped("resources"))
    with (
        tempfile.TemporaryDirectory() as folder,
        running(application, Path(folder), register.path) as work,
    ):
        taken = _typed(work, [word.split()[0][:LETTERS] for word in (*common, *places[:6], "2015")])
    return [
        Figure("key pressed until its rows are painted, median ms", statistics.median(taken)),
        Figure("key pressed until its rows are painted, p95 ms", p95(taken), GOAL),
    ]


def _typed(work: Running, words: list[str]) -> list[float]:
    from tests.ui.driving import settle, type_text  # noqa: PLC0415 - needs a window

    page: Any = work.page("visits")
    work.until(lambda: len(page.table.model_.ids) > 0)
    taken = []
    for word in words:
        page.filters.focus_search()
        taken += [_key(page, partial(type_text, letter)) for letter in word]
        page.filters.reset()
        work.until(lambda: not page.filters.query.text)
        settle()
    return taken


def _key(page: Any, press: Any) -> float:  # noqa: ANN401 - the page under test, what presses the key
    """Return the milliseconds from the key to the first painting of the answer."""
    from tests.ui.driving import settle  # noqa: PLC0415 - needs a window

    times: list[float] = []
    answers: list[float] = []
    eye = _eye(page.table.viewport(), lambda: times.append(time.perf_counter()))
    page.feed.answered.connect(answered := lambda *_: answers.append(time.perf_counter()))
    began = time.perf_counter()
    press()
    while time.perf_counter() - began < PAINTED_AT_MOST:
        settle()
        if answers and any(painted > answers[0] for painted in times):
            break
    page.feed.answered.disconnect(answered)
    page.table.viewport().removeEventFilter(eye)
    painted = next(at for at in times if at > answers[0])
    return (painted - began) * 1_000


def _eye(viewport: Any, seen: Callable[[], object]) -> Any:  # noqa: ANN401 - widgets of the page under test
    from PySide6.QtCore import QEvent, QObject, QTimer  # noqa: PLC0415 - needs a window

    class Eye(QObject):
        """Sees a widget painted, and says so once that is over."""

        def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Paint:
                QTimer.singleShot(0, seen)
            return False

    eye = Eye(viewport)
    viewport.installEventFilter(eye)
    return eye
