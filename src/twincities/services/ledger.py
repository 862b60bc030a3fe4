"""The ledger of commitments: who promised what by when, whichever visit it was said on, or on none."""

from __future__ import annotations

from array import array
from dataclasses import fields, replace
from typing import TYPE_CHECKING, TypeVar

from sqlalchemy import Table, select

from twincities.db.records import chunks, listed, load
from twincities.db.tables.preparations import preparation
from twincities.db.tables.visits import outcome
from twincities.domain.errors import DomainError, MissingRecordError
from twincities.domain.keys import Key
from twincities.domain.partnership import Partnership
from twincities.domain.preparation import Preparation
from twincities.domain.visit import Outcome, Visit
from twincities.domain.vocabularies import CommitmentStatus, Side
from twincities.services.ledger_closing import bodies, closing_visits
from twincities.services.ledger_filter import LedgerGroup, LedgerQuery
from twincities.services.ledger_query import (
    BOOKS,
    OWNERS,
    conditions,
    counted,
    in_group,
    live_commitments,
    ordered,
)
from twincities.services.ledger_rows import LedgerRow, ledger_rows
from twincities.services.visit_days import stretch

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import date

    from sqlalchemy import Connection

    from twincities.domain.changes import Changed
    from twincities.domain.partial_date import PartialDate
    from twincities.i18n import Words
    from twincities.services.desk import Desk
    from twincities.services.measures import Measures
    from twincities.services.suggesting import Suggestion
    from twincities.services.visit_filter import Viewer

__all__ = ["Ledger", "LedgerGroup", "LedgerQuery", "LedgerRow", "ledger_rows", "stretch"]

P = TypeVar("P", "Outcome", "Preparation")
SHARED = tuple({one.name for one in fields(Outcome)} & {one.name for one in fields(Preparation)} - {"key"})
"""What both books say of a promise."""


class ChangedMeanwhileError(DomainError):
    """Somebody else changed the same `names` of a promise since the form was begun; `now` is what stands there."""

    def __init__(self, names: tuple[str, ...], now: Preparation) -> None:
        super().__init__(", ".join(names))
        self.names = names
        self.now = now


def as_said(row: Outcome | Preparation) -> Preparation:
    """Return a promise of either book as a form says it."""
    if isinstance(row, Preparation):
        return row
    return Preparation(key=row.key, **{name: getattr(row, name) for name in SHARED})


