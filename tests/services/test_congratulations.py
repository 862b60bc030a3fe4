from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from tests.services.makers import place, tie, two_places
from twincities.domain.anniversaries import AnniversaryRules
from twincities.domain.congratulations import CongratulationKind, say_congratulation
from twincities.domain.partnership import Partnership, Party
from twincities.domain.place import CongratulationDay
from twincities.domain.vocabularies import LegalStatus, Weekday, WeekOfMonth
from twincities.i18n import Language, Words
from twincities.paths import LOCALE
from twincities.services.congratulations import Congratulations, national_days
from twincities.services.countries import country_names
from twincities.services.measures import Measures
from twincities.services.visit_filter import Viewer

if TYPE_CHECKING:
    from twincities.wiring import Services

VIEWER = Viewer(Language.EN, date(2026, 11, 23), 10)
FIRST, LAST = date(2027, 1, 1), date(2027, 12, 31)


def said(services: Services) -> list[str]:
    words = Words(Language.EN, LOCALE)
    return [
        f"{one.date} {say_congratulation(one, words)}"
        for one in services.congratulations.between(VIEWER, FIRST, LAST)
    ]


def test_partners_are_congratulated_on_their_days_and_their_countries(empty: Services) -> None:
    days = (
        CongratulationDay(title="Day of the city", month=9, week=WeekOfMonth.FIRST, weekday=Weekday.SATURDAY),
        CongratulationDay(title="Harbour feast", month=2, day=29),
    )
    ours = place("Жанакала", "KZ", "Zhanaqala", own=True)
    theirs = place("Линденау", "DE", "Lindenau")
    ends = [
        empty.places.record_place(one).key
        for one in (ours, type(theirs)(country="DE", names=theirs.names, days=days))
    ]
    tie(empty, *ends)
    assert said(empty) == [
        "2027-02-28 Harbour feast (Lindenau)",
        "2027-04-25 World Twin Cities Day",
        "2027-09-04 Day of the city (Lindenau)",
        "2027-10-03 National day (Germany)",
    ]


def test_a_day_on_29_february_is_kept_as_the_office_keeps_anniversaries(empty: Services) -> None:
    (ours, theirs), feast = two_places(empty), CongratulationDay(title="Harbour feast", month=2, day=29)
    there = empty.places.open(theirs)
    empty.places.correct_place(there, replace(there.record, days=(feast,)))
    tie(empty, ours, theirs)
    march = Measures(anniversaries=AnniversaryRules(leap_day_in_march=True))
    found = Congratulations(empty.desk, lambda: march).between(VIEWER, FIRST, date(2028, 12, 31))
    days = [one.date for one in found if one.title == "Harbour feast"]
    assert days == [date(2027, 3, 1), date(2028, 2, 29)]


def test_the_own_country_and_partners_of_a_tie_that_has_ended_are_left_out(empty: Services) -> None:
    ends = [
        empty.places.record_place(place(name, country, own=own)).key
        for name, country, own in (
            ("Жанакала", "KZ", True),
            ("Актас", "KZ", False),
            ("Линденау", "DE", False),
        )
    ]
    tie(empty, ends[0], ends[1])
    ended = Partnership(parties=(Party(place=ends[0]), Party(place=ends[2])), legal_status=LegalStatus.ENDED)
    empty.partnerships.record_partnership(ended)
    assert said(empty) == ["2027-04-25 World Twin Cities Day"]


def test_an_empty_register_congratulates_nobody(empty: Services) -> None:
    assert said(empty) == []


def test_a_day_has_the_same_mark_in_every_year(services: Services) -> None:
    found = services.congratulations.between(VIEWER, date(2027, 1, 1), date(2028, 12, 31))
    marks = [one.mark for one in found]
    assert {marks.count(mark) for mark in marks} == {2}
    assert found == sorted(found, key=lambda one: one.date)


def test_every_national_day_is_a_day_of_a_country_that_has_a_name() -> None:
    days = national_days()
    assert len(days) > 180
    assert set(days) <= set(country_names(Language.EN))
    assert all(rule.in_year(year) for rule in days.values() for year in (2027, 2028))
    assert {kind.value for kind in CongratulationKind} == {"city_day", "national_day", "twin_cities_day"}
