"""Promises are settled in place: ticked off, dated, given a side, dropped; every step can be taken back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.keeping import busy
from tests.ui.commitments.ledger import LIST, choose, lines, promise
from tests.ui.driving import CTRL, SHIFT, press, settle, type_text
from tests.ui.today.ground import TODAY
from twincities.db.database import Database
from twincities.domain.partial_date import PartialDate
from twincities.domain.vocabularies import CommitmentStatus, Side
from twincities.ui.commitments.settling import DueInput

if TYPE_CHECKING:
    from tests.ui.today.scenes import Scene

Key = Qt.Key
HELD = "Another program holds the register. Nothing was lost; try again."


def test_space_marks_done_and_undo_takes_it_back(scene: Scene) -> None:
    press(Key.Key_Space)
    scene.rest()
    done = promise(scene, LIST)
    assert (done.status, done.done) == (CommitmentStatus.DONE, PartialDate.of(TODAY))
    assert "Overdue · 1" in lines(scene)
    assert "Recently done · 2" in lines(scene)
    assert scene.window.toast.message.text() == f"Done: “{LIST}”"
    assert scene.page.deeds.current().text == "Программа обмена школьников"
    press(Key.Key_Z, CTRL)
    scene.rest()
    assert promise(scene, LIST).status is CommitmentStatus.NOT_STARTED
    assert lines(scene)[0] == "Overdue · 2"


def test_space_while_another_window_writes_says_so_and_works_on_the_same_promise_again(scene: Scene) -> None:
    scene.services.desk.answer_at_once()
    other = Database(scene.services.desk.database.path or "")
    with other.writing():
        press(Key.Key_Space)
        scene.rest()
    other.close()
    trouble = scene.window.trouble
    assert trouble.detail.text() == "Another program holds the register. Nothing was lost; try again."
    assert promise(scene, LIST).status is CommitmentStatus.NOT_STARTED
    press(Key.Key_Space)
    scene.rest()
    assert promise(scene, LIST).status is CommitmentStatus.DONE
    assert trouble.isHidden()
    assert scene.page.deeds.current().text == "Программа обмена школьников"


def test_space_on_a_done_promise_takes_it_up_again(scene: Scene) -> None:
    choose(scene, "Поздравительное письмо ко дню города")
    press(Key.Key_Space)
    scene.rest()
    again = promise(scene, "Поздравительное письмо ко дню города")
    assert (again.status, again.done) == (CommitmentStatus.IN_PROGRESS, None)


def test_several_selected_promises_are_done_in_one_act(scene: Scene) -> None:
    press(Key.Key_Down, SHIFT)
    press(Key.Key_Space)
    scene.rest()
    assert lines(scene)[0] == "No deadline · 2"
    press(Key.Key_Z, CTRL)
    scene.rest()
    assert lines(scene)[0] in ("Overdue · 1", "Overdue · 2")


def test_a_click_on_the_box_marks_done(scene: Scene) -> None:
    table = scene.page.table
    rect = table.visualRect(table.model_.index(1, 0))
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
    scene.rest()
    assert promise(scene, LIST).status is CommitmentStatus.DONE


@pytest.mark.parametrize(
    ("typed", "due"),
    [
        ("+30", PartialDate(2026, 12, 23)),
        ("1.02.2027", PartialDate(2027, 2, 1)),
        ("03.2027", PartialDate(2027, 3)),
    ],
)
def test_a_deadline_is_typed_as_a_date_or_as_so_many_days(scene: Scene, typed: str, due: PartialDate) -> None:
    press(Key.Key_T, CTRL)
    settle()
    assert isinstance(QApplication.focusWidget(), DueInput)
    type_text(typed)
    press(Key.Key_Return)
    scene.rest()
    assert promise(scene, LIST).due == due
    assert "Ahead · 4" in lines(scene)
    assert scene.page.table.hasFocus()
    press(Key.Key_Z, CTRL)
    scene.rest()
    assert promise(scene, LIST).due == PartialDate(2026, 11, 1)


def test_an_empty_deadline_is_no_deadline(scene: Scene) -> None:
    press(Key.Key_T, CTRL)
    settle()
    press(Key.Key_Delete)
    press(Key.Key_Return)
    scene.rest()
    assert promise(scene, LIST).due is None
    assert "No deadline · 3" in lines(scene)


def test_what_is_no_date_is_told_and_stays(scene: Scene) -> None:
    press(Key.Key_T, CTRL)
    settle()
    type_text("soon")
    press(Key.Key_Return)
    settle()
    popover = scene.page.deeds.popover
    assert popover.isVisible()
    assert popover.content.problem.isVisible()
    press(Key.Key_Escape)
    settle()
    assert promise(scene, LIST).due == PartialDate(2026, 11, 1)
    assert scene.page.table.hasFocus()


def test_a_deadline_typed_while_another_program_holds_the_register_stays_to_be_set_again(
    scene: Scene,
) -> None:
    scene.services.desk.answer_at_once()
    press(Key.Key_T, CTRL)
    settle()
    type_text("+30")
    with busy(Path(scene.services.desk.database.place)):
        press(Key.Key_Return)
        settle()
        popover = scene.page.deeds.popover
        assert popover.isVisible()
        assert popover.content.problem.text() == HELD
        assert popover.content.field.text() == "+30"
        assert popover.content.field.hasFocus()
    press(Key.Key_Return)
    scene.rest()
    assert promise(scene, LIST).due == PartialDate(2026, 12, 23)
    assert scene.page.table.hasFocus()


@pytest.mark.parametrize(("entry", "side", "unsettled"), [(1, Side.THEIRS, False), (3, Side.BOTH, True)])
def test_the_side_is_settled_or_left_open(scene: Scene, entry: int, side: Side, unsettled: bool) -> None:
    menu = scene.page.deeds.side_menu(scene.page.deeds.current())
    assert [action.isChecked() for action in menu.actions()] == [True, False, False, False]
    menu.actions()[entry].trigger()
    scene.rest()
    settled = promise(scene, LIST)
    assert (settled.side, settled.side_unsettled) == (side, unsettled)


def test_delete_drops_a_promise_with_undo(scene: Scene) -> None:
    press(Key.Key_Delete)
    scene.rest()
    assert LIST not in lines(scene)
    press(Key.Key_Z, CTRL)
    scene.rest()
    assert lines(scene)[1] == LIST
