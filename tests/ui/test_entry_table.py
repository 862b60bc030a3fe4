from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from tests.ui.driving import ALT, CTRL, SHIFT, press, settle, shown, type_text
from twincities.domain.errors import Severity
from twincities.domain.names import fold
from twincities.domain.vocabulary import Term
from twincities.i18n import N_
from twincities.ui.forms.inputs import TextInput
from twincities.ui.forms.suggestions import Suggestion
from twincities.ui.forms.terms import TermChoice
from twincities.ui.tables.entry_model import Entry, EntryColumn, EntryKind
from twincities.ui.tables.entry_table import CellProblem, EntryTable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from twincities.ui.texts import Texts


class Side(Term):
    OURS = "ours", N_("our side")
    THEIRS = "theirs", N_("their side")


PEOPLE = [
    Suggestion("p1", "Sharon Taylor", "Stevenage Borough Council"),
    Suggestion("p2", "Scott Crudgington"),
]


def suggest(text: str) -> list[Suggestion]:
    return [person for person in PEOPLE if fold(text) in fold(person.title)]


COLUMNS = (
    EntryColumn("side", N_("Side"), EntryKind.TERM, terms=tuple(Side)),
    EntryColumn("name", N_("Name"), EntryKind.RECORD, suggest=suggest, stretch=1, strong=True),
    EntryColumn("post", N_("Post on the day of the visit"), stretch=2),
)


def same_side(rows: list[Entry]) -> Entry:
    return {"side": rows[-1].get("side", Side.OURS)} if rows else {"side": Side.OURS}


@pytest.fixture
def table(qtbot: QtBot, texts: Texts) -> Iterator[EntryTable]:
    window = QWidget()
    layout = QVBoxLayout(window)
    made = EntryTable(texts, COLUMNS, same_side)
    QAbstractItemModelTester(made.model_, QAbstractItemModelTester.FailureReportingMode.Fatal, made)
    layout.addWidget(made)
    after = TextInput()
    layout.addWidget(after)
    layout.addStretch(1)
    made.left_forward.connect(after.setFocus)
    window.resize(800, 700)
    qtbot.addWidget(window)
    shown(window)
    made.begin_row()
    settle()
    yield made
    window.close()


def names(table: EntryTable) -> list[str]:
    return [str(getattr(row.get("name"), "title", "")) for row in table.rows()]


def test_a_row_is_filled_by_keyboard_alone(table: EntryTable) -> None:
    type_text("their")
    press(Qt.Key.Key_Tab)
    type_text("shar")
    press(Qt.Key.Key_Tab)
    type_text("Leader of the council")
    press(Qt.Key.Key_Return)
    assert table.rows() == [{"side": Side.THEIRS, "name": PEOPLE[0], "post": "Leader of the council"}]
    assert (table.grid.currentIndex().row(), table.grid.currentIndex().column()) == (1, 0)


def test_kazakh_and_russian_names_are_typed_as_they_are(table: EntryTable) -> None:
    table.grid.go(0, 1)
    type_text("Қуаныш Өмірзақов")
    press(Qt.Key.Key_Return)
    assert table.rows()[0]["name"] == Suggestion("", "Қуаныш Өмірзақов")


def test_an_empty_row_is_always_ready_with_the_side_of_the_row_above(table: EntryTable) -> None:
    table.set_rows([{"side": Side.THEIRS, "post": "head"}])
    assert table.model_.rowCount() == 2
    table.grid.go(1, 2)
    type_text("member")
    press(Qt.Key.Key_Return)
    assert table.rows()[1] == {"side": Side.THEIRS, "post": "member"}
    assert table.model_.rowCount() == 3


def test_enter_twice_on_the_empty_row_leaves_the_table(table: EntryTable) -> None:
    press(Qt.Key.Key_Return)
    assert table.grid.hasFocus()
    press(Qt.Key.Key_Return)
    assert not table.grid.hasFocus()


def test_tab_walks_the_cells_and_then_leaves(table: EntryTable) -> None:
    for _ in COLUMNS[1:]:
        press(Qt.Key.Key_Tab)
        assert table.grid.hasFocus()
    press(Qt.Key.Key_Tab)
    assert not table.grid.hasFocus()


def test_ctrl_d_copies_the_cell_from_above_and_with_shift_the_row(table: EntryTable) -> None:
    first: Entry = {"side": Side.THEIRS, "name": PEOPLE[1], "post": "head"}
    table.set_rows([first])
    table.grid.go(1, 2)
    press(Qt.Key.Key_D, CTRL)
    assert table.rows()[1] == {"side": Side.THEIRS, "post": "head"}
    table.grid.go(2, 0)
    press(Qt.Key.Key_D, CTRL | SHIFT)
    assert table.rows()[2] == {"side": Side.THEIRS, "post": "head"}
    table.grid.go(1, 1)
    press(ord("В"), CTRL | SHIFT)  # the same key on a Cyrillic layout
    assert table.rows()[1] == first


