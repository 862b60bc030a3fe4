"""The form that writes an agreement: typed by keyboard, reckoned while one types, checked, saved, taken back."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.ui.driving import CTRL, NONE, SHIFT, answered, press, settle, type_text, walked
from twincities.domain.partial_date import PartialDate
from twincities.domain.vocabularies import (
    ChainEffect,
    DocumentKind,
    Duration,
    PeriodUnit,
    RenewalKind,
    TextState,
)
from twincities.i18n import Language, Words
from twincities.paths import LOCALE
from twincities.services.agreement_filter import AgreementQuery
from twincities.services.languages import suggest_languages
from twincities.ui.conflict.page import ConflictPage

if TYPE_CHECKING:
    from tests.ui.agreements.scenes import Scene
    from twincities.domain.agreement import Agreement

Key = Qt.Key


def _go(scene: Scene, name: str) -> None:
    scene.editor.sheet.frames[name].control.setFocus()
    settle()


def _take(text: str) -> None:
    """Type into a completing field and take the first suggestion."""
    answered(text)
    press(Key.Key_Return)
    settle()


def _put(scene: Scene, name: str, text: str) -> None:
    """Type into a field and go on."""
    _go(scene, name)
    focus = QApplication.focusWidget()
    assert focus is not None
    focus.selectAll()  # type: ignore[attr-defined] # an input of one line
    type_text(text)
    press(Key.Key_Tab)
    settle()


def _message(scene: Scene, name: str) -> str:
    return scene.editor.sheet.frames[name].message


def _newest(scene: Scene) -> Agreement:
    viewer = scene.page.feed.viewer
    ids = scene.services.agreements.ids(AgreementQuery(), viewer)
    return scene.kept(max(scene.services.agreements.rows(ids, viewer), key=lambda row: row.id).key)


def _usual(scene: Scene) -> None:
    """Type the office's usual agreement: five years, renewed by itself, notice six months ahead."""
    scene.open("agreement", "new")
    _take("Mogil")
    _put(scene, "signed", "15.06.2022")
    _put(scene, "duration", "fixed")
    _put(scene, "term", "5")
    _put(scene, "renewal", "auto")
    _put(scene, "notice_period", "6")


def test_the_usual_agreement_is_typed_with_few_keys_and_reckoned_at_once(scene: Scene) -> None:
    _usual(scene)
    scene.rest()
    assert scene.editor.sheet.reckoned.text() == (
        "Valid until 15 Jun 2027 · notice by 15 Dec 2026 · then renewed for 5 years"
    )
    press(Key.Key_Return, CTRL)
    scene.rest()
    record = _newest(scene)
    assert record.partnership == scene.written.ties.ties["mogilev"]
    assert record.kind is DocumentKind.TWINNING_AGREEMENT
    assert (record.term, record.term_unit) == (5, PeriodUnit.YEARS)
    assert record.renewal is RenewalKind.TACIT
    assert (record.notice_period, record.notice_unit) == (6, PeriodUnit.MONTHS)
    assert scene.window.current == "agreements"
    assert "Mogilev" in scene.shown


def test_saving_can_be_undone(scene: Scene) -> None:
    _usual(scene)
    press(Key.Key_Return, CTRL)
    scene.rest()
    before = len(scene.shown)
    scene.window.context.undo()
    scene.rest()
    assert len(scene.shown) == before - 1


def test_a_term_of_a_known_year_keeps_its_precision(scene: Scene) -> None:
    scene.open("agreement", scene.written.agreements["kecioren"])
    assert scene.editor.sheet.reckoned.text() == "Valid until 2035"


def test_a_document_without_an_end_says_so(scene: Scene) -> None:
    scene.open("agreement", scene.written.agreements["bursa"])
    assert scene.editor.sheet.reckoned.text() == "Binds without an end"
    scene.open("agreement", scene.written.agreements["stevenage"])
    assert scene.editor.sheet.reckoned.text() == "Until when it binds is not known"
    scene.open("agreement", scene.written.agreements["adana"])
    assert scene.editor.sheet.reckoned.text() == ""
    scene.open("agreement", scene.written.agreements["izmir"])
    assert scene.editor.sheet.reckoned.text() == "Its term ended on March 2019"


def test_term_fields_are_asked_for_only_where_there_is_a_term(scene: Scene) -> None:
    scene.open("agreement", "new")
    frames = scene.editor.sheet.frames
    assert not frames["term"].isVisible()
    assert not frames["notice_period"].isVisible()
    _put(scene, "duration", "fixed")
    assert frames["term"].isVisible()
    assert frames["valid_until"].isVisible()
    assert frames["renewal"].isVisible()
    assert not frames["renewal_period"].isVisible()
    _put(scene, "renewal", "auto")
    assert frames["renewal_period"].isVisible()
    _put(scene, "duration", "open")
    assert not frames["term"].isVisible()


