from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QLabel, QWidget

from tests.ui.driving import Stretched
from twincities.i18n import N_, NN_, Language
from twincities.paths import LOCALE

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from twincities.ui.texts import Texts

GREETING = N_("Twin cities of {city}")


def test_a_change_of_language_says_everything_again(qtbot: QtBot, texts: Texts) -> None:
    label = QLabel()
    qtbot.addWidget(label)
    texts.say(label.setText, GREETING, city="Celle")
    assert label.text() == "Twin cities of Celle"
    with qtbot.waitSignal(texts.changed):
        texts.speak(Stretched(Language.EN, LOCALE))
    assert label.text().startswith("Twin cities of Cellem")


def test_saying_again_replaces_what_was_said(qtbot: QtBot, texts: Texts) -> None:
    label = QLabel()
    qtbot.addWidget(label)
    texts.say(label.setText, GREETING, city="Celle")
    texts.say(label.setText, GREETING, city="Tavistock")
    texts.speak(texts.words)
    assert label.text() == "Twin cities of Tavistock"


def test_a_deleted_widget_is_not_spoken_to(qtbot: QtBot, texts: Texts) -> None:
    holder = QWidget()
    label = QLabel(holder)
    said: list[str] = []
    texts.say(said.append, GREETING, owner=label, city="Celle")
    texts.say(label.setText, GREETING, city="Celle")
    holder.deleteLater()
    qtbot.waitUntil(lambda: _gone(label))
    texts.speak(texts.words)
    assert said == ["Twin cities of Celle"]


def _gone(widget: QWidget) -> bool:
    try:
        widget.isVisible()
    except RuntimeError:
        return True
    return False


def test_a_message_within_a_message_is_said_too(texts: Texts) -> None:
    assert texts(N_("{status}: since 1990"), status=N_("in force")) == "in force: since 1990"


def test_counted_messages_are_said_with_their_plural(texts: Texts) -> None:
    assert texts(NN_("{count} visit", "{count} visits"), count=1) == "1 visit"
    assert texts(NN_("{count} visit", "{count} visits"), count=1200) == "1,200 visits"


def test_a_plain_function_needs_an_owner(texts: Texts) -> None:
    said: list[str] = []
    with pytest.raises(TypeError):
        texts.say(said.append, GREETING, city="Celle")
