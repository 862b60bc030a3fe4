from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit

from twincities.settings import Theme
from twincities.ui.forms.inputs import LongTextInput, TextInput
from twincities.ui.furniture.labels import Label
from twincities.ui.theme.icons import Icon
from twincities.ui.theme.tokens import DARK, LIGHT, Height, Type

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from twincities.ui.theme.appearance import Appearance
    from twincities.ui.theme.tokens import Colours


def test_the_theme_changes_while_the_window_is_open(qtbot: QtBot, appearance: Appearance) -> None:
    label = Label("Grosseto")
    qtbot.addWidget(label)
    label.show()
    appearance.choose(Theme.DARK)
    assert appearance.dark
    assert label.palette().color(QPalette.ColorRole.WindowText).name().upper() == DARK.text
    assert QApplication.palette().color(QPalette.ColorRole.Window).name().upper() == DARK.window
    appearance.choose(Theme.LIGHT)
    assert label.palette().color(QPalette.ColorRole.WindowText).name().upper() == LIGHT.text


def test_the_scale_changes_text_and_controls_together(qtbot: QtBot, appearance: Appearance) -> None:
    label, field = Label("Grosseto", Type.H1), TextInput()
    qtbot.addWidget(label)
    qtbot.addWidget(field)
    field.show()
    before = label.font().pixelSize(), field.sizeHint().height()
    appearance.choose(scale=2.0)
    assert (label.font().pixelSize(), field.sizeHint().height()) == (before[0] * 2, before[1] * 2)


def test_steps_of_the_scale_end_at_one_hundred_and_two_hundred_per_cent(appearance: Appearance) -> None:
    appearance.step(-1)
    assert appearance.scale == 1.0
    for _ in range(9):
        appearance.step(1)
    assert appearance.scale == 2.0
    appearance.step(0)
    assert appearance.scale == 1.0


def test_a_control_is_as_high_as_the_design_says(qtbot: QtBot) -> None:
    field = TextInput()
    qtbot.addWidget(field)
    field.resize(field.sizeHint())
    field.show()
    assert field.height() == Height.CONTROL


@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5, 2.0])
def test_one_line_in_a_field_of_many_is_as_high_as_every_control(
    qtbot: QtBot, appearance: Appearance, scale: float
) -> None:
    appearance.choose(scale=scale)
    field, other = LongTextInput(lines=1), TextInput()
    for widget in (field, other):
        qtbot.addWidget(widget)
        widget.show()
    field.set_value("Grosseto")
    assert field.height() == other.sizeHint().height()
    assert not field.verticalScrollBar().isVisible()


@pytest.mark.parametrize(("theme", "colours"), [(Theme.LIGHT, LIGHT), (Theme.DARK, DARK)])
@pytest.mark.parametrize("kind", [TextInput, LongTextInput])
def test_what_could_be_typed_is_said_in_the_lightest_text_that_can_be_read(
    qtbot: QtBot, appearance: Appearance, theme: Theme, colours: Colours, kind: Callable[[], QWidget]
) -> None:
    field = kind()
    qtbot.addWidget(field)
    field.show()
    appearance.choose(theme)
    assert field.palette().color(QPalette.ColorRole.PlaceholderText).name().upper() == colours.text3


def test_every_icon_of_the_design_is_in_the_font(appearance: Appearance) -> None:
    for icon in Icon:
        picture = appearance.icon_pixmap(icon).toImage()
        assert any(
            picture.pixelColor(x, y).alpha() for x in range(picture.width()) for y in range(picture.height())
        )


def test_the_bundled_font_has_every_kazakh_letter() -> None:
    assert "Inter" in QFontDatabase.families()
    assert QFontDatabase.WritingSystem.Cyrillic in QFontDatabase.writingSystems("Inter")


def test_qt_loses_no_reference_to_none(qtbot: QtBot) -> None:
    """PySide6 6.12.0 lost one on nearly every call under Python 3.11 and killed the process."""
    label, field = QLabel(), QLineEdit()
    qtbot.addWidget(label)
    qtbot.addWidget(field)
    before = sys.getrefcount(None)
    for number in range(2000):
        label.setText(str(number))
        field.setText(str(number))
    assert sys.getrefcount(None) > before - 200
