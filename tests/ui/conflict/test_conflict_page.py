"""Two edits of one record: what clashes is chosen, what does not is kept, and nothing is chosen for the person."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt

from tests.ui.driving import CTRL, cut_texts, press, settle
from tests.ui.visit_of import write_visit
from twincities.domain.errors import ConflictError
from twincities.domain.partial_date import PartialDate
from twincities.domain.vocabularies import VisitStatus
from twincities.i18n import Language
from twincities.ui.conflict.choices import Side
from twincities.ui.conflict.page import ConflictPage
from twincities.ui.conflict.page import settle as bring_together

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tests.fronts import Running
    from twincities.domain.keys import Key
    from twincities.domain.record import Kept
    from twincities.domain.visit import Visit


class Outcome:
    """What the page handed back."""

    def __init__(self) -> None:
        self.record: Any = None
        self.base: Any = None
        self.later = False

    def resolved(self, record: Visit, base: Kept[Visit]) -> None:
        self.record, self.base = record, base

    def put_off(self) -> None:
        self.later = True


def clash(
    work: Running, mine: Mapping[str, object], theirs: Mapping[str, object], key: Key | None = None
) -> ConflictError:
    """Have somebody else save first, and return the refusal of the second."""
    key = key or write_visit(work.services)
    base = work.services.visits.open(key)
    work.services.visits.correct_visit(base, replace(base.record, **theirs))  # type: ignore[arg-type]
    with pytest.raises(ConflictError) as refused:
        work.services.visits.correct_visit(base, replace(base.record, **mine))  # type: ignore[arg-type]
    return refused.value


def shown(work: Running, error: ConflictError) -> tuple[ConflictPage, Outcome]:
    """Put the page into the window, in the place of an editor."""
    outcome = Outcome()
    page = ConflictPage(work.context, error, outcome.resolved, outcome.put_off)
    work.window.stack.addWidget(page)
    work.window.stack.setCurrentWidget(page)
    page.setFocus()
    settle()
    return page, outcome


def test_only_clashing_fields_ask_and_nothing_is_chosen_beforehand(work: Running) -> None:
    error = clash(work, {"aim": "Trade", "occasion": "Jubilee"}, {"aim": "Sport", "basis": "Order 5"})
    page, _outcome = shown(work, error)
    (row,) = page.rows
    assert row.label.text() == "Aim"
    assert "Friendship" in row.former.text()
    assert row.side is None
    assert not page.write_button.isEnabled()
    assert "Occasion" in page.merged.text()
    assert "Basis" in page.merged.text()


def test_a_conflict_is_settled_by_keyboard_alone(work: Running) -> None:
    error = clash(
        work,
        {"aim": "Trade", "status": VisitStatus.CANCELLED, "occasion": "Jubilee"},
        {"aim": "Sport", "status": VisitStatus.PLANNED, "basis": "Order 5"},
    )
    page, outcome = shown(work, error)
    press(Qt.Key.Key_Left)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Right)
    settle()
    labels = [row.label.text() for row in page.rows]
    page.write()
    chosen = dict(zip(labels, ("mine", "theirs"), strict=True))
    assert outcome.record.aim == ("Trade" if chosen["Aim"] == "mine" else "Sport")
    wanted = VisitStatus.CANCELLED if chosen["Status"] == "mine" else VisitStatus.PLANNED
    assert outcome.record.status is wanted
    assert outcome.record.occasion == "Jubilee", "my one-sided change was lost"
    assert outcome.record.basis == "Order 5", "their one-sided change was lost"
    work.services.visits.correct_visit(outcome.base, outcome.record)


def test_both_long_texts_can_be_kept(work: Running) -> None:
    page, outcome = shown(
        work, clash(work, {"notes": "Ask for a meeting"}, {"notes": "Ask for traineeships"})
    )
    press(Qt.Key.Key_B, text="b")
    assert page.rows[0].side is Side.BOTH
    page.write()
    assert outcome.record.notes == "Ask for a meeting\nAsk for traineeships"


def test_values_are_said_in_words(work: Running) -> None:
    error = clash(work, {"start": PartialDate(2015, 6)}, {"start": PartialDate(2015)})
    page, _outcome = shown(work, error)
    row = page.rows[0]
    assert "June 2015" in row.options[Side.MINE].accessibleName()
    assert "2015" in row.options[Side.THEIRS].accessibleName()


def test_everything_can_be_taken_from_one_side(work: Running) -> None:
    error = clash(work, {"aim": "Trade", "notes": "A"}, {"aim": "Sport", "notes": "B"})
    page, outcome = shown(work, error)
    page.all_theirs.click()
    assert page.write_button.isEnabled()
    page.write()
    assert (outcome.record.aim, outcome.record.notes) == ("Sport", "B")


def test_escape_puts_it_off(work: Running) -> None:
    page, outcome = shown(work, clash(work, {"aim": "Trade"}, {"aim": "Sport"}))
    page.later_button.click()
    assert outcome.later
    assert outcome.record is None


def test_edits_that_do_not_clash_are_brought_together_unasked(work: Running) -> None:
    outcome = Outcome()
    error = clash(work, {"occasion": "Jubilee"}, {"basis": "Order 5"})
    assert bring_together(work.context, error, outcome.resolved, outcome.put_off) is None
    assert (outcome.record.occasion, outcome.record.basis) == ("Jubilee", "Order 5")


def test_a_record_deleted_by_another_can_be_restored_with_my_edit(work: Running) -> None:
    key = write_visit(work.services)
    base = work.services.visits.open(key)
    work.services.visits.delete_visits([key])
    with pytest.raises(ConflictError) as refused:
        work.services.visits.correct_visit(base, replace(base.record, aim="Trade"))
    page, outcome = shown(work, refused.value)
    assert "deleted" in page.title.text()
    page.write()
    assert outcome.record.aim == "Trade"
    work.services.visits.correct_visit(outcome.base, outcome.record)
    stored = work.services.visits.open(key)
    assert not stored.deleted
    assert stored.record.aim == "Trade"


def test_mine_never_names_people_that_were_not_written(work: Running) -> None:
    from twincities.domain.visit import Participation  # noqa: PLC0415 - for this case only
    from twincities.domain.vocabularies import Side as Party  # noqa: PLC0415

    newcomer = Participation(side=Party.THEIRS, name="Scott Crudgington", post="Chief executive")
    key = write_visit(work.services)
    people = work.services.visits.open(key).record.participants
    error = clash(work, {"aim": "Trade", "participants": (*people, newcomer)}, {"aim": "Sport"}, key)
    page, outcome = shown(work, error)
    page.all_mine.click()
    page.write()
    work.services.visits.correct_visit(outcome.base, outcome.record)
    assert work.services.visits.open(key).record.participants[-1].name == "Scott Crudgington"


def test_another_language_rewrites_the_page(work: Running) -> None:
    page, _outcome = shown(work, clash(work, {"aim": "Trade"}, {"aim": "Sport"}))
    page.take_all(Side.MINE)
    before = page.title.text()
    work.front.session.speak(Language.RU)
    settle()
    assert page.title.text() != before
    assert page.rows[0].side is Side.MINE, "the choice was lost"


@pytest.mark.parametrize("size", [(960, 600), (1440, 900)])
def test_nothing_is_cut(work: Running, size: tuple[int, int]) -> None:
    work.window.resize(*size)
    fields = {"aim": "Trade", "notes": "A" * 40, "status": VisitStatus.CANCELLED, "occasion": "Jubilee"}
    page, _outcome = shown(work, clash(work, fields, {"aim": "Sport", "notes": "B " * 200, "basis": "Order"}))
    press(Qt.Key.Key_Return, CTRL, widget=page)
    assert not cut_texts(page)
