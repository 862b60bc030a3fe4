"""The Map page arranged for its pictures: a partner's card, our city's card, the list, the map without a web engine."""

from __future__ import annotations

import tempfile
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from tests.ui.driving import pause, until
from tests.ui.map.scenes import TODAY, furnish
from twincities.ui.map.head import TITLE
from twincities.ui.map.page import MapPage
from twincities.ui.navigation import Page
from twincities.ui.theme.icons import Icon
from twincities.wiring import start

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from twincities.ui.main_window import MainWindow
    from twincities.wiring import Services

Arranged = tuple[str, Page, "Callable[[], object]", "Callable[[MainWindow, QWidget], None] | None"]
PAGES = ("partnership", "place")
DRAWN = 300
"""Milliseconds after which the engine has drawn what it was told."""


def map_pages() -> list[Arranged]:
    """Return what is to be pictured: name, page, services, arrangement."""
    scenes = (
        ("06_map", True, _partner),
        ("06_map_own", True, _own),
        ("06_map_list", True, _list),
        ("06_map_plain", False, _partner),
    )
    return [(name, _page(web=web), _register, partial(_arranged, arrange)) for name, web, arrange in scenes]


def _page(*, web: bool) -> Page:
    def make(context: object) -> MapPage:
        return MapPage(context, today=lambda: TODAY, pages=PAGES, web=web)  # type: ignore[arg-type] # the window's

    return Page("map", TITLE, Icon.MAP, make)


def _register() -> Services:
    program = start(Path(tempfile.mkdtemp(prefix="pictures-")))
    furnish(program)
    assert program.services is not None
    return program.services


def _arranged(arrange: Callable[[MapPage], None], _window: MainWindow, page: QWidget) -> None:
    assert isinstance(page, MapPage)
    _rest(page)
    arrange(page)
    _rest(page)


def _rest(page: MapPage) -> None:
    pause(DRAWN)
    until(lambda: not page.context.tasks.busy and page.drawn.all)
    pause(DRAWN)


def _choose(page: MapPage, country: str) -> None:
    page.choose(next(city.id for city in page.picture.cities if city.country == country))


def _partner(page: MapPage) -> None:
    _choose(page, "GB")


def _own(page: MapPage) -> None:
    _choose(page, "KZ")


def _list(page: MapPage) -> None:
    page.toggle_list()
