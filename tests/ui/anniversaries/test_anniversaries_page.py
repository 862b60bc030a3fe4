from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.services.makers import place
from tests.ui.anniversaries.years import pills, said, year
from tests.ui.driving import cut_texts, press, settle
from twincities.domain.partial_date import PartialDate
from twincities.domain.partnership import Party
from twincities.ui.anniversaries.month_notes import MonthNotes
from twincities.ui.anniversaries.pills import Pill

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.ui.today.scenes import Scene

Key = Qt.Key


def test_a_year_stands_in_its_months(scene: Scene) -> None:
    assert said(scene) == [
        ("Shymkent — Khujand", 30, True),
        ("Shymkent — Grosseto", 10, True),
        ("Shymkent — Mogilev", 25, True),
    ]
    assert scene.page.header.title.context.text() == (
        "2026: 3 with a date · 3 jubilees · 0 with the year only · 2 of an unknown year"
    )


@pytest.mark.parametrize("width", [1440, 1280])
def test_how_many_of_each_kind_a_year_holds_is_read_whole(scene: Scene, width: int) -> None:
    scene.window.resize(width, 800)
    scene.page.show_year(2027)
    scene.rest()
    told = scene.page.header.title.context
    assert told.width() >= told.fontMetrics().horizontalAdvance(told.text())


def test_the_first_date_has_the_keyboard_and_arrows_walk(scene: Scene) -> None:
    assert pills(scene)[0].hasFocus()
    press(Key.Key_Down)
    assert pills(scene)[1].hasFocus()
    press(Key.Key_Return)
    assert scene.asked_of("partnership") == scene.ground.ties["grosseto"]


def test_arrows_change_the_year(scene: Scene) -> None:
    press(Key.Key_Right)
    scene.rest()
    assert scene.page.year == 2027
    assert said(scene)[0] == ("Turkistan — Shusha", 5, False)
    assert isinstance(QApplication.focusWidget(), Pill)
    press(Key.Key_Left)
    scene.rest()
    assert scene.page.year == 2026


@pytest.mark.parametrize("typed", ["j", "о"])
def test_j_shows_jubilees_only_on_any_layout(scene: Scene, typed: str) -> None:
    year(scene, 2027)
    assert len(pills(scene)) == 3
    press(Key.Key_J if typed == "j" else 0, text=typed)
    scene.rest()
    assert [one.one.jubilee for one in pills(scene)] == [True]
    press(Key.Key_J if typed == "j" else 0, text=typed)
    scene.rest()
    assert len(pills(scene)) == 3


def test_a_year_alone_stands_beside_the_months_never_in_one(scene: Scene) -> None:
    year(scene, 2027)
    rows = [one.look for one in scene.page.views.aside.year_only.rows]
    assert [one.title for one in rows] == ["Shymkent — Sehnde", "Shymkent — Izmir"]
    assert rows[0].box is not None
    assert (rows[0].box.upper, rows[0].box.dashed) == ("50", True)
    assert "Shymkent — Sehnde" not in [one.one.title for one in pills(scene)]


def test_what_was_inferred_is_violet_and_says_so(scene: Scene) -> None:
    year(scene, 2030)
    (shown,) = [one.look for one in scene.page.views.aside.year_only.rows]
    assert shown.title == "Shymkent — Stevenage"
    assert shown.tone == "inf"
    assert "inferred" in shown.detail


def test_a_date_can_be_refined_where_only_the_year_is_known(scene: Scene) -> None:
    year(scene, 2027)
    scene.page.views.aside.year_only.rows[0].setFocus()
    press(Key.Key_F2)
    assert scene.asked_of("partnership-editor") == f"{scene.ground.ties['sehnde']}#established"


def test_a_month_without_a_day_says_that_the_day_is_unknown(scene: Scene) -> None:
    (shown,) = [one for one in pills(scene) if one.one.title == "Shymkent — Mogilev"]
    assert shown.one.observed is None
    assert shown.accessibleName().startswith("December 2026")


def test_the_twenty_ninth_of_february_is_marked_a_day_earlier(scene: Scene) -> None:
    year(scene, 2027)
    (shown,) = [one for one in pills(scene) if one.one.title == "Shymkent — Baiyin"]
    assert shown.one.observed is not None
    assert (shown.one.observed.month, shown.one.observed.day) == (2, 28)
    assert "29 February" in shown.toolTip()


def test_dates_of_other_sources_are_told(scene: Scene) -> None:
    assert "other sources: 1997" in pills(scene)[0].toolTip()


def test_ties_without_a_year_are_counted_and_listed(scene: Scene) -> None:
    aside = scene.page.views.aside
    assert aside.unknown.count.text() == "2"
    assert not aside.unknown.rows
    aside.unknown_link.click()
    scene.rest()
    assert {one.look.title for one in aside.unknown.rows} == {"Shymkent — Adana", "Shymkent — Acharnes"}
    aside.unknown.rows[0].click()
    assert scene.asked_of("partnership") in (scene.ground.ties["adana"], scene.ground.ties["acharnes"])


