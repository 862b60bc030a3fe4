"""The cards of a person and of an organisation: typed, kept as a draft, written, taken back."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from tests.ui.driving import ALT, CTRL, NONE, SHIFT, Stretched, cut_texts, settle, until, walked
from twincities.domain.keys import Key as RecordKey
from twincities.domain.partial_date import PartialDate
from twincities.domain.people import Person, Post
from twincities.domain.vocabularies import NameCase
from twincities.i18n import Language
from twincities.paths import LOCALE
from twincities.settings import Theme

if TYPE_CHECKING:
    from tests.ui.people.conftest import Clerk
    from twincities.ui.theme.appearance import Appearance

Key = Qt.Key


def test_a_person_is_opened_from_the_list_corrected_saved_and_taken_back(clerk: Clerk) -> None:
    clerk.lists()
    clerk.open("people", clerk.key_of("Taylor"))
    until(lambda: clerk.page.people.table.current_row() is not None)
    clerk.page.people.focus_table()
    clerk.press(Key.Key_Return)
    assert clerk.work.window.current == "person"
    clerk.into(clerk.person, "address_form", "Cllr")
    clerk.press(Key.Key_Return, held=CTRL)
    assert clerk.work.window.current == "people"
    assert clerk.kept("Taylor").address_form == "Cllr"
    clerk.work.context.undo()
    assert clerk.kept("Taylor").address_form == ""


def test_a_later_post_stands_beside_the_earlier_one(clerk: Clerk) -> None:
    clerk.open("person", clerk.key_of("Taylor"))
    clerk.press(Key.Key_1, held=ALT)
    clerk.write("member of the House of Lords")
    clerk.press(Key.Key_Tab)
    clerk.write("House of Lords")
    clerk.press(Key.Key_Tab)
    clerk.write("10.2022")
    clerk.press(Key.Key_Tab)
    clerk.press(Key.Key_S, held=CTRL)
    first, second = clerk.kept("Taylor").posts
    assert first.title == "leader of the council"
    assert (second.title, second.since) == ("member of the House of Lords", PartialDate(2022, 10))
    assert (
        clerk.services.organisations.open(second.organisation or RecordKey("")).record.name
        == "House of Lords"
    )
    visit = clerk.services.visits.open(clerk.visit).record
    assert visit.participants[0].post == "leader of the council"


def test_a_declined_russian_form_is_written_with_its_case(clerk: Clerk) -> None:
    clerk.open("person", clerk.key_of("Taylor"))
    clerk.press(Key.Key_2, held=ALT)
    clerk.write("Шэрона Тэйлора")
    clerk.press(Key.Key_Tab, Key.Key_Tab, Key.Key_Tab, Key.Key_Tab)
    clerk.write("gen")
    clerk.press(Key.Key_Tab)
    clerk.press(Key.Key_S, held=CTRL)
    name = clerk.kept("Taylor").names[1]
    assert (name.text, name.language, name.script) == ("Шэрона Тэйлора", "ru", "Cyrl")
    assert name.case is NameCase.GENITIVE


def test_a_post_that_ends_before_it_begins_is_told_below_the_table_and_nothing_is_lost(clerk: Clerk) -> None:
    clerk.services.people.record_person(Person(name="Anna Roth", posts=(Post(title="Clerk"),)))
    clerk.open("person", clerk.key_of("Roth"))
    row = clerk.person.content["parts"]["posts"][0]["key"]
    clerk.person.correct({"since": "2015", "until": "2010"}, row)
    clerk.press(Key.Key_S, held=CTRL)
    assert clerk.person.problems.errors == 1
    assert clerk.person.sheet.tables["posts"].table.severities()
    assert clerk.kept("Roth").posts[0].since is None
    clerk.open("people")
    assert [draft.title for draft in clerk.services.drafts.all(clerk.services.catalogue_id)] == ["Anna Roth"]


def test_contact_data_is_hidden_until_it_is_asked_for_and_lacks_what_the_law_wants(clerk: Clerk) -> None:
    clerk.services.people.record_person(Person(name="Anna Roth", contact="anna@example.org"))
    clerk.open("person", clerk.key_of("Roth"))
    fields = clerk.person.sheet.fields
    assert not fields["contact"].frame.isVisibleTo(clerk.person)
    assert fields["contact_basis"].frame.message == "Say on what basis the contact data is processed"
    assert fields["keep_until"].frame.message == "Say until when the contact data may be kept"
    clerk.press(Key.Key_3, held=ALT)
    assert fields["contact"].frame.isVisibleTo(clerk.person)
    clerk.into(clerk.person, "contact_basis", "consent of 2026")
    assert fields["contact_basis"].frame.message == ""


def test_contact_data_kept_too_long_is_deleted_by_the_offered_repair(clerk: Clerk) -> None:
    last = date.today() - timedelta(1)  # noqa: DTZ011 - the program's own today
    clerk.services.people.record_person(
        Person(name="Anna Roth", contact="anna@example.org", contact_basis="consent", keep_until=last)
    )
    clerk.open("person", clerk.key_of("Roth"))
    frame = clerk.person.sheet.fields["keep_until"].frame
    assert frame.message.startswith("The contact data could be kept until")
    frame.repair()
    clerk.press(Key.Key_S, held=CTRL)
    kept = clerk.kept("Roth")
    assert (kept.contact, kept.contact_basis, kept.keep_until) == ("", "", None)


def test_who_met_whom_stands_on_the_card_and_leads_to_the_visit(clerk: Clerk) -> None:
    clerk.open("person", clerk.key_of("Taylor"))
    table = clerk.person.sheet.meetings.table
    assert [str(table.model_.index(0, column).data()) for column in range(4)] == [
        "Shymkent → Stevenage, 25 years",
        "8–11 Jun 2015",
        "leader of the council · Stevenage Borough Council",
        "Ержан Омаров (deputy akim)",
    ]
    table.setFocus()
    table.choose_row(0)
    clerk.press(Key.Key_Return)
    assert clerk.work.window.current == "visit-editor"


def test_a_new_person_without_a_name_is_told_beside_the_field_and_kept_as_a_draft(clerk: Clerk) -> None:
    clerk.lists()
    clerk.press(Key.Key_N, held=CTRL)
    assert clerk.work.window.current == "person"
    clerk.into(clerk.person, "notes", "Met at the conference")
    clerk.press(Key.Key_S, held=CTRL)
    assert clerk.person.sheet.fields["name"].frame.message
    clerk.into(clerk.person, "name", "Anna Roth")
    clerk.press(Key.Key_S, held=CTRL)
    assert clerk.kept("Roth").notes == "Met at the conference"


def test_an_organisation_is_written_with_its_place_and_names(clerk: Clerk) -> None:
    clerk.open("organisation", clerk.services.people.suggest_organisations("Stevenage")[0].key)
    editor = clerk.organisation
    control = editor.sheet.fields["place"].control
    control.setFocus()
    clerk.write("Stevenage")
    until(lambda: control.open_list is not None)  # type: ignore[attr-defined] # it completes
    clerk.press(Key.Key_Down, Key.Key_Return)
    clerk.press(Key.Key_1, held=ALT)
    clerk.write("Городской совет Стивенейджа")
    clerk.press(Key.Key_Tab)
    clerk.press(Key.Key_S, held=CTRL)
    kept = clerk.body("Stevenage")
    assert kept.place is not None
    assert [name.text for name in kept.names] == ["Городской совет Стивенейджа"]


def test_another_window_correcting_the_same_person_is_settled_in_the_forms_place(clerk: Clerk) -> None:
    clerk.open("person", clerk.key_of("Taylor"))
    kept = clerk.services.people.open(clerk.key_of("Taylor"))
    clerk.services.people.correct_person(kept, Person(**{**vars(kept.record), "address_form": "Lady"}))
    clerk.into(clerk.person, "address_form", "Cllr")
    clerk.press(Key.Key_S, held=CTRL)
    assert clerk.person.is_settling


def test_what_was_typed_outlives_leaving_the_card(clerk: Clerk) -> None:
    clerk.open("person", clerk.key_of("Taylor"))
    clerk.into(clerk.person, "languages", "English")
    clerk.press(Key.Key_Escape)
    assert clerk.work.window.current == "people"
    clerk.open("person", clerk.key_of("Taylor"))
    assert clerk.person.content["fields"]["languages"] == "English"
    assert clerk.person.is_dirty
    settle()


@pytest.mark.parametrize("size", [(960, 600), (1280, 800)], ids=str)
@pytest.mark.parametrize("page", ["people", "organisations", "person", "organisation"])
def test_no_word_is_cut(clerk: Clerk, appearance: Appearance, page: str, size: tuple[int, int]) -> None:
    last = date.today() - timedelta(1)  # noqa: DTZ011 - the program's own today
    clerk.services.people.record_person(Person(name="Anna Roth", contact="x", keep_until=last))
    if page in ("people", "organisations"):
        clerk.lists().show_list({"people": "person", "organisations": "organisation"}[page])
        until(lambda: clerk.page.current.beside.preview.widget() is not None)
    elif page == "person":
        clerk.open("person", clerk.key_of("Roth"))
        clerk.person.sheet.contact.turn()
    else:
        clerk.open("organisation", clerk.services.people.suggest_organisations("Stevenage")[0].key)
    clerk.work.window.resize(*size)
    for theme in (Theme.LIGHT, Theme.DARK):
        appearance.choose(theme)
        for language in Language:
            clerk.work.context.texts.speak(Stretched(language, LOCALE))
            settle()
            assert cut_texts(clerk.work.window) == []


def test_tab_goes_through_a_whole_card_its_tables_too_and_back(clerk: Clerk) -> None:
    clerk.open("person", clerk.key_of("Taylor"))
    sheet = clerk.person.sheet
    for key, held in ((Key.Key_Tab, NONE), (Key.Key_Backtab, SHIFT)):
        clerk.press(Key.Key_1, held=ALT)
        met = walked(key, held)
        assert all(table.table.grid in met for table in sheet.tables.values())
        fields = [field.frame for field in sheet.fields.values() if field.frame.isVisible()]
        assert all(any(frame.isAncestorOf(one) for one in met) for frame in fields)
