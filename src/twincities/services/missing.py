"""What a partnership lacks that somebody can do something about."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from twincities.db.tables.agreements import agreement
from twincities.db.tables.visits import visit
from twincities.domain.reciprocity import review_of
from twincities.domain.vocabularies import LegalStatus, PartnershipType, Side, TextState, VisitStatus
from twincities.services.agenda import is_report_overdue
from twincities.services.events import CLOSED
from twincities.services.labels import IDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sqlalchemy import Connection

    from twincities.domain.partial_date import PartialDate
    from twincities.domain.partnership import Partnership
    from twincities.domain.place import Place
    from twincities.domain.record import Kept
    from twincities.services.ledger_rows import LedgerRow
    from twincities.services.measures import Measures
    from twincities.services.register_rows import PartnershipRow
    from twincities.services.visit_filter import Viewer


class MissingCode(StrEnum):
    """What a partnership lacks that somebody can do something about."""

    YEAR = "year"
    """Nobody knows since when."""
    DAY = "day"
    """Only the year is known, fact `year`."""
    MONTH_ONLY = "month_only"
    """Year and month are known, the day is not; facts `year`, `month`."""
    STATUS = "status"
    """The legal status is not confirmed."""
    EVENTS = "events"
    """Nothing that happened is recorded."""
    DEADLINES = "deadlines"
    """Open commitments without a deadline, fact `count`."""
    SIDES = "sides"
    """Open commitments whose side is not settled, fact `count`."""
    REPORTS = "reports"
    """Reports of visits are overdue, fact `count`."""
    AGREEMENT = "agreement"
    """No agreement is recorded."""
    TEXT = "text"
    """The texts of agreements were not found, fact `count`."""
    REVIEW = "review"
    """The review is overdue, fact `date`."""
    PARTNER = "partner"
    """The partner has neither said nor confirmed anything."""
    COORDINATES = "coordinates"
    """A place of the tie cannot be shown on the map; facts `place` (its name) and `key`."""


@dataclass(frozen=True, slots=True)
class Missing:
    """One thing that is missing, with the facts that a sentence needs."""

    code: MissingCode
    facts: Mapping[str, object] = field(default_factory=dict)


def missing_facts(row: PartnershipRow, promises: Sequence[LedgerRow], reports: int) -> Iterator[Missing]:
    """Give what is missing of the tie itself, and of what was promised and written down in it."""
    yield from _missing_date(row.established)
    if row.legal_status is LegalStatus.UNCONFIRMED:
        yield Missing(MissingCode.STATUS)
    if row.last_event is None:
        yield Missing(MissingCode.EVENTS)
    still_open = [promise for promise in promises if promise.status not in CLOSED]
    for code, count in (
        (MissingCode.DEADLINES, sum(promise.due is None for promise in still_open)),
        (MissingCode.SIDES, sum(promise.side_unsettled or promise.side is None for promise in still_open)),
        (MissingCode.REPORTS, reports),
    ):
        if count:
            yield Missing(code, {"count": count})


def missing_dealings(
    connection: Connection, kept: Kept[Partnership], row: PartnershipRow, viewer: Viewer, measures: Measures
) -> Iterator[Missing]:
    """Give what is missing between the two sides; of what has ended nothing is asked any more."""
    if row.legal_status is LegalStatus.ENDED:
        return
    record = kept.record
    texts = connection.scalars(
        select(agreement.c.text_state).where(
            agreement.c.partnership_id == row.id, agreement.c.deleted_at.is_(None)
        )
    ).all()
    if not texts and record.type is not PartnershipType.CONTACT:
        yield Missing(MissingCode.AGREEMENT)
    lost = sum(state == TextState.NOT_FOUND.value for state in texts)
    if lost:
        yield Missing(MissingCode.TEXT, {"count": lost})
    review = review_of(
        record.review_due, record.established, record.last_confirmed, viewer.today, measures.review_years
    )
    if review is not None and review.overdue:
        yield Missing(MissingCode.REVIEW, {"date": review.due})
    spoke = any(claim.side in (Side.THEIRS, Side.BOTH) for claim in record.claims)
    if record.last_confirmed is None and not spoke:
        yield Missing(MissingCode.PARTNER)


def overdue_reports(connection: Connection, visits: Sequence[Any], viewer: Viewer) -> int:
    """Return how many reports of some visits are overdue."""
    overdue = select(visit.c.id).where(
        visit.c.id.in_(IDS), visit.c.status == VisitStatus.HELD.value, is_report_overdue(viewer)
    )
    return len(connection.scalars(overdue, {"ids": [one.id for one in visits]}).all())


def unplaced(places: Sequence[Kept[Place]], viewer: Viewer) -> Iterator[Missing]:
    """Give the places that the map cannot show."""
    for kept in places:
        if kept.record.latitude is None or kept.record.longitude is None:
            facts = {"place": kept.record.label(viewer.language), "key": kept.key}
            yield Missing(MissingCode.COORDINATES, facts)


def _missing_date(established: PartialDate | None) -> Iterator[Missing]:
    if established is None:
        yield Missing(MissingCode.YEAR)
    elif established.month is None:
        yield Missing(MissingCode.DAY, {"year": established.year})
    elif established.day is None:
        yield Missing(MissingCode.MONTH_ONLY, {"year": established.year, "month": established.month})