def test_what_is_wrong_stands_beside_its_field_and_nothing_is_lost(scene: Scene) -> None:
    scene.open("agreement", "new")
    press(Key.Key_S, CTRL)
    settle()
    assert _message(scene, "partnership") == "Say which partnership it belongs to"
    _go(scene, "partnership")
    _take("Mogil")
    _put(scene, "duration", "fixed")
    _put(scene, "term", "5")
    press(Key.Key_S, CTRL)
    settle()
    assert _message(scene, "in_force_from").startswith("A term needs its beginning")
    _put(scene, "signed", "2022")
    _put(scene, "term", "five")
    assert _message(scene, "term") == "Write a whole number from 1 to 1,200"
    assert scene.editor.content["fields"]["term"] == "five"
    _put(scene, "term", "1")
    _put(scene, "renewal", "auto")
    _put(scene, "notice_period", "14")
    assert _message(scene, "notice_period") == "The notice period must be shorter than the term"
    before = len(scene.shown)
    press(Key.Key_S, CTRL)
    scene.rest()
    assert QApplication.focusWidget() is scene.editor.sheet.frames["notice_period"].control
    assert len(scene.shown) == before
    key = scene.editor.drafts.draft
    assert key is not None
    scene.open("agreements")
    scene.open("agreement", key.key)
    assert scene.editor.content["fields"]["notice_period"] == 14


def test_an_addendum_without_a_document_is_asked_what_it_belongs_to(scene: Scene) -> None:
    scene.open("agreement", f"partnership:{scene.written.ties.ties['bursa']}")
    _put(scene, "kind", "addendum")
    press(Key.Key_S, CTRL)
    settle()
    assert _message(scene, "follows") == "Say which document this one belongs to"
    _go(scene, "follows")
    _take("twinning")
    scene.rest()
    assert _message(scene, "follows") == ""
    assert scene.editor.sheet.frames["effect"].isVisible()


def test_a_circular_chain_is_told_beside_the_field(scene: Scene) -> None:
    chain = scene.written.agreements
    scene.open("agreement", chain["khujand"])
    _go(scene, "follows")
    _take("addendum")
    press(Key.Key_Tab)
    settle()
    assert _message(scene, "follows").startswith("This document follows from the one here")


def test_a_prolongation_says_until_when_it_prolongs(scene: Scene) -> None:
    scene.open("agreement", f"after:{scene.written.agreements['kecioren']}")
    assert scene.editor.content["fields"]["partnership"] == scene.written.ties.ties["kecioren"]
    _put(scene, "kind", "prolong")
    _put(scene, "signed", "01.2026")
    _put(scene, "duration", "fixed")
    _put(scene, "valid_until", "2045")
    scene.rest()
    assert scene.editor.sheet.chained.text().startswith("Prolongs: ")
    assert scene.editor.sheet.chained.text().endswith("until 2045")
    press(Key.Key_S, CTRL)
    scene.rest()
    record = _newest(scene)
    assert record.follows == scene.written.agreements["kecioren"]
    assert record.does is ChainEffect.PROLONGS
    scene.open("agreements")
    assert scene.cells("kecioren")["until"] == "2045"


def test_a_notice_of_termination_is_asked_for_no_term_of_its_own(scene: Scene) -> None:
    scene.open("agreement", f"after:{scene.written.agreements['kecioren']}")
    _put(scene, "kind", "termination")
    _put(scene, "signed", "01.2026")
    scene.rest()
    assert scene.editor.sheet.chained.text().startswith("Terminates: ")
    assert scene.editor.sheet.reckoned.text() == ""


def test_signatories_are_written_in_their_table_and_become_people(scene: Scene) -> None:
    scene.open("agreement", scene.written.agreements["bursa"])
    table = scene.editor.sheet.tables["signatories"].table
    table.begin_row()
    settle()
    press(Key.Key_F2)
    type_text("Айдын Ким")
    press(Key.Key_Tab)
    press(Key.Key_F2)
    type_text("аким")
    press(Key.Key_Tab)
    settle()
    press(Key.Key_S, CTRL)
    scene.rest()
    record = scene.kept(scene.written.agreements["bursa"])
    (one,) = record.signatories
    assert (one.name, one.post) == ("Айдын Ким", "аким")
    assert one.person is not None
    assert scene.services.people.suggest_people("айдын ким")


