"""Everything that is known of one partnership: its course, its people, its promises, and what is missing."""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from twincities.db.records import ids_of, load, load_many
from twincities.db.tables import (
    outcome,
    participation,
    partnership,
    person,
    preparation,
    programme_item,
    stop,
    visit,
)
from twincities.domain.activity import HAPPENED
from twincities.domain.agreement import Agreement
from twincities.domain.anniversaries import TARGET, rival_dates
from twincities.domain.days import day_number
from twincities.domain.keys import Key
from twincities.domain.names import fold
from twincities.domain.partial_date import PartialDate
from twincities.domain.partnership import Partnership
from twincities.domain.place import Place
from twincities.domain.timeline import TimelineEntry, TimelineKind
from twincities.domain.vocabularies import (
    Grade,
    ProgrammeKind,
    Side,
    StatusBasis,
    VisitStatus,
)
from twincities.services.events import CLOSED, is_commitment, visits_of
from twincities.services.evidence import newest, signings
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
from twincities.services.suggesting import IDS, place_titles
from twincities.services.visits import names_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlalchemy import Connection

    from twincities.domain.claim import Claim
    from twincities.domain.record import Kept
    from twincities.services.measures import Measures
    from twincities.services.visit_filter import Viewer

__all__ = ["Missing", "MissingCode", "PartnershipCard", "PersonMet", "TimelineEntry", "TimelineKind"]

TELLING = (ProgrammeKind.SIGNING, ProgrammeKind.CONFERENCE)
"""Programme items that belong into the course of a partnership."""


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

    `established` is the preferred claim of its date, `rivals` the other dates that sources give with `rival_claims`;
    `visits` are ids for the list of visits, the latest first; `commitments` are all, open ones first; `document` is the
    one that the legal status rests on.
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
    rival_claims: tuple[Claim, ...]
    document: Agreement | None = None


def card_of(connection: Connection, key: Key, viewer: Viewer, measures: Measures) -> PartnershipCard:
    """Read everything about one partnership; MissingRecordError where there is none."""
    kept = load(connection, Partnership, key)
    record = kept.record
    number = connection.scalar(select(partnership.c.id).where(partnership.c.key == key)) or 0
    (row,) = rows_of(connection, [number], viewer, measures)
    visits = _visits(connection, number)
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
        rivals=rival_dates(claims),
        rival_claims=tuple(claim for claim in claims if not claim.preferred),
        document=_document(connection, row),
    )


def _document(connection: Connection, row: PartnershipRow) -> Agreement | None:
    if row.status_basis is not StatusBasis.AGREEMENT or row.status_key is None:
        return None
    return load(connection, Agreement, row.status_key).record


def evidence_of(connection: Connection, key: Key, viewer: Viewer) -> tuple[TimelineEntry, ...]:
    """Return what the activity of a partnership rests on; MissingRecordError where there is none."""
    number = ids_of(connection, [("partnership", key)])["partnership", key]
    visits = [one for one in _visits(connection, number) if one.start_sort <= day_number(viewer.today)]
    told = (one for one in _visit_entries(connection, visits, viewer) if one.kind is TimelineKind.VISIT)
    return tuple(sorted([*signings(connection, number, viewer), *told], key=newest, reverse=True))


def _visits(connection: Connection, number: int) -> Sequence[Any]:
    own = visits_of([number])
    return connection.execute(
        select(
            visit.c.id,
            visit.c.key,
            visit.c.start,
            visit.c.start_sort,
            visit.c.end,
            visit.c.status,
            visit.c.occasion,
            visit.c.aim,
            visit.c.sending_id,
            visit.c.host_id,
        )
        .join_from(own, visit, visit.c.id == own.c.visit_id)
        .order_by(visit.c.start_sort.desc(), visit.c.id.desc())
    ).all()


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
    entries = [*_visit_entries(connection, visits, viewer), *signings(connection, number, viewer)]
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


def _visit_entries(connection: Connection, visits: Sequence[Any], viewer: Viewer) -> Iterator[TimelineEntry]:
    happened = [one for one in visits if VisitStatus(one.status) in HAPPENED]
    ids = {"ids": [one.id for one in happened]}
    routes: dict[int, list[int]] = {}
    for row in connection.execute(
        select(stop.c.owner_id, stop.c.place_id).where(stop.c.owner_id.in_(IDS)).order_by(stop.c.position),
        ids,
    ):
        routes.setdefault(row.owner_id, []).append(row.place_id)
    items = _by_owner(
        connection.execute(
            select(programme_item)
            .where(
                programme_item.c.owner_id.in_(IDS),
                programme_item.c.kind.in_([kind.value for kind in TELLING]),
            )
            .order_by(programme_item.c.position),
            ids,
        )
    )
    outcomes = _by_owner(
        connection.execute(
            select(outcome).where(outcome.c.owner_id.in_(IDS), is_commitment()).order_by(outcome.c.position),
            ids,
        )
    )
    wanted = {n for one in happened for n in (one.sending_id, one.host_id, *routes.get(one.id, []))}
    wanted |= {item.place_id for of in items.values() for item in of if item.place_id}
    names = place_titles(connection, wanted, viewer.language)
    for one in happened:
        dates, key = stretch(one.start, one.end), Key(one.key)
        for row in reversed(outcomes.get(one.id, [])):
            yield TimelineEntry(TimelineKind.OUTCOME, dates, row.text, row.responsible, key, "visit")
        for item in reversed(items.get(one.id, [])):
            day = PartialDate.from_edtf(item.day) if item.day else dates
            where = names.get(item.place_id, "") or item.place_name
            yield TimelineEntry(TimelineKind.EVENT, day, item.title, where, key, "visit")
        route = ", ".join(names.get(number, "") for number in routes.get(one.id, [one.host_id]))
        yield TimelineEntry(
            TimelineKind.VISIT,
            dates,
            one.occasion or one.aim,
            route,
            key,
            "visit",
            sending=names.get(one.sending_id, ""),
            host=names.get(one.host_id, ""),
        )


def _by_owner(rows: Any) -> dict[int, list[Any]]:  # noqa: ANN401 - rows of the database
    owned: dict[int, list[Any]] = {}
    for row in rows:
        owned.setdefault(row.owner_id, []).append(row)
    return owned


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
    met: dict[tuple[str, str], PersonMet] = {}
    for row in sorted(rows, key=lambda one: order[one.owner_id]):
        date, visit_key = dates[row.owner_id]
        key = Key(row.key) if row.key else None
        met.setdefault(
            (key or fold(row.name), fold(row.post)),
            PersonMet(row.name, row.post, row.organisation_name, date, key, Side(row.side), visit_key),
        )
    return list(met.values())
