"""What a person asks for by keys before there is the answer that the keys are meant for."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


class Ahead:
    """Keeps what is to be done until the answer is there, and does it in the order in which it was asked for."""

    def __init__(self) -> None:
        self._acts: list[Callable[[], object]] = []

    def __bool__(self) -> bool:
        """Tell whether anything waits."""
        return bool(self._acts)

    def add(self, act: Callable[[], object]) -> None:
        """Do something once the answer is there."""
        self._acts.append(act)

    def forget(self) -> None:
        """Do nothing of it: something else was asked meanwhile."""
        self._acts.clear()

    def catch_up(self) -> None:
        """Do all of it now; what is done may well forget the rest."""
        while self._acts:
            self._acts.pop(0)()
