from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from tests.ui.driving import ALT, CTRL, SHIFT, Stretched, cut_texts, settle, until
from tests.ui.visit_editor.hands import JUNE_11, field, go, go_cell, stored
from twincities.domain.vocabularies import Direction, Grade, OutcomeKind, VisitStatus
from twincities.i18n import Language, Words
from twincities.paths import LOCALE
from twincities.settings import Theme
from twincities.ui.furniture.buttons import Button
from twincities.ui.furniture.drafts_strip import DraftsStrip
from twincities.ui.tables.drawing import cell_width
from twincities.ui.theme.appearance import Appearance, look
from twincities.ui.visits.page import NEW

if TYPE_CHECKING:
    from tests.ui.visit_editor.conftest import Clerk
    from twincities.domain.keys import Key as RecordKey

Key = Qt.Key


def test_a_new_visit_begins_at_the_partnership_which_fills_who_visits_whom(clerk: Clerk) -> None:
    clerk.open()
    assert field(clerk, "partnership").control.hasFocus()
    clerk.tab("шымк")
    assert clerk.editor.content["names"][clerk.editor.content["fields"]["sending"]] == "Shymkent"
    assert clerk.editor.content["names"][clerk.editor.content["fields"]["host"]] == "Stevenage"
    clerk.tab("incom")
    assert clerk.editor.content["names"][clerk.editor.content["fields"]["sending"]] == "Stevenage"
    assert clerk.editor.content["fields"]["direction"] == Direction.INCOMING


def test_a_visit_of_a_partnership_opens_with_its_parties_at_the_date(clerk: Clerk, tie: RecordKey) -> None:
    clerk.open(f"partnership:{tie}")
    assert field(clerk, "start").control.hasFocus()
    assert clerk.editor.content["names"][clerk.editor.content["fields"]["host"]] == "Stevenage"


def test_an_interval_typed_as_the_start_fills_the_end_too(clerk: Clerk) -> None:
    clerk.open()
    go(clerk, "start")
    clerk.tab("8–11.06.2015")
    fields = clerk.editor.content["fields"]
    assert (fields["start"], fields["end"]) == ("2015-06-08", "2015-06-11")


def test_an_end_without_its_year_lies_in_the_year_of_the_start(clerk: Clerk) -> None:
    clerk.open()
    go(clerk, "start")
    clerk.tab("8.6.15", "11.06")
    assert clerk.editor.content["fields"]["end"] == "2015-06-11"
    assert field(clerk, "end").message == ""


def test_a_new_place_is_offered_by_the_gazetteer_and_taken_by_enter(clerk: Clerk) -> None:
    clerk.open()
    go(clerk, "host")
    clerk.write("Манчестр")
    clerk.press(Key.Key_Return)
    strip = clerk.editor.sheet.basics.strip
    until(lambda: strip.list.options_.lines)
    clerk.press(Key.Key_Up)
    assert strip.list.hasFocus()
    clerk.press(Key.Key_Return)
    clerk.editor.checkpoint()
    host = clerk.services.places.open(clerk.editor.content["fields"]["host"]).record
    assert host.country == "GB"
    assert host.latitude == pytest.approx(53.5, abs=0.1)
    assert "Манчестр" in [name.text for name in host.names]


def test_a_visit_to_come_is_planned(clerk: Clerk) -> None:
    clerk.open()
    go(clerk, "start")
    clerk.tab("1.12.2026")
    assert clerk.editor.content["fields"]["status"] == VisitStatus.PLANNED


def test_tab_walks_the_form_in_reading_order(clerk: Clerk) -> None:
    clerk.open()
    walked = []
    for _ in range(12):
        focus = QApplication.focusWidget()
        walked += [
            name for name, frame in clerk.editor.sheet.basics.frames.items() if frame.control in _up(focus)
        ]
        if focus is clerk.editor.sheet.basics.more:
            walked.append("more")
        clerk.press(Key.Key_Tab)
    assert walked == [
        *("partnership", "direction", "start", "end", "sending", "host", "stops"),
        *("occasion", "kind", "aim", "more"),
    ]
    assert clerk.editor.sheet.section_of(QApplication.focusWidget()) == "participants"


