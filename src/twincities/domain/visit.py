"""Visits: who travelled where, met whom, saw what, and what was promised.

Sending party, host and occasion are three things: the region's delegation may celebrate the city's anniversary in
another county.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, time
from typing import TYPE_CHECKING, Annotated

from twincities.domain.claim import Claim, claim_problems
from twincities.domain.errors import Problem, ProblemCode, Severity, Spot
from twincities.domain.fields import Described, Parts
from twincities.domain.keys import Key, new_key
from twincities.domain.names import fold
from twincities.domain.partial_date import PartialDate
from twincities.domain.record import Record
from twincities.domain.vocabularies import (
    CommitmentStatus,
    CooperationField,
    Direction,
    OutcomeKind,
    ProgrammeKind,
    Role,
    Side,
    VisitKind,
    VisitLevel,
    VisitStatus,
)
from twincities.i18n import N_, NP_

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True, kw_only=True)
class Stop:
    """A place on the route."""

    place: Annotated[Key, Described(label=N_("Place"), required=True, refers_to="place")]
    key: Key = field(default_factory=new_key)


@dataclass(frozen=True, kw_only=True)
class Participation:
    """A person's part in the visit, or a headcount whose names were not given.

    `name`, `post` and `organisation_name` keep the words as at the visit; `person` and `organisation` are the records
    they belong to. A row without a name is «names not given»; `headcount` is then the number of people, None if that
    is unknown too.
    """

    side: Annotated[Side | None, Described(label=N_("Side"), required=True)]
    name: Annotated[str, Described(label=N_("Name"), searchable=True, name=True, spoken=True)] = ""
    person: Annotated[Key | None, Described(label=N_("Person"), refers_to="person")] = None
    headcount: Annotated[int | None, Described(label=N_("Number of people"))] = None
    post: Annotated[str, Described(label=N_("Post at the time of the visit"), searchable=True)] = ""
    organisation_name: Annotated[str, Described(label=N_("Organisation"), searchable=True, name=True)] = ""
    organisation: Annotated[
        Key | None, Described(label=N_("Record of the organisation"), refers_to="organisation")
    ] = None
    role: Annotated[Role | None, Described(label=N_("Role"))] = None
    notes: Annotated[str, Described(label=N_("Notes"), searchable=True)] = ""
    key: Key = field(default_factory=new_key)


@dataclass(frozen=True, kw_only=True)
class ProgrammeItem:
    """One thing that was done; the day may be unknown, the place a record or only words («Stevenage?»)."""

    title: Annotated[str, Described(label=N_("What"), required=True, searchable=True)]
    day: Annotated[PartialDate | None, Described(label=N_("Day"), searchable=True)] = None
    starts: Annotated[time | None, Described(label=N_("Starts at"))] = None
    ends: Annotated[time | None, Described(label=N_("Ends at"))] = None
    kind: Annotated[ProgrammeKind | None, Described(label=N_("Kind of programme item"), searchable=True)] = (
        None
    )
    place: Annotated[Key | None, Described(label=NP_("programme item", "Place"), refers_to="place")] = None
    place_name: Annotated[str, Described(label=N_("Where"), searchable=True, name=True)] = ""
    attendees: Annotated[str, Described(label=N_("With whom"), searchable=True)] = ""
    interpreter: Annotated[str, Described(label=N_("Interpreter"), searchable=True)] = ""
    notes: Annotated[str, Described(label=N_("Notes"), searchable=True)] = ""
    key: Key = field(default_factory=new_key)


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What came out of the visit: a commitment (agreement reached, assignment) or only an intention.

    `responsible` is our body, `responsible_there` the partner's; `closed_in` is the visit that settled it.
    """

    text: Annotated[
        str, Described(label=N_("Outcome or commitment"), required=True, long=True, searchable=True)
    ]
    kind: Annotated[OutcomeKind, Described(label=N_("Kind of outcome"), required=True)] = (
        OutcomeKind.AGREEMENT_REACHED
    )
    side: Annotated[Side | None, Described(label=N_("Carried out by"))] = None
    side_unsettled: Annotated[bool, Described(label=N_("The side is not settled"))] = False
    responsible: Annotated[str, Described(label=N_("Responsible body"), searchable=True, name=True)] = ""
    responsible_there: Annotated[
        str, Described(label=N_("Responsible body on their side"), searchable=True, name=True)
    ] = ""
    due: Annotated[PartialDate | None, Described(label=N_("Due"), searchable=True)] = None
    status: Annotated[CommitmentStatus, Described(label=N_("Status"), required=True)] = (
        CommitmentStatus.NOT_STARTED
    )
    done: Annotated[PartialDate | None, Described(label=N_("Done on"), searchable=True)] = None
    evidence: Annotated[str, Described(label=N_("Evidence"), searchable=True)] = ""
    quote: Annotated[str, Described(label=N_("Quoted words"), long=True, searchable=True)] = ""
    cooperation: Annotated[
        CooperationField | None, Described(label=N_("Field of cooperation"), searchable=True)
    ] = None
    closed_in: Annotated[Key | None, Described(label=N_("Closed in visit"), refers_to="visit")] = None
    key: Key = field(default_factory=new_key)

    @property
    def is_commitment(self) -> bool:
        """Whether somebody owes something: an intention is an outcome but no commitment."""
        return self.kind is not OutcomeKind.INTENTION


