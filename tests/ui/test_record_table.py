from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester, QTest

from tests.ui.driving import CTRL, NONE, SHIFT, Stretched, press, settle, shown
from twincities.i18n import N_, Language
from twincities.paths import LOCALE
from twincities.ui.furniture.chips import ChipLook
from twincities.ui.tables.columns import EMPTY, Align, Cell, Column, Sort
from twincities.ui.tables.model import PAGE
from twincities.ui.tables.record_table import RecordTable
from twincities.ui.theme.tokens import Tone

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pytestqt.qtbot import QtBot

    from twincities.ui.texts import Texts


@dataclass(frozen=True)
class Partner:
    name: str
    country: str
    year: int | None


class Register:
    """A register that writes down what it was asked for."""

    def __init__(self, count: int) -> None:
        self.rows = {
            n: Partner(f"City {n}", "Kazakhstan", 1990 + n % 30 or None) for n in range(1, count + 1)
        }
        self.asked: list[int] = []

    def fetch(self, ids: Sequence[int]) -> list[Partner | None]:
        self.asked.append(len(ids))
        return [self.rows.get(record) for record in ids]


COLUMNS = (
    Column[Partner]("name", N_("Partner"), lambda row, _: Cell(row.name, row.country), stretch=True),
    Column[Partner](
        "since",
        N_("Since"),
        lambda row, _: Cell(str(row.year), inferred=True) if row.year else EMPTY,
        Align.RIGHT,
    ),
    Column[Partner](
        "status",
        N_("Legal status"),
        lambda _row, texts: Cell(
            chip=ChipLook(texts(N_("in force")), Tone.OK), spoken="legal status: in force"
        ),
        priority=1,
        sortable=False,
    ),
)


@pytest.fixture
def register() -> Register:
    return Register(3)


@pytest.fixture
def table(qtbot: QtBot, texts: Texts, register: Register) -> Iterator[RecordTable[Partner]]:
    made = RecordTable(texts, COLUMNS, register.fetch)
    QAbstractItemModelTester(made.model_, QAbstractItemModelTester.FailureReportingMode.Fatal, made)
    qtbot.addWidget(made)
    made.resize(700, 400)
    made.set_ids(register.rows)
    shown(made)
    made.setFocus()
    yield made
    made.hide()


def test_a_hundred_thousand_records_are_read_a_page_at_a_time(qtbot: QtBot, texts: Texts) -> None:
    register = Register(100_000)
    table = RecordTable(texts, COLUMNS, register.fetch)
    qtbot.addWidget(table)
    table.resize(700, 400)
    table.set_ids(register.rows)
    shown(table)
    assert register.asked == [PAGE]
    press(Qt.Key.Key_End, widget=table)
    settle()
    assert table.current_id() == 100_000
    assert sum(register.asked) <= 3 * PAGE


def test_the_rest_of_a_long_list_joins_the_rows_that_stand(qtbot: QtBot, texts: Texts) -> None:
    register = Register(1_000)
    table = RecordTable(texts, COLUMNS, register.fetch)
    qtbot.addWidget(table)
    table.resize(700, 400)
    table.set_ids(range(1, 201))
    shown(table)
    table.select_id(5)
    register.asked.clear()
    assert table.extend_ids(range(1, 1_001))
    settle()
    assert not register.asked
    assert (table.current_id(), table.selected_ids(), len(table.model_.ids)) == (5, [5], 1_000)
    assert [table.model_.cells(row)[0].text for row in (0, 199, 200, 999)] == [
        "City 1",
        "City 200",
        "City 201",
        "City 1000",
    ]


@pytest.mark.parametrize("others", [[], [1, 2], [1, 2, 3], [2, 1, 3, 4]])
def test_other_records_are_no_continuation(table: RecordTable[Partner], others: list[int]) -> None:
    assert not table.extend_ids(others)
    assert list(table.model_.ids) == [1, 2, 3]
    assert table.extend_ids([1, 2, 3, 4])


def test_many_rows_are_copied_with_few_questions(qtbot: QtBot, texts: Texts) -> None:
    register = Register(1_000)
    table = RecordTable(texts, COLUMNS, register.fetch)
    qtbot.addWidget(table)
    table.set_ids(register.rows)
    table.selectAll()
    register.asked.clear()
    table.copy()
    lines = QGuiApplication.clipboard().text().split("\n")
    assert (len(lines), lines[-1].split("\t")[0]) == (1_001, "City 1000, Kazakhstan")
    assert len(register.asked) <= 3


