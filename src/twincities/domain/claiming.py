"""What is done with claims: another source's word is added, believed, checked. Every verb returns a new record."""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import replace
from math import isfinite
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from twincities.domain.claim import Claim
from twincities.domain.fields import Field, Kind, field_of, parts_of
from twincities.domain.keys import Key
from twincities.domain.record import Record
from twincities.domain.state import read, record_from, row_of, state_of, written
from twincities.domain.vocabularies import Grade

if TYPE_CHECKING:
    from datetime import date

    from twincities.domain.state import Row, State

R = TypeVar("R", bound=Record)
_AS_JSON: dict[Kind, tuple[type, ...]] = {
    Kind.TERMS: (list,),
    Kind.WHOLE: (int,),
    Kind.NUMBER: (int, float),
    Kind.FLAG: (bool,),
}
"""Kinds whose values a claim keeps as JSON, and what that may be."""


class Target(NamedTuple):
    """What a claim is about: a field of the whole record (`part` is "") or of one row of a part."""

    part: str
    row: int
    field: Field
    value: Any


def claim_text(field: Field, value: Any) -> str:  # noqa: ANN401 - the value of any field
    """Return a value as a claim keeps it: as history writes it, texts without quotation marks."""
    return as_text(written(field, value))


def as_text(plain: Any) -> str:  # noqa: ANN401 - any written value
    """Return a written value as a claim keeps it."""
    if plain is None:
        return ""
    return plain if isinstance(plain, str) else json.dumps(plain, ensure_ascii=False)


def claimed(field: Field, text: str) -> Any:  # noqa: ANN401 - the value of any field
    """Return the value that a claim's text says; ValueError for a text that no such field can hold."""
    if not text.strip():
        return read(field, None)
    if field.kind in _AS_JSON:
        plain = json.loads(text, parse_constant=_refuse)
        if type(plain) not in _AS_JSON[field.kind] or (field.kind is Kind.NUMBER and not isfinite(plain)):
            raise ValueError(text)
        return read(field, plain)
    return read(field, text if field.kind in (Kind.TEXT, Kind.LONG_TEXT) else text.strip('" '))


def _refuse(text: str) -> float:
    """Refuse what Python reads as JSON and no number is: NaN, Infinity."""
    raise ValueError(text)


def target_of(record: Record, claim: Claim) -> Target:
    """Return what a claim is about; KeyError where the record has no such field, or no such row any more."""
    if not claim.target_part:
        field = field_of(type(record), claim.target)
        return Target("", -1, field, getattr(record, field.name))
    for part in parts_of(type(record)):
        for number, row in enumerate(getattr(record, part.name)):
            if row.key == claim.target_part:
                field = field_of(part.noun, claim.target)
                return Target(part.name, number, field, getattr(row, field.name))
    raise KeyError(claim.target_part)


def claims_of(record: Record) -> tuple[Claim, ...]:
    """Return the claims of a record; none for a noun that keeps none."""
    found: tuple[Claim, ...] = getattr(record, "claims", ())
    return found


def mentioned_by(record: Record) -> set[Key]:
    """Return the keys of the records that the claims of a record name: their sources, and values that are records."""
    keys = {claim.source for claim in claims_of(record) if claim.source}
    for claim in claims_of(record):
        with suppress(KeyError):  # about nothing that is there any more
            if claim.value and target_of(record, claim).field.kind is Kind.REFERENCE:
                keys.add(Key(claim.value))
    return keys


def inferred_in(record: Record) -> set[str]:
    """Return the fields of the record itself whose value was only inferred, by the claim that is believed."""
    return {
        claim.target
        for claim in claims_of(record)
        if claim.preferred and claim.grade is Grade.INFERRED and not claim.target_part
    }


def add_claim(record: R, claim: Claim) -> R:
    """Return the record with one more claim.

    A claim of a value that has a preferred claim becomes its rival, whatever it says of itself: believing it is a
    decision of its own (`prefer`). KeyError where it is about nothing that the record has.
    """
    target_of(record, claim)
    rival = _preferred(record, claim) is not None
    return _with(record, claims=(*claims_of(record), replace(claim, preferred=claim.preferred and not rival)))


def prefer(record: R, key: Key) -> R:
    """Return the record with a claim believed: its value stands in the field, the value so far in its rivals.

    Raises KeyError where there is no such claim, ValueError where its text is none that the field can hold,
    InvalidRecordError where the record would break a rule.
    """
    if any(claim.key == key and claim.preferred for claim in claims_of(record)):
        return record
    return record_from(type(record), preferring(type(record), state_of(record), key))


def preferring(noun: type[Record], state: State, key: str) -> State:
    """Return a written record with a claim believed, as `prefer` does; forms write into records that are not yet valid.

    A value that no claim stood for gets one, so that nothing is lost.
    """
    claims = state["parts"].get("claims", [])
    chosen = next((claim for claim in claims if claim["key"] == key), None)
    if chosen is None:
        raise KeyError(key)
    target, row = aim_of(chosen)
    part, field, now = _standing(noun, state, target, row)
    former, said = as_text(now), chosen.get("value")
    value = written(field, claimed(field, said)) if said else now
    made, stood = [], False
    for claim in claims:
        if claim["key"] == key:
            made.append({**claim, "preferred": True, "value": None})
        elif aim_of(claim) == (target, row):
            stood |= not claim.get("value")
            made.append({**claim, "preferred": False, "value": claim.get("value") or former or None})
        else:
            made.append(claim)
    if former and value != now and not stood:
        made.append(row_of(Claim(target=target, target_part=row, value=former, preferred=False)))
    fields = state["fields"] if part else {**state["fields"], target: value}
    parts = {**state["parts"], "claims": made}
    if part:
        parts[part] = [{**one, target: value} if one["key"] == row else one for one in parts[part]]
    return {"fields": fields, "parts": parts}


def aim_of(claim: Row) -> tuple[str, str]:
    """Return what a written claim is about: the field, and the key of its row, "" for the whole record."""
    return claim["target"], claim.get("target_part") or ""


def _standing(noun: type[Record], state: State, target: str, row: str) -> tuple[str, Field, Any]:
    """Return the part, the field and the written value of what a claim is about; KeyError where it is about nothing."""
    if not row:
        return "", field_of(noun, target), state["fields"].get(target)
    for part in parts_of(noun):
        for one in state["parts"].get(part.name, []):
            if one["key"] == row:
                return part.name, field_of(part.noun, target), one.get(target)
    raise KeyError(row)


def confirm(record: R, key: Key, by: str, on: date) -> R:
    """Return the record with a claim checked by somebody on a day; KeyError where there is no such claim."""
    if all(claim.key != key for claim in claims_of(record)):
        raise KeyError(key)
    return _with(
        record,
        claims=tuple(
            replace(claim, checked=on, checked_by=by) if claim.key == key else claim
            for claim in claims_of(record)
        ),
    )


def _preferred(record: Record, like: Claim) -> Claim | None:
    """Return the preferred claim of the value that another claim is about."""
    return next((one for one in claims_of(record) if one.preferred and one.aim == like.aim), None)


def _with(record: R, **values: Any) -> R:  # noqa: ANN401 - the values of any fields
    return replace(record, **values)