def test_every_part_of_a_kept_agreement_survives_the_form(scene: Scene) -> None:
    key = scene.written.agreements["khujand"]
    before = scene.kept(key)
    scene.open("agreement", key)
    assert not scene.editor.is_dirty
    _put(scene, "number", "13")
    press(Key.Key_S, CTRL)
    scene.rest()
    assert scene.kept(key) == replace(before, number="13")


def test_a_text_that_is_not_found_is_an_answer(scene: Scene) -> None:
    scene.open("agreement", scene.written.agreements["bursa"])
    _put(scene, "text_state", "not found")
    press(Key.Key_S, CTRL)
    scene.rest()
    assert scene.kept(scene.written.agreements["bursa"]).text_state is TextState.NOT_FOUND


def test_a_source_is_written_down_while_typing(scene: Scene) -> None:
    key = scene.written.agreements["bursa"]
    scene.open("agreement", key)
    _go(scene, "sources")
    answered("Газета «Оңтүстік»")
    press(Key.Key_Return)
    settle()
    press(Key.Key_S, CTRL)
    scene.rest()
    (use,) = scene.kept(key).sources
    assert scene.services.sources.open(use.source).record.title == "Газета «Оңтүстік»"


def test_a_parallel_edit_is_settled_field_by_field(scene: Scene) -> None:
    key = scene.written.agreements["bursa"]
    scene.open("agreement", key)
    _put(scene, "number", "1")
    kept = scene.services.agreements.open(key)
    scene.services.agreements.correct_agreement(kept, replace(kept.record, number="2"))
    press(Key.Key_S, CTRL)
    scene.rest()
    assert isinstance(scene.editor.stack.currentWidget(), ConflictPage)


def test_a_step_of_typing_is_taken_back(scene: Scene) -> None:
    scene.open("agreement", scene.written.agreements["bursa"])
    _put(scene, "number", "1")
    assert scene.editor.take_back()
    assert not scene.editor.content["fields"]["number"]


def test_the_form_speaks_another_language_at_once(scene: Scene) -> None:
    scene.open("agreement", scene.written.agreements["khujand"])
    from twincities.i18n import Language  # noqa: PLC0415 - used once

    texts = scene.window.context.texts
    texts.speak(texts.words.among(Language.RU))
    settle()
    assert not scene.editor.is_dirty
    assert "Шымкент" in scene.editor.sheet.header.title.text()


def test_the_form_of_a_new_agreement_begins_with_its_partnership(scene: Scene) -> None:
    scene.open("agreement", "new")
    assert QApplication.focusWidget() is scene.editor.sheet.frames["partnership"].control
    tie = scene.written.ties.ties["baiyin"]
    scene.open("agreement", f"partnership:{tie}")
    assert QApplication.focusWidget() is scene.editor.sheet.frames["signed"].control
    assert scene.editor.sheet.header.title.text() == "Twinning agreement: Shymkent — Baiyin"
    assert not scene.editor.is_dirty or scene.editor.kept is None


def test_a_day_is_read_as_typed(scene: Scene) -> None:
    _usual(scene)
    assert scene.editor.content["fields"]["signed"] == PartialDate(2022, 6, 15).edtf()
    assert scene.editor.content["fields"]["duration"] == Duration.FIXED.value


def test_tab_goes_through_the_whole_form_its_tables_too_and_back(scene: Scene) -> None:
    scene.open("agreement", scene.written.agreements["khujand"])
    sheet = scene.editor.sheet
    grids = [table.table.grid for table in sheet.tables.values()]
    for key, held in ((Key.Key_Tab, NONE), (Key.Key_Backtab, SHIFT)):
        _go(scene, "partnership")
        met = walked(key, held)
        assert all(grid in met for grid in grids)
        assert all(
            any(frame.isAncestorOf(one) for one in met)
            for frame in sheet.frames.values()
            if frame.isVisible()
        )


def test_a_title_begins_in_the_windows_language_and_the_next_one_in_another(scene: Scene) -> None:
    scene.open("agreement", "new")
    table = scene.editor.sheet.tables["titles"]
    assert table.row(table.fresh([]))["language"] == "en"
    scene.window.context.texts.speak(Words(Language.KK, LOCALE))
    first = table.fresh([])
    second = table.fresh([first])
    assert [table.row(one)["language"] for one in (first, second)] == ["kk", "ru"]
    assert suggest_languages("", Language.KK)[0][0] == "kk"