def test_the_selection_stays_with_its_record_when_the_order_changes(table: RecordTable[Partner]) -> None:
    table.select_id(1)
    table.set_ids([3, 2, 1])
    assert table.current_id() == 1
    assert table.selected_ids() == [1]


def test_after_deleting_the_next_record_is_under_the_keyboard(table: RecordTable[Partner]) -> None:
    table.select_id(2)
    table.set_ids([1, 3])
    assert table.current_id() == 3


def test_a_single_record_is_selected_at_once(table: RecordTable[Partner]) -> None:
    table.set_ids([2])
    assert table.selected_ids() == [2]


def test_a_click_on_a_title_asks_for_an_order_and_sorts_nothing(
    qtbot: QtBot, table: RecordTable[Partner], register: Register
) -> None:
    header = table.horizontalHeader()
    with qtbot.waitSignal(table.sort_wanted) as wanted:
        place = header.viewport().rect().center() / 8
        QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, NONE, place)
    assert wanted.args == [(Sort("name"),)]
    assert list(table.model_.ids) == [1, 2, 3]


def test_the_menu_sorts_by_keyboard_too(qtbot: QtBot, table: RecordTable[Partner]) -> None:
    entries = table.sort_actions()
    assert [action.text() for action in entries] == ["Partner", "Since"]
    with qtbot.waitSignal(table.sort_wanted) as wanted:
        entries[1].trigger()
    assert wanted.args == [(Sort("since"),)]


def test_a_second_click_turns_the_order_round(table: RecordTable[Partner]) -> None:
    table.show_sorts([Sort("since")])
    assert table.next_sorts("since") == (Sort("since", descending=True),)
    assert table.next_sorts("name", add=True) == (Sort("since"), Sort("name"))
    table.show_sorts([Sort("since"), Sort("name")])
    assert table.next_sorts("name", add=True) == (Sort("since"), Sort("name", descending=True))
    assert table.next_sorts("status", add=True) == (Sort("since"), Sort("status"))
    assert [action.text() for action in table.sort_actions(add=True)] == ["Partner"]


def test_enter_opens_the_record_and_ctrl_enter_in_a_window_of_its_own(
    qtbot: QtBot, table: RecordTable[Partner]
) -> None:
    table.select_id(2)
    with qtbot.waitSignal(table.opened) as opened:
        press(Qt.Key.Key_Return)
    with qtbot.waitSignal(table.opened_in_window) as opened_apart:
        press(Qt.Key.Key_Return, CTRL)
    assert opened.args == opened_apart.args == [2]


def test_keys_mark_extend_and_delete(qtbot: QtBot, table: RecordTable[Partner]) -> None:
    table.select_id(1)
    press(Qt.Key.Key_Down, SHIFT)
    assert table.selected_ids() == [1, 2]
    press(Qt.Key.Key_Space)
    assert table.selected_ids() == [1]
    with qtbot.waitSignal(table.delete_wanted) as wanted:
        press(Qt.Key.Key_Delete)
    assert wanted.args == [[1]]


def test_typing_asks_the_page_for_a_name(table: RecordTable[Partner]) -> None:
    asked: list[str] = []
    table.jump_wanted.connect(asked.append)
    for letter in "қы":
        press(0, text=letter)
    assert asked == ["қ", "қы"]


def test_copied_rows_carry_their_headers(table: RecordTable[Partner]) -> None:
    table.selectAll()
    press(Qt.Key.Key_C, CTRL)
    lines = QGuiApplication.clipboard().text().split("\n")
    assert lines[0] == "Partner\tSince\tLegal status"
    assert lines[1] == "City 1, Kazakhstan\t1991\tin force"
    assert len(lines) == 4


def test_a_cell_speaks_its_chip_with_the_axis(table: RecordTable[Partner]) -> None:
    index = table.model_.index(0, 2)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "legal status: in force"


def test_a_record_that_is_gone_leaves_an_empty_row(table: RecordTable[Partner]) -> None:
    table.set_ids([1, 99])
    assert table.model_.index(1, 0).data() == ""


def test_the_least_important_column_hides_where_the_table_is_narrow(table: RecordTable[Partner]) -> None:
    assert not table.isColumnHidden(2)
    table.resize(260, 400)
    settle()
    assert table.isColumnHidden(2)
    assert not table.isColumnHidden(0)


