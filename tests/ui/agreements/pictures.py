"""The list of agreements and the form of one arranged for their pictures."""

from __future__ import annotations

import tempfile
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from tests.ui.agreements.registers import write_register
from tests.ui.driving import rest
from tests.ui.partnerships.registers import TODAY
from twincities.i18n import Language
from twincities.services.agreement_filter import AgreementQuery
from twincities.services.visit_filter import Viewer
from twincities.ui.agreements.editor import AgreementEditor
from twincities.ui.agreements.page import TITLE, AgreementsPage
from twincities.ui.main_window import MainWindow
from twincities.ui.navigation import Page
from twincities.ui.partnerships.record_page import RecordPage
from twincities.ui.theme.icons import Icon
from twincities.wiring import start

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from tests.ui.visits.pictures import Arranged
    from twincities.ui.context import Context
    from twincities.wiring import Services

PREVIEWED = 160


def agreement_pages() -> list[Arranged]:
    """Return what is to be pictured: name, page, services, arrangement."""
    listed = _page(lambda context: AgreementsPage(context, today=lambda: TODAY))
    editor = _page(lambda context: AgreementEditor(context, lambda: TODAY))
    record = _page(lambda context: RecordPage(context, lambda: TODAY))
    scenes: tuple[tuple[str, Page, Callable[[QWidget], None]], ...] = (
        ("16_agreements", listed, lambda _page: None),
        ("16_agreements_preview", listed, _choose),
        ("16_agreements_not_found", listed, _find_nothing),
        ("16_agreements_views", listed, _show_views),
        ("16_agreement_editor", editor, _open),
        ("16_agreement_errors", editor, _mistype),
        ("16_agreement_origin", editor, _ask_origin),
        ("16_agreement_word", editor, _tell),
        ("16_agreement_new", editor, _begin),
        ("03_record_agreements", record, _tie),
    )
    pictures = [(name, page, _register, partial(_arranged, arrange)) for name, page, arrange in scenes]
    return [*pictures, ("16_agreements_empty", listed, _nothing, partial(_arranged, lambda _page: None))]


def _page(make: Callable[[Context], QWidget]) -> Page:
    return Page("agreements", TITLE, Icon.AGREEMENT, make)


def _register() -> Services:
    services = start(Path(tempfile.mkdtemp(prefix="pictures-"))).open_register(create=True)
    write_register(services)
    return services


def _nothing() -> Services:
    return start(Path(tempfile.mkdtemp(prefix="pictures-"))).open_register(create=True)


def _arranged(arrange: Callable[[QWidget], None], window: MainWindow, page: QWidget) -> None:
    rest()
    arrange(page)
    rest()


def _services(page: QWidget) -> Services:
    window = page.window()
    assert isinstance(window, MainWindow)
    services: Services = window.context.services
    return services


def _open(page: QWidget) -> None:
    """Open the agreement with the nearest deadline."""
    assert isinstance(page, AgreementEditor)
    viewer = Viewer(Language.RU, TODAY, 10)
    agreements = _services(page).agreements
    (row,) = agreements.rows(agreements.ids(AgreementQuery(), viewer, 1), viewer)
    page.open_record(str(row.key))


def _choose(page: QWidget) -> None:
    assert isinstance(page, AgreementsPage)
    page.table.choose_row(1)


def _find_nothing(page: QWidget) -> None:
    assert isinstance(page, AgreementsPage)
    page.show_query(AgreementQuery(text="Bogotá", no_text=True))


def _show_views(page: QWidget) -> None:
    assert isinstance(page, AgreementsPage)
    page.views.open()


def _mistype(page: QWidget) -> None:
    """Open it with an end before its beginning, and nothing in the field that has to be filled."""
    _open(page)
    assert isinstance(page, AgreementEditor)
    page.correct({"in_force_from": "20.12.2027", "valid_until": "2016", "kind": None})
    page.check_all()
    page.refresh()


def _ask_origin(page: QWidget) -> None:
    """Ask where the day of its signing comes from."""
    _open(page)
    assert isinstance(page, AgreementEditor)
    assert page.sourcing is not None
    page.sheet.frames["signed"].control.setFocus()
    page.sourcing.show_origin()


def _tell(page: QWidget) -> None:
    """Begin another word on the day of its signing."""
    _open(page)
    assert isinstance(page, AgreementEditor)
    assert page.sourcing is not None
    page.sheet.frames["signed"].control.setFocus()
    spot = page.sheet.spot()
    assert spot is not None
    page.sourcing.tell(spot)


def _begin(page: QWidget) -> None:
    assert isinstance(page, AgreementEditor)
    page.open_record("new")


def _tie(page: QWidget) -> None:
    """Open the agreements of the partnership with the nearest deadline."""
    assert isinstance(page, RecordPage)
    viewer = Viewer(Language.RU, TODAY, 10)
    agreements = _services(page).agreements
    (row,) = agreements.rows(agreements.ids(AgreementQuery(), viewer, 1), viewer)
    page.open_record(f"{row.partnership}#agreements")
