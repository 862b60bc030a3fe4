from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QWidget

from tests.ui.driving import Stretched, cut_texts, settle, shown
from twincities.i18n import Language, Words
from twincities.paths import LOCALE
from twincities.settings import Theme
from twincities.ui.furniture.buttons import Button
from twincities.ui.furniture.labels import Label
from twincities.ui.main_window import MainWindow
from twincities.ui.navigation import Page
from twincities.ui.states.sheet import TITLE, StatesPage
from twincities.ui.theme.icons import Icon

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from twincities.ui.context import Context
    from twincities.ui.texts import Texts
    from twincities.ui.theme.appearance import Appearance

LANGUAGES = [Words(language, LOCALE) for language in Language] + [Stretched(Language.EN, LOCALE)]
IDS = ["ru", "kk", "en", "stretched"]


@pytest.mark.parametrize("words", LANGUAGES, ids=IDS)
@pytest.mark.parametrize("size", [(960, 600), (1440, 900)])
@pytest.mark.parametrize("theme", [Theme.LIGHT, Theme.DARK])
def test_nothing_is_cut_off_on_the_sheet_of_states(
    qtbot: QtBot,
    context: Context,
    texts: Texts,
    appearance: Appearance,
    words: Words,
    size: tuple[int, int],
    theme: Theme,
) -> None:
    appearance.choose(theme)
    window = MainWindow(context, [Page("states", TITLE, Icon.VIEWS, StatesPage)])
    qtbot.addWidget(window)
    window.resize(*size)
    shown(window)
    window.open("states")
    texts.speak(words)
    settle()
    assert cut_texts(window) == []
    window.keys.remove()


def test_a_label_that_is_too_narrow_is_found(qtbot: QtBot, texts: Texts) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    label, button = Label("Stevenage", wrap=True), Button(texts, TITLE)
    for part in (label, button):
        part.setParent(window)
        part.setMinimumSize(0, 0)
        part.resize(12, 12)
    shown(window)
    assert len(cut_texts(window)) == 2


def test_nothing_is_cut_off_at_double_scale(
    qtbot: QtBot, context: Context, appearance: Appearance, texts: Texts
) -> None:
    window = MainWindow(context, [Page("states", TITLE, Icon.VIEWS, StatesPage)])
    qtbot.addWidget(window)
    window.resize(1440, 900)
    shown(window)
    window.open("states")
    appearance.choose(scale=2.0)
    texts.speak(Stretched(Language.EN, LOCALE))
    settle()
    assert cut_texts(window) == []
    window.keys.remove()
