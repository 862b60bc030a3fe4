"""What others write into the register while a window shows it: a second window, a colleague, a command."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer

from twincities.ui.errors import sentence

if TYPE_CHECKING:
    from twincities.domain.changes import Changed
    from twincities.ui.context import Context

EVERY = 2000
"""Milliseconds between two looks; one takes a seventh of a millisecond on a register of a whole country."""


class Others(QObject):
    """Tells the pages of a window what others wrote, as if it had been done here."""

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._timer = QTimer(self, interval=EVERY)
        self._timer.setTimerType(Qt.TimerType.VeryCoarseTimer)
        self._timer.timeout.connect(self.look)

    def follow(self) -> None:
        """Look from now on at whatever register is open."""
        self._timer.start()
        self.look()

    def look(self) -> None:
        """Tell what is new. A register that cannot be read just now is asked again; whoever opens a page says why."""
        services = self._context.services
        if services is None:
            return
        heard: Changed | None = None
        try:
            heard = services.news.heard()
        except Exception as error:
            if sentence(error, self._context.texts) is None:
                raise
        if heard is not None:
            self._context.changed.emit(heard)

    def end(self) -> None:
        """Look no more."""
        self._timer.stop()
