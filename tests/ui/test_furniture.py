from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget

from tests.ui.driving import ALT, CTRL, press, settle, shown
from twincities.i18n import N_, Language, Words
from twincities.paths import LOCALE
from twincities.ui.forms.inputs import TextInput
from twincities.ui.furniture.banners import Banner, ProgressStrip
from twincities.ui.furniture.buttons import LINK_EDGE, Button, ButtonFlow, ButtonKind
from twincities.ui.furniture.cards import Card
from twincities.ui.furniture.chips import Chip, ChipLook, Origin, SourceMark
from twincities.ui.furniture.headers import PageHeader
from twincities.ui.furniture.keycaps import cap_text
from twincities.ui.furniture.labels import ElidedLabel, Label, WrappingLabel
from twincities.ui.furniture.layouts import FlowLayout, column
from twincities.ui.furniture.links import WrappingLink
from twincities.ui.furniture.popovers import Popover
from twincities.ui.furniture.preview import LONGEST_TITLE, PreviewSheet
from twincities.ui.furniture.rail import Section, SectionRail, SectionState
from twincities.ui.furniture.scrolling import BESIDE_BAR, SheetArea
from twincities.ui.furniture.tabs import TabBar
from twincities.ui.theme.appearance import look
from twincities.ui.theme.icons import Icon
from twincities.ui.theme.tokens import Space, Tone, Type
from twincities.ui.tips import plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytestqt.qtbot import QtBot

    from twincities.ui.texts import Texts

    Stage = Callable[..., QWidget]


@pytest.fixture
def stage(qtbot: QtBot) -> Iterator[Stage]:
    """Put parts into a window of a width."""
    windows: list[QWidget] = []

    def build(*parts: QWidget, width: int = 600) -> QWidget:
        window = QWidget()
        windows.append(window)
        layout = QVBoxLayout(window)
        for part in parts:
            layout.addWidget(part)
        layout.addStretch(1)
        window.resize(width, 400)
        qtbot.addWidget(window)
        shown(window)
        return window

    yield build
    windows.clear()


@pytest.mark.parametrize("kind", [lambda text: Label(text, wrap=True), WrappingLabel])
def test_a_word_without_end_does_not_widen_its_panel(stage: Stage, kind: Callable[[str], Label]) -> None:
    label = kind("Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch" * 5)
    window = stage(label, width=300)
    assert window.width() == 300
    assert label.width() < 300
    assert label.heightForWidth(label.width()) > 3 * label.fontMetrics().height()


def test_a_line_that_keeps_room_at_its_side_asks_for_it_beside_its_words(stage: Stage) -> None:
    words, kept = WrappingLabel("the gazetteer in the program"), WrappingLabel("the gazetteer in the program")
    kept.setContentsMargins(0, 0, 12, 0)
    assert kept.sizeHint().width() == words.sizeHint().width() + 12
    assert kept.minimumSizeHint().width() == words.minimumSizeHint().width() + 12


@pytest.mark.usefixtures("qapp")
def test_what_no_line_may_part_is_one_word() -> None:
    label, link = WrappingLabel("8\u00a0September 2015", Type.STRONG), WrappingLink()
    link.set_words(label.text())
    day = look().metrics(Type.STRONG).horizontalAdvance("8\u00a0September")
    assert [part.minimumSizeHint().width() for part in (label, link)] == [day + 1, day + 1]


@pytest.mark.usefixtures("qapp")
def test_a_name_without_a_space_does_not_make_its_link_as_wide_as_itself() -> None:
    link = WrappingLink()
    link.set_words("Қала" * 125)
    assert link.minimumSizeHint().width() < 200
    assert link.accessibleName() == "Қала" * 125
    assert link.heightForWidth(200) > 10 * link.sizeHint().height()


def test_a_preview_shows_the_beginning_of_a_name_that_would_fill_it_and_a_promise_whole(texts: Texts) -> None:
    name = "Municipality of the upper and the lower river " * 8
    record, of_promise = PreviewSheet(texts, name), PreviewSheet(texts, name, role=Type.H2)
    title, promise = record.findChild(Label, "title"), of_promise.findChild(Label, "title")
    assert title is not None
    assert len(title.text()) <= LONGEST_TITLE + 1
    assert title.toolTip() == plain(name)
    assert promise is not None
    assert promise.text() == name


