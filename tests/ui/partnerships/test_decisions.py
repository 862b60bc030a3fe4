"""Decisions on a partnership in its form: a table filled by keyboard, and the status that the office sets itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from tests.ui.driving import CTRL, NONE, SHIFT, answered, press, settle, type_text, walked
from twincities.domain.partial_date import PartialDate
from twincities.domain.vocabularies import Activity, LegalStatus, StatusBasis, StatusEventKind
from twincities.ui.furniture.labels import WrappingLabel

if TYPE_CHECKING:
    from tests.ui.partnerships.scenes import Scene

Key = Qt.Key


def _open(scene: Scene, name: str) -> None:
    scene.open("partnership-editor", scene.written.ties[name])


def _begin_row(scene: Scene) -> None:
    scene.editor.sheet.decisions.table.begin_row()
    settle()


def _cell(text: str) -> None:
    """Type a cell and go to the next."""
    answered(text)
    press(Key.Key_Tab)
    settle()


def _said(scene: Scene) -> list[str]:
    labels = scene.editor.sheet.decisions.table.findChildren(WrappingLabel)
    return [label.text() for label in labels if label.isVisible()]


def test_a_suspension_is_written_by_keyboard_and_changes_the_status(scene: Scene) -> None:
    _open(scene, "bursa")
    _begin_row(scene)
    for text in (
        "suspended",
        "03.2022",
        "City council",
        "17",
        "01.03.2022",
        "No answer",
        "05.2022",
        "letter",
    ):
        _cell(text)
    press(Key.Key_S, CTRL)
    scene.rest()
    (event,) = scene.kept(scene.written.ties["bursa"]).events
    assert (event.kind, event.date) == (StatusEventKind.SUSPENDED, PartialDate(2022, 3))
    assert (event.body, event.number, event.decided) == ("City council", "17", PartialDate(2022, 3, 1))
    assert (event.reason, event.partner_notified, event.how_notified) == (
        "No answer",
        PartialDate(2022, 5),
        "letter",
    )
    row = scene.services.register.card(scene.written.ties["bursa"], scene.register.feed.viewer).row
    assert (row.legal_status, row.status_basis) == (LegalStatus.SUSPENDED, StatusBasis.EVENT)


def test_what_was_never_stopped_cannot_be_resumed_and_nothing_is_lost(scene: Scene) -> None:
    _open(scene, "bursa")
    _begin_row(scene)
    for text in ("resumed", "2024"):
        _cell(text)
    press(Key.Key_S, CTRL)
    scene.rest()
    assert _said(scene) == ["Nothing was suspended or ended before: enter that decision first"]
    assert scene.kept(scene.written.ties["bursa"]).events == ()
    (draft,) = scene.services.drafts.all(scene.services.catalogue_id)
    assert draft.content["parts"]["events"][0]["date"] == "2024"


def test_a_date_that_cannot_be_read_is_told_at_its_cell_and_kept_as_typed(scene: Scene) -> None:
    _open(scene, "bursa")
    _begin_row(scene)
    for text in ("ended", "31.02.2020"):
        _cell(text)
    press(Key.Key_S, CTRL)
    scene.rest()
    assert _said(scene) == ["There is no such day: that month has 29 days"]
    press(Key.Key_F8)
    assert scene.editor.sheet.decisions.current() == (
        scene.editor.content["parts"]["events"][0]["key"],
        "date",
    )


def test_the_office_may_set_the_status_itself_but_says_why(scene: Scene) -> None:
    _open(scene, "bursa")
    frames = scene.editor.sheet.frames
    assert not frames["override_reason"].isVisible()
    frames["status_override"].control.setFocus()
    answered("suspended")
    press(Key.Key_Return)
    settle()
    assert frames["override_reason"].isVisible()
    press(Key.Key_S, CTRL)
    scene.rest()
    assert frames["override_reason"].message == "Say why the office sets the status itself"
    frames["override_reason"].control.setFocus()
    type_text("The ministry asked for it")
    press(Key.Key_S, CTRL)
    scene.rest()
    record = scene.kept(scene.written.ties["bursa"])
    assert (record.status_override, record.override_reason) == (
        LegalStatus.SUSPENDED,
        "The ministry asked for it",
    )


def test_the_office_may_set_the_activity_itself_but_says_why(scene: Scene) -> None:
    _open(scene, "bursa")
    frames = scene.editor.sheet.frames
    assert not frames["activity_reason"].isVisible()
    frames["activity_override"].control.setFocus()
    answered("active")
    press(Key.Key_Return)
    settle()
    assert frames["activity_reason"].isVisible()
    assert not frames["override_reason"].isVisible()
    press(Key.Key_S, CTRL)
    scene.rest()
    assert frames["activity_reason"].message == "Say why the office sets the activity itself"
    frames["activity_reason"].control.setFocus()
    type_text("They write every week")
    press(Key.Key_S, CTRL)
    scene.rest()
    record = scene.kept(scene.written.ties["bursa"])
    assert (record.activity_override, record.activity_reason) == (Activity.ACTIVE, "They write every week")


def test_tab_leaves_the_table_of_decisions_at_both_ends(scene: Scene) -> None:
    _open(scene, "bursa")
    grid = scene.editor.sheet.decisions.table.grid
    for key, held in ((Key.Key_Tab, NONE), (Key.Key_Backtab, SHIFT)):
        _begin_row(scene)
        met = walked(key, held)
        assert met[0] is grid
        assert len(met) > len(scene.editor.sheet.decisions.table.model_.columns)
