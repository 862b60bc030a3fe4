from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from tests.ui.driving import CTRL, SHIFT, cut_texts, press, settle, until
from tests.ui.scenes import Stand
from twincities.db.database import Database
from twincities.domain.claim import Claim
from twincities.domain.partial_date import PartialDate
from twincities.domain.visit import Visit
from twincities.domain.vocabularies import Grade
from twincities.i18n import Language
from twincities.settings import Theme
from twincities.ui.furniture.labels import Label
from twincities.ui.tables.drawing import cell_width
from twincities.ui.tables.feed import FIRST
from twincities.ui.theme.appearance import look

if TYPE_CHECKING:
    from tests.ui.visits.scenes import Scene

Key = Qt.Key


def test_a_deleted_visit_comes_back_by_undo_and_the_next_row_has_the_keyboard(scene: Scene) -> None:
    scene.find(scene.journal.founding)
    following = scene.page.table.model_.ids[scene.page.table.currentIndex().row() + 1]
    press(Key.Key_Delete)
    scene.rest()
    assert len(scene.page.table.model_.ids) == 8
    assert scene.page.table.current_id() == following
    assert scene.window.toast.message.text() == "1 visit deleted"
    scene.window.toast.undo.click()
    scene.rest()
    assert len(scene.page.table.model_.ids) == 9


def test_deleting_while_another_window_writes_says_so_and_can_be_done_again(scene: Scene) -> None:
    scene.services.desk.answer_at_once()
    number, count = scene.page.table.current_id(), len(scene.page.table.model_.ids)
    other = Database(scene.services.desk.database.path or "")
    with other.writing():
        press(Key.Key_Delete)
    other.close()
    trouble = scene.window.trouble
    assert trouble.detail.text() == "Another program holds the register. Nothing was lost; try again."
    assert scene.page.table.current_id() == number
    press(Key.Key_Delete)
    scene.rest()
    assert trouble.isHidden()
    assert len(scene.page.table.model_.ids) == count - 1


def test_several_visits_are_marked_and_deleted_together(scene: Scene) -> None:
    press(Key.Key_Home)
    press(Key.Key_Down, SHIFT)
    press(Key.Key_Down, SHIFT)
    until(lambda: not scene.page.beside.side.preview.isVisible())
    press(Key.Key_Delete)
    scene.rest()
    assert len(scene.page.table.model_.ids) == 6
    assert scene.services.bin.count() == 3
    press(Key.Key_Z, CTRL)
    scene.rest()
    assert scene.services.bin.count() == 0


def test_the_selection_stays_with_its_visit_when_others_come_and_go(scene: Scene) -> None:
    scene.find(scene.journal.founding)
    places = scene.journal.places
    newer = Visit(start=PartialDate(2026, 11, 20), sending=places["shymkent"], host=places["izmir"])
    scene.services.visits.record_visit(newer)
    press(Key.Key_F5)
    scene.rest()
    assert len(scene.page.table.model_.ids) == 10
    founding = scene.services.visits.id_of(scene.journal.founding)
    assert scene.page.table.selected_ids() == [founding]
    assert scene.page.table.current_id() == founding


def test_a_visit_written_elsewhere_in_the_window_is_shown_and_chosen(scene: Scene) -> None:
    places = scene.journal.places
    added = Visit(start=PartialDate(1999), sending=places["shymkent"], host=places["izmir"])
    changed = scene.services.visits.record_visit(added)
    scene.page.context.apply(changed)
    scene.rest()
    assert scene.page.table.current_id() == scene.services.visits.id_of(changed.key)


def test_rows_are_copied_with_their_headers(scene: Scene) -> None:
    scene.find(scene.journal.founding)
    press(Key.Key_C, CTRL)
    head, line = QApplication.clipboard().text().split("\n")
    assert head.split("\t")[0] == "Date"
    assert line.split("\t")[0] == "8–11 Jun 2015"
    assert "Stevenage" in line


