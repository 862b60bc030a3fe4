from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.dates import partial_dates
from twincities.domain.anniversaries import AnniversaryRules, Milestone, milestone
from twincities.domain.back_plan import (
    BEFORE_JUBILEE,
    BEFORE_OTHER,
    BUDGET,
    INVITATION,
    LETTER,
    MOST_DAYS,
    MOST_STEPS,
    PROGRAMME,
    Step,
    UnreadableStepError,
    back_plan,
    due_before,
    not_twice,
    prepared,
    read_steps,
    written_steps,
)
from twincities.domain.partial_date import PartialDate
from twincities.domain.preparation import Preparation
from twincities.domain.vocabularies import Side
from twincities.i18n import Language, Words
from twincities.paths import LOCALE


def of(established: str, year: int) -> Milestone:
    found = milestone(PartialDate.from_edtf(established), year, AnniversaryRules())
    assert found is not None
    return found


def test_a_jubilee_is_prepared_half_a_year_ahead_step_by_step() -> None:
    plan = back_plan(of("2002-09-27", 2027), BEFORE_JUBILEE)
    assert [(one.step, one.due.edtf()) for one in plan] == [
        (Step(180, INVITATION), "2027-03-31"),
        (Step(120, PROGRAMME), "2027-05-30"),
        (Step(90, BUDGET), "2027-06-29"),
        (Step(30, LETTER), "2027-08-28"),
    ]


def test_another_anniversary_needs_less() -> None:
    plan = back_plan(of("2012-09-27", 2027), BEFORE_OTHER)
    assert [one.step for one in plan] == [Step(60, BUDGET), Step(30, LETTER)]


def test_before_a_year_alone_everything_is_due_in_a_year_and_before_a_month_in_a_month() -> None:
    assert {one.due.edtf() for one in back_plan(of("1990", 2030), BEFORE_JUBILEE)} == {"2029"}
    assert [one.due.edtf() for one in back_plan(of("1990-06", 2030), BEFORE_JUBILEE)] == [
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
    for one in back_plan(found, [Step(lead, "Write")]):
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


EN = Words(Language.EN, LOCALE)


def test_an_offices_own_steps_are_read_as_people_write_them_the_earliest_first() -> None:
    typed = "30: Prepare the letter\n\n  180 - Book   the hall\n7 — 2 flags, 1 wreath\n0. Congratulate"
    steps = read_steps(typed)
    assert steps == (
        Step(180, "Book the hall"),
        Step(30, "Prepare the letter"),
        Step(7, "2 flags, 1 wreath"),
        Step(0, "Congratulate"),
    )
    assert read_steps(written_steps(steps, EN)) == steps
    assert read_steps(" \n ") == ()


@pytest.mark.parametrize(
    ("typed", "line"),
    [
        ("Prepare the letter", 1),
        ("30: Prepare\n\n60", 3),
        ("30 \n", 1),
        (f"{MOST_DAYS + 1}: Prepare", 1),
        ("-5: Prepare", 1),
        ("12345: Prepare", 1),
        ("\n".join(["1: Wait"] * (MOST_STEPS + 1)), MOST_STEPS + 1),
    ],
)
def test_a_line_that_says_no_step_is_told_by_its_number(typed: str, line: int) -> None:
    with pytest.raises(UnreadableStepError) as refused:
        read_steps(typed)
    assert refused.value.number == line


@pytest.mark.parametrize("language", Language)
def test_the_usual_steps_come_back_as_they_were_written(language: Language) -> None:
    words = Words(language, LOCALE)
    read = read_steps(written_steps(BEFORE_JUBILEE, words))
    assert [(one.days, one.text) for one in read] == [(one.days, one.said(words)) for one in BEFORE_JUBILEE]
