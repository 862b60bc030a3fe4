from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.ui.driving import CTRL, cut_texts, press, settle
from tests.ui.today.ground import TODAY
from twincities.domain.keys import new_key
from twincities.domain.partial_date import PartialDate
from twincities.domain.vocabularies import Activity, LegalStatus, VisitStatus
from twincities.i18n import Language, Words
from twincities.paths import LOCALE
from twincities.services.drafts import Draft
from twincities.services.ledger_filter import LedgerQuery
from twincities.services.visit_filter import VisitQuery
from twincities.ui.visit_editor import form

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.ui.today.scenes import Scene
    from twincities.ui.furniture.rows import CardRow
    from twincities.ui.today.card import TodayCard

Key = Qt.Key


def card(scene: Scene, name: str) -> TodayCard:
    found: TodayCard = scene.page.cards[name]
    return found


def titles(scene: Scene, name: str) -> list[str]:
    return [row.look.title for row in card(scene, name).shown_rows]


def row(scene: Scene, name: str, title: str) -> CardRow:
    return next(one for one in card(scene, name).shown_rows if one.look.title == title)


def test_each_figure_says_what_it_is_made_of(scene: Scene) -> None:
    said = [(cell.figure.number, cell.figure.title, cell.figure.detail) for cell in scene.page.figures.cells]
    assert said == [
        ("11", "partnerships", "10 in force · 1 unconfirmed"),
        ("4", "visits in 2026", "1 received · 3 sent"),
        ("2", "commitments overdue", "of 7 open"),
        ("2", "visit reports not submitted", "the oldest by 7 days"),
    ]


@pytest.mark.parametrize("language", Language)
def test_every_title_of_a_card_stands_in_one_line_at_1280(scene: Scene, language: Language) -> None:
    scene.window.resize(1280, 800)
    scene.window.context.texts.speak(Words(language, LOCALE))
    scene.rest()
    shown = [one.title for one in scene.page.cards.values() if one.isVisible()]
    assert len(shown) > 5
    assert [
        one.text() for one in shown if one.heightForWidth(one.width()) > 1.5 * one.fontMetrics().height()
    ] == []
    assert scene.page.area.horizontalScrollBar().maximum() == 0


def test_a_figure_opens_the_list_it_counts(scene: Scene) -> None:
    visits, reports = scene.page.figures.cells[1], scene.page.figures.cells[3]
    visits.setFocus()
    press(Key.Key_Return)
    query = scene.asked_of("visits")
    assert (query.first_year, query.last_year) == (2026, 2026)
    assert scene.services.visits.count(query, scene.page.viewer) == 4
    scene.window.open("today")
    reports.click()
    query = scene.asked_of("visits")
    assert scene.services.visits.count(query, scene.page.viewer) == 2


def test_going_back_shows_again_what_was_asked(scene: Scene) -> None:
    scene.page.figures.cells[3].click()
    scene.window.go_back()
    scene.window.go_forward()
    assert scene.asked_of("visits") == VisitQuery(statuses=(VisitStatus.REPORT_OVERDUE,))


def test_dated_anniversaries_come_first_and_a_year_alone_is_never_a_day(scene: Scene) -> None:
    looks = [one.look for one in card(scene, "anniversaries").shown_rows]
    boxes = [(one.box.upper, one.box.lower, one.box.dashed) for one in looks if one.box]
    assert boxes == [
        ("04", "Dec", False),
        ("18", "Dec", False),
        ("Dec", "2026", True),
        ("15", "Feb", False),
        ("2027", "year", True),
    ]
    assert "there is only the year 1977" in looks[-1].detail
    assert all(one.chip is None for one in looks[-1:]), "a year is not counted down"
    assert card(scene, "anniversaries").count.text() == "6"


def test_the_dates_of_other_sources_are_told_with_an_anniversary(scene: Scene) -> None:
    assert "other sources: 1997" in row(scene, "anniversaries", "Shymkent — Khujand").look.detail


def test_no_deadline_stands_apart_from_overdue(scene: Scene) -> None:
    looks = [one.look for one in card(scene, "commitments").shown_rows]
    assert [one.heading for one in looks] == [False, False, True, False, False]
    assert looks[0].chip is not None
    assert looks[0].chip.text == "22 days"
    assert looks[2].title == "No deadline · 2"
    assert looks[3].chip is not None
    assert looks[3].chip.text == "11 years"
    assert card(scene, "commitments").count.text() == "2"


