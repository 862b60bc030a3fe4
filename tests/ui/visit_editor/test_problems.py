from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.ui.driving import ALT, CTRL, SHIFT, settle
from tests.ui.visit_editor.hands import field, go, go_cell, stored
from twincities.domain.keys import new_key
from twincities.domain.vocabularies import VisitKind, VisitStatus
from twincities.ui.visit_editor.form import SHAPE

if TYPE_CHECKING:
    from pathlib import Path

    from tests.ui.visit_editor.conftest import Clerk
    from twincities.domain.keys import Key as RecordKey

Key = Qt.Key


def test_an_error_is_told_after_its_field_is_left_and_repaired_by_a_key(
    clerk: Clerk, visit: RecordKey
) -> None:
    clerk.open(visit)
    go(clerk, "end")
    clerk.write("11.06.2014")
    clerk.editor.refresh()
    assert field(clerk, "end").message == "11 June 2014"
    clerk.press(Key.Key_Tab)
    assert field(clerk, "end").message == "Earlier than the start of the visit"
    assert clerk.editor.sheet.header.problems.text() == "1 error"
    go(clerk, "end")
    clerk.press(Key.Key_Return, held=ALT)
    assert clerk.editor.content["fields"]["end"] == "2015-06-11"
    assert clerk.editor.sheet.header.problems.text() == ""


def test_an_impossible_day_is_explained(clerk: Clerk) -> None:
    clerk.open()
    go(clerk, "start")
    clerk.tab("31.06.2015")
    assert field(clerk, "start").message == "There is no such day: that month has 30 days"
    go(clerk, "start")
    clerk.press(Key.Key_Return, held=ALT)
    assert clerk.editor.content["fields"]["start"] == "2015-06-30"


def test_a_start_without_its_year_is_asked_for_it(clerk: Clerk) -> None:
    clerk.open()
    go(clerk, "start")
    clerk.tab("8–11.06")
    assert field(clerk, "start").message == "The year is missing"
    go(clerk, "start")
    clerk.press(Key.Key_Return, held=ALT)
    fields = clerk.editor.content["fields"]
    assert (fields["start"], fields["end"]) == ("2026-06-08", "2026-06-11")


def test_a_day_outside_the_visit_can_be_left_open_or_extends_the_visit(
    clerk: Clerk, visit: RecordKey
) -> None:
    clerk.open(visit)
    for repair in range(2):
        go_cell(clerk, "programme", 0, 0)
        clerk.tab("12.06")
        (problem,) = clerk.editor.sheet.tables["programme"].table._problems  # noqa: SLF001 - what the strip says
        assert problem.text == "12 Jun 2015 lies outside the dates of the visit (8–11 June 2015)."
        assert [words for words, _ in problem.others] == ["Day not stated", "Extend the visit to 12 Jun 2015"]
        problem.others[repair][1]()
        settle()
        assert clerk.editor.sheet.header.problems.text() == ""
    assert clerk.editor.content["fields"]["end"] == "2015-06-12"


def test_two_commitments_without_deadline_are_told_of_in_one_sentence(clerk: Clerk, visit: RecordKey) -> None:
    clerk.open(visit)
    for row in (1, 2):
        go_cell(clerk, "outcomes", row, 0)
        clerk.tab(f"Promise {row}", "our", "", "")
    clerk.press(Key.Key_5, held=ALT)
    shown = [one for one in clerk.editor.sheet.tables["outcomes"].table._problems if not one.quiet]  # noqa: SLF001
    assert [one.text for one in shown] == ["2 commitments have no deadline: nobody will be reminded of them."]
    assert clerk.editor.sheet.header.problems.text() == "2 warnings"
    clerk.press(Key.Key_S, held=CTRL)
    assert len(stored(clerk, visit).outcomes) == 3


