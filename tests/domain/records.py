"""Records for tests: any that the rules allow, drawn from the field descriptions."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any, TypeVar

from hypothesis import reject
from hypothesis import strategies as st

from tests.domain.dates import partial_dates
from twincities.domain.agreement import Agreement
from twincities.domain.claim import Claim
from twincities.domain.errors import InvalidRecordError
from twincities.domain.fields import Field, Kind, fields_of, parts_of
from twincities.domain.keys import Key
from twincities.domain.partnership import Partnership
from twincities.domain.people import Organisation, Person
from twincities.domain.place import CongratulationDay, Place, PlaceSuccession
from twincities.domain.record import Record
from twincities.domain.source import Source
from twincities.domain.status_events import StatusEvent
from twincities.domain.visit import Outcome, ProgrammeItem, Visit
from twincities.domain.vocabularies import Duration, PeriodUnit, StatusEventKind

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy

R = TypeVar("R", bound=Record)
NOUNS: tuple[type[Record], ...] = (Place, Organisation, Person, Source, Partnership, Visit, Agreement)

KEYS = st.uuids(version=4).map(lambda number: Key(str(number)))
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
_OF_KIND: dict[Kind, SearchStrategy[Any]] = {
    Kind.TEXT: TEXTS,
    Kind.LONG_TEXT: TEXTS,
    Kind.PARTIAL_DATE: partial_dates(),
    Kind.DATE: st.dates(date(1900, 1, 1), date(2100, 1, 1)),
    Kind.TIME: st.times(time(0), time(23, 59)),
    Kind.MOMENT: st.datetimes(datetime(1900, 1, 1), datetime(2100, 1, 1)),  # noqa: DTZ001 - stored without a zone
    Kind.REFERENCE: KEYS,
    Kind.WHOLE: st.integers(0, 10**9),
    Kind.NUMBER: st.floats(-90, 90),
    Kind.FLAG: st.booleans(),
}
# What the rules between fields would refuse too often to be found by chance.
_TAMED: dict[tuple[type[Any], str], SearchStrategy[Any]] = {
    (Place, "country"): st.sampled_from(["", "KZ", "GB", "XK"]),
    (CongratulationDay, "month"): st.integers(1, 12),
    (CongratulationDay, "day"): st.integers(1, 29),
    (CongratulationDay, "week"): st.none(),
    (CongratulationDay, "weekday"): st.none(),
    (PlaceSuccession, "successor"): st.none(),
    (Visit, "end"): st.none(),
    (ProgrammeItem, "day"): st.none(),
    (ProgrammeItem, "ends"): st.none(),
    (Claim, "preferred"): st.just(value=False),
    (Agreement, "term"): st.integers(10, 40),
    (Agreement, "renewal_period"): st.integers(10, 40),
    (Agreement, "notice_period"): st.integers(1, 6),
    (Agreement, "duration"): st.sampled_from([Duration.FIXED, Duration.NOT_STATED]),
    (Agreement, "valid_until"): st.none(),
    (Agreement, "in_force_from"): partial_dates(),
    (Agreement, "notice_unit"): st.just(PeriodUnit.DAYS),
    (Agreement, "lead_times"): st.sampled_from(["", "6, 3", "12"]),
    (Agreement, "follows"): KEYS,
    (Partnership, "status_override"): st.none(),
    (Partnership, "activity_override"): st.none(),
    (StatusEvent, "kind"): st.sampled_from(
        [kind for kind in StatusEventKind if kind is not StatusEventKind.RESUMED]
    ),
}
_FEWEST_ROWS = {(Place, "names"): 1, (Partnership, "parties"): 2}


def values(noun: type[Any], field: Field) -> SearchStrategy[Any]:
    """Return what may stand in a field."""
    if (noun, field.name) in _TAMED:
        return _TAMED[noun, field.name]
    if field.vocabulary is not None and field.kind is Kind.TERMS:
        return st.lists(st.sampled_from(list(field.vocabulary)), unique=True, max_size=3).map(tuple)
    one = st.sampled_from(list(field.vocabulary)) if field.vocabulary else _OF_KIND[field.kind]
    if field.kind in (Kind.TEXT, Kind.LONG_TEXT):
        return one.filter(bool) if field.required else one
    needed = field.required or field.kind is Kind.FLAG or (noun, field.name) == (Outcome, "side")
    return one if needed else st.none() | one


@st.composite
def rows(draw: st.DrawFn, noun: type[Any]) -> Any:  # noqa: ANN401 - a row of any part
    """Return one row of a part."""
    return noun(**{field.name: draw(values(noun, field)) for field in fields_of(noun)})


@st.composite
def records(draw: st.DrawFn, noun: type[R]) -> R:
    """Return a valid record with a few rows in each part."""
    drawn = {field.name: draw(values(noun, field)) for field in fields_of(noun)}
    for part in parts_of(noun):
        fewest = _FEWEST_ROWS.get((noun, part.name), 0)
        drawn[part.name] = tuple(draw(st.lists(rows(part.noun), min_size=fewest, max_size=fewest + 2)))
    try:
        return noun(**drawn)
    except InvalidRecordError:
        reject()


@st.composite
def edited(draw: st.DrawFn, record: R) -> R:
    """Return the record as a person may leave it: fields changed, rows changed, added, removed, moved."""
    noun = type(record)
    changes: dict[str, Any] = {
        field.name: draw(values(noun, field))
        for field in draw(st.lists(st.sampled_from(fields_of(noun)), max_size=2))
    }
    for part in parts_of(noun):
        if not draw(st.booleans()):
            continue
        now = [draw(_edited_row(row)) for row in getattr(record, part.name) if draw(st.integers(0, 3))]
        now += draw(st.lists(rows(part.noun), max_size=1))
        changes[part.name] = tuple(draw(st.permutations(now)))
    try:
        return replace(record, **changes)
    except InvalidRecordError:
        reject()


@st.composite
def _edited_row(draw: st.DrawFn, row: Any) -> Any:  # noqa: ANN401 - a row of any part
    noun = type(row)
    fields = draw(st.lists(st.sampled_from(fields_of(noun)), max_size=1))
    return replace(row, **{field.name: draw(values(noun, field)) for field in fields})
