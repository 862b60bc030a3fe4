"""Everything that is known of one partnership: its course, its people, its promises, and what is missing."""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from functools import cache
from itertools import takewhile
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from twincities.db.records import ids_of, load, load_many
from twincities.db.tables.partnerships import partnership, status_span
from twincities.db.tables.people import person
from twincities.db.tables.preparations import preparation
from twincities.db.tables.visits import outcome, participation
from twincities.domain.activity import HAPPENED
from twincities.domain.agreement import Agreement
from twincities.domain.anniversaries import TARGET, rival_dates
from twincities.domain.days import day_number
from twincities.domain.keys import Key
from twincities.domain.names import fold
from twincities.domain.partnership import Partnership, our_sides
from twincities.domain.place import Place
from twincities.domain.timeline import TimelineEntry, TimelineKind
from twincities.domain.vocabularies import (
    Grade,
    LegalStatus,
    Side,
    StatusBasis,
    VisitStatus,
)
from twincities.services.events import CLOSED, is_commitment
from twincities.services.evidence import happenings, signings, visits_with
from twincities.services.labels import IDS
from twincities.services.ledger import LedgerRow, ledger_rows, stretch
from twincities.services.missing import (
    Missing,
    MissingCode,
    missing_dealings,
    missing_facts,
    overdue_reports,
    unplaced,
)
from twincities.services.register_rows import PartnershipRow, rows_of
from twincities.services.titles import names_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Connection

    from twincities.domain.claim import Claim
    from twincities.domain.partial_date import PartialDate
    from twincities.domain.record import Kept
    from twincities.services.measures import Measures
    from twincities.services.visit_filter import Viewer

__all__ = ["Missing", "MissingCode", "PartnershipCard", "PersonMet", "TimelineEntry", "TimelineKind"]


@dataclass(frozen=True, slots=True)
class PersonMet:
    """Somebody met on visits with the post of that time; a later post is another entry and overwrites nothing.

    `date` is the last time with that post, `key` the person's record, `visit` the visit's.
    """

    name: str
    post: str
    organisation: str
    date: PartialDate
    key: Key | None
    side: Side
    visit: Key


@dataclass(frozen=True, slots=True)
class PartnershipCard:
    """One partnership whole; `names` are those of all records it mentions, by key, in the viewer's language.

    `established` is the preferred claim of its date, `rivals` the other dates that sources give;
    `visits` are ids for the list of visits, the latest first; `commitments` are all, open ones first; `document` is the
    one that the legal status rests on, `ended_by` the decision with which its end began: sources may give several.
    """

    kept: Kept[Partnership]
    row: PartnershipRow
    names: dict[Key, str]
    places: tuple[Place, ...]
    timeline: tuple[TimelineEntry, ...]
    missing: tuple[Missing, ...]
    people: tuple[PersonMet, ...]
    commitments: tuple[LedgerRow, ...]
    visits: array[int]
    established: Claim | None
    rivals: tuple[PartialDate, ...]
    document: Agreement | None = None
    ended_by: Key | None = None

    def sides(self) -> tuple[list[Place], list[Place]]:
        """Return the places of our side and those of the other, in order; two of them may bear one name."""
        own = list(zip(self.places, our_sides([place.own for place in self.places]), strict=True))
        return [place for place, ours in own if ours], [place for place, ours in own if not ours]


def card_of(connection: Connection, key: Key, viewer: Viewer, measures: Measures) -> PartnershipCard:
    """Read everything about one partnership; MissingRecordError where there is none."""
    kept = load(connection, Partnership, key)
    record = kept.record
    number = connection.scalar(select(partnership.c.id).where(partnership.c.key == key)) or 0
    (row,) = rows_of(connection, [number], viewer, measures)
    visits = visits_with(connection, number)
    promises = _commitments(connection, number, visits, viewer)
    places = load_many(connection, Place, [party.place for party in record.parties])
    claims = [claim for claim in record.claims if claim.target == TARGET and not claim.target_part]
    preferred = next((claim for claim in claims if claim.preferred), None)
    mentioned = [party.place for party in record.parties]
    mentioned += [claim.source for claim in record.claims if claim.source]
    names = names_of(connection, mentioned, viewer.language)
    return PartnershipCard(
        kept=kept,
        row=row,
        names=names,
        places=tuple(one.record for one in places),
        timeline=tuple(_timeline(connection, kept, preferred, visits, viewer)),
        missing=(
            *missing_facts(row, promises, overdue_reports(connection, visits, viewer)),
            *missing_dealings(connection, kept, row, viewer, measures),
            *unplaced(places, viewer),
        ),
        people=tuple(_people(connection, visits)),
        commitments=promises,
        visits=array("q", [one.id for one in visits]),
        established=preferred,
        rivals=rival_dates(claims, record.established),
        document=_document(connection, row),
        ended_by=_ended_by(connection, row, viewer),
    )


