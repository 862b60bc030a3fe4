"""Alt+I: where a value of a visit comes from, confirmed or corrected on the spot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.ui.driving import ALT, CTRL, button_of, settle, type_text
from tests.ui.visit_editor.hands import go_cell
from twincities.domain.partial_date import PartialDate
from twincities.domain.vocabularies import Grade, Side
from twincities.ui.furniture.buttons import Button
from twincities.ui.furniture.chips import Origin

if TYPE_CHECKING:
    from tests.ui.visit_editor.conftest import Clerk
    from twincities.domain.claim import Claim

Key = Qt.Key
NAME = 1
"""The column of a participant's name."""


def begin(clerk: Clerk) -> str:
    """Write a visit, and put the keyboard on its dates."""
    clerk.open(f"partnership:{clerk.tie}")
    clerk.tab("8–11.06.2015")
    clerk.press(Key.Key_S, held=CTRL)
    settle()
    kept = clerk.editor._kept  # noqa: SLF001 - what the editor saves against
    assert kept is not None
    clerk.editor.sheet.basics.frames["start"].control.setFocus()
    return kept.key


def claims(clerk: Clerk, key: str) -> tuple[Claim, ...]:
    found: tuple[Claim, ...] = clerk.services.visits.open(key).record.claims  # type: ignore[arg-type] # a key's text
    return found


def ask_for_another_word(clerk: Clerk) -> None:
    """Ask for another word on the value that has the keyboard."""
    clerk.press(Key.Key_I, held=ALT)
    popover = clerk.editor.sourcing.popover
    assert popover is not None
    button_of(popover, "Another word…").click()
    settle()


def test_a_value_is_confirmed_by_keyboard_and_says_when_and_by_whom(clerk: Clerk) -> None:
    key = begin(clerk)
    clerk.press(Key.Key_I, held=ALT)
    clerk.press(Key.Key_Space)
    assert clerk.window.toast.message.text().startswith("Checked today:")
    assert clerk.editor.is_dirty
    clerk.press(Key.Key_S, held=CTRL)
    settle()
    (claim,) = claims(clerk, key)
    assert (claim.target, claim.side, claim.source, claim.preferred) == ("start", Side.OURS, None, True)
    assert claim.checked == clerk.editor._desk.today()  # noqa: SLF001 - the day of the form
    assert claim.checked_by == clerk.services.desk.who()


def test_the_word_that_is_believed_is_the_one_that_is_confirmed(clerk: Clerk) -> None:
    key = begin(clerk)
    clerk.press(Key.Key_5, held=ALT)
    clerk.tab("Report")
    clerk.editor.sheet.basics.frames["start"].control.setFocus()
    clerk.press(Key.Key_F9)
    clerk.press(Key.Key_Return)
    clerk.press(Key.Key_I, held=ALT)
    clerk.press(Key.Key_Space)
    clerk.press(Key.Key_S, held=CTRL)
    settle()
    (claim,) = claims(clerk, key)
    assert claim.source is not None
    assert (claim.grade, claim.checked_by) == (Grade.VERBATIM, clerk.services.desk.who())


def test_correcting_gives_the_keyboard_back_to_the_value(clerk: Clerk) -> None:
    begin(clerk)
    control = clerk.editor.sheet.basics.frames["start"].control
    clerk.press(Key.Key_I, held=ALT)
    clerk.press(Key.Key_Tab)
    clerk.press(Key.Key_Space)
    focus = QApplication.focusWidget()
    assert focus is not None
    assert focus is control or control.isAncestorOf(focus)
    assert not clerk.editor.is_dirty


def test_an_empty_value_can_only_be_corrected(clerk: Clerk) -> None:
    begin(clerk)
    clerk.editor.sheet.basics.frames["occasion"].control.setFocus()
    clerk.press(Key.Key_I, held=ALT)
    focus = QApplication.focusWidget()
    assert isinstance(focus, Button)
    clerk.press(Key.Key_Space)
    assert not clerk.editor.is_dirty


def test_another_word_on_a_date_is_written_with_the_visit_and_can_be_preferred(clerk: Clerk) -> None:
    key = begin(clerk)
    ask_for_another_word(clerk)
    type_text("9.06.2015")
    clerk.press(Key.Key_Return)
    assert clerk.editor.sheet.basics.rivals.said == ["Start: 9 Jun 2015 · their side"]
    (prefer,) = clerk.editor.sheet.basics.rivals.findChildren(Button)
    prefer.click()
    settle()
    clerk.press(Key.Key_S, held=CTRL)
    settle()
    visit = clerk.services.visits.open(key).record  # type: ignore[arg-type] # a key's text
    assert visit.start == PartialDate(2015, 6, 9)
    assert [(one.value, one.preferred) for one in visit.claims] == [("", True), ("2015-06-08", False)]


def test_a_value_shows_that_it_comes_from_the_press(clerk: Clerk) -> None:
    begin(clerk)
    clerk.press(Key.Key_5, held=ALT)
    clerk.tab("Report")
    clerk.editor.sheet.basics.frames["start"].control.setFocus()
    clerk.press(Key.Key_F9)
    clerk.press(Key.Key_Return)
    assert clerk.editor.sourcing.marks.of("start") is Origin.PRESS


def test_a_word_on_a_cell_is_typed_on_while_the_form_is_read_and_its_draft_saved(clerk: Clerk) -> None:
    begin(clerk)
    clerk.press(Key.Key_2, held=ALT)
    clerk.tab("Sharon Taylor")
    go_cell(clerk, "participants", 0, NAME)
    ask_for_another_word(clerk)
    type_text("S. ")
    clerk.editor.refresh()
    clerk.editor.drafts.flush()
    type_text("Taylor")
    clerk.editor.drafts.flush()
    (draft,) = clerk.services.drafts.all(clerk.services.catalogue_id)
    (begun,) = draft.content["begun"].values()
    assert "S. Taylor" in (*begun["fields"].values(), *begun["typed"].values())
    assert begun["row"] == draft.content["parts"]["participants"][0]["key"]
