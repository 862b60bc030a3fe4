"""The ledger of commitments: who promised what by when, whichever visit it was said on."""

from __future__ import annotations

from array import array
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, func, select

from twincities.db.records import chunks, load
from twincities.db.tables import outcome, partnership, place, visit
from twincities.domain.activity import day_number
from twincities.domain.errors import MissingRecordError
from twincities.domain.keys import Key
from twincities.domain.partial_date import PartialDate
from twincities.domain.visit import Outcome, Visit
from twincities.domain.vocabularies import CommitmentStatus, CooperationField, OutcomeKind, Side
from twincities.services.events import is_commitment, is_open, latest, visits_of
from twincities.services.ledger_filter import LedgerGroup, LedgerQuery
from twincities.services.ledger_text import saying
from twincities.services.register import Sides, sides_of
from twincities.services.suggesting import IDS, place_titles

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from datetime import date

    from sqlalchemy import ColumnElement, Connection

    from twincities.domain.changes import Changed
    from twincities.services.desk import Desk
    from twincities.services.measures import Measures
    from twincities.services.visit_filter import Viewer

__all__ = ["Ledger", "LedgerGroup", "LedgerQuery", "LedgerRow"]


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """One promise; `key` is its own within the visit `visit_key`, `made_on` the visit's dates.

    `partner` names the other side's places; `days_left` counts to the last day the deadline can mean, negative when
    it has passed, None without a deadline.
    """

    id: int
    key: Key
    visit_key: Key
    text: str
    quote: str
    partner: tuple[str, ...]
    side: Side | None
    side_unsettled: bool
    responsible: str
    due: PartialDate | None
    days_left: int | None
    status: CommitmentStatus
    made_on: PartialDate
    done: PartialDate | None
    kind: OutcomeKind
    cooperation: CooperationField | None
    partnership_key: Key | None


class Ledger:
    """What a clerk does with commitments; every change is a correction of the visit and can be undone."""

    def __init__(self, desk: Desk, measures: Callable[[], Measures]) -> None:
        self._desk = desk
        self._measures = measures

    def counts(self, query: LedgerQuery, viewer: Viewer) -> dict[LedgerGroup, int]:
        """Return how many commitments each group holds."""
        return {group: self.count(group, query, viewer) for group in LedgerGroup}

    def count(self, group: LedgerGroup, query: LedgerQuery, viewer: Viewer) -> int:
        """Return how many commitments a group holds."""
        with self._desk.reading() as connection:
            where = (*conditions(connection, query), self._group(group, viewer.today))
            return connection.scalar(select(func.count()).select_from(outcome).where(*where)) or 0

    def ids(
        self, group: LedgerGroup | None, query: LedgerQuery, viewer: Viewer, limit: int | None = None
    ) -> array[int]:
        """Return the ids of a group's commitments in its order; without a group those of all, one after the other."""
        if group is None:
            return array("q", (n for each in LedgerGroup for n in self.ids(each, query, viewer)))
        with self._desk.reading() as connection:
            rows = select(outcome.c.id).where(
                *conditions(connection, query), self._group(group, viewer.today)
            )
            if group is LedgerGroup.NO_DEADLINE:
                rows = rows.join(visit, visit.c.id == outcome.c.owner_id)
            rows = rows.order_by(*_ORDER[group], outcome.c.id)
            return array("q", connection.scalars(rows if limit is None else rows.limit(limit)))

    def rows(self, ids: Sequence[int], viewer: Viewer) -> list[LedgerRow]:
        """Return the lines of some commitments, in the order of their ids; those gone meanwhile are left out."""
        with self._desk.reading() as connection:
            return ledger_rows(connection, ids, viewer)

    def is_empty(self) -> bool:
        """Tell whether no promise was ever written down, kept ones included."""
        with self._desk.reading() as connection:
            return connection.scalar(select(outcome.c.id).where(*live_commitments()).limit(1)) is None

    def id_of(self, key: Key) -> int | None:
        """Return the id under which lists know a commitment, None where it is gone."""
        with self._desk.reading() as connection:
            rows = select(outcome.c.id).where(outcome.c.key == key, *live_commitments())
            number: int | None = connection.scalar(rows)
            return number

    def mark_done(self, keys: Iterable[Key], done: PartialDate | None) -> Changed:
        """Write down that promises were fulfilled; `done` is None where nobody knows when."""
        return self._correct(keys, lambda row: replace(row, status=CommitmentStatus.DONE, done=done))

    def set_status(self, keys: Iterable[Key], status: CommitmentStatus) -> Changed:
        """Change how far promises are; one that is no longer done loses the day it was done on."""
        kept = status is CommitmentStatus.DONE
        return self._correct(keys, lambda row: replace(row, status=status, done=row.done if kept else None))

    def set_due(self, key: Key, due: PartialDate | None) -> Changed:
        """Give a promise a deadline, or none."""
        return self._correct([key], lambda row: replace(row, due=due))

    def set_side(self, key: Key, side: Side | None) -> Changed:
        """Settle whose promise it is; None leaves it open: it is both sides' until somebody settles it."""
        return self._correct(
            [key], lambda row: replace(row, side=side or Side.BOTH, side_unsettled=side is None)
        )

    def _correct(self, keys: Iterable[Key], change: Callable[[Outcome], Outcome]) -> Changed:
        wanted = set(keys)
        with self._desk.action() as writing:
            for visit_key in _visits_with(writing.connection, wanted):
                kept = load(writing.connection, Visit, visit_key)
                outcomes = tuple(change(row) if row.key in wanted else row for row in kept.record.outcomes)
                writing.correct(kept, replace(kept.record, outcomes=outcomes))
            return writing.changed()

    def _group(self, group: LedgerGroup, today: date) -> ColumnElement[bool]:
        return in_group(group, today, self._measures().done_days)


