"""What the tests of the page of anniversaries look at."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.ui.today.scenes import Scene
    from twincities.ui.anniversaries.pills import Pill


def pills(scene: Scene) -> list[Pill]:
    found: list[Pill] = scene.page.views.year_view.pills
    return found


def said(scene: Scene) -> list[tuple[str, int, bool]]:
    return [(one.one.title, one.one.years, one.one.jubilee) for one in pills(scene)]


def year(scene: Scene, wanted: int) -> None:
    scene.page.show_year(wanted)
    scene.rest()
