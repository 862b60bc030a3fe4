"""Where the values of an agreement come from: asked by keyboard, told otherwise, preferred, written, taken back."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit

from tests.ui.driving import ALT, CTRL, Stretched, answered, cut_texts, press, settle, type_text, until
from tests.ui.partnerships.registers import TODAY
from twincities.domain.keys import new_key
from twincities.domain.partial_date import PartialDate
from twincities.domain.vocabularies import Grade, PeriodUnit, Side
from twincities.i18n import Language
from twincities.paths import LOCALE
from twincities.ui.forms.content import has_begun
from twincities.ui.furniture.buttons import LINK_EDGE, Button
from twincities.ui.furniture.chips import Origin
from twincities.ui.furniture.labels import Label
from twincities.ui.theme.appearance import look

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from tests.ui.agreements.scenes import Scene
    from twincities.domain.claim import Claim
    from twincities.domain.keys import Key as RecordKey
    from twincities.services.drafts import Draft
    from twincities.ui.forms.sourcing import Sourcing
    from twincities.ui.furniture.popovers import Popover

Key = Qt.Key


def _open(scene: Scene, name: str, field: str) -> RecordKey:
    """Open an agreement with the keyboard in one of its fields."""
    key = scene.written.agreements[name]
    scene.open("agreement", key)
    _go(scene, field)
    return key


def _go(scene: Scene, field: str) -> None:
    scene.editor.sheet.frames[field].control.setFocus()
    settle()


def _sourcing(scene: Scene) -> Sourcing:
    sourcing = scene.editor.sourcing
    assert sourcing is not None
    return sourcing


def _popover(scene: Scene) -> Popover:
    popover = _sourcing(scene).popover
    assert popover is not None
    return popover


def _said(top: QWidget) -> list[str]:
    return [label.text() for label in top.findChildren(Label) if label.text()]


def _press_button(scene: Scene, words: str) -> None:
    found = [one for one in _popover(scene).findChildren(Button) if one.words == words]
    found[0].click()
    settle()


def _tell(scene: Scene, value: str) -> None:
    """Write another word on the value that has the keyboard."""
    press(Key.Key_I, ALT)
    _press_button(scene, "Another word…")
    type_text(value)
    press(Key.Key_Return, CTRL)
    settle()


def _save(scene: Scene) -> None:
    press(Key.Key_S, CTRL)
    scene.rest()


def _claims(scene: Scene, key: RecordKey, target: str) -> list[Claim]:
    return [claim for claim in scene.kept(key).claims if claim.target == target]


def test_a_value_nobody_stands_for_is_repeated_and_confirmed_by_one_key(scene: Scene) -> None:
    key = _open(scene, "khujand", "number")
    press(Key.Key_I, ALT)
    assert _said(_popover(scene))[:2] == ["Where this comes from: Number", "In the record: 12"]
    press(Key.Key_Return)
    assert scene.window.toast.message.text() == "Checked today: Number"
    assert _sourcing(scene).marks.of("number") is Origin.OURS
    _save(scene)
    (claim,) = _claims(scene, key, "number")
    assert (claim.side, claim.checked, claim.preferred) == (Side.OURS, TODAY, True)


def test_a_value_is_attached_to_a_source_that_is_written_down_on_the_way(scene: Scene) -> None:
    key = _open(scene, "izmir", "valid_until")
    _go(scene, "term")
    press(Key.Key_F9)
    settle()
    answered("Council minutes of 2009")
    press(Key.Key_Return)
    scene.rest()
    press(Key.Key_Return)
    settle()
    assert _sourcing(scene).marks.of("term") is Origin.PRESS
    _save(scene)
    (claim,) = _claims(scene, key, "term")
    assert claim.source is not None
    assert scene.services.sources.open(claim.source).record.title == "Council minutes of 2009"
    assert (claim.grade, claim.preferred) == (Grade.VERBATIM, True)


def test_without_a_source_nothing_is_attached_and_it_says_so(scene: Scene) -> None:
    _open(scene, "izmir", "term")
    press(Key.Key_F9)
    settle()
    press(Key.Key_Return)
    settle()
    assert "Fill this in" in _said(_popover(scene))
    assert not scene.editor.is_dirty


def test_the_partners_word_is_a_rival_until_it_is_preferred_and_ours_stays_beside_it(scene: Scene) -> None:
    key = _open(scene, "kecioren", "signed")
    _tell(scene, "2006")
    assert [said for lines in scene.editor.sheet.rivals for said in lines.said] == [
        "Signed on: 2006 · their side"
    ]
    _save(scene)
    (word,) = _claims(scene, key, "signed")
    assert (word.value, word.side, word.checked) == ("2006", Side.THEIRS, TODAY)
    assert word.checked_by == scene.services.desk.who()
    assert not word.preferred
    assert scene.kept(key).signed == PartialDate(2005)
    _go(scene, "signed")
    press(Key.Key_I, ALT)
    _press_button(scene, "Prefer this")
    assert _sourcing(scene).marks.of("signed") is Origin.PARTNER
    _save(scene)
    assert scene.kept(key).signed == PartialDate(2006)
    assert {(one.value, one.preferred) for one in _claims(scene, key, "signed")} == {
        ("", True),
        ("2005", False),
    }
    scene.window.context.undo()
    scene.rest()
    assert scene.kept(key).signed == PartialDate(2005)


def test_the_words_that_prefer_a_rival_end_where_the_fields_above_them_do(scene: Scene) -> None:
    _open(scene, "khujand", "signed")
    sheet = scene.editor.sheet
    (prefer,) = (b for lines in sheet.rivals for b in lines.findChildren(Button) if b.isVisible())
    fields = max(
        one.mapTo(sheet, one.rect().topRight()).x() for one in sheet.frames.values() if one.isVisible()
    )
    assert prefer.mapTo(sheet, prefer.rect().topRight()).x() - look().px(LINK_EDGE) == fields


def test_a_rival_is_preferred_below_its_field_and_the_step_is_taken_back(scene: Scene) -> None:
    _open(scene, "khujand", "signed")
    links = [b for lines in scene.editor.sheet.rivals for b in lines.findChildren(Button) if b.isVisible()]
    (prefer,) = links
    assert prefer.accessibleDescription() == (
        "Signed on: 13 May 1996 · their side · Южный Казахстан, 14 мая 1996"
    )
    prefer.click()
    settle()
    assert scene.editor.content["fields"]["signed"] == "1996-05-13"
    assert scene.editor.take_back()
    assert scene.editor.content["fields"]["signed"] == "1996-05-12"
    assert not scene.editor.is_dirty


def test_a_number_and_a_term_are_told_otherwise_in_their_own_fields(scene: Scene) -> None:
    key = _open(scene, "izmir", "term")
    _tell(scene, "many")
    assert "Write a number" in _said(_popover(scene))
    focus = QApplication.focusWidget()
    assert focus is not None
    focus.selectAll()  # type: ignore[attr-defined] # an input of one line
    type_text("12")
    press(Key.Key_Return)
    settle()
    _go(scene, "term_unit")
    _tell(scene, "months")
    _save(scene)
    record = scene.kept(key)
    assert {(claim.target, claim.value) for claim in record.claims} == {
        ("term", "12"),
        ("term_unit", PeriodUnit.MONTHS.value),
    }
    assert record.term == 10


def _begin(scene: Scene, value: str) -> None:
    """Begin another word on the value that has the keyboard, and leave it there."""
    press(Key.Key_I, ALT)
    _press_button(scene, "Another word…")
    type_text(value)


def _begun(scene: Scene) -> str:
    """Return what is there when another word on the value that has the keyboard is asked for."""
    press(Key.Key_I, ALT)
    _press_button(scene, "Another word…")
    return _field_of_date().text()


def _field_of_date() -> QLineEdit:
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    return field


def _draft(scene: Scene) -> Draft | None:
    return next(iter(scene.services.drafts.all(scene.services.catalogue_id)), None)


def test_a_word_that_was_begun_is_there_again(scene: Scene) -> None:
    _open(scene, "kecioren", "signed")
    _begin(scene, "2007")
    press(Key.Key_Escape)
    settle()
    assert _begun(scene) == "2007"
    _field_of_date().selectAll()
    press(Key.Key_Delete)
    press(Key.Key_Escape)
    settle()
    assert not scene.editor.is_dirty


def test_a_word_that_is_being_typed_when_the_program_is_killed_is_offered_again(scene: Scene) -> None:
    key = _open(scene, "kecioren", "signed")
    _begin(scene, "2007")
    until(lambda: _draft(scene))
    draft = _draft(scene)
    assert draft is not None
    scene.editor.discard_draft()
    settle()
    assert _begun(scene) == "", "another form shows what was begun in the former"
    press(Key.Key_Escape)
    scene.open("agreements")
    assert _draft(scene) is None
    scene.services.drafts.save(draft)  # as a program that was killed leaves it
    _open(scene, "kecioren", "signed")
    assert scene.editor.is_dirty
    assert _begun(scene) == "2007"
    press(Key.Key_Return, CTRL)
    settle()
    _save(scene)
    assert [one.value for one in _claims(scene, key, "signed")] == ["2007"]
    assert _draft(scene) is None


def test_a_draft_of_a_program_that_kept_no_begun_words_is_opened(scene: Scene) -> None:
    _open(scene, "kecioren", "number")
    type_text("7")
    scene.open("agreements")
    draft = _draft(scene)
    assert draft is not None
    older = {name: value for name, value in draft.content.items() if name != "begun"}
    scene.services.drafts.save(replace(draft, content=older))
    _open(scene, "kecioren", "signed")
    assert scene.editor.content["fields"]["number"] == "7"
    assert _begun(scene) == ""


def test_a_word_that_was_begun_stays_when_its_page_is_left_and_steps_are_taken_back(scene: Scene) -> None:
    _open(scene, "kecioren", "number")
    type_text("7")
    _go(scene, "signed")
    _begin(scene, "2007")
    scene.open("agreements")
    assert _sourcing(scene).popover is None
    _open(scene, "kecioren", "number")
    type_text("8")
    _go(scene, "signed")
    assert scene.editor.take_back()
    assert scene.editor.content["fields"]["number"] == "7"
    assert _begun(scene) == "2007"


def test_a_word_on_a_row_that_is_gone_is_no_reason_for_a_draft_until_the_row_is_back(scene: Scene) -> None:
    _open(scene, "khujand", "signed")
    grid = scene.editor.sheet.tables["signatories"].table.grid
    grid.setFocus()
    grid.go(0, 2)
    _begin(scene, "mayor")
    press(Key.Key_Escape)
    settle()
    content = scene.editor.content
    assert has_begun(content)
    assert not has_begun({**content, "parts": {**content["parts"], "signatories": []}})


def test_a_quote_that_was_begun_is_there_again_until_it_is_attached(scene: Scene) -> None:
    key = _open(scene, "khujand", "number")
    press(Key.Key_F9)
    _popover(scene).findChildren(QPlainTextEdit)[0].setFocus()
    type_text("under No. 12")
    press(Key.Key_Escape)
    settle()
    _go(scene, "signed")
    press(Key.Key_F9)
    assert _popover(scene).findChildren(QPlainTextEdit)[0].toPlainText() == ""
    press(Key.Key_Escape)
    _go(scene, "number")
    press(Key.Key_F9)
    press(Key.Key_Return, CTRL)
    settle()
    _save(scene)
    (claim,) = _claims(scene, key, "number")
    assert claim.quote == "under No. 12"


def test_a_word_written_by_mistake_is_taken_out(scene: Scene) -> None:
    key = _open(scene, "khujand", "signed")
    press(Key.Key_I, ALT)
    found = [one for one in _popover(scene).findChildren(Button) if one.words == "Remove"]
    found[1].click()
    settle()
    _save(scene)
    assert [claim.value for claim in _claims(scene, key, "signed")] == [""]


def test_marks_say_where_values_come_from_and_a_click_tells_more(scene: Scene) -> None:
    _open(scene, "khujand", "kind")
    marks = _sourcing(scene).marks
    assert marks.of("signed") is Origin.DOCUMENT
    assert marks.of("valid_until") is Origin.INFERRED
    assert marks.of("number") is None
    mark = marks.mark("signed")
    assert mark is not None
    assert mark.accessibleDescription() == (
        "verbatim · [1] Письмо администрации Худжанда · checked on 4 May 2026 by Dana"
    )
    mark.clicked.emit()
    settle()
    assert "Where this comes from: Signed on" in _said(_popover(scene))


def test_claims_are_kept_with_the_draft(scene: Scene) -> None:
    key = _open(scene, "kecioren", "signed")
    _tell(scene, "2006")
    scene.open("agreements")
    assert _claims(scene, key, "signed") == []
    scene.open("agreement", key)
    assert [claim["value"] for claim in scene.editor.content["parts"]["claims"]] == ["2006"]


def test_a_row_has_its_sources_too_and_takes_them_along(scene: Scene) -> None:
    _open(scene, "khujand", "signed")
    table = scene.editor.sheet.tables["signatories"]
    table.table.grid.setFocus()
    table.table.grid.go(0, 2)
    press(Key.Key_I, ALT)
    assert _said(_popover(scene))[:2] == [
        "Where this comes from: Post at the signing",
        "In the record: аким города",
    ]
    press(Key.Key_Return)
    (claim,) = [one for one in scene.editor.content["parts"]["claims"] if one["target"] == "post"]
    assert claim["target_part"] == table.key_at(0)
    settle()
    assert table.current() == (table.key_at(0), "post")
    table.table.grid.go(0, 2)
    press(Key.Key_Delete, CTRL)
    settle()
    assert all(one["target"] != "post" for one in scene.editor.content["parts"]["claims"])


def test_two_preferred_words_are_told_beside_their_field(scene: Scene) -> None:
    _open(scene, "khujand", "signed")
    content = deepcopy(scene.editor.content)
    for claim in content["parts"]["claims"]:
        claim["preferred"] = True
    scene.editor.put_content(content)
    _save(scene)
    assert scene.editor.sheet.frames["signed"].message == (
        "Two words on this value are preferred: remove one of them (Alt+I)"
    )
    assert scene.editor.is_dirty


def test_words_written_by_two_at_the_same_time_both_stay(scene: Scene) -> None:
    key = _open(scene, "kecioren", "signed")
    press(Key.Key_I, ALT)
    press(Key.Key_Return)
    kept = scene.services.agreements.open(key)
    theirs = replace(
        scene.kept(scene.written.agreements["khujand"]).claims[0], source=None, quote="by a colleague"
    )
    scene.services.agreements.correct_agreement(
        kept, replace(kept.record, claims=(replace(theirs, key=new_key()),))
    )
    _save(scene)
    assert {(one.quote, one.preferred) for one in _claims(scene, key, "signed")} == {
        ("by a colleague", True),
        ("", False),
    }


def test_the_preview_says_what_is_said_otherwise_and_by_which_sources(scene: Scene) -> None:
    scene.find("khujand")
    said = _said(scene.page.beside.side.preview)
    assert "Signed on: 13 May 1996 · their side · Южный Казахстан, 14 мая 1996" in said
    assert "[1] Письмо администрации Худжанда" in said
    scene.find("kecioren")
    assert "Said otherwise" not in _said(scene.page.beside.side.preview)


@pytest.mark.parametrize("size", [(1280, 800), (960, 600)])
def test_nothing_is_cut_where_words_are_long_and_the_window_is_small(
    scene: Scene, size: tuple[int, int]
) -> None:
    scene.window.resize(*size)
    _open(scene, "khujand", "signed")
    scene.window.context.texts.speak(Stretched(Language.EN, LOCALE))
    settle()
    for field in ("signed", "valid_until"):
        _go(scene, field)
        press(Key.Key_I, ALT)
        settle()
        assert cut_texts(scene.window) == []
        tell = _sourcing(scene).popover
        assert tell is not None
        assert scene.window.rect().contains(tell.geometry())
        press(Key.Key_Tab)
        press(Key.Key_Tab)
        press(Key.Key_Return)
        settle()
        assert cut_texts(scene.window) == []
        press(Key.Key_Escape)
        settle()
