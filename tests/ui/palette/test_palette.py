from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.ui.driving import answered, press, settle, type_text, until
from tests.ui.scenes import Stand
from twincities.ui.palette.palette import Palette
from twincities.ui.theme.icons import Icon

if TYPE_CHECKING:
    from tests.ui.visits.scenes import Scene

Key = Qt.Key


@pytest.fixture
def palette(scene: Scene) -> Palette:
    made = Palette(scene.page.context, scene.window)
    scene.window.palette_wanted.connect(made.open)
    scene.window.palette_wanted.emit()
    settle()
    return made


def find(scene: Scene, text: str) -> None:
    answered(text)


def test_a_visit_is_opened_in_three_keys_from_anywhere(scene: Scene, palette: Palette) -> None:
    find(scene, "25 лет")
    press(Key.Key_Return)
    editor = scene.window.page("visit-editor")
    assert isinstance(editor, Stand)
    assert editor.asked == [scene.journal.founding]
    assert not palette.isVisible()


def test_enter_before_anything_was_found_waits_and_opens_the_first_that_is(
    scene: Scene, palette: Palette
) -> None:
    type_text("25 лет")
    press(Key.Key_Return)
    assert palette.isVisible()
    until(lambda: not palette.isVisible())
    editor = scene.window.page("visit-editor")
    assert isinstance(editor, Stand)
    assert editor.asked == [scene.journal.founding]


def test_a_partnership_is_opened_as_its_record(scene: Scene, palette: Palette) -> None:
    find(scene, "Стивенейдж")
    while palette.entries.lines[palette.view.currentIndex().row()].icon is not Icon.PARTNERSHIP:
        press(Key.Key_Down)
    press(Key.Key_Return)
    page = scene.window.page("partnership")
    assert isinstance(page, Stand)
    assert page.asked == [scene.journal.partnership]


def test_what_can_be_done_with_a_record_stands_among_the_commands(scene: Scene, palette: Palette) -> None:
    find(scene, "стивенейдж")
    titles = [entry.title for entry in palette.entries.lines]
    assert titles[0] == "Records"
    assert titles.index("Briefing for a visit") > titles.index("Commands")


def test_a_place_named_in_any_script_opens_on_its_card(scene: Scene, palette: Palette) -> None:
    find(scene, "白银")
    titles = [entry.title for entry in palette.entries.lines]
    press(Key.Key_Down)
    while palette.entries.lines[palette.view.currentIndex().row()].title != "Baiyin":
        press(Key.Key_Up)
    assert "Baiyin" in titles
    press(Key.Key_Return)
    page = scene.window.page("place")
    assert isinstance(page, Stand)
    assert page.asked == [scene.journal.places["baiyin"]]


def test_commands_of_the_menus_are_found_by_their_words(scene: Scene, palette: Palette) -> None:
    find(scene, "larg")
    chosen = palette.entries.lines[palette.view.currentIndex().row()]
    assert chosen.title == "Larger"


def test_escape_leaves_and_gives_the_focus_back(scene: Scene, palette: Palette) -> None:
    press(Key.Key_Escape)
    assert not palette.isVisible()
    assert QApplication.focusWidget() is scene.page.table


def test_without_a_word_the_records_opened_last_come_first(scene: Scene, palette: Palette) -> None:
    context, journal = scene.page.context, scene.journal
    palette.close_it()
    context.open("visit-editor", journal.founding)
    context.open("partnership", journal.partnership)
    context.open("visit-editor", "no-record")
    scene.window.palette_wanted.emit()
    scene.rest()
    entries = palette.entries.lines
    assert entries[0].title == "Recent"
    assert [entry.icon for entry in entries[1:3]] == [Icon.PARTNERSHIP, Icon.VISIT]
    assert not palette.view.currentIndex().isValid()  # Enter by mistake does nothing
    press(Key.Key_Down)
    press(Key.Key_Return)
    page = scene.window.page("partnership")
    assert isinstance(page, Stand)
    assert page.asked == [journal.partnership, journal.partnership]


def test_what_was_changed_last_stands_below_what_was_opened(scene: Scene, palette: Palette) -> None:
    scene.rest()
    titles = [entry.title for entry in palette.entries.lines]
    assert titles[0] == "Recent"
    assert titles.index("Commands") > 1
    assert len(titles) == 2 + 8  # two groups of eight lines together


def test_steps_before_anything_was_found_walk_the_list_that_comes(scene: Scene, palette: Palette) -> None:
    find(scene, "Стивенейдж")
    seen = [entry.title for entry in palette.entries.lines if entry.act is not None]
    palette.line.clear()
    type_text("Стивенейдж")
    for key in (Key.Key_Down, Key.Key_Down, Key.Key_Up):
        press(key)
    until(lambda: not palette.seeking)
    assert marked(palette) == seen[1]


def test_enter_after_a_step_opens_what_was_walked_to(scene: Scene, palette: Palette) -> None:
    find(scene, "Стивенейдж")
    partnership = [one.icon for one in palette.entries.lines if one.act is not None].index(Icon.PARTNERSHIP)
    palette.line.clear()
    type_text("Стивенейдж")
    for key in (*[Key.Key_Down] * partnership, Key.Key_Return):
        press(key)
    until(lambda: not palette.isVisible())
    page = scene.window.page("partnership")
    assert isinstance(page, Stand)
    assert page.asked == [scene.journal.partnership]


def test_what_is_typed_on_forgets_the_steps_before(scene: Scene, palette: Palette) -> None:
    find(scene, "Стивенейдж")
    first = marked(palette)
    palette.line.clear()
    type_text("Стивен")
    press(Key.Key_Down)
    answered("ейдж")
    assert marked(palette) == first


def test_steps_while_the_records_opened_last_are_looked_for_walk_those(
    scene: Scene, palette: Palette
) -> None:
    scene.rest()
    recent = [entry.title for entry in palette.entries.lines if entry.act is not None]
    palette.close_it()
    scene.window.palette_wanted.emit()
    for _ in range(2):
        press(Key.Key_Down)
    until(lambda: not palette.seeking)
    assert marked(palette) == recent[1]


def marked(palette: Palette) -> str:
    """Return the line that Enter would take."""
    return palette.entries.lines[palette.view.currentIndex().row()].title
