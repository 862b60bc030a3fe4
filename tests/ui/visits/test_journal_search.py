from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.ui.driving import ALT, CTRL, press, settle, type_text, until
from tests.ui.scenes import Stand
from twincities.services.visit_filter import VisitSort
from twincities.ui.forms.ticks import FilterPopover, TickBox

if TYPE_CHECKING:
    from tests.ui.visits.scenes import Scene

Key = Qt.Key


def search(scene: Scene, text: str) -> None:
    press(Key.Key_F, CTRL)
    type_text(text)
    scene.rest()


@pytest.mark.parametrize("typed", ["стивен", "stevenage", "СТИВЕНЕЙДЖ", "тэйлор", "25 лет"])
def test_a_visit_is_found_by_any_of_its_words_in_any_script(scene: Scene, typed: str) -> None:
    search(scene, typed)
    assert scene.shows(scene.journal.founding)
    assert scene.page.filters.count.text() == "Shown 1 of 9"


@pytest.mark.parametrize("typed", ["қарағанды", "караганда", "karaganda"])
def test_a_place_is_found_by_its_name_in_each_language(scene: Scene, typed: str) -> None:
    search(scene, typed)
    assert len(scene.page.table.model_.ids) == 1


def test_a_name_in_chinese_script_finds_both_visits_of_the_place(scene: Scene) -> None:
    search(scene, "白银")
    assert len(scene.page.table.model_.ids) == 2


def test_slash_goes_to_the_search_and_escape_clears_it(scene: Scene) -> None:
    press(Key.Key_Slash, text="/")
    if QApplication.focusWidget() is not scene.page.filters.search:
        scene.page.filters.focus_search()
    type_text("izmir")
    scene.rest()
    assert len(scene.page.table.model_.ids) == 2
    press(Key.Key_Escape)
    scene.rest()
    assert len(scene.page.table.model_.ids) == 9


def test_arrow_down_leaves_the_search_for_the_first_row_found(scene: Scene) -> None:
    search(scene, "стивен")
    press(Key.Key_Down)
    assert QApplication.focusWidget() is scene.page.table
    assert scene.page.table.current_id() == scene.services.visits.id_of(scene.journal.founding)


def _search_slowly(scene: Scene) -> None:
    """Go to the search of a list in an order that takes the register longer than a moment."""
    scene.page.sort(VisitSort.OCCASION, descending=False)
    scene.rest()
    press(Key.Key_F, CTRL)


def test_keys_pressed_before_the_answer_is_there_are_meant_for_what_it_brings(scene: Scene) -> None:
    _search_slowly(scene)
    type_text("стивен")
    press(Key.Key_Return)
    press(Key.Key_Return)
    editor = scene.window.page("visit-editor")
    assert isinstance(editor, Stand)
    until(lambda: editor.asked)
    assert editor.asked == [scene.journal.founding]


def test_who_types_on_after_enter_stays_in_the_search(scene: Scene) -> None:
    _search_slowly(scene)
    type_text("izm")
    press(Key.Key_Return)
    type_text("ir")
    scene.rest()
    assert QApplication.focusWidget() is scene.page.filters.search
    assert len(scene.page.table.model_.ids) == 2


def test_the_latest_visit_stands_first_and_the_order_turns_round(scene: Scene) -> None:
    assert scene.order[0] == "Khujand"
    assert scene.order[-1] == "Khujand"
    first = scene.page.table.model_.ids[0]
    scene.page.table.sort_wanted.emit(scene.page.table.next_sorts("start"))
    scene.rest()
    assert scene.page.table.model_.ids[-1] == first


@pytest.mark.parametrize("descending", [False, True])
def test_visits_without_the_value_sorted_by_stand_last_both_ways(scene: Scene, descending: bool) -> None:
    scene.page.sort(VisitSort.OCCASION, descending=descending)
    scene.rest()
    rows = scene.page.feed.rows(scene.page.table.model_.ids)
    said = [bool(row.occasion) for row in rows if row is not None]
    assert said == sorted(said, reverse=True)
    assert any(said)


def test_a_filter_is_chosen_and_dropped_by_keyboard(scene: Scene) -> None:
    press(Key.Key_S, ALT)
    settle()
    box = QApplication.focusWidget()
    assert isinstance(box, TickBox)
    press(Key.Key_Down)
    press(Key.Key_Down)
    press(Key.Key_Return)
    scene.rest()
    assert len(scene.page.table.model_.ids) == 1
    press(Key.Key_Escape)
    settle()
    button = scene.page.filters.buttons["statuses"]
    assert QApplication.focusWidget() is button
    assert button.words == "Status: 1"
    chip = scene.page.filters.chips()[0]
    assert chip.accessibleName() == "Status: under way"
    chip.setFocus()
    press(Key.Key_Delete)
    scene.rest()
    assert len(scene.page.table.model_.ids) == 9


def test_years_are_a_span_with_an_open_end(scene: Scene) -> None:
    press(Key.Key_Y, ALT)
    settle()
    type_text("2020")
    scene.rest()
    assert len(scene.page.table.model_.ids) == 6
    assert scene.page.filters.chips()[0].chip.text == "from 2020"
    press(Key.Key_Tab)
    type_text("2024")
    scene.rest()
    assert len(scene.page.table.model_.ids) == 2


def test_a_place_filter_is_named_in_any_script_and_takes_partnerships_too(scene: Scene) -> None:
    press(Key.Key_C, ALT)
    settle()
    type_text("стив")
    press(Key.Key_Return)
    scene.rest()
    assert scene.shows(scene.journal.founding)
    assert scene.page.filters.chips()[0].chip.text == "Stevenage"
    press(Key.Key_C, ALT)
    settle()
    type_text("stev")
    press(Key.Key_Down)
    press(Key.Key_Return)
    scene.rest()
    assert scene.page.filters.query.partnership == scene.journal.partnership
    assert scene.page.filters.query.place is None


def test_a_filter_closes_when_the_focus_goes_elsewhere(scene: Scene) -> None:
    press(Key.Key_K, ALT)
    settle()
    assert scene.window.findChild(FilterPopover) is not None
    scene.page.table.setFocus()
    settle()
    popover = scene.window.findChild(FilterPopover)
    assert popover is None or not popover.isVisible()


def test_nothing_found_names_the_condition_that_excludes_most_and_drops_it(scene: Scene) -> None:
    press(Key.Key_D, ALT)
    settle()
    press(Key.Key_Space, text=" ")
    press(Key.Key_Escape)
    search(scene, "stevenage")
    until(lambda: scene.page.absence.repair is not None)
    absence = scene.page.absence
    assert absence.not_found.detail.text() == (
        "Without the condition “Search: stevenage” there would be 3 visits."
    )
    absence.drop.setFocus()
    press(Key.Key_Space, text=" ")
    scene.rest()
    assert len(scene.page.table.model_.ids) == 3
    assert scene.page.table.isVisible()


def test_a_narrow_window_folds_the_filters_and_moves_hidden_values_into_the_second_line(scene: Scene) -> None:
    scene.window.resize(960, 600)
    settle()
    assert scene.page.filters.folded.isVisible()
    scene.window.setMinimumSize(1, 1)
    scene.window.resize(640, 600)
    settle()
    row = list(scene.page.table.model_.ids).index(scene.services.visits.id_of(scene.journal.founding) or 0)
    assert "25 лет" in scene.page.table.model_.cells(row)[1].second
