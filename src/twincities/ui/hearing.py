"""Hearing what happens in a window, without listening to the whole application.

A filter on the application is called for every object in the process, those of the web engine among them. Some of
these are built without type information, and giving them to Python ends the process. So nobody listens there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

if TYPE_CHECKING:
    from PySide6.QtCore import QObject


class Hearing:
    """Lets an event filter hear all widgets that a window has at that moment, until it is let go."""

    def __init__(self, window: QWidget, listener: QObject) -> None:
        self._listener = listener
        self._heard = [window, *window.findChildren(QWidget)]
        for widget in self._heard:
            widget.installEventFilter(listener)

    def end(self) -> None:
        """Stop hearing."""
        for widget in self._heard:
            if isValid(widget):
                widget.removeEventFilter(self._listener)
        self._heard = []