def test_a_path_is_shown_as_it_is_copied() -> None:
    path = "/home/clerk/documents/twin-cities/register.sqlite"
    assert Label(path, wrap=True).text() == path


@pytest.mark.parametrize(("height", "scrolls"), [(100, False), (2000, True)])
def test_cards_end_where_the_header_does_whether_there_is_something_to_scroll_or_not(
    stage: Stage, height: int, scrolls: bool
) -> None:
    area, sheet, card = SheetArea(bar_in_margin=True), QWidget(), QWidget()
    column(sheet, (0, 0, BESIDE_BAR, 0)).addWidget(card)
    card.setFixedHeight(height)
    area.setWidget(sheet)
    area.setFixedHeight(300)
    stage(area)
    assert card.mapTo(area, card.rect().topRight()).x() + 1 == area.width() - Space.PAGE
    seen = area.verticalScrollBar().grab().toImage()
    assert (len({seen.pixel(seen.width() // 2, y) for y in range(seen.height())}) > 1) is scrolls


def test_the_current_tab_is_bold_and_no_tab_moves_when_another_is_chosen(stage: Stage) -> None:
    bar = TabBar()
    for words in ("Agreements", "Commitments", "People"):
        bar.addTab(words)
    stage(bar)
    places = [bar.tabRect(number) for number in range(3)]
    for number, place in enumerate(places):
        bar.setCurrentIndex(number)
        settle()
        assert [bar.tabRect(one) for one in range(3)] == places
        assert place.width() >= look().metrics(Type.H3).horizontalAdvance(bar.tabText(number))


def test_the_key_on_a_button_presses_it(texts: Texts, stage: Stage) -> None:
    pressed: list[str] = []
    button = Button(
        texts,
        N_("Write the visit"),
        ButtonKind.PRIMARY,
        key="Ctrl+Return",
        on_click=lambda: pressed.append("x"),
    )
    window = stage(button)
    QTest.keyClick(window, Qt.Key.Key_Return, CTRL)
    assert pressed == ["x"]
    button.setEnabled(False)
    QTest.keyClick(window, Qt.Key.Key_Return, CTRL)
    assert pressed == ["x"]


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_enter_and_space_press_the_button_that_has_the_focus(texts: Texts, stage: Stage, key: Qt.Key) -> None:
    pressed: list[str] = []
    other = Button(texts, N_("Undo"), on_click=lambda: pressed.append("other"))
    button = Button(texts, N_("Write the visit"), on_click=lambda: pressed.append("it"))
    stage(other, button)
    button.setFocus()
    QTest.keyClick(button, key)
    assert pressed == ["it"]
    QTest.keyClick(button, Qt.Key.Key_Return, CTRL)
    assert pressed == ["it"], "with Ctrl it is the key of the page"


def test_an_icon_alone_has_its_words_in_a_tooltip(texts: Texts) -> None:
    button = Button(texts, N_("Close"), icon=Icon.CLOSE, icon_only=True)
    assert button.toolTip() == button.accessibleName() == "Close"


@pytest.mark.parametrize(
    ("key", "cap"), [("Ctrl+Return", "Ctrl ↵"), ("Ctrl+N", "Ctrl N"), ("Escape", "Esc"), ("Alt+1", "Alt 1")]
)
def test_keys_are_written_as_on_a_keyboard(key: str, cap: str) -> None:
    assert cap_text(key) == cap


def test_a_chip_speaks_with_its_axis_and_is_removed_by_keys(qtbot: QtBot, stage: Stage) -> None:
    chip = Chip(ChipLook("Greece", Tone.ACCENT, removable=True), "country: Greece")
    stage(chip)
    assert chip.accessibleName() == "country: Greece"
    chip.setFocus(Qt.FocusReason.TabFocusReason)
    with qtbot.waitSignal(chip.removed):
        press(Qt.Key.Key_Delete)


def test_every_source_has_its_mark(texts: Texts, stage: Stage) -> None:
    marks = [SourceMark(texts, origin) for origin in Origin]
    stage(*marks)
    assert [mark.accessibleName() for mark in marks] == [
        "ours",
        "partner",
        "press",
        "reference",
        "document",
        "≈ inferred",
    ]


def test_a_flow_breaks_into_lines_and_never_squeezes(texts: Texts, stage: Stage) -> None:
    box = QWidget()
    flow = FlowLayout(box, 8)
    buttons = [Button(texts, N_("Remove “{condition}”"), condition=str(n)) for n in range(6)]
    for button in buttons:
        flow.addWidget(button)
    stage(box, width=300)
    assert len({button.y() for button in buttons}) > 1
    assert all(button.width() == button.sizeHint().width() for button in buttons)
    assert flow.heightForWidth(280) > flow.heightForWidth(2000)


def test_the_words_of_a_link_that_begins_a_line_begin_where_the_line_does(texts: Texts, stage: Stage) -> None:
    panel = QWidget()
    flow = ButtonFlow(gap=Space.S)
    column(panel, (Space.S, 0, 0, 0)).addLayout(flow)
    link, plain_one = (Button(texts, N_("Remove"), kind) for kind in (ButtonKind.LINK, ButtonKind.DEFAULT))
    for button in (link, plain_one):
        flow.addWidget(button)
    stage(panel, width=110)
    assert plain_one.x() == look().px(Space.S)
    assert link.x() + look().px(LINK_EDGE) == plain_one.x()
    assert plain_one.y() > link.y()


def test_a_long_title_wraps_and_leaves_the_actions_whole(texts: Texts, stage: Stage) -> None:
    header = PageHeader(texts, N_("Visit of the delegation of the region to the county and its towns"))
    action = Button(texts, N_("Write the visit"), ButtonKind.PRIMARY)
    header.add_action(action)
    stage(header, width=420)
    assert header.title.height() > header.title.fontMetrics().height() * 1.5
    assert action.width() == action.sizeHint().width()


def test_a_second_line_that_is_cut_has_its_text_in_a_tooltip(stage: Stage) -> None:
    label = ElidedLabel("Stevenage, London, Manchester, Hatfield and Welwyn Garden City")
    window = stage(label, width=120)
    assert label.toolTip() == label.text()
    window.resize(900, 400)
    settle()
    assert label.toolTip() == ""


def test_the_rail_goes_to_a_section_by_its_key(texts: Texts, qtbot: QtBot, stage: Stage) -> None:
    rail = SectionRail(
        texts,
        [Section("basics", N_("Basics"), "Alt+1"), Section("gifts", N_("Gifts"), "Alt+2")],
        [("Tab", N_("Next"))],
    )
    window = stage(rail)
    rail.show_state("gifts", SectionState.WARNING)
    with qtbot.waitSignal(rail.chosen) as chosen:
        QTest.keyClick(window, Qt.Key.Key_2, ALT)
    assert chosen.args == ["gifts"]


def test_a_card_tells_how_many_there_are_in_all(texts: Texts, stage: Stage) -> None:
    card = Card(texts, N_("Delegation"))
    stage(card)
    card.show_count(1200)
    assert card.count.text() == "1,200"
    assert card.accessibleName() == "Delegation"


def test_a_banner_says_its_detail_anew_in_another_language(texts: Texts, stage: Stage) -> None:
    banner = Banner(texts, N_("The disk is full"))
    banner.say_detail(lambda: f"in {texts.language}")
    stage(banner)
    assert banner.detail.text() == "in en"
    texts.speak(Words(Language.KK, LOCALE))
    assert banner.detail.text() == "in kk"


def test_progress_says_numbers_and_can_be_stopped(texts: Texts, qtbot: QtBot, stage: Stage) -> None:
    strip = ProgressStrip(texts, N_("Reading records: {done} of {total}"), at_once=True)
    stage(strip)
    strip.show_progress(42_000, 100_000)
    assert strip.label.text() == "Reading records: 42,000 of 100,000"
    with qtbot.waitSignal(strip.stopped):
        strip.stop.click()


def test_a_popover_that_has_room_on_neither_side_is_shown_whole(texts: Texts, stage: Stage) -> None:
    opener, content = Button(texts, N_("Status")), QWidget()
    window = stage(opener)
    window.resize(400, 300)
    content.setFixedSize(200, 240)
    popover = Popover(opener, content)
    popover.open()
    assert window.rect().contains(popover.geometry())
    assert popover.height() >= content.height()


def test_a_popover_closes_by_escape_and_gives_the_focus_back(texts: Texts, stage: Stage) -> None:
    opener, content = Button(texts, N_("Status")), TextInput()
    window = stage(opener)
    popover = Popover(opener, content)
    popover.open()
    content.setFocus()
    settle()
    assert window.rect().contains(popover.geometry())
    press(Qt.Key.Key_Escape)
    assert not popover.isVisible()
    assert opener.hasFocus()
