"""Several partnerships of the register are set and decided on together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from tests.ui.driving import button_of, said_in, type_text
from twincities.domain.partial_date import PartialDate
from twincities.domain.status_events import StatusEvent
from twincities.domain.vocabularies import LegalStatus, StatusEventKind
from twincities.services.register_filter import PartnershipQuery

if TYPE_CHECKING:
    from tests.ui.partnerships.scenes import Scene
    from twincities.domain.keys import Key as RecordKey

Key = Qt.Key


def test_several_are_set_together_as_one_change(scene: Scene) -> None:
    scene.register.show_query(PartnershipQuery(countries=("TR",)))
    scene.rest()
    scene.register.table.selectAll()
    scene.rest()
    side = scene.register.beside.side
    assert "4 partnerships selected" in said_in(side)
    assert "Legal status: different" in said_in(side)
    choice = side.choices["legal_status"]
    choice.setFocus()
    choice.set_value(LegalStatus.SUSPENDED)
    button_of(side, "Set").click()
    scene.rest()
    keys = [scene.written.ties[name] for name in ("kecioren", "izmir", "bursa", "adana")]
    assert {scene.kept(key).legal_status for key in keys} == {LegalStatus.SUSPENDED}
    scene.window.context.undo()
    scene.rest()
    assert scene.kept(keys[1]).legal_status is LegalStatus.EXPIRED


def _select_turkish(scene: Scene) -> list[RecordKey]:
    scene.register.show_query(PartnershipQuery(countries=("TR",)))
    scene.rest()
    scene.register.table.selectAll()
    scene.rest()
    return [scene.written.ties[name] for name in ("kecioren", "izmir", "bursa", "adana")]


def test_several_are_suspended_by_one_decision_with_its_reason(scene: Scene) -> None:
    keys = _select_turkish(scene)
    form = scene.register.beside.side.decision
    form.kind.set_value(StatusEventKind.SUSPENDED)
    form.write()
    assert form.frames["reason"].message == "Fill this in"
    form.since.put(PartialDate(2024, 3))
    form.reason.set_value("The council stopped all journeys")
    form.write()
    scene.rest()
    for key in keys:
        (event,) = scene.kept(key).events
        assert (event.kind, event.date, event.reason) == (
            StatusEventKind.SUSPENDED,
            PartialDate(2024, 3),
            "The council stopped all journeys",
        )
    assert form.kind.value() is None
    scene.window.context.undo()
    scene.rest()
    assert [scene.kept(key).events for key in keys] == [()] * 4


def test_a_decision_under_way_is_not_written_twice_and_what_is_typed_meanwhile_stays(scene: Scene) -> None:
    keys = _select_turkish(scene)
    form = scene.register.beside.side.decision
    form.kind.set_value(StatusEventKind.SUSPENDED)
    form.reason.set_value("The council stopped all journeys")
    with scene.services.desk.database.writing():  # the work waits for this one
        form.write()
        form.write()
        form.kind.set_value(StatusEventKind.RESUMED)
        form.write()
    scene.rest()
    assert [len(scene.kept(key).events) for key in keys] == [1] * 4
    assert form.kind.value() is StatusEventKind.RESUMED
    form.write()
    scene.rest()
    assert [len(scene.kept(key).events) for key in keys] == [2] * 4
    assert form.kind.value() is None


def test_a_word_that_is_no_decision_and_no_status_is_written_into_none(scene: Scene) -> None:
    keys = _select_turkish(scene)
    side = scene.register.beside.side
    form, choice = side.decision, side.choices["legal_status"]
    form.kind.setFocus()
    type_text("forbidden")
    form.reason.set_value("The council stopped all journeys")
    form.write()
    assert form.frames["kind"].message == "“forbidden” is not in the list: choose one of its words"
    choice.setFocus()
    type_text("asleep")
    side._set("legal_status")  # noqa: SLF001 - as its button does
    scene.rest()
    assert choice.accessibleDescription() == "“asleep” is not in the list: choose one of its words"
    assert (form.kind.text(), choice.text()) == ("forbidden", "asleep")
    assert [scene.kept(key).events for key in keys] == [()] * 4


def test_a_decision_that_one_of_them_cannot_have_is_written_into_none(scene: Scene) -> None:
    keys = _select_turkish(scene)
    scene.services.partnerships.add_decision(keys[:1], StatusEvent(kind=StatusEventKind.SUSPENDED))
    form = scene.register.beside.side.decision
    form.kind.set_value(StatusEventKind.RESUMED)
    form.reason.set_value("Journeys are allowed again")
    form.write()
    scene.rest()
    assert form.frames["kind"].message == ("Nothing was suspended or ended before: enter that decision first")
    assert form.reason.value() == "Journeys are allowed again"
    assert [len(scene.kept(key).events) for key in keys] == [1, 0, 0, 0]


def test_a_recorded_status_says_in_how_many_something_else_counts(scene: Scene) -> None:
    keys = _select_turkish(scene)
    scene.services.partnerships.add_decision(keys[:1], StatusEvent(kind=StatusEventKind.ENDED))
    told: list[str] = []
    texts = scene.window.context.texts
    scene.window.context.toast_wanted.connect(lambda toast: told.append(texts(toast.message, **toast.facts)))
    side = scene.register.beside.side
    side.choices["legal_status"].set_value(LegalStatus.EXPIRED)
    button_of(side, "Set").click()
    scene.rest()
    assert told == ["Legal status set in 4 partnerships; decisions or documents say otherwise in 1 of them"]
