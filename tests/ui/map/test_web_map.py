"""The map in Qt's web engine. What the page itself draws is looked at in tests/geo."""

from __future__ import annotations

import os
import signal
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWebEngineCore import QWebEnginePage
from PySide6.QtWidgets import QApplication, QWidget

from tests.geo.pictures import HOSTILE, hostile
from tests.ui.driving import settle, until
from twincities.geo.map_page import window_page
from twincities.i18n import Language, Words
from twincities.paths import LOCALE
from twincities.settings import Theme
from twincities.ui.map.stage import Drawn
from twincities.ui.map.web import PAGE
from twincities.ui.theme.appearance import look

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

    from tests.ui.map.scenes import MapScene
    from twincities.ui.map.web_stage import WebStage


def stage_of(scene: MapScene) -> WebStage:
    stage: Any = scene.page.ground.stage
    return stage  # type: ignore[no-any-return] # the engine's, or these tests could not run


def ask(scene: MapScene, script: str) -> Any:  # noqa: ANN401 - whatever the page answers
    answers: list[Any] = []
    stage_of(scene).ask(script, answers.append)
    until(lambda: answers)
    return answers[0]


def test_the_page_draws_the_register_and_nothing_leaves_the_program(web_scene: MapScene) -> None:
    assert web_scene.page.drawn == Drawn(shown=6, lines=6, all=6)
    state = ask(web_scene, "twincities.state()")
    assert state["cities"] == 7
    web_scene.page.choose(web_scene.city("Stevenage"))
    web_scene.page.ground.years.step(-5)
    until(lambda: web_scene.page.drawn.shown == 1)
    assert stage_of(web_scene).gate.blocked == []


def test_a_click_on_a_city_of_the_page_opens_its_card_and_keys_stay_the_map_s(web_scene: MapScene) -> None:
    spot = ask(web_scene, f"twincities.spot({web_scene.city('Grosseto')})")
    view = stage_of(web_scene).view
    target = view.focusProxy() or view
    assert isinstance(target, QWidget)
    QTest.mouseClick(target, Qt.MouseButton.LeftButton, pos=QPoint(round(spot["x"]), round(spot["y"])))
    until(lambda: web_scene.chosen == "Grosseto")
    assert web_scene.page.ground.card.isVisible()
    assert QApplication.focusWidget() is web_scene.page.ground
    QTest.keyClick(web_scene.page.ground, Qt.Key.Key_Comma)
    assert web_scene.page.ground.years.value == 2025


def test_keys_move_and_zoom_the_page(web_scene: MapScene) -> None:
    before = ask(web_scene, "twincities.state()")
    ground = web_scene.page.ground
    QTest.keyClick(ground, Qt.Key.Key_Plus)
    QTest.keyClick(ground, Qt.Key.Key_Right)
    after = ask(web_scene, "twincities.state()")
    assert after["zoom"] == before["zoom"] + 1
    assert after["longitude"] > before["longitude"]
    QTest.keyClick(ground, Qt.Key.Key_Home)
    assert ask(web_scene, "twincities.state()")["zoom"] == 2


def test_names_from_registers_are_text_on_the_page(web_scene: MapScene) -> None:
    stage = stage_of(web_scene)
    stage.show_picture(hostile(), fitted=True)
    assert ask(web_scene, "twincities.data.cities.name.slice(1)") == list(HOSTILE)
    until(lambda: web_scene.page.drawn.shown == len(HOSTILE))
    assert ask(web_scene, "document.title") == "Twin cities on the map"
    assert stage.gate.blocked == []


def test_a_request_to_outside_is_blocked_and_noted(web_scene: MapScene) -> None:
    stage = stage_of(web_scene)
    stranger = QWebEnginePage(stage.profile, stage.view)
    stranger.setHtml('<img src="http://127.0.0.1:9/pixel.png">', PAGE)
    until(lambda: stage.gate.blocked)
    assert stage.gate.blocked == ["http://127.0.0.1:9/pixel.png"]


def test_the_page_goes_nowhere_else(web_scene: MapScene) -> None:
    ask(web_scene, "(location.href = 'http://127.0.0.1:9/', 1)")
    assert ask(web_scene, "location.href") == PAGE.toString()


def test_a_killed_renderer_gets_a_sentence_and_comes_back_with_everything(web_scene: MapScene) -> None:
    page, stage = web_scene.page, stage_of(web_scene)
    page.choose(web_scene.city("Adana"))
    os.kill(stage.page.renderProcessPid(), signal.SIGKILL)
    until(page.lost.isVisible)
    assert "Nothing of the register is touched" in page.lost.title.text()
    page.ground.revive()
    until(lambda: not page.lost.isVisible())
    state = ask(web_scene, "twincities.state()")
    assert state["shown"] == 6
    assert state["selected"] == web_scene.city("Adana")


def test_the_page_wears_the_window_s_colours(web_scene: MapScene) -> None:
    look().choose(Theme.DARK)
    said = ask(web_scene, "getComputedStyle(document.documentElement).getPropertyValue('--sea')")
    assert said.strip() == look().colours.sea


def test_the_picture_of_the_page_is_twice_as_fine(web_scene: MapScene) -> None:
    taken: list[QImage] = []
    stage = stage_of(web_scene)
    stage.take_picture(2, taken.append)
    until(lambda: taken)
    assert taken[0].width() == 2 * stage.view.width()


def test_both_ways_of_drawing_show_the_same(web_scene: MapScene, scene: MapScene) -> None:
    for one in (web_scene, scene):
        one.page.ground.years.track.setValue(2020)
    until(lambda: web_scene.page.drawn == scene.page.drawn)
    assert web_scene.page.picture.cities == scene.page.picture.cities


def test_the_page_names_the_language_it_is_written_in() -> None:
    assert '<html lang="kk">' in window_page(Words(Language.KK, LOCALE))


def test_a_city_is_brought_into_the_room_that_the_map_has_at_that_moment(web_scene: MapScene) -> None:
    city = web_scene.city("Baiyin")
    assert ask(web_scene, f"twincities.spot({city})")["x"] > 600
    narrowed = f"""(() => {{
        Object.assign(twincities.map.getContainer().style, {{ width: "600px", right: "auto" }});
        twincities.select({city}, false);
        return twincities.spot({city});
    }})()"""
    assert ask(web_scene, narrowed)["x"] < 600


def test_both_ends_of_a_chosen_pair_stand_beside_its_card_on_the_page(web_scene: MapScene) -> None:
    web_scene.window.resize(960, 600)
    settle()
    ground = web_scene.page.ground
    until(lambda: ask(web_scene, "window.innerWidth") == ground.width())
    web_scene.page.choose(web_scene.city("Stevenage"))
    for name in ("Stevenage", "Shymkent"):
        spot = ask(web_scene, f"twincities.spot({web_scene.city(name)})")
        assert ground.rect().contains(round(spot["x"]), round(spot["y"])), name
        assert spot["x"] > ground.card.geometry().right(), name
        assert spot["y"] < ground.years.y(), name
