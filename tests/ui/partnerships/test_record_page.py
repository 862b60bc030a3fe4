"""A partnership's record: the truth about one tie, in tabs, worked by keyboard."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication

from tests.services.makers import place, tie
from tests.ui.driving import ALT, CTRL, SHIFT, press, settle
from twincities.domain.agreement import Agreement
from twincities.domain.claim import Claim
from twincities.domain.keys import new_key
from twincities.domain.partial_date import PartialDate
from twincities.domain.partnership import Party
from twincities.domain.source import Source
from twincities.domain.vocabularies import CommitmentStatus, DocumentKind, LegalStatus, PlaceKind, TextState
from twincities.ui.furniture.banners import Banner
from twincities.ui.furniture.buttons import Button
from twincities.ui.furniture.chips import Chip
from twincities.ui.furniture.headers import IconLabel
from twincities.ui.furniture.labels import Label
from twincities.ui.furniture.tabs import TAB_EDGE
from twincities.ui.partnerships.facts import FactCell
from twincities.ui.partnerships.relationship_line import RelationshipLine
from twincities.ui.theme.appearance import look
from twincities.ui.theme.tokens import Space

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from tests.ui.partnerships.scenes import Scene
    from twincities.domain.visit import Outcome

Key = Qt.Key


def _said(top: QWidget) -> str:
    return "\n".join(label.text() for label in top.findChildren(Label) if label.isVisible() and label.text())


def _open(scene: Scene, name: str = "stevenage", tab: str = "") -> None:
    scene.open("partnership", scene.written.ties[name] + (f"#{tab}" if tab else ""))


def _promise(scene: Scene, number: int = 0) -> Outcome:
    return scene.services.visits.open(scene.written.founding).record.outcomes[number]


def test_the_head_names_both_sides_and_the_axis_of_each_status(scene: Scene) -> None:
    _open(scene)
    head = scene.record.top.head
    assert head is not None
    said = _said(head)
    assert "Shymkent" in said
    assert "Шымкент" in said
    assert "United Kingdom · England, Hertfordshire" in said
    chips = [chip.chip.text for chip in head.findChildren(Chip) if chip.isVisible()]
    assert chips == ["legal status: in force", "activity: dormant · 11 years"]


def test_each_fact_has_its_line_of_explanation(scene: Scene) -> None:
    _open(scene)
    assert scene.record.top.facts is not None
    facts = [cell.fact for cell in scene.record.top.facts.cells]
    assert [(fact.value, fact.inferred) for fact in facts] == [
        ("1990", True),
        ("36 years in 2026", True),
        ("—", False),
        ("twin city", False),
        ("1", False),
    ]
    assert facts[0].note == "год выведен из «25-летия» в 2015 · 1 source says otherwise"
    assert facts[1].note == "day and month unknown"
    assert facts[2].note == "not recorded"


def test_an_agreement_without_text_is_a_fact_that_leads_to_the_documents(scene: Scene) -> None:
    lost = Agreement(partnership=scene.written.ties["stevenage"], text_state=TextState.NOT_FOUND)
    scene.services.agreements.record_agreement(lost)
    _open(scene)
    assert scene.record.top.facts is not None
    (cell,) = (cell for cell in scene.record.top.facts.cells if cell.fact.value == "text not found")
    assert cell.fact.note == "ask the partner for it"
    cell.setFocus()
    press(Key.Key_Return)
    assert scene.record.body.tab == "agreements"


def test_the_fact_of_the_agreement_is_the_one_that_makes_the_tie_whatever_carries_it_out(
    scene: Scene,
) -> None:
    tie = scene.written.ties["stevenage"]
    for kind, year in ((DocumentKind.MEMORANDUM, 1990), (DocumentKind.ACTION_PLAN, 2025)):
        signed = Agreement(partnership=tie, kind=kind, number=str(year), signed=PartialDate(year))
        scene.services.agreements.record_agreement(signed)
    scene.services.partnerships.set_status([tie], LegalStatus.SUSPENDED, "The ministry asked for it")
    _open(scene)
    assert scene.record.top.facts is not None
    assert "1990" in scene.record.top.facts.cells[2].fact.note


def test_a_signed_document_is_no_visit(scene: Scene) -> None:
    signed = Agreement(partnership=scene.written.ties["grosseto"], signed=PartialDate(2026, 9, 1))
    scene.services.agreements.record_agreement(signed)
    scene.open("partnership", scene.written.ties["grosseto"])
    scene.rest()
    assert scene.record.top.facts is not None
    visits = scene.record.top.facts.cells[-1].fact
    assert "2026" not in visits.note


def test_where_the_year_comes_from_is_told_by_alt_i(scene: Scene) -> None:
    _open(scene)
    press(Key.Key_I, ALT)
    settle()
    popover = scene.record.popover
    assert popover is not None
    said = _said(popover)
    assert "“праздновали 25 лет побратимских отношений”" in said
    assert "год выведен из «25-летия» в 2015" in said
    assert "[1] Письмо совета Стивениджа" in said
    assert "Here: 1989" in said
    press(Key.Key_Escape)
    assert not popover.isVisible()


def test_a_source_that_gives_another_date_says_it_in_words_and_one_that_agrees_gives_none(
    scene: Scene,
) -> None:
    services, key = scene.services, scene.written.ties["stevenage"]
    kept = services.partnerships.open(key)
    sources = [services.sources.record_source(Source(title=title)).key for title in ("Almanac", "Guide")]
    said = [
        Claim(target="established", value=value, source=source, preferred=False)
        for value, source in zip(("1988-05", "1990"), sources, strict=True)
    ]
    services.partnerships.correct_partnership(kept, replace(kept.record, claims=(*kept.record.claims, *said)))
    _open(scene)
    words = _said(scene.record)
    assert "May 1988: Almanac" in words
    assert "1990: Guide" not in words


def test_ctrl_tab_walks_the_tabs_with_their_counts(scene: Scene) -> None:
    _open(scene)
    bar = scene.record.body.bar
    words = [bar.tabText(number) for number in range(bar.count())]
    assert words == ["Overview", "Agreements  0", "Visits  1", "Commitments  2", "People  3", "History  1"]
    press(Key.Key_Tab, CTRL)
    assert scene.record.body.tab == "agreements"
    press(Key.Key_Tab, CTRL)
    assert scene.record.body.tab == "visits"
    assert QApplication.focusWidget() is scene.record.body.visits
    for _ in range(3):
        press(Key.Key_Backtab, CTRL | SHIFT)
    assert scene.record.body.tab == "history"


def test_the_words_of_the_first_tab_begin_where_those_of_the_page_do(scene: Scene) -> None:
    _open(scene)
    bar = scene.record.body.bar
    words = bar.mapTo(scene.record.body, QPoint(bar.tabRect(0).left() + look().px(TAB_EDGE), 0))
    assert words.x() == look().px(Space.PAGE)


def test_the_relationship_line_is_walked_and_opened_by_keyboard(scene: Scene) -> None:
    _open(scene)
    (line,) = scene.record.body.overview.findChildren(RelationshipLine)
    line.setFocus()
    assert line.accessibleDescription() == "8–11 June 2015: 25 лет побратимских отношений"
    press(Key.Key_Left)
    assert line.accessibleDescription() == "1990: Relations established"
    press(Key.Key_Right)
    press(Key.Key_Return)
    assert scene.stand("visit-editor").asked == [scene.written.founding]


def test_a_fact_leads_to_its_tab(scene: Scene) -> None:
    _open(scene)
    cell = next(cell for cell in scene.record.findChildren(FactCell) if cell.fact.leads == "visits")
    cell.setFocus()
    press(Key.Key_Return)
    assert scene.record.body.tab == "visits"


def test_people_are_shown_with_their_post_and_month(scene: Scene) -> None:
    _open(scene, tab="people")
    name, post, _side, met = scene.record.body.people.model_.cells(0)
    assert (name.text, post.text, met.text) == ("Шарон Тэйлор", "председатель городского совета", "June 2015")
    press(Key.Key_Return)
    person = scene.record.context.services.people.suggest_people("Тэйлор")[0].key
    assert scene.stand("person").asked == [person]


def test_space_marks_a_commitment_as_done_and_undo_opens_it_again(scene: Scene) -> None:
    _open(scene, tab="commitments")
    press(Key.Key_Space)
    scene.rest()
    done = [row for row in (_promise(scene, 0), _promise(scene, 1)) if row.status is CommitmentStatus.DONE]
    assert [row.done for row in done] == [PartialDate.of(date(2026, 11, 23))]
    assert scene.record.body.bar.tabText(3) == "Commitments  2"
    scene.window.context.undo()
    scene.rest()
    assert _promise(scene).status is not CommitmentStatus.DONE


def test_n_begins_a_visit_of_this_partnership(scene: Scene) -> None:
    _open(scene, tab="visits")
    press(Key.Key_N)
    assert scene.stand("visit-editor").asked == [f"partnership:{scene.written.ties['stevenage']}"]


def test_f2_edits_and_escape_goes_back_to_the_row(scene: Scene) -> None:
    _open(scene, "bursa")
    press(Key.Key_F2)
    settle()
    assert scene.window.current == "partnership-editor"
    scene.open("partnership", scene.written.ties["bursa"])
    press(Key.Key_Escape)
    scene.rest()
    assert scene.window.current == "partnerships"
    row = scene.register.table.current_row()
    assert row is not None
    assert row.key == scene.written.ties["bursa"]


def test_a_change_made_elsewhere_is_shown_at_once(scene: Scene) -> None:
    _open(scene, "bursa")
    kept = scene.services.partnerships.open(scene.written.ties["bursa"])
    changed = scene.services.partnerships.correct_partnership(
        kept, replace(kept.record, legal_status=LegalStatus.ENDED)
    )
    scene.window.context.apply(changed)
    scene.rest()
    assert "This partnership has ended" in _said(scene.record)
    assert scene.record.findChildren(Banner)
    assert scene.record.body.bar.tabText(5) == "History  2"


def test_an_empty_tab_says_what_would_be_there(scene: Scene) -> None:
    _open(scene, "adana", tab="visits")
    said = _said(scene.record)
    assert "No visit of this partnership is recorded" in said
    assert "No event is recorded" not in said
    buttons = [b.words for b in scene.record.body.stack.findChildren(Button) if b.isVisible()]
    assert buttons == ["New visit"]


def test_a_record_deleted_meanwhile_says_so_and_leads_back(scene: Scene) -> None:
    _open(scene, "adana")
    changed = scene.services.partnerships.delete_partnerships([scene.written.ties["adana"]])
    scene.window.context.apply(changed)
    scene.rest()
    assert "no longer in the register" in _said(scene.record)
    scene.window.context.undo()
    scene.rest()
    assert "Adana" in _said(scene.record)


def test_markup_in_names_stays_text(scene: Scene) -> None:
    kept = scene.services.partnerships.open(scene.written.ties["bursa"])
    nasty = replace(kept.record, origin="<img src=x onerror=alert(1)>", notes="=1+1</script>")
    scene.window.context.apply(scene.services.partnerships.correct_partnership(kept, nasty))
    _open(scene, "bursa")
    said = _said(scene.record)
    assert "<img src=x onerror=alert(1)>" in said
    assert "=1+1</script>" in said


def test_the_three_sides_of_a_tie_stand_in_the_head(scene: Scene) -> None:
    kept = scene.services.partnerships.open(scene.written.ties["bursa"])
    party = replace(kept.record.parties[1], place=scene.written.places["izmir"], key=new_key())
    three = replace(kept.record, parties=(*kept.record.parties, party))
    scene.window.context.apply(scene.services.partnerships.correct_partnership(kept, three))
    _open(scene, "bursa")
    assert scene.record.top.head is not None
    said = _said(scene.record.top.head)
    assert "Kyzylorda" in said
    assert "Bursa" in said
    assert "İzmir" in said


def test_of_very_many_sides_the_head_names_the_first_and_counts_the_others(scene: Scene) -> None:
    services, key = scene.services, scene.written.ties["bursa"]
    kept = services.partnerships.open(key)
    parties = tuple(
        Party(place=services.places.record_place(place(f"Линденау {number}", "DE")).key)
        for number in range(40)
    )
    services.partnerships.correct_partnership(
        kept, replace(kept.record, parties=(*kept.record.parties, *parties))
    )
    _open(scene, "bursa")
    head = scene.record.top.head
    assert head is not None
    said = _said(head)
    assert "\nЛинденау 3\n" in said
    assert "\nЛинденау 4\n" not in said
    (more,) = (label for label in head.findChildren(Label) if label.text() == "and 36 more")
    assert "Линденау 4" in more.toolTip()
    assert "Линденау 39" in more.toolTip()
    names = more.parentWidget()
    assert names is not None
    assert more.geometry().bottom() <= names.height()


def test_two_towns_of_one_name_are_two_sides_in_the_head(scene: Scene) -> None:
    services, keys = scene.services, []
    for country, own, kind in (("RU", True, PlaceKind.MUNICIPALITY), ("BY", False, PlaceKind.DISTRICT)):
        town = replace(place("Светлогорск", country, own=own), kind=kind)
        keys.append(services.places.record_place(town).key)
    scene.open("partnership", tie(services, *keys))
    head = scene.record.top.head
    assert head is not None
    assert [label.text() for label in head.findChildren(Label)].count("Светлогорск") >= 2
    assert len(head.findChildren(IconLabel)) == 3  # the tie between them, and two steps on the way here
    assert "city or municipality — district" in _said(scene.record)
