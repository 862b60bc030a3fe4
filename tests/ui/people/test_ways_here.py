"""The ways to people and organisations: the palette, the menu, a visit's delegation, a partnership's tab."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from tests.ui.driving import ALT, CTRL, settle, until
from twincities.domain.partnership import Partnership, Party
from twincities.ui.furniture.links import WrappingLink
from twincities.ui.palette.palette import Palette
from twincities.ui.partnerships.record_page import RecordPage
from twincities.ui.visit_editor.page import VisitEditor
from twincities.ui.visits.page import VisitsPage

if TYPE_CHECKING:
    from tests.ui.people.conftest import Clerk

Key = Qt.Key


def _take(clerk: Clerk, words: str, title: str) -> None:
    """Type into the palette and take the line with a title."""
    clerk.press(Key.Key_K, held=CTRL)
    (palette,) = clerk.work.window.findChildren(Palette)
    clerk.write(words)
    until(lambda: not palette.seeking and title in [one.title for one in palette.entries.lines if one.act])
    while palette.entries.lines[palette.view.currentIndex().row()].title != title:
        clerk.press(Key.Key_Down)
    clerk.press(Key.Key_Return)
    until(lambda: not palette.isVisible())


def test_the_palette_finds_a_person_by_any_name_and_opens_the_card(clerk: Clerk) -> None:
    _take(clerk, "тэйлор", "Sharon Taylor")
    assert clerk.work.window.current == "person"
    assert clerk.person.content["fields"]["name"] == "Sharon Taylor"


def test_a_new_organisation_is_begun_from_the_palette(clerk: Clerk) -> None:
    _take(clerk, "new organ", "New organisation")
    assert clerk.work.window.current == "organisation"
    clerk.into(clerk.organisation, "name", "Chamber of commerce")
    clerk.press(Key.Key_Return, held=CTRL)
    assert clerk.work.window.current == "people"
    clerk.until_listed("Chamber of commerce", "Stevenage Borough Council")


def test_a_person_is_opened_from_the_delegation_of_a_visit(clerk: Clerk) -> None:
    clerk.open("visit-editor", clerk.visit)
    editor = clerk.work.window.page("visit-editor")
    assert isinstance(editor, VisitEditor)
    grid = editor.sheet.tables["participants"].table.grid
    grid.setFocus()
    grid.go(0, 1)
    clerk.press(Key.Key_O, held=ALT)
    assert clerk.work.window.current == "person"
    assert clerk.person.content["fields"]["name"] == "Sharon Taylor"


def test_a_person_is_opened_from_the_preview_of_a_visit(clerk: Clerk) -> None:
    clerk.open("visits", clerk.visit)
    page = clerk.work.window.page("visits")
    assert isinstance(page, VisitsPage)
    preview = page.beside.side.preview
    until(lambda: preview.widget() is not None)
    links = {link.text(): link for link in preview.findChildren(WrappingLink)}
    links["Sharon Taylor"].click()
    settle()
    assert clerk.person.content["fields"]["name"] == "Sharon Taylor"


def test_a_person_is_opened_from_the_people_of_a_partnership(clerk: Clerk) -> None:
    visit = clerk.services.visits.open(clerk.visit).record
    ends = (visit.sending, visit.host)
    tie = Partnership(parties=tuple(Party(place=end) for end in ends if end))
    clerk.open("partnership", clerk.services.partnerships.record_partnership(tie).key)
    page = clerk.work.window.page("partnership")
    assert isinstance(page, RecordPage)
    page.body.show_tab("people")
    settle()
    named = [str(page.body.people.model_.index(row, 0).data()) for row in range(2)]
    page.body.people.choose_row([name.startswith("Sharon") for name in named].index(True))
    clerk.press(Key.Key_Return)
    assert clerk.person.content["fields"]["name"] == "Sharon Taylor"


def test_an_organisation_leads_to_its_people_with_the_posts_they_held_in_it(clerk: Clerk) -> None:
    clerk.open("people", clerk.services.people.suggest_organisations("Stevenage")[0].key)
    page = clerk.page
    assert page.current is page.organisations
    until(lambda: page.organisations.beside.preview.widget() is not None)
    links = {link.text(): link for link in page.organisations.beside.preview.findChildren(WrappingLink)}
    links["Sharon Taylor"].click()
    settle()
    assert clerk.work.window.current == "person"
