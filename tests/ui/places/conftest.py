from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from tests.examples import stevenage
from tests.services.makers import tie
from tests.ui.driving import NONE, press, rest, settle, shown, type_text, until
from tests.ui.places.offices import Office
from tests.ui.scenes import stands
from twincities.domain.place import Place, PlaceName
from twincities.domain.vocabularies import NameKind
from twincities.i18n import N_, Language
from twincities.settings import Settings
from twincities.ui.context import Context
from twincities.ui.main_window import MainWindow
from twincities.ui.navigation import Page
from twincities.ui.places.card import PlaceCard
from twincities.ui.places.lookup_page import LookupPage
from twincities.ui.places.page import PlacesPage
from twincities.ui.theme.icons import Icon

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.fronts import Running
    from twincities.domain.keys import Key
    from twincities.ui.tasks import Tasks
    from twincities.ui.texts import Texts
    from twincities.wiring import Services

TODAY = date(2026, 11, 23)


@pytest.fixture
def office(work: Running) -> Office:
    """Give the whole window over a register with a place that was written down twice."""
    return Office(work)


@dataclass
class Clerk:
    """Works at the keyboard on the window with the pages of places."""

    window: MainWindow
    services: Services
    ours: Key
    theirs: Key

    @property
    def context(self) -> Context:
        return self.window.context

    @property
    def places(self) -> PlacesPage:
        page = self.window.page("places")
        assert isinstance(page, PlacesPage)
        return page

    @property
    def card(self) -> PlaceCard:
        page = self.window.page("place")
        assert isinstance(page, PlaceCard)
        return page

    @property
    def looking(self) -> LookupPage:
        page = self.window.page("place-lookup")
        assert isinstance(page, LookupPage)
        return page

    def open(self, page: str, key: str = "") -> None:
        self.window.context.open(page, key)
        settle()

    def press(self, *keys: int, held: Qt.KeyboardModifier = NONE) -> None:
        for key in keys:
            press(key, held)
            settle()

    def write(self, text: str) -> None:
        type_text(text)
        settle()

    def into(self, name: str, text: str) -> None:
        """Write into a field of the card and leave it."""
        control = self.card.sheet.fields[name].control
        control.setFocus(Qt.FocusReason.TabFocusReason)
        control.selectAll()  # type: ignore[attr-defined] # a line of text
        self.write(text)
        self.press(Qt.Key.Key_Tab)

    def candidates(self) -> list[str]:
        """Wait for the picker and return the lines that can be taken."""
        picker = self.card.sheet.picker
        until(lambda: not picker.lookup.waiting)
        return [one.title for one in picker.list.options_.lines if one.candidate is not None]

    def kept(self, key: Key) -> Place:
        return self.services.places.open(key).record


@pytest.fixture
def clerk(services: Services, texts: Texts, tasks: Tasks) -> Iterator[Clerk]:
    names = (PlaceName(text="Шымкент", language="ru"), PlaceName(text="Shymkent", language="en"))
    former = PlaceName(text="Чимкент", language="ru", kind=NameKind.FORMER)
    place = Place(country="KZ", own=True, names=(*names, former), latitude=42.3167, longitude=69.5958)
    ours = services.places.record_place(place).key
    theirs = services.places.record_place(stevenage()).key
    tie(services, ours, theirs)
    context = Context(services, texts, tasks, Settings(language=Language.EN), undo=services.desk)
    pages = [
        Page("places", N_("Places"), Icon.PLACE, lambda context: PlacesPage(context, today=lambda: TODAY)),
        Page(
            "place",
            N_("Place"),
            Icon.PLACE,
            lambda context: PlaceCard(context, lambda: TODAY),
            group="hidden",
        ),
        Page("place-lookup", N_("Places"), Icon.PLACE, LookupPage, group="hidden"),
        *stands(("partnerships", "partnership", "history")),
    ]
    window = MainWindow(context, pages)
    window.resize(1440, 900)
    shown(window)
    made = Clerk(window, services, ours, theirs)
    window.open("places")
    rest()
    yield made
    window.close()
    tasks.stop()
    window.deleteLater()
    settle()
