from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.ui.today.ground import TODAY
from tests.ui.today.registers import ground, kept_ground, nothing, program
from tests.ui.today.scenes import Scene, open_scene
from twincities.ui.anniversaries.page import AnniversariesPage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.ui.today.ground import Ground
    from twincities.ui.context import Context
    from twincities.ui.tasks import Tasks
    from twincities.ui.texts import Texts
    from twincities.wiring import Program

__all__ = ["ground", "kept_ground", "nothing", "program"]


def make(context: Context) -> AnniversariesPage:
    return AnniversariesPage(context, today=lambda: TODAY)


@pytest.fixture
def scene(program: Program, texts: Texts, tasks: Tasks, ground: Ground) -> Iterator[Scene]:
    made = open_scene(program, texts, tasks, ground, "anniversaries", make)
    yield made
    made.window.close()
    tasks.stop()


@pytest.fixture
def empty_scene(program: Program, texts: Texts, tasks: Tasks, nothing: Ground) -> Iterator[Scene]:
    made = open_scene(program, texts, tasks, nothing, "anniversaries", make)
    yield made
    made.window.close()
    tasks.stop()
