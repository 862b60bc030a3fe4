"""The pages around the records, arranged for a picture: welcome, settings, history, bin, clashes, trouble."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QScrollArea

from tests.ui.driving import pause
from twincities.db.errors import DamagedRegisterError
from twincities.domain.errors import ConflictError
from twincities.domain.vocabularies import VisitStatus
from twincities.i18n import N_, NP_, Language
from twincities.services.example import FOUNDING_VISIT, example_key, write_example
from twincities.settings import Settings
from twincities.ui.bin.page import BinPage
from twincities.ui.conflict.choices import Side
from twincities.ui.conflict.page import ConflictPage
from twincities.ui.history.page import HistoryPage
from twincities.ui.navigation import Page
from twincities.ui.opening import OpeningPage
from twincities.ui.session import Session
from twincities.ui.settings.page import SettingsPage
from twincities.ui.theme.icons import Icon
from twincities.ui.welcome.page import WelcomePage
from twincities.wiring import Program, start

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from twincities.ui.context import Context
    from twincities.ui.main_window import MainWindow
    from twincities.wiring import Services

TITLES = {
    "13_welcome": (N_("Welcome"), Icon.APP),
    "16_settings": (N_("Settings"), Icon.SETTINGS),
    "17_history": (N_("History"), Icon.HISTORY),
    "18_bin": (N_("Bin"), Icon.DELETE),
    "11_conflict": (NP_("page", "Visit"), Icon.CONFLICT),
    "19_trouble": (N_("Opening the register"), Icon.ERROR),
}


def program_pages() -> list[
    tuple[str, Page, Callable[[], object], Callable[[MainWindow, QWidget], None] | None]
]:
    """Return name, page, what makes its services, and what brings it into the state to be shown."""
    return [
        ("13_welcome", _page("13_welcome", _welcome), lambda: None, _alone),
        ("16_settings", _page("16_settings", _settings), example_services, None),
        ("16_settings_rules", _page("16_settings", _settings), example_services, _show_rules),
        ("17_history", _page("17_history", HistoryPage), corrected_services, _show_history),
        ("18_bin", _page("18_bin", BinPage), deleted_services, None),
        ("11_conflict", _page("11_conflict", _conflict), example_services, None),
        ("19_trouble", _page("19_trouble", _trouble), lambda: None, None),
    ]


def _page(name: str, make: Callable[[Context], QWidget]) -> Page:
    title, icon = TITLES[name]
    return Page(name, title, icon, make)


def _program() -> Program:
    return start(Path(tempfile.mkdtemp(prefix="pictures-")))


def example_services() -> Services:
    """Return the services on an example register of its own."""
    services = _program().open_register(create=True)
    write_example(services.desk)
    return services


def corrected_services() -> Services:
    """Return an example whose visit has been changed, deleted and restored."""
    services = example_services()
    key = example_key(FOUNDING_VISIT)
    kept = services.visits.open(key)
    changed = replace(kept.record, status=VisitStatus.CLOSED, participants=kept.record.participants[1:])
    services.visits.correct_visit(kept, changed)
    services.visits.delete_visits([key])
    services.bin.restore([("visit", key)])
    return services


def deleted_services() -> Services:
    """Return an example whose visit lies in the bin."""
    services = example_services()
    services.visits.delete_visits([example_key(FOUNDING_VISIT)])
    return services


def _welcome(context: Context) -> QWidget:
    page = WelcomePage(context, Session(_program(), context))
    page.own.setText("Шымкент")
    page.name.setText("")
    return page


def _alone(window: MainWindow, _page: QWidget) -> None:
    window.set_navigation_shown(shown=False)


def _settings(context: Context) -> QWidget:
    program = _program()
    program.settings = Settings(language=Language(context.texts.language), person="A. Specialist")
    return SettingsPage(context, Session(program, context))


def _show_rules(_window: MainWindow, page: QWidget) -> None:
    if isinstance(page, SettingsPage):
        pause(50)
        page.rules.lead.setFocus()
        (area,) = page.findChildren(QScrollArea)[:1]
        area.ensureWidgetVisible(page.anniversaries)


def _show_history(_window: MainWindow, page: QWidget) -> None:
    if isinstance(page, HistoryPage):
        page.open_record(f"visit:{example_key(FOUNDING_VISIT)}")


def _conflict(context: Context) -> QWidget:
    services: Services = context.services
    base = services.visits.open(example_key(FOUNDING_VISIT))
    theirs = replace(base.record, aim="Sport", notes="Traineeships", basis="Order 5")
    services.visits.correct_visit(base, theirs)
    try:
        services.visits.correct_visit(base, replace(base.record, aim="Trade", notes="A meeting"))
    except ConflictError as error:
        page = ConflictPage(context, error, lambda _record, _base: None, lambda: None)
        page.rows[0].choose(Side.THEIRS)
        return page
    raise AssertionError


def _trouble(context: Context) -> QWidget:
    page = OpeningPage(context, Session(_program(), context))
    page.show_trouble(DamagedRegisterError("/home/clerk/register.sqlite"))
    return page