def test_a_copied_date_has_the_spaces_that_people_type(scene: Scene) -> None:
    texts, places = scene.page.context.texts, scene.journal.places
    texts.speak(texts.words.among(Language.RU))
    added = Visit(start=PartialDate(1999, 6), sending=places["shymkent"], host=places["izmir"])
    scene.page.context.apply(scene.services.visits.record_visit(added))
    scene.rest()
    press(Key.Key_C, CTRL, widget=scene.page.table)
    assert "июнь 1999" in QApplication.clipboard().text()


def test_enter_opens_the_visit_in_the_editor_and_ctrl_n_begins_another(scene: Scene) -> None:
    scene.find(scene.journal.founding)
    press(Key.Key_Return)
    editor = scene.window.page("visit-editor")
    assert isinstance(editor, Stand)
    assert scene.window.current == "visit-editor"
    assert editor.asked == [scene.journal.founding]
    scene.window.go_back()
    settle()
    press(Key.Key_N, CTRL)
    assert scene.window.current == "visit-editor"


def test_the_menu_of_a_row_offers_what_can_be_done_with_it(scene: Scene) -> None:
    scene.find(scene.journal.founding)
    menu = scene.page.deeds.menu()
    assert isinstance(menu, QMenu)
    said = [action.text().partition("\t")[0] for action in menu.actions()]
    wanted = ["Open", "New visit of the same partnership", "Report…", "History", "Copy", "Delete", "Sort"]
    assert said == wanted
    menu.actions()[3].trigger()
    history = scene.window.page("history")
    assert isinstance(history, Stand)
    assert history.asked == [f"visit:{scene.journal.founding}"]


def test_the_preview_tells_what_is_recorded_and_what_is_not(scene: Scene) -> None:
    scene.find(scene.journal.founding)
    preview = scene.page.beside.side.preview
    until(lambda: "Stevenage" in "\n".join(texts_of(preview)))
    said = texts_of(preview)
    assert said[0] == "Shymkent → Stevenage"
    assert "8–11 June 2015" in said
    assert "—" in said
    assert "Шарон Тэйлор" in said
    assert "председатель городского совета" in said
    assert "6 people, names not given" in said
    assert said.index("Day not stated") < said.index("Wednesday, 10 June 2015")
    assert "no deadline" in said
    assert "В Великобритании праздновали 25 лет побратимских отношений" in said


def texts_of(widget: object) -> list[str]:
    assert isinstance(widget, QWidget)
    return [label.text() for label in widget.findChildren(Label) if label.text()]


def test_the_preview_closes_and_opens_by_ctrl_i_and_the_focus_stays_visible(scene: Scene) -> None:
    press(Key.Key_I, CTRL)
    settle()
    assert not scene.page.body.side.isVisible()
    assert QApplication.focusWidget() is scene.page.table
    press(Key.Key_Right)
    settle()
    assert scene.page.body.side.isVisible()


def test_f6_walks_header_filters_table_and_preview(scene: Scene) -> None:
    scene.page.focus_table()
    panes = []
    for _ in range(5):
        scene.window.next_pane(1)
        focus = QApplication.focusWidget()
        assert focus is not None
        panes.append(focus)
    page = scene.page
    assert page.body.side.isAncestorOf(panes[0])
    assert scene.window.navigation.isAncestorOf(panes[1])
    assert page.header.isAncestorOf(panes[2])
    assert page.filters.isAncestorOf(panes[3])
    assert panes[4] is page.table


def test_below_1280_the_preview_is_a_drawer_that_escape_closes(scene: Scene) -> None:
    scene.window.resize(1100, 700)
    settle()
    assert not scene.page.body.side.isVisible()
    table = scene.page.table.width()
    press(Key.Key_Right)
    settle()
    assert scene.page.body.side.isVisible()
    assert scene.page.table.width() == table
    press(Key.Key_Right)
    press(Key.Key_Escape)
    settle()
    assert not scene.page.body.side.isVisible()
    assert QApplication.focusWidget() is scene.page.table


