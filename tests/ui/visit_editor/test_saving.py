from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from tests.ui.driving import CTRL, SHIFT, settle
from tests.ui.visit_editor.hands import JUNE_11, field, go, go_cell, in_bin, stored
from twincities.domain.partial_date import PartialDate

if TYPE_CHECKING:
    from tests.ui.visit_editor.conftest import Clerk
    from twincities.domain.keys import Key as RecordKey

Key = Qt.Key


def test_a_corrected_date_is_undone_and_redone(clerk: Clerk, visit: RecordKey) -> None:
    clerk.open(visit)
    go(clerk, "end")
    clerk.write("12.06.2015")
    clerk.press(Key.Key_S, held=CTRL)
    assert stored(clerk, visit).end == PartialDate(2015, 6, 12)
    assert not clerk.editor.is_dirty
    clerk.window.keys.undo()
    settle()
    assert stored(clerk, visit).end == JUNE_11
    assert clerk.editor.content["fields"]["end"] == "2015-06-11"
    clerk.window.keys.redo()
    settle()
    assert stored(clerk, visit).end == PartialDate(2015, 6, 12)
    assert clerk.editor.content["fields"]["end"] == "2015-06-12"


def test_steps_of_typing_are_taken_back_before_any_record_is(clerk: Clerk, visit: RecordKey) -> None:
    clerk.open(visit)
    go_cell(clerk, "participants", 0, 2)
    clerk.write("chair")
    clerk.press(Key.Key_Return)
    go_cell(clerk, "participants", 1, 0)
    clerk.press(Key.Key_Delete, held=CTRL)
    names = [row["name"] for row in clerk.editor.content["parts"]["participants"]]
    assert names == ["Sharon Taylor"]
    clerk.window.keys.undo()
    settle()
    rows = clerk.editor.content["parts"]["participants"]
    assert [(row["name"], row["post"]) for row in rows] == [
        ("Sharon Taylor", "chair"),
        ("Peter Lindsay", None),
    ]
    clerk.window.keys.undo()
    settle()
    assert clerk.editor.content["parts"]["participants"][0]["post"] == "leader"
    assert not clerk.editor.is_dirty
    clerk.window.keys.redo()
    settle()
    assert clerk.editor.content["parts"]["participants"][0]["post"] == "chair"
    assert in_bin(clerk) == 0


def test_what_is_saved_leads_back_to_the_list_and_leaves_no_draft(clerk: Clerk, visit: RecordKey) -> None:
    clerk.open(visit)
    go(clerk, "occasion")
    clerk.write("25 years")
    clerk.press(Key.Key_Return, held=CTRL)
    assert clerk.window.current == "visits"
    assert clerk.window.page("visits").asked == [visit]  # type: ignore[attr-defined]
    assert clerk.services.drafts.all(clerk.services.catalogue_id) == []
    assert clerk.window.toast.isVisible()


def test_the_next_visit_of_the_same_partnership_begins_at_once(clerk: Clerk, visit: RecordKey) -> None:
    clerk.open(visit)
    go(clerk, "occasion")
    clerk.write("25 years")
    clerk.press(Key.Key_Return, held=CTRL | SHIFT)
    assert stored(clerk, visit).occasion == "25 years"
    fields = clerk.editor.content["fields"]
    assert (fields["start"], fields["occasion"]) == (None, None)
    assert clerk.editor.content["names"][fields["host"]] == "Stevenage"
    assert field(clerk, "start").control.hasFocus()
    assert not clerk.editor.is_dirty


def test_a_visit_taken_back_says_that_it_lies_in_the_bin(clerk: Clerk, visit: RecordKey) -> None:
    clerk.open(visit)
    clerk.window.context.apply(clerk.services.visits.delete_visits([visit]))
    settle()
    assert not clerk.editor.sheet.banners.isHidden()
    clerk.window.keys.undo()
    settle()
    assert clerk.editor.sheet.banners.isHidden()


def test_what_the_form_does_not_show_stays_when_it_is_saved(clerk: Clerk, visit: RecordKey) -> None:
    base = clerk.services.visits.open(visit)
    people = (replace(base.record.participants[0], notes="met twice"), *base.record.participants[1:])
    clerk.services.visits.correct_visit(base, replace(base.record, participants=people))
    clerk.open(visit)
    go_cell(clerk, "participants", 0, 2)
    clerk.tab("chair")
    clerk.press(Key.Key_S, held=CTRL)
    first = stored(clerk, visit).participants[0]
    assert (first.post, first.notes) == ("chair", "met twice")


def test_a_parallel_edit_of_the_same_field_is_asked_about_in_the_forms_place(
    clerk: Clerk, visit: RecordKey
) -> None:
    clerk.open(visit)
    base = clerk.services.visits.open(visit)
    clerk.services.visits.correct_visit(base, replace(base.record, occasion="theirs", aim="theirs"))
    go(clerk, "occasion")
    clerk.write("mine")
    clerk.press(Key.Key_Return, held=CTRL)
    assert clerk.editor.stack.currentWidget() is not clerk.editor.sheet
    assert len(clerk.services.drafts.all(clerk.services.catalogue_id)) == 1
    clerk.press(Key.Key_Left)
    clerk.press(Key.Key_Return, held=CTRL)
    record = stored(clerk, visit)
    assert (record.occasion, record.aim) == ("mine", "theirs")
    assert clerk.services.drafts.all(clerk.services.catalogue_id) == []
    assert clerk.window.current == "visits"


def test_a_parallel_edit_of_another_field_is_merged_without_asking(clerk: Clerk, visit: RecordKey) -> None:
    clerk.open(visit)
    base = clerk.services.visits.open(visit)
    clerk.services.visits.correct_visit(base, replace(base.record, aim="theirs"))
    go(clerk, "occasion")
    clerk.write("mine")
    clerk.press(Key.Key_S, held=CTRL)
    assert (stored(clerk, visit).occasion, stored(clerk, visit).aim) == ("mine", "theirs")
