"""Two records of one place made into one: what differs is chosen, everything else of both is kept."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as some

from twincities.domain.claim import Claim
from twincities.domain.facts import facts_of
from twincities.domain.joining import Chosen, differing, joined, taken_over
from twincities.domain.keys import new_key
from twincities.domain.partial_date import PartialDate
from twincities.domain.place import Place, PlaceName
from twincities.domain.vocabularies import CoordinatePrecision, NameKind, Side, Verdict

KEPT, GONE = new_key(), new_key()
STEVENAGE = PlaceName(text="Stevenage", language="en")


def one(kept: Place, gone: Place, **chosen: Chosen) -> Place:
    return joined((KEPT, kept), (GONE, gone), chosen)


def named(*names: PlaceName, **values: object) -> Place:
    return Place(names=names or (STEVENAGE,), **values)  # type: ignore[arg-type] # the test's own values


def test_what_only_one_of_them_says_is_kept_without_asking() -> None:
    kept, gone = named(country="GB"), named(admin1="England", population=90_000, own=True)
    assert differing(kept, gone) == ()
    assert {subject[0] for subject in taken_over(kept, gone)} == {"admin1", "population", "own"}
    record = one(kept, gone)
    assert (record.country, record.admin1, record.population, record.own) == ("GB", "England", 90_000, True)


def test_a_point_is_chosen_whole_and_never_half_of_each() -> None:
    kept = named(latitude=51.9, longitude=-0.2, coordinate_source="GeoNames")
    gone = named(latitude=51.8, longitude=-0.2, coordinate_precision=CoordinatePrecision.EXACT)
    assert [subject[0] for subject in differing(kept, gone)] == ["latitude"]
    record = one(kept, gone, latitude=Chosen.GONE)
    assert (record.latitude, record.coordinate_source) == (51.8, "")
    assert record.coordinate_precision is CoordinatePrecision.EXACT


def test_of_the_same_point_each_may_know_a_part() -> None:
    kept = named(latitude=51.9, longitude=-0.2, coordinate_source="GeoNames")
    gone = named(latitude=51.9, longitude=-0.2, coordinate_precision=CoordinatePrecision.CENTRE)
    record = one(kept, gone)
    assert (record.coordinate_source, record.coordinate_precision) == (
        "GeoNames",
        CoordinatePrecision.CENTRE,
    )


def test_what_differs_wants_a_choice() -> None:
    kept, gone = named(country="GB", notes="one"), named(country="US", notes="two")
    with pytest.raises(KeyError):
        one(kept, gone, country=Chosen.GONE)
    record = one(kept, gone, country=Chosen.GONE, notes=Chosen.BOTH)
    assert (record.country, record.notes) == ("US", "one\ntwo")


def test_names_of_both_are_kept_and_a_name_that_both_bear_once() -> None:
    former = PlaceName(text="Чимкент", language="ru", kind=NameKind.FORMER)
    official = PlaceName(text="Чимкент", language="ru")
    bare = PlaceName(text="Shymkent", kind=NameKind.VARIANT, script="Latn")
    kept = named(PlaceName(text="Shymkent", language="en"), former)
    record = one(kept, named(bare, official, PlaceName(text="Şımkent", language="kk")))
    assert [(name.text, name.kind) for name in record.names] == [
        ("Shymkent", NameKind.OFFICIAL),
        ("Чимкент", NameKind.FORMER),
        ("Чимкент", NameKind.OFFICIAL),
        ("Şımkent", NameKind.OFFICIAL),
    ]
    assert (record.names[0].language, record.names[0].script) == ("en", "Latn")


def test_the_shown_name_stays_that_of_the_place_that_stays() -> None:
    kept, gone = named(STEVENAGE), named(PlaceName(text="Stevenage town", language="en"))
    record = one(kept, gone)
    assert record.label("en") == "Stevenage"
    assert not record.names[1].preferred


def test_a_source_of_a_value_that_does_not_stand_becomes_a_rival_with_its_value() -> None:
    mine, theirs = Claim(target="population", quote="mine"), Claim(target="population", quote="theirs")
    kept = named(population=90_000, claims=(mine,))
    gone = named(population=84_000, population_date=PartialDate(2011), claims=(theirs,))
    record = one(kept, gone, population=Chosen.GONE)
    assert (record.population, record.population_date) == (84_000, PartialDate(2011))
    told = {claim.quote: (claim.preferred, claim.value) for claim in record.claims}
    assert told == {"mine": (False, "90000"), "theirs": (True, "")}


def test_a_source_of_a_name_follows_it_to_where_it_stands_now() -> None:
    theirs = PlaceName(text="Stevenage", language="en")
    claim = Claim(target="text", target_part=str(theirs.key))
    record = one(named(STEVENAGE), named(theirs, claims=(claim,)))
    assert record.claims[0].target_part == str(record.names[0].key)


texts = some.sampled_from(["Stevenage", "Стивенейдж", "Шымкент"])
names = some.builds(
    PlaceName,
    text=texts,
    language=some.sampled_from(["", "en", "ru"]),
    kind=some.sampled_from(NameKind),
    until=some.sampled_from([None, PartialDate(1992)]),
)
claims = some.builds(Claim, target=some.sampled_from(["country", "population", "notes"]))
places = some.builds(
    Place,
    country=some.sampled_from(["", "GB", "KZ"]),
    population=some.sampled_from([None, 1, 2]),
    latitude=some.sampled_from([None, 42.3]),
    longitude=some.sampled_from([None, 69.6]),
    notes=some.sampled_from(["", "a", "b"]),
    own=some.booleans(),
    names=some.lists(names, min_size=1, max_size=4).map(tuple),
    claims=some.lists(claims, max_size=2, unique_by=lambda claim: claim.target).map(tuple),
)


@given(places, places, some.sampled_from([Chosen.KEPT, Chosen.GONE]))
def test_nothing_that_was_known_of_either_is_lost(kept: Place, gone: Place, side: Chosen) -> None:
    record = one(kept, gone, **{subject[0]: side for subject in differing(kept, gone)})
    assert {name.text for name in record.names} == {name.text for name in (*kept.names, *gone.names)}
    assert len(record.claims) == len(kept.claims) + len(gone.claims)
    aims = [claim.target for claim in record.claims if claim.preferred]
    assert len(aims) == len(set(aims))
    for name in ("country", "population", "notes"):
        assert getattr(record, name) or not (getattr(kept, name) or getattr(gone, name))


@given(places)
def test_a_place_and_its_copy_are_the_place(place: Place) -> None:
    unspoken = replace(place, claims=())
    record = one(place, unspoken)
    assert differing(place, unspoken) == ()
    assert record.claims == place.claims
    assert {name.text for name in record.names} == {name.text for name in place.names}


def test_two_words_that_agree_still_agree_when_only_one_of_them_is_preferred() -> None:
    kept = named(population=90_000, claims=(Claim(target="population", side=Side.OURS),))
    gone = named(population=90_000, claims=(Claim(target="population", side=Side.THEIRS),))
    fact = next(fact for fact in facts_of(one(kept, gone)) if fact.field.name == "population")
    assert (fact.verdict, fact.theirs.value if fact.theirs else None) == (Verdict.SAME, 90_000)


def test_the_word_on_a_name_that_both_have_keeps_what_it_says() -> None:
    names = [replace(STEVENAGE, key=new_key()) for _side in range(2)]
    kept, gone = (
        named(name, claims=(Claim(target="text", target_part=name.key, side=side),))
        for name, side in zip(names, (Side.OURS, Side.THEIRS), strict=True)
    )
    told = one(kept, gone).claims
    assert [(claim.target_part, claim.preferred, claim.value) for claim in told] == [
        (names[0].key, True, ""),
        (names[0].key, False, "Stevenage"),
    ]


def test_a_rival_keeps_a_value_of_any_kind_as_it_is_read_again() -> None:
    kept, gone = (
        named(population=number, claims=(Claim(target="population"),)) for number in (90_000, 80_000)
    )
    record = one(kept, gone, population=Chosen.GONE)
    rivals = next(fact for fact in facts_of(record) if fact.field.name == "population").rivals
    assert [word.value for word in rivals] == [90_000]