def test_the_list_holds_the_whole_year(scene: Scene) -> None:
    year(scene, 2027)
    scene.page.header.choose_list()
    scene.rest()
    model = scene.page.views.list_view.model_
    assert [model.cells(n)[1].text for n in range(len(model.ids))] == [
        "Turkistan — Shusha",
        "Shymkent — Baiyin",
        "Shymkent — Pattaya",
        "Shymkent — Sehnde",
        "Shymkent — Izmir",
    ]
    scene.page.views.list_view.setFocus()
    press(Key.Key_Return)
    assert scene.asked_of("partnership") == scene.ground.ties["shusha"]
    scene.window.go_back()
    scene.page.views.list_view.setFocus()
    press(Key.Key_Left)
    scene.rest()
    assert scene.page.year == 2026


def test_a_year_without_dates_says_so_and_keeps_the_cards(scene: Scene) -> None:
    year(scene, 2028)
    scene.page.header.choose_list()
    scene.rest()
    assert scene.page.views.nothing.isVisible()
    assert scene.page.views.nothing.title.text() == "No exact dates in 2028"
    assert scene.page.views.aside.isVisible()


def test_a_year_without_dates_still_shows_whom_to_congratulate(scene: Scene) -> None:
    year(scene, 2028)
    assert scene.page.views.year_view.isVisible()
    assert pills(scene) == []
    notes = [one.accessibleName() for one in scene.page.findChildren(MonthNotes)]
    assert "30 Apr — World Twin Cities Day" in notes


def test_a_date_corrected_elsewhere_moves_at_once(scene: Scene) -> None:
    services, key = scene.services, scene.ground.ties["grosseto"]
    kept = services.partnerships.open(key)
    changed = services.partnerships.correct_partnership(
        kept, replace(kept.record, established=PartialDate(2016, 3, 1))
    )
    scene.page.context.apply(changed)
    scene.rest()
    assert said(scene)[0] == ("Shymkent — Grosseto", 10, True)


def test_a_month_of_many_dates_leads_to_the_list(scene: Scene) -> None:
    services, ours = scene.services, scene.ground.places["shymkent"]
    for number in range(14):
        theirs = services.places.record_place(place(f"Город {number}", "DE")).key
        kept = services.partnerships.open(scene.ground.ties["grosseto"]).record
        parties = (Party(place=ours), Party(place=theirs))
        record = replace(kept, parties=parties, established=PartialDate(2006, 5, number + 1), claims=())
        services.partnerships.record_partnership(record)
    scene.page.refresh()
    scene.rest()
    assert len([one for one in pills(scene) if one.one.date.month == 5]) == 4
    scene.page.views.year_view.list_wanted.emit()
    scene.rest()
    assert scene.page.header.is_list
    assert len(scene.page.views.list_view.model_.ids) == 17


def test_an_empty_register_has_empty_years(empty_scene: Scene) -> None:
    settle()
    assert empty_scene.page.views.nothing.isVisible()


def test_arrows_change_an_empty_year_too(empty_scene: Scene) -> None:
    empty_scene.rest()
    for key, year_shown in ((Key.Key_Right, 2027), (Key.Key_Right, 2028), (Key.Key_Left, 2027)):
        press(key)
        empty_scene.rest()
        assert empty_scene.page.year == year_shown
    assert empty_scene.page.header.view.value() == "year"


def test_no_word_is_cut_off(scene: Scene, in_long_words: Callable[[Scene], None]) -> None:
    in_long_words(scene)
    year(scene, 2027)
    assert cut_texts(scene.page) == []


def test_a_filler_year_is_flagged_and_unflagged_where_it_is_seen(scene: Scene) -> None:
    year(scene, 2027)
    aside = scene.page.views.aside
    assert [one.look.title for one in aside.year_only.rows] == ["Shymkent — Sehnde", "Shymkent — Izmir"]
    aside.filler_wanted.emit(scene.ground.ties["izmir"])
    scene.rest()
    assert [one.look.title for one in aside.year_only.rows] == ["Shymkent — Sehnde"]
    assert aside.unknown.count.text() == "3"
    aside.unknown_link.click()
    scene.rest()
    (row,) = [one for one in aside.unknown.rows if one.look.title == "Shymkent — Izmir"]
    assert "stands for" in row.look.detail
    row.setFocus()
    press(Key.Key_F2)
    scene.rest()
    assert aside.unknown.count.text() == "2"
    scene.window.context.undo()
    scene.window.context.undo()
    scene.rest()
    assert scene.services.partnerships.open(scene.ground.ties["izmir"]).record.established is not None


def test_the_offices_own_jubilees_are_one_step_away(scene: Scene) -> None:
    scene.page.views.aside.rules_link.click()
    assert scene.window.current == "settings"
