from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMainWindow, QVBoxLayout, QWidget

from tests.ui.driving import ALT, CTRL, SHIFT, press, shown, type_text
from twincities.ui.forms.inputs import TextInput
from twincities.ui.keys import CYRILLIC_ROWS, Keys, bind, latin_key

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot


class Bench(QMainWindow):
    """A window with a field, an action and a place to write down what happened."""

    def __init__(self) -> None:
        super().__init__()
        self.done: list[str] = []
        centre = QWidget()
        self.field = TextInput()
        self.table = QWidget()
        self.table.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        layout = QVBoxLayout(centre)
        layout.addWidget(self.field)
        layout.addWidget(self.table)
        self.setCentralWidget(centre)
        save = QAction(self)
        save.setShortcut(QKeySequence("Ctrl+S"))
        save.triggered.connect(lambda _checked: self.done.append("save"))
        self.addAction(save)
        bind(centre, "Alt+1", lambda: self.done.append("first section"))
        self.keys = Keys(lambda: self.done.append("undo"), lambda: self.done.append("redo"), self)


@pytest.fixture
def bench(qtbot: QtBot) -> Iterator[Bench]:
    made = Bench()
    qtbot.addWidget(made)
    shown(made)
    made.field.setFocus()
    yield made
    made.keys.remove()


def key_of(letter: str) -> int:
    return ord(letter.upper())


@pytest.mark.parametrize("letter", ["S", "Ы"])
def test_ctrl_s_saves_in_latin_and_cyrillic_layouts(bench: Bench, letter: str) -> None:
    press(key_of(letter), CTRL)
    assert bench.done == ["save"]


def test_a_section_key_works_where_digits_type_kazakh_letters(bench: Bench) -> None:
    bind(bench, "Ctrl+2", lambda: bench.done.append("second page"))
    press(key_of("ә"), CTRL)
    assert bench.done == ["second page"]


def test_ctrl_z_takes_back_typing_first_and_records_next(bench: Bench) -> None:
    type_text("Шымкент")
    press(Qt.Key.Key_Z, CTRL)
    assert bench.field.text() == ""
    assert bench.done == []
    press(Qt.Key.Key_Z, CTRL)
    assert bench.done == ["undo"]


def test_ctrl_z_works_on_a_cyrillic_layout(bench: Bench) -> None:
    type_text("қала")
    press(key_of("Я"), CTRL)
    assert bench.field.text() == ""
    bench.table.setFocus()
    press(key_of("Я"), CTRL)
    press(key_of("Я"), CTRL | SHIFT)
    assert bench.done == ["undo", "redo"]


def test_ctrl_c_copies_from_a_field_on_a_cyrillic_layout(bench: Bench) -> None:
    bench.field.set_value("Стивенейдж")
    bench.field.selectAll()
    press(key_of("С"), CTRL)
    assert QGuiApplication.clipboard().text() == "Стивенейдж"


def test_typing_cyrillic_is_left_alone(bench: Bench) -> None:
    type_text("Ыстықкөл")
    assert bench.field.text() == "Ыстықкөл"
    assert bench.done == []


def test_a_section_key_works_through_qts_own_shortcuts_too(bench: Bench) -> None:
    QTest.keyClick(bench.field, Qt.Key.Key_1, ALT)
    assert bench.done == ["first section"]


@pytest.mark.parametrize("row", range(3))
def test_every_cyrillic_letter_has_a_latin_place(row: int) -> None:
    for letter in CYRILLIC_ROWS[row]:
        event = QKeyEvent(QEvent.Type.KeyPress, ord(letter), CTRL, letter)
        assert latin_key(event) < 0x80
