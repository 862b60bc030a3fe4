"""What is made when it is first asked for, and once, whichever threads ask."""

from __future__ import annotations

from functools import cached_property
from threading import RLock
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")


class _Once(cached_property[T]):
    """Lets one thread at a time make the value: Python's own kept no lock from 3.12 on, and gave two threads two."""

    def __init__(self, make: Callable[[Any], T]) -> None:
        super().__init__(make)
        self._turn = RLock()

    def __get__(self, instance: Any, owner: type | None = None) -> Any:  # noqa: ANN401 - as it is overridden
        with self._turn:
            return super().__get__(instance, owner)


def once(make: Callable[[Any], T]) -> cached_property[T]:
    """Turn a method into a property that is made by the first who asks; the others wait and get the same."""
    return _Once(make)
