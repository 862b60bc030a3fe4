"""A second order inside the ledger's groups: what is urgent leads all the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from tests.ui.driving import NONE, SHIFT
from twincities.services.ledger_filter import LedgerGroup, LedgerQuery, LedgerSort
from twincities.services.list_order import Order, orders

if TYPE_CHECKING:
    from tests.ui.today.scenes import Scene


def click(scene: Scene, column: str, held: Qt.KeyboardModifier = NONE) -> None:
    header, columns = scene.page.table.horizontalHeader(), scene.page.table.model_.columns
    section = next(number for number, one in enumerate(columns) if one.id == column)
    spot = QPoint(header.sectionViewportPosition(section) + header.sectionSize(section) // 2, 10)
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, held, spot)
    scene.rest()


def without_deadline(scene: Scene) -> list[str | None]:
    ledger, viewer = scene.services.ledger, scene.page.feed.viewer
    rows = ledger.rows(ledger.ids(LedgerGroup.NO_DEADLINE, scene.page.filters.query, viewer), viewer)
    assert [row.id for row in rows] == [
        n for n in scene.page.table.model_.ids if n in {row.id for row in rows}
    ]
    return [row.side.value if row.side else None for row in rows]


def test_promises_of_one_age_stand_by_what_shift_and_click_ask_for(scene: Scene) -> None:
    click(scene, "side", SHIFT)
    assert orders(scene.page.filters.query) == (Order(LedgerSort.DUE), Order(LedgerSort.SIDE))
    assert without_deadline(scene) == ["ours", "both"]
    click(scene, "side", SHIFT)
    assert without_deadline(scene) == ["both", "ours"]
    click(scene, "due")
    assert scene.page.filters.query == LedgerQuery()


def test_a_click_alone_does_it_too_for_the_deadline_always_leads(scene: Scene) -> None:
    click(scene, "partner")
    click(scene, "side")
    assert orders(scene.page.filters.query) == (Order(LedgerSort.DUE), Order(LedgerSort.SIDE))


def test_the_menu_offers_the_second_order(scene: Scene) -> None:
    entries = {action.text(): action.menu() for action in scene.page.deeds.menu().actions()}
    order = entries["Sort"]
    assert isinstance(order, QMenu)
    then = order.actions()[-1].menu()
    assert isinstance(then, QMenu)
    assert [action.text() for action in then.actions()] == ["By partner", "By side", "By state"]
    then.actions()[0].trigger()
    scene.rest()
    assert scene.page.filters.query == LedgerQuery(then=LedgerSort.PARTNER)
    order.actions()[0].trigger()
    scene.rest()
    assert scene.page.filters.query == LedgerQuery()
