"""What can be wrong with the program's own files, and popovers over a living web page."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from tests.ui.driving import press, settle, until
from tests.ui.map.scenes import MapScene, open_window
from twincities import paths
from twincities.geo import base_map
from twincities.paths import shipped
from twincities.ui.furniture.popovers import Popover
from twincities.ui.palette.palette import Palette

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
