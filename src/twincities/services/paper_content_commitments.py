"""The ledger's content: every promise of every visit, what is overdue first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from twincities.db.records import chunks
from twincities.db.tables.partnerships import partnership
from twincities.db.tables.preparations import preparation
from twincities.db.tables.visits import outcome, visit
from twincities.domain.date_words import Style, span
from twincities.domain.partial_date import PartialDate, stored_date
from twincities.domain.vocabularies import CommitmentStatus, Direction
from twincities.i18n import NN_, NP_
from twincities.reports.paper import LedgerCover, LedgerLine, LedgerState
from twincities.services.extracts import commitments_chosen
from twincities.services.labels import IDS
from twincities.services.ledger_query import BOOKS, OWNERS, conditions
from twincities.services.ledger_rows import ledger_rows
from twincities.services.paper_content import responsible
from twincities.services.paper_content_register import NAMES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from sqlalchemy import ColumnElement, Connection, Table
    from sqlalchemy.sql.selectable import Select

    from twincities.i18n import Words
    from twincities.services.ledger import LedgerRow
    from twincities.services.ledger_filter import LedgerQuery
    from twincities.services.visit_filter import Viewer

# Note: {dates} are written short («Визит 8–11.06.2015»).
VISIT = NP_("what a commitment arises from", "Visit {dates}")
ONLINE = NP_("what a commitment arises from", "Video conference {dates}")
ANNIVERSARY = NN_(
    "Preparation of the anniversary: {count} year", "Preparation of the anniversary: {count} years"
)
WITHOUT_VISIT = NP_("what a commitment arises from", "Without a visit")
BOTH_BODIES = NP_("bodies responsible on both sides", "{ours}; {theirs}")
FAR = 9999_99_99


def ledger_ids(connection: Connection, query: LedgerQuery, today: date) -> list[int]:
    """Return the ids of a query's commitments, dropped ones left out, by state and date."""
    order: dict[int, tuple[int, int, int, int]] = {}
    for book in BOOKS:
        raised, sign = (visit.c.start_sort, 1) if book is outcome else (preparation.c.raised_sort, -1)
        columns = (book.c.id, book.c.status, book.c.due, book.c.done, raised.label("raised"))
        rows = _chosen(connection, query, book, *columns).where(_standing(book))
        order |= {sign * row.id: _order(row, today) for row in connection.execute(rows)}
    return sorted(order, key=order.__getitem__)


def ledger_count(connection: Connection, query: LedgerQuery) -> int:
    """Return how many commitments a query's ledger holds."""
    return sum(
        connection.scalar(_chosen(connection, query, book, func.count()).where(_standing(book))) or 0
        for book in BOOKS
    )


def ledger_lines(
    connection: Connection, ids: Sequence[int], viewer: Viewer, words: Words
) -> Iterator[LedgerLine]:
    """Give the lines of some commitments in the order of their ids, a few queries for every 500 of them."""
    for some in chunks(ids):
        owners: dict[int, Any] = {}
        for asked, sign in ((_VISITS, 1), (_PARTNERSHIPS, -1)):
            numbers = {"ids": [sign * number for number in some if sign * number > 0]}
            owners |= {sign * row.id: row for row in connection.execute(asked, numbers)}
        for row in ledger_rows(connection, some, viewer):
            yield _line(row, owners[row.id], words, viewer.today)


def ledger_cover(connection: Connection, query: LedgerQuery, words: Words) -> LedgerCover:
    """Say what the paper tells beside its lines."""
    dropped = sum(
        connection.scalar(_chosen(connection, query, book, func.count()).where(~_standing(book))) or 0
        for book in BOOKS
    )
    return LedgerCover(note=commitments_chosen(connection, query, words), dropped=dropped)


def _standing(book: Table) -> ColumnElement[bool]:
    return book.c.status != CommitmentStatus.DROPPED.value


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


def _chosen(connection: Connection, query: LedgerQuery, book: Table, *columns: Any) -> Select[Any]:  # noqa: ANN401 - columns
    owner = OWNERS[book]
    rows = select(*columns).select_from(book).join(owner, owner.c.id == book.c.owner_id)
    return rows.where(*conditions(connection, query, book))


def _order(row: Any, today: date) -> tuple[int, int, int, int]:  # noqa: ANN401 - a row of the database
    due, done = stored_date(row.due), stored_date(row.done)
    state, _ = ledger_state(CommitmentStatus(row.status), due, done, today)
    first = next((day.sort_key for day in (due, done) if day), FAR)
    return list(LedgerState).index(state), first, row.raised or 0, row.id


_VISITS = (
    select(outcome.c.id, visit.c.version, visit.c.direction)
    .join_from(outcome, visit, visit.c.id == outcome.c.owner_id)
    .where(outcome.c.id.in_(IDS))
)
_PARTNERSHIPS = (
    select(preparation.c.id, partnership.c.version)
    .join_from(preparation, partnership, partnership.c.id == preparation.c.owner_id)
    .where(preparation.c.id.in_(IDS))
)


def _line(row: LedgerRow, owner: Any, words: Words, today: date) -> LedgerLine:  # noqa: ANN401 - a row of the database
    state, late = ledger_state(row.status, row.due, row.done, today)
    return LedgerLine(
        key=f"{row.origin[1]}/{row.key}",
        revision=owner.version,
        made=row.made_on,
        basis=basis(row, words, online=_is_online(owner)),
        partner=NAMES.join(row.partner),
        text=row.text,
        responsible=who(row, words),
        due=row.due,
        done=row.done,
        state=state,
        late=late,
    )


def who(row: LedgerRow, words: Words) -> str:
    """Return who has to keep a promise: bodies of both sides and the side, "" where nobody said."""
    body = row.responsible or row.responsible_there
    if row.responsible and row.responsible_there:
        body = words(BOTH_BODIES, ours=row.responsible, theirs=row.responsible_there)
    return responsible(row.side, body, words, settled=not row.side_unsettled)


def basis(row: LedgerRow, words: Words, *, online: bool = False) -> str:
    """Return what a promise arises from: a visit, a coming anniversary, or neither."""
    if row.visit_key is not None and row.made_on is not None:
        return words(ONLINE if online else VISIT, dates=span(row.made_on, None, words, Style.SHORT))
    if row.milestone is not None:
        return words(ANNIVERSARY, count=row.milestone)
    return words(WITHOUT_VISIT)


def _is_online(owner: Any) -> bool:  # noqa: ANN401 - a row of the database
    return bool(getattr(owner, "direction", "") == Direction.ONLINE.value)
