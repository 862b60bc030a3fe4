from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtTest import QTest

from tests.ui.driving import NONE, shown
from twincities.ui.furniture.chips import ChipLook
from twincities.ui.furniture.row_look import RowLook
from twincities.ui.furniture.row_places import places
from twincities.ui.furniture.rows import CardRow
from twincities.ui.theme.appearance import look
from twincities.ui.theme.icons import Icon
from twincities.ui.theme.tokens import Tone, Type

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from twincities.ui.texts import Texts

CHIP = ChipLook("29 days", Tone.WARN, Icon.DEADLINE)
LONG = "Memorandum on cooperation · Grosseto"
ROOM = QRectF(16, 1, 280, 49)


@pytest.mark.parametrize("title", ["Protocol", LONG])
@pytest.mark.parametrize("chip", [CHIP, None])
def test_what_stands_at_the_right_of_a_row_takes_no_room_from_its_title(
    texts: Texts, title: str, chip: ChipLook | None
) -> None:
    at = places(RowLook(title, "notice by 22.12.2026", chip=chip, right="Briefing", right_go=print), ROOM)
    assert at.first.width() >= look().metrics(Type.STRONG).horizontalAdvance(title)
    for part in (at.chip, at.link):
        assert ROOM.contains(part) or part.isEmpty()
        assert not part.intersects(at.second)
        assert not part.intersects(at.first)
    assert not at.chip.intersects(at.link)


@pytest.mark.parametrize("title", ["Protocol", LONG])
def test_the_link_of_a_row_is_followed_where_it_stands(qtbot: QtBot, texts: Texts, title: str) -> None:
    followed: list[str] = []
    row = CardRow()
    qtbot.addWidget(row)
    row.show_look(
        RowLook(
            title,
            "March 2027",
            chip=CHIP,
            right="Briefing",
            right_go=lambda: followed.append("briefing"),
            go=lambda: followed.append("visit"),
        )
    )
    row.resize(312, row.sizeHint().height())
    shown(row)
    at = places(row.look, QRectF(16, 1, 280, row.height() - 1))
    for spot in (at.link.center().toPoint(), at.first.center().toPoint(), QPoint(20, row.height() - 8)):
        QTest.mouseClick(row, Qt.MouseButton.LeftButton, NONE, spot)
    assert followed == ["briefing", "visit", "visit"]


def test_a_document_that_is_cut_still_says_with_whom_it_is(qtbot: QtBot, texts: Texts) -> None:
    rows = [CardRow(), CardRow()]
    for row, partner in zip(rows, (" · Izmir", " · Adana"), strict=True):
        qtbot.addWidget(row)
        row.show_look(RowLook(2 * LONG + partner, "in force", end=partner))
        row.resize(312, row.sizeHint().height())
    first, second = (row.grab().toImage() for row in rows)
    assert first != second
