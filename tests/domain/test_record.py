from __future__ import annotations

from dataclasses import FrozenInstanceError

import pytest

from twincities.domain.claim import Claim
from twincities.domain.errors import InvalidRecordError, ProblemCode, Severity, Spot
from twincities.domain.keys import Key, new_key
from twincities.domain.partial_date import PartialDate
from twincities.domain.partnership import Partnership, Party
from twincities.domain.people import Organisation, Person, Post
from twincities.domain.place import Place, PlaceName, PlaceSuccession, display_name
from twincities.domain.record import LONGEST_TEXT
from twincities.domain.source import Source
from twincities.domain.visit import Visit
from twincities.domain.vocabularies import Grade, NameKind, SuccessionKind


def named(text: str = "Шымкент", language: str = "ru", **more: object) -> PlaceName:
    return PlaceName(text=text, language=language, **more)  # type: ignore[arg-type] # any field by name


def problems_of(refused: pytest.ExceptionInfo[InvalidRecordError]) -> list[tuple[Spot, ProblemCode]]:
    return [(problem.spot, problem.code) for problem in refused.value.problems]


def test_a_record_without_its_required_value_cannot_be_made() -> None:
    with pytest.raises(InvalidRecordError) as refused:
        Organisation(name="")
    assert problems_of(refused) == [(Spot("name"), ProblemCode.REQUIRED)]


def test_everything_that_is_wrong_is_told_at_once_and_where() -> None:
    with pytest.raises(InvalidRecordError) as refused:
        Person(
            name="",
            posts=(
                Post(title="председатель"),
                Post(title="", since=PartialDate(2006), until=PartialDate(2001)),
            ),
        )
    assert problems_of(refused) == [
        (Spot("name"), ProblemCode.REQUIRED),
        (Spot("title", "posts", 1), ProblemCode.REQUIRED),
        (Spot("until", "posts", 1), ProblemCode.END_BEFORE_START),
    ]


def test_a_text_past_the_limit_is_refused_with_the_limit() -> None:
    Source(title="Статья", text="я" * LONGEST_TEXT)
    with pytest.raises(InvalidRecordError) as refused:
        Source(title="Статья", text="я" * (LONGEST_TEXT + 1))
    (problem,) = refused.value.problems
    assert (problem.spot, problem.code, problem.facts) == (
        Spot("text"),
        ProblemCode.TOO_LONG,
        {"limit": LONGEST_TEXT},
    )


def test_a_record_does_not_change() -> None:
    place = Place(names=(named(),))
    with pytest.raises(FrozenInstanceError):
        place.country = "KZ"  # type: ignore[misc] # that it is not allowed is the point


def test_every_row_gets_a_key_of_its_own() -> None:
    assert named().key != named().key


def test_a_place_without_a_name_is_refused() -> None:
    with pytest.raises(InvalidRecordError) as refused:
        Place(country="KZ")
    assert problems_of(refused) == [(Spot("names"), ProblemCode.REQUIRED)]


@pytest.mark.parametrize("country", ["K", "kz", "KAZ", "КЗ", "K1Z"])
def test_a_country_is_two_latin_capitals(country: str) -> None:
    with pytest.raises(InvalidRecordError) as refused:
        Place(country=country, names=(named(),))
    assert problems_of(refused) == [(Spot("country"), ProblemCode.BAD_COUNTRY)]


@pytest.mark.parametrize("country", ["KZ", "XK", ""])
def test_disputed_and_unknown_countries_are_allowed(country: str) -> None:
    assert Place(country=country, names=(named(),)).country == country


@pytest.mark.parametrize(
    ("latitude", "longitude", "field"), [(90.1, 0, "latitude"), (0, -180.1, "longitude")]
)
def test_coordinates_stay_on_the_globe(latitude: float, longitude: float, field: str) -> None:
    with pytest.raises(InvalidRecordError) as refused:
        Place(latitude=latitude, longitude=longitude, names=(named(),))
    assert problems_of(refused) == [(Spot(field), ProblemCode.OUT_OF_RANGE)]


def test_a_place_is_called_by_its_current_name_in_the_language_asked_for() -> None:
    former = named("Чимкент", kind=NameKind.FORMER)
    names = (former, named(), named("Shymkent", "en"), named("Shymkent city", "en", preferred=False))
    assert [display_name(names, language) for language in ("ru", "en", "kk")] == [
        "Шымкент",
        "Shymkent",
        "Шымкент",
    ]


def test_a_place_that_only_had_former_names_is_called_by_them() -> None:
    assert display_name((named("Чимкент", kind=NameKind.FORMER, until=PartialDate(1993)),), "ru") == "Чимкент"


def test_a_tie_has_two_ends() -> None:
    with pytest.raises(InvalidRecordError) as refused:
        Partnership(parties=(Party(place=new_key()),))
    assert problems_of(refused) == [(Spot("parties"), ProblemCode.TOO_FEW_PARTIES)]


def test_a_place_is_no_partner_of_itself() -> None:
    place = new_key()
    with pytest.raises(InvalidRecordError) as refused:
        Partnership(parties=(Party(place=place), Party(place=place)))
    assert problems_of(refused) == [(Spot("place", "parties", 1), ProblemCode.TWICE)]


def test_a_tie_may_have_more_than_two_ends() -> None:
    assert len(Partnership(parties=tuple(Party(place=new_key()) for _ in range(5))).parties) == 5


def claims(*preferred: bool, part: str = "") -> tuple[Claim, ...]:
    return tuple(
        Claim(target="established", target_part=part, grade=Grade.VERBATIM, value="1990", preferred=one)
        for one in preferred
    )


def tie(*of: Claim) -> Partnership:
    return Partnership(parties=(Party(place=Key("a")), Party(place=Key("b"))), claims=of)


def test_of_several_claims_on_one_value_only_one_is_preferred() -> None:
    assert tie(*claims(False, True, False)).claims
    assert tie(*claims(True), *claims(True, part="another row")).claims
    with pytest.raises(InvalidRecordError) as refused:
        tie(*claims(True, True))
    assert problems_of(refused) == [(Spot("preferred", "claims", 1), ProblemCode.TWO_PREFERRED)]


def test_a_warning_forbids_nothing() -> None:
    person = Person(name="Шарон Тэйлор")
    assert not [problem for problem in person.problems() if problem.severity is Severity.ERROR]


def test_a_year_of_three_figures_is_doubted_where_an_office_works_and_not_where_a_city_was_named() -> None:
    place = new_key()
    found = Visit(start=PartialDate(199), sending=place, host=place).problems()
    assert [(one.spot, one.code, one.severity) for one in found] == [
        (Spot("start"), ProblemCode.EARLY_YEAR, Severity.WARNING)
    ]
    tie_of_836 = Partnership(
        parties=(Party(place=Key("a")), Party(place=Key("b"))), established=PartialDate(836)
    )
    assert [one.spot for one in tie_of_836.problems()] == [Spot("established")]
    chartered = PlaceName(text="Magdeburg", since=PartialDate(805), until=PartialDate(999))
    moved = PlaceSuccession(kind=SuccessionKind.RENAMED, date=PartialDate(982))
    assert Place(names=(chartered,), successions=(moved,)).problems() == []
