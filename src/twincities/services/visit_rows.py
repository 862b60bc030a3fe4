"""The lines of the journal of visits."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, exists, func, select

from twincities.db.records import chunks
from twincities.db.tables.places import place_label
from twincities.db.tables.sources import claim
from twincities.db.tables.visits import outcome, participation, visit
from twincities.domain.keys import Key
from twincities.domain.partial_date import PartialDate, stored_date
from twincities.domain.reporting import shown_status
from twincities.domain.vocabularies import Direction, Grade, VisitKind, VisitStatus
from twincities.services.events import is_commitment
from twincities.services.labels import IDS, LANGUAGE, partnership_titles

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Connection

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
_PEOPLE = (
    select(func.coalesce(func.sum(func.coalesce(participation.c.headcount, 1)), 0))
    .where(participation.c.owner_id == visit.c.id)
    .scalar_subquery()
)
_OUTCOMES = select(func.count()).where(outcome.c.owner_id == visit.c.id)
_SENDING, _HOST = place_label.alias("sending_name"), place_label.alias("host_name")
# One question, in the order of the names that `_line` gives its answers: each further one costs as much as ten rows.
_ROWS = (
    select(
        visit.c.id,
        visit.c.key,
        visit.c.start,
        visit.c.end,
        visit.c.direction,
        visit.c.kind,
        visit.c.status,
        _SENDING.c.text.label("sending"),
        _HOST.c.text.label("host"),
        visit.c.partnership_id,
        visit.c.occasion,
        visit.c.report_submitted,
        visit.c.report_due,
        _PEOPLE.label("people"),
        _OUTCOMES.scalar_subquery().label("outcomes"),
        _OUTCOMES.where(is_commitment()).scalar_subquery().label("commitments"),
        _INFERRED.label("inferred"),
    )
    .select_from(visit)
    .outerjoin(_SENDING, and_(_SENDING.c.place_id == visit.c.sending_id, _SENDING.c.language == LANGUAGE))
    .outerjoin(_HOST, and_(_HOST.c.place_id == visit.c.host_id, _HOST.c.language == LANGUAGE))
    .where(visit.c.id.in_(IDS))
)
# An enumeration asked by its value takes four times as long as a dictionary, and a page asks three hundred times.
_DIRECTIONS = {term.value: term for term in Direction}
_KINDS = {term.value: term for term in VisitKind}
_STATUSES = {term.value: term for term in VisitStatus}


def visit_rows(connection: Connection, ids: Sequence[int], viewer: Viewer) -> list[VisitRow]:
    """Return the lines of some visits, in the order of their ids; those gone meanwhile are left out."""
    lines: dict[int, VisitRow] = {}
    for some in chunks(ids):
        asked = {"ids": list(some), "language": viewer.language.value}
        # All at once: asking the driver for row after row takes a quarter of a page's time.
        found = connection.execute(_ROWS, asked).all()
        ties = partnership_titles(connection, {row[9] for row in found if row[9]}, viewer.language)
        for row in found:
            lines[row[0]] = _line(row, ties.get(row[9], ""), viewer)
    return [lines[number] for number in ids if number in lines]


def _line(row: Sequence[Any], tie: str, viewer: Viewer) -> VisitRow:
    # Taken apart by place: asking a row for each of its values by name takes as long as all the rest.
    number, key, starts, ends, direction, kind, status, sending, host = row[:9]
    _, occasion, submitted, due, people, outcomes, commitments, inferred = row[9:]
    start, end, handed_in = PartialDate.from_edtf(starts), stored_date(ends), stored_date(submitted)
    return VisitRow(
        id=number,
        key=Key(key),
        start=start,
        end=end,
        direction=_DIRECTIONS[direction],
        kind=_KINDS[kind] if kind else None,
        status=shown_status(_STATUSES[status], start, end, handed_in, due, viewer.today, viewer.report_days),
        sending=sending or "",
        host=host or "",
        partnership=tie,
        occasion=occasion,
        people=people,
        outcomes=outcomes,
        commitments=commitments,
        inferred=bool(inferred),
    )
