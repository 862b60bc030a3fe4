from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget

from tests.ui.driving import ALT, CTRL, press, settle, shown, type_text
from twincities.domain.errors import Severity
from twincities.domain.names import fold
from twincities.domain.partial_date import PartialDate
from twincities.domain.vocabulary import Term
from twincities.i18n import N_, Language, Words
from twincities.paths import LOCALE
from twincities.ui.forms.chips_input import ChipsInput
from twincities.ui.forms.completion import RecordChoice
from twincities.ui.forms.dates import DateInput
from twincities.ui.forms.fields import FieldFrame, FormGrid, Problems
from twincities.ui.forms.inputs import LongTextInput, SegmentedChoice, TextInput
from twincities.ui.forms.suggestions import Suggestion
from twincities.ui.forms.terms import TermChoice

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from twincities.ui.texts import Texts

    Bench = Callable[..., QWidget]

TODAY = date(2026, 11, 23)
CITIES = [
    Suggestion("k1", "Stevenage", "United Kingdom"),
    Suggestion("k2", "Stavanger", "Norway"),
    Suggestion("k3", "Grosseto", "Italy"),
]


class Side(Term):
    OURS = "ours", N_("our side")
    THEIRS = "theirs", N_("their side")
    BOTH = "both", N_("both sides")


def suggest(text: str) -> list[Suggestion]:
    return [city for city in CITIES if fold(city.title).startswith(fold(text))]


@pytest.fixture
def bench(qtbot: QtBot) -> Bench:
    """Build windows with controls, and something after them to go to."""
    windows: list[QWidget] = []

    def build(*controls: QWidget) -> QWidget:
        window = QWidget()
        windows.append(window)
        layout = QVBoxLayout(window)
        for control in controls:
            layout.addWidget(control)
        after = TextInput()
        after.setObjectName("after")
        layout.addWidget(after)
        layout.addStretch(1)
        window.resize(600, 500)
        qtbot.addWidget(window)
        shown(window)
        controls[0].setFocus()
        settle()
        return window

    return build


def leave(window: QWidget) -> None:
    after = window.findChild(TextInput, "after")
    assert after is not None
    after.setFocus()
    settle()


@pytest.fixture
def day(texts: Texts) -> DateInput:
    return DateInput(texts, lambda: TODAY)


def test_a_date_is_read_while_it_is_typed(texts: Texts, day: DateInput, bench: Bench) -> None:
    frame = FieldFrame(texts, N_("Beginning"), day)
    bench(frame)
    type_text("8.6.15")
    assert day.value() == PartialDate(2015, 6, 8)
    assert frame.message == "8 June 2015"


def test_who_is_told_that_a_date_is_typed_meets_it_as_it_stands(day: DateInput, bench: Bench) -> None:
    bench(day)
    met: list[PartialDate | None] = []
    day.edited.connect(lambda: met.append(day.value()))
    type_text("2015")
    assert met[-1] == PartialDate(2015)


def test_a_date_is_written_out_when_it_is_left(texts: Texts, day: DateInput, bench: Bench) -> None:
    window = bench(FieldFrame(texts, N_("Beginning"), day))
    type_text("8.6.15")
    leave(window)
    assert day.text() == "8 Jun 2015"


def test_nothing_is_called_wrong_while_it_is_typed(texts: Texts, day: DateInput, bench: Bench) -> None:
    frame = FieldFrame(texts, N_("End"), day)
    window = bench(frame)
    type_text("32.06.2015")
    assert frame.severity is None
    leave(window)
    assert frame.severity is Severity.ERROR
    assert frame.message == "There is no such day: that month has 30 days"
    assert day.accessibleDescription() == frame.message


def test_alt_enter_takes_the_offered_repair(texts: Texts, day: DateInput, bench: Bench) -> None:
    frame = FieldFrame(texts, N_("End"), day)
    window = bench(frame)
    type_text("32.06.2015")
    leave(window)
    day.setFocus()
    QTest.keyClick(day, Qt.Key.Key_Return, ALT)
    assert day.value() == PartialDate(2015, 6, 30)
    assert frame.severity is None


def test_keys_move_a_date_by_days_and_know_today(day: DateInput, bench: Bench) -> None:
    bench(day)
    day.set_value(PartialDate(2015, 6, 30))
    press(Qt.Key.Key_Up, CTRL)
    assert day.value() == PartialDate(2015, 7, 1)
    press(Qt.Key.Key_Semicolon, CTRL)
    assert day.value() == PartialDate.of(TODAY)


def test_a_year_moved_stays_a_year(day: DateInput, bench: Bench) -> None:
    bench(day)
    day.set_value(PartialDate(1990, approximate=True))
    press(Qt.Key.Key_Up, CTRL)
    assert day.value() == PartialDate(1991, approximate=True)


