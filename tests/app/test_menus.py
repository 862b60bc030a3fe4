"""The menus of the program itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from tests.fronts import Running, running
from tests.keeping import lay
from tests.ui.driving import settle, until
from tests.ui.visit_of import write_visit
from twincities.i18n import N_, Language
from twincities.settings import Theme
from twincities.ui.pages import FIRST_PAGE
from twincities.ui.theme.appearance import look
from twincities.ui.welcome.page import WelcomePage

if TYPE_CHECKING:
    from pathlib import Path

    import pytest
    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QApplication

DELETED = N_("Visit deleted")


def entry(work: Running, menu: str, words: str) -> QAction:
    (found,) = (action for action in work.window.menu(menu).actions() if action.text() == words)
    return found


def spoken(work: Running) -> Language:
    return work.context.texts.language


def test_undo_and_redo_say_what_they_would_do(program: Running) -> None:
    key = write_visit(program.services)
    program.context.apply(program.services.visits.delete_visits([key]), DELETED)
    undo, redo = program.front.menus.undo_names.undo, program.front.menus.undo_names.redo
    assert undo.text() == "Undo: Visit deleted"
    undo.trigger()
    settle()
    assert not program.services.visits.open(key).deleted
    assert undo.text() == "Undo"
    assert redo.text() == "Redo: Visit deleted"


def test_the_theme_is_chosen_in_the_menu_and_marked(program: Running) -> None:
    entry(program, "view", "Dark colours").trigger()
    assert look().theme is Theme.DARK
    assert entry(program, "view", "Dark colours").isChecked()
    assert not entry(program, "view", "Light colours").isChecked()


def test_the_language_is_chosen_in_the_menu_under_its_own_name(program: Running) -> None:
    (kazakh,) = (one for one in program.front.menus.languages.actions() if one.text() == "Қазақша")
    kazakh.trigger()
    assert program.context.texts.language is Language.KK
    assert kazakh.isChecked()


def test_the_language_of_the_settings_can_be_chosen_where_the_command_line_asked_for_another(
    program: Running,
) -> None:
    program.program.language = Language.RU
    program.front.session.put_to_work()
    assert spoken(program) is Language.RU
    (english,) = (one for one in program.front.menus.languages.actions() if one.text() == "English")
    english.trigger()
    assert spoken(program) is Language.EN
    assert english.isChecked()
    program.window.toast.undo.click()
    settle()
    assert spoken(program) is Language.RU


def test_a_backup_is_one_entry_away(program: Running) -> None:
    entry(program, "file", "Back up now").trigger()
    until(lambda: program.program.keeping().backups())


def test_leaving_stands_last_in_the_file_menu(program: Running) -> None:
    assert program.window.menu("file").actions()[-1].text() == "Quit"


def test_a_new_register_from_the_welcome_never_touches_the_one_that_is_open(
    program: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_visit(program.services)
    entry(program, "help", "Welcome page").trigger()
    page = program.window.page("welcome")
    assert isinstance(page, WelcomePage)
    other = program.program.paths.data / "other.sqlite"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args, **_more: (str(other), ""))
    page.own.setText("Hertford")
    page.country.setText("GB")
    page.take()
    until(lambda: program.context.services is not None and program.window.current == FIRST_PAGE)
    assert other.exists()
    own = program.services.places.own()
    assert own is not None
    assert own.record.label("en") == "Hertford"
    assert not program.services.places.suggest("Stevenage", Language.EN)


def test_the_example_is_refused_beside_own_data_and_the_register_stays_open(program: Running) -> None:
    page = program.page("welcome")
    page.show_example()
    settle()
    assert page.trouble.isVisible()
    assert program.services.visits is not None


def test_another_register_replaces_what_every_page_shows(
    qapp: QApplication, data: Path, tmp_path: Path, empty_register: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = lay(empty_register, tmp_path / "other") / "register.sqlite"
    with running(qapp, lay(empty_register, data)) as work:
        key = write_visit(work.services)
        work.context.apply(work.services.visits.delete_visits([key]))
        assert work.page("bin").table.model_.rowCount() == 1
        monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args: (str(other), ""))
        entry(work, "file", "Open another register…").trigger()
        until(lambda: work.context.services is not None and work.window.current == FIRST_PAGE)
        assert work.page("bin").table.model_.rowCount() == 0
