"""What is due of visits: those to come, and those whose report is owed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, case, func, or_, select

from twincities.db.tables.visits import visit
from twincities.domain.days import MONTH, YEAR, day_number
from twincities.domain.keys import Key
from twincities.domain.partial_date import PartialDate, stored_date
from twincities.domain.reporting import last_end_overdue, report_due
from twincities.domain.vocabularies import Direction, VisitStatus
from twincities.services.labels import place_titles
from twincities.services.visit_days import kept, latest, stretch

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from sqlalchemy import ColumnElement, Connection

    from twincities.services.desk import Desk
    from twincities.services.visit_filter import Viewer


@dataclass(frozen=True, slots=True)
class VisitOwing:
    """A visit whose report is overdue since `due`, by `days`."""

    key: Key
    direction: Direction
    sending: str
    host: str
    dates: PartialDate
    due: date
    days: int


@dataclass(frozen=True, slots=True)
class VisitAhead:
    """A visit to come; `days` until its first day, None where no day is set, 0 or less while it lasts."""

    key: Key
    direction: Direction
    status: VisitStatus
    sending: str
    host: str
    dates: PartialDate
    days: int | None


class Agenda:
    """The office's visits by what is due of them; each answer is a full count and the first rows."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def reports_owed(self, viewer: Viewer, limit: int = 5) -> tuple[int, list[VisitOwing]]:
        """Return the visits whose report is overdue, the longest first."""
        with self._desk.reading() as connection:
            total, rows = owing(connection, viewer, limit)
            names = _ends(connection, rows, viewer)
        return total, [_visit_owing(row, names, viewer) for row in rows]

    def coming_visits(self, viewer: Viewer, limit: int = 5) -> tuple[int, list[VisitAhead]]:
        """Return the planned and confirmed visits to come, the next first; of a month or year its end counts."""
        today = day_number(viewer.today)
        where = (
            kept(),
            visit.c.status.in_([VisitStatus.PLANNED.value, VisitStatus.CONFIRMED.value]),
            # What begins later also ends later, and that an index knows: most visits need not be looked at themselves.
            or_(visit.c.start_sort >= today, latest(_ENDED) >= today),
        )
        with self._desk.reading() as connection:
            total = connection.scalar(select(func.count()).select_from(visit).where(*where)) or 0
            rows = connection.execute(
                _VISITS.where(*where).order_by(latest(visit.c.start_sort), visit.c.id).limit(limit)
            ).all()
            names = _ends(connection, rows, viewer)
        return total, [_visit_ahead(row, names, viewer) for row in rows]


_ENDED = func.coalesce(visit.c.end_sort, visit.c.start_sort)
_VISITS = select(
    visit.c.id,
    visit.c.key,
    visit.c.direction,
    visit.c.status,
    visit.c.start,
    visit.c.end,
    visit.c.sending_id,
    visit.c.host_id,
    visit.c.report_due,
)


def is_report_overdue(viewer: Viewer) -> ColumnElement[bool]:
    """Say in SQL what `domain.reporting.shown_status` says of a held visit.

    A visit without an end ends with the last day of what is known of its start. (Of an interval typed as the start
    alone only the beginning can be compared here.)
    """
    known, last = _ENDED, last_end_overdue(viewer.today, viewer.report_days)
    tomorrow = last + timedelta(days=1)
    by_rule = case(
        (known % YEAR == 0, known < tomorrow.year * YEAR),
        (known % MONTH == 0, known < tomorrow.year * YEAR + tomorrow.month * MONTH),
        else_=known <= int(last.strftime("%Y%m%d")),
    )
    # A comparison with nothing is neither true nor false, and its opposite would lose visits: so each case is asked.
    late = case((visit.c.report_due.is_(None), by_rule), else_=visit.c.report_due < viewer.today)
    return and_(visit.c.report_submitted.is_(None), late)


def owing(connection: Connection, viewer: Viewer, limit: int) -> tuple[int, Sequence[Any]]:
    """Return how many reports are owed, and the rows of the visits that owe them, the longest first."""
    owed = (
        visit.c.deleted_at.is_(None),
        visit.c.status == VisitStatus.HELD.value,
        is_report_overdue(viewer),
    )
    total = connection.scalar(select(func.count()).select_from(visit).where(*owed)) or 0
    # Agreed due days and those by the rule have their own orders; the first of both are brought together.
    rows = [
        *connection.execute(
            _VISITS.where(*owed, visit.c.report_due.is_(None))
            .order_by(latest(_ENDED), visit.c.id)
            .limit(limit)
        ),
        *connection.execute(
            _VISITS.where(*owed, visit.c.report_due.is_not(None))
            .order_by(visit.c.report_due, visit.c.id)
            .limit(limit)
        ),
    ]
    return total, sorted(rows, key=lambda row: due_of(row, viewer))[:limit]


def _ends(connection: Connection, rows: Sequence[Any], viewer: Viewer) -> dict[int, str]:
    return place_titles(
        connection, (n for row in rows for n in (row.sending_id, row.host_id)), viewer.language
    )


def due_of(row: Any, viewer: Viewer) -> date:  # noqa: ANN401 - a row of the database
    """Return until when the report on a visit has to be there."""
    start = PartialDate.from_edtf(row.start)
    end = stored_date(row.end)
    return report_due(start, end, row.report_due, viewer.report_days)


def _visit_owing(row: Any, names: Mapping[int, str], viewer: Viewer) -> VisitOwing:  # noqa: ANN401 - as above
    due = due_of(row, viewer)
    return VisitOwing(
        key=Key(row.key),
        direction=Direction(row.direction),
        sending=names.get(row.sending_id, ""),
        host=names.get(row.host_id, ""),
        dates=stretch(row.start, row.end),
        due=due,
        days=(viewer.today - due).days,
    )


def _visit_ahead(row: Any, names: Mapping[int, str], viewer: Viewer) -> VisitAhead:  # noqa: ANN401 - as above
    dates = stretch(row.start, row.end)
    return VisitAhead(
        key=Key(row.key),
        direction=Direction(row.direction),
        status=VisitStatus(row.status),
        sending=names.get(row.sending_id, ""),
        host=names.get(row.host_id, ""),
        dates=dates,
        days=None if dates.day is None else (dates.first_day - viewer.today).days,
    )
