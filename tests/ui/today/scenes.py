"""A page of the first issue's three, in its window over a register of its own, on 23 November 2026."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tests.ui.scenes import OTHER, Stage, set_up
from twincities.ui.navigation import Page
from twincities.ui.theme.icons import Icon

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from tests.ui.today.ground import Ground
    from twincities.ui.context import Context
    from twincities.ui.tasks import Tasks
    from twincities.ui.texts import Texts
    from twincities.wiring import Program

OTHERS = (
    "visits",
    "partnerships",
    "agreements",
    "agreement",
    "commitments",
    "anniversaries",
    "partnership",
    "settings",
    "partnership-editor",
    "visit-editor",
    "history",
    "welcome",
)


@dataclass
class Scene(Stage):
    """The window at one page."""

    page: Any
    ground: Ground

    def asked_of(self, page: str) -> Any:  # noqa: ANN401 - a key or a query
        """Return what another page was asked for last; it must be the one that is shown."""
        assert self.window.current == page
        return self.stand(page).asked[-1]


def open_scene(
    program: Program,
    texts: Texts,
    tasks: Tasks,
    ground: Ground,
    name: str,
    make: Callable[[Context], QWidget],
) -> Scene:
    """Open the window at a page."""
    others = (one for one in OTHERS if one != name)
    stage = set_up(program, texts, tasks, [Page(name, OTHER, Icon.TODAY, make)], others)
    return Scene(**vars(stage), page=stage.window.page(name), ground=ground)
