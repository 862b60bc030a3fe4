"""Two records of one place made one: by keyboard, from the list and from the card, with the way back."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from tests.services.makers import tie, visit
from tests.ui.driving import CTRL, SHIFT, cut_texts, rest, settle, type_text, until
from twincities.domain.changes import Act
from twincities.ui.conflict.choices import Side
from twincities.ui.forms.completion import RecordChoice
from twincities.ui.places.deeds import FROM_LIST

if TYPE_CHECKING:
    from tests.ui.places.offices import Office

Key = Qt.Key


def ask_of_many(office: Office) -> None:
    """Go so far with a merging of more than fifty records that the page asks whether it may."""
    for number in range(51):
        office.services.visits.record_visit(visit(office.ours, office.gone, f"2024-{number % 12 + 1:02}-01"))
    office.open("place-merge", f"{office.kept}:{office.gone}")
    office.page.take_all(Side.MINE)
    office.page.deed.click()
    settle()


def test_two_marked_places_are_merged_by_keyboard_and_the_step_is_taken_back(office: Office) -> None:
    page = office.work.page("places")
    until(lambda: page.feed.whole and len(page.table.model_.ids) == 3)
    page.table.choose_row(1)
    page.table.setFocus()
    office.press(Key.Key_Down, held=SHIFT)
    until(page.beside.merge_button.isVisible)
    page.beside.merge_button.click()
    settle()
    assert office.work.window.current == "place-merge"
    assert office.page.merger is not None
    # What more leads to stays; nothing is chosen for the person.
    assert office.page.merger.kept.key == office.gone
    assert [one.side for one in office.page.rows] == [None]
    assert not office.page.deed.isEnabled()
    office.press(Key.Key_Right, Key.Key_Return, held=Qt.KeyboardModifier.NoModifier)
    office.press(Key.Key_Return, held=CTRL)
    assert office.work.window.current == "places"
    record = office.services.places.open(office.gone).record
    assert (record.population, len(record.names)) == (90_000, 2)
    assert office.services.places.open(office.kept).deleted
    office.press(Key.Key_Z, held=CTRL)
    assert not office.services.places.open(office.kept).deleted
    assert office.services.places.open(office.gone).record.population == 84_000


def test_from_the_card_the_other_place_is_named_and_the_card_shows_what_both_know(office: Office) -> None:
    office.open("place", office.kept)
    office.card.sheet.header.merge.click()
    settle()
    assert office.page.gone.hasFocus()
    type_text("Stevenage to")
    settle()
    office.press(Key.Key_Return)
    assert office.page.merger is not None
    office.page.rows[0].setFocus()
    office.press(Key.Key_Left)
    office.press(Key.Key_Return, held=CTRL)
    assert office.work.window.current == "place"
    assert office.card.content["fields"]["latitude"] == 51.9
    assert office.card.content["fields"]["population"] == 90_000
    assert office.host() == office.kept


def test_places_can_change_their_roles_before(office: Office) -> None:
    office.open("place-merge", f"{office.kept}:{office.gone}")
    office.page.swap()
    assert office.page.merger is not None
    assert office.page.merger.kept.key == office.gone
    assert office.page.merger.users == 0


def test_the_same_place_twice_and_one_alone_are_told_and_cannot_be_merged(office: Office) -> None:
    office.open("place-merge", office.kept)
    assert office.page.told.text() == "Name the other record of the same place"
    office.open("place-merge", f"{office.kept}:{office.kept}")
    assert "same record" in office.page.told.text()
    assert not office.page.deed.isEnabled()


def test_a_partnership_of_both_is_listed_and_forbids_it(office: Office) -> None:
    tie(office.services, office.kept, office.gone)
    office.open("place-merge", f"{office.kept}:{office.gone}")
    office.page.take_all(Side.MINE)
    texts = [label.text() for label in office.page.findChildren(type(office.page.told))]
    assert any("Stevenage — Stevenage town" in text for text in texts)
    assert not office.page.deed.isEnabled()


def test_more_than_fifty_records_are_changed_only_after_a_question(office: Office) -> None:
    ask_of_many(office)
    assert office.page.question.isVisible()
    assert office.page.question.no.hasFocus()
    assert "52" in office.page.question.yes.words
    assert not office.services.places.open(office.gone).deleted
    office.page.question.yes.click()
    until(lambda: office.work.window.current == "place")
    assert office.host() == office.kept


def test_a_merging_that_was_done_before_it_heard_of_the_stop_is_told(office: Office) -> None:
    ask_of_many(office)
    told: list[Act] = []
    office.work.context.changed.connect(lambda changed: told.append(changed.act))
    office.page.question.yes.click()
    assert office.work.context.tasks.wait_idle()  # written, and nobody has heard of it
    office.page.progress.stopped.emit()
    until(lambda: office.work.window.current == "place")
    assert told == [Act.MERGE]
    assert office.services.places.open(office.gone).deleted


def test_a_merging_that_is_stopped_in_time_leaves_everything_as_it_was(office: Office) -> None:
    ask_of_many(office)
    with office.services.desk.database.writing():  # the work waits for this one
        office.page.question.yes.click()
        office.page.progress.stopped.emit()
    assert office.work.context.tasks.wait_idle()
    settle()
    assert not office.services.places.open(office.gone).deleted
    assert office.page.deed.isEnabled()


@pytest.mark.parametrize("aside", [True, False], ids=["on another page", "with another pair"])
def test_a_merging_that_ends_does_not_disturb_who_has_gone_on(office: Office, *, aside: bool) -> None:
    ask_of_many(office)
    with office.services.desk.database.writing():  # the work waits for this one
        office.page.question.yes.click()
        where = ("visits", "") if aside else ("place-merge", f"{office.kept}:{office.ours}")
        office.open(*where)
    rest()
    assert office.services.places.open(office.gone).deleted
    assert office.work.window.current == where[0]
    if not aside:
        assert office.page.merger is not None
        assert (office.page.merger.kept.key, office.page.merger.gone.key) == (office.kept, office.ours)


def test_somebody_elses_change_in_between_is_shown_and_the_choice_is_looked_at_again(office: Office) -> None:
    office.open("place-merge", f"{office.kept}:{office.gone}")
    office.page.take_all(Side.MINE)
    kept = office.services.places.open(office.gone)
    office.services.places.correct_place(kept, replace(kept.record, country="US"))
    office.page.merge()
    settle()
    assert not office.services.places.open(office.gone).deleted
    assert [one.side for one in office.page.rows] == [None, Side.MINE]
    office.page.take_all(Side.MINE)
    office.page.merge()
    settle()
    assert office.services.places.open(office.gone).deleted


def test_escape_goes_back_to_where_it_began(office: Office) -> None:
    office.open("place-merge", office.kept)
    office.press(Key.Key_Escape)
    assert office.work.window.current == "place"
    office.open("place-merge", f"{FROM_LIST}{office.kept}:{office.gone}")
    office.press(Key.Key_Escape)
    assert office.work.window.current == "places"


@pytest.mark.parametrize("size", [(1440, 900), (960, 600)])
def test_no_word_of_the_page_is_cut(office: Office, size: tuple[int, int]) -> None:
    tie(office.services, office.kept, office.gone)
    office.work.window.resize(*size)
    office.open("place-merge", f"{office.kept}:{office.gone}")
    assert cut_texts(office.work.window) == []


def test_a_misspelt_name_is_offered_and_taken_only_once_it_was_walked_to(office: Office) -> None:
    office.open("visit-editor")
    field = office.editor.sheet.basics.fields["host"].control
    assert isinstance(field, RecordChoice)
    field.setFocus()
    type_text("Stevenege")
    settle()
    assert [(one.title, one.alike) for one in field.offered[:2]] == [
        ("Stevenage", True),
        ("Create “Stevenege”", False),
    ]
    assert "spelt differently" in field.offered[0].subtitle
    assert field.marked is None
    office.press(Key.Key_Return)
    assert field.value() is None
    office.press(Key.Key_Return)
    chosen = field.value()
    assert chosen is not None
    assert chosen.key == office.kept
