"""The Visits page arranged for its pictures: the journal, a filter, nothing found, several selected, a paper."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from tests.ui.driving import rest
from tests.ui.visits.journals import TODAY, write_journal
from twincities.domain.vocabularies import Direction, VisitStatus
from twincities.ui.navigation import Page
from twincities.ui.theme.icons import Icon
from twincities.ui.visits.page import TITLE, VisitsPage
from twincities.wiring import start

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from twincities.ui.main_window import MainWindow
    from twincities.wiring import Services

Arranged = tuple[str, Page, "Callable[[], object]", "Callable[[MainWindow, QWidget], None] | None"]
PREVIEWED = 80


def visits_pages() -> list[Arranged]:
    """Return what is to be pictured: name, page, services, arrangement."""
    page = Page("visits", TITLE, Icon.VISIT, lambda context: VisitsPage(context, today=lambda: TODAY))
    scenes = (
        ("02_visits", _founding),
        ("02_visits_filtered", _filtered),
        ("02_visits_nothing_found", _nothing_found),
        ("02_visits_selected", _selected),
        ("09_visit_report", _report),
    )
    return [(name, page, _journal, partial(_arranged, arrange)) for name, arrange in scenes]


def _journal() -> Services:
    services = start(Path(tempfile.mkdtemp(prefix="pictures-"))).open_register(create=True)
    write_journal(services)
    return services


def _arranged(arrange: Callable[[VisitsPage], None], _window: MainWindow, page: QWidget) -> None:
    assert isinstance(page, VisitsPage)
    rest()
    arrange(page)
    rest()


def _founding(page: VisitsPage) -> None:
    row = next(n for n in page.feed.rows(page.table.model_.ids) if n is not None and n.outcomes)
    page.table.select_id(row.id)


def _filtered(page: VisitsPage) -> None:
    wanted = {"directions": (Direction.INCOMING, Direction.OUTGOING), "statuses": (VisitStatus.HELD,)}
    page.filters.show_query(replace(page.filters.query, **wanted))  # type: ignore[arg-type] # terms of the query
    rest()
    page.filters.open_filter("statuses")


def _nothing_found(page: VisitsPage) -> None:
    wanted = {"directions": (Direction.ONLINE,), "statuses": (VisitStatus.CLOSED,)}
    page.filters.show_query(replace(page.filters.query, **wanted))  # type: ignore[arg-type] # terms of the query


def _selected(page: VisitsPage) -> None:
    page.table.selectAll()


def _report(page: VisitsPage) -> None:
    _founding(page)
    rest()
    page.open_papers()
    if page.papers is not None:
        # The folder is the person's own: a picture shows a name only.
        page.papers.target.set_value(Path(page.papers.target.value()).name)
