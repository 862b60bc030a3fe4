"""How long the window takes from a key pressed in the journal's search box to the rows it stands for, painted.

Keys come at a person's pace, so that what the window does between them (the rest of the rows, the preview) is met too:
a key is due at its moment, and what keeps the window from taking it counts.
"""

from __future__ import annotations

import gc
import os
import random
import statistics
import tempfile
import time
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.benchmarks.measuring import Figure, Ground, milliseconds, p95
from tests.benchmarks.searching import words_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.fronts import Running

GOAL = 25.0
LETTERS = 8
"""Of each word; a word that is in the register is found at each of its letters."""
PAUSES = (0.05, 0.45)
"""Seconds between two keys, from a quick typist's to a slow one's."""
PAINTED_AT_MOST = 5.0
"""Seconds after which a key is given up."""


def figures(ground: Ground) -> list[Figure]:
    """Measure each key of some words typed one letter after the other; the box is emptied in between."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415 - only this measurement needs a window

    from tests.fronts import running  # noqa: PLC0415 - as above
    from twincities.paths import shipped  # noqa: PLC0415 - as above
    from twincities.ui.theme.appearance import set_up  # noqa: PLC0415 - as above
    from twincities.ui.tidying import Tidying  # noqa: PLC0415 - as above

    register = ground.register()
    _rare, common, places = words_of(register)
    register.close()
    application = QApplication([])
    gc.unfreeze()
    Tidying(application)
    set_up(application, shipped("resources"))
    with (
        tempfile.TemporaryDirectory() as folder,
        running(application, Path(folder), register.path) as work,
    ):
        keys, alone = _typed(work, [word.split()[0][:LETTERS] for word in (*common, *places[:6], "2015")])
    taken, own = [key.taken for key in keys], [key.own for key in keys]
    mood = "the machine's mood in this run"
    return [
        Figure("key pressed until its rows are painted, median ms", statistics.median(taken)),
        Figure("key pressed until its rows are painted, p95 ms", p95(taken), GOAL),
        Figure("processor time of the window's thread for it, p95 ms", p95(own)),
        Figure("the rows on screen painted once more, p95 ms", p95(alone), note=mood),
    ]


@dataclass(frozen=True)
class Key:
    """One key: milliseconds from its moment to its rows, and those that the window's thread worked for it."""

    taken: float
    own: float


def _typed(work: Running, words: list[str]) -> tuple[list[Key], list[float]]:
    """Return the keys, and beside them what painting the rows once more took by itself."""
    from tests.ui.driving import settle, type_text, until  # noqa: PLC0415 - needs a window

    page: Any = work.page("visits")
    until(lambda: len(page.table.model_.ids) > 0)
    until(gc.get_freeze_count)  # what a start made is set aside, as in the program
    pace = random.Random(1)
    keys: list[Key] = []
    alone: list[float] = []
    for word in words:
        page.filters.focus_search()
        for letter in word:
            keys.append(_key(page, partial(type_text, letter), pace.uniform(*PAUSES)))
            alone += milliseconds(page.table.viewport().repaint, 1)
        page.filters.reset()
        until(lambda: not page.filters.query.text)
        settle()
    return keys, alone


def _key(page: Any, press: Any, pause: float) -> Key:  # noqa: ANN401 - the page under test, what presses the key
    """Measure from the moment at which a key is due to the first painting of its answer."""
    from tests.ui.driving import settle  # noqa: PLC0415 - needs a window

    times: list[tuple[float, float]] = []
    answers: list[float] = []
    eye = _eye(page.table.viewport(), lambda: times.append((time.perf_counter(), time.thread_time())))
    page.feed.answered.connect(answered := lambda *_: answers.append(time.perf_counter()))
    began = time.perf_counter() + pause
    _work_for(pause)
    times.clear()
    answers.clear()
    worked = time.thread_time()
    press()
    while time.perf_counter() - began < PAINTED_AT_MOST:
        settle()
        if answers and any(at > answers[0] for at, _worked in times):
            break
    page.feed.answered.disconnect(answered)
    page.table.viewport().removeEventFilter(eye)
    painted, then = next(seen for seen in times if seen[0] > answers[0])
    return Key((painted - began) * 1_000, (then - worked) * 1_000)


def _work_for(seconds: float) -> None:
    from PySide6.QtCore import QEventLoop, Qt, QTimer  # noqa: PLC0415 - needs a window

    loop = QEventLoop()
    over = QTimer(singleShot=True, timerType=Qt.TimerType.PreciseTimer)
    over.timeout.connect(loop.quit)
    over.start(round(seconds * 1_000))
    loop.exec()


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
