"""The card of a partnership: its course, its people, what is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.services.four import VIEWER, Four, keep
from tests.services.makers import tie, two_places, visit
from twincities.domain.claim import Claim
from twincities.domain.errors import MissingRecordError
from twincities.domain.keys import new_key
from twincities.domain.partial_date import PartialDate
from twincities.domain.timeline import Gap, TimelineKind, gaps
from twincities.domain.visit import Participation, ProgrammeItem, Stop
from twincities.domain.vocabularies import Grade, ProgrammeKind, Side
from twincities.services.example import example_key
from twincities.services.register_card import MissingCode

if TYPE_CHECKING:
    from twincities.wiring import Services


def test_the_card_of_the_founding_tie_shows_its_course_and_what_is_missing(services: Services) -> None:
    card = services.register.card(example_key("partnership/shymkent-stevenage"), VIEWER)
    assert [entry.kind for entry in card.timeline] == [
        TimelineKind.OUTCOME,
        TimelineKind.OUTCOME,
        TimelineKind.EVENT,
        TimelineKind.VISIT,
        TimelineKind.ESTABLISHED,
    ]
    established = card.timeline[-1]
    assert (established.date, established.inferred) == (PartialDate(1990), True)
    assert gaps(card.timeline) == [Gap(3, 24)]
    visit_entry = card.timeline[-2]
    assert visit_entry.subtitle == "Stevenage, London, Manchester"
    assert (visit_entry.sending, visit_entry.host) == ("South Kazakhstan Region", "Stevenage")
    assert {one.code for one in card.missing} == {
        MissingCode.DAY,
        MissingCode.DEADLINES,
        MissingCode.SIDES,
        MissingCode.AGREEMENT,
        MissingCode.REVIEW,
        MissingCode.PARTNER,
    }
    assert len(card.people) == 6
    assert {person.side for person in card.people} == {Side.THEIRS}
    assert len(card.commitments) == 2
    assert len(card.visits) == 1
    assert card.established is not None
    assert card.established.grade is Grade.INFERRED
    assert card.established.source is not None
    assert card.names[card.established.source]


def test_a_later_post_of_a_person_does_not_overwrite_an_earlier_one(empty: Services, four: Four) -> None:
    for year, post in (("2019", "deputy mayor"), ("2020", "deputy mayor"), ("2027", "minister")):
        people = (Participation(side=Side.THEIRS, name="Jana Holm", post=post, key=new_key()),)
        empty.visits.record_visit(
            visit(four.ours, four.alpha, year, partnership=four.with_alpha, participants=people)
        )
    met = empty.register.card(four.with_alpha, VIEWER).people
    assert [(one.post, one.date.year) for one in met] == [
        ("minister", 2027),
        ("mayor", 2026),
        ("deputy mayor", 2020),
    ]
    assert len({one.key for one in met}) == 1


def test_rival_claims_of_the_beginning_stand_beside_it(empty: Services) -> None:
    ours, theirs = two_places(empty)
    claims = (
        Claim(target="established", grade=Grade.VERBATIM),
        Claim(target="established", value="1977", preferred=False),
    )
    key = keep(empty, ours, theirs, established=PartialDate(1952), claims=claims)
    card = empty.register.card(key, VIEWER)
    assert card.row.established_grade is Grade.VERBATIM
    assert card.rivals == (PartialDate(1977),)


def test_signings_and_conferences_belong_to_the_course(empty: Services, four: Four) -> None:
    programme = (
        ProgrammeItem(
            title="Treaty", kind=ProgrammeKind.SIGNING, day=PartialDate(2020, 5, 2), place=four.beta
        ),
        ProgrammeItem(title="Lunch", kind=ProgrammeKind.OFFICIAL_MEAL),
    )
    stops = (Stop(place=four.beta), Stop(place=four.gamma))
    empty.visits.record_visit(
        visit(
            four.ours,
            four.beta,
            "2020-05-01",
            end=PartialDate(2020, 5, 3),
            programme=programme,
            stops=stops,
            aim="peace",
        )
    )
    course = empty.register.card(four.with_both, VIEWER).timeline
    assert [(entry.kind, entry.title, entry.subtitle) for entry in course] == [
        (TimelineKind.EVENT, "Treaty", "Beta"),
        (TimelineKind.VISIT, "peace", "Beta, Gamma"),
    ]


def test_a_tie_of_which_nothing_is_known_says_all_that_is_missing(empty: Services) -> None:
    key = tie(empty, *two_places(empty))
    card = empty.register.card(key, VIEWER)
    assert [one.code for one in card.missing] == [
        MissingCode.YEAR,
        MissingCode.STATUS,
        MissingCode.EVENTS,
        MissingCode.AGREEMENT,
        MissingCode.PARTNER,
        MissingCode.COORDINATES,
        MissingCode.COORDINATES,
    ]
    assert card.timeline == ()
    with pytest.raises(MissingRecordError):
        empty.register.card(new_key(), VIEWER)
