"""Filler years: a date of establishing that stands for "unknown", as the year 2000 does in some registers.

A flagged partnership has no date at all, so that lists, orders, maps, papers and anniversaries know none; a preferred
claim of the rule `FILLER` keeps what was written, and taking the flag away brings it back.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from twincities.domain.anniversaries import FILLER, TARGET, written_date
from twincities.domain.claim import Claim

if TYPE_CHECKING:
    from collections.abc import Iterable

    from twincities.domain.partial_date import PartialDate
    from twincities.domain.partnership import Partnership


def flag_filler(record: Partnership) -> Partnership:
    """Return the partnership with its date of establishing flagged as a filler; as it is where it has no date.

    What was claimed for the date stays as a rival claim with its own value.
    """
    if record.established is None:
        return record
    value = record.established.edtf()
    others = tuple(
        replace(claim, preferred=False, value=claim.value or value) if _is_preferred(claim) else claim
        for claim in record.claims
        if not _is_filler(claim)
    )
    flag = Claim(target=TARGET, value=value, rule=FILLER)
    return replace(record, established=None, claims=(flag, *others))


def unflag_filler(record: Partnership) -> Partnership:
    """Return the partnership with its flagged date believed again; as it is where none is flagged."""
    flag = next((claim for claim in record.claims if _is_filler(claim)), None)
    if flag is None:
        return record
    claims = [claim for claim in record.claims if not _is_filler(claim)]
    for number, claim in enumerate(claims):
        if _is_of_whole(claim) and claim.value == flag.value:
            claims[number] = replace(claim, preferred=True, value="")
            break
    return replace(record, established=record.established or written_date(flag.value), claims=tuple(claims))


def without_filler(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """Return the claims without the flag: a date that somebody gives takes its place."""
    return tuple(claim for claim in claims if not _is_filler(claim))


def filler_of(claims: Iterable[Claim]) -> PartialDate | None:
    """Return the date that was flagged, None where none was."""
    return next((written_date(claim.value) for claim in claims if _is_filler(claim)), None)


def _is_of_whole(claim: Claim) -> bool:
    return claim.target == TARGET and not claim.target_part


def _is_preferred(claim: Claim) -> bool:
    return _is_of_whole(claim) and claim.preferred


def _is_filler(claim: Claim) -> bool:
    return _is_preferred(claim) and claim.rule == FILLER