def test_enter_twice_on_an_empty_row_leads_to_the_next_section_and_shift_tab_back(clerk: Clerk) -> None:
    clerk.open()
    clerk.press(Key.Key_2, held=ALT)
    sections = []
    for _ in range(3):
        sections.append(clerk.editor.sheet.section_of(QApplication.focusWidget()))
        clerk.press(Key.Key_Return, Key.Key_Return)
    sections.append(clerk.editor.sheet.section_of(QApplication.focusWidget()))
    assert sections == ["participants", "programme", "outcomes", "sources"]
    clerk.press(Key.Key_3, held=ALT)
    clerk.press(Key.Key_Backtab, held=SHIFT)
    assert clerk.editor.sheet.section_of(QApplication.focusWidget()) == "participants"


def _up(widget: QWidget | None) -> list[QWidget]:
    found = []
    while widget is not None:
        found.append(widget)
        widget = widget.parentWidget()
    return found


def test_a_known_person_brings_the_post_and_organisation_known_last(clerk: Clerk, visit: RecordKey) -> None:
    clerk.open()
    clerk.press(Key.Key_2, held=ALT)
    clerk.tab("sharon")
    row = clerk.editor.sheet.tables["participants"].table.rows()[0]
    assert (
        row["post"],
        clerk.editor.sheet.tables["participants"].table.model_.text(row["organisation"]),
    ) == (
        "leader",
        "Council",
    )
    clerk.editor.refresh()
    assert clerk.editor.content["parts"]["participants"][0]["person"]


def test_a_number_for_a_name_is_people_whose_names_were_not_given(clerk: Clerk) -> None:
    clerk.open()
    clerk.press(Key.Key_2, held=ALT)
    clerk.tab("12")
    clerk.editor.refresh()
    row = clerk.editor.content["parts"]["participants"][0]
    assert (row["headcount"], row["name"]) == (12, None)
    assert (
        clerk.editor.sheet.tables["participants"].table.model_.cell(0, 1).text == "names not given, 12 people"
    )


def test_the_side_follows_the_row_above_and_brings_its_usual_role(clerk: Clerk) -> None:
    clerk.open()
    clerk.press(Key.Key_2, held=ALT)
    clerk.tab("Akimov")
    clerk.press(Key.Key_Return, Key.Key_Return, Key.Key_Return)
    clerk.press(Key.Key_Backtab, held=SHIFT)
    clerk.tab("their", "Taylor")
    clerk.press(Key.Key_Return, Key.Key_Return, Key.Key_Return)
    clerk.tab("Lindsay")
    clerk.editor.refresh()
    rows = clerk.editor.content["parts"]["participants"]
    assert [(row["side"], row["role"]) for row in rows] == [
        ("ours", "member"),
        ("theirs", "counterpart"),
        ("theirs", "counterpart"),
    ]


def test_a_pasted_column_of_names_becomes_rows_even_into_an_open_cell(clerk: Clerk) -> None:
    clerk.open()
    clerk.press(Key.Key_2, held=ALT)
    clerk.write("x")
    QGuiApplication.clipboard().setText("Sharon Taylor\r\nScott Crudgington\n\nPeter Lindsay\n")
    clerk.press(Key.Key_V, held=CTRL)
    clerk.editor.refresh()
    names = [row["name"] for row in clerk.editor.content["parts"]["participants"]]
    assert names == ["Sharon Taylor", "Scott Crudgington", "Peter Lindsay"]


def test_days_are_read_as_days_of_the_visit_and_stand_under_their_headings(
    clerk: Clerk, tie: RecordKey
) -> None:
    clerk.open(f"partnership:{tie}")
    clerk.tab("8–11.06.2015")
    clerk.press(Key.Key_3, held=ALT)
    clerk.tab("10.06 14:00–15:30", "UKEF and UKTI")
    clerk.press(Key.Key_Return, Key.Key_Return)
    clerk.tab("", "BioPark")
    clerk.press(Key.Key_4, held=ALT)
    table = clerk.editor.sheet.tables["programme"].table
    section = clerk.editor.sheet.tables["programme"]
    shown = [table.model_.cell(row, 0).text for row in range(2)]
    assert shown == ["—", "10 Jun 2015 14:00–15:30"]
    assert section.headings(table.model_.rows, clerk.editor._desk.texts) == [  # noqa: SLF001 - what is painted
        "day not stated · 8–11 June 2015",
        "Wednesday, 10 June 2015",
    ]


def test_a_deadline_may_be_typed_as_days_after_the_visit(clerk: Clerk, tie: RecordKey) -> None:
    clerk.open(f"partnership:{tie}")
    clerk.tab("8–11.06.2015")
    clerk.press(Key.Key_4, held=ALT)
    clerk.tab("A placement", "our", "+30")
    clerk.editor.refresh()
    assert clerk.editor.content["parts"]["outcomes"][0]["due"] == "2015-07-11"


