"""The lists of people and of organisations, worked by keyboard."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from tests.ui.driving import ALT, CTRL, settle, until
from twincities.domain.people import Person
from twincities.services.people_filter import ContactState, PersonQuery
from twincities.ui.furniture.labels import Label
from twincities.ui.furniture.links import WrappingLink

if TYPE_CHECKING:
    from tests.ui.people.conftest import Clerk

Key = Qt.Key


def _told(clerk: Clerk) -> list[str]:
    """Return every line of the preview that can be seen, the links too."""
    beside = clerk.page.current.beside
    until(lambda: beside.preview.widget() is not None)
    beside.catch_up()
    settle()
    sheet = beside.preview.widget()
    assert sheet is not None
    labels = [one.text() for one in sheet.findChildren(Label) if one.isVisibleTo(sheet)]
    return labels + [one.text() for one in sheet.findChildren(WrappingLink) if one.isVisibleTo(sheet)]


def test_people_stand_with_their_post_organisation_and_last_meeting(clerk: Clerk) -> None:
    page = clerk.lists()
    row = clerk.names().index("Sharon Taylor")
    table = page.people.table.model_
    cells = [str(table.index(row, column).data()) for column in range(table.columnCount())]
    assert cells[:3] == ["Sharon Taylor", "leader of the council", "Stevenage Borough Council"]
    assert cells[3] == "8–11 Jun 2015"
    assert cells[4] == "1"


def test_a_name_typed_in_another_script_finds_the_person(clerk: Clerk) -> None:
    clerk.lists()
    clerk.press(Key.Key_F, held=CTRL)
    clerk.write("тэйлор")
    clerk.until_listed("Sharon Taylor")


def test_the_switch_leads_to_the_organisations_and_back(clerk: Clerk) -> None:
    page = clerk.lists()
    clerk.press(Key.Key_Tab, held=CTRL)
    clerk.until_listed("Stevenage Borough Council")
    table = page.organisations.table.model_
    assert table.index(0, 2).data() == "1"
    clerk.press(Key.Key_Tab, held=CTRL)
    clerk.until_listed("Ержан Омаров", "Sharon Taylor")
    page.people.switch.setFocus()
    clerk.press(Key.Key_Right)
    clerk.until_listed("Stevenage Borough Council")


def test_the_preview_says_who_was_met_when_with_which_post(clerk: Clerk) -> None:
    clerk.lists()
    clerk.open("people", clerk.key_of("Taylor"))
    until(lambda: clerk.page.people.table.current_row() is not None)
    told = _told(clerk)
    assert "8–11 Jun 2015 · Shymkent → Stevenage" in told
    assert "leader of the council · Stevenage Borough Council" in told
    assert "met: Ержан Омаров (deputy akim)" in told
    assert "Шэрон Тэйлор" in told
    assert "spelling variant · Russian · Cyrillic" in told


def test_contact_data_shows_only_once_it_is_asked_for(clerk: Clerk) -> None:
    clerk.services.people.record_person(Person(name="Anna Roth", contact="anna@example.org"))
    clerk.lists()
    assert "anna@example.org" not in " ".join(clerk.names())
    clerk.open("people", clerk.key_of("Roth"))
    told = _told(clerk)
    assert "anna@example.org" not in told
    assert "Say until when the contact data may be kept" in told
    clerk.page.people.beside.preview.contact_button.click()
    assert "anna@example.org" in _told(clerk)


def test_contact_data_is_not_found_by_the_search(clerk: Clerk) -> None:
    clerk.services.people.record_person(Person(name="Anna Roth", contact="anna@example.org"))
    clerk.lists()
    clerk.press(Key.Key_F, held=CTRL)
    clerk.write("anna@example")
    until(lambda: not clerk.names())


def test_contact_data_kept_too_long_is_filtered_and_marked(clerk: Clerk) -> None:
    yesterday = date.today() - timedelta(1)  # noqa: DTZ011 - the program's own today
    person = Person(name="Anna Roth", contact="x", contact_basis="consent", keep_until=yesterday)
    clerk.services.people.record_person(person)
    page = clerk.lists()
    clerk.press(Key.Key_D, held=ALT)
    page.people.filters.choose(contacts=(ContactState.PASSED,))
    clerk.until_listed("Anna Roth")
    assert page.people.table.model_.index(0, 5).data() == "last day has passed"


def test_people_of_an_organisation_are_asked_for_from_its_list(clerk: Clerk) -> None:
    page = clerk.lists()
    clerk.press(Key.Key_Tab, held=CTRL)
    clerk.until_listed("Stevenage Borough Council")
    page.organisations.deeds.open_people()
    settle()
    assert page.current is page.people
    clerk.until_listed("Sharon Taylor")
    assert page.people.filters.query == PersonQuery(
        organisation=clerk.services.people.suggest_organisations("Stevenage")[0].key
    )


def test_a_deleted_person_lies_in_the_bin_and_the_visit_keeps_the_words_of_its_time(clerk: Clerk) -> None:
    page = clerk.lists()
    clerk.open("people", clerk.key_of("Taylor"))
    until(lambda: page.people.table.current_row() is not None)
    page.people.focus_table()
    clerk.press(Key.Key_Delete)
    clerk.until_listed("Ержан Омаров")
    assert [one.title for one in clerk.services.bin.contents(clerk.work.context.texts.words)] == [
        "Sharon Taylor"
    ]
    visit = clerk.services.visits.open(clerk.visit).record
    assert (visit.participants[0].name, visit.participants[0].post) == (
        "Sharon Taylor",
        "leader of the council",
    )
    clerk.work.context.undo()
    clerk.until_listed("Ержан Омаров", "Sharon Taylor")
