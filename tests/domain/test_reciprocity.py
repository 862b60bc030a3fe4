"""Whose turn it is, which fields have gone quiet, when a partnership is reviewed."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.dates import partial_dates
from twincities.domain.partial_date import PartialDate
from twincities.domain.reciprocity import Turn, gone_quiet, review_of, whose_turn
from twincities.domain.vocabularies import CooperationField

TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("went", "came", "turn"),
    [
        (None, None, Turn.OPEN),
        ("2015-06", None, Turn.THEIRS),
        (None, "2015-06", Turn.OURS),
        ("2015-06", "2019", Turn.OURS),
        ("2019", "2015-06", Turn.THEIRS),
        ("2015", "2015-06", Turn.OPEN),
        ("2015-06-08/2015-06-11", "2015-06-10", Turn.THEIRS),
    ],
)
def test_who_was_visited_last_travels_next_and_doubt_leaves_it_open(
    went: str | None, came: str | None, turn: Turn
) -> None:
    ours, theirs = (PartialDate.from_edtf(one) if one else None for one in (went, came))
    assert whose_turn(ours, theirs) is turn


@given(st.none() | partial_dates(), st.none() | partial_dates())
def test_the_other_side_sees_the_same_turn_the_other_way_round(
    went: PartialDate | None, came: PartialDate | None
) -> None:
    mirrored = {Turn.OURS: Turn.THEIRS, Turn.THEIRS: Turn.OURS, Turn.OPEN: Turn.OPEN}
    assert whose_turn(came, went) is mirrored[whose_turn(went, came)]


def test_a_field_agreed_upon_is_quiet_when_nothing_happened_in_it_for_long() -> None:
    agreed = (CooperationField.CULTURE, CooperationField.SPORT, CooperationField.HEALTH)
    last = {
        CooperationField.CULTURE: PartialDate(2015, 6),
        CooperationField.SPORT: PartialDate(2023),
        CooperationField.TOURISM: PartialDate(2001),
    }
    quiet = gone_quiet(agreed, last, TODAY, 36)
    assert [(one.field, one.last) for one in quiet] == [
        (CooperationField.CULTURE, PartialDate(2015, 6)),
        (CooperationField.HEALTH, None),
    ]


def test_a_review_written_down_goes_before_the_policy() -> None:
    review = review_of(PartialDate(2026, 10), PartialDate(1990), None, TODAY, 5)
    assert review is not None
    assert (review.due, review.by_policy, review.overdue) == (PartialDate(2026, 10), False, True)
    running = review_of(PartialDate(2026, 11), None, None, TODAY, 5)
    assert running is not None
    assert not running.overdue


@pytest.mark.parametrize(
    ("established", "confirmed", "due", "overdue"),
    [
        ("1990", None, "2025", True),
        ("1990-06-25", None, "2025-06-25", True),
        ("2024-02-29", None, "2029-02-28", False),
        ("1991", None, "2026", False),
        ("1990", date(2024, 3, 1), "2029-03-01", False),
        ("1990", date(2018, 3, 1), "2023-03-01", True),
        ("2025-06", None, "2030-06", False),
    ],
)
def test_the_policy_counts_from_the_last_confirmation_else_from_the_establishing_no_finer_than_it_is(
    established: str, confirmed: date | None, due: str, *, overdue: bool
) -> None:
    review = review_of(None, PartialDate.from_edtf(established), confirmed, TODAY, 5)
    assert review is not None
    assert (review.due.edtf(), review.by_policy, review.overdue) == (due, True, overdue)


def test_without_a_date_or_a_policy_nothing_is_due() -> None:
    assert review_of(None, None, None, TODAY, 5) is None
    assert review_of(None, PartialDate(1990), None, TODAY, 0) is None


@given(partial_dates(), st.integers(1, 30), st.dates(date(1900, 1, 1), date(2100, 1, 1)))
def test_a_policy_always_names_a_round_and_never_a_finer_date_than_was_known(
    established: PartialDate, years: int, today: date
) -> None:
    review = review_of(None, established, None, today, years)
    assert review is not None
    assert (review.due.day is None) == (established.end.day is None)
    assert review.overdue == (review.due.last_day < today)
