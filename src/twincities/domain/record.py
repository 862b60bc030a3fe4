"""What every kept record has: a key, a version, and rules of its own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar, Generic, TypeVar

from twincities.domain.errors import InvalidRecordError, Problem, ProblemCode, Severity, Spot
from twincities.domain.fields import Kind, fields_of, parts_of
from twincities.domain.keys import Key
from twincities.domain.partial_date import is_early

DATES = (Kind.PARTIAL_DATE, Kind.DATE)
LONGEST_TEXT = 10_000
"""Characters of one text field: a long press release fits, a pasted book does not."""


@dataclass(frozen=True, kw_only=True)
class Record:
    """A noun of the office: valid or not constructible.

    Raises `InvalidRecordError` from the constructor, carrying every problem at once, so that a form can show them all.
    """

    noun: ClassVar[str]

    def __post_init__(self) -> None:
        """Refuse a record that breaks a rule."""
        problems = self.problems()
        if any(problem.severity is Severity.ERROR for problem in problems):
            raise InvalidRecordError(problems)

    def problems(self) -> list[Problem]:
        """Return everything to say about the record, warnings included."""
        return [*described_problems(self), *self.own_problems()]

    def own_problems(self) -> list[Problem]:
        """Return what forbids or doubts a record of this noun beyond what the descriptions of its fields tell."""
        return []


R = TypeVar("R", bound=Record)


@dataclass(frozen=True)
class Kept(Generic[R]):
    """A record as the register holds it. `version` counts its changes from 1; `deleted` means it lies in the bin."""

    key: Key
    version: int
    record: R
    deleted: bool = False


def described_problems(record: Record) -> list[Problem]:
    """Return what the field descriptions alone can tell: values that are missing, texts past the limit, odd years."""
    found = _of_row(record, "", -1)
    for part in parts_of(type(record)):
        for number, row in enumerate(getattr(record, part.name)):
            found += _of_row(row, part.name, number)
    return found


def _of_row(row: Any, part: str, number: int) -> list[Problem]:  # noqa: ANN401 - any noun or part
    found = []
    for field in fields_of(type(row)):
        value = getattr(row, field.name)
        spot = Spot(field.name, part, number)
        if field.required and value in (None, "", ()):
            found.append(Problem(spot, ProblemCode.REQUIRED))
        if field.kind in (Kind.TEXT, Kind.LONG_TEXT) and len(value) > LONGEST_TEXT:
            found.append(Problem(spot, ProblemCode.TOO_LONG, facts={"limit": LONGEST_TEXT}))
        if field.kind in DATES and value and is_early(value) and not field.described.ancient:
            found.append(Problem(spot, ProblemCode.EARLY_YEAR, Severity.WARNING, {"year": str(value.year)}))
    return found
