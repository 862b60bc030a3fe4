from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.domain.dates import partial_dates
from twincities.domain.anniversaries import AnniversaryRules, Milestone, milestone
from twincities.domain.back_plan import Step, back_plan, due_before, not_twice, prepared
from twincities.domain.partial_date import PartialDate
from twincities.domain.preparation import Preparation
from twincities.domain.vocabularies import Side


def of(established: str, year: int) -> Milestone:
    found = milestone(PartialDate.from_edtf(established), year, AnniversaryRules())
    assert found is not None
    return found


def test_a_jubilee_is_prepared_half_a_year_ahead_step_by_step() -> None:
    plan = back_plan(of("2002-09-27", 2027), 180)
    assert [(one.step, one.days, one.due.edtf()) for one in plan] == [
        (Step.INVITATION, 180, "2027-03-31"),
        (Step.PROGRAMME, 120, "2027-05-30"),
        (Step.BUDGET, 90, "2027-06-29"),
        (Step.LETTER, 30, "2027-08-28"),
    ]


def test_another_anniversary_needs_less() -> None:
    plan = back_plan(of("2012-09-27", 2027), 60)
    assert [(one.step, one.days) for one in plan] == [(Step.BUDGET, 60), (Step.LETTER, 30)]


def test_before_a_year_alone_everything_is_due_in_a_year_and_before_a_month_in_a_month() -> None:
    assert {one.due.edtf() for one in back_plan(of("1990", 2030), 180)} == {"2029"}
    assert [one.due.edtf() for one in back_plan(of("1990-06", 2030), 180)] == [
        "2029-12",
        "2030-02",
        "2030-03",
        "2030-05",
    ]


@given(partial_dates(), st.integers(1, 9999), st.integers(0, 4000))
def test_no_step_is_more_precise_than_the_anniversary_nor_after_its_first_day(
    established: PartialDate, year: int, lead: int
) -> None:
    found = milestone(established, year, AnniversaryRules())
    if found is None:
        return
    for one in back_plan(found, lead):
        assert one.due.precision is found.date.precision
        assert one.due.first_day <= found.date.first_day


def test_the_first_day_of_the_calendar_is_as_early_as_a_step_can_be() -> None:
    assert due_before(PartialDate(1, 1, 5), 30) == PartialDate(1, 1, 1)


def test_a_step_that_was_written_down_for_the_same_anniversary_is_not_written_twice() -> None:
    def step(text: str, milestone: int) -> Preparation:
        return Preparation(text=text, side=Side.OURS, milestone=milestone)

    there = (step("Send the  invitation", 25), step("Book the hall", 20))
    wanted = (step("send the invitation", 25), step("Book the hall", 25), step("book the hall", 25))
    assert not_twice(wanted, there, 25) == (wanted[1],)
    assert prepared(there, 25) == there[:1]
