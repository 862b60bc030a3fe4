"""A point set on the map, by a click or by the keyboard alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest

from tests.ui.driving import CTRL, SHIFT, cut_texts, press
from twincities.domain.errors import Severity
from twincities.domain.vocabularies import CoordinatePrecision
from twincities.geo.base_map import middle_of
from twincities.geo.lands import country_at

if TYPE_CHECKING:
    from tests.ui.places.offices import Office
    from twincities.ui.places.point_map import PointMap

Key = Qt.Key


def opened(office: Office, key: str) -> PointMap:
    office.open("place", key)
    office.card.sheet.picker.point_button.click()
    chart = office.card.sheet.picker.point.map
    assert chart.hasFocus()
    return chart


def test_the_cross_begins_in_the_stated_country_and_on_the_point_that_is_known(office: Office) -> None:
    assert country_at(*opened(office, office.ours).cross) == "KZ"
    office.press(Key.Key_Escape)
    assert opened(office, office.gone).cross == (51.9, -0.2)


def test_the_arrows_move_the_cross_and_enter_sets_the_point(office: Office) -> None:
    chart = opened(office, office.gone)
    before = chart.cross
    office.press(Key.Key_Up, Key.Key_Right)
    assert chart.cross[0] > before[0]
    assert chart.cross[1] > before[1]
    coarse = chart.cross[0] - before[0]
    fine = chart.cross[0]
    office.press(Key.Key_Up, held=SHIFT)
    assert 0 < chart.cross[0] - fine < coarse
    office.press(Key.Key_Left)
    assert "United Kingdom" in chart.accessibleName()
    wanted = tuple(round(one, 2) for one in chart.cross)
    office.press(Key.Key_Return)
    fields = office.card.content["fields"]
    assert (fields["latitude"], fields["longitude"]) == wanted
    assert fields["coordinate_source"] == "set by hand on the map"
    assert fields["coordinate_precision"] == CoordinatePrecision.CENTRE.value
    assert office.card.sheet.picker.point_button.hasFocus()
    office.press(Key.Key_S, held=CTRL)
    assert office.services.places.open(office.gone).record.coordinate_source == "set by hand on the map"


def test_a_click_sets_the_point_under_the_pointer(office: Office) -> None:
    chart = opened(office, office.gone)
    spot = chart.onto(chart.view()).map(QPointF(-0.5, 52.4)).toPoint()
    QTest.mouseClick(chart, Qt.MouseButton.LeftButton, pos=spot)
    fields = office.card.content["fields"]
    assert fields["latitude"] == pytest.approx(52.4, abs=2 * chart.pixel)
    assert fields["longitude"] == pytest.approx(-0.5, abs=3 * chart.pixel)


def test_a_drag_moves_the_land_and_sets_nothing(office: Office) -> None:
    chart = opened(office, office.gone)
    before = chart.view()
    QTest.mousePress(chart, Qt.MouseButton.LeftButton, pos=QPoint(100, 100))
    QTest.mouseMove(chart, QPoint(160, 140))
    QTest.mouseMove(chart, QPoint(180, 150))
    QTest.mouseRelease(chart, Qt.MouseButton.LeftButton, pos=QPoint(180, 150))
    assert chart.view().longitude < before.longitude
    assert chart.view().latitude > before.latitude
    assert not office.card.is_dirty


def test_seen_from_afar_a_point_is_only_somewhere_in_the_area(office: Office) -> None:
    chart = opened(office, office.ours)
    for _ in range(3):
        press(0, text="-", widget=chart)
    office.press(Key.Key_Return)
    assert office.card.content["fields"]["coordinate_precision"] == CoordinatePrecision.AREA.value


def test_zooming_keeps_the_cross_and_has_its_limits(office: Office) -> None:
    chart = opened(office, office.gone)
    for text in "+" * 20:
        press(0, text=text, widget=chart)
    assert chart.cross == (51.9, -0.2)
    near = chart.view().height
    for text in "-" * 30:
        press(0, text=text, widget=chart)
    assert near < 1
    assert chart.view().height <= 160


def test_a_point_in_another_country_is_told_beside_both_coordinates(office: Office) -> None:
    chart = opened(office, office.gone)
    middle = middle_of("FR")
    assert middle is not None
    chart.begin(middle[:2], "GB")
    chart.setFocus()
    office.press(Key.Key_Return)
    for name in ("latitude", "longitude"):
        assert office.card.sheet.fields[name].frame.severity is Severity.ERROR
    assert "France" in office.card.sheet.fields["latitude"].frame.message


def test_escape_gives_it_up_and_ctrl_z_takes_a_point_back(office: Office) -> None:
    opened(office, office.gone)
    office.press(Key.Key_Up, Key.Key_Escape)
    assert office.work.window.current == "place"
    assert not office.card.is_dirty
    opened(office, office.gone)
    office.press(Key.Key_Up, Key.Key_Return)
    assert office.card.is_dirty
    office.press(Key.Key_Z, held=CTRL)
    assert office.card.content["fields"]["latitude"] == 51.9
    assert not office.card.is_dirty


@pytest.mark.parametrize("size", [(1440, 900), (960, 600)])
def test_no_word_is_cut(office: Office, size: tuple[int, int]) -> None:
    office.work.window.resize(*size)
    opened(office, office.gone)
    assert cut_texts(office.work.window) == []