def test_a_partnership_without_data_is_not_said_to_sleep(scene: Scene) -> None:
    looks = [one.look for one in card(scene, "dormant").shown_rows]
    assert [one.title for one in looks][:3] == [
        "Shymkent — Stevenage",
        "Shymkent — Sehnde",
        "Shymkent — Mogilev",
    ]
    assert looks[3].title == "No data · 4"
    assert looks[4].chip is not None
    assert looks[4].chip.dashed


def test_the_heading_no_data_opens_the_partnerships_without_data(scene: Scene) -> None:
    row(scene, "dormant", "No data · 4").click()
    query = scene.asked_of("partnerships")
    assert query.activities == (Activity.NO_DATA,)
    assert LegalStatus.ENDED not in query.statuses
    assert scene.services.register.count(query, scene.page.viewer) == 4


def test_reports_owed_and_visits_to_come(scene: Scene) -> None:
    assert titles(scene, "reports") == ["Shymkent → Izmir", "Shymkent → Khujand"]
    chips = [one.look.chip for one in card(scene, "visits").shown_rows]
    assert [chip.text for chip in chips if chip] == ["24 days", "planned"]


def test_recent_changes_name_record_and_deed(scene: Scene) -> None:
    looks = [one.look for one in card(scene, "changes").shown_rows]
    assert looks[0].title == "Shymkent → Sehnde"
    assert looks[0].detail.startswith("Visit · recorded")


def test_tab_goes_from_card_to_card_and_arrows_walk_inside(scene: Scene) -> None:
    first = card(scene, "anniversaries").shown_rows
    assert first[0].hasFocus()
    press(Key.Key_Down)
    assert first[1].hasFocus()
    first[1].focusNextPrevChild(True)
    settle()
    assert card(scene, "reports").shown_rows[0].hasFocus()
    press(Key.Key_Backtab)
    focus = QApplication.focusWidget()
    assert focus is not None
    assert focus in first or focus is card(scene, "visits").shown_rows[0]


def test_the_arrow_up_from_the_first_row_reaches_the_whole_list(scene: Scene) -> None:
    press(Key.Key_Up)
    link = card(scene, "anniversaries").all_link
    assert link is not None
    assert link.hasFocus()
    press(Key.Key_Down)
    assert card(scene, "anniversaries").shown_rows[0].hasFocus()


def test_enter_opens_the_record_and_ctrl_enter_the_whole_list(scene: Scene) -> None:
    press(Key.Key_Return)
    assert scene.asked_of("partnership") == scene.ground.ties["khujand"]
    scene.window.go_back()
    card(scene, "commitments").focus_inside()
    press(Key.Key_Return)
    (promise,) = scene.services.ledger.rows(
        [number for number in [scene.services.ledger.id_of(scene.asked_of("commitments"))] if number],
        scene.page.viewer,
    )
    assert promise.text == "Передать список предприятий"
    scene.window.go_back()
    card(scene, "commitments").focus_inside()
    press(Key.Key_Return, CTRL)
    assert scene.asked_of("commitments") == LedgerQuery()


def test_ctrl_n_begins_a_visit(scene: Scene) -> None:
    press(Key.Key_N, CTRL)
    assert scene.window.current == "visit-editor"


def test_what_is_done_elsewhere_leaves_the_card_at_once(scene: Scene) -> None:
    viewer = scene.page.viewer
    _total, (first, *_rest) = scene.services.today.overdue(viewer)
    changed = scene.services.ledger.mark_done([first.key], PartialDate.of(TODAY))
    scene.page.context.apply(changed)
    scene.rest()
    assert first.text not in titles(scene, "commitments")
    assert scene.page.figures.cells[2].figure.number == "1"
    assert titles(scene, "changes")[0] == "Shymkent → Baiyin"


def test_nothing_overdue_is_a_calm_line(scene: Scene) -> None:
    viewer = scene.page.viewer
    keys = [one.key for one in scene.services.today.overdue(viewer)[1]]
    scene.page.context.apply(scene.services.ledger.mark_done(keys, None))
    scene.rest()
    calm = card(scene, "commitments")._calm  # noqa: SLF001 - the line has no other name
    assert calm.isVisible()
    assert calm.text() == "Nothing is overdue"
    assert titles(scene, "commitments")[0] == "No deadline · 2"


