"""What is decided on a partnership from its record: said in a form at its side, shown everywhere, taken back."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt

from tests.ui.driving import CTRL, answered, press, settle
from twincities.domain.agreement import Agreement
from twincities.domain.claim import Claim
from twincities.domain.partial_date import PartialDate
from twincities.domain.status_events import StatusEvent
from twincities.domain.vocabularies import Activity, DocumentKind, Grade, LegalStatus, StatusEventKind
from twincities.ui.furniture.banners import Banner
from twincities.ui.furniture.buttons import Button
from twincities.ui.furniture.chips import Chip, EvidenceChip, Origin, SourceMark
from twincities.ui.furniture.labels import Label
from twincities.ui.partnerships.relationship_line import RelationshipLine
from twincities.ui.partnerships.status_card import StatusCard
from twincities.ui.theme.icons import Icon

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from tests.ui.partnerships.scenes import Scene

Key = Qt.Key


def _open(scene: Scene, name: str) -> None:
    scene.open("partnership", scene.written.ties[name])


def _activity(scene: Scene) -> EvidenceChip:
    head = scene.record.top.head
    assert head is not None
    (chip,) = head.findChildren(EvidenceChip)
    return chip


def _rests_on(scene: Scene) -> list[str]:
    """Ask the activity by keyboard what it rests on, and return what is said."""
    _activity(scene).setFocus()
    press(Key.Key_Return)
    settle()
    assert scene.record.evidence is not None
    return _said(scene.record.evidence)


def _said(top: QWidget) -> list[str]:
    return [label.text() for label in top.findChildren(Label) if label.isVisible() and label.text()]


def _card(scene: Scene) -> StatusCard:
    (card,) = scene.record.body.overview.findChildren(StatusCard)
    return card


def _chips(top: QWidget) -> list[str]:
    return [chip.chip.text for chip in top.findChildren(Chip) if chip.isVisible()]


def _decide(scene: Scene, *events: StatusEvent, name: str = "bursa") -> None:
    kept = scene.services.partnerships.open(scene.written.ties[name])
    scene.services.partnerships.correct_partnership(kept, replace(kept.record, events=events))


def _type_into(scene: Scene, name: str, text: str) -> None:
    scene.record.form.fields[name].control.setFocus()
    answered(text)


def test_a_status_that_was_inferred_looks_inferred_until_a_decision_says_it(scene: Scene) -> None:
    inferred = Claim(target="legal_status", grade=Grade.INFERRED, rule="a visit took place")
    _correct(scene, claims=(inferred,))
    assert _in_register(scene) == ("in force", True, "legal status: in force, inferred")
    _open(scene, "bursa")
    assert _in_head(scene) == ("legal status: in force", True)
    assert "Inferred: no decision and no document says so" in _said(_card(scene))
    assert [mark.origin for mark in _card(scene).findChildren(SourceMark)] == [Origin.INFERRED]
    _correct(scene, events=(StatusEvent(kind=StatusEventKind.SUSPENDED, date=PartialDate(2020, 1, 1)),))
    assert _in_register(scene) == ("suspended", False, "legal status: suspended")
    _open(scene, "bursa")
    assert _in_head(scene) == ("legal status: suspended", False)
    assert _card(scene).findChildren(SourceMark) == []


def _correct(scene: Scene, **values: Any) -> None:  # noqa: ANN401 - fields of a partnership
    partnerships = scene.services.partnerships
    kept = partnerships.open(scene.written.ties["bursa"])
    changed = partnerships.correct_partnership(kept, replace(kept.record, **values))
    scene.record.context.apply(changed)
    scene.rest()


def _in_register(scene: Scene) -> tuple[str, bool, str]:
    cell = scene.register.table.model_.cells(scene.partners.index("Bursa"))[2]
    assert cell.chip is not None
    return cell.text, cell.chip.dashed, cell.spoken


def _in_head(scene: Scene) -> tuple[str, bool]:
    head = scene.record.top.head
    assert head is not None
    chip = head.findChildren(Chip)[0].chip
    return chip.text, chip.dashed


def test_an_ending_is_written_down_with_body_number_reason_and_what_the_partner_was_told(
    scene: Scene,
) -> None:
    _open(scene, "bursa")
    scene.record.deeds.decide(StatusEventKind.ENDED)
    settle()
    assert scene.record.form.title.text() == "The partnership is ended"
    assert scene.record.form.fields["date"].control.hasFocus()
    for name, text in (
        ("date", "07.03.2022"),
        ("reason", "No answer for ten years"),
        ("body", "City council"),
        ("number", "17"),
        ("partner_notified", "04.2022"),
        ("how_notified", "letter No. 8"),
    ):
        _type_into(scene, name, text)
    press(Key.Key_Return, CTRL)
    scene.rest()
    (event,) = scene.kept(scene.written.ties["bursa"]).events
    assert (event.kind, event.date, event.number) == (StatusEventKind.ENDED, PartialDate(2022, 3, 7), "17")
    assert scene.record.form.isHidden() or not scene.record.form.isVisible()
    head = scene.record.top.head
    assert head is not None
    assert _chips(head)[0] == "legal status: ended"
    (banner,) = head.findChildren(Banner)
    assert banner.title.text() == "This partnership has ended: 7 March 2022"
    assert banner.detail.text() == (
        "City council · No.\u00a017 · No answer for ten years · Everything recorded of it stays readable."
    )
    said = _said(_card(scene))
    assert "By the decision that ended it" in said
    assert "Partner notified: April 2022, letter No. 8" in said


def test_a_decision_can_be_taken_back(scene: Scene) -> None:
    _open(scene, "bursa")
    scene.record.deeds.decide(StatusEventKind.SUSPENDED)
    _type_into(scene, "date", "2020")
    press(Key.Key_Return, CTRL)
    scene.rest()
    assert _chips(_card(scene)) == ["suspended"]
    scene.window.context.undo()
    scene.rest()
    assert _chips(_card(scene)) == ["in force"]
    assert scene.kept(scene.written.ties["bursa"]).events == ()


def test_resuming_what_was_never_suspended_is_refused_beside_its_date_and_nothing_is_lost(
    scene: Scene,
) -> None:
    _open(scene, "bursa")
    scene.record.deeds.decide(StatusEventKind.RESUMED)
    _type_into(scene, "date", "2020")
    _type_into(scene, "reason", "They wrote")
    press(Key.Key_Return, CTRL)
    settle()
    frame = scene.record.form.fields["date"].frame
    assert frame.message == "Nothing was suspended or ended before: enter that decision first"
    press(Key.Key_Escape)
    settle()
    assert not scene.record.form.isVisible()
    scene.record.deeds.decide(StatusEventKind.RESUMED)
    settle()
    assert scene.record.form.fields["reason"].control.toPlainText() == "They wrote"  # type: ignore[attr-defined]


def test_a_date_that_was_typed_last_is_remembered_to_its_last_digit(scene: Scene) -> None:
    _open(scene, "bursa")
    scene.record.deeds.decide(StatusEventKind.ENDED)
    _type_into(scene, "reason", "They wrote")
    _type_into(scene, "decided", "24.11.2026")
    press(Key.Key_Escape)
    settle()
    scene.record.deeds.decide(StatusEventKind.ENDED)
    press(Key.Key_Return, CTRL)
    scene.rest()
    (event,) = scene.kept(scene.written.ties["bursa"]).events
    assert event.decided == PartialDate(2026, 11, 24)


def test_a_date_that_cannot_be_read_is_told_beside_it(scene: Scene) -> None:
    _open(scene, "bursa")
    scene.record.deeds.decide(StatusEventKind.SUSPENDED)
    _type_into(scene, "date", "31.02.2021")
    press(Key.Key_Return, CTRL)
    settle()
    assert "no such day" in scene.record.form.fields["date"].frame.message
    assert scene.kept(scene.written.ties["bursa"]).events == ()


def test_what_can_be_decided_is_offered(scene: Scene) -> None:
    _open(scene, "bursa")
    texts = scene.window.context.texts
    verbs = ["Suspend…", "Resume…", "End…", "Mark as contested…", "Set the status…"]
    assert [texts(entry[0]) for entry in scene.record.deeds.decisions()] == verbs
    ties = scene.services.partnerships
    ties.set_status([scene.written.ties["bursa"]], LegalStatus.EXPIRED, "Asked by the ministry")
    scene.record.reload()
    offered = [texts(entry[0]) for entry in scene.record.deeds.decisions()]
    assert offered == [*verbs, "Remove the status set by the office"]


def test_the_office_sets_the_status_with_a_reason_that_shows_and_can_be_removed(scene: Scene) -> None:
    _open(scene, "bursa")
    scene.record.deeds.set_status()
    _type_into(scene, "status_override", "suspended")
    press(Key.Key_Return)
    press(Key.Key_Return, CTRL)
    settle()
    frame = scene.record.form.fields["override_reason"].frame
    assert frame.message == "Say why the office sets the status itself"
    _type_into(scene, "override_reason", "The ministry asked for it")
    press(Key.Key_Return, CTRL)
    scene.rest()
    head = scene.record.top.head
    assert head is not None
    marks = {chip.chip.text: chip for chip in head.findChildren(Chip)}
    assert "The ministry asked for it" in marks["legal status: suspended"].toolTip()
    marks = {chip.chip.text: chip for chip in _card(scene).findChildren(Chip)}
    assert "The ministry asked for it" in marks["by the office's decision"].toolTip()
    assert "Set by the office: The ministry asked for it" in _said(_card(scene))
    (lift,) = [b for b in _card(scene).findChildren(Button) if b.words == "Remove"]
    lift.click()
    scene.rest()
    assert _chips(_card(scene)) == ["in force"]
    assert scene.kept(scene.written.ties["bursa"]).override_reason == ""


def test_an_activity_set_by_the_office_is_marked_and_says_what_is_measured(scene: Scene) -> None:
    key = scene.written.ties["bursa"]
    kept = scene.services.partnerships.open(key)
    values = replace(kept.record, activity_override=Activity.OCCASIONAL, activity_reason="They only write")
    scene.services.partnerships.correct_partnership(kept, values)
    _open(scene, "bursa")
    chip = _activity(scene)
    assert (chip.chip.text, chip.chip.icon) == ("activity: occasional", Icon.EDIT)
    assert "Activity set by the office: They only write" in chip.toolTip()
    said = _rests_on(scene)
    assert "They only write" in said
    assert "Measured: active; set by the office: occasional" in said


def test_the_office_sets_the_activity_from_the_records_menu_and_takes_it_back(scene: Scene) -> None:
    _open(scene, "bursa")
    texts, deeds = scene.window.context.texts, scene.record.deeds
    assert "Remove the activity set by the office" not in [texts(entry[0]) for entry in deeds.entries()]
    offered = {texts(entry[0]): entry[1] for entry in deeds.entries()}
    offered["Set the activity…"]()
    _type_into(scene, "activity_reason", "They only write")
    press(Key.Key_Return, CTRL)
    settle()
    assert scene.record.form.fields["activity_override"].frame.message == "Fill this in"
    _type_into(scene, "activity_override", "occasional")
    press(Key.Key_Return)
    press(Key.Key_Return, CTRL)
    scene.rest()
    record = scene.kept(scene.written.ties["bursa"])
    assert (record.activity_override, record.activity_reason) == (Activity.OCCASIONAL, "They only write")
    offered = {texts(entry[0]): entry[1] for entry in deeds.entries()}
    offered["Remove the activity set by the office"]()
    scene.rest()
    record = scene.kept(scene.written.ties["bursa"])
    assert (record.activity_override, record.activity_reason) == (None, "")


def test_a_status_is_chosen_before_it_is_set(scene: Scene) -> None:
    _open(scene, "bursa")
    scene.record.deeds.set_status()
    _type_into(scene, "override_reason", "No status yet")
    press(Key.Key_Return, CTRL)
    settle()
    assert scene.record.form.fields["status_override"].frame.message == "Fill this in"


def test_the_document_that_the_status_rests_on_is_named(scene: Scene) -> None:
    document = Agreement(
        partnership=scene.written.ties["bursa"],
        kind=DocumentKind.TWINNING_AGREEMENT,
        number="5",
        signed=PartialDate(2010, 6, 1),
    )
    scene.services.agreements.record_agreement(document)
    _open(scene, "bursa")
    label = scene.window.context.texts(DocumentKind.TWINNING_AGREEMENT.label)
    assert f"By the document: {label} · No.\u00a05 · of 1 Jun 2010" in _said(_card(scene))


def test_a_status_that_nothing_but_a_record_says_is_told_so(scene: Scene) -> None:
    _open(scene, "bursa")
    assert "As recorded: no decision and no document says otherwise" in _said(_card(scene))


def test_decisions_stand_on_the_line_of_the_relations(scene: Scene) -> None:
    _decide(scene, StatusEvent(kind=StatusEventKind.SUSPENDED, date=PartialDate(2020)))
    _open(scene, "bursa")
    (line,) = scene.record.body.overview.findChildren(RelationshipLine)
    line.setFocus()
    press(Key.Key_Left)
    assert line.accessibleDescription() == "2020: Suspended"


def test_the_register_marks_a_status_that_the_office_set(scene: Scene) -> None:
    ties = scene.services.partnerships
    ties.set_status([scene.written.ties["bursa"]], LegalStatus.EXPIRED, "Asked by the ministry")
    scene.open("partnerships")
    scene.register.feed.ask_again()
    scene.rest()
    scene.find("bursa")
    model = scene.register.table.model_
    number = scene.services.register.id_of(scene.written.ties["bursa"])
    cells = model.cells(list(model.ids).index(number or 0))
    (cell,) = [cell for cell in cells if cell.text == "expired"]
    assert cell.spoken == "legal status: expired, by the office's decision"


def test_the_activity_shows_what_it_rests_on_and_leads_there(scene: Scene) -> None:
    _open(scene, "stevenage")
    said = _rests_on(scene)
    assert "What the activity rests on" in said
    assert "25 лет побратимских отношений" in said
    press(Key.Key_Space)
    scene.rest()
    assert scene.stand("visit-editor").asked == [scene.written.founding]


def test_a_partnership_of_which_nothing_happened_says_so(scene: Scene) -> None:
    _open(scene, "adana")
    assert "No visit that took place and no signed document is recorded" in _rests_on(scene)
