"""What needs somebody today: the figures and the cards of the first page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from twincities.db.last_change import last_change_set
from twincities.db.tables.history import change, change_set
from twincities.db.tables.nouns import TABLES
from twincities.db.tables.partnerships import partnership, status_span
from twincities.db.tables.visits import visit
from twincities.domain.activity import HAPPENED
from twincities.domain.changes import Act
from twincities.domain.days import YEAR
from twincities.domain.keys import Key
from twincities.domain.vocabularies import Activity, Direction, LegalStatus, VisitStatus
from twincities.i18n import Words
from twincities.paths import LOCALE
from twincities.services.agenda import due_of, owing
from twincities.services.ledger_filter import LedgerGroup, LedgerQuery
from twincities.services.ledger_query import open_and_overdue
from twincities.services.register import ALIVE
from twincities.services.register_filter import PartnershipQuery, PartnershipSort
from twincities.services.standing import standing
from twincities.services.titles import titles_of
from twincities.services.visit_days import kept
from twincities.services.visit_filter import VisitQuery

if TYPE_CHECKING:
    from array import array
    from collections.abc import Callable, Mapping

    from sqlalchemy import ColumnElement, Connection

    from twincities.services.anniversaries import Anniversaries, Anniversary
    from twincities.services.desk import Desk
    from twincities.services.ledger import Ledger, LedgerRow
    from twincities.services.measures import Measures
    from twincities.services.register import PartnershipRow, Register
    from twincities.services.visit_filter import Viewer

__all__ = ["Change", "Figures", "Today", "silent"]

MANY = 100
"""Records of one change that are counted; more are said to be this many."""
PRINCIPAL = ("visit", "agreement", "partnership", "place", "person", "organisation", "source")
"""Nouns in the order in which one of them is what a change was about."""
SHOWN_AS_HELD = (*HAPPENED, VisitStatus.REPORT_OVERDUE)
"""A visit whose report is overdue is a held one."""


@dataclass(frozen=True, slots=True)
class Figures:
    """The four numbers, what each is made of, and the list that each opens.

    `oldest_report_days` are the days since the longest overdue report's last day, None where none is.
    """

    partnerships: int
    by_status: Mapping[LegalStatus, int]
    partnerships_query: PartnershipQuery
    year: int
    visits: int
    by_direction: Mapping[Direction, int]
    visits_query: VisitQuery
    overdue: int
    open: int
    overdue_group: LedgerGroup
    reports: int
    oldest_report_days: int | None
    reports_query: VisitQuery


@dataclass(frozen=True, slots=True)
class Change:
    """One user action: what it was about, how many records it touched (at most `MANY` are counted), at UTC."""

    change_set: int
    at: datetime
    who: str
    act: Act
    noun: str
    key: Key
    title: str
    fields: tuple[tuple[str, str], ...]
    """The (part, field) pairs that were changed in it; empty where it was made, deleted or restored whole."""
    records: int


class Today:
    """What everybody looks at in the morning; each card answers with its full count and its first rows."""

    def __init__(
        self,
        desk: Desk,
        register: Register,
        ledger: Ledger,
        anniversaries: Anniversaries,
        measures: Callable[[], Measures],
    ) -> None:
        self._desk = desk
        self._register = register
        self._ledger = ledger
        self._anniversaries = anniversaries
        self._measures = measures
        self._measured: tuple[object, tuple[array[int], array[int]]] | None = None

    def figures(self, viewer: Viewer) -> Figures:
        """Return the four numbers; visits are those held this year."""
        year = viewer.today.year
        with self._desk.reading() as connection:
            statuses = _standings(connection, viewer.today)
            directions = _counts(connection, visit.c.direction, *_of_year(viewer))
            still_open, late = open_and_overdue(connection, viewer.today, self._measures().done_days)
            reports, oldest = owing(connection, viewer, 1)
        return Figures(
            partnerships=sum(statuses.values()),
            by_status={LegalStatus(code): count for code, count in statuses.items()},
            partnerships_query=PartnershipQuery(),
            year=year,
            visits=sum(directions.values()),
            by_direction={Direction(code): count for code, count in directions.items()},
            visits_query=VisitQuery(first_year=year, last_year=year, statuses=SHOWN_AS_HELD),
            overdue=late,
            open=still_open,
            overdue_group=LedgerGroup.OVERDUE,
            reports=reports,
            oldest_report_days=next(((viewer.today - due_of(row, viewer)).days for row in oldest), None),
            reports_query=VisitQuery(statuses=(VisitStatus.REPORT_OVERDUE,)),
        )

    def anniversaries(self, viewer: Viewer, limit: int = 5) -> tuple[int, list[Anniversary]]:
        """Return the anniversaries that come soon, dated ones first."""
        return self._anniversaries.coming(viewer, limit=limit)

    def overdue(self, viewer: Viewer, limit: int = 5) -> tuple[int, list[LedgerRow]]:
        """Return the promises whose deadline has passed, the longest overdue first."""
        return self._promises(LedgerGroup.OVERDUE, viewer, limit)

    def no_deadline(self, viewer: Viewer, limit: int = 5) -> tuple[int, list[LedgerRow]]:
        """Return the open promises without a deadline, the oldest first."""
        return self._promises(LedgerGroup.NO_DEADLINE, viewer, limit)

    def _promises(self, group: LedgerGroup, viewer: Viewer, limit: int) -> tuple[int, list[LedgerRow]]:
        total = self._ledger.count(group, LedgerQuery(), viewer)
        return total, self._ledger.rows(self._ledger.ids(group, LedgerQuery(), viewer, limit), viewer)

    def dormant(self, viewer: Viewer, limit: int = 5) -> tuple[int, list[PartnershipRow]]:
        """Return the partnerships that sleep though nobody ended them, the longest silent first."""
        dormant, _no_data = self._silent(viewer)
        return len(dormant), self._register.rows(dormant[:limit], viewer)

    def no_data(self, viewer: Viewer, limit: int = 5) -> tuple[int, list[PartnershipRow]]:
        """Return the partnerships of which no event is recorded: nobody knows that they sleep."""
        _dormant, no_data = self._silent(viewer)
        return len(no_data), self._register.rows(no_data[:limit], viewer)

    def _silent(self, viewer: Viewer) -> tuple[array[int], array[int]]:
        """Measure the silent partnerships once for both cards; again after the next change of the register."""
        with self._desk.reading() as connection:
            state = (last_change_set(connection), viewer.today, self._measures().activity)
        if self._measured is None or self._measured[0] != state:
            self._measured = (state, self._register.silent(viewer))
        return self._measured[1]

    def recent_changes(self, viewer: Viewer, limit: int = 5) -> tuple[int, list[Change]]:
        """Return how many actions the last days saw, and the latest actions, whenever they were."""
        since = datetime.now(UTC).replace(tzinfo=None) - timedelta(days=self._measures().change_days)
        with self._desk.reading() as connection:
            recent = select(func.count()).select_from(change_set).where(change_set.c.at >= since)
            total = connection.scalar(recent) or 0
            sets = connection.execute(select(change_set).order_by(change_set.c.id.desc()).limit(limit)).all()
            changes = [_change(connection, row, viewer) for row in sets]
        return total, [one for one in changes if one is not None]


def silent(activity: Activity) -> PartnershipQuery:
    """Return the query of the partnerships of an activity that nobody ended, the longest silent first."""
    return PartnershipQuery(activities=(activity,), statuses=ALIVE, sort=PartnershipSort.LAST_EVENT)


def _counts(
    connection: Connection, column: ColumnElement[str], *where: ColumnElement[bool]
) -> dict[str, int]:
    rows = connection.execute(select(column, func.count()).where(*where).group_by(column))
    return {row[0]: row[1] for row in rows}


def _standings(connection: Connection, today: date) -> dict[str, int]:
    rows = (
        select(status_span.c.status, func.count())
        .join_from(status_span, partnership, standing(today))
        .where(partnership.c.deleted_at.is_(None))
        .group_by(status_span.c.status)
    )
    return {row[0]: row[1] for row in connection.execute(rows)}


def _of_year(viewer: Viewer) -> tuple[ColumnElement[bool], ...]:
    year = viewer.today.year * YEAR
    return (
        kept(),
        visit.c.status.in_([status.value for status in HAPPENED]),
        visit.c.start_sort >= year,
        visit.c.start_sort < year + YEAR,
    )


def _change(connection: Connection, row: Any, viewer: Viewer) -> Change | None:  # noqa: ANN401 - as above
    of = change.c.change_set_id == row.id
    touched = select(change.c.noun, change.c.record_id).where(of).distinct().limit(MANY).subquery()
    records = connection.scalar(select(func.count()).select_from(touched)) or 0
    for noun in PRINCIPAL:
        first = select(change.c.record_id).where(of, change.c.noun == noun).limit(1)
        number: int | None = connection.scalar(first)
        if number is None:
            continue
        key = connection.scalar(select(TABLES[noun].c.key).where(TABLES[noun].c.id == number))
        if key is not None:
            fields = connection.execute(
                select(change.c.part, change.c.field)
                .where(of, change.c.noun == noun, change.c.record_id == number, change.c.field != "")
                .distinct()
            )
            title = titles_of(connection, noun, [number], Words(viewer.language, LOCALE))[number].title
            return Change(
                row.id,
                row.at.replace(tzinfo=UTC),
                row.who,
                Act(row.act),
                noun,
                Key(key),
                title,
                tuple((one.part, one.field) for one in fields),
                records,
            )
    return None
