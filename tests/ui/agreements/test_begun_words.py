"""What is begun beside the form of an agreement, another word on a value or a source for it, is never lost."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit

from tests.ui.agreements.asking import claims_on, go_to, open_at, popover_of, press_button, save, sourcing_of
from tests.ui.driving import ALT, CTRL, press, settle, type_text, until
from twincities.ui.forms.content import has_begun

if TYPE_CHECKING:
    from tests.ui.agreements.scenes import Scene
    from twincities.services.drafts import Draft

Key = Qt.Key


def begin_word(scene: Scene, value: str) -> None:
    """Begin another word on the value that has the keyboard, and leave it there."""
    press(Key.Key_I, ALT)
    press_button(scene, "Another word…")
    type_text(value)


def begun_word(scene: Scene) -> str:
    """Return what is there when another word on the value that has the keyboard is asked for."""
    press(Key.Key_I, ALT)
    press_button(scene, "Another word…")
    return field_of_date().text()


def field_of_date() -> QLineEdit:
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    return field


def draft_of(scene: Scene) -> Draft | None:
    return next(iter(scene.services.drafts.all(scene.services.catalogue_id)), None)


def test_a_word_that_was_begun_is_there_again(scene: Scene) -> None:
    open_at(scene, "kecioren", "signed")
    begin_word(scene, "2007")
    press(Key.Key_Escape)
    settle()
    assert begun_word(scene) == "2007"
    field_of_date().selectAll()
    press(Key.Key_Delete)
    press(Key.Key_Escape)
    settle()
    assert not scene.editor.is_dirty


def test_a_word_that_is_being_typed_when_the_program_is_killed_is_offered_again(scene: Scene) -> None:
    key = open_at(scene, "kecioren", "signed")
    begin_word(scene, "2007")
    until(lambda: draft_of(scene))
    draft = draft_of(scene)
    assert draft is not None
    scene.editor.discard_draft()
    settle()
    assert begun_word(scene) == "", "another form shows what was begun in the former"
    press(Key.Key_Escape)
    scene.open("agreements")
    assert draft_of(scene) is None
    scene.services.drafts.save(draft)  # as a program that was killed leaves it
    open_at(scene, "kecioren", "signed")
    assert scene.editor.is_dirty
    assert begun_word(scene) == "2007"
    press(Key.Key_Return, CTRL)
    settle()
    save(scene)
    assert [one.value for one in claims_on(scene, key, "signed")] == ["2007"]
    assert draft_of(scene) is None


def test_a_draft_of_a_program_that_kept_no_begun_words_is_opened(scene: Scene) -> None:
    open_at(scene, "kecioren", "number")
    type_text("7")
    scene.open("agreements")
    draft = draft_of(scene)
    assert draft is not None
    older = {name: value for name, value in draft.content.items() if name != "begun"}
    scene.services.drafts.save(replace(draft, content=older))
    open_at(scene, "kecioren", "signed")
    assert scene.editor.content["fields"]["number"] == "7"
    assert begun_word(scene) == ""


def test_a_word_that_was_begun_stays_when_its_page_is_left_and_steps_are_taken_back(scene: Scene) -> None:
    open_at(scene, "kecioren", "number")
    type_text("7")
    go_to(scene, "signed")
    begin_word(scene, "2007")
    scene.open("agreements")
    assert sourcing_of(scene).popover is None
    open_at(scene, "kecioren", "number")
    type_text("8")
    go_to(scene, "signed")
    assert scene.editor.take_back()
    assert scene.editor.content["fields"]["number"] == "7"
    assert begun_word(scene) == "2007"


def test_a_word_on_a_row_that_is_gone_is_no_reason_for_a_draft_until_the_row_is_back(scene: Scene) -> None:
    open_at(scene, "khujand", "signed")
    grid = scene.editor.sheet.tables["signatories"].table.grid
    grid.setFocus()
    grid.go(0, 2)
    begin_word(scene, "mayor")
    press(Key.Key_Escape)
    settle()
    content = scene.editor.content
    assert has_begun(content)
    assert not has_begun({**content, "parts": {**content["parts"], "signatories": []}})


def test_a_quote_that_was_begun_is_there_again_until_it_is_attached(scene: Scene) -> None:
    key = open_at(scene, "khujand", "number")
    press(Key.Key_F9)
    popover_of(scene).findChildren(QPlainTextEdit)[0].setFocus()
    type_text("under No. 12")
    press(Key.Key_Escape)
    settle()
    go_to(scene, "signed")
    press(Key.Key_F9)
    assert popover_of(scene).findChildren(QPlainTextEdit)[0].toPlainText() == ""
    press(Key.Key_Escape)
    go_to(scene, "number")
    press(Key.Key_F9)
    press(Key.Key_Return, CTRL)
    settle()
    save(scene)
    (claim,) = claims_on(scene, key, "number")
    assert claim.quote == "under No. 12"