class Ledger:
    """What a clerk does with commitments; every change corrects the visit or partnership and can be undone."""

    def __init__(self, desk: Desk, measures: Callable[[], Measures]) -> None:
        self._desk = desk
        self._measures = measures

    def counts(self, query: LedgerQuery, viewer: Viewer) -> dict[LedgerGroup, int]:
        """Return how many commitments each group holds."""
        return {group: self.count(group, query, viewer) for group in LedgerGroup}

    def count(self, group: LedgerGroup, query: LedgerQuery, viewer: Viewer) -> int:
        """Return how many commitments a group holds."""
        days = self._measures().done_days
        if not query.shows(group):
            return 0
        with self._desk.reading() as connection:
            return sum(
                connection.scalar(
                    counted(
                        [*conditions(connection, query, book), in_group(group, viewer.today, days, book)],
                        book,
                    )
                )
                or 0
                for book in BOOKS
            )

    def ids(
        self, group: LedgerGroup | None, query: LedgerQuery, viewer: Viewer, limit: int | None = None
    ) -> array[int]:
        """Return the ids of a group's commitments in its order; without a group those of all, one after the other."""
        if group is None:
            return array("q", (n for each in LedgerGroup for n in self.ids(each, query, viewer)))
        if not query.shows(group):
            return array("q")
        days = self._measures().done_days
        with self._desk.reading() as connection:
            rows = ordered(connection, query, group, viewer, days)
            return listed(connection, rows.limit(limit))

    def rows(self, ids: Sequence[int], viewer: Viewer) -> list[LedgerRow]:
        """Return the lines of some commitments, in the order of their ids; those gone meanwhile are left out."""
        with self._desk.reading() as connection:
            return ledger_rows(connection, ids, viewer)

    def is_empty(self) -> bool:
        """Tell whether no promise was ever written down, kept ones included."""
        with self._desk.reading() as connection:
            return all(
                connection.scalar(select(book.c.id).where(*live_commitments(book)).limit(1)) is None
                for book in BOOKS
            )

    def id_of(self, key: Key) -> int | None:
        """Return the id under which lists know a commitment, None where it is gone."""
        with self._desk.reading() as connection:
            for book in BOOKS:
                rows = select(book.c.id).where(book.c.key == key, *live_commitments(book))
                number: int | None = connection.scalar(rows)
                if number is not None:
                    return number if book is outcome else -number
        return None

    def bodies(self, typed: str) -> list[str]:
        """Return the bodies, on either side, that promises name, the most often named first."""
        with self._desk.reading() as connection:
            return bodies(connection, typed)

    def closing_visits(self, row: LedgerRow, typed: str, words: Words, today: date) -> list[Suggestion]:
        """Return the visits with that partner that may have settled a promise, the latest first."""
        with self._desk.reading() as connection:
            return closing_visits(connection, row, typed, words, today)

    def promise(self, partnership: Key, said: Preparation) -> Changed:
        """Write down what somebody owes a partner without a visit; InvalidRecordError, MissingRecordError."""
        with self._desk.action() as writing:
            kept = load(writing.connection, Partnership, partnership)
            record = replace(kept.record, preparations=(*kept.record.preparations, said))
            writing.correct(kept, record)
            return writing.changed().about(said.key)

    def rewrite(self, base: Preparation, said: Preparation) -> Changed:
        """Write what a form says of a promise in the place of what it began with, whichever book holds it.

        What the form left as it was is not written. ChangedMeanwhileError where somebody else changed the same;
        MissingRecordError where it is gone; InvalidRecordError.
        """
        wanted = {name: getattr(said, name) for name in SHARED if getattr(said, name) != getattr(base, name)}

        def change(row: P) -> P:
            stale = tuple(
                name for name in wanted if getattr(row, name) not in (getattr(base, name), wanted[name])
            )
            if stale:
                raise ChangedMeanwhileError(stale, as_said(row))
            return replace(row, **wanted)

        return self._correct([base.key], change, change)

    def open(self, key: Key) -> Preparation:
        """Return all that is said of a promise, whichever book holds it; MissingRecordError."""
        with self._desk.reading() as connection:
            visits, partnerships = _owners(connection, {key})
            rows: list[Outcome | Preparation] = []
            for one in visits:
                rows.extend(load(connection, Visit, one).record.outcomes)
            for one in partnerships:
                rows.extend(load(connection, Partnership, one).record.preparations)
        return as_said(next(row for row in rows if row.key == key))

    def mark_done(
        self, keys: Iterable[Key], done: PartialDate | None, closed_in: Key | None = None
    ) -> Changed:
        """Write down that promises were fulfilled; `done` is None where nobody knows when.

        `closed_in` is the visit that settled them, None where it was none.
        """

        def close(row: P) -> P:
            return replace(row, status=CommitmentStatus.DONE, done=done, closed_in=closed_in)

        return self._correct(keys, close, close)

    def set_status(self, keys: Iterable[Key], status: CommitmentStatus) -> Changed:
        """Change how far promises are; one that is no longer done loses the day and the visit it was done on."""
        kept = status is CommitmentStatus.DONE

        def change(row: P) -> P:
            if kept:
                return replace(row, status=status)
            return replace(row, status=status, done=None, closed_in=None)

        return self._correct(keys, change, change)

    def set_due(self, key: Key, due: PartialDate | None) -> Changed:
        """Give a promise a deadline, or none."""

        def change(row: P) -> P:
            return replace(row, due=due)

        return self._correct([key], change, change)

    def set_side(self, key: Key, side: Side | None) -> Changed:
        """Settle whose promise it is; None leaves it open: it is both sides' until somebody settles it."""

        def change(row: P) -> P:
            return replace(row, side=side or Side.BOTH, side_unsettled=side is None)

        return self._correct([key], change, change)

    def _correct(
        self,
        keys: Iterable[Key],
        change: Callable[[Outcome], Outcome],
        change_prepared: Callable[[Preparation], Preparation],
    ) -> Changed:
        wanted = set(keys)
        with self._desk.action() as writing:
            visits, partnerships = _owners(writing.connection, wanted)
            for key in visits:
                kept = load(writing.connection, Visit, key)
                outcomes = tuple(change(row) if row.key in wanted else row for row in kept.record.outcomes)
                writing.correct(kept, replace(kept.record, outcomes=outcomes))
            for key in partnerships:
                tie = load(writing.connection, Partnership, key)
                prepared = tuple(
                    change_prepared(row) if row.key in wanted else row for row in tie.record.preparations
                )
                writing.correct(tie, replace(tie.record, preparations=prepared))
            return writing.changed()


def _owners(connection: Connection, keys: set[Key]) -> tuple[list[Key], list[Key]]:
    """Return the visits and partnerships that hold these commitments; MissingRecordError where one is gone."""
    raised, prepared = (_holding(connection, keys, book) for book in (outcome, preparation))
    for key in keys - raised.keys() - prepared.keys():
        raise MissingRecordError("visit", key)
    return list(dict.fromkeys(raised.values())), list(dict.fromkeys(prepared.values()))


def _holding(connection: Connection, keys: set[Key], book: Table) -> dict[Key, Key]:
    """Return the record that holds each of these commitments as far as they stand in a book."""
    found: dict[Key, Key] = {}
    owner = OWNERS[book]
    for some in chunks(sorted(keys)):
        rows = select(book.c.key, owner.c.key.label("owner_key")).join_from(
            book, owner, owner.c.id == book.c.owner_id
        )
        rows = rows.where(book.c.key.in_(some), owner.c.deleted_at.is_(None)).order_by(owner.c.id)
        found |= {Key(row.key): Key(row.owner_key) for row in connection.execute(rows)}
    return found