def test_today_is_one_key_in_every_cell_that_takes_a_date(clerk: Clerk) -> None:
    clerk.open()
    for part, column in (("programme", 0), ("outcomes", 2), ("sources", 3)):
        go_cell(clerk, part, 0, column)
        clerk.press(Key.Key_Semicolon, held=CTRL)
        assert clerk.editor.sheet.tables[part].table.model_.cell(0, column).text == "23 Nov 2026"


def test_the_windows_title_names_the_visit_and_says_that_it_is_a_draft(
    clerk: Clerk, visit: RecordKey
) -> None:
    clerk.open(visit)
    assert clerk.window.windowTitle() == "Visit: Stevenage, from 8 June 2015 — Twin Cities"
    go(clerk, "occasion")
    clerk.tab("25 years")
    assert clerk.window.windowTitle() == "Visit: Stevenage, from 8 June 2015 (draft) — Twin Cities"
    clerk.window.open("visits")
    assert "Stevenage" not in clerk.window.windowTitle()


def test_a_value_is_attached_to_a_source_with_its_words(clerk: Clerk, visit: RecordKey) -> None:
    clerk.open(visit)
    go(clerk, "start")
    clerk.press(Key.Key_F9)
    clerk.press(Key.Key_Tab)
    clerk.tab("8-11 июня состоялся визит", "infer")
    clerk.press(Key.Key_Return)
    settle()
    clerk.press(Key.Key_S, held=CTRL)
    (claim,) = stored(clerk, visit).claims
    assert (claim.target, claim.grade, claim.quote) == ("start", Grade.INFERRED, "8-11 июня состоялся визит")


def test_words_attached_to_an_outcome_stand_below_it(clerk: Clerk, visit: RecordKey) -> None:
    clerk.open(visit)
    go_cell(clerk, "outcomes", 0, 0)
    clerk.press(Key.Key_F9)
    clerk.press(Key.Key_Tab)
    clerk.write("an agreement was reached")
    clerk.press(Key.Key_Tab)
    clerk.press(Key.Key_Return)
    settle()
    assert (
        clerk.editor.sheet.tables["outcomes"].table.model_.cell(0, 0).second == "“an agreement was reached”"
    )


def test_another_language_rewrites_the_open_form(clerk: Clerk, visit: RecordKey) -> None:
    clerk.open(visit)
    clerk.window.context.texts.speak(Stretched(Language.EN, LOCALE))
    settle()
    assert clerk.editor.sheet.tables["participants"].table.model_.cell(0, 0).text.startswith("their sidem")
    clerk.window.context.texts.speak(Words(Language.RU, LOCALE))
    settle()
    assert field(clerk, "host").control.text() == "Стивенейдж"  # type: ignore[attr-defined]
    assert not clerk.editor.is_dirty
    assert stored(clerk, visit).end == JUNE_11


def test_a_draft_opened_in_another_language_calls_records_by_their_names_in_it(
    clerk: Clerk, visit: RecordKey
) -> None:
    clerk.open(visit)
    field(clerk, "occasion").control.setFocus()
    clerk.write("25 years")
    clerk.window.open("visits")
    strip = DraftsStrip(clerk.window.context, "visit", "visit-editor", NEW)
    clerk.window.context.texts.speak(Words(Language.RU, LOCALE))
    settle()
    assert any("Стивенейдж" in link.words for link in strip.findChildren(Button))
    clerk.open(visit)
    assert clerk.editor.is_dirty
    assert field(clerk, "host").control.text() == "Стивенейдж"  # type: ignore[attr-defined]
    assert "Стивенейдж" in clerk.editor.sheet.header.title.text()


def test_another_language_leaves_the_keyboard_in_its_cell(clerk: Clerk, visit: RecordKey) -> None:
    clerk.open(visit)
    go_cell(clerk, "participants", 0, 2)
    grid = clerk.editor.sheet.tables["participants"].table.grid
    clerk.window.context.texts.speak(Words(Language.RU, LOCALE))
    settle()
    assert grid.hasFocus()
    assert (grid.currentIndex().row(), grid.currentIndex().column()) == (0, 2)


