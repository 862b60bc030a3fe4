"""Which of the two ways of drawing a map is used: the web engine where it can be had, else the window's own."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any

from twincities.ui.map.plain_stage import PlainStage

if TYPE_CHECKING:
    from collections.abc import Callable

    from twincities.ui.context import Context
    from twincities.ui.map.ground import Ground
    from twincities.ui.map.stage import Stage
    from twincities.ui.tasks import Job
    from twincities.ui.texts import Texts

log = logging.getLogger("twincities.map")


def import_engine(_job: Job[Any] | None = None) -> Callable[[Texts], Stage]:
    """Import what the web engine needs and return how to make its stage; ImportError where it is not installed."""
    import twincities.geo.map_page  # noqa: F401, PLC0415 - folium: not before a map is wanted
    from twincities.ui.map.web_stage import WebStage  # noqa: PLC0415 - the web engine takes 80 MB

    return WebStage


def bring_in(ground: Ground, context: Context, *, web: bool | None, on_refused: Callable[[], object]) -> None:
    """Put in what draws: the web engine's modules are imported in a thread, the window answers meanwhile.

    `web` asks for one of the two; `on_refused` is called where the engine cannot be used.
    """

    def refused(error: Exception) -> None:
        log.warning("the web engine cannot be used: %s", type(error).__name__)
        on_refused()
        ground.set_stage(PlainStage())

    def make(stage: Callable[[Texts], Stage]) -> None:
        try:
            ground.set_stage(stage(context.texts))
        except (OSError, RuntimeError) as error:
            refused(error)

    if web is False:
        ground.set_stage(PlainStage())
    else:
        context.tasks.run(import_engine, make, refused, owner=ground, lane="engine")