def in_group(group: LedgerGroup, today: date, done_days: int) -> ColumnElement[bool]:
    """Say which commitments a group holds."""
    due = outcome.c.due_sort
    match group:
        case LedgerGroup.OVERDUE:
            return and_(is_open(), latest(due) < day_number(today))
        case LedgerGroup.NO_DEADLINE:
            return and_(is_open(), due.is_(None))
        case LedgerGroup.AHEAD:
            return and_(is_open(), latest(due) >= day_number(today))
        case LedgerGroup.RECENTLY_DONE:
            since = day_number(today - timedelta(days=done_days))
            done = outcome.c.status == CommitmentStatus.DONE.value
            return and_(done, latest(outcome.c.done_sort) >= since)


_ORDER = {
    LedgerGroup.OVERDUE: (outcome.c.due_sort,),
    LedgerGroup.NO_DEADLINE: (visit.c.start_sort,),
    LedgerGroup.AHEAD: (outcome.c.due_sort,),
    LedgerGroup.RECENTLY_DONE: (outcome.c.done_sort.desc(),),
}


def live_commitments() -> list[ColumnElement[bool]]:
    """Say which outcomes are commitments of visits outside the bin; few are in it, so that is what is looked up."""
    binned = select(visit.c.id).where(visit.c.deleted_at.is_not(None))
    return [is_commitment(), outcome.c.owner_id.not_in(binned)]


def conditions(connection: Connection, query: LedgerQuery) -> list[ColumnElement[bool]]:
    """Return the WHERE of a query to the table of outcomes."""
    where = live_commitments()
    if query.text.strip():
        where.append(saying(connection, query.text))
    if query.sides:
        where.append(outcome.c.side.in_([side.value for side in query.sides]))
    if query.statuses:
        where.append(outcome.c.status.in_([status.value for status in query.statuses]))
    if query.partnership is not None:
        own = visits_of(select(partnership.c.id).where(partnership.c.key == query.partnership))
        where.append(outcome.c.owner_id.in_(select(own.c.visit_id)))
    if query.visit is not None:
        where.append(outcome.c.owner_id.in_(select(visit.c.id).where(visit.c.key == query.visit)))
    return where


