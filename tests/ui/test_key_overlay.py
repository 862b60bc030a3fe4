from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QScrollArea, QWidget

from tests.ui.driving import Stretched, cut_texts, press, settle, shown
from twincities.i18n import N_, Language, Words
from twincities.paths import LOCALE
from twincities.ui.furniture.layouts import column
from twincities.ui.key_overlay import KeyOverlay
from twincities.ui.texts import Texts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from twincities.ui.theme.appearance import Appearance

MANY = [(f"Ctrl+Shift+F{number}", N_("Find a record or a command")) for number in range(1, 13)]
LONG = [*MANY, ("Ctrl+Alt+P", N_("A commitment that somebody has promised on a visit long ago"))]


@pytest.fixture
def window(qapp: QApplication) -> Iterator[QWidget]:
    made = QWidget()
    column(made).addWidget(QLineEdit())
    yield made
    made.close()
    made.deleteLater()
    settle()


def overlay(texts: Texts, window: QWidget, size: tuple[int, int]) -> KeyOverlay:
    window.resize(*size)
    shown(window)
    made = KeyOverlay(texts, window, LONG)
    settle()
    return made


def scroll_of(made: KeyOverlay) -> QScrollArea:
    (found,) = made.findChildren(QScrollArea)
    return found


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("size", [(960, 600), (1440, 900), (720, 450)])
def test_no_line_is_cut_and_nothing_leaves_the_window(
    window: QWidget, appearance: Appearance, size: tuple[int, int], scale: float
) -> None:
    appearance.choose(appearance.theme, scale)
    made = overlay(
        Texts(Stretched(Language.EN, LOCALE)), window, (int(size[0] * scale), int(size[1] * scale))
    )
    assert cut_texts(made) == []
    panel = scroll_of(made).parentWidget()
    assert panel is not None
    assert made.rect().contains(panel.geometry())


def test_the_arrows_scroll_where_not_all_keys_are_seen_and_any_other_key_closes(window: QWidget) -> None:
    made = overlay(Texts(Words(Language.EN, LOCALE)), window, (720, 450))
    bar = scroll_of(made).verticalScrollBar()
    press(Qt.Key.Key_Down)
    assert bar.value() > 0
    press(Qt.Key.Key_Escape)
    assert made.isHidden()


def test_where_all_keys_are_seen_the_arrows_close_it_too(window: QWidget) -> None:
    made = overlay(Texts(Words(Language.EN, LOCALE)), window, (1440, 900))
    press(Qt.Key.Key_Down)
    assert made.isHidden()