def visit_to_stevenage(scene: Scene) -> dict[str, object]:
    """Return what the form of a visit to Stevenage keeps that was typed in Russian."""
    key = str(scene.ground.places["stevenage"])
    content = form.blank()
    content["fields"] |= {"host": key, "start": "2026-06-08"}
    content["names"] = {key: "Стивенейдж"}
    return {**content}


def test_a_draft_is_named_in_the_language_of_now_whatever_it_was_typed_in(scene: Scene) -> None:
    services, record = scene.services, scene.ground.ties["khujand"]
    for draft in (
        Draft(new_key(), "visit", "Визит: Стивенейдж", services.catalogue_id, visit_to_stevenage(scene)),
        Draft(
            new_key(),
            "decision",
            "Шымкент — Худжанд",
            services.catalogue_id,
            {},
            record=record,
            slot=f"{record}:end",
            place=f"{record}#draft:end",
        ),
        Draft(new_key(), "visit", "Новый визит", services.catalogue_id, {**form.blank()}),
        Draft(new_key(), "visit", "Визит из будущего", services.catalogue_id, {"form": 9}),
    ):
        services.drafts.save(draft)
    scene.page.refresh()
    scene.rest()
    assert sorted(titles(scene, "drafts")) == [
        "New visit",
        "Shymkent — Khujand",
        "Visit: Stevenage, from 8 June 2026",
        "Визит из будущего",
    ]
    scene.window.context.texts.speak(Words(Language.RU, LOCALE))
    scene.rest()
    assert "Шымкент — Худжанд" in titles(scene, "drafts")
    assert any("Стивенейдж" in title for title in titles(scene, "drafts"))


def test_drafts_are_offered_only_while_there_are_some(scene: Scene) -> None:
    assert not card(scene, "drafts").isVisible()
    services = scene.services
    draft = Draft(new_key(), "visit", "Visit: Stevenage", services.catalogue_id, {})
    services.drafts.save(draft)
    scene.window.open("history")
    scene.window.open("today")
    scene.rest()
    assert card(scene, "drafts").isVisible()
    card(scene, "drafts").shown_rows[0].click()
    assert scene.asked_of("visit-editor") == draft.key


def test_an_error_stays_inside_its_card(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_arguments: object) -> object:
        raise OSError

    monkeypatch.setattr(type(scene.services.agenda), "reports_owed", broken)
    scene.page.refresh()
    scene.rest()
    trouble = card(scene, "reports").trouble
    assert trouble is not None
    assert trouble.isVisible()
    assert titles(scene, "anniversaries")
    monkeypatch.undo()
    card(scene, "reports").refresh()
    scene.rest()
    assert not trouble.isVisible()
    assert titles(scene, "reports")


def test_an_empty_register_offers_ways_to_begin(empty_scene: Scene) -> None:
    assert empty_scene.page.empty.isVisible()
    press(Key.Key_N, CTRL)
    assert empty_scene.window.current == "visit-editor"


def test_the_day_is_written_under_the_title_in_the_language_of_now(scene: Scene) -> None:
    assert scene.page.header.context.text() == "Monday, 23 November 2026"
    scene.page.context.texts.speak(Words(Language.RU, LOCALE))
    scene.rest()
    assert "2026" in scene.page.header.context.text()
    assert titles(scene, "anniversaries")[0] == "Шымкент — Худжанд"


@pytest.mark.parametrize(("width", "columns"), [(1440, 3), (1100, 2), (640, 1)])
def test_the_cards_stand_in_as_many_columns_as_there_is_room_for(
    scene: Scene, width: int, columns: int
) -> None:
    scene.window.setMinimumSize(1, 1)
    scene.window.resize(width, 700)
    settle()
    lefts = {
        one.mapTo(scene.page, one.rect().topLeft()).x()
        for one in scene.page.cards.values()
        if one.isVisible()
    }
    assert len(lefts) == columns


def test_no_word_is_cut_off(scene: Scene, in_long_words: Callable[[Scene], None]) -> None:
    in_long_words(scene)
    assert cut_texts(scene.page) == []