def test_the_calendar_opens_by_f4_and_gives_a_day(day: DateInput, bench: Bench) -> None:
    window = bench(day)
    day.set_value(PartialDate(2015, 6, 8))
    press(Qt.Key.Key_F4)
    settle()
    press(Qt.Key.Key_Right)
    press(Qt.Key.Key_Return)
    assert day.value() == PartialDate(2015, 6, 9)
    assert window.focusWidget() is day


def test_a_year_that_lacks_a_figure_is_doubted_once_its_field_is_left(texts: Texts, bench: Bench) -> None:
    day = DateInput(texts, lambda: TODAY)
    frame = FieldFrame(texts, N_("Start"), day)
    window = bench(frame, day)
    day.setFocus()
    type_text("06.199")
    leave(window)
    assert frame.severity is Severity.WARNING
    assert frame.message == "The year 199 has fewer than four figures: check whether one is missing"
    day.setFocus()
    day.selectAll()
    type_text("06.1990")
    leave(window)
    assert frame.severity is None


def test_a_term_is_completed_while_typing(texts: Texts, bench: Bench) -> None:
    side = TermChoice(texts, Side)
    bench(side)
    type_text("the")
    assert [entry.title for entry in side.offered] == ["their side"]
    press(Qt.Key.Key_Return)
    assert side.value() is Side.THEIRS
    assert not side.open_list


def test_a_word_that_names_no_term_stays_and_is_told_beside_its_field(texts: Texts, bench: Bench) -> None:
    side = TermChoice(texts, Side)
    side.set_value(Side.OURS)
    frame = FieldFrame(texts, N_("Side"), side)
    window = bench(frame, side)
    side.setFocus()
    side.selectAll()
    type_text("nobody")
    assert frame.severity is None
    leave(window)
    assert side.unmatched == side.text() == "nobody"
    assert frame.message == "“nobody” is not in the list: choose one of its words"
    assert side.value() is Side.OURS
    texts.speak(Words(Language.RU, LOCALE))
    assert side.text() == "nobody"
    texts.speak(Words(Language.EN, LOCALE))
    side.setFocus()
    side.selectAll()
    type_text("their side")
    leave(window)
    assert side.value() is Side.THEIRS
    assert not side.unmatched
    assert frame.severity is None


def test_a_word_that_could_be_several_terms_is_asked_about_and_a_whole_label_is_sure(
    texts: Texts, bench: Bench
) -> None:
    side = TermChoice(texts, Side)
    window = bench(side)
    side.setFocus()
    type_text("side")
    leave(window)
    assert (side.value(), side.unmatched) == (None, "side")
    side.setFocus()
    side.selectAll()
    type_text("Both sides")
    leave(window)
    assert (side.value(), side.unmatched) == (Side.BOTH, "")


def test_f4_lists_the_whole_vocabulary_and_escape_closes_it(texts: Texts, bench: Bench) -> None:
    side = TermChoice(texts, Side)
    side.set_value(Side.BOTH)
    bench(side)
    press(Qt.Key.Key_F4)
    assert len(side.offered) == 3
    press(Qt.Key.Key_Up)
    press(Qt.Key.Key_Return)
    assert side.value() is Side.THEIRS
    press(Qt.Key.Key_F4)
    press(Qt.Key.Key_Escape)
    assert not side.open_list


def test_a_record_is_chosen_from_suggestions_by_keys(texts: Texts, bench: Bench) -> None:
    city = RecordChoice(texts, suggest)
    bench(city)
    type_text("st")
    assert [entry.title for entry in city.offered] == ["Stevenage", "Stavanger"]
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    assert city.value() == CITIES[1]


def test_an_unknown_record_can_be_created_without_leaving(qtbot: QtBot, texts: Texts, bench: Bench) -> None:
    city = RecordChoice(texts, suggest, creates=True)
    bench(city)
    type_text("Sehnde")
    assert [entry.title for entry in city.offered] == ["Create “Sehnde”"]
    with qtbot.waitSignal(city.create_wanted) as wanted:
        press(Qt.Key.Key_Down)
        press(Qt.Key.Key_Return)
    assert wanted.args == ["Sehnde"]


def test_a_name_typed_in_full_is_the_record(texts: Texts, bench: Bench) -> None:
    city = RecordChoice(texts, suggest)
    window = bench(city)
    type_text("GROSSETO")
    press(Qt.Key.Key_Escape)
    leave(window)
    assert city.value() == CITIES[2]


def test_a_text_that_names_no_record_is_kept_where_it_may_be(texts: Texts, bench: Bench) -> None:
    strict, free = RecordChoice(texts, suggest), RecordChoice(texts, suggest, free=True)
    window = bench(strict, free)
    type_text("Nowhere")
    free.setFocus()
    type_text("Nowhere")
    leave(window)
    assert strict.value() is None
    assert strict.unmatched == "Nowhere"
    assert free.value() == Suggestion("", "Nowhere")


