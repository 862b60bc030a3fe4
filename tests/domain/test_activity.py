from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.dates import partial_dates, single_dates
from twincities.domain.activity import ActivityLimits, activity_of, last_event, latest_number, years_since
from twincities.domain.days import months_later
from twincities.domain.partial_date import PartialDate
from twincities.domain.partnership import our_sides
from twincities.domain.vocabularies import Activity

TODAY = date(2026, 11, 23)
DAYS = st.dates(date(1990, 1, 1), date(2100, 12, 31))
LIMITS = st.builds(ActivityLimits, st.integers(0, 600), st.integers(0, 600))


def measured(event: str, today: date = TODAY) -> Activity:
    return activity_of(PartialDate.from_edtf(event), today, ActivityLimits())


@pytest.mark.parametrize(
    ("event", "activity"),
    [
        ("2026-11-23", Activity.ACTIVE),
        ("2024-11-23", Activity.ACTIVE),
        ("2024-11-22", Activity.OCCASIONAL),
        ("2024-11", Activity.ACTIVE),  # it may have been on the 30th
        ("2024", Activity.ACTIVE),
        ("2023", Activity.OCCASIONAL),
        ("2021-11-23", Activity.OCCASIONAL),
        ("2021-11-22", Activity.DORMANT),
        ("2015-06-11", Activity.DORMANT),
    ],
)
def test_activity_is_told_by_the_months_since_the_last_event(event: str, activity: Activity) -> None:
    assert measured(event) is activity


def test_no_event_is_no_data_and_not_dormant() -> None:
    assert activity_of(None, TODAY, ActivityLimits()) is Activity.NO_DATA


@given(single_dates(), DAYS, LIMITS)
def test_every_date_has_an_activity_under_any_limits(
    event: PartialDate, today: date, limits: ActivityLimits
) -> None:
    assert activity_of(event, today, limits) in (Activity.ACTIVE, Activity.OCCASIONAL, Activity.DORMANT)


@given(single_dates(), single_dates(), DAYS, LIMITS)
def test_a_later_event_never_makes_a_partnership_sleep(
    one: PartialDate, other: PartialDate, today: date, limits: ActivityLimits
) -> None:
    liveliest = (Activity.ACTIVE, Activity.OCCASIONAL, Activity.DORMANT)
    earlier, later = sorted((one, other), key=latest_number)
    ranks = [liveliest.index(activity_of(event, today, limits)) for event in (later, earlier)]
    assert ranks == sorted(ranks)


@given(single_dates())
def test_the_latest_a_date_can_mean_is_compared_like_its_last_day(event: PartialDate) -> None:
    last = event.last_day
    assert latest_number(PartialDate.of(last)) <= latest_number(event)
    if last < date.max:
        assert latest_number(event) < latest_number(PartialDate.of(last + timedelta(days=1)))


@given(st.lists(partial_dates(), max_size=5), DAYS)
def test_what_has_not_begun_is_no_event(events: list[PartialDate], today: date) -> None:
    found = last_event(events, today)
    begun = [event for event in events if event.first_day <= today]
    assert (found is None) == (not begun)
    assert found is None or found in begun


@given(DAYS, st.integers(-2_000, 2_000))
def test_months_later_is_the_same_day_or_the_months_last(day: date, months: int) -> None:
    there = months_later(day, months)
    assert (there.year * 12 + there.month) - (day.year * 12 + day.month) == months
    assert there.day == day.day or (there + timedelta(days=1)).day == 1


def test_months_beyond_the_calendar_end_with_it() -> None:
    assert months_later(TODAY, -1_000_000) == date.min
    assert months_later(TODAY, 1_000_000) == date.max


@pytest.mark.parametrize(
    ("event", "years"),
    [("2015-06-11", 11), ("2015-11-24", 10), ("2015-11-23", 11), ("2015-12", 10), ("2015", 11), ("2027", 0)],
)
def test_silence_is_counted_in_whole_years(event: str, years: int) -> None:
    assert years_since(PartialDate.from_edtf(event), TODAY) == years


@given(st.lists(st.booleans(), min_size=2, max_size=5))
def test_every_tie_has_both_sides(own: list[bool]) -> None:
    ours = our_sides(own)
    assert any(ours)
    assert not all(ours)
    if any(own) and not all(own):
        assert ours == tuple(own)
