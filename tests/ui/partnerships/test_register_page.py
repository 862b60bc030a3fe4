"""The register of partnerships: found, filtered, compared, looked at, opened, deleted with undo."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from tests.ui.driving import ALT, CTRL, button_of, cut_texts, press, said_in, settle, type_text
from twincities.domain.partial_date import PartialDate
from twincities.domain.timeline import TimelineEntry, TimelineKind
from twincities.domain.vocabularies import Activity, LegalStatus
from twincities.i18n import Language, Words
from twincities.paths import LOCALE
from twincities.services.list_order import Order, orders
from twincities.services.register_filter import PartnershipQuery, PartnershipSort
from twincities.settings import Theme
from twincities.ui.forms.ticks import TickBox
from twincities.ui.partnerships.course import Course
from twincities.ui.partnerships.missing import MissingLines
from twincities.ui.theme.appearance import look
from twincities.ui.theme.tokens import Height, Space

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from tests.ui.partnerships.scenes import Scene

Key = Qt.Key


def _middle(widget: QWidget, top: QWidget) -> int:
    return widget.mapTo(top, widget.rect().center()).y()


def test_the_oldest_partnership_stands_first_and_unknown_years_last(scene: Scene) -> None:
    assert scene.partners[0] == "Stevenage"
    assert scene.partners[-1] == "Adana"
    assert scene.register.filters.count.text() == "Shown 10 of 10"


def test_a_row_tells_legal_status_and_activity_apart(scene: Scene) -> None:
    partner, since, legal, activity, last, promises = scene.register.table.model_.cells(0)
    assert (partner.text, partner.second) == ("Stevenage", "Shymkent · United Kingdom")
    assert (since.text, since.inferred) == ("1990", True)
    assert (legal.text, activity.text) == ("in force", "dormant")
    assert (last.text, promises.text) == ("11 Jun 2015", "2")
    empty = scene.register.table.model_.cells(9)
    assert [cell.text for cell in empty][1:] == ["—", "unconfirmed", "no data", "—", "—"]


def test_the_preview_tells_the_course_with_the_years_of_silence(scene: Scene) -> None:
    preview = scene.register.beside.side.preview
    said = said_in(preview)
    assert "Shymkent — Stevenage" in said
    assert "2 open · 2 without deadline" in said
    (course,) = preview.findChildren(Course)
    assert course._gaps == {3: 24}  # noqa: SLF001 - it is drawn, not a widget
    assert [entry.date.year for entry in course._entries] == [2015, 2015, 2015, 2015, 1990]  # noqa: SLF001


def test_what_is_missing_leads_to_where_it_can_be_mended(scene: Scene) -> None:
    (lines,) = scene.register.beside.side.preview.findChildren(MissingLines)
    assert said_in(lines).split("\n")[:2] == ["Day and month of the year 1990", "Deadlines of 2 commitments"]
    lines.buttons[0].click()
    settle()
    assert scene.window.current == "partnership-editor"
    assert QApplication.focusWidget() is scene.editor.sheet.frames["established"].control
    scene.open("partnerships")
    scene.find("stevenage")
    (lines,) = scene.register.beside.side.preview.findChildren(MissingLines)
    lines.buttons[1].click()
    settle()
    assert (scene.window.current, scene.record.body.tab) == ("partnership", "commitments")


def test_an_entry_of_the_course_opens_its_visit_by_keyboard(scene: Scene) -> None:
    (course,) = scene.register.beside.side.preview.findChildren(Course)
    course.setFocus()
    press(Key.Key_Down)
    press(Key.Key_Return)
    assert scene.stand("visit-editor").asked == [scene.written.founding]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("Стивенейдж", ["Stevenage"]),
        ("Germany", ["Sehnde"]),
        ("白银", ["Baiyin"]),
        ("Taylor Sharon", ["Stevenage"]),
        ("Taylor London", []),
    ],
)
def test_any_name_and_country_finds_in_any_language(scene: Scene, typed: str, found: list[str]) -> None:
    press(Key.Key_F, CTRL)
    type_text(typed)
    scene.rest()
    assert scene.partners == found or not scene.register.table.model_.ids


def test_a_person_met_finds_the_partnership(scene: Scene) -> None:
    press(Key.Key_F, CTRL)
    type_text("Тэйлор")
    scene.rest()
    assert scene.partners == ["Stevenage"]


def test_legal_status_and_activity_are_filtered_by_keyboard_with_counts(scene: Scene) -> None:
    press(Key.Key_A, ALT)
    scene.rest()
    box = QApplication.focusWidget()
    assert isinstance(box, TickBox)
    assert (box.text(), box.accessibleDescription()) == ("active", "4")
    press(Key.Key_Down)
    press(Key.Key_Down)
    press(Key.Key_Space)
    scene.rest()
    assert scene.register.filters.query.activities == (Activity.DORMANT,)
    assert scene.partners == ["Stevenage", "Sehnde", "Mogilev", "Grosseto"]
    assert [chip.chip.text for chip in scene.register.filters.chips()] == ["dormant"]
    press(Key.Key_Escape)
    press(Key.Key_S, ALT)
    settle()
    counts = {box.text(): box.accessibleDescription() for box in scene.window.findChildren(TickBox)}
    assert (counts["in force"], counts["ended"], counts["expired"]) == ("3", "1", "0")


def test_a_country_is_chosen_by_its_name(scene: Scene) -> None:
    press(Key.Key_C, ALT)
    settle()
    boxes = {box.text(): box for box in scene.window.findChildren(TickBox)}
    assert list(boxes) == ["Belarus", "China", "Germany", "Italy", "Tajikistan", "Türkiye", "United Kingdom"]
    boxes["Türkiye"].click()
    scene.rest()
    assert scene.partners == ["Keçiören", "İzmir", "Bursa", "Adana"]


def test_nothing_found_names_the_condition_that_excludes_most(scene: Scene) -> None:
    query = PartnershipQuery(statuses=(LegalStatus.ENDED,), activities=(Activity.ACTIVE,))
    scene.register.show_query(query)
    scene.rest()
    assert "Without the condition “Legal status: ended” there would be 4 partnerships." in said_in(
        scene.register.absence
    )
    button_of(scene.register.absence, "Reset all").click()
    scene.rest()
    assert len(scene.partners) == 10


def test_the_chosen_order_is_there_again_the_next_time(scene: Scene) -> None:
    scene.register.sort(PartnershipSort.PARTNER, descending=True)
    scene.rest()
    assert scene.partners[0] == "Stevenage"
    assert scene.program.settings.register_order == "-partner"
    scene.window.context.settings = scene.program.settings
    scene.window.forget()
    scene.open("partnerships")
    assert scene.register.filters.query.sort is PartnershipSort.PARTNER
    assert scene.register.filters.query.descending


def test_the_second_order_is_there_again_the_next_time_too(scene: Scene) -> None:
    then = Order(PartnershipSort.ESTABLISHED, descending=True)
    scene.register.sort(PartnershipSort.COUNTRY, descending=False, then=then)
    assert scene.program.settings.register_order == "country,-established"
    scene.window.context.settings = scene.program.settings
    scene.window.forget()
    scene.open("partnerships")
    assert orders(scene.register.filters.query) == (Order(PartnershipSort.COUNTRY), then)


def test_enter_opens_the_record_f2_the_form_and_ctrl_n_a_new_one(scene: Scene) -> None:
    scene.find("khujand")
    scene.register.focus_table()
    press(Key.Key_Return)
    assert (scene.window.current, scene.record.card.row.partner) == ("partnership", ("Khujand",))  # type: ignore[union-attr]
    scene.open("partnerships")
    press(Key.Key_F2)
    settle()
    assert scene.window.current == "partnership-editor"
    assert scene.editor.sheet.header.title.text() == "Shymkent — Khujand"
    scene.open("partnerships")
    press(Key.Key_N, CTRL)
    settle()
    assert scene.window.current == "partnership-editor"
    assert [entry.title for entry in scene.editor.sheet.parties.value()] == ["Shymkent"]


def test_a_new_visit_of_the_partnership_begins_in_the_preview(scene: Scene) -> None:
    scene.find("bursa")
    button_of(scene.register.beside.side, "New visit").click()
    assert scene.stand("visit-editor").asked == [f"partnership:{scene.written.ties['bursa']}"]


def test_delete_goes_to_the_bin_and_comes_back(scene: Scene) -> None:
    scene.find("adana")
    scene.register.focus_table()
    press(Key.Key_Delete)
    scene.rest()
    assert "Adana" not in scene.partners
    assert scene.register.filters.count.text() == "Shown 9 of 9"
    scene.window.context.undo()
    scene.rest()
    assert "Adana" in scene.partners


@pytest.mark.parametrize("width", [1440, 1280])
def test_how_many_are_shown_takes_a_line_of_its_own_only_beside_what_is_chosen(
    scene: Scene, width: int
) -> None:
    scene.window.resize(width, 800)
    scene.rest()
    filters = scene.register.filters
    two_lines = 2 * look().px(Height.CONTROL) + look().px(Space.S) + 2 * look().px(Space.M)
    assert filters.count.isVisible()
    assert filters.height() <= two_lines
    scene.register.show_query(replace(PartnershipQuery(), activities=(Activity.DORMANT,)))
    scene.rest()
    (chip,) = filters.chips()
    assert filters.count.isVisible()
    assert abs(_middle(filters.count, filters) - _middle(chip, filters)) <= 1
    assert filters.count.mapTo(filters, filters.count.rect().topRight()).x() < filters.width() - Space.PAGE


def test_rows_are_copied_with_their_headers(scene: Scene) -> None:
    scene.find("sehnde")
    scene.register.focus_table()
    press(Key.Key_C, CTRL)
    head, line = QGuiApplication.clipboard().text().split("\n")
    assert head.startswith("Partner\tSince")
    assert line.startswith("Sehnde, Aktobe · Germany\t1993\tin force\tdormant")


def test_the_ties_of_one_place_are_shown_for_another_page(scene: Scene) -> None:
    scene.open("partnerships", f"place:{scene.written.places['aktobe']}")
    assert scene.partners == ["Sehnde"]
    assert [chip.chip.text for chip in scene.register.filters.chips()] == ["Aktobe"]


def test_an_empty_register_says_how_to_begin(empty_scene: Scene) -> None:
    assert "No partnerships yet" in said_in(empty_scene.register.absence)
    press(Key.Key_N, CTRL)
    settle()
    assert empty_scene.window.current == "partnership-editor"


@pytest.mark.parametrize(("width", "height", "scale"), [(1440, 900, 1.0), (960, 600, 1.0), (1440, 900, 2.0)])
@pytest.mark.parametrize("language", list(Language))
def test_nothing_is_cut_off(scene: Scene, width: int, height: int, scale: float, language: Language) -> None:
    look().choose(Theme.LIGHT, scale)
    scene.window.context.texts.speak(Words(language, LOCALE))
    scene.window.resize(width, height)
    scene.rest()
    assert cut_texts(scene.window) == []
    scene.open("partnership", scene.written.ties["stevenage"])
    assert cut_texts(scene.window) == []
    scene.open("partnership-editor", scene.written.ties["stevenage"])
    assert cut_texts(scene.window) == []


def test_a_row_says_in_its_second_line_what_has_no_column(scene: Scene) -> None:
    scene.window.resize(960, 600)
    scene.register.body.show_side(shown=False)
    scene.rest()
    hidden = scene.register.hidden()
    second = scene.register.table.model_.cells(0)[0].second
    assert ("open_commitments" in hidden) == ("2 open commitments" in second)


def test_a_query_of_another_page_is_asked_with_its_conditions(scene: Scene) -> None:
    scene.register.show_query(replace(PartnershipQuery(), activities=(Activity.NO_DATA,)))
    scene.rest()
    assert scene.partners == ["Adana"]


def test_a_place_without_coordinates_is_looked_for_on_its_card(scene: Scene) -> None:
    (lines,) = scene.register.beside.side.preview.findChildren(MissingLines)
    button_of(lines, "Find").click()
    assert scene.stand("place").asked == [scene.written.places["shymkent"]]


def test_a_long_course_shows_the_latest_and_how_it_began(scene: Scene) -> None:
    began = TimelineEntry(
        TimelineKind.ESTABLISHED, PartialDate(1990), "", "", scene.written.founding, "visit"
    )
    visits = [replace(began, kind=TimelineKind.VISIT, date=PartialDate(2026 - n)) for n in range(30)]
    course = Course(scene.window.context.texts, [*visits, began])
    assert [entry.date.year for entry in course._entries] == [*range(2026, 2015, -1), 1990]  # noqa: SLF001
    assert course._left == 19  # noqa: SLF001
    assert len(course._lines()) == 13  # noqa: SLF001


def test_an_approximate_year_is_written_as_one(scene: Scene) -> None:
    kept = scene.services.partnerships.open(scene.written.ties["bursa"])
    about = replace(kept.record, established=PartialDate(2010, approximate=True))
    scene.window.context.apply(scene.services.partnerships.correct_partnership(kept, about))
    scene.find("bursa")
    row = scene.register.table.selectionModel().currentIndex().row()
    assert scene.register.table.model_.cells(row)[1].text == "c. 2010"
