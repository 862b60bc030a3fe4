"""From nothing to a register that can be worked with, by keyboard alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog

from tests.fronts import Running, running
from tests.keeping import lay
from tests.ui.driving import CTRL, cut_texts, press, settle, type_text, until
from twincities.i18n import Language
from twincities.settings import login
from twincities.ui.pages import FIRST_PAGE
from twincities.ui.theme.appearance import look
from twincities.ui.welcome.page import WelcomePage

if TYPE_CHECKING:
    from pathlib import Path


def welcome(work: Running) -> WelcomePage:
    page = work.window.page("welcome")
    assert isinstance(page, WelcomePage)
    return page


def opened(work: Running) -> None:
    until(lambda: work.context.services is not None and work.window.current == FIRST_PAGE)


def test_a_new_register_is_made_by_keyboard(work: Running) -> None:
    page = welcome(work)
    assert not work.window.navigation.isVisible()
    assert page.own.hasFocus()
    type_text("Шымкент")
    press(Qt.Key.Key_Tab)
    type_text("каз")
    press(Qt.Key.Key_Return)
    assert page.country.value() is not None
    press(Qt.Key.Key_Return)
    opened(work)
    own = work.services.places.own()
    assert own is not None
    assert own.record.country == "KZ"
    assert own.record.label("ru") == "Шымкент"
    assert work.window.navigation.isVisible()
    assert work.program.paths.register.exists()
    assert work.program.settings.register_opened


def test_ctrl_z_at_the_beginning_does_not_take_the_own_municipality_back(work: Running) -> None:
    page = welcome(work)
    page.own.setText("Shymkent")
    type_text("Kazakhstan", page.country)
    page.country.settle()
    page.take()
    opened(work)
    press(Qt.Key.Key_Z, CTRL)
    assert work.services.places.own() is not None
    assert not work.services.desk.can_undo


def test_the_own_municipality_is_offered_by_the_gazetteer_and_taken_only_when_picked(work: Running) -> None:
    page = welcome(work)
    type_text("Чимкент")
    until(lambda: page.own.open_list)
    assert page.own.marked is None
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    assert page.own.value() != ""
    chosen = page.country.value()
    assert chosen is not None
    assert chosen.key == "KZ"
    press(Qt.Key.Key_Return)
    opened(work)
    own = work.services.places.own()
    assert own is not None
    assert own.record.latitude == pytest.approx(42.3, abs=0.1)
    assert own.record.coordinate_source != ""


def test_the_example_opens_after_a_name_was_looked_up(work: Running) -> None:
    page = welcome(work)
    type_text("Астана")
    until(lambda: page.own.open_list)
    page.show_example()
    opened(work)
    assert work.services.is_example


def test_the_name_given_is_the_one_that_history_keeps(work: Running) -> None:
    page = welcome(work)
    page.name.setText("A. Specialist")
    page.own.setText("Shymkent")
    type_text("Kazakhstan", page.country)
    page.country.settle()
    page.take()
    opened(work)
    own = work.services.places.own()
    assert own is not None
    entries = work.services.history.of("place", own.key, Language.EN).entries
    assert entries[-1].who == "A. Specialist"


def test_a_login_that_was_left_standing_is_not_kept_as_a_name(work: Running) -> None:
    page = welcome(work)
    assert page.name.text() == login()
    page.own.setText("Shymkent")
    type_text("KZ", page.country)
    page.country.settle()
    page.take()
    opened(work)
    assert work.program.settings.person == ""


def test_enter_waits_for_the_gazetteer_and_takes_the_municipality_that_is_sure(work: Running) -> None:
    page = welcome(work)
    type_text("Шымкент")
    press(Qt.Key.Key_Return)
    until(lambda: page.own.candidate is not None)
    country = page.country.value()
    assert country is not None
    assert country.key == "KZ"
    assert work.context.services is None  # what was taken is seen before anything is made
    press(Qt.Key.Key_Return)
    opened(work)
    own = work.services.places.own()
    assert own is not None
    assert own.record.latitude is not None


def test_what_is_missing_is_said_beside_its_field(work: Running) -> None:
    page = welcome(work)
    press(Qt.Key.Key_Return)
    assert page.own_frame.severity is not None
    assert page.own.hasFocus()
    type_text("Shymkent")
    assert page.own_frame.severity is None
    page.own.lookup.stop()  # no gazetteer is needed to begin
    press(Qt.Key.Key_Return)
    assert page.country_frame.severity is not None
    assert page.country.hasFocus()
    type_text("Nowhereland")
    press(Qt.Key.Key_Return)
    assert page.country_frame.severity is not None
    assert work.context.services is None
    assert not work.program.paths.register.exists()


def test_the_language_switches_at_once_and_is_kept(work: Running) -> None:
    page = welcome(work)
    before = page.own_frame.label.text()
    page.language.setFocus()
    press(Qt.Key.Key_Left)
    press(Qt.Key.Key_Left)
    settle()
    assert work.context.texts.language is Language.RU
    assert page.own_frame.label.text() != before
    assert work.program.settings.language is Language.RU


def test_a_country_chosen_before_the_language_is_said_in_the_new_one(work: Running) -> None:
    page = welcome(work)
    type_text("United K", page.country)
    press(Qt.Key.Key_Return, widget=page.country)
    work.front.session.speak(Language.RU)
    settle()
    assert page.country.text() == "Великобритания"
    chosen = page.country.value()
    assert chosen is not None
    assert chosen.key == "GB"


def test_the_example_opens_and_is_marked_as_one(work: Running) -> None:
    page = welcome(work)
    press(Qt.Key.Key_3, Qt.KeyboardModifier.AltModifier)
    page.show_example()
    opened(work)
    assert work.services.is_example
    page_of_visits: Any = work.page("visits")
    until(page_of_visits.table.model_.rowCount)


def test_a_file_that_is_there_is_opened_and_remembered(
    qapp: QApplication, tmp_path: Path, empty_register: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = lay(empty_register, tmp_path / "elsewhere") / "register.sqlite"
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args: (str(other), ""))
    with running(qapp, tmp_path / "data", wait=False) as work:
        until(lambda: work.window.current == "welcome")
        welcome(work).ways[1].click()
        opened(work)
    with running(qapp, tmp_path / "data") as again:
        assert again.program.register == other


def test_giving_up_the_choice_of_a_file_changes_nothing(
    work: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args: ("", ""))
    welcome(work).open_file()
    settle()
    assert work.window.current == "welcome"


def test_the_ways_are_walked_by_the_arrows(work: Running) -> None:
    page = welcome(work)
    page.ways[0].setFocus()
    press(Qt.Key.Key_Down)
    assert page.ways[1].hasFocus()
    press(Qt.Key.Key_Up)
    assert page.ways[0].hasFocus()


@pytest.mark.parametrize(("size", "scale"), [((1440, 900), 1.0), ((960, 600), 1.0), ((1440, 900), 2.0)])
def test_nothing_is_cut_in_any_size(work: Running, size: tuple[int, int], scale: float) -> None:
    page = welcome(work)
    for language in Language:
        work.front.session.speak(language)
        look().choose(scale=scale)
        work.window.resize(*size)
        settle()
        assert not cut_texts(page)
