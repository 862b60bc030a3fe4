"""The register, a record and its form arranged for their pictures."""

from __future__ import annotations

import tempfile
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from tests.ui.driving import rest
from tests.ui.partnerships.registers import TODAY, write_register
from twincities.domain.vocabularies import LegalStatus, StatusEventKind
from twincities.i18n import Language
from twincities.services.register_filter import PartnershipQuery
from twincities.services.visit_filter import Viewer
from twincities.ui.main_window import MainWindow
from twincities.ui.navigation import Page
from twincities.ui.partnerships.editor import PartnershipEditor
from twincities.ui.partnerships.page import TITLE, PartnershipsPage
from twincities.ui.partnerships.record_page import RecordPage
from twincities.ui.theme.icons import Icon
from twincities.wiring import start

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from tests.ui.visits.pictures import Arranged
    from twincities.ui.context import Context
    from twincities.wiring import Services

PREVIEWED = 80


def partnership_pages() -> list[Arranged]:
    """Return what is to be pictured: name, page, services, arrangement."""
    register = _page(lambda context: PartnershipsPage(context, today=lambda: TODAY))
    record = _page(lambda context: RecordPage(context, lambda: TODAY))
    editor = _page(lambda context: PartnershipEditor(context, lambda: TODAY))
    scenes: tuple[tuple[str, Page, Callable[[QWidget], None]], ...] = (
        ("02_register", register, lambda _page: None),
        ("02_register_filtered", register, _filtered),
        ("02_register_selected", register, _selected),
        ("03_record", record, lambda page: _open(page, "")),
        ("03_record_commitments", record, lambda page: _open(page, "#commitments")),
        ("03_record_origin", record, _origin),
        ("03_record_sides", record, _sides),
        ("03_record_decision", record, _decision),
        ("03_partnership_editor", editor, lambda page: _open(page, "")),
    )
    return [(name, page, _register, partial(_arranged, arrange)) for name, page, arrange in scenes]


def _page(make: Callable[[Context], QWidget]) -> Page:
    return Page("partnerships", TITLE, Icon.PARTNERSHIP, make)


def _register() -> Services:
    services = start(Path(tempfile.mkdtemp(prefix="pictures-"))).open_register(create=True)
    write_register(services)
    return services


def _arranged(arrange: Callable[[QWidget], None], window: MainWindow, page: QWidget) -> None:
    rest()
    arrange(page)
    rest()


def _filtered(page: QWidget) -> None:
    assert isinstance(page, PartnershipsPage)
    statuses = (LegalStatus.IN_FORCE, LegalStatus.EXPIRED, LegalStatus.UNCONFIRMED)
    page.show_query(PartnershipQuery(statuses=statuses))
    page.filters.open_filter("activities")


def _selected(page: QWidget) -> None:
    assert isinstance(page, PartnershipsPage)
    page.table.selectAll()


def _open(page: QWidget, more: str) -> None:
    """Open the oldest partnership."""
    assert isinstance(page, RecordPage | PartnershipEditor)
    window = page.window()
    assert isinstance(window, MainWindow)
    services: Services = window.context.services
    viewer = Viewer(Language.RU, TODAY, 10)
    (row,) = services.register.rows(services.register.ids(PartnershipQuery(), viewer, 1), viewer)
    page.open_record(f"{row.key}{more}")


def _sides(page: QWidget) -> None:
    _open(page, "#sides")
    page.setFocus()


def _decision(page: QWidget) -> None:
    _open(page, "")
    assert isinstance(page, RecordPage)
    page.deeds.decide(StatusEventKind.ENDED)


def _origin(page: QWidget) -> None:
    _open(page, "")
    assert isinstance(page, RecordPage)
    window = page.window()
    assert isinstance(window, MainWindow)
    rest()
    page.show_origin()