@dataclass(frozen=True, kw_only=True)
class SourceUse:
    """A source that this visit rests on; its place in the list is its number «[1]»."""

    source: Annotated[Key, Described(label=N_("Source"), required=True, refers_to="source")]
    key: Key = field(default_factory=new_key)


@dataclass(frozen=True, kw_only=True)
class Visit(Record):
    """One visit with its delegation, programme and outcomes: one aggregate, one version."""

    noun = "visit"

    start: Annotated[
        PartialDate, Described(label=N_("Start"), important=True, required=True, searchable=True)
    ]
    sending: Annotated[
        Key, Described(label=N_("Sending party"), important=True, required=True, refers_to="place")
    ]
    host: Annotated[Key, Described(label=N_("Host"), important=True, required=True, refers_to="place")]
    end: Annotated[PartialDate | None, Described(label=N_("End"), searchable=True)] = None
    partnership: Annotated[Key | None, Described(label=N_("Partnership"), refers_to="partnership")] = None
    direction: Annotated[Direction, Described(label=N_("Direction"), required=True, searchable=True)] = (
        Direction.OUTGOING
    )
    kind: Annotated[VisitKind | None, Described(label=N_("Kind of visit"), searchable=True)] = None
    level: Annotated[VisitLevel | None, Described(label=N_("Level"), searchable=True)] = None
    status: Annotated[VisitStatus, Described(label=N_("Status"), required=True)] = VisitStatus.HELD
    occasion: Annotated[str, Described(label=N_("Occasion"), important=True, searchable=True)] = ""
    aim: Annotated[str, Described(label=N_("Aim"), long=True, searchable=True)] = ""
    cooperation: Annotated[
        tuple[CooperationField, ...], Described(label=N_("Fields of cooperation"), searchable=True)
    ] = ()
    invited_by: Annotated[str, Described(label=N_("Invited by"), searchable=True)] = ""
    basis: Annotated[
        str, Described(label=N_("Basis"), help=N_("Plan, order number and date"), searchable=True)
    ] = ""
    permitted_by: Annotated[str, Described(label=N_("Permitted by"), searchable=True)] = ""
    responsible: Annotated[str, Described(label=N_("Responsible officer"), searchable=True, name=True)] = ""
    funding: Annotated[str, Described(label=N_("Cost and funding"), searchable=True)] = ""
    summary: Annotated[str, Described(label=N_("Content of the visit"), long=True, searchable=True)] = ""
    proposals: Annotated[
        str, Described(label=N_("Proposals"), help=N_("One proposal a line"), long=True, searchable=True)
    ] = ""
    report_due: Annotated[date | None, Described(label=N_("Report due"), searchable=True)] = None
    report_submitted: Annotated[
        PartialDate | None, Described(label=N_("Report submitted"), searchable=True)
    ] = None
    report_form: Annotated[str, Described(label=N_("Form of the report"), searchable=True)] = ""
    report_received_by: Annotated[str, Described(label=N_("Report received by"), searchable=True)] = ""
    notes: Annotated[str, Described(label=N_("Notes"), long=True, searchable=True)] = ""
    stops: Annotated[tuple[Stop, ...], Parts(label=N_("Places of the route"))] = ()
    participants: Annotated[tuple[Participation, ...], Parts(label=N_("Delegation and counterparts"))] = ()
    programme: Annotated[tuple[ProgrammeItem, ...], Parts(label=N_("Programme by day"))] = ()
    outcomes: Annotated[tuple[Outcome, ...], Parts(label=N_("Outcomes and commitments"))] = ()
    sources: Annotated[tuple[SourceUse, ...], Parts(label=N_("Sources"))] = ()
    claims: Annotated[tuple[Claim, ...], Parts(label=N_("Sources of the values"))] = ()

    def own_problems(self) -> list[Problem]:
        """Return what forbids or doubts this visit, in the order of the form."""
        return [
            *_end_before_start(self),
            *_participants(self),
            *_programme_outside_dates(self),
            *_commitments(self),
            *claim_problems(self.claims),
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
