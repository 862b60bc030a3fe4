"""What was just done is told where it covers none of the buttons of the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QAbstractButton, QWidget

from tests.ui.driving import cut_texts
from twincities.i18n import N_
from twincities.ui.theme.appearance import look
from twincities.ui.theme.tokens import Height

if TYPE_CHECKING:
    from tests.ui.visits.scenes import Scene

WRITTEN = N_("{title} · written to the register")
LONG = "Визит официальной делегации города по случаю двадцатипятилетия побратимских отношений, с подписанием плана"


def place_of(scene: Scene, widget: QWidget) -> QRect:
    return QRect(widget.mapTo(scene.window, QPoint(0, 0)), widget.size())


def covered(scene: Scene) -> list[str]:
    """Return the words of the buttons that the toast covers."""
    toast = place_of(scene, scene.window.toast)
    return [
        button.accessibleName() or button.text()
        for button in scene.page.findChildren(QAbstractButton)
        if button.isVisible() and toast.intersects(place_of(scene, button))
    ]


def say(scene: Scene, title: str = LONG) -> None:
    scene.window.context.say(WRITTEN, lambda: None, title=title)
    scene.rest()


@pytest.mark.parametrize("size", [(1440, 900), (1280, 800), (960, 600)])
def test_a_toast_leaves_the_buttons_of_the_preview_free(scene: Scene, size: tuple[int, int]) -> None:
    scene.window.resize(*size)
    scene.find(scene.journal.founding)
    scene.page.body.show_side(shown=True)
    scene.rest()
    say(scene)
    assert not covered(scene)
    assert not cut_texts(scene.window.toast)
    assert scene.page.rect().contains(scene.window.toast.geometry())


def test_a_toast_makes_way_for_a_preview_that_comes_and_takes_the_room_of_one_that_goes(scene: Scene) -> None:
    scene.window.resize(1280, 800)
    scene.page.body.show_side(shown=False)
    say(scene, "Visit")
    alone = scene.window.toast.geometry().center().x()
    scene.page.body.show_side(shown=True)
    scene.rest()
    assert not covered(scene)
    scene.open("history")
    assert scene.window.toast.geometry().center().x() == alone


def test_a_toast_of_a_few_words_is_one_line_high_and_one_of_a_long_title_no_taller_than_a_few(
    scene: Scene,
) -> None:
    say(scene, "Visit")
    line = look().px(Height.TOAST)
    assert scene.window.toast.height() == line
    say(scene, LONG * 20)
    assert line < scene.window.toast.height() < 3 * line
    assert LONG * 20 in scene.window.toast.message.toolTip()
