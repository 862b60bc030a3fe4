from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import vobject
from openpyxl import load_workbook
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication

from tests.ui.anniversaries.years import pills, year
from tests.ui.driving import CTRL, Stretched, cut_texts, press, type_text
from twincities.domain.partial_date import PartialDate
from twincities.i18n import Language
from twincities.paths import LOCALE
from twincities.ui.furniture.buttons import LINK_EDGE
from twincities.ui.theme.appearance import look

if TYPE_CHECKING:
    from pathlib import Path

    from tests.ui.today.scenes import Scene
    from twincities.services.papers import Written

Key = Qt.Key


def test_the_anniversaries_go_onto_paper_from_their_page(scene: Scene, tmp_path: Path) -> None:
    press(Key.Key_P, CTRL)
    scene.rest()
    made = scene.page.exports.papers
    assert made is not None
    assert made.isVisible()
    assert "anniversaries" in made.subject.text()
    written: list[Written] = []
    made.written.connect(written.append)
    made.target.setFocus()
    made.target.selectAll()
    type_text(str(tmp_path / "anniversaries.xlsx"))
    press(Key.Key_Return, CTRL)
    scene.rest()
    assert "By month" in load_workbook(written[0].path).sheetnames
    press(Key.Key_Escape)
    assert not made.isVisible()
    assert pills(scene)[0].hasFocus()


def test_the_link_below_the_cards_begins_where_their_words_do(scene: Scene) -> None:
    aside = scene.page.views.aside
    words = aside.unknown.title.mapTo(aside, QPoint(0, 0)).x()
    assert aside.rules_link.mapTo(aside, QPoint(look().px(LINK_EDGE), 0)).x() == words


@pytest.mark.parametrize("width", [960, 1280, 1440])
def test_names_in_the_months_are_whole_beside_the_panel_of_a_plan(scene: Scene, width: int) -> None:
    scene.window.resize(width, 900)
    scene.page.plan(scene.ground.ties["sehnde"])
    scene.rest()
    assert pills(scene)
    assert all(pill.width() >= pill.sizeHint().width() for pill in pills(scene))


@pytest.mark.parametrize("size", [(960, 600), (1280, 800)])
def test_no_word_is_cut_beside_the_panel_for_papers(scene: Scene, size: tuple[int, int]) -> None:
    scene.window.context.texts.speak(Stretched(Language.RU, LOCALE))
    scene.window.resize(*size)
    for begin in (
        scene.page.print_it,
        scene.page.export,
        lambda: scene.page.plan(scene.ground.ties["sehnde"]),
    ):
        begin()
        scene.rest()
        assert cut_texts(scene.window) == []


def test_the_year_goes_into_a_calendar_file_from_its_page(scene: Scene, tmp_path: Path) -> None:
    year(scene, 2027)
    press(Key.Key_E, CTRL)
    scene.rest()
    made = scene.page.exports.calendar
    assert made.isVisible()
    assert made.counts.text().startswith("3 with a day · 2 without a day")
    assert made.file.input.value().endswith("_2027-01_2027-12_en.ics")
    made.all_year.click()
    scene.rest()
    written: list[Written] = []
    made.written.connect(written.append)
    made.file.input.setFocus()
    made.file.input.selectAll()
    type_text(str(tmp_path / "year.ics"))
    press(Key.Key_Return, CTRL)
    scene.rest()
    events = vobject.readOne(written[0].path.read_text(encoding="utf-8")).vevent_list
    assert len(events) == 5
    assert sum("day unknown" in event.summary.value for event in events) == 2
    assert made.outcome.isVisible()
    press(Key.Key_Escape)
    assert not made.isVisible()


@pytest.mark.parametrize("typed", ["a week", "0", "30; -7", "99999"])
def test_reminders_that_are_no_days_are_said_beside_their_field(
    scene: Scene, tmp_path: Path, typed: str
) -> None:
    scene.page.export()
    made = scene.page.exports.calendar
    made.file.input.set_value(str(tmp_path / "year.ics"))
    made.reminders.set_value(typed)
    made.save()
    scene.rest()
    assert "from 1 to 3650" in made.reminders.accessibleDescription()
    assert made.reminders.hasFocus()
    assert list(tmp_path.glob("*.ics")) == []