def _document(connection: Connection, row: PartnershipRow) -> Agreement | None:
    if row.status_basis is not StatusBasis.AGREEMENT or row.status_key is None:
        return None
    return load(connection, Agreement, row.status_key).record


def _ended_by(connection: Connection, row: PartnershipRow, viewer: Viewer) -> Key | None:
    if row.legal_status is not LegalStatus.ENDED or row.status_basis is not StatusBasis.EVENT:
        return None
    spans = connection.execute(
        select(status_span.c.status, status_span.c.basis, status_span.c.basis_key)
        .where(status_span.c.owner_id == row.id, status_span.c.from_day <= day_number(viewer.today))
        .order_by(status_span.c.from_day.desc())
    ).all()
    over = takewhile(lambda span: span.status == LegalStatus.ENDED.value, spans)
    return Key([span.basis_key for span in over if span.basis == StatusBasis.EVENT.value][-1])


def _commitments(
    connection: Connection, number: int, visits: Sequence[Any], viewer: Viewer
) -> tuple[LedgerRow, ...]:
    raised = connection.scalars(
        select(outcome.c.id).where(outcome.c.owner_id.in_(IDS), is_commitment()),
        {"ids": [one.id for one in visits]},
    ).all()
    prepared = connection.scalars(
        select(-preparation.c.id).where(preparation.c.owner_id == number, is_commitment(preparation))
    ).all()
    return tuple(sorted(ledger_rows(connection, [*raised, *prepared], viewer), key=_urgency))


def _urgency(row: LedgerRow) -> tuple[bool, bool, int, int]:
    day = row.due or row.made_on
    return row.status in CLOSED, row.due is None, day.sort_key if day else 0, abs(row.id)


def _timeline(
    connection: Connection,
    kept: Kept[Partnership],
    preferred: Claim | None,
    visits: Sequence[Any],
    viewer: Viewer,
) -> list[TimelineEntry]:
    number = ids_of(connection, [("partnership", kept.key)])["partnership", kept.key]
    entries = [*happenings(connection, visits, viewer), *signings(connection, number, viewer)]
    established = kept.record.established
    if established is not None:
        inferred = preferred is not None and preferred.grade is Grade.INFERRED
        why = preferred.rule if inferred and preferred else ""
        entries.append(
            TimelineEntry(TimelineKind.ESTABLISHED, established, "", why, kept.key, "partnership", inferred)
        )
    for event in kept.record.events:
        since = event.date or event.decided
        if since is not None:
            entries.append(
                TimelineEntry(
                    TimelineKind.DECISION,
                    since,
                    "",
                    event.reason or event.body,
                    kept.key,
                    "partnership",
                    decided=event.kind,
                )
            )
    # The establishing comes first of what shares its date, so last here.
    return sorted(
        entries, key=lambda one: (one.date.sort_key, one.kind is not TimelineKind.ESTABLISHED), reverse=True
    )


def _people(connection: Connection, visits: Sequence[Any]) -> list[PersonMet]:
    dates = {
        one.id: (stretch(one.start, one.end), Key(one.key))
        for one in visits
        if VisitStatus(one.status) in HAPPENED
    }
    rows = connection.execute(
        select(
            participation.c.owner_id,
            participation.c.side,
            participation.c.name,
            participation.c.post,
            participation.c.organisation_name,
            person.c.key,
        )
        .join_from(participation, person, person.c.id == participation.c.person_id, isouter=True)
        .where(participation.c.owner_id.in_(IDS), participation.c.name != "")
        .order_by(participation.c.owner_id, participation.c.position),
        {"ids": list(dates)},
    ).all()
    order = {number: place for place, number in enumerate(dates)}
    folded = cache(fold)  # the same posts come again at visit after visit
    met: dict[tuple[str, str], PersonMet] = {}
    for row in sorted(rows, key=lambda one: order[one.owner_id]):
        date, visit_key = dates[row.owner_id]
        key = Key(row.key) if row.key else None
        met.setdefault(
            (key or folded(row.name), folded(row.post)),
            PersonMet(row.name, row.post, row.organisation_name, date, key, Side(row.side), visit_key),
        )
    return list(met.values())
