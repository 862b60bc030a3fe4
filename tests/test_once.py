from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from time import sleep

from twincities.once import once


class House:
    def __init__(self) -> None:
        self.made = 0

    @once
    def door(self) -> object:
        """Slow enough to be asked for meanwhile."""
        self.made += 1
        sleep(0.02)
        return object()


def test_threads_that_ask_at_the_same_time_get_the_same() -> None:
    house, together = House(), Barrier(4)

    def ask() -> object:
        together.wait()
        return house.door

    with ThreadPoolExecutor(4) as threads:
        doors = {id(asked.result()) for asked in [threads.submit(ask) for _ in range(4)]}
    assert len(doors) == 1
    assert house.made == 1


def test_each_has_its_own() -> None:
    assert House().door is not House().door
