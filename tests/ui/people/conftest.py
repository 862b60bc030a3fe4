from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from tests.examples import shymkent, stevenage
from tests.ui.driving import NONE, press, settle, type_text, until
from twincities.domain.partial_date import PartialDate
from twincities.domain.people import OtherName, Person
from twincities.domain.visit import Participation, Visit
from twincities.domain.vocabularies import Direction, Side, VisitStatus
from twincities.ui.people.editors import OrganisationEditor, PersonEditor
from twincities.ui.people.page import PeoplePage

if TYPE_CHECKING:
    from tests.fronts import Running
    from twincities.domain.keys import Key
    from twincities.domain.people import Organisation
    from twincities.wiring import Services


@dataclass
class Clerk:
    """Works at the keyboard on the program, over a register with one visit of 2015."""

    work: Running
    visit: Key

    @property
    def services(self) -> Services:
        return self.work.services

    @property
    def page(self) -> PeoplePage:
        page = self.work.window.page("people")
        assert isinstance(page, PeoplePage)
        return page

    @property
    def person(self) -> PersonEditor:
        page = self.work.window.page("person")
        assert isinstance(page, PersonEditor)
        return page

    @property
    def organisation(self) -> OrganisationEditor:
        page = self.work.window.page("organisation")
        assert isinstance(page, OrganisationEditor)
        return page

    def open(self, page: str, key: str = "") -> None:
        self.work.context.open(page, key)
        settle()

    def lists(self) -> PeoplePage:
        """Open the page and wait for its rows."""
        self.open("people")
        until(lambda: self.page.current.feed.whole)
        return self.page

    def names(self) -> list[str]:
        """Return what stands in the first column, as a screen reader says it."""
        table = self.page.current.table
        return [str(table.model_.index(row, 0).data()) for row in range(len(table.model_.ids))]

    def until_listed(self, *names: str) -> None:
        until(lambda: [name.split(" · ")[0].split(", ")[0] for name in self.names()] == list(names))

    def press(self, *keys: int, held: Qt.KeyboardModifier = NONE) -> None:
        for key in keys:
            press(key, held)
            settle()

    def write(self, text: str) -> None:
        type_text(text)
        settle()

    def into(self, editor: PersonEditor | OrganisationEditor, name: str, text: str) -> None:
        """Write into a field of a card and leave it."""
        control = editor.sheet.fields[name].control
        control.setFocus(Qt.FocusReason.TabFocusReason)
        control.selectAll()  # type: ignore[attr-defined] # a line of text
        self.write(text)
        self.press(Qt.Key.Key_Tab)

    def key_of(self, name: str) -> Key:
        return self.services.people.suggest_people(name)[0].key

    def kept(self, name: str) -> Person:
        return self.services.people.open(self.key_of(name)).record

    def body(self, name: str) -> Organisation:
        key = self.services.people.suggest_organisations(name)[0].key
        return self.services.organisations.open(key).record


@pytest.fixture
def clerk(work: Running) -> Clerk:
    services = work.services
    ours, theirs = (services.places.record_place(place).key for place in (shymkent(), stevenage()))
    visit = Visit(
        direction=Direction.OUTGOING,
        sending=ours,
        host=theirs,
        status=VisitStatus.HELD,
        start=PartialDate(2015, 6, 8),
        end=PartialDate(2015, 6, 11),
        occasion="25 years",
        participants=(
            Participation(
                side=Side.THEIRS,
                name="Sharon Taylor",
                post="leader of the council",
                organisation_name="Stevenage Borough Council",
            ),
            Participation(side=Side.OURS, name="Ержан Омаров", post="deputy akim"),
        ),
    )
    made = services.visits.record_visit(visit)
    kept = services.people.open(services.people.suggest_people("Taylor")[0].key)
    other = OtherName(text="Шэрон Тэйлор", language="ru", script="Cyrl")
    services.people.correct_person(kept, Person(**{**vars(kept.record), "names": (other,)}))
    return Clerk(work, made.key)
