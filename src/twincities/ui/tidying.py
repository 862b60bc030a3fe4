"""The cleaner of Python's memory, kept to the window's own thread (docs/decisions/0021).

Python runs it in whichever thread makes the object that is one too many. In a thread of `Tasks` it would end objects of
Qt's that a window left behind: their end holds a lock of Qt's and waits for Python's, while the window, making a field,
holds Python's and waits for Qt's. Neither ever goes on.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

BEGIN = 5_000
"""Milliseconds after which what a start made is set aside: hardly any is garbage, and a look at it takes 0.1 s."""
EVERY = 1_000
"""Milliseconds between two looks."""
FULL = (700, 10, 10)
"""What a generation holds when it is looked through: objects, then looks through the younger one, as Python has it."""


def tidy() -> None:
    """Look through the oldest generation that is full, in the calling thread."""
    counts = gc.get_count()
    full = [generation for generation, most in enumerate(FULL) if counts[generation] > most]
    if full:
        gc.collect(full[-1])


class Tidying(QObject):
    """Stops Python's own cleaner for good, and looks for garbage from the loop of the thread it is made in."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY)
        self._timer.timeout.connect(tidy)
        QTimer.singleShot(BEGIN, self, self._begin)

    def _begin(self) -> None:
        gc.freeze()
        self._timer.start()