def test_rows_are_moved_and_removed_by_keys(table: EntryTable) -> None:
    table.set_rows([{"name": Suggestion("", name)} for name in ("A", "B", "C")])
    table.grid.go(2, 1)
    press(Qt.Key.Key_Up, ALT)
    assert names(table) == ["A", "C", "B"]
    press(Qt.Key.Key_Down, ALT | SHIFT)
    assert names(table) == ["A", "B", "C"]
    table.grid.go(0, 1)
    press(Qt.Key.Key_Delete, CTRL)
    assert names(table) == ["B", "C"]
    assert table.grid.currentIndex().row() == 0


def test_a_pasted_column_of_names_becomes_rows(table: EntryTable) -> None:
    table.grid.go(0, 1)
    QGuiApplication.clipboard().setText("Scott Crudgington\nYolanda Rugg\r\nPeter Lindsay\n")
    press(Qt.Key.Key_V, CTRL)
    assert [row["name"] for row in table.rows()] == [
        PEOPLE[1],
        Suggestion("", "Yolanda Rugg"),
        Suggestion("", "Peter Lindsay"),
    ]
    assert {row["side"] for row in table.rows()} == {Side.OURS}


def test_a_pasted_table_fills_columns(table: EntryTable) -> None:
    table.grid.go(0, 0)
    QGuiApplication.clipboard().setText("their side\tSharon Taylor\tleader\nour side\tX\tmember")
    press(Qt.Key.Key_V, CTRL)
    assert [row["side"] for row in table.rows()] == [Side.THEIRS, Side.OURS]
    assert [row["post"] for row in table.rows()] == ["leader", "member"]


def test_a_word_that_names_no_term_stays_in_its_cell_typed_or_pasted(table: EntryTable) -> None:
    table.set_rows([{"side": Side.OURS, "post": "head"}])
    table.grid.go(0, 0)
    type_text("nobody")
    press(Qt.Key.Key_Tab)
    assert table.rows()[0]["side"] == "nobody"
    assert table.model_.cell(0, 0).text == "nobody"
    table.grid.go(0, 0)
    press(Qt.Key.Key_F2)
    editor = table.grid.editor()
    assert isinstance(editor, TermChoice)
    assert editor.text() == "nobody"
    editor.selectAll()
    type_text("their side")
    press(Qt.Key.Key_Tab)
    assert table.rows()[0]["side"] is Side.THEIRS
    table.grid.go(1, 0)
    QGuiApplication.clipboard().setText("side\tSharon Taylor\tleader")
    press(Qt.Key.Key_V, CTRL)
    assert table.rows()[1]["side"] == "side"


@pytest.mark.parametrize("column", range(3))
def test_another_language_takes_nothing_of_what_is_being_typed(
    table: EntryTable, texts: Texts, column: int
) -> None:
    table.grid.go(0, column)
    type_text("Айгүл")
    typed = QApplication.focusWidget()
    texts.speak(texts.words)
    settle()
    assert QApplication.focusWidget() is typed
    type_text(" Сәрсенова")
    assert isinstance(typed, TextInput)
    assert typed.text() == "Айгүл Сәрсенова"
    press(Qt.Key.Key_Return)
    assert table.model_.text(table.rows()[0][COLUMNS[column].id]) == "Айгүл Сәрсенова"


def test_escape_gives_up_the_cell_and_keeps_what_it_held(table: EntryTable) -> None:
    table.set_rows([{"post": "head"}])
    table.grid.go(0, 2)
    type_text("x")
    press(Qt.Key.Key_Escape)
    assert table.rows() == [{"post": "head"}]


def test_delete_empties_a_cell(table: EntryTable) -> None:
    table.set_rows([{"side": Side.OURS, "post": "head"}])
    table.grid.go(0, 2)
    press(Qt.Key.Key_Delete)
    assert table.rows() == [{"side": Side.OURS}]


def test_f4_opens_the_vocabulary_of_a_cell(table: EntryTable) -> None:
    press(Qt.Key.Key_F4)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    assert table.rows() == [{"side": Side.THEIRS}]


def test_a_bad_cell_has_its_sentence_under_the_table_and_a_way_to_it(table: EntryTable) -> None:
    table.set_rows([{"name": PEOPLE[0]}, {"name": PEOPLE[0]}])
    repaired: list[str] = []
    table.show_problems(
        [
            CellProblem(
                1,
                "name",
                Severity.ERROR,
                N_("Already in the list"),
                N_("Remove the row"),
                lambda: repaired.append("removed"),
            )
        ]
    )
    assert table.severities() == [Severity.ERROR]
    table.go_to_problem(0)
    assert (table.grid.currentIndex().row(), table.grid.currentIndex().column()) == (1, 1)
    table.show_problems([])
    assert table.severities() == []


def test_the_table_grows_to_twelve_rows_and_then_scrolls(table: EntryTable) -> None:
    heights = []
    for count in (1, 5, 11, 12, 500):
        table.set_rows([{"post": "member"} for _ in range(count)])
        settle()
        heights.append(table.grid.height())
    assert heights[0] < heights[1] < heights[2]
    assert heights[2] == heights[3] == heights[4]


def test_a_change_is_told_once_and_only_when_a_person_made_it(qtbot: QtBot, table: EntryTable) -> None:
    told: list[int] = []
    table.edited.connect(lambda: told.append(1))
    table.set_rows([{"post": "head"}])
    assert told == []
    table.grid.go(0, 2)
    type_text("y")
    press(Qt.Key.Key_Return)
    assert len(told) == 1
