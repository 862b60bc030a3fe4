"""Several words on one value: rivals are added, believed, checked, and no word is lost."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.domain.records import records, values
from twincities.domain.claim import Claim
from twincities.domain.claiming import (
    add_claim,
    claim_text,
    claimed,
    claims_of,
    confirm,
    inferred_in,
    prefer,
)
from twincities.domain.errors import InvalidRecordError, ProblemCode
from twincities.domain.facts import Fact, agree, facts_of
from twincities.domain.fields import field_of, fields_of
from twincities.domain.keys import new_key
from twincities.domain.partial_date import PartialDate
from twincities.domain.partnership import Partnership, Party
from twincities.domain.place import Place, PlaceName
from twincities.domain.source import Source
from twincities.domain.visit import Outcome, Visit
from twincities.domain.vocabularies import Grade, PartnershipType, Side, Verdict


def celle_tavistock() -> Partnership:
    """Return the tie of which one town's register says 1952 and the other's 1977."""
    return Partnership(
        established=PartialDate(1952),
        parties=(Party(place=new_key()), Party(place=new_key())),
        claims=(
            Claim(target="established", side=Side.OURS, quote="since 1952"),
            Claim(target="established", value="1977", side=Side.THEIRS, preferred=False),
        ),
    )


def fact(record: Partnership | Visit | Place, name: str) -> Fact:
    return next(one for one in facts_of(record) if one.field.name == name)


def test_of_two_words_of_the_partner_the_one_checked_last_counts() -> None:
    said = celle_tavistock()
    for value, day in (("1976", date(2024, 3, 1)), ("1975", date(2020, 1, 1))):
        word = Claim(target="established", value=value, side=Side.THEIRS, checked=day, preferred=False)
        said = add_claim(said, word)
    found = fact(said, "established")
    assert found.theirs is not None
    assert found.theirs.value == PartialDate(1976)


def test_celle_and_tavistock_say_two_years_and_both_stand() -> None:
    found = fact(celle_tavistock(), "established")
    assert found.value == PartialDate(1952)
    assert [word.value for word in found.rivals] == [PartialDate(1977)]
    assert found.ours is not None
    assert found.theirs is not None
    assert (found.ours.value, found.theirs.value) == (PartialDate(1952), PartialDate(1977))
    assert found.verdict is Verdict.CHECK


def test_the_partners_year_can_be_believed_and_ours_becomes_its_rival() -> None:
    record = celle_tavistock()
    theirs = record.claims[1]
    believed = prefer(record, theirs.key)
    assert believed.established == PartialDate(1977)
    ours, preferred = believed.claims
    assert (ours.value, ours.preferred, ours.quote) == ("1952", False, "since 1952")
    assert (preferred.value, preferred.preferred, preferred.key) == ("", True, theirs.key)
    assert fact(believed, "established").verdict is Verdict.CHECK
    back = prefer(believed, ours.key)
    assert (back.established, back.claims[0].value, back.claims[1].value) == (PartialDate(1952), "", "1977")


def test_a_value_that_nobody_stood_for_is_not_lost_when_another_is_believed() -> None:
    record = replace(celle_tavistock(), claims=())
    record = add_claim(record, Claim(target="established", value="1977", preferred=False))
    believed = prefer(record, record.claims[0].key)
    assert believed.established == PartialDate(1977)
    assert [(one.value, one.preferred) for one in believed.claims] == [("", True), ("1952", False)]


def test_a_second_source_of_the_former_value_keeps_standing_for_that() -> None:
    record = celle_tavistock()
    second = Claim(target="established", quote="a second letter", preferred=False)
    record = replace(record, claims=(*record.claims, second))
    assert [word.value for word in fact(record, "established").rivals] == [
        PartialDate(1977),
        PartialDate(1952),
    ]
    believed = prefer(record, record.claims[1].key)
    assert [(one.value, one.preferred) for one in believed.claims] == [
        ("1952", False),
        ("", True),
        ("1952", False),
    ]


def test_believing_what_is_believed_changes_nothing() -> None:
    record = celle_tavistock()
    assert prefer(record, record.claims[0].key) is record


def test_a_second_word_on_a_value_comes_as_a_rival() -> None:
    record = add_claim(celle_tavistock(), Claim(target="established", value="1978"))
    assert [claim.preferred for claim in record.claims] == [True, False, False]
    with pytest.raises(InvalidRecordError) as two:
        replace(record, claims=tuple(replace(claim, preferred=True) for claim in record.claims))
    assert two.value.problems[0].code is ProblemCode.TWO_PREFERRED


def test_a_word_that_is_no_date_cannot_be_believed_and_stays_as_it_is() -> None:
    record = add_claim(celle_tavistock(), Claim(target="established", value="early fifties"))
    with pytest.raises(ValueError, match="early fifties"):
        prefer(record, record.claims[2].key)
    assert fact(record, "established").rivals[1].unreadable == "early fifties"


def test_a_value_is_inferred_where_the_claim_that_is_believed_infers_it() -> None:
    celle = celle_tavistock()
    guess = Claim(target="established", value="1950", grade=Grade.INFERRED, preferred=False)
    guessed = add_claim(celle, guess)
    assert inferred_in(guessed) == set()
    assert inferred_in(prefer(guessed, guess.key)) == {"established"}


def test_a_claim_is_checked_by_somebody_on_a_day() -> None:
    record = celle_tavistock()
    checked = confirm(record, record.claims[1].key, "Dana", date(2026, 11, 24))
    assert (checked.claims[1].checked, checked.claims[1].checked_by) == (date(2026, 11, 24), "Dana")
    assert fact(checked, "established").checked == date(2026, 11, 24)
    with pytest.raises(KeyError):
        confirm(record, new_key(), "", date(2026, 1, 1))
    with pytest.raises(KeyError):
        prefer(record, new_key())


def test_a_claim_can_be_about_a_row_of_a_part_and_not_about_one_that_is_gone() -> None:
    promise = Outcome(text="books", side=Side.OURS, due=PartialDate(2016))
    record = Visit(start=PartialDate(2015), sending=new_key(), host=new_key(), outcomes=(promise,))
    record = add_claim(record, Claim(target="due", target_part=promise.key, value="2017-05"))
    record = replace(record, claims=(replace(record.claims[0], preferred=False),))
    believed = prefer(record, record.claims[0].key)
    assert believed.outcomes[0].due == PartialDate(2017, 5)
    assert believed.claims[1].value == "2016"
    with pytest.raises(KeyError):
        add_claim(record, Claim(target="due", target_part=new_key(), value="2018"))
    with pytest.raises(KeyError):
        add_claim(record, Claim(target="colour", value="red"))


def test_both_sides_data_is_compared_field_by_field() -> None:
    parties = (Party(place=new_key()), Party(place=new_key()))
    record = Partnership(
        type=PartnershipType.TWIN,
        established=PartialDate(1990, 6, 25),
        parties=parties,
        claims=(
            Claim(target="established", value="1990", side=Side.THEIRS, preferred=False),
            Claim(target="type", value="friendship", side=Side.THEIRS, preferred=False),
        ),
    )
    verdicts = {one.field.name: one.verdict for one in facts_of(record)}
    assert verdicts == {
        "type": Verdict.CHECK,
        "legal_status": Verdict.NO_ANSWER,
        "established": Verdict.SAME,
        "review_due": Verdict.NO_ANSWER,
    }


def test_the_important_facts_are_told_even_where_nobody_says_anything_of_them() -> None:
    place = Place(names=(PlaceName(text="Шымкент"),))
    assert [one.field.name for one in facts_of(place)] == ["latitude", "longitude", "population"]
    visit = Visit(start=PartialDate(2015), sending=new_key(), host=new_key())
    assert [one.field.name for one in facts_of(visit)] == ["start", "sending", "host", "occasion"]
    assert facts_of(Source(title="Press")) == ()


def test_doubt_is_no_contradiction() -> None:
    assert agree(PartialDate(1990), PartialDate(1990, 6, 25))
    assert agree(PartialDate(1990, 6, 25), PartialDate(1990, 6))
    assert not agree(PartialDate(1952), PartialDate(1977))
    assert agree("City Council", "city council")
    assert not agree(12.5, 13.0)


@given(st.data())
def test_every_value_is_read_back_from_what_a_claim_keeps_of_it(data: st.DataObject) -> None:
    noun = data.draw(st.sampled_from([Partnership, Place, Visit, Outcome]))
    field = data.draw(st.sampled_from(fields_of(noun)))
    value = data.draw(values(noun, field))
    kept = claim_text(field, value)
    if kept.strip():
        assert claimed(field, kept) == value


@settings(max_examples=60, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_believing_one_word_and_then_the_other_again_brings_the_value_back(data: st.DataObject) -> None:
    record: Any = replace(data.draw(records(Partnership)), claims=())
    name = data.draw(st.sampled_from(["established", "type", "review_due", "cooperation"]))
    field = field_of(Partnership, name)
    other = claim_text(field, data.draw(values(Partnership, field)))
    first = Claim(target=name, side=Side.OURS)
    record = add_claim(add_claim(record, first), Claim(target=name, value=other, grade=Grade.NORMALISED))
    assert record.claims[1].preferred is False
    there = prefer(record, record.claims[1].key)
    assert claim_text(field, getattr(there, name)) == (other or claim_text(field, getattr(record, name)))
    back = prefer(there, first.key)
    if claim_text(field, getattr(record, name)):
        assert getattr(back, name) == getattr(record, name)
    said = {claim_text(field, getattr(record, name)), other} - {""}
    kept = {claim.value for claim in claims_of(there)} | {claim_text(field, getattr(there, name))}
    assert said <= kept


@pytest.mark.parametrize("text", ["[1]", "{}", "true", '"x"', "1e999", "NaN", "1.5", "null", "2 000"])
def test_a_text_that_is_no_value_of_its_field_stays_a_text_and_is_never_believed(text: str) -> None:
    word = Claim(target="population", value=text, preferred=False)
    place = Place(names=(PlaceName(text="Lindenau"),), population=900, claims=(word,))
    (rival,) = next(fact for fact in facts_of(place) if fact.field.name == "population").rivals
    assert rival.unreadable == text
    with pytest.raises(ValueError, match=r"."):
        prefer(place, word.key)
    for field in (*fields_of(Place), *fields_of(Partnership)):
        with suppress(ValueError):
            claimed(field, text)
