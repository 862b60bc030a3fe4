"""Both sides' data on a partnership: the partner's word recorded and believed, ours kept; where values come from."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.ui.driving import ALT, CTRL, answered, press, settle
from tests.ui.partnerships.registers import TODAY
from twincities.domain.partial_date import PartialDate
from twincities.domain.vocabularies import Side, Verdict
from twincities.ui.furniture.buttons import LINK_EDGE, Button
from twincities.ui.furniture.cards import Card
from twincities.ui.furniture.chips import Chip
from twincities.ui.furniture.labels import Label
from twincities.ui.partnerships.missing import MissingLines
from twincities.ui.partnerships.upkeep_card import UpkeepCard
from twincities.ui.theme.appearance import look
from twincities.ui.theme.tokens import Space

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from tests.ui.partnerships.scenes import Scene
    from twincities.domain.facts import Fact
    from twincities.services.claims import Facts
    from twincities.ui.partnerships.sides_card import SidesCard

Key = Qt.Key


def _open(scene: Scene, name: str) -> None:
    scene.open("partnership", scene.written.ties[name])


def _card(scene: Scene) -> SidesCard:
    card = scene.record.body.overview.sides
    assert card is not None
    return card


def _facts(scene: Scene) -> Facts:
    facts = scene.record.body.overview.facts
    assert facts is not None
    return facts


def _fact(scene: Scene, name: str) -> Fact:
    return next(fact for fact in _card(scene).rows if fact.field.name == name)


def _said(top: QWidget) -> str:
    return "\n".join(label.text() for label in top.findChildren(Label) if label.isVisible() and label.text())


def _type_into(scene: Scene, name: str, text: str) -> None:
    scene.record.form.fields[name].control.setFocus()
    answered(text)


def _tell(scene: Scene, value: str) -> None:
    scene.record.claims.tell(_facts(scene), _fact(scene, "established"))
    settle()
    _type_into(scene, "established", value)
    press(Key.Key_Return, CTRL)
    scene.rest()


def test_each_important_fact_stands_with_what_both_sides_say(scene: Scene) -> None:
    _open(scene, "bursa")
    assert [fact.field.name for fact in _card(scene).rows] == [
        "type",
        "legal_status",
        "established",
        "review_due",
    ]
    assert _card(scene).values["established"].accessibleName() == "Established: 2010"
    assert {chip.chip.text for chip in _card(scene).findChildren(Chip)} == {"no answer"}


def test_the_partners_word_is_recorded_with_the_day_and_who_asked(scene: Scene) -> None:
    _open(scene, "bursa")
    _tell(scene, "2011")
    (claim,) = scene.kept(scene.written.ties["bursa"]).claims
    assert (claim.value, claim.side, claim.preferred, claim.checked) == ("2011", Side.THEIRS, False, TODAY)
    assert claim.checked_by == scene.services.desk.who()
    assert _fact(scene, "established").verdict is Verdict.CHECK
    assert scene.kept(scene.written.ties["bursa"]).established == PartialDate(2010)


def test_a_word_is_written_also_when_the_record_was_changed_meanwhile(scene: Scene) -> None:
    _open(scene, "bursa")
    tie = scene.written.ties["bursa"]
    scene.record.claims.tell(_facts(scene), _fact(scene, "established"))
    settle()
    kept = scene.services.partnerships.open(tie)
    scene.services.partnerships.correct_partnership(kept, replace(kept.record, notes="by a colleague"))
    _type_into(scene, "established", "2011")
    press(Key.Key_Return, CTRL)
    scene.rest()
    record = scene.kept(tie)
    assert [claim.value for claim in record.claims] == ["2011"]
    assert record.notes == "by a colleague"


def test_a_partner_that_says_the_same_confirms_it(scene: Scene) -> None:
    _open(scene, "bursa")
    _tell(scene, "2010")
    assert _fact(scene, "established").verdict is Verdict.SAME


def test_nothing_said_is_refused_beside_its_field(scene: Scene) -> None:
    _open(scene, "bursa")
    scene.record.claims.tell(_facts(scene), _fact(scene, "established"))
    settle()
    press(Key.Key_Return, CTRL)
    settle()
    assert scene.record.form.fields["established"].frame.message == "Fill this in"


def test_the_partners_word_is_accepted_and_ours_is_not_lost_until_undone(scene: Scene) -> None:
    _open(scene, "bursa")
    _tell(scene, "2011")
    scene.record.claims.accept(_facts(scene), _fact(scene, "established"))
    scene.rest()
    record = scene.kept(scene.written.ties["bursa"])
    assert record.established == PartialDate(2011)
    assert {(claim.value, claim.preferred) for claim in record.claims} == {("", True), ("2010", False)}
    scene.window.context.undo()
    scene.rest()
    assert scene.kept(scene.written.ties["bursa"]).established == PartialDate(2010)


def test_the_keyboard_stays_at_the_fact_that_was_settled(scene: Scene) -> None:
    _open(scene, "bursa")
    _tell(scene, "2011")
    _card(scene).menus["established"].setFocus()
    scene.record.claims.accept(_facts(scene), _fact(scene, "established"))
    scene.rest()
    assert QApplication.focusWidget() is _card(scene).menus["established"]
    for link in scene.record.body.overview.findChildren(Button):
        if link.isVisible() and link not in _card(scene).menus.values():
            link.setFocus()
            break
    scene.window.context.undo()
    scene.rest()
    assert QApplication.focusWidget() is scene.record.body.bar


def test_after_the_partners_word_is_written_the_keyboard_is_where_it_was_asked_for(scene: Scene) -> None:
    _open(scene, "bursa")
    _card(scene).menus["established"].setFocus()
    _tell(scene, "2011")
    assert QApplication.focusWidget() is _card(scene).menus["established"]


def test_after_the_partners_word_is_put_off_the_keyboard_is_where_it_was_asked_for(scene: Scene) -> None:
    _open(scene, "bursa")
    menu = _card(scene).menus["established"]
    menu.setFocus()
    scene.record.claims.tell(_facts(scene), _fact(scene, "established"))
    settle()
    press(Key.Key_Escape)
    settle()
    assert QApplication.focusWidget() is menu


def test_ours_is_kept_and_says_when_it_was_checked(scene: Scene) -> None:
    _open(scene, "bursa")
    scene.record.claims.keep(_facts(scene), _fact(scene, "established"))
    scene.rest()
    (claim,) = scene.kept(scene.written.ties["bursa"]).claims
    assert (claim.side, claim.checked, claim.checked_by) == (Side.OURS, TODAY, scene.services.desk.who())


def test_alt_i_tells_of_the_fact_that_has_the_keyboard_who_entered_it(scene: Scene) -> None:
    _open(scene, "bursa")
    _card(scene).values["type"].setFocus()
    press(Key.Key_I, ALT)
    settle()
    popover = scene.record.popover
    assert popover is not None
    said = _said(popover)
    assert "Where this comes from: Type of partnership" in said
    assert f"Entered by {scene.services.desk.who() or '—'}" in said


def test_a_rival_is_preferred_from_where_the_value_comes_from(scene: Scene) -> None:
    _open(scene, "stevenage")
    press(Key.Key_I, ALT)
    settle()
    popover = scene.record.popover
    assert popover is not None
    (prefer,) = [one for one in popover.findChildren(Button) if one.words == "Prefer this"]
    prefer.click()
    scene.rest()
    record = scene.kept(scene.written.ties["stevenage"])
    assert record.established == PartialDate(1989)
    assert {(claim.value, claim.preferred) for claim in record.claims} == {("", True), ("1990", False)}


def test_a_value_is_corrected_where_it_stands_in_the_form(scene: Scene) -> None:
    _open(scene, "stevenage")
    press(Key.Key_I, ALT)
    settle()
    popover = scene.record.popover
    assert popover is not None
    (correct,) = [one for one in popover.findChildren(Button) if one.words == "Correct"]
    correct.click()
    scene.rest()
    assert scene.window.current == "partnership-editor"
    assert scene.editor.sheet.frames["established"].control.hasFocus()


def test_the_facts_are_confirmed_with_the_partner_today(scene: Scene) -> None:
    _open(scene, "bursa")
    assert "Not confirmed with the partner yet, as far as recorded" in _said(_card(scene))
    (confirm,) = [one for one in _card(scene).findChildren(Button) if one.words == "Confirm today"]
    confirm.click()
    scene.rest()
    record = scene.kept(scene.written.ties["bursa"])
    assert (record.last_confirmed, record.confirmed_by) == (TODAY, scene.services.desk.who())
    assert "Last confirmed with the partner: 23 Nov 2026" in _said(_card(scene))


def test_the_record_says_whose_turn_it_is_which_fields_are_quiet_and_when_to_review(scene: Scene) -> None:
    _open(scene, "stevenage")
    (card,) = scene.record.body.overview.findChildren(UpkeepCard)
    said = _said(card)
    assert "The return visit is theirs" in said
    assert "2 fields have gone quiet" in said
    assert "Review overdue" in said
    assert "by the office's rule, counted from 1990" in said
    (visit,) = [one for one in card.findChildren(Button) if "2015" in one.words]
    visit.click()
    scene.rest()
    assert scene.stand("visit-editor").asked == [scene.written.founding]


def test_what_is_missing_between_the_sides_leads_to_where_it_is_mended(scene: Scene) -> None:
    _open(scene, "bursa")
    lines = scene.record.body.overview.findChildren(MissingLines)[0]
    deeds = {button.accessibleDescription(): button for button in lines.buttons}
    assert {"No agreement is recorded", "No word of the partner is recorded"} <= set(deeds)
    deeds["No word of the partner is recorded"].click()
    scene.rest()
    assert _card(scene).menus["type"].hasFocus()


def test_of_a_partnership_that_has_ended_nothing_is_asked_any_more(scene: Scene) -> None:
    _open(scene, "grosseto")
    said = _said(scene.record.body.overview.findChildren(MissingLines)[0])
    assert "agreement" not in said
    assert "partner" not in said
    (card,) = scene.record.body.overview.findChildren(UpkeepCard)
    assert "eview" not in _said(card)
    assert scene.record.top.facts is not None
    assert not any("years in" in cell.fact.value for cell in scene.record.top.facts.cells)


def test_links_that_end_the_lines_of_a_card_end_where_its_other_words_may(scene: Scene) -> None:
    _open(scene, "bursa")
    lines = scene.record.body.overview.findChildren(MissingLines)[0]
    card = lines.parentWidget()
    assert isinstance(card, Card)
    edge = look().px(LINK_EDGE)
    for button in lines.buttons:
        end = button.mapTo(card, button.rect().topRight()).x() - edge
        assert end == card.contentsRect().right() - look().px(Space.CARD) - 1
