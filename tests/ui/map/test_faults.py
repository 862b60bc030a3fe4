"""What can be wrong with the program's own files, and popovers over a living web page."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow, QWidget

from tests.ui.driving import press, settle, shown, until
from tests.ui.map.scenes import MapScene, open_window
from twincities import paths
from twincities.domain.vocabularies import CooperationField
from twincities.geo import base_map
from twincities.paths import shipped
from twincities.services.register_filter import Facets
from twincities.ui.forms.ticks import TickBox
from twincities.ui.furniture.popovers import Popover
from twincities.ui.map.legend import Chooser, Legend
from twincities.ui.palette.palette import Palette
from twincities.ui.theme.tokens import Height, Space

if TYPE_CHECKING:
    from collections.abc import Iterator

    from twincities.ui.tasks import Tasks
    from twincities.ui.texts import Texts
    from twincities.wiring import Program


@pytest.fixture
def damaged_outlines(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Let the program find data of its own of which one file is damaged."""
    data = tmp_path / "shipped"
    shutil.copytree(shipped("data") / base_map.FOLDER, data / base_map.FOLDER)
    (data / base_map.FOLDER / "countries-50m.json").write_text('{"scale": 200, "sha', encoding="utf-8")
    (data / base_map.FOLDER / "countries-110m.json").unlink()
    monkeypatch.setattr(
        base_map, "shipped", lambda folder: data if folder == "data" else paths.shipped(folder)
    )
    for kept in (base_map.written_outlines, base_map.outlines):
        kept.cache_clear()
    yield
    for kept in (base_map.written_outlines, base_map.outlines):
        kept.cache_clear()


@pytest.mark.parametrize("web", [False, True])
@pytest.mark.usefixtures("damaged_outlines")
def test_without_outlines_cities_and_lines_are_shown_and_a_sentence_says_so(
    program: Program, texts: Texts, tasks: Tasks, *, web: bool
) -> None:
    scene = open_window(program, texts, tasks, web=web)
    said = [label.text() for label in scene.page.findChildren(QLabel) if label.isVisible()]
    assert any(text.startswith("The outlines of the countries cannot be read") for text in said)
    assert scene.page.drawn.shown == 6
    scene.end(tasks)


def test_a_list_opened_over_the_living_page_is_worked_and_closed(web_scene: MapScene) -> None:
    page = web_scene.page
    page.legend.country.open()
    assert any(one.isVisible() for one in web_scene.window.findChildren(Popover))
    press(Qt.Key.Key_Space)
    until(lambda: page.drawn.shown < 6)
    web_view: Any = page.ground.stage.view  # type: ignore[attr-defined] # the engine's
    QTest.mouseMove(web_view.focusProxy() or web_view, QPoint(300, 300))
    settle()
    press(Qt.Key.Key_Escape)
    settle()
    assert not any(one.isVisible() for one in web_scene.window.findChildren(Popover))


def test_nobody_listens_to_the_whole_application() -> None:
    # Objects of the web engine would be handed to Python, which ends the process.
    for file in (Path(__file__).parents[3] / "src").rglob("*.py"):
        text = file.read_text(encoding="utf-8")
        assert "pplication.installEventFilter" not in text, file
        assert "instance().installEventFilter" not in text, file


def test_the_palette_opens_over_the_living_page(web_scene: MapScene) -> None:
    palette = Palette(web_scene.page.context, web_scene.window)
    palette.open()
    press(Qt.Key.Key_Escape)
    settle()
    assert not palette.isVisible()
    assert QApplication.focusWidget() is web_scene.page.ground


def test_only_our_own_places_are_offered_as_our_city(scene: MapScene) -> None:
    scene.page.legend.city.setFocus()
    scene.page.legend.city.toggle()
    assert [one.title for one in scene.page.legend.city.offered] == ["Shymkent"]


@pytest.fixture
def legend(texts: Texts) -> Iterator[Legend]:
    """Show the filters of a map whose counts have not come yet."""
    made = Legend(texts, lambda _typed: ())
    window = QMainWindow()
    window.setCentralWidget(made)
    window.resize(400, 800)
    shown(window)
    yield made
    window.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_the_countries_asked_for_before_they_are_counted_come_when_they_are(legend: Legend) -> None:
    legend.country.setFocus()
    legend.country.open()
    assert offered(legend.country) == ["Looking…"]
    small = popover_of(legend).height()
    legend.show_facets(Facets(countries={"TR": 3, "CN": 12}))
    settle()
    assert offered(legend.country) == ["China 12", "Türkiye 3"]
    popover, field = popover_of(legend), legend.country
    assert small < popover.height() < 3 * Height.ROW
    assert 0 <= popover.y() - field.mapTo(field.window(), QPoint(0, field.height())).y() < Space.M
    press(Qt.Key.Key_Space)
    assert legend.query.countries == ("CN",)


def test_a_list_that_is_walked_stays_under_the_hand_when_it_is_counted_anew(legend: Legend) -> None:
    legend.show_facets(Facets(countries={"TR": 3, "CN": 12}))
    legend.country.open()
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Space):
        press(key)
    legend.show_facets(Facets(countries={"BR": 1, "TR": 4}))
    settle()
    assert offered(legend.country) == ["Brazil 1", "China 0", "Türkiye 4"]
    press(Qt.Key.Key_Space)
    assert not legend.query.countries
    press(Qt.Key.Key_Up)
    press(Qt.Key.Key_Space)
    assert legend.query.countries == ("CN",)


def test_where_no_partnership_meets_the_other_conditions_the_list_of_countries_says_so(
    legend: Legend,
) -> None:
    legend.country.open()
    legend.show_facets(Facets())
    assert offered(legend.country) == ["No partnership meets these conditions"]


def test_fields_that_are_not_counted_yet_are_not_said_to_be_none(legend: Legend) -> None:
    legend.field.open()
    assert all(line.endswith(" …") for line in offered(legend.field))
    legend.show_facets(Facets(cooperation={CooperationField.EDUCATION: 2}))
    assert "education and youth 2" in offered(legend.field)


def offered(chooser: Chooser) -> list[str]:
    """Return the lines of the list that is open below a chooser."""
    assert chooser.ticks is not None
    boxes = sorted(chooser.ticks.findChildren(TickBox), key=lambda box: box.y())
    lines = [f"{box.text()} {box.accessibleDescription()}" for box in boxes]
    return lines + [said.text() for said in chooser.ticks.findChildren(QLabel) if said.isVisible()]


def popover_of(widget: QWidget) -> Popover:
    """Return the popover that is open in a widget's window."""
    return next(one for one in widget.window().findChildren(Popover) if one.isVisible())
