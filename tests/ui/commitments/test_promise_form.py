"""The form beside the ledger: a promise is written, changed and closed by keyboard."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.keeping import busy
from tests.ui.commitments.ledger import LIST, listed, promise
from tests.ui.driving import ALT, CTRL, SHIFT, Stretched, cut_texts, press, settle, type_text
from tests.ui.today.ground import TODAY
from twincities.domain.errors import Severity
from twincities.domain.partial_date import PartialDate
from twincities.domain.preparation import Preparation
from twincities.domain.vocabularies import CommitmentStatus, CooperationField, OutcomeKind, Side
from twincities.i18n import Language
from twincities.paths import LOCALE
from twincities.services.ledger_filter import LedgerGroup, LedgerQuery
from twincities.ui.commitments.looks import origin
from twincities.ui.commitments.settling import ClosingSheet

if TYPE_CHECKING:
    from tests.ui.today.scenes import Scene

Key = Qt.Key


def form(scene: Scene) -> Any:  # noqa: ANN401 - the page's own panel
    assert scene.page.beside.currentWidget() is scene.page.beside.form
    return scene.page.beside.form


def test_a_promise_without_a_visit_is_written_by_keyboard(scene: Scene) -> None:
    press(Key.Key_N, CTRL)
    fields = form(scene).fields
    assert QApplication.focusWidget() is fields.partnership
    type_text("Худжанд")
    press(Key.Key_Return)
    press(Key.Key_Tab)
    type_text("Ответить на письмо")
    for _ in range(2):
        press(Key.Key_Tab)
    type_text("City Council")
    for _ in range(2):
        press(Key.Key_Tab)
    type_text("+30")
    press(Key.Key_Return, CTRL)
    scene.rest()
    written = promise(scene, "Ответить на письмо")
    assert (written.visit_key, written.partnership_key) == (None, scene.ground.ties["khujand"])
    assert (written.kind, written.side) == (OutcomeKind.ASSIGNMENT, Side.OURS)
    assert (written.responsible, written.due) == ("City Council", PartialDate(2026, 12, 23))
    assert written.made_on == PartialDate.of(TODAY)
    assert scene.page.deeds.current().key == written.key
    assert scene.page.table.hasFocus()
    press(Key.Key_Z, CTRL)
    scene.rest()
    assert all(one.text != "Ответить на письмо" for one in listed(scene))


def test_what_is_missing_is_said_beside_its_field_and_nothing_is_written(scene: Scene) -> None:
    before = len(listed(scene))
    press(Key.Key_N, CTRL)
    press(Key.Key_Return, CTRL)
    frames = form(scene).fields.frames
    assert frames["partnership"].message == "Say which partnership it belongs to"
    assert frames["text"].message == "Say what was promised"
    form(scene).fields.due.setFocus()
    type_text("soon")
    press(Key.Key_Return, CTRL)
    assert frames["due"].severity is Severity.ERROR
    assert len(listed(scene)) == before


def test_all_fields_of_a_promise_are_changed_in_place(scene: Scene) -> None:
    press(Key.Key_F2)
    fields = form(scene).fields
    assert fields.what.value() == LIST
    assert fields.frames["partnership"].isHidden()
    fields.theirs.setFocus()
    type_text("Bureau of Commerce")
    fields.evidence.setFocus()
    type_text("letter no. 12")
    press(Key.Key_S, CTRL)
    scene.rest()
    changed = promise(scene, LIST)
    assert (changed.responsible_there, changed.evidence) == ("Bureau of Commerce", "letter no. 12")
    visit = scene.services.visits.open(scene.ground.visits["baiyin"]).record
    assert [one.quote for one in visit.outcomes if one.text == LIST] == [changed.quote]


def test_what_was_typed_stays_until_it_is_written_or_put_back(scene: Scene) -> None:
    press(Key.Key_F2)
    fields = form(scene).fields
    fields.evidence.setFocus()
    type_text("half a word")
    press(Key.Key_Escape)
    scene.rest()
    assert scene.page.beside.currentWidget() is scene.page.beside.side
    press(Key.Key_Down)
    press(Key.Key_F2)
    assert fields.evidence.value() == ""
    press(Key.Key_Escape)
    press(Key.Key_Up)
    press(Key.Key_F2)
    assert fields.evidence.value() == "half a word"
    form(scene).back_button.click()
    assert fields.evidence.value() == ""
    assert form(scene).back_button.isHidden()


def test_what_somebody_else_wrote_meanwhile_is_told_beside_the_field(scene: Scene) -> None:
    press(Key.Key_F2)
    kept = scene.services.ledger.open(scene.page.deeds.current().key)
    scene.services.ledger.rewrite(kept, replace(kept, evidence="theirs"))
    fields = form(scene).fields
    fields.evidence.setFocus()
    type_text("mine")
    press(Key.Key_Return, CTRL)
    told = fields.frames["evidence"].message
    assert told == "Somebody wrote meanwhile: theirs. Writing again puts yours in its place."
    assert promise(scene, LIST).evidence == "theirs"
    press(Key.Key_Return, CTRL)
    scene.rest()
    assert promise(scene, LIST).evidence == "mine"


def test_a_promise_is_done_on_a_later_visit_and_leads_to_it(scene: Scene) -> None:
    row = promise(scene, LIST)
    before = scene.services.visits.open(scene.ground.visits["baiyin"]).record
    later = replace(before, start=PartialDate(2026, 11, 2), end=None, outcomes=(), claims=(), sources=())
    visit = scene.services.visits.record_visit(later).key
    press(Key.Key_D, CTRL | SHIFT)
    sheet = scene.page.deeds.popover.content
    assert isinstance(sheet, ClosingSheet)
    press(Key.Key_Down)
    press(Key.Key_Return)
    scene.rest()
    done = promise(scene, LIST)
    assert (done.status, done.closed_in, done.done) == (
        CommitmentStatus.DONE,
        visit,
        PartialDate(2026, 11, 2),
    )
    assert scene.page.table.select_id(row.id)
    scene.page.deeds.open_closing()
    assert scene.asked_of("visit-editor") == visit


def test_a_closing_visit_chosen_while_another_program_holds_the_register_can_be_chosen_again(
    scene: Scene,
) -> None:
    before = scene.services.visits.open(scene.ground.visits["baiyin"]).record
    later = replace(before, start=PartialDate(2026, 11, 2), end=None, outcomes=(), claims=(), sources=())
    visit = scene.services.visits.record_visit(later).key
    scene.services.desk.answer_at_once()
    press(Key.Key_D, CTRL | SHIFT)
    sheet = scene.page.deeds.popover.content
    with busy(Path(scene.services.desk.database.place)):
        press(Key.Key_Down)
        press(Key.Key_Return)
        settle()
        assert scene.page.deeds.popover.isVisible()
        assert "holds the register" in sheet.frame.message
    press(Key.Key_Return)
    scene.rest()
    assert promise(scene, LIST).closed_in == visit


def test_several_wait_for_the_partner_with_one_key_and_go_on_with_the_same(scene: Scene) -> None:
    press(Key.Key_Down, SHIFT)
    press(Key.Key_W, ALT)
    scene.rest()
    waiting = [one.text for one in listed(scene, statuses=(CommitmentStatus.WAITING,))]
    assert {LIST, "Программа обмена школьников"} <= set(waiting)
    press(Key.Key_W, ALT)
    scene.rest()
    assert promise(scene, LIST).status is CommitmentStatus.IN_PROGRESS


def test_a_preparation_says_which_jubilee_it_is_for(scene: Scene) -> None:
    said = Preparation(text="letter", side=Side.OURS, milestone=30)
    scene.services.ledger.promise(scene.ground.ties["khujand"], said)
    row = promise(scene, "letter")
    assert origin(row, scene.page.context.texts) == "for the anniversary of 30 years, 2026"
    assert (
        origin(replace(row, jubilee_year=None), scene.page.context.texts) == "for the anniversary of 30 years"
    )


def test_the_ledger_is_asked_for_a_body_and_for_what_is_overdue(scene: Scene) -> None:
    key = scene.page.deeds.current().key
    base = scene.services.ledger.open(key)
    scene.services.ledger.rewrite(base, replace(base, responsible_there="Bureau of Commerce"))
    press(Key.Key_R, ALT)
    type_text("bureau")
    press(Key.Key_Return)
    scene.rest()
    assert scene.page.filters.query == LedgerQuery(responsible="Bureau of Commerce")
    assert scene.page.filters.count.text() == "1 open · 1 overdue"
    scene.page.show_query(LedgerQuery(groups=(LedgerGroup.OVERDUE,)))
    scene.rest()
    assert scene.page.filters.count.text() == "2 open · 2 overdue"


def test_the_page_begins_a_promise_of_a_partnership_that_another_page_names(scene: Scene) -> None:
    tie = scene.ground.ties["grosseto"]
    scene.window.open("commitments", f"new:{tie}")
    scene.rest()
    fields = form(scene).fields
    assert fields.partnership.value().key == tie
    assert QApplication.focusWidget() is fields.what


@pytest.mark.parametrize(("width", "height"), [(1280, 800), (960, 600)])
def test_no_word_of_the_form_is_cut_off(scene: Scene, width: int, height: int) -> None:
    scene.window.resize(width, height)
    scene.rest()
    press(Key.Key_N, CTRL)
    press(Key.Key_Return, CTRL)
    scene.page.context.texts.speak(Stretched(Language.EN, LOCALE))
    scene.rest()
    assert cut_texts(form(scene)) == []


def test_a_promise_is_not_due_in_a_year_of_three_figures(scene: Scene) -> None:
    press(Key.Key_F2)
    fields = form(scene).fields
    fields.due.setFocus()
    fields.due.selectAll()
    type_text("202")
    press(Key.Key_Return, CTRL)
    assert (
        fields.frames["due"].message
        == "The year 202 has fewer than four figures: check whether one is missing"
    )
    assert fields.due.text() == "202"
    fields.due.selectAll()
    type_text("2026")
    press(Key.Key_Return, CTRL)
    scene.rest()
    assert promise(scene, LIST).due == PartialDate(2026)


def test_a_word_that_is_no_field_of_cooperation_stays_and_holds_the_writing(scene: Scene) -> None:
    press(Key.Key_F2)
    fields = form(scene).fields
    fields.cooperation.setFocus()
    fields.cooperation.selectAll()
    type_text("beekeeping")
    press(Key.Key_Return, CTRL)
    told = "“beekeeping” is not in the list: choose one of its words"
    assert fields.frames["cooperation"].message == told
    press(Key.Key_Escape)
    scene.rest()
    press(Key.Key_F2)
    fields = form(scene).fields
    assert fields.cooperation.text() == "beekeeping"
    fields.cooperation.setFocus()
    fields.cooperation.selectAll()
    type_text("culture")
    press(Key.Key_Return)
    press(Key.Key_Return, CTRL)
    scene.rest()
    kept = scene.services.ledger.open(promise(scene, LIST).key)
    assert kept.cooperation is CooperationField.CULTURE