def test_a_folder_that_is_gone_is_said_beside_the_file(scene: Scene, tmp_path: Path) -> None:
    scene.page.export()
    made = scene.page.exports.calendar
    made.file.input.set_value(str(tmp_path / "gone" / "year.ics"))
    made.save()
    scene.rest()
    assert made.file.frame.severities()
    made.file.input.set_value("")
    made.save()
    assert made.file.input.accessibleDescription() == "Say where the document is to be saved"


def test_a_jubilee_is_planned_and_its_steps_stand_in_the_ledger(scene: Scene) -> None:
    key = scene.ground.ties["sehnde"]
    scene.page.open_record(f"plan:{key}")
    scene.rest()
    made = scene.page.exports.plan
    assert made.isVisible()
    assert scene.page.year == 2027
    assert [row.due.value() for row in made.rows] == [PartialDate(2026)] * 4
    assert made.note.isVisible()
    made.rows[1].tick.click()
    made.rows[0].text.set_value("Invite the mayor")
    made.save_button.click()
    scene.rest()
    assert not made.isVisible()
    record = scene.services.partnerships.open(key).record
    assert record.preparations[0].text == "Invite the mayor"
    assert {one.milestone for one in record.preparations} == {50}
    assert len(record.preparations) == 3
    scene.page.plan(key)
    scene.rest()
    assert "Invite the mayor" in made.there.text()
    assert len(made.rows) == 2
    scene.window.context.undo()
    assert scene.services.partnerships.open(key).record.preparations == ()


def test_a_plan_that_is_opened_from_a_record_has_the_keyboard(scene: Scene) -> None:
    key = scene.ground.ties["sehnde"]
    scene.window.open("anniversaries", f"plan:{key}")
    scene.rest()
    made = scene.page.exports.plan
    assert made.isAncestorOf(QApplication.focusWidget())
    press(Qt.Key.Key_Return, CTRL)
    scene.rest()
    assert len(scene.services.partnerships.open(key).record.preparations) == 4


def test_a_plan_is_written_before_anything_else_is_done(scene: Scene) -> None:
    first, next_one = (scene.ground.ties[name] for name in ("sehnde", "stevenage"))
    told: list[object] = []
    scene.window.context.toast_wanted.connect(told.append)
    scene.page.plan(first)
    made = scene.page.exports.plan
    made.save()
    made.save()
    scene.page.plan(next_one)
    made.rows[0].text.set_value("My own words")
    scene.rest()
    assert made.isVisible()
    assert made.rows[0].text.value() == "My own words"
    assert len(scene.services.partnerships.open(first).record.preparations) == 4
    assert len(told) == 1


def test_a_plan_says_what_is_wrong_with_a_step_and_keeps_what_was_typed(scene: Scene) -> None:
    key = scene.ground.ties["sehnde"]
    scene.page.plan(key)
    made = scene.page.exports.plan
    made.rows[0].text.set_value("")
    made.rows[1].due.type_in("some day")
    made.save()
    scene.rest()
    assert made.rows[0].text.accessibleDescription() == "Say what has to be done, or untick the step"
    assert made.rows[1].due_frame.severities()
    made.rows[2].text.set_value("My own words")
    scene.page.end_export()
    scene.page.plan(key)
    assert made.rows[2].text.value() == "My own words"
    for row in made.rows:
        row.tick.setChecked(False)
    made.save()
    assert made.problem.text() == "Tick at least one step"
    assert scene.services.partnerships.open(key).record.preparations == ()


def test_where_no_anniversary_comes_the_plan_says_so(scene: Scene) -> None:
    scene.page.plan(scene.ground.ties["adana"])
    made = scene.page.exports.plan
    assert made.isVisible()
    assert "No anniversary that is marked comes" in made.note.text()
    assert not made.save_button.isEnabled()
