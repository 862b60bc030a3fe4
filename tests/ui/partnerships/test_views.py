"""Saved views of a list: named, shown, changed, renamed, deleted with undo, begun with; columns by keyboard."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QMenu

from tests.ui.driving import ALT, CTRL, NONE, SHIFT, cut_texts, press, settle, type_text
from twincities.domain.keys import new_key
from twincities.domain.vocabularies import Activity, LegalStatus
from twincities.i18n import Language, Words
from twincities.paths import LOCALE
from twincities.services.register_filter import PartnershipQuery, PartnershipSort
from twincities.services.views import ColumnLook, View
from twincities.settings import Theme
from twincities.ui.tables.column_choice import ColumnChoice
from twincities.ui.tables.view_name import NameSheet
from twincities.ui.theme.appearance import look

if TYPE_CHECKING:
    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QWidget

    from tests.ui.partnerships.scenes import Scene
    from twincities.ui.context import ToastRequest

Key = Qt.Key
LISTED = "partnerships"


def _actions(scene: Scene) -> dict[str, QAction]:
    menu = scene.register.views.menu()
    return {action.text(): action for action in menu.actions() if action.text()}


def _do(scene: Scene, words: str) -> None:
    _actions(scene)[words].trigger()
    scene.rest()


def _sheet(scene: Scene) -> NameSheet:
    return next(one for one in scene.window.findChildren(NameSheet) if one.isVisible())


def _save(scene: Scene, name: str) -> None:
    _do(scene, "Save as a view…")
    type_text(name)
    press(Key.Key_Return)
    scene.rest()


def _toasts(scene: Scene) -> list[ToastRequest]:
    said: list[ToastRequest] = []
    scene.window.context.toast_wanted.connect(said.append)
    return said


def _header(scene: Scene) -> str:
    return scene.register.header.context.text()


def test_the_views_that_come_with_the_program_ask_for_what_they_say(scene: Scene) -> None:
    _do(scene, "In force but dormant")
    query = scene.register.filters.query
    assert (query.statuses, query.activities) == ((LegalStatus.IN_FORCE,), (Activity.DORMANT,))
    assert "Stevenage" in scene.partners
    assert _header(scene) == "Saved view “In force but dormant”"
    _do(scene, "Without a date of establishing")
    assert scene.partners == ["Adana"]
    assert [chip.accessibleName() for chip in scene.register.filters.chips()] == [
        "Missing: without a date of establishing"
    ]
    _do(scene, "Everything")
    assert scene.register.filters.query == PartnershipQuery()
    assert _header(scene) == "All partnerships of our municipalities, whatever their form"


def test_what_comes_with_the_program_cannot_be_renamed_or_deleted(scene: Scene) -> None:
    _do(scene, "No events recorded")
    assert not [words for words in _actions(scene) if words.startswith(("Rename", "Delete", "Save the"))]


@pytest.mark.qt_log_ignore("does not support raise", "does not support grabbing", extend=True)
def test_the_key_opens_the_views(scene: Scene) -> None:
    scene.register.focus_table()
    press(Key.Key_V, CTRL | SHIFT)
    settle()
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert [action.text() for action in menu.actions()][:2] == ["Everything", "In force but dormant"]
    menu.close()


def test_the_list_as_it_stands_is_kept_under_a_name_and_shown_again(scene: Scene) -> None:
    said = _toasts(scene)
    register = scene.register
    register.show_query(PartnershipQuery(statuses=(LegalStatus.ENDED,), sort=PartnershipSort.PARTNER))
    register.table.placing.put((ColumnLook("partner"), ColumnLook("activity", hidden=True)))
    scene.rest()
    before = scene.partners
    arrows = scene.register.table._sorts  # noqa: SLF001 - what the header shows
    _save(scene, "Ended & gone")
    assert _header(scene) == "Saved view “Ended & gone”"
    assert [one.message.text for one in said] == ["View saved"]
    _do(scene, "Everything")
    assert not register.table.placing.looks()[1].hidden
    assert scene.register.table._sorts != arrows  # noqa: SLF001
    _do(scene, "Ended && gone")
    assert scene.partners == before
    assert scene.register.table._sorts == arrows  # noqa: SLF001
    assert register.table.placing.looks()[1] == ColumnLook("activity", hidden=True)
    assert register.table.isColumnHidden(3)


def test_a_view_that_was_changed_says_so_and_takes_the_changes_when_asked(scene: Scene) -> None:
    scene.register.show_query(PartnershipQuery(countries=("GB",)))
    _save(scene, "Britain")
    assert "Save the changes to “Britain”" not in _actions(scene)
    scene.register.filters.choose(countries=("GB", "DE"))
    assert _header(scene) == "Saved view “Britain”, changed since"
    said = _toasts(scene)
    _do(scene, "Save the changes to “Britain”")
    assert _header(scene) == "Saved view “Britain”"
    assert scene.services.views.of(LISTED).views[0].conditions == {"countries": ["GB", "DE"]}
    assert said[0].on_undo is not None
    said[0].on_undo()
    assert scene.services.views.of(LISTED).views[0].conditions == {"countries": ["GB"]}
    assert _header(scene) == "Saved view “Britain”, changed since"


def test_a_view_is_renamed_and_a_name_that_will_not_do_is_told_beside_it(scene: Scene) -> None:
    _save(scene, "One")
    _save(scene, "Other")
    said = _toasts(scene)
    _do(scene, "Rename “Other”…")
    sheet = _sheet(scene)
    assert sheet.field.text() == "Other"
    for name, problem in (
        ("one", "Another view is called so; choose another name"),
        (" ", "Give the view a name of letters or digits"),
        ("x" * 61, "Shorten the name to 60 letters at most"),
    ):
        sheet.field.setText(name)
        press(Key.Key_Return, widget=sheet.field)
        assert (sheet.problem.text(), sheet.field.text()) == (problem, name)
    sheet.field.setText("Third")
    press(Key.Key_Return, widget=sheet.field)
    scene.rest()
    assert [one.name for one in scene.services.views.of(LISTED).views] == ["One", "Third"]
    assert said[-1].on_undo is not None
    said[-1].on_undo()
    assert [one.name for one in scene.services.views.of(LISTED).views] == ["One", "Other"]


def test_a_deleted_view_comes_back_by_undo_first_of_the_list_as_it_was(scene: Scene) -> None:
    scene.register.show_query(PartnershipQuery(countries=("GB",)))
    _save(scene, "Britain")
    _do(scene, "Begin the list with “Britain”")
    before = scene.services.views.of(LISTED)
    assert before.first == before.views[0].key
    said = _toasts(scene)
    _do(scene, "Delete “Britain”")
    assert not scene.services.views.of(LISTED).views
    assert scene.register.filters.query.countries == ("GB",)
    assert said[0].on_undo is not None
    said[0].on_undo()
    assert scene.services.views.of(LISTED) == before


def test_a_list_begins_with_the_view_that_was_chosen_for_it(scene: Scene) -> None:
    _do(scene, "No events recorded")
    _do(scene, "Begin the list with “No events recorded”")
    scene.window.forget(())
    scene.open("partnerships")
    assert scene.register.filters.query.activities == (Activity.NO_DATA,)
    assert _header(scene) == "Saved view “No events recorded”"
    _do(scene, "Begin the list with “No events recorded”")
    scene.window.forget(())
    scene.open("partnerships")
    assert not scene.register.filters.query.activities


def test_what_another_page_asks_for_comes_before_the_first_view(scene: Scene) -> None:
    _do(scene, "No events recorded")
    _do(scene, "Begin the list with “No events recorded”")
    scene.open("visits")
    scene.window.forget(("visits",))
    scene.register.show_query(PartnershipQuery(countries=("GB",)))
    scene.open("partnerships")
    assert scene.register.filters.query.countries == ("GB",)
    assert scene.register.views.shown is None


def test_a_view_of_another_time_shows_what_is_still_known(scene: Scene) -> None:
    stored = {"statuses": ["in_force", "blessed"], "sort": "luck"}
    columns = (ColumnLook("aura", 300), ColumnLook("last_event"), ColumnLook("established", 120))
    scene.services.views.keep(LISTED, View(scene.written.ties["stevenage"], "Old", stored, columns))
    _do(scene, "Old")
    assert scene.register.filters.query.statuses == (LegalStatus.IN_FORCE,)
    looks = scene.register.table.placing.looks()
    assert [one.id for one in looks][:3] == ["partner", "last_event", "established"]
    assert _header(scene) == "Saved view “Old”"


def test_a_width_that_a_person_gave_stays_when_rows_come(scene: Scene) -> None:
    table = scene.register.table
    table.horizontalHeader().resizeSection(2, 301)
    scene.register.refresh()
    scene.rest()
    assert table.columnWidth(2) == 301


def test_the_first_column_stays_first_and_shown(scene: Scene) -> None:
    table = scene.register.table
    table.placing.put((ColumnLook("activity"), ColumnLook("partner", hidden=True)))
    assert [one.id for one in table.placing.looks()][:2] == ["partner", "activity"]
    assert not table.isColumnHidden(0)


def test_a_right_click_on_a_title_offers_the_columns(scene: Scene) -> None:
    scene.register.table.horizontalHeader().customContextMenuRequested.emit(QPoint(5, 5))
    settle()
    assert [one for one in scene.window.findChildren(ColumnChoice) if one.isVisible()]


def test_columns_are_hidden_moved_and_sized_by_keyboard(scene: Scene) -> None:
    _do(scene, "Columns…")
    choice = next(one for one in scene.window.findChildren(ColumnChoice) if one.isVisible())
    table = scene.register.table
    assert [box.text() for box in choice.boxes()][:2] == ["Since", "Legal status"]
    press(Key.Key_Space, NONE, " ")
    assert table.isColumnHidden(1)
    press(Key.Key_Space, NONE, " ")
    assert not table.isColumnHidden(1)
    press(Key.Key_Down, ALT)
    press(Key.Key_Down, ALT)
    assert [one.id for one in table.placing.looks()][1:4] == ["legal_status", "activity", "established"]
    assert QApplication.focusWidget() is choice.boxes()[2]
    before = table.columnWidth(1)
    press(Key.Key_Right, ALT)
    press(Key.Key_Right, ALT)
    press(Key.Key_Left, ALT)
    assert table.columnWidth(1) == before + 16
    choice.reset.click()
    assert table.placing.looks() == tuple(ColumnLook(one.id) for one in table.model_.columns)
    press(Key.Key_Escape)
    assert not choice.isVisible()


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("size", [(960, 600), (1440, 900)])
def test_no_word_is_cut_where_views_are_named_and_columns_chosen(
    scene: Scene, language: Language, size: tuple[int, int]
) -> None:
    scene.window.context.texts.speak(Words(language, LOCALE))
    look().choose(Theme.DARK)
    scene.window.resize(*size)
    scene.rest()
    views = scene.register.views
    views.ask_name()
    _sheet(scene).field.setText("")
    press(Key.Key_Return, widget=_sheet(scene).field)
    settle()
    assert _cut(scene.window) == []
    views.choose_columns()
    settle()
    assert _cut(scene.window) == []


def _cut(window: QWidget) -> list[str]:
    return cut_texts(window)


def test_a_deleted_view_comes_back_though_its_name_was_taken_meanwhile(scene: Scene) -> None:
    _save(scene, "Mine")
    said = _toasts(scene)
    _do(scene, "Delete “Mine”")
    _save(scene, "Mine")
    back = said[0].on_undo
    assert back is not None
    back()
    assert [view.name for view in scene.services.views.of(LISTED).views] == ["Mine", "Mine 2"]


def test_changes_are_saved_to_a_view_that_another_window_renamed(scene: Scene) -> None:
    _save(scene, "Mine")
    (kept,) = scene.services.views.of(LISTED).views
    scene.services.views.keep(LISTED, replace(kept, name="Theirs"))
    scene.services.views.keep(LISTED, View(new_key(), "Mine"))
    scene.register.show_query(PartnershipQuery(countries=("TR",)))
    scene.rest()
    scene.register.views.update()
    views = {view.key: view for view in scene.services.views.of(LISTED).views}
    assert views[kept.key].name == "Theirs"
    assert {view.name for view in views.values()} == {"Theirs", "Mine"}
