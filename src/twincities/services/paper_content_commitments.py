"""The ledger's content: every promise of every visit, what is overdue first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from twincities.db.records import chunks
from twincities.db.tables import outcome, visit
from twincities.domain.date_words import Style, span
from twincities.domain.partial_date import PartialDate
from twincities.domain.vocabularies import CommitmentStatus, Direction
from twincities.i18n import NP_
from twincities.reports.paper import LedgerCover, LedgerLine, LedgerState
from twincities.services.extracts import commitments_chosen
from twincities.services.ledger import conditions, ledger_rows
from twincities.services.paper_content import responsible
from twincities.services.paper_content_register import NAMES
from twincities.services.suggesting import IDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from sqlalchemy import Connection
    from sqlalchemy.sql.selectable import Select

    from twincities.i18n import Words
    from twincities.services.ledger import LedgerRow
    from twincities.services.ledger_filter import LedgerQuery
    from twincities.services.visit_filter import Viewer

# Note: {dates} are written short («Визит 8–11.06.2015»).
VISIT = NP_("what a commitment arises from", "Visit {dates}")
ONLINE = NP_("what a commitment arises from", "Video conference {dates}")
FAR = 9999_99_99
_STANDING = outcome.c.status != CommitmentStatus.DROPPED.value


def ledger_ids(connection: Connection, query: LedgerQuery, today: date) -> list[int]:
    """Return the ids of a query's commitments, dropped ones left out, by state and date."""
    columns = (outcome.c.id, outcome.c.status, outcome.c.due, outcome.c.done, visit.c.start_sort)
    rows = _chosen(connection, query, *columns).where(_STANDING)
    order = {row.id: _order(row, today) for row in connection.execute(rows)}
    return sorted(order, key=order.__getitem__)


def ledger_count(connection: Connection, query: LedgerQuery) -> int:
    """Return how many commitments a query's ledger holds."""
    return connection.scalar(_chosen(connection, query, func.count()).where(_STANDING)) or 0


def ledger_lines(
    connection: Connection, ids: Sequence[int], viewer: Viewer, words: Words
) -> Iterator[LedgerLine]:
    """Give the lines of some commitments in the order of their ids, a few queries for every 500 of them."""
    for some in chunks(ids):
        of_visits = {row.id: row for row in connection.execute(_VISITS, {"ids": list(some)})}
        for row in ledger_rows(connection, some, viewer):
            yield _line(row, of_visits[row.id], words, viewer.today)


def ledger_cover(connection: Connection, query: LedgerQuery, words: Words) -> LedgerCover:
    """Say what the paper tells beside its lines."""
    dropped = _chosen(connection, query, func.count()).where(~_STANDING)
    return LedgerCover(
        note=commitments_chosen(connection, query, words), dropped=connection.scalar(dropped) or 0
    )


def ledger_state(
    status: CommitmentStatus, due: PartialDate | None, done: PartialDate | None, today: date
) -> tuple[LedgerState, int | None]:
    """Return how a promise stands and the days it is or was late; doubt is in its favour."""
    if status is not CommitmentStatus.DONE:
        if due is None:
            return LedgerState.NO_DEADLINE, None
        late = (today - due.last_day).days
        return (LedgerState.OVERDUE, late) if late > 0 else (LedgerState.IN_PROGRESS, None)
    if due is None or done is None:
        return LedgerState.DONE_UNDATED, None
    late = (done.first_day - due.last_day).days
    if late > 0:
        return LedgerState.DONE_LATE, late
    return (LedgerState.DONE if done.last_day <= due.last_day else LedgerState.DONE_UNDATED), None


def _chosen(connection: Connection, query: LedgerQuery, *columns: Any) -> Select[Any]:  # noqa: ANN401 - columns
    rows = select(*columns).select_from(outcome).join(visit, visit.c.id == outcome.c.owner_id)
    return rows.where(*conditions(connection, query))


def _order(row: Any, today: date) -> tuple[int, int, int, int]:  # noqa: ANN401 - a row of the database
    due, done = _date(row.due), _date(row.done)
    state, _ = ledger_state(CommitmentStatus(row.status), due, done, today)
    first = next((day.sort_key for day in (due, done) if day), FAR)
    return list(LedgerState).index(state), first, row.start_sort, row.id


_VISITS = (
    select(outcome.c.id, visit.c.version, visit.c.direction)
    .join_from(outcome, visit, visit.c.id == outcome.c.owner_id)
    .where(outcome.c.id.in_(IDS))
)


def _line(row: LedgerRow, of_visit: Any, words: Words, today: date) -> LedgerLine:  # noqa: ANN401 - a row of the database
    state, late = ledger_state(row.status, row.due, row.done, today)
    basis = ONLINE if of_visit.direction == Direction.ONLINE.value else VISIT
    return LedgerLine(
        key=f"{row.visit_key}/{row.key}",
        revision=of_visit.version,
        made=row.made_on,
        basis=words(basis, dates=span(row.made_on, None, words, Style.SHORT)),
        partner=NAMES.join(row.partner),
        text=row.text,
        responsible=responsible(row.side, row.responsible, words, settled=not row.side_unsettled),
        due=row.due,
        done=row.done,
        state=state,
        late=late,
    )


def _date(edtf: str | None) -> PartialDate | None:
    return PartialDate.from_edtf(edtf) if edtf else None