def test_chips_are_added_and_removed_by_keys(texts: Texts, bench: Bench) -> None:
    route = ChipsInput(texts, suggest)
    bench(route)
    type_text("stev")
    press(Qt.Key.Key_Return)
    type_text("gro")
    press(Qt.Key.Key_Return)
    assert [entry.title for entry in route.value()] == ["Stevenage", "Grosseto"]
    assert route.line.text() == ""
    press(Qt.Key.Key_Backspace)
    assert [entry.title for entry in route.value()] == ["Stevenage"]


def test_a_chosen_record_is_not_suggested_again(texts: Texts, bench: Bench) -> None:
    route = ChipsInput(texts, suggest)
    route.set_value([CITIES[0]])
    bench(route)
    type_text("st")
    assert [entry.title for entry in route.line.offered] == ["Stavanger"]


def test_long_text_grows_and_tab_leaves_it(bench: Bench) -> None:
    text = LongTextInput()
    bench(text)
    before = text.height()
    text.set_value("\n".join(str(line) for line in range(30)))
    settle()
    assert before < text.height() < 30 * text.fontMetrics().lineSpacing()
    QTest.keyClick(text, Qt.Key.Key_Tab)
    assert not text.hasFocus()


def test_arrows_choose_among_segments(qtbot: QtBot, bench: Bench) -> None:
    choice = SegmentedChoice([("ru", "Русский"), ("kk", "Қазақша"), ("en", "English")])
    bench(choice)
    with qtbot.waitSignal(choice.edited):
        press(Qt.Key.Key_Right)
    assert choice.value() == "kk"


def test_segments_may_stand_in_rows_and_every_arrow_works(bench: Bench) -> None:
    options = [(str(number), f"Option {number}") for number in range(5)]
    choice = SegmentedChoice(options, 3)
    bench(choice)
    three = SegmentedChoice(options[:3]).sizeHint()
    assert choice.sizeHint().height() == 2 * three.height()
    assert choice.sizeHint().width() == three.width()
    walked = []
    keys = (Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Right, Qt.Key.Key_Down)
    for key in keys:
        press(key)
        walked.append(choice.value())
    assert walked == ["3", "4", "1", "2", "2"]
    QTest.mouseClick(choice, Qt.MouseButton.LeftButton, pos=QPoint(5, choice.height() - 5))
    assert choice.value() == "3"


def test_a_label_is_the_accessible_name_of_its_control(qtbot: QtBot, texts: Texts) -> None:
    field = TextInput()
    frame = FieldFrame(texts, N_("Partner"), field, required=True)
    qtbot.addWidget(frame)
    assert field.accessibleName() == "Partner"
    assert frame.label.buddy() is field


def test_f8_walks_the_problems_round_and_round(texts: Texts, bench: Bench) -> None:
    frames = [FieldFrame(texts, N_("Partner"), TextInput()) for _ in range(3)]
    grid = FormGrid()
    grid.add_row(*((frame, 4) for frame in frames))
    window = bench(grid)
    problems = Problems(window)
    problems.watch(*frames)
    frames[0].show_problem(Severity.WARNING, N_("Three times the usual"))
    frames[2].show_problem(Severity.ERROR, N_("Fill this in"))
    assert (problems.errors, problems.warnings) == (1, 1)
    for expected in (0, 2, 0):
        problems.go()
        assert frames[expected].control.hasFocus()
    problems.go_to_first_error()
    assert frames[2].control.hasFocus()


def test_fields_wrap_where_they_would_be_too_narrow(texts: Texts, bench: Bench) -> None:
    frames = [FieldFrame(texts, N_("Partner"), TextInput()) for _ in range(6)]
    grid = FormGrid()
    grid.add_row(*((frame, 2) for frame in frames))
    window = bench(grid)
    window.resize(1200, 500)
    settle()
    assert len({frame.y() for frame in frames}) == 1
    window.resize(300, 500)
    settle()
    assert len({frame.y() for frame in frames}) > 1
    assert all(frame.width() >= frame.minimumSizeHint().width() for frame in frames)


def test_a_row_that_does_not_fit_breaks_into_lines_that_are_even_and_filled(
    texts: Texts, bench: Bench
) -> None:
    frames = [FieldFrame(texts, N_("Partner"), TextInput()) for _ in range(4)]
    grid = FormGrid()
    grid.add_row(*zip(frames, (4, 3, 2, 3), strict=True))
    window = bench(grid)
    window.resize(500, 500)
    settle()
    first, second, third, fourth = frames
    assert (first.y(), third.y()) == (second.y(), fourth.y())
    assert first.y() < third.y()
    assert {second.geometry().right(), fourth.geometry().right()} == {grid.rect().right()}
