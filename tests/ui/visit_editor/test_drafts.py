from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from tests.killing import working
from tests.ui.driving import ALT, CTRL, settle
from twincities.db.database import Database
from twincities.paths import REGISTER_FILE
from twincities.ui.furniture.buttons import Button
from twincities.ui.furniture.drafts_strip import DraftsStrip
from twincities.ui.visits.page import NEW
from twincities.wiring import start

if TYPE_CHECKING:
    from pathlib import Path

    from tests.ui.visit_editor.conftest import Clerk
    from twincities.services.drafts import Draft

Key = Qt.Key
TYPING = "tests.ui.visit_editor.typing_until_killed"


def drafts(clerk: Clerk) -> list[Draft]:
    return clerk.services.drafts.all(clerk.services.catalogue_id)


def test_a_draft_is_saved_a_second_after_the_last_key_even_in_an_open_cell(clerk: Clerk) -> None:
    clerk.open()
    clerk.press(Key.Key_2, held=ALT)
    clerk.write("Шарон")
    assert drafts(clerk) == []
    clerk.editor.drafts.flush()
    (draft,) = drafts(clerk)
    assert [row["name"] for row in draft.content["parts"]["participants"]] == ["Шарон"]
    assert clerk.editor.sheet.tables["participants"].table.grid.editor() is not None


def test_leaving_a_field_saves_at_once_and_the_status_bar_says_when(clerk: Clerk) -> None:
    clerk.open()
    clerk.editor.sheet.basics.frames["occasion"].control.setFocus()
    clerk.tab("25 years")
    (draft,) = drafts(clerk)
    assert draft.saved is not None
    said = clerk.window.status._message.text()  # noqa: SLF001 - what the status bar says
    assert said == (
        f"Draft saved on this computer at {draft.saved.astimezone():%H:%M:%S} · not written to the register"
    )
    assert not clerk.editor.sheet.header.chip.isHidden()


def test_leaving_the_editor_asks_nothing_and_offers_the_draft(clerk: Clerk) -> None:
    clerk.open()
    clerk.editor.sheet.basics.frames["occasion"].control.setFocus()
    clerk.write("25 years")
    clerk.press(Key.Key_Escape)
    assert clerk.window.current == "visits"
    assert clerk.window.toast.message.text() == "Draft saved: New visit"
    clerk.window.toast.undo.click()
    settle()
    assert clerk.window.current == "visit-editor"
    assert clerk.editor.content["fields"]["occasion"] == "25 years"
    assert len(drafts(clerk)) == 1


def test_a_new_visit_after_that_is_a_new_one(clerk: Clerk) -> None:
    clerk.open()
    clerk.editor.sheet.basics.frames["occasion"].control.setFocus()
    clerk.write("25 years")
    clerk.press(Key.Key_Escape)
    clerk.open()
    assert clerk.editor.content["fields"]["occasion"] is None
    assert not clerk.editor.is_dirty
    clerk.press(Key.Key_Escape)
    assert len(drafts(clerk)) == 1


def test_a_form_nothing_was_typed_into_leaves_no_draft(clerk: Clerk) -> None:
    clerk.open()
    clerk.press(Key.Key_3, held=ALT)
    clerk.press(Key.Key_Escape)
    assert drafts(clerk) == []


def test_what_was_typed_and_taken_back_leaves_no_draft(clerk: Clerk) -> None:
    clerk.open()
    clerk.press(Key.Key_2, held=ALT)
    clerk.tab("Taylor")
    clerk.press(Key.Key_3, held=ALT)
    assert len(drafts(clerk)) == 1
    clerk.window.keys.undo()
    settle()
    clerk.press(Key.Key_Escape)
    assert drafts(clerk) == []


def test_a_discarded_draft_can_be_brought_back(clerk: Clerk) -> None:
    clerk.open()
    clerk.editor.sheet.basics.frames["occasion"].control.setFocus()
    clerk.tab("25 years")
    clerk.editor.sheet.discard.click()
    settle()
    assert drafts(clerk) == []
    assert clerk.editor.content["fields"]["occasion"] is None
    clerk.window.toast.undo.click()
    settle()
    assert clerk.editor.content["fields"]["occasion"] == "25 years"


def test_a_disk_that_refuses_the_draft_is_told_of_and_nothing_typed_is_lost(
    clerk: Clerk, tmp_path: Path
) -> None:
    folder = clerk.services.drafts._folder  # noqa: SLF001 - the disk itself
    shutil.rmtree(folder, ignore_errors=True)
    folder.parent.mkdir(parents=True, exist_ok=True)
    folder.write_text("in the way", encoding="utf-8")
    clerk.open()
    clerk.editor.sheet.basics.frames["occasion"].control.setFocus()
    clerk.tab("25 years")
    assert not clerk.editor.sheet.banners.isHidden()
    assert clerk.editor.content["fields"]["occasion"] == "25 years"
    folder.unlink()
    clerk.tab("", "More")
    assert clerk.editor.sheet.banners.isHidden()
    assert len(drafts(clerk)) == 1


