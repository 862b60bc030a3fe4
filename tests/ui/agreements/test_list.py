"""The list of agreements: what its rows say, what it can be asked for, what can be done with a row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from tests.ui.driving import CTRL, Stretched, cut_texts, press, settle
from twincities.domain.vocabularies import AgreementState, DocumentKind
from twincities.i18n import Language
from twincities.paths import LOCALE
from twincities.services.agreement_filter import AgreementQuery
from twincities.ui.agreements.term_bar import TermBar
from twincities.ui.furniture.labels import Label

if TYPE_CHECKING:
    from tests.ui.agreements.scenes import Scene

Key = Qt.Key


def test_the_nearest_deadline_comes_first_and_unknown_ones_last(scene: Scene) -> None:
    assert scene.shown[:3] == ["Khujand", "Baiyin", "Keçiören"]
    assert set(scene.shown[3:]) == {"İzmir", "Bursa", "Stevenage", "Adana", "Khujand"}


def test_a_row_says_term_notice_days_state_and_text(scene: Scene) -> None:
    cells = scene.cells("baiyin")
    assert cells["partner"].startswith("Shymkent — Baiyin, Memorandum No.\u00a07")
    assert cells["until"] == "22 Jan 2027"
    assert cells["notice"] == "22 Dec 2026"
    assert cells["left"] == "29"
    assert cells["renewal"] == "automatic, 5 years"
    assert cells["state"] == "in force"
    assert scene.cells("stevenage")["text"] == "no text"
    assert scene.cells("bursa")["until"] == "open-ended"


def test_a_notice_date_of_a_known_year_is_never_shown_as_a_day(scene: Scene) -> None:
    assert scene.cells("kecioren")["until"] == "2035"
    assert scene.cells("kecioren")["left"] == "—"
    assert scene.cells("stevenage")["signed"] == "1990"


def test_the_list_can_be_asked_for_states_kinds_deadlines_and_missing_texts(scene: Scene) -> None:
    for query, partners in (
        (AgreementQuery(states=(AgreementState.EXPIRED,)), ["İzmir"]),
        (AgreementQuery(kinds=(DocumentKind.MEMORANDUM,)), ["Baiyin"]),
        (AgreementQuery(due_within=14), ["Khujand"]),
        (AgreementQuery(no_text=True), ["Stevenage"]),
        (AgreementQuery(countries=("TR",), states=(AgreementState.IN_FORCE,)), ["Keçiören", "Bursa"]),
    ):
        scene.page.show_query(query)
        scene.rest()
        assert scene.shown == partners


def test_each_filter_opens_with_counts(scene: Scene) -> None:
    for name in scene.page.filters.buttons:
        scene.page.filters.open_filter(name)
        settle()
        scene.page.filters.close_popover()
        settle()


def test_another_span_takes_the_place_of_the_one_before(scene: Scene) -> None:
    scene.page.show_query(AgreementQuery(due_within=14))
    scene.page.filters.open_filter("due_within")
    settle()
    press(Key.Key_Down)
    press(Key.Key_Down)
    press(Key.Key_Down)
    press(Key.Key_Space)
    scene.rest()
    assert scene.page.filters.query.due_within == 90
    assert scene.shown == ["Khujand", "Baiyin"]


def test_the_offices_rule_takes_the_place_of_a_span_and_is_said_and_dropped(scene: Scene) -> None:
    scene.page.show_query(AgreementQuery(due_within=14))
    scene.page.filters.open_filter("due_within")
    settle()
    press(Key.Key_Up)
    press(Key.Key_Space)
    scene.rest()
    assert scene.page.filters.query == AgreementQuery(due=True)
    assert scene.shown == ["Khujand", "Baiyin"]
    assert scene.page.filters.condition("due") == "Deadline: near or reminded of"
    scene.page.filters.drop("due")
    scene.rest()
    assert scene.page.filters.query == AgreementQuery()


def test_the_views_of_the_program_are_at_hand(scene: Scene) -> None:
    found = {}
    for view in scene.page.built_in:
        assert isinstance(view.query, AgreementQuery)
        scene.page.show_query(view.query)
        scene.rest()
        found[view.id] = scene.shown
    assert found == {
        "half-a-year": ["Khujand", "Baiyin"],
        "no-text": ["Stevenage"],
        "unstated": ["Stevenage"],
    }


def test_the_preview_tells_term_signatories_decisions_and_chain(scene: Scene) -> None:
    scene.find("khujand")
    preview = scene.page.beside.side.preview
    said = [label.text() for label in preview.findChildren(Label)]
    for words in (
        "Соглашение об установлении побратимских отношений No.\u00a012",
        "Болат Рахимов",
        "аким города · our side",
        "council",
        "Addendum",
        "Russian, Tajik",
    ):
        assert words in said, said
    assert any(words.startswith("Amends: ") for words in " · ".join(said).split(" · "))
    (bar,) = preview.findChildren(TermBar)
    assert bar.accessibleName() == "from 12 May 1996 · notice by 30 Nov 2026 · until 30 Dec 2026"
    assert "Reminder 3 months ahead has come" in said


def test_silence_is_said_in_the_preview(scene: Scene) -> None:
    scene.find("stevenage")
    said = [label.text() for label in scene.page.beside.side.preview.findChildren(Label)]
    assert "The text was not found and the term is not known: ask the partner for a copy." in said


def test_deleting_can_be_undone(scene: Scene) -> None:
    scene.find("bursa")
    scene.page.table.setFocus()
    press(Key.Key_Delete)
    scene.rest()
    assert "Bursa" not in scene.shown
    scene.window.context.undo()
    scene.rest()
    assert "Bursa" in scene.shown


def test_enter_opens_an_agreement_and_ctrl_n_begins_one_of_the_partnership_shown(scene: Scene) -> None:
    scene.find("baiyin")
    scene.page.table.setFocus()
    press(Key.Key_Return)
    settle()
    assert scene.window.current == "agreement"
    assert scene.editor.kept is not None
    tie = scene.written.ties.ties["bursa"]
    scene.open("agreements", f"partnership:{tie}")
    assert scene.shown == ["Bursa"]
    press(Key.Key_N, CTRL)
    settle()
    assert scene.editor.kept is None
    assert scene.editor.content["fields"]["partnership"] == tie


def test_an_empty_list_says_how_to_begin(empty_scene: Scene) -> None:
    assert empty_scene.page.absence.isVisible()
    press(Key.Key_N, CTRL)
    settle()
    assert empty_scene.window.current == "agreement"


def test_beside_an_empty_list_nobody_is_told_to_choose(empty_scene: Scene) -> None:
    side = empty_scene.page.beside.side
    assert [label.text() for label in side.findChildren(Label) if label.isVisibleTo(side)] == []


def test_numbers_titles_and_signatories_are_found(scene: Scene) -> None:
    for text, partner in (
        ("Рахимов", "Khujand"),
        ("побратимских отношений Рахимов", "Khujand"),
        ("rakhimov", "Khujand"),
    ):
        scene.page.show_query(AgreementQuery(text=text))
        scene.rest()
        assert scene.shown == [partner], text
    hits = scene.services.finding.search("Рахимов", scene.window.context.texts.words, 6)
    assert ("agreement", scene.written.agreements["khujand"]) in [(one.kind, one.key) for one in hits]


def test_nothing_is_cut_off_in_a_narrow_window_and_long_words(scene: Scene) -> None:
    texts = scene.window.context.texts
    texts.speak(Stretched(Language.EN, LOCALE))
    for size in ((960, 600), (1440, 900)):
        scene.window.resize(*size)
        for page, key in (
            ("agreements", ""),
            ("agreement", scene.written.agreements["khujand"]),
            ("partnership", f"{scene.written.ties.ties['khujand']}#agreements"),
        ):
            scene.open(page, key)
            assert cut_texts(scene.window) == []
