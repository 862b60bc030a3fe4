"""The whole window of an office in whose register one city abroad was written down twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from tests.services.makers import tie
from tests.ui.driving import press, settle
from twincities.domain.place import Place, PlaceName
from twincities.ui.places.card import PlaceCard
from twincities.ui.places.merge_page import MergePage
from twincities.ui.visit_editor.page import VisitEditor

if TYPE_CHECKING:
    from tests.fronts import Running
    from twincities.domain.keys import Key
    from twincities.wiring import Services


class Office:
    """The whole window over a register with one city abroad written down twice."""

    def __init__(self, work: Running) -> None:
        self.work = work
        places = work.services.places
        here = PlaceName(text="Shymkent", language="en")
        once, again = (PlaceName(text=text, language="en") for text in ("Stevenage", "Stevenage town"))
        self.ours = places.record_place(Place(country="KZ", own=True, names=(here,))).key
        self.kept = places.record_place(Place(country="GB", names=(once,), population=90_000)).key
        self.gone = places.record_place(
            Place(country="GB", names=(again,), population=84_000, latitude=51.9, longitude=-0.2)
        ).key
        self.tie = tie(work.services, self.ours, self.gone)

    @property
    def services(self) -> Services:
        return self.work.services

    @property
    def page(self) -> MergePage:
        page = self.work.window.page("place-merge")
        assert isinstance(page, MergePage)
        return page

    @property
    def card(self) -> PlaceCard:
        page = self.work.window.page("place")
        assert isinstance(page, PlaceCard)
        return page

    @property
    def editor(self) -> VisitEditor:
        page = self.work.window.page("visit-editor")
        assert isinstance(page, VisitEditor)
        return page

    def open(self, page: str, key: str = "") -> None:
        self.work.context.open(page, key)
        settle()

    def press(self, *keys: int, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        for key in keys:
            press(key, held)
            settle()

    def host(self) -> Key:
        return self.services.partnerships.open(self.tie).record.parties[1].place