def test_f8_walks_the_problems_across_sections_in_reading_order(clerk: Clerk, visit: RecordKey) -> None:
    clerk.open(visit)
    go_cell(clerk, "outcomes", 1, 0)
    clerk.tab("Promise", "", "", "")
    go_cell(clerk, "programme", 0, 0)
    clerk.tab("12.06")
    go(clerk, "end")
    clerk.tab("11.06.2014")
    assert clerk.editor.sheet.header.problems.text() == "3 errors · 1 warning"
    walked = []
    for _ in range(4):
        clerk.press(Key.Key_F8)
        walked.append(clerk.editor.sheet.section_of(QApplication.focusWidget()))
    assert walked == ["basics", "programme", "outcomes", "outcomes"]
    clerk.press(Key.Key_F8, held=SHIFT)
    assert clerk.editor.sheet.section_of(QApplication.focusWidget()) == "outcomes"


def test_saving_with_errors_goes_to_the_first_and_keeps_the_draft(clerk: Clerk) -> None:
    clerk.open()
    go(clerk, "occasion")
    clerk.write("25 years")
    clerk.press(Key.Key_Return, held=CTRL)
    assert clerk.window.current == "visit-editor"
    assert field(clerk, "start").control.hasFocus()
    assert clerk.editor.sheet.header.problems.text() == "3 errors"
    assert len(clerk.services.drafts.all(clerk.services.catalogue_id)) == 1


def test_a_word_that_is_no_status_stays_holds_the_saving_and_comes_back_with_the_draft(
    clerk: Clerk, visit: RecordKey
) -> None:
    clerk.open(visit)
    go(clerk, "status")
    clerk.tab("kept", "official")
    assert field(clerk, "status").message == "“kept” is not in the list: choose one of its words"
    go_cell(clerk, "participants", 0, 4)
    clerk.tab("boss")
    clerk.press(Key.Key_Return, held=CTRL)
    assert clerk.window.current == "visit-editor"
    assert field(clerk, "status").control.hasFocus()
    assert stored(clerk, visit).status is VisitStatus.HELD
    before = clerk.editor.content
    assert SHAPE.restored(before) == before
    assert before["typed"] == {"status": "kept"}
    assert before["parts"]["participants"][0]["typed role"] == "boss"
    go(clerk, "status")
    clerk.tab("closed")
    assert field(clerk, "status").message == ""


def test_a_word_that_can_only_be_one_term_is_taken_when_the_form_is_saved_from_its_field(
    clerk: Clerk, visit: RecordKey
) -> None:
    clerk.open(visit)
    go(clerk, "kind")
    clerk.write("court")
    clerk.press(Key.Key_Escape)
    clerk.press(Key.Key_Return, held=CTRL)
    assert stored(clerk, visit).kind is VisitKind.COURTESY


def test_a_name_nobody_knows_is_asked_about(clerk: Clerk) -> None:
    clerk.open()
    go(clerk, "host")
    clerk.tab("Stevenege")
    assert field(clerk, "host").message == (
        "There is no place “Stevenege” in the register: choose one or create it"
    )


def test_a_sentence_repeats_the_beginning_of_a_text_that_was_pasted_for_a_name(clerk: Clerk) -> None:
    clerk.open()
    go(clerk, "host")
    clerk.tab("Stevenage and all its partners " * 20)
    said = field(clerk, "host").message
    assert said.startswith("There is no place “Stevenage and all its partners Stevenage")
    assert said.endswith("…” in the register: choose one or create it")
    assert len(said) < 150


def test_a_place_of_a_long_name_is_created_in_a_form_as_wide_as_before(clerk: Clerk) -> None:
    clerk.open()
    before = clerk.editor.sheet.width()
    go(clerk, "host")
    clerk.write("Қала" * 125)
    clerk.press(Key.Key_Return)
    strip = clerk.editor.sheet.basics.strip
    assert strip.isVisible()
    assert strip.title.text().endswith("…")
    assert clerk.editor.sheet.width() == before


def test_a_visit_that_cannot_be_read_never_leaves_another_one_in_its_place(
    clerk: Clerk, visit: RecordKey, tmp_path: Path
) -> None:
    told: list[Exception] = []
    clerk.window.context.failed.connect(told.append)
    clerk.open(visit)
    register = clerk.services.desk.database.path
    assert register is not None
    elsewhere = register.rename(tmp_path / "elsewhere.sqlite")
    clerk.open(new_key())
    elsewhere.rename(register)
    assert [type(error).__name__ for error in told] == ["MovedRegisterError"]
    assert clerk.editor.content["fields"]["host"] is None
