"""Today, Anniversaries and Commitments arranged for their pictures."""

from __future__ import annotations

import tempfile
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.ui.driving import rest, type_text, until
from tests.ui.today.ground import TODAY, write_ground
from twincities.i18n import NP_
from twincities.ui.anniversaries.page import AnniversariesPage
from twincities.ui.briefing.page import BriefingPage
from twincities.ui.commitments.page import CommitmentsPage
from twincities.ui.navigation import Page
from twincities.ui.palette.palette import Palette
from twincities.ui.theme.icons import Icon
from twincities.ui.today.page import TodayPage
from twincities.wiring import start

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from twincities.ui.main_window import MainWindow
    from twincities.wiring import Services

Arranged = tuple[str, Page, "Callable[[], object]", "Callable[[MainWindow, QWidget], None] | None"]
SETTLED = 80


def today_pages() -> list[Arranged]:
    """Return what is to be pictured: name, page, services, arrangement."""
    pages = {
        "today": Page("today", NP_("page", "Today"), Icon.TODAY, partial(_made, TodayPage)),
        "anniversaries": Page(
            "anniversaries",
            NP_("page", "Anniversaries"),
            Icon.ANNIVERSARY,
            partial(_made, AnniversariesPage),
        ),
        "commitments": Page(
            "commitments", NP_("page", "Commitments"), Icon.COMMITMENT, partial(_made, CommitmentsPage)
        ),
        "briefing": Page(
            "briefing", NP_("page", "Briefing for a visit"), Icon.REPORTS, partial(_made, BriefingPage)
        ),
    }
    scenes: tuple[tuple[str, str, Callable[[Any], None]], ...] = (
        ("01_today", "today", lambda _page: None),
        ("15_command_palette", "today", _found),
        ("07_anniversaries", "anniversaries", lambda page: page.show_year(2027)),
        ("07_anniversaries_list", "anniversaries", _listed),
        ("07_anniversaries_calendar", "anniversaries", lambda page: page.export()),
        ("07_anniversaries_plan", "anniversaries", _planned),
        ("08_commitments", "commitments", lambda _page: None),
        ("08_commitments_preview", "commitments", _previewed),
        ("08_commitments_form", "commitments", lambda page: page.deeds.edit()),
        ("17_briefing", "briefing", _briefed),
    )
    return [(name, pages[page], _ground, partial(_arranged, act)) for name, page, act in scenes]


def _found(page: TodayPage) -> None:
    palette = Palette(page.context, page.window())
    palette.open()
    type_text("stev")
    until(lambda: not palette.seeking)


def _made(kind: Any, context: object) -> QWidget:  # noqa: ANN401 - one of the three pages
    page: QWidget = kind(context, today=lambda: TODAY)
    return page


def _ground() -> Services:
    services = start(Path(tempfile.mkdtemp(prefix="pictures-"))).open_register(create=True)
    write_ground(services)
    return services


def _arranged(arrange: Callable[[Any], None], _window: MainWindow, page: Any) -> None:  # noqa: ANN401 - as above
    rest()
    arrange(page)
    rest()


def _listed(page: AnniversariesPage) -> None:
    page.show_year(2027)
    page.header.choose_list()


def _briefed(page: BriefingPage) -> None:
    services: Services = page.context.services
    (tie, *_) = services.partnerships.suggest("Grosseto", page.context.texts.words)
    page.open_record(tie.key)
    page.setFocus()


def _planned(page: AnniversariesPage) -> None:
    services: Services = page.context.services
    (tie, *_) = services.partnerships.suggest("Grosseto", page.context.texts.words)
    page.plan(tie.key)


def _previewed(page: CommitmentsPage) -> None:
    page.toggle_side()
    page.table.choose_row(4)