def test_another_language_rewrites_titles_and_cells(table: RecordTable[Partner], texts: Texts) -> None:
    texts.speak(Stretched(Language.EN, LOCALE))
    assert str(table.model_.headerData(0, Qt.Orientation.Horizontal)).startswith("Partnerm")
    assert str(table.model_.index(0, 2).data()).startswith("in forcem")


def test_grey_rows_stand_where_nothing_is_known_yet(qtbot: QtBot, texts: Texts, register: Register) -> None:
    table = RecordTable(texts, COLUMNS, register.fetch)
    qtbot.addWidget(table)
    table.resize(600, 300)
    shown(table)
    empty = table.viewport().grab().toImage()
    qtbot.waitUntil(lambda: table.viewport().grab().toImage() != empty)
    table.set_ids([])
    assert table.viewport().grab().toImage() == empty


WIDE = (
    *COLUMNS,
    *(
        Column[Partner](f"more{n}", N_("Since"), lambda row, _: Cell(row.country), width=200)
        for n in range(4)
    ),
)


@pytest.fixture
def wide(qtbot: QtBot, texts: Texts, register: Register) -> Iterator[RecordTable[Partner]]:
    """Make a table that is wider than its room, scrolled to its end."""
    made = RecordTable(texts, WIDE, register.fetch)
    qtbot.addWidget(made)
    made.resize(500, 300)
    made.set_ids(register.rows)
    shown(made)
    made.horizontalScrollBar().setValue(made.horizontalScrollBar().maximum())
    yield made
    settle()


def test_the_first_column_stays_where_it_is_while_the_table_is_scrolled_sideways(
    wide: RecordTable[Partner],
) -> None:
    wide.setColumnWidth(0, 180)
    over = wide.grab(QRect(0, 0, 170, 120)).toImage()
    wide.horizontalScrollBar().setValue(0)
    assert wide.grab(QRect(0, 0, 170, 120)).toImage() == over


def test_a_click_on_the_column_that_stays_takes_its_record(qtbot: QtBot, wide: RecordTable[Partner]) -> None:
    spot = QPoint(20, wide.rowViewportPosition(2) + 5)
    assert wide.indexAt(spot).column() == 0
    at = wide.horizontalScrollBar().value()
    QTest.mouseClick(wide.viewport(), Qt.MouseButton.LeftButton, NONE, spot)
    assert wide.current_id() == 3
    assert wide.horizontalScrollBar().value() == at > 0
    header = wide.horizontalHeader().viewport()
    with qtbot.waitSignal(wide.sort_wanted) as wanted:
        QTest.mouseClick(header, Qt.MouseButton.LeftButton, NONE, QPoint(20, header.height() // 2))
    assert wanted.args == [(Sort("name"),)]


def test_the_keyboard_walks_down_without_scrolling_back(wide: RecordTable[Partner]) -> None:
    wide.select_id(1)
    at = wide.horizontalScrollBar().value()
    press(Qt.Key.Key_Down)
    assert wide.current_id() == 2
    assert wide.horizontalScrollBar().value() == at > 0


def test_the_keyboard_walks_to_further_columns_and_back(wide: RecordTable[Partner]) -> None:
    wide.horizontalScrollBar().setValue(0)
    wide.select_id(2)
    for _ in WIDE:
        press(Qt.Key.Key_Right, CTRL)
    assert wide.horizontalScrollBar().value() == wide.horizontalScrollBar().maximum()
    for _ in WIDE:
        press(Qt.Key.Key_Left, CTRL)
    assert wide.horizontalScrollBar().value() == 0
    assert wide.selected_ids() == [2]


def test_a_column_wider_than_two_thirds_of_the_table_is_scrolled_with_the_others(
    wide: RecordTable[Partner],
) -> None:
    wide.setColumnWidth(0, 400)
    wide.horizontalScrollBar().setValue(wide.horizontalScrollBar().maximum())
    assert wide.indexAt(QPoint(20, 5)).column() != 0


def test_the_column_that_a_table_is_sorted_by_never_gives_way(table: RecordTable[Partner]) -> None:
    table.resize(260, 400)
    settle()
    assert table.isColumnHidden(2)
    table.show_sorts([Sort("status")])
    assert not table.isColumnHidden(2)
    table.show_sorts([Sort("name")])
    assert table.isColumnHidden(2)