def _visits_with(connection: Connection, keys: set[Key]) -> list[Key]:
    """Return the visits that hold these commitments; MissingRecordError where one is gone."""
    found: dict[Key, Key] = {}
    for some in chunks(sorted(keys)):
        rows = select(outcome.c.key, visit.c.key.label("visit_key")).join_from(
            outcome, visit, visit.c.id == outcome.c.owner_id
        )
        rows = rows.where(outcome.c.key.in_(some), visit.c.deleted_at.is_(None)).order_by(visit.c.id)
        found |= {Key(row.key): Key(row.visit_key) for row in connection.execute(rows)}
    for key in keys - found.keys():
        raise MissingRecordError("visit", key)
    return list(dict.fromkeys(found.values()))


_ROWS = (
    select(
        outcome,
        visit.c.key.label("visit_key"),
        visit.c.start,
        visit.c.end,
        visit.c.sending_id,
        visit.c.host_id,
        visit.c.partnership_id,
        partnership.c.key.label("partnership_key"),
    )
    .join_from(outcome, visit, visit.c.id == outcome.c.owner_id)
    .outerjoin(partnership, partnership.c.id == visit.c.partnership_id)
    .where(outcome.c.id.in_(IDS))
)


def ledger_rows(connection: Connection, ids: Sequence[int], viewer: Viewer) -> list[LedgerRow]:
    """Return the lines of some commitments, in the order of their ids."""
    lines: dict[int, LedgerRow] = {}
    for some in chunks(ids):
        found = connection.execute(_ROWS, {"ids": list(some)}).all()
        ties = {row.partnership_id for row in found if row.partnership_id}
        sides = sides_of(connection, sorted(ties), viewer)
        loose = {n for row in found if not row.partnership_id for n in (row.sending_id, row.host_id)}
        names = place_titles(connection, loose, viewer.language)
        own = set(connection.scalars(select(place.c.id).where(place.c.id.in_(sorted(loose)), place.c.own)))
        for row in found:
            partner = _partner(row, sides, names, own)
            lines[row.id] = _line(row, partner, viewer.today)
    return [lines[number] for number in ids if number in lines]


def _partner(
    row: Any,  # noqa: ANN401 - a row of the database
    sides: Mapping[int, Sides],
    names: Mapping[int, str],
    own: set[int],
) -> tuple[str, ...]:
    if row.partnership_id in sides:
        return sides[row.partnership_id].others
    ends = (row.sending_id, row.host_id)
    theirs = [names.get(end, "") for end in ends if end not in own] or [names.get(row.host_id, "")]
    return tuple(theirs)


def _line(row: Any, partner: tuple[str, ...], today: date) -> LedgerRow:  # noqa: ANN401 - a row of the database
    due = PartialDate.from_edtf(row.due) if row.due else None
    return LedgerRow(
        id=row.id,
        key=Key(row.key),
        visit_key=Key(row.visit_key),
        text=row.text,
        quote=row.quote,
        partner=partner,
        side=Side(row.side) if row.side else None,
        side_unsettled=row.side_unsettled,
        responsible=row.responsible,
        due=due,
        days_left=None if due is None else (due.last_day - today).days,
        status=CommitmentStatus(row.status),
        made_on=stretch(row.start, row.end),
        done=PartialDate.from_edtf(row.done) if row.done else None,
        kind=OutcomeKind(row.kind),
        cooperation=CooperationField(row.cooperation) if row.cooperation else None,
        partnership_key=Key(row.partnership_key) if row.partnership_key else None,
    )


def stretch(start: str, end: str | None) -> PartialDate:
    """Return a visit's dates as one value: an interval where its end is known and differs."""
    first = PartialDate.from_edtf(start)
    last = PartialDate.from_edtf(end).end if end else None
    return first if last is None or last == first.start else replace(first, until=last)
