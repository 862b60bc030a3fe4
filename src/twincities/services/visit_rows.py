"""The lines of the journal of visits."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import exists, func, select

from twincities.db.records import chunks
from twincities.db.tables import claim, outcome, participation, visit
from twincities.domain.keys import Key
from twincities.domain.partial_date import PartialDate
from twincities.domain.reporting import shown_status
from twincities.domain.vocabularies import Direction, Grade, OutcomeKind, VisitKind, VisitStatus
from twincities.services.labels import IDS, partnership_titles, place_titles

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sqlalchemy import Connection
    from sqlalchemy.sql.selectable import Select

    from twincities.services.visit_filter import Viewer


@dataclass(frozen=True, slots=True)
class VisitRow:
    """One line of the journal; names are in the viewer's language, `status` as it is shown today.

    `inferred` tells that no source says the visit's dates as they stand: the start or the end was worked out.
    """

    id: int
    key: Key
    start: PartialDate
    end: PartialDate | None
    direction: Direction
    kind: VisitKind | None
    status: VisitStatus
    sending: str
    host: str
    partnership: str
    occasion: str
    people: int
    outcomes: int
    commitments: int
    inferred: bool = False


_INFERRED = exists().where(
    claim.c.noun == "visit",
    claim.c.owner_id == visit.c.id,
    claim.c.target.in_(("start", "end")),
    claim.c.target_part == "",
    claim.c.preferred,
    claim.c.grade == Grade.INFERRED.value,
)
# In the order of the names that `_line` gives them.
_ROWS = select(
    visit.c.id,
    visit.c.key,
    visit.c.start,
    visit.c.end,
    visit.c.direction,
    visit.c.kind,
    visit.c.status,
    visit.c.sending_id,
    visit.c.host_id,
    visit.c.partnership_id,
    visit.c.occasion,
    visit.c.report_submitted,
    visit.c.report_due,
    _INFERRED.label("inferred"),
).where(visit.c.id.in_(IDS))
_PEOPLE = (
    select(participation.c.owner_id, func.sum(func.coalesce(participation.c.headcount, 1)))
    .where(participation.c.owner_id.in_(IDS))
    .group_by(participation.c.owner_id)
)
_OUTCOMES = (
    select(
        outcome.c.owner_id, func.count(), func.count().filter(outcome.c.kind != OutcomeKind.INTENTION.value)
    )
    .where(outcome.c.owner_id.in_(IDS))
    .group_by(outcome.c.owner_id)
)
# An enumeration asked by its value takes four times as long as a dictionary, and a page asks three hundred times.
_DIRECTIONS = {term.value: term for term in Direction}
_KINDS = {term.value: term for term in VisitKind}
_STATUSES = {term.value: term for term in VisitStatus}


def _asked(connection: Connection, statement: Select[Any], ids: Sequence[int]) -> Iterator[Any]:
    for some in chunks(ids):
        # All at once: asking the driver for row after row takes a quarter of a page's time.
        yield from connection.execute(statement, {"ids": list(some)}).all()


def visit_rows(connection: Connection, ids: Sequence[int], viewer: Viewer) -> list[VisitRow]:
    """Return the lines of some visits, in the order of their ids; those in the bin are left out."""
    found = {row[0]: row for row in _asked(connection, _ROWS, ids)}
    ends = (number for row in found.values() for number in (row.sending_id, row.host_id))
    places = place_titles(connection, ends, viewer.language)
    named = (row.partnership_id for row in found.values() if row.partnership_id)
    ties = partnership_titles(connection, named, viewer.language)
    people = {row[0]: row[1] for row in _asked(connection, _PEOPLE, ids)}
    outcomes = {row[0]: (row[1], row[2]) for row in _asked(connection, _OUTCOMES, ids)}
    return [
        _line(found[number], viewer, places, ties, people.get(number, 0), outcomes.get(number, (0, 0)))
        for number in ids
        if number in found
    ]


def _line(
    row: Sequence[Any],
    viewer: Viewer,
    places: Mapping[int, str],
    ties: Mapping[int, str],
    people: int,
    outcomes: tuple[int, int],
) -> VisitRow:
    # Taken apart by place: asking a row for each of its values by name takes as long as all the rest.
    number, key, starts, ends, direction, kind, status = row[:7]
    sending, host, tie, occasion, submitted, due, inferred = row[7:]
    start, end, handed_in = PartialDate.from_edtf(starts), _date(ends), _date(submitted)
    return VisitRow(
        id=number,
        key=Key(key),
        start=start,
        end=end,
        direction=_DIRECTIONS[direction],
        kind=_KINDS[kind] if kind else None,
        status=shown_status(_STATUSES[status], start, end, handed_in, due, viewer.today, viewer.report_days),
        sending=places.get(sending, ""),
        host=places.get(host, ""),
        partnership=ties.get(tie, ""),
        occasion=occasion,
        people=people,
        outcomes=outcomes[0],
        commitments=outcomes[1],
        inferred=bool(inferred),
    )


def _date(stored: str | None) -> PartialDate | None:
    return PartialDate.from_edtf(stored) if stored else None
