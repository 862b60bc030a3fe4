"""What a visit must and should be: the checks of the visit editor, one function each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twincities.domain.errors import Problem, ProblemCode, Severity, Spot
from twincities.domain.names import fold
from twincities.domain.partial_date import PartialDate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from twincities.domain.visit import Visit


def visit_problems(visit: Visit) -> list[Problem]:
    """Return everything to say about a visit, errors and warnings, in the order of the form."""
    return [
        *_end_before_start(visit),
        *_participants(visit),
        *_programme_outside_dates(visit),
        *_commitments(visit),
    ]


def _end_before_start(visit: Visit) -> Iterator[Problem]:
    start: PartialDate | None = visit.start  # a visit that is still being typed may lack it
    if start and visit.end and visit.end.last_day < start.first_day:
        yield Problem(
            Spot("end"),
            ProblemCode.END_BEFORE_START,
            facts={"start": start},
            repair=_in_year_of(visit.end, start),
        )


def _in_year_of(end: PartialDate, start: PartialDate) -> PartialDate | None:
    """Return the end moved into the year of the start, where that mends it: a mistyped year is the usual slip."""
    try:
        moved = PartialDate(start.year, end.month, end.day)
    except ValueError:
        return None
    return moved if moved.last_day >= start.first_day else None


def _participants(visit: Visit) -> Iterator[Problem]:
    seen: set[object] = set()
    for row, person in enumerate(visit.participants):
        if not (
            person.name or person.headcount or person.post or person.organisation_name or person.organisation
        ):
            yield Problem(Spot("name", "participants", row), ProblemCode.NOTHING_SAID)
        if not person.name:
            continue
        identity = person.person or (fold(person.name), fold(person.organisation_name))
        if identity in seen:
            yield Problem(Spot("name", "participants", row), ProblemCode.TWICE, facts={"name": person.name})
        seen.add(identity)


def _programme_outside_dates(visit: Visit) -> Iterator[Problem]:
    start: PartialDate | None = visit.start  # a visit that is still being typed may lack it
    if not start:
        return
    end = visit.end or start
    if end.last_day < start.first_day:  # wrong by itself: the programme is measured by what was likely meant
        meant = _in_year_of(end, start)
        if meant is None:
            return
        end = meant
    for row, item in enumerate(visit.programme):
        if item.day and (item.day.last_day < start.first_day or item.day.first_day > end.last_day):
            yield Problem(
                Spot("day", "programme", row),
                ProblemCode.OUTSIDE_VISIT,
                facts={"day": item.day, "start": start, "end": end},
            )
        if item.starts and item.ends and item.ends < item.starts:
            yield Problem(Spot("ends", "programme", row), ProblemCode.END_BEFORE_START)


def _commitments(visit: Visit) -> Iterator[Problem]:
    for row, outcome in enumerate(visit.outcomes):
        if not outcome.is_commitment:
            continue
        if outcome.side is None:
            yield Problem(Spot("side", "outcomes", row), ProblemCode.NO_SIDE)
        if outcome.due is None:
            yield Problem(Spot("due", "outcomes", row), ProblemCode.NO_DEADLINE, Severity.WARNING)