def test_a_killed_program_loses_nothing_that_was_saved_and_offers_it(clerk: Clerk, tmp_path: Path) -> None:
    data = tmp_path / "killed"
    start(data).open_register(create=True).desk.database.close()
    assert (data / REGISTER_FILE).exists()
    with working(TYPING, data):
        pass

    program = start(data)
    clerk.window.context.services = clerk.services = program.open_register()
    strip = DraftsStrip(clerk.window.context, "visit", "visit-editor", NEW)
    strip.show()
    settle()
    (link,) = [button for button in strip.findChildren(Button) if button.isVisible()]
    link.click()
    settle()
    rows = clerk.editor.content["parts"]["participants"]
    assert [row["name"] for row in rows] == ["Шарон Тэйлор"]
    strip.close()
    strip.deleteLater()
    clerk.window.open("visits")
    program.close()


def test_two_windows_of_one_visit_keep_a_draft_each_and_the_one_left_behind_is_offered(
    clerk: Clerk, tmp_path: Path
) -> None:
    clerk.open(f"partnership:{clerk.tie}")
    clerk.tab("8–11.06.2015")
    clerk.press(Key.Key_S, held=CTRL)
    kept = clerk.editor.kept
    assert kept is not None
    clerk.press(Key.Key_Escape)
    with working(TYPING, tmp_path, kept.key):
        assert drafts(clerk) == []
        clerk.open(kept.key)
        assert clerk.editor.sheet.header.elsewhere.isVisible()
        assert clerk.editor.content["parts"]["participants"] == []
        clerk.editor.sheet.basics.frames["occasion"].control.setFocus()
        clerk.tab("mine")
        (own,) = drafts(clerk)
        clerk.press(Key.Key_Escape)
        assert clerk.services.drafts.elsewhere(clerk.services.catalogue_id, kept.key)

    (theirs,) = (draft for draft in drafts(clerk) if draft.key != own.key)
    clerk.open(theirs.key)
    assert [row["name"] for row in clerk.editor.content["parts"]["participants"]] == ["Шарон Тэйлор"]
    assert clerk.editor.content["fields"]["occasion"] != "mine"
    assert not clerk.editor.sheet.header.elsewhere.isVisible()
    clerk.open(own.key)
    assert clerk.editor.content["fields"]["occasion"] == "mine"
    assert clerk.editor.content["parts"]["participants"] == []


def test_a_draft_of_a_correction_still_notices_a_parallel_edit_after_a_restart(clerk: Clerk) -> None:
    clerk.open(f"partnership:{clerk.tie}")
    clerk.tab("8–11.06.2015")
    clerk.press(Key.Key_S, held=CTRL)
    kept = clerk.editor._kept  # noqa: SLF001 - what the editor would save against
    assert kept is not None
    clerk.editor.sheet.basics.frames["occasion"].control.setFocus()
    clerk.tab("mine")
    clerk.press(Key.Key_Escape)

    theirs = replace(kept.record, occasion="theirs")
    clerk.services.visits.correct_visit(clerk.services.visits.open(kept.key), theirs)
    clerk.open(kept.key)
    assert clerk.editor.content["fields"]["occasion"] == "mine"
    clerk.press(Key.Key_S, held=CTRL)
    assert clerk.editor.stack.currentWidget() is not clerk.editor.sheet
    clerk.press(Key.Key_Escape)
    assert clerk.services.visits.open(kept.key).record.occasion == "theirs"
    assert len(drafts(clerk)) == 1


def test_a_register_that_another_program_holds_costs_nothing_typed(clerk: Clerk, tmp_path: Path) -> None:
    impatient = Database(tmp_path / REGISTER_FILE, patience=0.05)
    impatient.open()
    clerk.services.desk.database.close()
    clerk.services.desk.database = impatient
    clerk.open(f"partnership:{clerk.tie}")
    clerk.tab("8–11.06.2015")
    with closing(sqlite3.connect(tmp_path / REGISTER_FILE, isolation_level=None)) as holder:
        holder.execute("BEGIN IMMEDIATE")
        clerk.press(Key.Key_Return, held=CTRL)
        assert clerk.window.current == "visit-editor"
        assert not clerk.editor.sheet.banners.isHidden()
        assert len(drafts(clerk)) == 1
        holder.execute("ROLLBACK")
    clerk.press(Key.Key_Return, held=CTRL)
    assert clerk.window.current == "visits"
    assert clerk.editor.sheet.banners.isHidden()
    assert drafts(clerk) == []
    impatient.close()


def test_a_draft_of_an_earlier_form_gets_what_it_lacks_and_a_later_one_is_left_alone(clerk: Clerk) -> None:
    clerk.open()
    clerk.press(Key.Key_2, held=ALT)
    clerk.tab("Taylor")
    clerk.press(Key.Key_Escape)
    (draft,) = drafts(clerk)
    content = dict(draft.content)
    content["parts"] = {
        "participants": [{"key": row["key"], "name": row["name"]} for row in content["parts"]["participants"]]
    }
    clerk.services.drafts.save(replace(draft, content=content))
    clerk.open(draft.key)
    assert [row["name"] for row in clerk.editor.content["parts"]["participants"]] == ["Taylor"]
    clerk.window.open("visits")

    clerk.services.drafts.save(replace(draft, content={**content, "form": 99}))
    clerk.open(draft.key)
    assert not clerk.editor.is_dirty
    (kept,) = drafts(clerk)
    assert kept.content["form"] == 99
