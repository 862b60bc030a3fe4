"""The bin gives back what was deleted, and forgets for good only after the one question."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu

from tests.ui.driving import CTRL, cut_texts, press, settle
from tests.ui.visit_of import write_visit
from twincities.domain.agreement import Agreement
from twincities.domain.partnership import Partnership, Party
from twincities.i18n import Language
from twincities.ui.bin.page import BinPage

if TYPE_CHECKING:
    from tests.fronts import Running
    from twincities.domain.keys import Key


def deleted(work: Running, count: int = 1) -> tuple[BinPage, list[Key]]:
    keys = [write_visit(work.services) for _ in range(count)]
    work.context.apply(work.services.visits.delete_visits(keys))
    page = work.page("bin")
    assert isinstance(page, BinPage)
    return page, keys


def test_an_empty_bin_says_so(work: Running) -> None:
    page = work.page("bin")
    assert not page.table.isVisible()
    assert not page.restore_button.isEnabled()
    page.setFocus()
    focus = QApplication.focusWidget()
    assert focus is not None
    assert focus.isVisible()


def test_the_menu_of_a_deleted_record_offers_what_can_be_done_with_it(work: Running) -> None:
    page, (key,) = deleted(work)
    menu = QMenu(page)
    page.table.menu_wanted.emit(menu)
    assert [action.text().partition("\t")[0] for action in menu.actions()] == [
        "Restore",
        "Remove for good…",
        "Copy",
    ]
    menu.actions()[0].trigger()
    assert not work.services.visits.open(key).deleted


def test_records_of_one_title_are_told_from_each_other(work: Running) -> None:
    sides = [work.services.places.add(name, "KZ", Language.EN).key for name in ("Shymkent", "Aktau")]
    tie = work.services.partnerships.record_partnership(
        Partnership(parties=tuple(Party(place=place) for place in sides))
    ).key
    keys = [
        work.services.agreements.record_agreement(Agreement(partnership=tie, number=number)).key
        for number in ("17", "18")
    ]
    work.context.apply(work.services.agreements.delete_agreements(keys))
    details = {one.detail for one in work.services.bin.contents(work.context.texts.words)}
    assert len(details) == 2
    table = work.page("bin").table
    shown = [table.model_.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(2)]
    assert any("No.\u00a017" in words for words in shown)
    assert any("No.\u00a018" in words for words in shown)


def test_enter_restores_what_is_marked_and_it_can_be_undone(work: Running) -> None:
    page, (key,) = deleted(work)
    page.table.setFocus()
    press(Qt.Key.Key_Return)
    settle()
    assert not work.services.visits.open(key).deleted
    assert work.services.bin.count() == 0
    press(Qt.Key.Key_Z, CTRL, widget=work.window)
    settle()
    assert work.services.visits.open(key).deleted


def test_several_are_restored_together(work: Running) -> None:
    page, keys = deleted(work, 3)
    page.table.setFocus()
    press(Qt.Key.Key_A, CTRL)
    page.restore_button.click()
    settle()
    assert all(not work.services.visits.open(key).deleted for key in keys)
    assert "3" in work.window.toast.message.text()


def test_nothing_is_removed_for_good_without_the_question(work: Running) -> None:
    page, (key,) = deleted(work)
    page.table.setFocus()
    press(Qt.Key.Key_Delete)
    settle()
    assert page.question.isVisible()
    assert page.question.no.hasFocus(), "the harmless answer must have the focus"
    press(Qt.Key.Key_Escape)
    assert not page.question.isVisible()
    assert work.services.visits.open(key).deleted


def test_the_named_deed_removes_for_good(work: Running) -> None:
    page, _keys = deleted(work)
    page.remove_button.click()
    settle()
    assert "1" in page.question.yes.words
    page.question.yes.click()
    settle()
    assert work.services.bin.count() == 0
    assert not page.table.isVisible()


def test_a_record_that_others_need_stays_and_the_reason_is_said(work: Running) -> None:
    write_visit(work.services)
    place = work.services.places.suggest("Stevenage", work.context.texts.language)[0].key
    with work.services.desk.action() as writing:
        from twincities.db.records import load  # noqa: PLC0415 - no page deletes a place yet
        from twincities.domain.place import Place  # noqa: PLC0415

        writing.delete(load(writing.connection, Place, place))
    page = work.page("bin")
    page.remove_button.click()
    page.question.yes.click()
    settle()
    assert page.trouble.isVisible()
    assert page.trouble.text()
    assert work.services.bin.count() == 1


def test_the_bin_follows_what_happens_elsewhere(work: Running) -> None:
    page, _keys = deleted(work)
    assert len(page.table.model_.ids) == 1
    work.context.undo()
    settle()
    assert not page.table.model_.ids


def test_nothing_is_cut_in_a_small_window(work: Running) -> None:
    work.window.resize(960, 600)
    page, _keys = deleted(work)
    page.ask_to_remove()
    settle()
    assert not cut_texts(page)
