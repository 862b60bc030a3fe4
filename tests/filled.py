"""A register in which every field of every noun is filled: what no form, list or paper may lose or trip over."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING, Any

from twincities.domain.agreement import Agreement
from twincities.domain.claim import Claim
from twincities.domain.fields import Field, Kind, fields_of, parts_of
from twincities.domain.nouns import NOUNS
from twincities.domain.partial_date import PartialDate
from twincities.domain.partnership import Partnership, Party
from twincities.domain.place import CongratulationDay, Place, PlaceSuccession
from twincities.domain.visit import Participation, ProgrammeItem, Visit
from twincities.domain.vocabularies import (
    DocumentStage,
    Duration,
    LegalStatus,
    RenewalKind,
    Side,
    StatusEventKind,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from twincities.domain.keys import Key
    from twincities.domain.record import Record
    from twincities.services.desk import Desk

VALUES: dict[Kind, Any] = {
    Kind.PARTIAL_DATE: PartialDate(2015, 6, 9),
    Kind.DATE: date(2026, 11, 30),
    Kind.TIME: time(10),
    Kind.MOMENT: datetime(2026, 11, 20, tzinfo=UTC),
    Kind.WHOLE: 5,
    Kind.NUMBER: 42.5,
    Kind.FLAG: True,
}
CODES = {"language": "ru", "script": "Cyrl", "country": "KZ", "lead_times": "6, 3"}
"""Texts that are codes or lists of numbers, whatever the noun."""
TAMED: dict[tuple[type[Any], str], Any] = {
    (Place, "own"): False,
    (CongratulationDay, "month"): 12,
    (CongratulationDay, "week"): None,
    (CongratulationDay, "weekday"): None,
    (PlaceSuccession, "successor"): None,
    (Participation, "headcount"): None,
    (ProgrammeItem, "ends"): time(12),
    (Visit, "start"): PartialDate(2015, 6, 8),
    (Visit, "end"): PartialDate(2015, 6, 11),
    (Agreement, "stage"): DocumentStage.SIGNED,
    (Agreement, "signed"): PartialDate(2016, 12, 20),
    (Agreement, "in_force_from"): PartialDate(2016, 12, 20),
    (Agreement, "duration"): Duration.FIXED,
    (Agreement, "valid_until"): None,
    (Agreement, "renewal"): RenewalKind.TACIT,
    (Agreement, "notice_period"): 2,
    (Partnership, "status_override"): LegalStatus.IN_FORCE,
    (Partnership, "established"): PartialDate(1997, 6, 9),
    (Claim, "target"): "notes",
    (Claim, "target_part"): "",
}
"""What the rules between fields ask for, or forbid."""


def fill(desk: Desk, text: Callable[[Field], str]) -> dict[str, Key]:
    """Write a record of every noun, each field filled, every text made by `text`; return their keys by noun.

    Further records are there only for those to refer to.
    """
    keys: dict[str, Key] = {}
    with desk.action() as writing:
        own = writing.create(_record(Place, keys, text, own=True)).key
        for noun in NOUNS.values():
            keys[noun.noun] = writing.create(_record(noun, keys, text, own_place=own)).key
        for noun in (Visit, Agreement):  # what refers to one of its own kind
            keys[noun.noun] = writing.create(_record(noun, keys, text)).key
    return keys


def _record(
    noun: type[Record],
    keys: Mapping[str, Key],
    text: Callable[[Field], str],
    own_place: Key | None = None,
    **more: object,
) -> Record:
    values = _values(noun, keys, text)
    for part in parts_of(noun):
        values[part.name] = (part.noun(**_values(part.noun, keys, text)),)
    if noun is Partnership:
        assert own_place is not None
        role = text(fields_of(Party)[1])
        values["parties"] = tuple(Party(place=place, role=role) for place in (own_place, keys["place"]))
    if "claims" in values and noun is not Place:
        values["claims"] = tuple(_claims(values["claims"][0], values))
    if noun is Agreement and values["follows"] is None:
        values["effect"] = None
    return noun(**{**values, **more})


def _claims(ours: Claim, values: Mapping[str, Any]) -> list[Claim]:
    """Return our side's word of a value and the partner's, which differs, and the partner's word of a place."""
    theirs = {field.name: getattr(ours, field.name) for field in fields_of(Claim)}
    name = "established" if "established" in values else "notes"
    target = {"target": name, "value": "1990" if name == "established" else theirs["value"]}
    places = [{"target": name, "value": values[name]} for name in ("host", "signed_at") if name in values]
    return [
        Claim(**{**theirs, **target, "side": Side.OURS, "preferred": True}),
        *(Claim(**{**theirs, **said, "side": Side.THEIRS, "preferred": False}) for said in (target, *places)),
    ]


def _values(noun: type[Any], keys: Mapping[str, Key], text: Callable[[Field], str]) -> dict[str, Any]:
    return {field.name: value_of(noun, field, keys, text) for field in fields_of(noun)}


def value_of(noun: type[Any], field: Field, keys: Mapping[str, Key], text: Callable[[Field], str]) -> Any:  # noqa: ANN401 - the value of any field
    """Return what stands in a field of the filled register."""
    if (noun, field.name) in TAMED:
        return TAMED[noun, field.name]
    if field.kind is Kind.REFERENCE:
        return keys.get(field.refers_to)
    if field.vocabulary is StatusEventKind:
        return StatusEventKind.SUSPENDED
    if field.vocabulary is not None:
        one = next(iter(field.vocabulary))
        return (one,) if field.kind is Kind.TERMS else one
    if field.kind in (Kind.TEXT, Kind.LONG_TEXT):
        return CODES.get(field.name) or text(field)
    return VALUES[field.kind]