def test_another_language_leaves_the_keyboard_in_the_cell_that_is_being_written(
    clerk: Clerk, visit: RecordKey
) -> None:
    clerk.open(visit)
    go_cell(clerk, "participants", 0, 2)
    clerk.press(Key.Key_F2)
    clerk.write("deputy")
    clerk.window.context.texts.speak(Words(Language.RU, LOCALE))
    settle()
    grid = clerk.editor.sheet.tables["participants"].table.grid
    assert QApplication.focusWidget() is grid.editor()
    clerk.write(" leader")
    clerk.press(Key.Key_Return)
    assert grid.entries.text(grid.entries.value(0, 2)) == "deputy leader"


@pytest.mark.parametrize(
    ("size", "scale"), [((960, 600), 1.0), ((1280, 800), 1.0), ((1440, 900), 1.0), ((1440, 900), 2.0)]
)
@pytest.mark.parametrize("theme", [Theme.LIGHT, Theme.DARK])
def test_no_word_is_cut_off(
    clerk: Clerk, visit: RecordKey, appearance: Appearance, size: tuple[int, int], scale: float, theme: Theme
) -> None:
    look().choose(theme, scale)
    clerk.window.context.texts.speak(Stretched(Language.EN, LOCALE))
    clerk.window.resize(*size)
    clerk.open(visit)
    go_cell(clerk, "programme", 0, 0)
    clerk.tab("12.06")
    go_cell(clerk, "outcomes", 0, 2)
    clerk.press(Key.Key_Delete)
    go(clerk, "end")
    clerk.tab("11.06.2014")
    clerk.editor.sheet.basics.show_more(shown=True)
    settle()
    assert cut_texts(clerk.editor) == []


@pytest.mark.parametrize("language", list(Language))
def test_a_date_is_never_cut_whatever_its_precision(
    clerk: Clerk, visit: RecordKey, language: Language
) -> None:
    clerk.window.context.texts.speak(Words(language, LOCALE))
    clerk.window.resize(960, 600)
    clerk.open(visit)
    month = "2015-09"
    clerk.editor.correct(dict.fromkeys(("start", "end", "report_due", "report_submitted"), month))
    rows = clerk.editor.content["parts"]
    for part, name in (("programme", "day"), ("outcomes", "due"), ("source_uses", "published")):
        for row in rows.get(part, []):
            clerk.editor.correct({name: "2015-09-28"}, row["key"])
    clerk.editor.sheet.basics.show_more(shown=True)
    clerk.editor.sheet.basics.fields["level"].control.setFocus()
    settle()
    for name in ("start", "end", "report_due", "report_submitted"):
        control = clerk.editor.sheet.basics.fields[name].control
        assert control.width() >= control.minimumSizeHint().width()
    for section, column_ in (("programme", 0), ("outcomes", 2), ("sources", 3)):
        grid = clerk.editor.sheet.tables[section].table.grid
        for row_ in range(grid.entries.rowCount()):
            assert grid.columnWidth(column_) >= cell_width(grid.entries.cell(row_, column_))


def test_five_hundred_delegates_are_typed_in_and_saved(clerk: Clerk, visit: RecordKey) -> None:
    clerk.open(visit)
    clerk.press(Key.Key_2, held=ALT)
    QGuiApplication.clipboard().setText("\n".join(f"Delegate {number}" for number in range(500)))
    clerk.press(Key.Key_V, held=CTRL)
    go_cell(clerk, "participants", 501, 1)
    clerk.tab("Somebody else")
    clerk.press(Key.Key_S, held=CTRL)
    names = [one.name for one in stored(clerk, visit).participants]
    assert len(names) == 502
    assert names[-1] == "Somebody else"


def test_a_pasted_book_is_refused_in_words_and_kept_in_the_draft(clerk: Clerk, visit: RecordKey) -> None:
    clerk.open(visit)
    clerk.editor.sheet.basics.show_more(shown=True)
    go(clerk, "notes")
    QGuiApplication.clipboard().setText("x" * 10_001 + "\x00\x07")
    clerk.press(Key.Key_V, held=CTRL)
    clerk.press(Key.Key_Return, held=CTRL)
    assert field(clerk, "notes").message == "Longer than 10,000 characters"
    assert clerk.window.current == "visit-editor"


def test_every_kind_of_outcome_can_be_chosen_in_any_language(clerk: Clerk) -> None:
    russian = Words(Language.RU, LOCALE)
    for kind in OutcomeKind:
        clerk.open()
        clerk.press(Key.Key_4, held=ALT)
        clerk.tab("A placement", "our", "")
        clerk.tab(russian(kind.label))
        clerk.editor.refresh()
        assert clerk.editor.content["parts"]["outcomes"][0]["kind"] == kind
        clerk.window.open("visits")
