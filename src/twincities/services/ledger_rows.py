"""The lines of the ledger, whichever of its two books a promise stands in: a visit's outcomes or preparations.

A line's number is its row's id; of a preparation, which no visit raised, it is the id below zero.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from twincities.db.records import chunks
from twincities.db.tables.partnerships import partnership
from twincities.db.tables.places import place
from twincities.db.tables.preparations import preparation
from twincities.db.tables.visits import outcome, visit
from twincities.domain.keys import Key
from twincities.domain.partial_date import PartialDate, stored_date
from twincities.domain.vocabularies import CommitmentStatus, CooperationField, OutcomeKind, Side
from twincities.services.labels import IDS, place_titles
from twincities.services.register_rows import Sides, sides_of
from twincities.services.visit_days import stretch

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from sqlalchemy import Connection

    from twincities.services.visit_filter import Viewer


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """One promise; `key` is its own within the visit `visit_key`, or, where no visit raised it, the partnership.

    `made_on` are the visit's dates, or the day on which it was written down without a visit. `partner` names the other
    side's places; `days_left` counts to the last day the deadline can mean, negative when it has passed, None without
    a deadline. `milestone` is the anniversary that it prepares, in `jubilee_year` where that is known; `closed_in` is
    the visit that settled it, `closed_on` its dates.
    """

    id: int
    key: Key
    visit_key: Key | None
    text: str
    quote: str
    partner: tuple[str, ...]
    side: Side | None
    side_unsettled: bool
    responsible: str
    due: PartialDate | None
    days_left: int | None
    status: CommitmentStatus
    made_on: PartialDate | None
    done: PartialDate | None
    kind: OutcomeKind
    cooperation: CooperationField | None
    partnership_key: Key | None
    responsible_there: str = ""
    evidence: str = ""
    milestone: int | None = None
    closed_in: Key | None = None
    closed_on: PartialDate | None = None
    jubilee_year: int | None = None

    @property
    def origin(self) -> tuple[str, Key]:
        """Return noun and key of the record that holds it."""
        if self.visit_key is not None:
            return "visit", self.visit_key
        return "partnership", self.partnership_key or Key("")


_CLOSING = visit.alias("closing")
_OUTCOMES = (
    select(
        outcome,
        visit.c.key.label("visit_key"),
        visit.c.start,
        visit.c.end,
        visit.c.sending_id,
        visit.c.host_id,
        visit.c.partnership_id,
        partnership.c.key.label("partnership_key"),
        _CLOSING.c.key.label("closed_in"),
        _CLOSING.c.start.label("closing_start"),
        _CLOSING.c.end.label("closing_end"),
    )
    .join_from(outcome, visit, visit.c.id == outcome.c.owner_id)
    .outerjoin(partnership, partnership.c.id == visit.c.partnership_id)
    .outerjoin(_CLOSING, _CLOSING.c.id == outcome.c.closed_in_id)
    .where(outcome.c.id.in_(IDS))
)
_PREPARATIONS = (
    select(
        preparation,
        partnership.c.key.label("partnership_key"),
        partnership.c.established,
        _CLOSING.c.key.label("closed_in"),
        _CLOSING.c.start.label("closing_start"),
        _CLOSING.c.end.label("closing_end"),
    )
    .join_from(preparation, partnership, partnership.c.id == preparation.c.owner_id)
    .outerjoin(_CLOSING, _CLOSING.c.id == preparation.c.closed_in_id)
    .where(preparation.c.id.in_(IDS))
)


def ledger_rows(connection: Connection, ids: Sequence[int], viewer: Viewer) -> list[LedgerRow]:
    """Return the lines of some commitments, in the order of their ids."""
    lines: dict[int, LedgerRow] = {}
    for some in chunks(ids):
        if raised := [number for number in some if number > 0]:
            lines |= _of_visits(connection, raised, viewer)
        if prepared := [-number for number in some if number < 0]:
            lines |= _of_partnerships(connection, prepared, viewer)
    return [lines[number] for number in ids if number in lines]


def _of_visits(connection: Connection, ids: Sequence[int], viewer: Viewer) -> dict[int, LedgerRow]:
    found = connection.execute(_OUTCOMES, {"ids": list(ids)}).all()
    ties = {row.partnership_id for row in found if row.partnership_id}
    sides = sides_of(connection, sorted(ties), viewer)
    loose = {n for row in found if not row.partnership_id for n in (row.sending_id, row.host_id)}
    names = place_titles(connection, loose, viewer.language)
    own = set(connection.scalars(select(place.c.id).where(place.c.id.in_(sorted(loose)), place.c.own)))
    return {
        row.id: replace(
            _line(row, _partner(row, sides, names, own), viewer.today),
            visit_key=Key(row.visit_key),
            made_on=stretch(row.start, row.end),
            quote=row.quote,
        )
        for row in found
    }


def _of_partnerships(connection: Connection, ids: Sequence[int], viewer: Viewer) -> dict[int, LedgerRow]:
    found = connection.execute(_PREPARATIONS, {"ids": list(ids)}).all()
    sides = sides_of(connection, sorted({row.owner_id for row in found}), viewer)
    return {
        -row.id: replace(
            _line(row, sides.get(row.owner_id, Sides()).others, viewer.today),
            id=-row.id,
            made_on=stored_date(row.raised),
            milestone=row.milestone,
            jubilee_year=_jubilee_year(row.established, row.milestone),
        )
        for row in found
    }


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
    """Return what both books say of a promise."""
    due = stored_date(row.due)
    return LedgerRow(
        id=row.id,
        key=Key(row.key),
        visit_key=None,
        text=row.text,
        quote="",
        partner=partner,
        side=Side(row.side) if row.side else None,
        side_unsettled=row.side_unsettled,
        responsible=row.responsible,
        due=due,
        days_left=None if due is None else (due.last_day - today).days,
        status=CommitmentStatus(row.status),
        made_on=None,
        done=stored_date(row.done),
        kind=OutcomeKind(row.kind),
        cooperation=CooperationField(row.cooperation) if row.cooperation else None,
        partnership_key=Key(row.partnership_key) if row.partnership_key else None,
        responsible_there=row.responsible_there,
        evidence=row.evidence,
        closed_in=Key(row.closed_in) if row.closed_in else None,
        closed_on=stretch(row.closing_start, row.closing_end) if row.closed_in else None,
    )


def _jubilee_year(established: str | None, years: int | None) -> int | None:
    date = stored_date(established)
    return None if date is None or years is None else date.year + years
