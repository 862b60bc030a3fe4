from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from tests.ui.driving import CTRL, Stretched, press, settle, shown
from twincities.domain.changes import Act, Changed, Topic
from twincities.i18n import N_, Language, Words
from twincities.paths import LOCALE
from twincities.ui.context import Context
from twincities.ui.forms.inputs import TextInput
from twincities.ui.main_window import MainWindow
from twincities.ui.navigation import Page
from twincities.ui.status import Status
from twincities.ui.theme.icons import Icon

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from twincities.i18n import Message
    from twincities.ui.tasks import Tasks
    from twincities.ui.texts import Texts
    from twincities.ui.theme.appearance import Appearance

CHANGE = Changed(frozenset({Topic.VISITS}), (), 1)
DELETED = N_("Visit deleted")


class Wordy(Words):
    """A language that needs many words."""

    def __call__(self, message: Message, /, **facts: object) -> str:
        return super().__call__(message, **facts) * 4


class RecordPage(QWidget):
    """A page with a field, that remembers what it was asked to show."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.records: list[str] = []
        self.left = 0
        self.field = TextInput()
        QVBoxLayout(self).addWidget(self.field)
        self.setFocusProxy(self.field)

    def open_record(self, key: str) -> None:
        self.records.append(key)

    def leave(self) -> None:
        self.left += 1


class Undoing:
    """Undo and redo of records, as services offer it."""

    def __init__(self) -> None:
        self.acts: list[str] = []

    def undo(self) -> Changed | None:
        self.acts.append("undo")
        return CHANGE

    def redo(self) -> Changed | None:
        self.acts.append("redo")
        return None


@pytest.fixture
def undoing() -> Undoing:
    return Undoing()


@pytest.fixture
def context(texts: Texts, tasks: Tasks, undoing: Undoing) -> Context:
    return Context(None, texts, tasks, None, undoing)


@pytest.fixture
def window(qtbot: QtBot, context: Context) -> Iterator[MainWindow]:
    pages = [
        Page("visits", N_("Visits"), Icon.VISIT, RecordPage),
        Page("places", N_("Places"), Icon.PLACE, RecordPage),
        Page("settings", N_("Settings"), Icon.SETTINGS, RecordPage, group="end"),
        Page("states", N_("States"), Icon.INFO, RecordPage, group="hidden"),
    ]
    made = MainWindow(context, pages)
    qtbot.addWidget(made)
    made.resize(1440, 900)
    shown(made)
    made.open("visits")
    settle()
    yield made
    made.keys.remove()


def test_a_page_is_made_when_it_is_first_shown(window: MainWindow) -> None:
    assert window.stack.count() == 1
    window.open("places")
    window.open("visits")
    window.open("places")
    assert window.stack.count() == 2


def test_back_and_forward_walk_what_was_shown(window: MainWindow) -> None:
    window.open("places", "key-1")
    window.open("settings")
    window.go_back()
    window.go_back()
    assert window.current == "visits"
    window.go_forward()
    assert window.current == "places"
    page = window.page("places")
    assert isinstance(page, RecordPage)
    assert page.records == ["key-1"] * 3


def test_ctrl_and_a_digit_goes_to_a_page(window: MainWindow) -> None:
    QTest.keyClick(window, Qt.Key.Key_2, CTRL)
    assert window.current == "places"


def test_a_page_is_told_when_it_is_left(window: MainWindow) -> None:
    page = window.page("visits")
    assert isinstance(page, RecordPage)
    window.open("places")
    assert page.left == 1


def test_the_navigation_shows_icons_only_where_the_window_is_narrow(window: MainWindow) -> None:
    assert not window.navigation.narrow
    window.resize(980, 640)
    settle()
    assert window.navigation.narrow
    assert window.navigation.width() == 56


def test_at_double_scale_the_navigation_folds_too(window: MainWindow, appearance: Appearance) -> None:
    appearance.choose(scale=2.0)
    settle()
    assert window.navigation.narrow


def test_the_navigation_grows_with_the_words_of_another_language(window: MainWindow) -> None:
    before = window.navigation.width()
    window.context.texts.speak(Wordy(Language.EN, LOCALE))
    settle()
    assert window.navigation.width() > before


def test_ctrl_z_undoes_records_where_no_text_wants_it(
    window: MainWindow, undoing: Undoing, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(window.context.changed) as news:
        press(Qt.Key.Key_Z, CTRL)
    assert undoing.acts == ["undo"]
    assert news.args == [CHANGE]


def test_a_change_is_broadcast_and_told_with_its_way_back(
    window: MainWindow, undoing: Undoing, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(window.context.changed) as news:
        window.context.apply(CHANGE, DELETED)
    assert news.args == [CHANGE]
    assert window.toast.isVisible()
    assert window.toast.message.text() == "Visit deleted"
    window.toast.undo.click()
    assert undoing.acts == ["undo"]
    assert not window.toast.isVisible()


def test_a_toast_leaves_when_what_it_tells_of_was_taken_back_by_the_key(window: MainWindow) -> None:
    window.context.apply(CHANGE, DELETED)
    assert window.toast.isVisible()
    window.context.changed.emit(replace(CHANGE, act=Act.UNDO))
    assert not window.toast.isVisible()


def test_the_toast_stays_while_it_has_the_focus(window: MainWindow) -> None:
    window.context.apply(CHANGE, DELETED)
    assert window.toast.leaving
    window.toast.undo.setFocus()
    assert not window.toast.leaving
    window.navigation.focus_current()
    assert window.toast.leaving


def test_the_next_toast_replaces_the_one_before(window: MainWindow) -> None:
    window.context.apply(CHANGE, DELETED)
    window.context.say(N_("Draft kept"))
    assert window.toast.message.text() == "Draft kept"
    assert not window.toast.undo.isVisible()


def test_trouble_is_told_in_a_sentence_and_a_bug_with_a_report(window: MainWindow) -> None:
    window.context.fail(OSError(13, "Permission denied"))
    assert window.trouble.detail.text() == "The system refused: Permission denied"
    assert not window.trouble.copy.isVisible()
    window.context.fail(ZeroDivisionError("division by zero"))
    assert window.trouble.copy.isVisible()
    assert "ZeroDivisionError" in window.trouble.report.toPlainText()
    assert "Traceback" not in window.trouble.detail.text()


def test_the_status_bar_says_what_a_page_has_to_say(window: MainWindow) -> None:
    window.context.status.emit(Status(N_("Selected: {number}"), {"number": 3}))
    assert "Selected: 3" in [label.text() for label in window.status.findChildren(QLabel)]


def test_the_menu_has_no_mnemonics_that_take_alt_and_letters(window: MainWindow) -> None:
    titles = [action.text() for action in window.findChildren(QAction)]
    assert titles
    assert not any("&" in title for title in titles)


def test_only_registered_pages_are_offered(window: MainWindow) -> None:
    offered = [action.text() for action in window.menu("go").actions()]
    assert "Visits" in offered
    assert "States" not in offered


def test_f1_shows_the_keys_and_any_key_closes_them(window: MainWindow) -> None:
    window.show_keys()
    settle()
    press(Qt.Key.Key_Escape)
    settle()
    assert window.current == "visits"
    page = window.page("visits")
    assert isinstance(page, RecordPage)
    assert page.field.hasFocus()


def test_f6_walks_between_the_navigation_and_the_page(window: MainWindow) -> None:
    page = window.page("visits")
    assert isinstance(page, RecordPage)
    window.next_pane(1)
    assert not page.field.hasFocus()
    window.next_pane(1)
    assert page.field.hasFocus()


def test_the_language_changes_in_the_open_window(window: MainWindow, texts: Texts) -> None:
    texts.speak(Stretched(Language.EN, LOCALE))
    assert window.windowTitle().startswith("Visitsm")
    assert window.menu("file").title().startswith("Filem")
