from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication

from tests.ui.commitments.ledger import LIST, choose, lines, promise
from tests.ui.driving import ALT, CTRL, cut_texts, press, settle, type_text, until
from tests.ui.today.ground import TODAY
from twincities.domain.keys import new_key
from twincities.domain.partial_date import PartialDate
from twincities.domain.preparation import Preparation
from twincities.domain.vocabularies import CommitmentStatus, Side
from twincities.services.ledger import LedgerRow
from twincities.services.ledger_filter import LedgerGroup, LedgerQuery
from twincities.services.views import View, written
from twincities.ui.commitments.columns import ledger_columns, time_left
from twincities.ui.commitments.listing import GROUPS, heading_id, heading_of, is_heading
from twincities.ui.forms.ticks import TickBox
from twincities.ui.furniture.labels import Label

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.ui.today.scenes import Scene

Key = Qt.Key


def prepare(scene: Scene, tie: str, text: str, **values: object) -> Preparation:
    """Write down what is owed without a visit, as from another page of the window."""
    said = Preparation(text=text, side=Side.OURS, **values)  # type: ignore[arg-type] # the test's own values
    scene.page.context.apply(scene.services.ledger.promise(scene.ground.ties[tie], said))
    scene.rest()
    return said


def test_the_groups_stand_in_the_order_of_what_is_urgent(scene: Scene) -> None:
    assert lines(scene) == [
        "Overdue · 2",
        LIST,
        "Программа обмена школьников",
        "No deadline · 2",
        "Принять руководство лаборатории в Шымкенте",
        "Направить лаборантов ТОО «Сейтбек аулеты» на стажировку",
        "Ahead · 3",
        "Прислать фотографии выставки",
        "Согласовать программу декабрьского визита",
        "Подготовить проект меморандума",
        "Recently done · 1",
        "Поздравительное письмо ко дню города",
    ]
    assert scene.page.filters.count.text() == "7 open · 2 overdue"


def test_what_is_left_is_said_in_days_or_months_or_by_the_age_of_the_promise(scene: Scene) -> None:
    model = scene.page.table.model_
    left = [model.cells(n)[5].text for n in range(len(model.ids)) if not is_heading(model.ids[n])]
    assert left == [
        "−22 days",
        "−9 days",
        "11 years gone by",
        "11 years gone by",
        "1 month",
        "11 days",
        "29 days",
        "in time",
    ]


def test_what_waits_for_the_partner_without_a_deadline_says_both(scene: Scene) -> None:
    text = "Принять руководство лаборатории в Шымкенте"
    choose(scene, text)
    press(Key.Key_W, ALT)
    scene.rest()
    row = promise(scene, text)
    texts = scene.page.context.texts
    wide = ledger_columns(frozenset, lambda: TODAY)
    said = {column.id: column.cell(row, texts).text for column in wide}
    assert (said["due"], said["state"]) == ("no deadline", "waiting for partner")
    narrow = ledger_columns(lambda: frozenset({"due", "state"}), lambda: TODAY)
    second = next(column for column in narrow if column.id == "text").cell(row, texts).second
    assert "no deadline" in second
    assert "waiting for partner" in second


@pytest.mark.parametrize(
    ("due", "left"),
    [
        (PartialDate(2029), "3 years"),
        (PartialDate(2026), "this year"),
        (PartialDate(2026, 11), "this month"),
        (PartialDate(2027, 2), "3 months"),
        (PartialDate(2026, 6), "−5 months"),
        (PartialDate(2025), "−1 year"),
        (PartialDate(2027, approximate=True), "—"),
    ],
)
def test_what_is_left_is_said_no_finer_than_the_deadline_is_known(
    scene: Scene, due: PartialDate, left: str
) -> None:
    model = scene.page.table.model_
    first = model.row(next(n for n in range(len(model.ids)) if not is_heading(model.ids[n])))
    assert isinstance(first, LedgerRow)
    row = replace(first, due=due, days_left=(due.last_day - TODAY).days)
    assert time_left(row, scene.window.context.texts, TODAY).text == left


def test_a_side_that_is_not_settled_is_marked(scene: Scene) -> None:
    model = scene.page.table.model_
    sides = [model.cells(n)[3].text for n in range(len(model.ids)) if not is_heading(model.ids[n])]
    assert sides[2] == "both sides?"


def test_the_first_promise_has_the_keyboard_not_its_heading(scene: Scene) -> None:
    assert scene.page.deeds.current().text == LIST
    assert scene.page.table.hasFocus()


def test_enter_opens_the_visit_it_was_promised_on(scene: Scene) -> None:
    press(Key.Key_Return)
    assert scene.asked_of("visit-editor") == scene.ground.visits["baiyin"]


def test_arrow_left_folds_a_group_and_arrow_right_opens_it(scene: Scene) -> None:
    press(Key.Key_Left)
    scene.rest()
    assert lines(scene)[:2] == ["Overdue · 2", "No deadline · 2"]
    assert scene.page.table.current_id() == heading_id(LedgerGroup.OVERDUE, 2)
    press(Key.Key_Right)
    scene.rest()
    assert lines(scene)[1] == LIST
    press(Key.Key_Space)
    scene.rest()
    assert lines(scene)[1] == "No deadline · 2"


