"""A second order of the journal: by Shift+click on a title, from the menu by keyboard, kept in views."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from tests.ui.driving import NONE, SHIFT, press, settle
from twincities.domain.keys import new_key
from twincities.services.list_order import Order, orders
from twincities.services.views import View, written
from twincities.services.visit_filter import VisitQuery, VisitSort
from twincities.ui.tables.columns import Sort

if TYPE_CHECKING:
    from tests.ui.visits.scenes import Scene

Key = Qt.Key
quiet = pytest.mark.qt_log_ignore("does not support raise", "does not support grabbing", extend=True)


def click(scene: Scene, column: str, held: Qt.KeyboardModifier = NONE) -> None:
    table = scene.page.table
    header = table.horizontalHeader()
    section = next(number for number, one in enumerate(table.model_.columns) if one.id == column)
    spot = QPoint(header.sectionViewportPosition(section) + header.sectionSize(section) // 2, 10)
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, held, spot)
    scene.rest()


def asked(scene: Scene) -> tuple[Order[VisitSort], ...]:
    return orders(scene.page.filters.query)


def rows(scene: Scene) -> list[tuple[str, str]]:
    found = scene.page.feed.rows(scene.page.table.model_.ids)
    return [(row.host, row.start.edtf()) for row in found if row is not None]


def walk_to(menu: QMenu, words: str) -> QMenu:
    """Open an entry's own menu by keyboard."""
    menu.setActiveAction(next(action for action in menu.actions() if action.text() == words))
    press(Key.Key_Right, widget=menu)
    settle()
    opened = QApplication.activePopupWidget()
    assert isinstance(opened, QMenu)
    assert opened is not menu
    return opened


def choose_then(scene: Scene, words: str) -> None:
    """Choose a second order by keyboard, from the menu that Shift+F10 opens."""
    table = scene.page.table
    at = table.visualRect(table.selectionModel().currentIndex()).center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, at, table.viewport().mapToGlobal(at))
    QApplication.sendEvent(table.viewport(), event)
    settle()
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    then = walk_to(walk_to(menu, "Sort"), "Then")
    then.setActiveAction(next(action for action in then.actions() if action.text() == words))
    press(Key.Key_Return, widget=then)
    scene.rest()


def test_shift_and_click_add_a_second_order_and_turn_it_round(scene: Scene) -> None:
    click(scene, "host")
    assert asked(scene) == (Order(VisitSort.HOST),)
    click(scene, "start", SHIFT)
    assert asked(scene) == (Order(VisitSort.HOST), Order(VisitSort.START))
    rising = rows(scene)
    hosts = [host for host, _start in rising]
    assert len(set(hosts)) < len(hosts)
    by_host = {host: [start for one, start in rising if one == host] for host in hosts}
    assert all(starts == sorted(starts) for starts in by_host.values())
    click(scene, "start", SHIFT)
    assert asked(scene) == (Order(VisitSort.HOST), Order(VisitSort.START, descending=True))
    assert [host for host, _start in rows(scene)] == hosts
    assert all(
        [start for one, start in rows(scene) if one == host] == starts[::-1]
        for host, starts in by_host.items()
    )


def test_shift_and_click_on_the_first_turn_it_round_and_another_takes_the_seconds_place(scene: Scene) -> None:
    click(scene, "host")
    click(scene, "kind", SHIFT)
    click(scene, "host", SHIFT)
    assert asked(scene) == (Order(VisitSort.HOST, descending=True), Order(VisitSort.KIND))
    click(scene, "status", SHIFT)
    assert asked(scene) == (Order(VisitSort.HOST, descending=True), Order(VisitSort.STATUS))


def test_a_click_without_shift_drops_the_second_order(scene: Scene) -> None:
    click(scene, "host")
    click(scene, "start", SHIFT)
    click(scene, "kind")
    assert asked(scene) == (Order(VisitSort.KIND),)
    assert scene.page.table.next_sorts("kind") == (Sort("kind", descending=True),)


def test_both_orders_have_an_arrow_and_the_second_is_lighter(scene: Scene) -> None:
    header = scene.page.table.horizontalHeader()
    click(scene, "host")
    one = header.grab().toImage()
    click(scene, "start", SHIFT)
    two = header.grab().toImage()
    assert one != two
    click(scene, "start")
    click(scene, "host", SHIFT)
    assert header.grab().toImage() != two


@quiet
def test_the_menu_gives_a_second_order_by_keyboard_and_an_order_drops_it(scene: Scene) -> None:
    scene.page.focus_table()
    choose_then(scene, "By host")
    assert asked(scene) == (Order(VisitSort.START, descending=True), Order(VisitSort.HOST))
    choose_then(scene, "By host")
    assert asked(scene)[1] == Order(VisitSort.HOST, descending=True)
    order = next(action for action in scene.page.deeds.menu().actions() if action.text() == "Sort").menu()
    assert isinstance(order, QMenu)
    order.actions()[1].trigger()
    scene.rest()
    assert asked(scene) == (Order(VisitSort.HOST),)


def test_a_view_keeps_the_second_order(scene: Scene) -> None:
    click(scene, "host")
    click(scene, "kind", SHIFT)
    stored = written(scene.page.filters.query)
    scene.services.views.keep("visits", View(new_key(), "By host and kind", stored))
    scene.page.views.show_view(None)
    scene.rest()
    assert scene.page.filters.query == VisitQuery()
    menu = scene.page.views.menu()
    next(action for action in menu.actions() if action.text() == "By host and kind").trigger()
    scene.rest()
    assert asked(scene) == (Order(VisitSort.HOST), Order(VisitSort.KIND))
    assert not scene.page.views.is_changed
