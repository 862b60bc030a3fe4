from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.domain.records import NOUNS, edited, records
from tests.examples import founding_visit
from twincities.domain.claim import Claim
from twincities.domain.claiming import prefer
from twincities.domain.errors import InvalidRecordError
from twincities.domain.keys import new_key
from twincities.domain.merge import compare, resolved
from twincities.domain.partial_date import PartialDate
from twincities.domain.partnership import Partnership, Party
from twincities.domain.state import ORDER, difference, state_of
from twincities.domain.visit import Outcome, Visit
from twincities.domain.vocabularies import Side

if TYPE_CHECKING:
    from twincities.domain.record import Record

PATIENT = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))


def visit() -> Visit:
    return founding_visit(new_key(), new_key())


def three(data: st.DataObject) -> tuple[Record, Record, Record]:
    base = data.draw(records(data.draw(st.sampled_from(NOUNS))))
    return base, data.draw(edited(base)), data.draw(edited(base))


@PATIENT
@given(st.data())
def test_where_only_i_changed_something_mine_comes_out(data: st.DataObject) -> None:
    base, mine, _theirs = three(data)
    merge = compare(base, mine, base)
    assert (merge.clashes, merge.only_theirs) == ((), ())
    assert resolved(base, merge, {}) == mine


@PATIENT
@given(st.data())
def test_where_only_they_changed_something_theirs_stands(data: st.DataObject) -> None:
    base, _mine, theirs = three(data)
    merge = compare(base, base, theirs)
    assert (merge.clashes, merge.only_mine) == ((), ())
    assert resolved(theirs, merge, {}) == theirs


@PATIENT
@given(st.data())
def test_the_same_change_on_both_sides_is_no_clash(data: st.DataObject) -> None:
    base, mine, _theirs = three(data)
    merge = compare(base, mine, mine)
    assert merge.clashes == ()
    assert resolved(mine, merge, {}) == mine


@PATIENT
@given(st.data())
def test_every_choice_is_followed_and_nothing_else_is_lost(data: st.DataObject) -> None:
    base, mine, theirs = three(data)
    merge = compare(base, mine, theirs)
    choice = {clash.place: data.draw(st.booleans()) for clash in merge.clashes}
    try:
        result = resolved(theirs, merge, choice)
    except InvalidRecordError:
        return  # the rules between fields may refuse a mixture; the person is told
    expected = [clash.mine if choice[clash.place] else clash.theirs for clash in merge.clashes]
    done = {
        (change.part, change.part_key, change.field): change.after
        for change in difference(state_of(base), state_of(result))
    }
    for change in (*expected, *merge.only_mine, *merge.only_theirs):
        place = (change.part, change.part_key, change.field)
        if change.field and change.field != ORDER and place in done:
            assert done[place] == change.after


@PATIENT
@given(st.data())
def test_seen_from_the_other_side_the_clashes_are_the_same(data: st.DataObject) -> None:
    base, mine, theirs = three(data)
    here, there = compare(base, mine, theirs), compare(base, theirs, mine)
    assert {(c.place, c.mine.after == c.theirs.after) for c in here.clashes} == {
        (c.place, c.mine.after == c.theirs.after) for c in there.clashes
    }
    assert set(map(str, here.only_mine)) == set(map(str, there.only_theirs))


def test_two_edits_of_different_fields_go_together_unasked() -> None:
    base = visit()
    mine = replace(base, aim="Знакомство")
    theirs = replace(base, summary="Переговоры")
    merge = compare(base, mine, theirs)
    assert merge.clashes == ()
    assert resolved(theirs, merge, {}) == replace(base, aim="Знакомство", summary="Переговоры")


def test_a_clash_must_be_decided() -> None:
    base = visit()
    merge = compare(base, replace(base, aim="Знакомство"), theirs := replace(base, aim="Торговля"))
    (clash,) = merge.clashes
    assert (clash.mine.after, clash.theirs.after) == ("Знакомство", "Торговля")
    with pytest.raises(KeyError):
        resolved(theirs, merge, {})
    assert resolved(theirs, merge, {clash.place: True}).aim == "Знакомство"
    assert resolved(theirs, merge, {clash.place: False}).aim == "Торговля"


