"""What people and places are told about themselves: contact data, days of congratulation, successions."""

from __future__ import annotations

from datetime import date

import pytest

from twincities.domain.errors import InvalidRecordError, ProblemCode, Severity, Spot
from twincities.domain.keys import new_key
from twincities.domain.partial_date import PartialDate
from twincities.domain.people import Person, Post, latest_post
from twincities.domain.place import CongratulationDay, Place, PlaceName, PlaceSuccession
from twincities.domain.preparation import Preparation
from twincities.domain.vocabularies import OutcomeKind, Side, SuccessionKind, Weekday, WeekOfMonth


def place_with(day: CongratulationDay) -> Place:
    return Place(names=(PlaceName(text="Шымкент"),), days=(day,))


def test_contact_data_without_a_basis_or_an_end_is_warned_of_beside_both_fields() -> None:
    found = Person(name="A", contact="a@example.org").problems()
    assert [(one.spot, one.code, one.severity) for one in found] == [
        (Spot("contact_basis"), ProblemCode.CONTACT_WITHOUT_BASIS, Severity.WARNING),
        (Spot("keep_until"), ProblemCode.CONTACT_WITHOUT_END, Severity.WARNING),
    ]
    whole = Person(name="A", contact="1", contact_basis="consent", keep_until=date(2030, 1, 1))
    assert whole.problems() == []
    assert Person(name="A").problems() == []


@pytest.mark.parametrize(
    ("values", "spot", "code"),
    [
        ({"month": 13, "day": 1}, "month", ProblemCode.BAD_MONTH),
        ({"month": 4, "day": 31}, "day", ProblemCode.BAD_DAY),
        ({"month": 2, "day": 30}, "day", ProblemCode.BAD_DAY),
        ({"month": 4}, "day", ProblemCode.NO_DAY),
        ({"month": 4, "day": 1, "weekday": Weekday.SUNDAY}, "day", ProblemCode.DAY_AND_WEEK),
        ({"month": 4, "week": WeekOfMonth.LAST}, "weekday", ProblemCode.WEEK_WITHOUT_WEEKDAY),
        ({"month": 4, "weekday": Weekday.SUNDAY}, "week", ProblemCode.WEEKDAY_WITHOUT_WEEK),
    ],
)
def test_a_day_of_congratulation_is_a_day_or_a_weekday_and_never_half_of_one(
    values: dict[str, object], spot: str, code: ProblemCode
) -> None:
    with pytest.raises(InvalidRecordError) as refused:
        place_with(CongratulationDay(title="City day", **values))  # type: ignore[arg-type] # the test's own values
    assert [(one.spot, one.code) for one in refused.value.problems] == [(Spot(spot, "days", 0), code)]


def test_a_leap_day_and_the_last_sunday_of_april_can_be_marked() -> None:
    place_with(CongratulationDay(title="Founding", month=2, day=29))
    place_with(CongratulationDay(title="Day", month=4, week=WeekOfMonth.LAST, weekday=Weekday.SUNDAY))


def test_a_succession_leads_one_way() -> None:
    change = PlaceSuccession(kind=SuccessionKind.MERGED, predecessor=new_key(), successor=new_key())
    with pytest.raises(InvalidRecordError) as refused:
        Place(names=(PlaceName(text="Тест"),), successions=(change,))
    assert [one.code for one in refused.value.problems] == [ProblemCode.TWO_DIRECTIONS]


def test_the_latest_post_is_one_still_held_before_any_that_ended() -> None:
    held = Post(title="Mayor", since=PartialDate(2012))
    ended = Post(title="Deputy", since=PartialDate(2015), until=PartialDate(2020))
    assert latest_post((held, ended)) is held
    assert latest_post((ended, replaced := Post(title="Old", until=PartialDate(2010)))) is ended
    assert latest_post((replaced,)) is replaced
    assert latest_post(()) is None


def test_a_preparation_needs_a_side_and_is_warned_of_without_a_deadline() -> None:
    found = Preparation(text="Order the gift").problems(3)
    assert [(one.spot, one.code) for one in found] == [
        (Spot("side", "preparations", 3), ProblemCode.NO_SIDE),
        (Spot("due", "preparations", 3), ProblemCode.NO_DEADLINE),
    ]
    assert Preparation(text="A", side=Side.OURS, due=PartialDate(2027)).problems(0) == []
    assert Preparation(text="A", kind=OutcomeKind.INTENTION).problems(0) == []
