from __future__ import annotations

from dataclasses import replace
from datetime import time

import pytest

from tests.examples import founding_visit
from twincities.domain.errors import InvalidRecordError, Problem, ProblemCode, Severity, Spot
from twincities.domain.keys import new_key
from twincities.domain.partial_date import PartialDate
from twincities.domain.visit import Outcome, Participation, ProgrammeItem, Visit
from twincities.domain.vocabularies import OutcomeKind, Side

JUNE_8, JUNE_9, JUNE_12 = PartialDate(2015, 6, 8), PartialDate(2015, 6, 9), PartialDate(2015, 6, 12)


def visit(**changes: object) -> Visit:
    return replace(founding_visit(new_key(), new_key()), **changes)  # type: ignore[arg-type] # any field by name


def refusals(**changes: object) -> list[Problem]:
    with pytest.raises(InvalidRecordError) as refused:
        visit(**changes)
    return [problem for problem in refused.value.problems if problem.severity is Severity.ERROR]


def told(**changes: object) -> list[tuple[Spot, ProblemCode]]:
    return [(problem.spot, problem.code) for problem in refusals(**changes)]


def test_the_founding_visit_breaks_no_rule() -> None:
    assert [p for p in visit().problems() if p.severity is Severity.ERROR] == []


def test_an_end_before_the_start_is_refused_and_a_mistyped_year_mended() -> None:
    (problem,) = refusals(end=PartialDate(2014, 6, 11), programme=())
    assert (problem.spot, problem.code) == (Spot("end"), ProblemCode.END_BEFORE_START)
    assert problem.repair == PartialDate(2015, 6, 11)


def test_an_end_that_no_year_mends_gets_no_repair() -> None:
    (problem,) = refusals(end=PartialDate(2014, 6, 1), programme=())
    assert problem.repair is None


@pytest.mark.parametrize("end", [PartialDate(2015), PartialDate(2015, 6), JUNE_8])
def test_an_end_that_may_lie_after_the_start_is_let_be(end: PartialDate) -> None:
    assert visit(end=end, programme=()).end == end


def test_a_programme_item_outside_the_visit_is_refused() -> None:
    items = (ProgrammeItem(title="BioPark", day=JUNE_9), ProgrammeItem(title="Лондон", day=JUNE_12))
    assert told(programme=items) == [(Spot("day", "programme", 1), ProblemCode.OUTSIDE_VISIT)]


def test_a_programme_item_of_an_unknown_day_or_only_a_month_is_let_be() -> None:
    items = (ProgrammeItem(title="BioPark"), ProgrammeItem(title="Лондон", day=PartialDate(2015, 6)))
    assert visit(programme=items).programme == items


def test_a_visit_of_one_day_has_its_programme_on_that_day() -> None:
    assert visit(end=None, programme=(ProgrammeItem(title="BioPark", day=JUNE_8),)).end is None
    item = ProgrammeItem(title="BioPark", day=JUNE_9)
    assert told(end=None, programme=(item,)) == [(Spot("day", "programme", 0), ProblemCode.OUTSIDE_VISIT)]


def test_a_programme_item_that_ends_before_it_begins_is_refused() -> None:
    item = ProgrammeItem(title="BioPark", starts=time(12), ends=time(10))
    assert told(programme=(item,)) == [(Spot("ends", "programme", 0), ProblemCode.END_BEFORE_START)]


def test_a_person_named_twice_is_found_whatever_the_spelling_of_the_letters() -> None:
    people = (
        Participation(side=Side.OURS, name="Ёлкин Пётр"),
        Participation(side=Side.OURS, name="Елкин Петр"),
    )
    assert told(participants=people) == [(Spot("name", "participants", 1), ProblemCode.TWICE)]


def test_namesakes_of_two_organisations_are_two_people() -> None:
    people = tuple(
        Participation(side=Side.OURS, name="Ким Ю.", organisation_name=name) for name in ("Акимат", "Палата")
    )
    assert visit(participants=people).participants == people


def test_rows_of_unnamed_people_do_not_collide() -> None:
    people = (Participation(side=Side.OURS, headcount=3), Participation(side=Side.OURS, headcount=3))
    assert visit(participants=people).participants == people


def test_a_row_of_the_delegation_says_something() -> None:
    assert told(participants=(Participation(side=Side.OURS),)) == [
        (Spot("name", "participants", 0), ProblemCode.NOTHING_SAID)
    ]


def test_a_person_stands_on_a_side() -> None:
    assert told(participants=(Participation(side=None, name="Ким Ю."),)) == [
        (Spot("side", "participants", 0), ProblemCode.REQUIRED)
    ]


def test_a_commitment_has_a_side_and_should_have_a_deadline() -> None:
    assert told(outcomes=(Outcome(text="Письмо"),)) == [(Spot("side", "outcomes", 0), ProblemCode.NO_SIDE)]
    warnings = visit(outcomes=(Outcome(text="Письмо", side=Side.OURS),)).problems()
    assert [(w.spot, w.code, w.severity) for w in warnings] == [
        (Spot("due", "outcomes", 0), ProblemCode.NO_DEADLINE, Severity.WARNING)
    ]


def test_an_intention_owes_nothing() -> None:
    wish = Outcome(text="Продолжить обмен", kind=OutcomeKind.INTENTION)
    assert not wish.is_commitment
    assert visit(outcomes=(wish,)).problems() == []
