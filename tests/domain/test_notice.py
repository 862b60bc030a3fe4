"""How near a deadline is; doubt never hides it, and what is no day is never counted down to."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.dates import partial_dates
from twincities.domain.days import months_later
from twincities.domain.notice import (
    NoticeRules,
    days_left,
    first_reminder,
    last_reminded,
    lead_reached,
    urgency,
)
from twincities.domain.partial_date import PartialDate, Precision
from twincities.domain.vocabularies import NoticeUrgency

TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("deadline", "left", "near"),
    [
        ("2026-12-04", 10, NoticeUrgency.RED),
        ("2026-12-04~", 10, NoticeUrgency.RED),
        ("2026-11-23", -1, NoticeUrgency.MISSED),
        ("2026", None, NoticeUrgency.RED),
        ("2026-12", None, NoticeUrgency.RED),
        ("2026-10", None, NoticeUrgency.MISSED),
        ("2027", None, NoticeUrgency.AMBER),
        ("2026-12-20/2027", None, NoticeUrgency.AMBER),
    ],
)
def test_a_deadline_is_counted_down_in_days_only_where_its_day_is_known(
    deadline: str, left: int | None, near: NoticeUrgency
) -> None:
    when = PartialDate.from_edtf(deadline)
    assert (days_left(when, TODAY), urgency(when, TODAY, NoticeRules())) == (left, near)


@given(partial_dates(), st.dates())
def test_days_are_counted_for_known_days_alone_and_only_what_is_wholly_past_is_missed(
    deadline: PartialDate, today: date
) -> None:
    assert (days_left(deadline, today) is not None) == (deadline.precision is Precision.DAY)
    missed = urgency(deadline, today, NoticeRules()) is NoticeUrgency.MISSED
    assert missed == (deadline.last_day < today)


@given(partial_dates(), st.dates(), st.lists(st.integers(1, 60), max_size=4))
def test_the_last_reminder_is_the_nearest_of_those_whose_day_has_come(
    deadline: PartialDate, today: date, leads: list[int]
) -> None:
    come = [months for months in leads if months_later(deadline.first_day, -months) <= today]
    assert lead_reached(deadline, today, tuple(leads)) == min(come, default=None)


@given(partial_dates(), st.dates(), st.integers(1, 1200))
def test_a_deadline_is_reminded_of_from_the_day_that_lies_so_many_months_before_it(
    deadline: PartialDate, today: date, months: int
) -> None:
    reminder = first_reminder(deadline, f"1, {months}")
    assert reminder == months_later(deadline.first_day, -months)
    come = months_later(deadline.first_day, -months) <= today
    assert (deadline.first_day <= last_reminded(today, months)) == come


@pytest.mark.parametrize(
    ("deadline", "own", "due"),
    [
        ("2027-10-24", "12, 3", True),
        ("2027-11-24", "12, 3", True),
        ("2027-11-25", "12, 3", False),
        ("2027-10-24", "", False),
        ("2027-05-23", "3", True),  # within 180 days
        ("2027-05-24", "3", False),
        ("2027-05-24", "", True),  # the office reminds six months before
        ("2027-05", "", True),
        ("2026-01-01", "3", True),
        ("2027", "3", True),  # which may be in January
    ],
)
def test_a_deadline_is_due_when_it_is_near_or_a_reminder_has_come(deadline: str, own: str, due: bool) -> None:
    assert NoticeRules().is_due(PartialDate.from_edtf(deadline), TODAY, own) == due
