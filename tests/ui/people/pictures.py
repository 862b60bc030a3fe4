"""People and organisations as they are arranged for a picture: the lists, and the card of somebody with a past."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from tests.program_pages import example_services
from tests.ui.driving import rest, until
from twincities.domain.partial_date import PartialDate
from twincities.domain.people import OtherName, Person, Post
from twincities.domain.vocabularies import NameCase, NameKind
from twincities.i18n import NP_
from twincities.services.people_filter import PersonQuery
from twincities.ui.navigation import Page
from twincities.ui.people.editors import OrganisationEditor, PersonEditor
from twincities.ui.people.page import PeoplePage
from twincities.ui.theme.icons import Icon
from twincities.wiring import start

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from twincities.ui.main_window import MainWindow
    from twincities.wiring import Services

TODAY = date(2026, 11, 23)
TITLE = NP_("page", "People and organisations")
Arranged = tuple[str, Page, "Callable[[], object]", "Callable[[MainWindow, QWidget], None] | None"]


def people_pages() -> list[Arranged]:
    """Return name, page, what makes its services, and what brings it into the state to be shown."""

    def page(
        name: str, make: Callable[..., QWidget], arrange: Callable[[MainWindow, QWidget], None]
    ) -> Arranged:
        return name, Page("people", TITLE, Icon.PEOPLE, make), taylor_services, arrange

    def lists(context: object) -> QWidget:
        return PeoplePage(context, today=lambda: TODAY)  # type: ignore[arg-type] # the window's

    def person(context: object) -> QWidget:
        return PersonEditor(context, lambda: TODAY)  # type: ignore[arg-type] # as above

    def organisation(context: object) -> QWidget:
        return OrganisationEditor(context, lambda: TODAY)  # type: ignore[arg-type] # as above

    return [
        page("16_people", lists, _choose_person),
        page("16_organisations", lists, _choose_organisation),
        page("16_people_not_found", lists, _find_nobody),
        ("16_people_empty", Page("people", TITLE, Icon.PEOPLE, lists), _nobody, _show_nobody),
        page("16_person", person, _open_person),
        page("16_organisation", organisation, _open_organisation),
    ]


def taylor_services() -> Services:
    """Return the example with what was found out later of a person met in 2015."""
    services = example_services()
    key = services.people.suggest_people("Тэйлор")[0].key
    kept = services.people.open(key)
    council = services.people.suggest_organisations("Стивен")
    body = council[0].key if council else None
    was = kept.record
    since, until = PartialDate(2006), PartialDate(2022, 5)
    record = Person(
        name=was.name,
        address_form="Cllr",
        languages="английский",
        contact="s.taylor@example.org, +44 1438 000000",
        contact_basis="согласие, 06.2015",
        keep_until=date(2025, 6, 30),
        notes="Приезжала на 25-летие отношений.",
        names=(
            OtherName(text="Sharon Taylor", language="en", script="Latn", kind=NameKind.OFFICIAL),
            OtherName(text="Шэрон Тейлор", language="ru", script="Cyrl", kind=NameKind.VARIANT),
            OtherName(text="Шарон Тэйлор", language="ru", script="Cyrl", case=NameCase.GENITIVE),
        ),
        posts=(
            *(
                replace(post, organisation=post.organisation or body, since=since, until=until)
                for post in was.posts
            ),
            Post(title="член Палаты лордов", since=PartialDate(2022, 10)),
        ),
    )
    services.people.correct_person(kept, record)
    return services


def _choose_person(_window: MainWindow, page: QWidget) -> None:
    assert isinstance(page, PeoplePage)
    until(lambda: page.people.feed.whole and bool(page.people.table.model_.ids))
    page.people.open_record(_taylor(page.people.context.services))
    _look_beside(page)


def _choose_organisation(_window: MainWindow, page: QWidget) -> None:
    assert isinstance(page, PeoplePage)
    page.show_list("organisation")
    until(lambda: page.organisations.feed.whole and bool(page.organisations.table.model_.ids))
    _look_beside(page)


def _find_nobody(_window: MainWindow, page: QWidget) -> None:
    assert isinstance(page, PeoplePage)
    page.show_query(PersonQuery(text="Nobody of this name"))
    rest()


def _nobody() -> Services:
    return start(Path(tempfile.mkdtemp(prefix="pictures-"))).open_register(create=True)


def _show_nobody(_window: MainWindow, page: QWidget) -> None:
    assert isinstance(page, PeoplePage)
    rest()


def _look_beside(page: PeoplePage) -> None:
    rest()
    page.current.beside.catch_up()


def _open_person(_window: MainWindow, page: QWidget) -> None:
    assert isinstance(page, PersonEditor)
    page.open_record(_taylor(page._context.services))  # noqa: SLF001 - for a picture


def _open_organisation(_window: MainWindow, page: QWidget) -> None:
    assert isinstance(page, OrganisationEditor)
    services: Services = page._context.services  # noqa: SLF001 - for a picture
    page.open_record(services.people.suggest_organisations("Городской совет")[0].key)


def _taylor(services: Services) -> str:
    return services.people.suggest_people("Тэйлор")[0].key