def test_an_empty_register_says_how_to_begin(empty_scene: Scene) -> None:
    assert empty_scene.page.absence.isVisible()
    press(Key.Key_N, CTRL, widget=empty_scene.page.filters.search)
    assert empty_scene.window.current == "visit-editor"


def test_a_register_that_fails_is_told_of_and_tried_again(scene: Scene) -> None:
    path = scene.program.paths.register
    scene.services.desk.database.close()
    hidden = path.with_suffix(".away")
    path.rename(hidden)
    path.write_bytes(b"no register at all, only some text")
    scene.page.refresh()
    until(scene.page.absence.error.isVisible)
    scene.services.desk.database.close()
    path.unlink()
    hidden.rename(path)
    press(Key.Key_F5, widget=scene.page.filters.search)
    scene.rest()
    assert len(scene.page.table.model_.ids) == 9
    assert scene.page.table.isVisible()


def test_changing_the_language_says_the_rows_and_the_preview_anew(scene: Scene) -> None:
    texts = scene.page.context.texts
    scene.find(scene.journal.founding)
    texts.speak(texts.words.among(Language.RU))
    scene.rest()
    row = list(scene.page.table.model_.ids).index(scene.services.visits.id_of(scene.journal.founding) or 0)
    assert scene.page.table.model_.cells(row)[1].text == "Стивенейдж"


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("size", [(1440, 900), (960, 600)])
def test_a_date_and_a_kind_are_never_cut(scene: Scene, language: Language, size: tuple[int, int]) -> None:
    texts = scene.page.context.texts
    texts.speak(texts.words.among(language))
    scene.window.resize(*size)
    scene.rest()
    table = scene.page.table
    whole = [number for number, column in enumerate(table.model_.columns) if column.whole]
    shown = [number for number in whole if not table.isColumnHidden(number)]
    assert len(shown) == len(whole)
    for row in range(len(table.model_.ids)):
        cells = table.model_.cells(row)
        assert all(cell_width(cells[number]) <= table.columnWidth(number) for number in shown)


def test_a_visit_whose_date_was_worked_out_says_so(scene: Scene) -> None:
    visit = scene.services.visits.open(scene.journal.founding)
    claim = Claim(target="start", grade=Grade.INFERRED, rule="25 years after 1990")
    scene.services.visits.correct_visit(visit, replace(visit.record, claims=(claim,)))
    scene.page.refresh()
    scene.find(scene.journal.founding)
    date = scene.page.table.model_.cells(scene.page.table.currentIndex().row())[0]
    assert date.inferred
    assert date.spoken == "inferred: 8–11 June 2015"


def test_two_hundred_rows_stand_at_once_and_the_rest_follow(scene: Scene) -> None:
    places = scene.journal.places
    for number in range(FIRST):
        visit = Visit(start=PartialDate(1900 + number % 90), sending=places["shymkent"], host=places["izmir"])
        scene.services.visits.record_visit(visit)
    scene.page.feed.ask_again()
    assert len(scene.page.table.model_.ids) == FIRST
    scene.rest()
    assert len(scene.page.table.model_.ids) == FIRST + 9
    press(Key.Key_End)
    assert scene.page.table.currentIndex().row() == FIRST + 8


@pytest.mark.parametrize("theme", [Theme.LIGHT, Theme.DARK])
@pytest.mark.parametrize("size", [(1440, 900), (1280, 800), (960, 600)])
@pytest.mark.parametrize("language", list(Language))
def test_no_word_is_cut_off(scene: Scene, language: Language, size: tuple[int, int], theme: Theme) -> None:
    look().choose(theme)
    texts = scene.page.context.texts
    texts.speak(texts.words.among(language))
    scene.window.resize(*size)
    scene.find(scene.journal.founding)
    scene.rest()
    assert cut_texts(scene.window) == []
    scene.page.open_papers()
    scene.rest()
    assert cut_texts(scene.window) == []
