"""Saving while another window writes: the form tries again by itself, the keyboard stays free, nothing is lost."""

from __future__ import annotations

import shutil
import sqlite3
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from tests.ui.driving import CTRL, settle, until
from twincities.paths import REGISTER_FILE
from twincities.ui.conflict.choices import Side
from twincities.ui.conflict.page import ConflictPage
from twincities.ui.furniture.banners import Banner
from twincities.ui.furniture.buttons import Button

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.ui.visit_editor.conftest import Clerk
    from twincities.services.drafts import Draft

Key = Qt.Key
AGAIN = "Another window is writing to the register; saving again…"


@pytest.fixture
def holder(clerk: Clerk, tmp_path: Path) -> Iterator[sqlite3.Connection]:
    """Give another window that is writing, to a clerk who is not kept waiting for it."""
    clerk.services.desk.answer_at_once()
    connection = sqlite3.connect(tmp_path / REGISTER_FILE, isolation_level=None)
    connection.execute("BEGIN IMMEDIATE")
    yield connection
    connection.close()


def drafts(clerk: Clerk) -> list[Draft]:
    return clerk.services.drafts.all(clerk.services.catalogue_id)


def banner(clerk: Clerk) -> Banner:
    (found,) = [one for one in clerk.editor.sheet.findChildren(Banner) if one.isVisible()]
    return found


def occasions(holder: sqlite3.Connection) -> list[str]:
    return [row[0] for row in holder.execute("SELECT occasion FROM visit ORDER BY id")]


def begin(clerk: Clerk, occasion: str) -> None:
    """Type a visit with an occasion, and stay in that field."""
    clerk.open(f"partnership:{clerk.tie}")
    clerk.tab("8–11.06.2015")
    clerk.editor.sheet.basics.frames["occasion"].control.setFocus()
    clerk.write(occasion)


def test_a_save_waits_for_another_window_and_comes_through_by_itself(
    clerk: Clerk, holder: sqlite3.Connection
) -> None:
    begin(clerk, "jubilee")
    clerk.press(Key.Key_Return, held=CTRL)
    assert banner(clerk).title.text() == AGAIN
    assert clerk.window.current == "visit-editor"
    assert len(drafts(clerk)) == 1
    holder.execute("ROLLBACK")
    until(lambda: clerk.window.current == "visits")
    assert occasions(holder) == ["jubilee"]
    assert drafts(clerk) == []
    assert clerk.editor.sheet.banners.isHidden()


def test_what_is_typed_meanwhile_is_saved_with_the_rest(clerk: Clerk, holder: sqlite3.Connection) -> None:
    begin(clerk, "jubi")
    clerk.press(Key.Key_S, held=CTRL)
    clerk.write("lee")
    assert clerk.editor.saving.waiting
    holder.execute("ROLLBACK")
    until(lambda: not clerk.editor.saving.waiting)
    assert occasions(holder) == ["jubilee"]
    assert not clerk.editor.is_dirty


def test_after_ten_seconds_the_form_says_so_and_saves_again_when_asked(
    clerk: Clerk, holder: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("twincities.ui.forms.saving.LONGEST", 100)
    begin(clerk, "jubilee")
    clerk.press(Key.Key_Return, held=CTRL)
    until(lambda: not clerk.editor.saving.waiting)
    assert banner(clerk).title.text() == (
        "The visit could not be written. Nothing is lost: the draft is kept."
    )
    assert banner(clerk).detail.text() == "Another program holds the register. Nothing was lost; try again."
    (again,) = banner(clerk).findChildren(Button)
    assert again.words == "Save again"
    holder.execute("ROLLBACK")
    again.click()
    settle()
    assert clerk.window.current == "visits"
    assert occasions(holder) == ["jubilee"]


def test_a_disk_that_keeps_no_draft_either_is_not_said_to_have_kept_it(
    clerk: Clerk, holder: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("twincities.ui.forms.saving.LONGEST", 100)
    folder = clerk.services.drafts._folder  # noqa: SLF001 - the disk itself
    shutil.rmtree(folder, ignore_errors=True)
    folder.write_text("in the way", encoding="utf-8")
    begin(clerk, "jubilee")
    clerk.press(Key.Key_Return, held=CTRL)
    until(lambda: not clerk.editor.saving.waiting)
    assert banner(clerk).title.text() == (
        "Neither the record nor its draft could be written: leave this window open and save again"
    )
    holder.execute("ROLLBACK")
    folder.unlink()
    (again,) = banner(clerk).findChildren(Button)
    again.click()
    settle()
    assert occasions(holder) == ["jubilee"]


def test_leaving_while_it_waits_keeps_the_draft_and_writes_nothing_behind_the_back(
    clerk: Clerk, holder: sqlite3.Connection
) -> None:
    begin(clerk, "jubilee")
    clerk.press(Key.Key_S, held=CTRL)
    clerk.press(Key.Key_Escape)
    assert clerk.window.current == "visits"
    assert not clerk.editor.saving.waiting
    holder.execute("ROLLBACK")
    (draft,) = drafts(clerk)
    clerk.open(draft.key)
    assert clerk.editor.content["fields"]["occasion"] == "jubilee"
    assert clerk.editor.sheet.banners.isHidden()
    assert occasions(holder) == []


def test_an_error_typed_meanwhile_ends_the_waiting_at_its_field(
    clerk: Clerk, holder: sqlite3.Connection
) -> None:
    begin(clerk, "jubilee")
    clerk.press(Key.Key_S, held=CTRL)
    clerk.editor.sheet.basics.frames["start"].control.setFocus()
    clerk.editor.correct({"start": "", "end": ""})
    until(lambda: not clerk.editor.saving.waiting)
    assert clerk.editor.sheet.banners.isHidden()
    assert occasions(holder) == []


def test_choices_between_two_edits_outlast_a_busy_register(clerk: Clerk, holder: sqlite3.Connection) -> None:
    holder.execute("ROLLBACK")
    begin(clerk, "first")
    clerk.press(Key.Key_S, held=CTRL)
    kept = clerk.editor._kept  # noqa: SLF001 - what the editor would save against
    assert kept is not None
    clerk.editor.correct({"occasion": "mine"})
    clerk.services.visits.correct_visit(kept, replace(kept.record, occasion="theirs"))
    clerk.press(Key.Key_S, held=CTRL)
    page = clerk.editor.stack.currentWidget()
    assert isinstance(page, ConflictPage)
    page.take_all(Side.MINE)
    holder.execute("BEGIN IMMEDIATE")
    page.write()
    settle()
    assert clerk.editor.stack.currentWidget() is page
    assert [row.side for row in page.rows] == [Side.MINE]
    holder.execute("ROLLBACK")
    until(lambda: clerk.editor.stack.currentWidget() is not page)
    assert occasions(holder) == ["mine"]
    assert drafts(clerk) == []


def test_undo_of_a_busy_register_says_so_and_can_be_tried_again(
    clerk: Clerk, holder: sqlite3.Connection
) -> None:
    holder.execute("ROLLBACK")
    begin(clerk, "jubilee")
    clerk.press(Key.Key_Return, held=CTRL)
    holder.execute("BEGIN IMMEDIATE")
    clerk.window.context.undo()
    trouble = clerk.window.trouble
    assert trouble.detail.text() == "Another program holds the register. Nothing was lost; try again."
    assert not trouble.isHidden()
    holder.execute("ROLLBACK")
    clerk.window.context.undo()
    assert clerk.services.desk.can_redo
    assert trouble.isHidden()
