"""Settings act at once, are kept, and can be taken back; the register's safety is one click away."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt

from tests.fronts import Running, running
from tests.keeping import lay
from tests.ui.driving import CTRL, cut_texts, press, settle, type_text, until
from tests.ui.visit_of import write_visit
from twincities.i18n import Language
from twincities.settings import Theme
from twincities.ui.settings.page import SettingsPage
from twincities.ui.theme.appearance import look

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

    from twincities.ui.settings.rules import RulesCard


def settings(work: Running) -> SettingsPage:
    page = work.page("settings")
    assert isinstance(page, SettingsPage)
    return page


def test_the_page_has_its_key(work: Running) -> None:
    press(Qt.Key.Key_Comma, CTRL, text=",", widget=work.window)
    work.window.open("settings")
    assert work.window.current == "settings"


def test_the_language_rewrites_every_open_page(work: Running) -> None:
    visits: Any = work.window.page("visits")
    page = settings(work)
    before = (visits.new_button.words, work.window.menuBar().actions()[0].text())
    page.interface.language.set_value("ru")
    page.interface.language.edited.emit()
    settle()
    after = (visits.new_button.words, work.window.menuBar().actions()[0].text())
    assert all(old != new for old, new in zip(before, after, strict=True))


def test_theme_and_scale_act_at_once_and_can_be_taken_back(work: Running) -> None:
    page = settings(work)
    page.interface.theme.setFocus()
    press(Qt.Key.Key_Right)
    assert look().theme is Theme.DARK
    page.interface.scale.setFocus()
    press(Qt.Key.Key_Right)
    assert look().scale == 1.25
    work.window.toast.undo.click()
    settle()
    assert look().scale == 1.0
    assert page.interface.scale.value() == "100"
    assert look().theme is Theme.DARK


def test_texts_are_kept_when_they_are_left(qapp: QApplication, tmp_path: Path, empty_register: Path) -> None:
    data = lay(empty_register, tmp_path / "office")
    with running(qapp, data) as work:
        page = settings(work)
        page.writing.office.setFocus()
        type_text("Отдел внешних связей")
        press(Qt.Key.Key_Tab)
        page.writing.person.setFocus()
        type_text("A. Specialist")
        press(Qt.Key.Key_Return)
        assert work.program.who() == "A. Specialist"
    with running(qapp, data) as again:
        assert again.program.settings.office == "Отдел внешних связей"
        assert again.program.settings.person == "A. Specialist"


def test_the_limit_of_the_report_is_a_number_of_days(work: Running) -> None:
    page = settings(work)
    page.writing.days.setFocus()
    page.writing.days.selectAll()
    type_text("many")
    press(Qt.Key.Key_Return)
    assert page.writing.days_frame.severity is not None
    assert work.program.settings.report_days == 10
    page.writing.days.selectAll()
    type_text("15")
    press(Qt.Key.Key_Return)
    assert page.writing.days_frame.severity is None
    assert work.program.settings.report_days == 15


def test_the_scale_of_the_keyboard_shows_on_the_page(work: Running) -> None:
    page = settings(work)
    look().step(1)
    settle()
    assert page.interface.scale.value() == "125"
    stored = json.loads(work.program.paths.settings.read_text(encoding="utf-8"))
    assert stored["scale"] == 125


def test_the_office_chooses_its_jubilees_and_its_step(work: Running) -> None:
    card = settings(work).anniversaries
    card.jubilees.set_value("50, 25; 7")
    card.jubilees.returnPressed.emit()
    card.step.set_value("0")
    card.step.returnPressed.emit()
    kept = work.program.settings
    assert kept.jubilees == (7, 25, 50)
    assert kept.anniversary_step == 0


def test_the_office_says_on_which_day_it_keeps_29_february(work: Running) -> None:
    choice = settings(work).anniversaries.leap_day
    assert choice.value() == "february"
    choice.set_value("march")
    choice.edited.emit()
    assert work.program.settings.leap_day_in_march


def test_the_office_says_what_it_does_before_an_anniversary_one_step_a_line(work: Running) -> None:
    card = settings(work).anniversaries
    lines, frame = card.steps["steps_before_jubilee"]
    usual = lines.value()
    assert usual.splitlines()[-1] == "30: Prepare the letter of congratulation for signature"
    lines.left.emit()
    assert work.program.settings.steps_before_jubilee == ""
    lines.set_value("30: Hang out the flags\n360 - Book the hall")
    lines.left.emit()
    own = "360: Book the hall\n30: Hang out the flags"
    assert work.program.settings.steps_before_jubilee == lines.value() == own
    lines.set_value(f"{own}\nsomething else")
    lines.left.emit()
    assert frame.message == (
        "Line 3: write the days before the anniversary and what is done, "
        "such as 30: Prepare the letter of congratulation for signature"
    )
    settle()
    assert lines.value().endswith("something else")
    assert work.program.settings.steps_before_jubilee == own
    lines.set_value("")
    lines.left.emit()
    assert frame.severity is None
    assert lines.value() == usual
    assert work.program.settings.steps_before_jubilee == ""


def test_what_is_no_number_of_years_is_said_beside_its_field(work: Running) -> None:
    card = settings(work).anniversaries
    before = work.program.settings
    card.jubilees.set_value("ten, 25")
    card.jubilees.returnPressed.emit()
    card.step.set_value("-5")
    card.step.returnPressed.emit()
    assert card.jubilees_frame.severities()
    assert card.step_frame.severities()
    assert work.program.settings == before


def _enter(card: RulesCard, name: str, text: str) -> None:
    field, _frame = card.numbers[name]
    field.set_value(text)
    field.returnPressed.emit()


def test_the_office_sets_its_rules_of_activity_reviews_and_notice(work: Running) -> None:
    card = settings(work).rules
    for name, text in (
        ("activity_occasional_months", "72"),
        ("activity_active_months", "36"),
        ("review_years", "3"),
        ("quiet_field_months", "24"),
        ("notice_neutral_days", "200"),
        ("notice_amber_days", "90"),
        ("notice_red_days", "30"),
    ):
        _enter(card, name, text)
    card.lead.set_value("1, 12, 6")
    card.lead.returnPressed.emit()
    kept = work.program.settings
    assert (kept.activity_active_months, kept.activity_occasional_months) == (36, 72)
    assert (kept.review_years, kept.quiet_field_months) == (3, 24)
    assert (kept.notice_red_days, kept.notice_amber_days, kept.notice_neutral_days) == (30, 90, 200)
    assert kept.notice_lead_months == (12, 6, 1)


def test_limits_that_would_contradict_each_other_are_refused_beside_their_field(work: Running) -> None:
    card = settings(work).rules
    before = work.program.settings
    _enter(card, "activity_active_months", "100")
    assert card.numbers["activity_active_months"][1].message == "Write a whole number from 1 to 60"
    _enter(card, "notice_amber_days", "5")
    assert card.numbers["notice_amber_days"][1].message == "Write a whole number from 14 to 180"
    card.lead.set_value("half a year")
    card.lead.returnPressed.emit()
    assert card.lead_frame.severities()
    assert work.program.settings == before


def test_a_backup_is_made_listed_and_restored(work: Running) -> None:
    page = settings(work)
    page.backups.make.click()
    until(lambda: page.backups.backups)
    write_visit(work.services)
    assert work.services.places.suggest("Stevenage", Language.EN)
    page.backups.restores[0].click()
    settle()
    assert page.backups.question.isVisible()
    assert page.backups.question.no.hasFocus()
    page.backups.question.yes.click()
    until(lambda: work.context.services is not None)
    assert work.window.current == "settings"
    assert not work.services.places.suggest("Stevenage", Language.EN)
    page = settings(work)
    until(lambda: len(page.backups.backups) == 2)


def test_the_check_says_that_all_is_well(work: Running) -> None:
    write_visit(work.services)
    page = settings(work)
    page.check.begin.click()
    until(page.check.outcome.text)
    assert "sound" in page.check.outcome.text()


def test_the_check_says_how_many_of_what_kind_is_wrong_and_keeps_the_databases_words_to_itself(
    work: Running,
) -> None:
    write_visit(work.services)
    with closing(sqlite3.connect(work.program.paths.register)) as connection, connection:
        connection.execute("UPDATE visit SET kind = 'picnic'")
        connection.execute("UPDATE place SET folded = ' nothing'")
    page = settings(work)
    page.check.begin.click()
    until(page.check.outcome.text)
    lines = page.check.outcome.text().splitlines()
    assert lines[1:] == ["2 records are not found by their words", "1 value is in no vocabulary"]


def test_the_registers_file_is_shown(work: Running) -> None:
    assert settings(work).data.place.text() == str(work.program.paths.register)


@pytest.mark.parametrize(("size", "scale"), [((1440, 900), 1.0), ((960, 600), 1.0), ((1440, 900), 2.0)])
def test_nothing_is_cut_in_any_size(work: Running, size: tuple[int, int], scale: float) -> None:
    for name in ("settings", "about"):
        page = work.page(name)
        for language in Language:
            work.front.session.speak(language)
            look().choose(scale=scale)
            work.window.resize(*size)
            settle()
            assert not cut_texts(page)