def test_every_promise_has_the_height_of_a_row_where_a_heading_stood_before(scene: Scene) -> None:
    table = scene.page.table
    each = table.verticalHeader().defaultSectionSize()
    for folded in (True, False):
        scene.page.fold(LedgerGroup.OVERDUE, folded)
        scene.rest()
        ids = table.model_.ids
        assert {table.rowHeight(row) == each for row in range(len(ids)) if not is_heading(ids[row])} == {True}
        assert {table.rowHeight(row) < each for row in range(len(ids)) if is_heading(ids[row])} == {True}


def test_a_click_on_a_heading_folds_its_group(scene: Scene) -> None:
    table = scene.page.table
    spot = QPoint(40, table.visualRect(table.model_.index(3, 0)).center().y())
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    scene.rest()
    assert lines(scene)[3:5] == ["No deadline · 2", "Ahead · 3"]


def test_arrow_right_shows_the_sentence_it_comes_from(scene: Scene) -> None:
    choose(scene, "Принять руководство лаборатории в Шымкенте")
    assert not scene.page.body.shown
    press(Key.Key_Right)
    scene.rest()
    words = [label.text() for label in scene.page.beside.findChildren(Label)]
    assert "“Договорились о визите руководства лаборатории”" in words


def test_filters_narrow_every_group(scene: Scene) -> None:
    press(Key.Key_D, ALT)
    settle()
    assert isinstance(QApplication.focusWidget(), TickBox)
    press(Key.Key_Down)
    press(Key.Key_Return)
    scene.rest()
    assert lines(scene) == [
        "Overdue · 1",
        "Программа обмена школьников",
        "Ahead · 1",
        "Прислать фотографии выставки",
    ]
    scene.page.filters.reset()
    scene.page.show_query(LedgerQuery(partnership=scene.ground.ties["stevenage"]))
    scene.rest()
    assert lines(scene)[0] == "No deadline · 2"
    assert scene.page.filters.chips()[0].chip.text == "Shymkent — Stevenage"


def test_a_search_that_finds_nothing_offers_the_way_back(scene: Scene) -> None:
    press(Key.Key_F, CTRL)
    type_text("zzzz")
    scene.rest()
    until(scene.page.absence.isVisible)
    press(Key.Key_Escape)
    scene.rest()
    assert len(lines(scene)) == 12


def test_one_promise_can_be_shown_from_elsewhere(scene: Scene) -> None:
    scene.page.fold(LedgerGroup.AHEAD, True)
    scene.rest()
    key = promise(scene, "Подготовить проект меморандума").key
    scene.window.open("commitments", key)
    scene.rest()
    assert scene.page.deeds.current().key == key


def test_without_promises_it_says_how_they_arise(empty_scene: Scene) -> None:
    assert empty_scene.page.absence.isVisible()
    assert not empty_scene.page.calm.isVisible()


def test_when_all_is_kept_there_is_a_calm_word(scene: Scene) -> None:
    ledger, viewer = scene.services.ledger, scene.page.feed.viewer
    keys = [one.key for one in ledger.rows(ledger.ids(None, LedgerQuery(), viewer), viewer)]
    scene.page.context.apply(ledger.mark_done(keys, PartialDate(2025)))
    scene.rest()
    assert scene.page.calm.isVisible()


def test_a_heading_carries_group_and_count_in_its_number() -> None:
    for group in GROUPS:
        for count in (1, 7, 100_000):
            heading = heading_of(heading_id(group, count))
            assert (heading.group, heading.count) == (group, count)


def test_the_model_keeps_the_contract_of_models(scene: Scene) -> None:
    tester = QAbstractItemModelTester(
        scene.page.table.model_, QAbstractItemModelTester.FailureReportingMode.Fatal
    )
    scene.page.fold(LedgerGroup.OVERDUE, True)
    scene.rest()
    assert tester.model() is scene.page.table.model_


def test_no_word_is_cut_off(scene: Scene, in_long_words: Callable[[Scene], None]) -> None:
    in_long_words(scene)
    assert cut_texts(scene.page) == []


def test_a_view_of_the_ledger_keeps_conditions_and_columns(scene: Scene) -> None:
    page = scene.page
    page.show_query(LedgerQuery(sides=(Side.THEIRS,)))
    looks = page.table.placing.looks()
    page.table.placing.put((*looks[:-2], looks[-1], looks[-2]))
    stored = written(page.filters.query)
    kept = scene.services.views.keep(
        "commitments", View(new_key(), "Theirs", stored, page.table.placing.looks())
    )
    page.views.show_view(None)
    scene.rest()
    assert page.table.placing.looks() == looks
    before = len(page.table.model_.ids)
    page.views.show_view(kept)
    scene.rest()
    assert page.filters.query.sides == (Side.THEIRS,)
    assert page.table.placing.looks() == (*looks[:-2], looks[-1], looks[-2])
    assert len(page.table.model_.ids) < before
    assert page.header.context.text() == "Saved view “Theirs”"


def test_what_a_partnership_owes_without_a_visit_stands_among_the_promises(scene: Scene) -> None:
    prepare(scene, "khujand", "Разослать приглашения", due=PartialDate(2026, 11, 30), milestone=30)
    assert lines(scene).index("Разослать приглашения") == lines(scene).index("Ahead · 4") + 1
    choose(scene, "Разослать приглашения")
    press(Key.Key_Space)
    scene.rest()
    assert promise(scene, "Разослать приглашения").status is CommitmentStatus.DONE
    choose(scene, "Разослать приглашения")
    press(Key.Key_Return)
    scene.rest()
    assert scene.asked_of("partnership") == scene.ground.ties["khujand"]
