from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.domain.dates import partial_dates
from twincities.domain.anniversaries import FILLER, is_filler, rival_dates
from twincities.domain.claim import Claim, claim_problems
from twincities.domain.fillers import filler_of, flag_filler, unflag_filler
from twincities.domain.keys import new_key
from twincities.domain.partial_date import PartialDate
from twincities.domain.partnership import Partnership, Party
from twincities.domain.vocabularies import Grade

PARTIES = (Party(place=new_key()), Party(place=new_key()))


def test_a_flagged_year_is_no_date_any_more_and_is_remembered() -> None:
    flagged = flag_filler(Partnership(parties=PARTIES, established=PartialDate(2000)))
    assert flagged.established is None
    assert is_filler(flagged.claims)
    assert filler_of(flagged.claims) == PartialDate(2000)
    assert rival_dates(flagged.claims) == ()


def test_taking_the_flag_away_brings_the_date_and_its_source_back() -> None:
    said = Claim(target="established", grade=Grade.NORMALISED, quote="since 2000", rule="list")
    rival = Claim(target="established", value="1996-05", preferred=False)
    before = Partnership(parties=PARTIES, established=PartialDate(2000), claims=(said, rival))
    flagged = flag_filler(before)
    assert rival_dates(flagged.claims) == (PartialDate(1996, 5),)
    assert claim_problems(flagged.claims) == []
    assert unflag_filler(flagged) == before


def test_without_a_date_there_is_nothing_to_flag_and_without_a_flag_nothing_to_take_away() -> None:
    undated = Partnership(parties=PARTIES)
    dated = Partnership(parties=PARTIES, established=PartialDate(1990))
    assert flag_filler(undated) is undated
    assert unflag_filler(undated) is undated
    assert unflag_filler(dated) is dated


def test_a_date_that_was_only_marked_as_a_filler_becomes_unknown_when_it_is_flagged() -> None:
    marked = Partnership(
        parties=PARTIES,
        established=PartialDate(2000),
        claims=(Claim(target="established", rule=FILLER),),
    )
    flagged = flag_filler(marked)
    assert (flagged.established, filler_of(flagged.claims)) == (None, PartialDate(2000))
    assert len(flagged.claims) == 1


@given(partial_dates(), st.booleans(), st.lists(partial_dates(), max_size=3))
def test_flagging_and_unflagging_lose_nothing(
    established: PartialDate,
    sourced: bool,
    rivals: list[PartialDate],
) -> None:
    claims = [Claim(target="established", quote="its words")] if sourced else []
    claims += [Claim(target="established", value=rival.edtf(), preferred=False) for rival in rivals]
    before = Partnership(parties=PARTIES, established=established, claims=tuple(claims))
    flagged = flag_filler(before)
    assert flagged.established is None
    after = unflag_filler(flagged)
    assert after.established == established
    assert {claim.key for claim in after.claims} == {claim.key for claim in claims}
    assert claim_problems(after.claims) == []
