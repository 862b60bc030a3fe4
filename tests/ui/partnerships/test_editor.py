"""The form that writes a partnership: typed by keyboard, kept as a draft, checked, saved, taken back, settled."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.ui.driving import ALT, CTRL, SHIFT, answered, button_of, press, settle, type_text
from twincities.domain.partial_date import PartialDate
from twincities.domain.place import Place, PlaceName
from twincities.domain.vocabularies import CooperationField, Grade, LegalStatus, PartnershipType
from twincities.services.register_filter import PartnershipQuery
from twincities.ui.conflict.page import ConflictPage
from twincities.ui.furniture.buttons import Button
from twincities.ui.furniture.chips import Origin
from twincities.ui.furniture.drafts_strip import DraftsStrip
from twincities.ui.furniture.labels import Label
from twincities.ui.partnerships.form import origin_of

if TYPE_CHECKING:
    from tests.ui.partnerships.scenes import Scene
    from twincities.domain.partnership import Partnership

Key = Qt.Key


def _field(scene: Scene, name: str) -> None:
    scene.editor.sheet.frames[name].control.setFocus()
    settle()


def _message(scene: Scene, name: str) -> str:
    return scene.editor.sheet.frames[name].message


def _take(text: str) -> None:
    """Type into a completing field and take the first suggestion."""
    answered(text)
    press(Key.Key_Return)
    settle()


def _newest(scene: Scene) -> Partnership:
    viewer = scene.register.feed.viewer
    rows = scene.services.register.rows(scene.services.register.ids(PartnershipQuery(), viewer), viewer)
    return scene.kept(max(rows, key=lambda row: row.id).key)


def test_the_form_of_the_next_partnership_begins_without_errors(scene: Scene) -> None:
    for partner in ("Stevenage", "Izmir"):
        scene.open("partnerships")
        press(Key.Key_N, CTRL)
        settle()
        field = QApplication.focusWidget()
        assert field is not None
        assert scene.editor.sheet.frames["parties"].isAncestorOf(field)
        assert scene.editor.problems.errors == 0
        _take(partner)
        press(Key.Key_Return, CTRL)
        scene.rest()
        assert scene.window.current == "partnership"


def test_a_partnership_is_written_by_keyboard_alone(scene: Scene) -> None:
    press(Key.Key_N, CTRL)
    settle()
    _take("Stevenage")
    assert [entry.title for entry in scene.editor.sheet.parties.value()] == ["Shymkent", "Stevenage"]
    press(Key.Key_Tab)
    assert scene.editor.sheet.header.title.text() == "Shymkent — Stevenage"
    _take("friendship")
    press(Key.Key_Tab)
    _take("in force")
    _field(scene, "established")
    type_text("06.2015")
    _field(scene, "cooperation")
    _take("sport")
    _field(scene, "origin")
    type_text("Школы")
    press(Key.Key_Return, CTRL)
    scene.rest()
    assert scene.window.current == "partnership"
    written = _newest(scene)
    assert written.type is PartnershipType.FRIENDSHIP
    assert written.legal_status is LegalStatus.IN_FORCE
    assert written.established == PartialDate(2015, 6)
    assert written.cooperation == (CooperationField.SPORT,)
    assert written.origin == "Школы"
    assert [party.place for party in written.parties] == [
        scene.written.places["shymkent"],
        scene.written.places["stevenage"],
    ]


def test_a_tie_has_as_many_parties_as_it_has(scene: Scene) -> None:
    scene.open("partnership-editor", "new")
    for name in ("Bursa", "İzmir"):
        _take(name)
    press(Key.Key_S, CTRL)
    scene.rest()
    assert len(_newest(scene).parties) == 3


def test_namesakes_are_told_apart_by_their_whereabouts(scene: Scene) -> None:
    namesake = Place(country="US", admin1="Ohio", names=(PlaceName(text="Stevenage", language="en"),))
    other = scene.services.places.record_place(namesake).key
    kept = scene.services.partnerships.open(scene.written.ties["stevenage"])
    party = replace(kept.record.parties[1], place=other, key=scene.written.ties["bursa"])
    both = replace(kept.record, parties=(*kept.record.parties, party))
    scene.services.partnerships.correct_partnership(kept, both)
    scene.open("partnership-editor", scene.written.ties["stevenage"])
    titles = [entry.title for entry in scene.editor.sheet.parties.value()]
    assert titles == ["Shymkent", "Stevenage (England, Hertfordshire)", "Stevenage (Ohio)"]


def test_the_year_keeps_how_surely_it_is_known_and_why(scene: Scene) -> None:
    scene.open("partnership-editor", f"{scene.written.ties['bursa']}#established")
    assert QApplication.focusWidget() is scene.editor.sheet.frames["established"].control
    press(Key.Key_Tab)
    _take("inferred")
    _field(scene, "rule")
    type_text("«пять лет» в 2015")
    assert scene.editor.sourcing is not None
    assert scene.editor.sourcing.marks.of("established") is Origin.INFERRED
    press(Key.Key_S, CTRL)
    scene.rest()
    (claim,) = scene.kept(scene.written.ties["bursa"]).claims
    assert (claim.target, claim.grade, claim.rule) == ("established", Grade.INFERRED, "«пять лет» в 2015")


def test_a_source_is_written_down_without_leaving_the_form(scene: Scene) -> None:
    scene.open("partnership-editor", scene.written.ties["bursa"])
    _field(scene, "source")
    _take("Protocol 5")
    press(Key.Key_S, CTRL)
    scene.rest()
    (claim,) = scene.kept(scene.written.ties["bursa"]).claims
    assert claim.source is not None
    assert scene.services.sources.open(claim.source).record.title == "Protocol 5"


def test_another_source_can_be_preferred_and_the_former_stays(scene: Scene) -> None:
    key = scene.written.ties["stevenage"]
    scene.open("partnership-editor", key)
    lines = [b for rivals in scene.editor.sheet.rivals for b in rivals.findChildren(Button)]
    (prefer,) = [button for button in lines if button.isVisible()]
    assert prefer.accessibleDescription() == "Established: 1989 · Письмо совета Стивениджа"
    prefer.click()
    settle()
    assert scene.editor.content["fields"]["established"] == "1989"
    assert origin_of(scene.editor.content)["source"]
    press(Key.Key_S, CTRL)
    scene.rest()
    record = scene.kept(key)
    assert record.established == PartialDate(1989)
    assert [(claim.value, claim.preferred) for claim in record.claims] == [("", True), ("1990", False)]


def test_two_preferred_sources_of_one_value_are_told_beside_it(scene: Scene) -> None:
    scene.open("partnership-editor", scene.written.ties["stevenage"])
    content = deepcopy(scene.editor.content)
    for claim in content["parts"]["claims"]:
        claim["preferred"] = True
    scene.editor._replace(content)
    press(Key.Key_S, CTRL)
    scene.rest()
    assert _message(scene, "established") == (
        "Two words on this value are preferred: remove one of them (Alt+I)"
    )
    assert scene.kept(scene.written.ties["stevenage"]).established == PartialDate(1990)


def test_what_is_wrong_is_said_beside_its_field_and_nothing_is_lost(scene: Scene) -> None:
    scene.open("partnership-editor", "new")
    _field(scene, "established")
    type_text("31.02.1990")
    _field(scene, "origin")
    assert _message(scene, "established") == "There is no such day: that month has 28 days"
    press(Key.Key_S, CTRL)
    scene.rest()
    assert _message(scene, "parties") == "Name at least two places"
    assert scene.editor.sheet.header.problems.text() == "2 errors"
    assert scene.window.current == "partnership-editor"
    (draft,) = scene.services.drafts.all(scene.services.catalogue_id)
    assert draft.content["fields"]["established"] == "31.02.1990"


def test_the_offered_repair_is_taken_by_alt_enter(scene: Scene) -> None:
    scene.open("partnership-editor", scene.written.ties["bursa"])
    _field(scene, "established")
    scene.editor.sheet.frames["established"].control.selectAll()  # type: ignore[attr-defined] # a line of text
    type_text("31.04.1990")
    _field(scene, "origin")
    _field(scene, "established")
    press(Key.Key_Return, ALT)
    settle()
    assert scene.editor.content["fields"]["established"] == "1990-04-30"


def test_a_draft_outlives_leaving_and_is_offered_on_the_register(scene: Scene) -> None:
    scene.open("partnership-editor", scene.written.ties["bursa"])
    _field(scene, "notes")
    type_text("Позвонить")
    scene.open("partnerships")
    strip = scene.register.findChildren(DraftsStrip)[0]
    (link,) = [button for button in strip.findChildren(Button) if button.isVisible()]
    assert link.words == "Kyzylorda — Bursa"
    link.click()
    settle()
    assert scene.editor.content["fields"]["notes"] == "Позвонить"
    assert scene.editor.is_dirty
    assert scene.kept(scene.written.ties["bursa"]).notes == ""


def test_a_discarded_draft_can_be_brought_back(scene: Scene) -> None:
    scene.open("partnership-editor", scene.written.ties["bursa"])
    _field(scene, "notes")
    type_text("Позвонить")
    scene.editor.discard_draft()
    assert scene.editor.content["fields"]["notes"] in (None, "")
    assert scene.window.toast.isVisible()
    scene.window.toast.undo.click()
    settle()
    assert scene.editor.content["fields"]["notes"] == "Позвонить"


def test_ctrl_z_takes_back_typing_step_by_step_then_records(scene: Scene) -> None:
    scene.open("partnership-editor", scene.written.ties["bursa"])
    _field(scene, "tier")
    type_text("A")
    _field(scene, "responsible")
    type_text("B")
    _field(scene, "origin")
    assert scene.editor.take_back()
    assert (scene.editor.content["fields"]["tier"], scene.editor.content["fields"]["responsible"]) == (
        "A",
        None,
    )
    assert scene.editor.do_again()
    assert scene.editor.content["fields"]["responsible"] == "B"
    press(Key.Key_S, CTRL)
    scene.rest()
    assert scene.kept(scene.written.ties["bursa"]).tier == "A"
    scene.window.context.undo()
    scene.rest()
    assert scene.kept(scene.written.ties["bursa"]).tier == ""
    assert not scene.editor.is_dirty


def test_a_parallel_edit_is_settled_in_the_forms_place(scene: Scene) -> None:
    key = scene.written.ties["bursa"]
    scene.open("partnership-editor", key)
    kept = scene.services.partnerships.open(key)
    scene.services.partnerships.correct_partnership(kept, replace(kept.record, notes="Theirs", tier="A"))
    _field(scene, "notes")
    type_text("Mine")
    press(Key.Key_S, CTRL)
    scene.rest()
    page = scene.editor.stack.currentWidget()
    assert isinstance(page, ConflictPage)
    assert len(page.rows) == 1


def test_edits_of_different_fields_are_brought_together_unasked(scene: Scene) -> None:
    key = scene.written.ties["bursa"]
    scene.open("partnership-editor", key)
    kept = scene.services.partnerships.open(key)
    scene.services.partnerships.correct_partnership(kept, replace(kept.record, tier="A"))
    _field(scene, "notes")
    type_text("Mine")
    press(Key.Key_S, CTRL)
    scene.rest()
    record = scene.kept(key)
    assert (record.tier, record.notes) == ("A", "Mine")


def test_nothing_changed_is_not_dirty_in_any_partnership(scene: Scene) -> None:
    for key in scene.written.ties.values():
        scene.open("partnership-editor", key)
        assert not scene.editor.is_dirty
        press(Key.Key_S, CTRL)
    scene.rest()
    versions = {scene.services.partnerships.open(key).version for key in scene.written.ties.values()}
    assert versions == {1}


def test_escape_goes_back_to_the_record(scene: Scene) -> None:
    scene.open("partnership-editor", scene.written.ties["bursa"])
    press(Key.Key_Tab)
    press(Key.Key_Tab, SHIFT)
    press(Key.Key_Escape)
    settle()
    assert scene.window.current == "partnership"


def test_another_word_is_written_in_the_form_beside_any_field(scene: Scene) -> None:
    key = scene.written.ties["bursa"]
    scene.open("partnership-editor", key)
    sourcing = scene.editor.sourcing
    assert sourcing is not None
    _field(scene, "quote")  # what is said of the beginning is about the beginning
    press(Key.Key_I, ALT)
    assert sourcing.popover is not None
    labels = [label.text() for label in sourcing.popover.findChildren(Label)]
    assert labels[:2] == ["Where this comes from: Established", "In the record: 2010"]
    press(Key.Key_Escape)
    _field(scene, "type")
    press(Key.Key_I, ALT)
    button_of(sourcing.popover, "Another word…").click()
    settle()
    answered("friendship")
    press(Key.Key_Return)
    settle()
    press(Key.Key_Return, CTRL)
    settle()
    press(Key.Key_S, CTRL)
    scene.rest()
    (claim,) = scene.kept(key).claims
    assert (claim.target, claim.value, claim.preferred) == ("type", "friendship", False)
