"""The facts of a record that an office marks as important: who says what of each, and whether both sides agree."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from twincities.domain.claiming import claimed, claims_of
from twincities.domain.fields import fields_of, parts_of
from twincities.domain.names import fold
from twincities.domain.partial_date import PartialDate
from twincities.domain.vocabularies import Side, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from twincities.domain.claim import Claim
    from twincities.domain.fields import Field
    from twincities.domain.record import Record


@dataclass(frozen=True, slots=True)
class Word:
    """What one claim says: a value of the field, or, where its text is none, `unreadable` and the text as it stands."""

    claim: Claim
    value: Any
    unreadable: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """One value with everybody's word on it.

    `value` is what the record shows; `ours` and `theirs` are None where that side has not spoken. What no claim gives
    to the partner is the office's own word. `checked` is the last day on which any of the claims was checked.
    """

    field: Field
    part: str
    part_key: str
    value: Any
    preferred: Claim | None
    rivals: tuple[Word, ...]
    ours: Word | None
    theirs: Word | None
    verdict: Verdict
    checked: date | None


def facts_of(record: Record) -> tuple[Fact, ...]:
    """Return the facts of a record: those marked as important, and every other value of which claims disagree."""
    claims = claims_of(record)
    return tuple(
        fact
        for field, part, key, value in _values(record)
        if (fact := _fact(field, part, key, value, _about(claims, field, key))) is not None
    )


def _values(record: Record) -> Iterator[tuple[Field, str, str, Any]]:
    for field in fields_of(type(record)):
        yield field, "", "", getattr(record, field.name)
    for part in parts_of(type(record)):
        if part.name == "claims":
            continue
        for row in getattr(record, part.name):
            for field in fields_of(part.noun):
                yield field, part.name, row.key, getattr(row, field.name)


def _about(claims: Sequence[Claim], field: Field, key: str) -> list[Claim]:
    return [claim for claim in claims if claim.aim == (field.name, key)]


def _fact(field: Field, part: str, key: str, value: Any, claims: list[Claim]) -> Fact | None:  # noqa: ANN401 - any value
    preferred = next((claim for claim in claims if claim.preferred), None)
    rivals = tuple(_word(field, claim, value) for claim in claims if claim is not preferred)
    two_sided = any(claim.side is Side.THEIRS for claim in claims)
    if not field.described.important and not rivals and not two_sided:
        return None
    shown = Word(preferred, value) if preferred else None
    words = [*((shown,) if shown else ()), *rivals]
    theirs = _latest(words, Side.THEIRS)
    ours = _latest(words, Side.OURS)
    if ours is None and (preferred is None or preferred.side is None):
        ours = shown
    stands = ours.value if ours else value
    return Fact(
        field=field,
        part=part,
        part_key=key,
        value=value,
        preferred=preferred,
        rivals=rivals,
        ours=ours,
        theirs=theirs,
        verdict=_verdict(stands, theirs, disputed=ours is None and theirs is shown),
        checked=max((claim.checked for claim in claims if claim.checked), default=None),
    )


def _latest(words: Sequence[Word], side: Side) -> Word | None:
    """Return a side's word: the one checked last, of those never checked the first."""
    spoken = [word for word in words if word.claim.side in (side, Side.BOTH)]
    return max(spoken, key=lambda word: word.claim.checked or date.min, default=None)


def _word(field: Field, claim: Claim, stands: Any) -> Word:  # noqa: ANN401 - any value
    """Return what a claim says; one without a value of its own says what stands."""
    if not claim.value.strip():
        return Word(claim, stands)
    try:
        return Word(claim, claimed(field, claim.value))
    except ValueError:
        return Word(claim, None, claim.value)


def _verdict(ours: Any, theirs: Word | None, *, disputed: bool) -> Verdict:  # noqa: ANN401 - any value
    if theirs is None:
        return Verdict.NO_ANSWER
    if disputed:  # the partner's word alone: nothing of ours to hold against it
        return Verdict.SAME
    if theirs.unreadable:
        return Verdict.CHECK
    return Verdict.SAME if agree(ours, theirs.value) else Verdict.CHECK


def agree(one: Any, other: Any) -> bool:  # noqa: ANN401 - any values of one field
    """Tell whether two values do not contradict each other.

    A year agrees with any of its days, for nothing in it is wrong; texts agree whatever their script's case and marks.
    """
    if isinstance(one, PartialDate) and isinstance(other, PartialDate):
        inside = one.first_day <= other.first_day and other.last_day <= one.last_day
        around = other.first_day <= one.first_day and one.last_day <= other.last_day
        return inside or around
    if type(one) is str and type(other) is str:
        return fold(one) == fold(other)
    return bool(one == other)
