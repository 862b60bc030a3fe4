"""The steps of typing: what Ctrl+Z takes back before it turns to records."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING

from twincities.ui.forms.content import says_same

if TYPE_CHECKING:
    from twincities.ui.forms.content import Content

MOST = 100


class Steps:
    """The states of one form, from the one it began with to the present one."""

    def __init__(self, blank: Content) -> None:
        self._now = blank
        self._past: list[Content] = []
        self._ahead: list[Content] = []

    def begin(self, content: Content) -> None:
        """Begin another form."""
        self._now, self._past, self._ahead = deepcopy(content), [], []

    def record(self, content: Content) -> bool:
        """End a step; False where nothing was done."""
        if says_same(content, self._now):
            return False
        self._past.append(self._now)
        del self._past[:-MOST]
        self._ahead.clear()
        self._now = deepcopy(content)
        return True

    def back(self) -> Content | None:
        """Return the state before the last step, None where there is none."""
        return self._step(self._past, self._ahead)

    def ahead(self) -> Content | None:
        """Return the state that was taken back last, None where there is none."""
        return self._step(self._ahead, self._past)

    def _step(self, source: list[Content], target: list[Content]) -> Content | None:
        if not source:
            return None
        target.append(self._now)
        self._now = source.pop()
        return self._now
