from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from tests.ui.driving import shown
from twincities.i18n import N_
from twincities.ui.furniture.buttons import Button, ButtonKind
from twincities.ui.furniture.cards import Card
from twincities.ui.tables.columns import Align, Cell, Column
from twincities.ui.tables.entry_model import EntryColumn
from twincities.ui.tables.entry_table import EntryTable
from twincities.ui.tables.short_table import ShortTable
from twincities.ui.theme.appearance import look
from twincities.ui.theme.tokens import Space

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QImage
    from PySide6.QtWidgets import QTableView
    from pytestqt.qtbot import QtBot

    from twincities.ui.texts import Texts

BEARING = 2
"""How far the ink of a letter may begin beside where its text does, in pixels."""
HELD = N_("Held")


def _entries(texts: Texts) -> tuple[QWidget, QTableView]:
    table = EntryTable(
        texts, (EntryColumn("post", N_("Held"), stretch=1), EntryColumn("from", HELD, align=Align.RIGHT))
    )
    table.set_rows([{"post": "Head", "from": "Held"}])
    return table, table.grid


def _records(texts: Texts) -> tuple[QWidget, QTableView]:
    columns: tuple[Column[str], ...] = (
        Column("name", N_("Held"), lambda name, _words: Cell(name), stretch=True),
        Column("since", HELD, lambda name, _words: Cell(name), Align.RIGHT),
    )
    table: ShortTable[str] = ShortTable(texts, columns, lambda ids: ["Held" for _ in ids], two_lines=False)
    table.show_ids([1])
    return table, table


@pytest.mark.parametrize("make", [_entries, _records])
def test_the_outer_columns_of_a_cards_table_stand_below_its_title_and_its_link(
    qtbot: QtBot, texts: Texts, make: Callable[[Texts], tuple[QWidget, QTableView]]
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    card = Card(texts, HELD, padded=False)
    card.add_action(Button(texts, HELD, ButtonKind.LINK, compact=True))
    table, view = make(texts)
    card.body.addWidget(table)
    elsewhere = QLineEdit()
    lines = QVBoxLayout(window)
    lines.addWidget(card)
    lines.addWidget(elsewhere)
    window.resize(600, 300)
    shown(window)
    elsewhere.setFocus()  # A ring around the keyboard's place is no word.
    picture = card.grab().toImage()
    above = _ink(picture, card.header.geometry())
    row = QRect(view.viewport().mapTo(card, QPoint(0, 0)), view.viewport().size())
    row.setHeight(view.rowHeight(0) - 4)
    header = view.horizontalHeader()
    titles = QRect(header.mapTo(card, QPoint(0, 0)), header.size()).adjusted(0, 0, 0, -4)
    for below in (titles, row):
        left, right = _ink(picture, below)
        assert left == pytest.approx(above[0], abs=BEARING)
        assert right == pytest.approx(above[1], abs=BEARING)
    assert above[0] == pytest.approx(look().px(Space.CARD), abs=2 * BEARING)


def _ink(picture: QImage, place: QRect) -> tuple[int, int]:
    """Return where the words in a part of a picture begin and end."""
    ground = picture.pixel(place.left() + 4, place.center().y())
    inked = [
        x
        for x in range(place.left() + 4, place.right() - 4)
        if any(picture.pixel(x, y) != ground for y in range(place.top() + 2, place.bottom()))
    ]
    return inked[0], inked[-1]
