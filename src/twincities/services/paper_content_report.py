"""The visit report's content, put together from the register."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from twincities.db.records import load, load_many
from twincities.db.tables.visits import visit as visits
from twincities.domain.partnership import Partnership
from twincities.domain.source import Source
from twincities.domain.visit import Visit
from twincities.domain.vocabularies import (
    CommitmentStatus,
    Direction,
    Grade,
    OutcomeKind,
    Side,
)
from twincities.i18n import NP_
from twincities.reports.paper import CommitmentLine, PersonMet, ProgrammeLine, Twinning, VisitReport
from twincities.services.events import CLOSED
from twincities.services.paper_content import (
    PlaceNames,
    is_inferred,
    of_side,
    other_side,
    people,
    position,
    preferred_claim,
    responsible,
    route,
    source_line,
    travelling_side,
)

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy import Connection

    from twincities.domain.keys import Key
    from twincities.domain.partial_date import PartialDate
    from twincities.domain.record import Kept
    from twincities.domain.visit import Outcome, ProgrammeItem
    from twincities.i18n import Words

# Note: ≈ marks what was worked out and not read; {premises} is a clause as it was recorded.
INFERRED = NP_("paper, a date", "≈ worked out")
INFERRED_FROM = NP_("paper, a date", "≈ worked out: {premises}")
YEAR_ONLY_FROM = NP_("paper, a date", "≈ only the year is known: {premises}")
DATES_INFERRED = NP_("visit report", "≈ The dates of the visit were worked out: {premises}.")
NAMES_NORMALISED = NP_(
    "visit report", "Names are given in the spelling of the source; the original spelling is not checked."
)

AGREED = NP_("visit report", "Agreed: {text}")
ASSIGNED = NP_("visit report", "Assigned: {text}")
INTENDED = NP_("visit report", "Intended: {text}")
RESULTS = {
    OutcomeKind.AGREEMENT_REACHED: AGREED,
    OutcomeKind.ASSIGNMENT: ASSIGNED,
    OutcomeKind.INTENTION: INTENDED,
}
WITH_WHOM = NP_("visit report, an event", "{event}; with: {people}")
AT_TIME = NP_("visit report, an event", "{time} {event}")


def visit_number(number: int) -> str:
    """Return the short name of a visit on paper and in file names; it never changes."""
    return f"V{number}"


def visit_report(connection: Connection, key: Key, words: Words, as_of: date) -> VisitReport:
    """Read everything that the report of one visit tells; MissingRecordError where there is none."""
    kept = load(connection, Visit, key)
    number = connection.scalar(select(visits.c.id).where(visits.c.key == key)) or 0
    places = PlaceNames(connection, words)
    places.learn([kept.record])
    tie = load(connection, Partnership, kept.record.partnership) if kept.record.partnership else None
    if tie:
        places.learn_keys(party.place for party in tie.record.parties)
    sources = [
        found.record for found in load_many(connection, Source, [use.source for use in kept.record.sources])
    ]
    return _Content(kept, number, words, as_of, places).report(tie.record if tie else None, sources)


class _Content:
    """One visit on its way into the report."""

    def __init__(self, kept: Kept[Visit], number: int, words: Words, as_of: date, places: PlaceNames) -> None:
        self.kept, self.number, self.words, self.as_of, self.places = kept, number, words, as_of, places
        self.visit = kept.record

    def report(self, tie: Partnership | None, sources: list[Source]) -> VisitReport:
        """Return the report's data."""
        visit = self.visit
        country, cities = self._where()
        delegation = travelling_side(visit)
        return VisitReport(
            key=self.kept.key,
            number=visit_number(self.number),
            revision=self.kept.version,
            sender=self.places.name(visit.sending, visit.start),
            host=self.places.name(visit.host, visit.start),
            start=visit.start,
            end=visit.end,
            incoming=visit.direction is Direction.INCOMING,
            country=country,
            places=cities,
            twinning=self._twinning(tie) if tie else None,
            occasion=visit.occasion,
            aim=visit.aim,
            invited_by=visit.invited_by,
            delegation=people(of_side(visit, delegation), self.words, mark_head=True),
            funding=visit.funding,
            source=self._sources(sources),
            people=self._people(other_side(delegation)),
            people_note=self._people_note(),
            programme=tuple(self._event(item) for item in visit.programme),
            results=self._results(),
            commitments=tuple(self._commitment(one) for one in visit.outcomes if one.is_commitment),
            proposals=_lines(visit.proposals),
        )

    def _where(self) -> tuple[str, tuple[str, ...]]:
        keys, start = route(self.visit), self.visit.start
        if len({self.places.country_code(key) for key in keys}) > 1:
            return "", tuple(self.places.with_countries(keys, start, at_home=False))
        return self.places.country(keys[0]), tuple(self.places.name(key, start) for key in keys)

    def _twinning(self, tie: Partnership) -> Twinning:
        parties = tuple(self.places.name(party.place, self.visit.start) for party in tie.parties)
        return Twinning(parties=parties, since=tie.established, note=since_note(tie, self.words))

    def _sources(self, sources: list[Source]) -> str:
        line = source_line(sources, self.words) if sources else ""
        claim = preferred_claim(self.visit.claims, "start")
        if claim is None or not is_inferred(claim) or not claim.premises:
            return line
        doubt = self.words(DATES_INFERRED, premises=claim.premises)
        return f"{line}\n{doubt}" if line else doubt

    def _people(self, side: Side) -> tuple[PersonMet, ...]:
        met = [*of_side(self.visit, side), *of_side(self.visit, Side.BOTH)]
        return tuple(
            PersonMet(name=one.name, position=position(one), key=one.key)
            if one.name
            else PersonMet(name=people([one], self.words), position=position(one), key=one.key)
            for one in met
        )

    def _people_note(self) -> str:
        rows = {person.key for person in self.visit.participants}
        changed = any(
            claim.target == "name" and claim.target_part in rows and claim.grade is not Grade.VERBATIM
            for claim in self.visit.claims
        )
        return self.words(NAMES_NORMALISED) if changed else ""

    def _event(self, item: ProgrammeItem) -> ProgrammeLine:
        event = item.title
        if item.attendees:
            event = self.words(WITH_WHOM, event=event, people=item.attendees)
        if item.starts:
            time = f"{item.starts:%H:%M}–{item.ends:%H:%M}" if item.ends else f"{item.starts:%H:%M}"
            event = self.words(AT_TIME, time=time, event=event)
        where = self.places.name(item.place, item.day or self.visit.start) or item.place_name
        return ProgrammeLine(event=event, day=item.day, place=where, key=item.key)

    def _results(self) -> tuple[str, ...]:
        agreed = (self.words(RESULTS[one.kind], text=one.text) for one in self.visit.outcomes)
        return (*agreed, *_lines(self.visit.summary))

    def _commitment(self, outcome: Outcome) -> CommitmentLine:
        return CommitmentLine(
            text=outcome.text,
            responsible=responsible(
                outcome.side, outcome.responsible, self.words, settled=not outcome.side_unsettled
            ),
            due=outcome.due,
            done=outcome.done,
            status=_status(outcome),
            overdue=is_overdue(outcome, self.as_of),
            key=outcome.key,
        )


def since_note(tie: Partnership, words: Words) -> str:
    """Say what doubt the date of establishing is in, "" where it was read in a source."""
    claim = preferred_claim(tie.claims, "established")
    if tie.established is None or claim is None or not is_inferred(claim):
        return ""
    if not claim.premises:
        return words(INFERRED)
    message = YEAR_ONLY_FROM if _is_year_only(tie.established) else INFERRED_FROM
    return words(message, premises=claim.premises)


def _is_year_only(day: PartialDate) -> bool:
    return day.month is None and day.until is None


def _status(outcome: Outcome) -> CommitmentStatus | None:
    """Return the status, None where nobody said anything yet: «not started» is what every commitment begins with."""
    untouched = outcome.status is CommitmentStatus.NOT_STARTED and not outcome.evidence
    return None if untouched else outcome.status


def is_overdue(outcome: Outcome, today: date) -> bool:
    """Tell whether a commitment's last day is past and nobody kept or dropped it."""
    if outcome.due is None or outcome.status in CLOSED:
        return False
    return outcome.due.last_day < today


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())
