from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.ui.driving import CTRL, cut_texts, press
from tests.ui.today.ground import TODAY
from twincities.domain.partial_date import PartialDate
from twincities.domain.preparation import Preparation
from twincities.domain.vocabularies import Side, VisitStatus

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.ui.today.scenes import Scene

Key = Qt.Key


def show(scene: Scene, tie: str) -> None:
    scene.window.open("briefing", scene.ground.ties[tie])
    scene.rest()


def lines(scene: Scene, section: str) -> list[str]:
    return [row.look.title for row in scene.page.sections[section].rows]


def test_everything_open_with_a_partner_stands_on_one_page(scene: Scene) -> None:
    said = Preparation(text="Invitations", side=Side.OURS, due=PartialDate(2026, 11, 30), milestone=10)
    scene.services.ledger.promise(scene.ground.ties["grosseto"], said)
    show(scene, "grosseto")
    assert lines(scene, "promises") == [
        "Программа обмена школьников",
        "Invitations",
        "Согласовать программу декабрьского визита",
    ]
    chips = [row.look.chip.text for row in scene.page.sections["promises"].rows]
    assert chips == ["overdue", "not started", "in progress"]
    assert lines(scene, "visits") == ["2 June 2026 · Outgoing: Shymkent → Grosseto"]
    assert "Jubilee of the partnership: 10 years" in lines(scene, "coming")
    assert scene.page.data.tie.next_visit
    assert scene.page.sections["agreements"].rows == []


def test_every_line_leads_to_its_record(scene: Scene) -> None:
    show(scene, "grosseto")
    for section in scene.page.sections.values():
        for row in section.rows:
            assert row.look.go is not None, row.look.title
    promise = scene.page.data.promises[0].key
    scene.page.sections["promises"].rows[0].click()
    assert scene.asked_of("commitments") == promise
    show(scene, "grosseto")
    scene.page.sections["visits"].rows[0].click()
    assert scene.asked_of("visit-editor") == scene.page.data.visits[0].key
    show(scene, "grosseto")
    missing = scene.page.sections["missing"].rows
    assert len({row.look.icon for row in missing}) > 1
    missing[0].click()
    assert scene.asked_of("agreement") == f"partnership:{scene.ground.ties['grosseto']}"


def test_the_page_is_walked_by_the_arrows_and_by_tab(scene: Scene) -> None:
    show(scene, "grosseto")
    rows = scene.page.sections["promises"].rows
    assert QApplication.focusWidget() is rows[0]
    press(Key.Key_Down)
    assert QApplication.focusWidget() is rows[1]
    press(Key.Key_Up)
    press(Key.Key_Tab)
    assert QApplication.focusWidget() is scene.page.sections["visits"].rows[0]
    press(Key.Key_Escape)
    assert scene.asked_of("partnership") == scene.ground.ties["grosseto"]


def test_a_planned_visit_has_the_briefing_of_its_partnership(scene: Scene) -> None:
    planned = next(
        key
        for key in scene.ground.visits.values()
        if (record := scene.services.visits.open(key).record).status is VisitStatus.PLANNED
        and record.partnership
    )
    tie = scene.services.visits.open(planned).record.partnership
    scene.window.open("briefing", f"visit:{planned}")
    scene.rest()
    assert scene.page.data.key == tie
    press(Key.Key_Escape)
    assert scene.asked_of("visit-editor") == planned


def test_a_partnership_that_is_gone_is_told(scene: Scene) -> None:
    show(scene, "grosseto")
    press(Key.Key_F5)
    scene.window.open("briefing", "nothing-of-that-kind")
    assert scene.page.nothing.isVisible()
    assert scene.page.nothing.title.text() == "This partnership is no longer in the register"


def test_what_changes_meanwhile_is_shown(scene: Scene) -> None:
    show(scene, "grosseto")
    key = scene.page.data.promises[0].key
    scene.page.context.apply(scene.services.ledger.mark_done([key], PartialDate.of(TODAY)))
    scene.rest()
    assert lines(scene, "promises") == ["Согласовать программу декабрьского визита"]


def test_the_briefing_is_put_onto_paper_from_the_page(scene: Scene) -> None:
    show(scene, "grosseto")
    press(Key.Key_E, CTRL)
    scene.rest()
    assert scene.page.papers.panel is not None
    assert scene.page.papers.panel.isVisible()


def test_no_word_is_cut_off(scene: Scene, in_long_words: Callable[[Scene], None]) -> None:
    in_long_words(scene)
    show(scene, "grosseto")
    assert cut_texts(scene.page) == []
