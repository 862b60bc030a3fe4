"""Where the values of an agreement come from: asked by keyboard, told otherwise, preferred, written, taken back."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.ui.agreements.asking import (
    claims_on,
    go_to,
    open_at,
    popover_of,
    press_button,
    save,
    sourcing_of,
    tell_otherwise,
    words_in,
)
from tests.ui.driving import ALT, CTRL, Stretched, answered, cut_texts, press, settle, type_text
from tests.ui.partnerships.registers import TODAY
from twincities.domain.keys import new_key
from twincities.domain.partial_date import PartialDate
from twincities.domain.vocabularies import Grade, PeriodUnit, Side
from twincities.i18n import Language
from twincities.paths import LOCALE
from twincities.ui.furniture.buttons import LINK_EDGE, Button
from twincities.ui.furniture.chips import Origin
from twincities.ui.theme.appearance import look

if TYPE_CHECKING:
    from tests.ui.agreements.scenes import Scene

Key = Qt.Key


def test_a_value_nobody_stands_for_is_repeated_and_confirmed_by_one_key(scene: Scene) -> None:
    key = open_at(scene, "khujand", "number")
    press(Key.Key_I, ALT)
    assert words_in(popover_of(scene))[:2] == ["Where this comes from: Number", "In the record: 12"]
    press(Key.Key_Return)
    assert scene.window.toast.message.text() == "Checked today: Number"
    assert sourcing_of(scene).marks.of("number") is Origin.OURS
    save(scene)
    (claim,) = claims_on(scene, key, "number")
    assert (claim.side, claim.checked, claim.preferred) == (Side.OURS, TODAY, True)


def test_a_value_is_attached_to_a_source_that_is_written_down_on_the_way(scene: Scene) -> None:
    key = open_at(scene, "izmir", "valid_until")
    go_to(scene, "term")
    press(Key.Key_F9)
    settle()
    answered("Council minutes of 2009")
    press(Key.Key_Return)
    scene.rest()
    press(Key.Key_Return)
    settle()
    assert sourcing_of(scene).marks.of("term") is Origin.PRESS
    save(scene)
    (claim,) = claims_on(scene, key, "term")
    assert claim.source is not None
    assert scene.services.sources.open(claim.source).record.title == "Council minutes of 2009"
    assert (claim.grade, claim.preferred) == (Grade.VERBATIM, True)


def test_without_a_source_nothing_is_attached_and_it_says_so(scene: Scene) -> None:
    open_at(scene, "izmir", "term")
    press(Key.Key_F9)
    settle()
    press(Key.Key_Return)
    settle()
    assert "Fill this in" in words_in(popover_of(scene))
    assert not scene.editor.is_dirty


def test_the_partners_word_is_a_rival_until_it_is_preferred_and_ours_stays_beside_it(scene: Scene) -> None:
    key = open_at(scene, "kecioren", "signed")
    tell_otherwise(scene, "2006")
    assert [said for lines in scene.editor.sheet.rivals for said in lines.said] == [
        "Signed on: 2006 · their side"
    ]
    save(scene)
    (word,) = claims_on(scene, key, "signed")
    assert (word.value, word.side, word.checked) == ("2006", Side.THEIRS, TODAY)
    assert word.checked_by == scene.services.desk.who()
    assert not word.preferred
    assert scene.kept(key).signed == PartialDate(2005)
    go_to(scene, "signed")
    press(Key.Key_I, ALT)
    press_button(scene, "Prefer this")
    assert sourcing_of(scene).marks.of("signed") is Origin.PARTNER
    save(scene)
    assert scene.kept(key).signed == PartialDate(2006)
    assert {(one.value, one.preferred) for one in claims_on(scene, key, "signed")} == {
        ("", True),
        ("2005", False),
    }
    scene.window.context.undo()
    scene.rest()
    assert scene.kept(key).signed == PartialDate(2005)


def test_who_says_the_same_is_no_rival(scene: Scene) -> None:
    key = open_at(scene, "kecioren", "signed")
    tell_otherwise(scene, "2005")
    assert [said for lines in scene.editor.sheet.rivals for said in lines.said] == []
    save(scene)
    assert [one.value for one in claims_on(scene, key, "signed") if not one.preferred] == ["2005"]
    scene.find("kecioren")
    assert "Said otherwise" not in words_in(scene.page.beside.side.preview)


def test_the_words_that_prefer_a_rival_end_where_the_fields_above_them_do(scene: Scene) -> None:
    open_at(scene, "khujand", "signed")
    sheet = scene.editor.sheet
    (prefer,) = (b for lines in sheet.rivals for b in lines.findChildren(Button) if b.isVisible())
    fields = max(
        one.mapTo(sheet, one.rect().topRight()).x() for one in sheet.frames.values() if one.isVisible()
    )
    assert prefer.mapTo(sheet, prefer.rect().topRight()).x() - look().px(LINK_EDGE) == fields


def test_a_rival_is_preferred_below_its_field_and_the_step_is_taken_back(scene: Scene) -> None:
    open_at(scene, "khujand", "signed")
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
    key = open_at(scene, "izmir", "term")
    tell_otherwise(scene, "many")
    assert "Write a number" in words_in(popover_of(scene))
    focus = QApplication.focusWidget()
    assert focus is not None
    focus.selectAll()  # type: ignore[attr-defined] # an input of one line
    type_text("12")
    press(Key.Key_Return)
    settle()
    go_to(scene, "term_unit")
    tell_otherwise(scene, "months")
    save(scene)
    record = scene.kept(key)
    assert {(claim.target, claim.value) for claim in record.claims} == {
        ("term", "12"),
        ("term_unit", PeriodUnit.MONTHS.value),
    }
    assert record.term == 10


def test_a_word_written_by_mistake_is_taken_out(scene: Scene) -> None:
    key = open_at(scene, "khujand", "signed")
    press(Key.Key_I, ALT)
    found = [one for one in popover_of(scene).findChildren(Button) if one.words == "Remove"]
    found[1].click()
    settle()
    save(scene)
    assert [claim.value for claim in claims_on(scene, key, "signed")] == [""]


def test_marks_say_where_values_come_from_and_a_click_tells_more(scene: Scene) -> None:
    open_at(scene, "khujand", "kind")
    marks = sourcing_of(scene).marks
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
    assert "Where this comes from: Signed on" in words_in(popover_of(scene))


def test_claims_are_kept_with_the_draft(scene: Scene) -> None:
    key = open_at(scene, "kecioren", "signed")
    tell_otherwise(scene, "2006")
    scene.open("agreements")
    assert claims_on(scene, key, "signed") == []
    scene.open("agreement", key)
    assert [claim["value"] for claim in scene.editor.content["parts"]["claims"]] == ["2006"]


def test_a_row_has_its_sources_too_and_takes_them_along(scene: Scene) -> None:
    open_at(scene, "khujand", "signed")
    table = scene.editor.sheet.tables["signatories"]
    table.table.grid.setFocus()
    table.table.grid.go(0, 2)
    press(Key.Key_I, ALT)
    assert words_in(popover_of(scene))[:2] == [
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
    open_at(scene, "khujand", "signed")
    content = deepcopy(scene.editor.content)
    for claim in content["parts"]["claims"]:
        claim["preferred"] = True
    scene.editor.put_content(content)
    save(scene)
    assert scene.editor.sheet.frames["signed"].message == (
        "Two words on this value are preferred: remove one of them (Alt+I)"
    )
    assert scene.editor.is_dirty


def test_words_written_by_two_at_the_same_time_both_stay(scene: Scene) -> None:
    key = open_at(scene, "kecioren", "signed")
    press(Key.Key_I, ALT)
    press(Key.Key_Return)
    kept = scene.services.agreements.open(key)
    theirs = replace(
        scene.kept(scene.written.agreements["khujand"]).claims[0], source=None, quote="by a colleague"
    )
    scene.services.agreements.correct_agreement(
        kept, replace(kept.record, claims=(replace(theirs, key=new_key()),))
    )
    save(scene)
    assert {(one.quote, one.preferred) for one in claims_on(scene, key, "signed")} == {
        ("by a colleague", True),
        ("", False),
    }


def test_the_preview_says_what_is_said_otherwise_and_by_which_sources(scene: Scene) -> None:
    scene.find("khujand")
    said = words_in(scene.page.beside.side.preview)
    assert "Signed on: 13 May 1996 · their side · Южный Казахстан, 14 мая 1996" in said
    assert "[1] Письмо администрации Худжанда" in said
    scene.find("kecioren")
    assert "Said otherwise" not in words_in(scene.page.beside.side.preview)


@pytest.mark.parametrize("size", [(1280, 800), (960, 600)])
def test_nothing_is_cut_where_words_are_long_and_the_window_is_small(
    scene: Scene, size: tuple[int, int]
) -> None:
    scene.window.resize(*size)
    open_at(scene, "khujand", "signed")
    scene.window.context.texts.speak(Stretched(Language.EN, LOCALE))
    settle()
    for field in ("signed", "valid_until"):
        go_to(scene, field)
        press(Key.Key_I, ALT)
        settle()
        assert cut_texts(scene.window) == []
        tell = sourcing_of(scene).popover
        assert tell is not None
        assert scene.window.rect().contains(tell.geometry())
        press(Key.Key_Tab)
        press(Key.Key_Tab)
        press(Key.Key_Return)
        settle()
        assert cut_texts(scene.window) == []
        press(Key.Key_Escape)
        settle()