def test_a_row_that_they_removed_and_i_changed_is_one_choice_about_the_whole_row() -> None:
    base = visit()
    first, second = base.outcomes
    changed = replace(first, text="Съездить в BioPark", responsible="Управление")
    mine = replace(base, outcomes=(changed, second))
    theirs = replace(base, outcomes=(second,))
    merge = compare(base, mine, theirs)
    (clash,) = merge.clashes
    assert clash.place == ("outcomes", first.key, "")
    assert (clash.mine.after["text"], clash.theirs.after) == ("Съездить в BioPark", None)
    assert set(resolved(theirs, merge, {clash.place: True}).outcomes) == {changed, second}
    assert resolved(theirs, merge, {clash.place: False}) == theirs


def test_a_row_that_i_removed_and_they_changed_is_one_choice_too() -> None:
    base = visit()
    first, second = base.outcomes
    mine = replace(base, outcomes=(second,))
    theirs = replace(
        base, outcomes=(replace(first, text="Съездить в BioPark", responsible="Управление"), second)
    )
    merge = compare(base, mine, theirs)
    (clash,) = merge.clashes
    assert resolved(theirs, merge, {clash.place: True}).outcomes == (second,)
    assert resolved(theirs, merge, {clash.place: False}) == theirs


def test_rows_added_on_both_sides_all_stay() -> None:
    base = visit()
    one, other = Outcome(text="Письмо", side=Side.OURS), Outcome(text="Выставка", side=Side.THEIRS)
    theirs = replace(base, outcomes=(*base.outcomes, other))
    merge = compare(base, replace(base, outcomes=(*base.outcomes, one)), theirs)
    assert resolved(theirs, merge, {}).outcomes == (*base.outcomes, other, one)


def test_a_mixture_that_breaks_a_rule_is_refused_like_any_record() -> None:
    base = visit()
    mine = replace(base, end=PartialDate(2015, 6, 9), programme=())
    theirs = replace(base, start=PartialDate(2015, 6, 10), programme=())
    with pytest.raises(InvalidRecordError):
        resolved(theirs, compare(base, mine, theirs), {})


def _said(*claims: Claim, since: int = 1990) -> Partnership:
    parties = (Party(place=new_key()), Party(place=new_key()))
    return Partnership(parties=parties, established=PartialDate(since), claims=claims)


def _words(record: Partnership) -> list[tuple[str, str, bool]]:
    return [(claim.quote, claim.value, claim.preferred) for claim in record.claims]


def test_two_who_confirm_one_value_at_the_same_time_both_stand_for_it() -> None:
    base = _said()
    mine = replace(base, claims=(Claim(target="established", quote="mine"),))
    theirs = replace(base, claims=(Claim(target="established", quote="theirs"),))
    both = resolved(theirs, compare(base, mine, theirs), {})
    assert sorted(_words(both)) == [("mine", "", False), ("theirs", "", True)]


def test_of_two_words_that_were_believed_at_the_same_time_the_chosen_value_tells_which_counts() -> None:
    rivals = [
        Claim(target="established", value=year, quote=year, preferred=False) for year in ("1952", "1977")
    ]
    base = _said(Claim(target="established", quote="1990"), *rivals)
    mine, theirs = (prefer(base, one.key) for one in rivals)
    merge = compare(base, mine, theirs)
    place = ("", "", "established")
    for mine_wins, year, other in ((True, "1952", "1977"), (False, "1977", "1952")):
        one = resolved(theirs, merge, {place: mine_wins})
        assert one.established == PartialDate(int(year))
        assert sorted(_words(one)) == sorted(
            [(year, "", True), (other, other, False), ("1990", "1990", False)]
        )


def test_a_value_confirmed_here_and_given_up_there_stays_as_a_rival() -> None:
    rival = Claim(target="established", value="1977", quote="rival", preferred=False)
    base = _said(rival)
    mine = replace(base, claims=(rival, Claim(target="established", quote="checked")))
    theirs = prefer(base, rival.key)
    one = resolved(theirs, compare(base, mine, theirs), {})
    assert one.established == PartialDate(1977)
    assert ("checked", "1990", False) in _words(one)
    assert [claim.quote for claim in one.claims if claim.preferred] == ["rival"]
    other = resolved(mine, compare(base, theirs, mine), {})
    assert other.established == PartialDate(1977)
    assert [claim.quote for claim in other.claims if claim.preferred] == ["rival"]
