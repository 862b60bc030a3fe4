"""Working out on which days an agreement is in which state, where a partnership stands, and when people were met.

The futures of both are known when something is written, for they follow from dates alone. So they are kept as spans of
days that lists filter, sort and count in SQL. When somebody was met is kept with those present, for the order of a
list. None of it is part of a record: nothing of it is in history.
"""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, datetime
from functools import cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, insert, select, update

from twincities.db.mapping import field_values, part_home, record_home
from twincities.db.records import chunks
from twincities.db.tables.agreements import agreement, agreement_span
from twincities.db.tables.nouns import TABLES
from twincities.db.tables.partnerships import partnership, status_span
from twincities.db.tables.visits import participation, visit
from twincities.domain.activity import HAPPENED
from twincities.domain.agreement import Agreement
from twincities.domain.agreement_terms import YEARS_AHEAD, chain_spans
from twincities.domain.days import YEAR, day_number
from twincities.domain.errors import InvalidRecordError
from twincities.domain.fields import parts_of
from twincities.domain.keys import Key
from twincities.domain.legal_status import StatusRule
from twincities.domain.notice import first_reminder
from twincities.domain.partnership import Partnership
from twincities.domain.status_events import StatusEvent
from twincities.domain.vocabularies import LegalStatus

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from sqlalchemy import Connection, Table
    from sqlalchemy.sql.selectable import Select

    from twincities.db.mapping import Home
    from twincities.domain.agreement_terms import AgreementSpan
    from twincities.domain.partial_date import PartialDate

FEW_YEARS = 12

Documents = dict[int, dict[Key, tuple[int, Agreement]]]
"""The documents of partnerships outside the bin: by the partnership's id and their own key, with their id."""


def touched(connection: Connection, noun: str, numbers: Sequence[int]) -> set[int]:
    """Return the partnerships whose days follow from some records as they are stored now."""
    if noun == "partnership":
        return set(numbers)
    if noun != "agreement":
        return set()
    owner = agreement.c.partnership_id
    return {
        one
        for some in chunks(numbers)
        for one in connection.scalars(select(owner).where(agreement.c.id.in_(some)))
    }


def reckon(connection: Connection, partnerships: Iterable[int]) -> None:
    """Work out and store the days of some partnerships and of all their documents; those gone are left out.

    InvalidRecordError, and nothing is stored of those, where a document breaks a rule.
    """
    last_year = datetime.now(UTC).year + YEARS_AHEAD
    for some in chunks(sorted(set(partnerships))):
        due = _worked_out(connection, some, last_year)
        connection.execute(delete(agreement_span).where(agreement_span.c.owner_id.in_(_documents_of(some))))
        connection.execute(delete(status_span).where(status_span.c.owner_id.in_(some)))
        for table, rows in due:
            if rows:
                connection.execute(insert(table), rows)


def reckon_meetings(connection: Connection, visits: Iterable[int]) -> None:
    """Store with everybody present at some visits when that was, where it took place; visits gone are left out."""
    for some in chunks(sorted(set(visits))):
        present = update(participation).where(participation.c.owner_id.in_(some))
        connection.execute(present.values(met_sort=_BEGAN))


def reckon_all(connection: Connection) -> None:
    """Work everything out anew: for a register that other rules wrote, or another program wrote into.

    A partnership with a document that breaks a rule or cannot be read keeps the days it has.
    """
    for some in chunks(connection.scalars(select(partnership.c.id)).all()):
        try:
            reckon(connection, some)
        except (InvalidRecordError, ValueError):
            for one in some:
                with suppress(InvalidRecordError, ValueError):
                    reckon(connection, [one])
    connection.execute(update(participation).values(met_sort=_BEGAN))


def misreckoned(connection: Connection) -> Iterator[tuple[str, Key]]:
    """Give noun and key of every record whose stored days of this year and the next are not what they should be.

    Those of a partnership and its documents are told by how far renewals are followed. A few years are enough for most;
    what differs then is worked out to the full before it counts.
    """
    this_year = datetime.now(UTC).year
    before = (this_year + 2) * YEAR
    for some in chunks(connection.scalars(select(partnership.c.id).order_by(partnership.c.id)).all()):
        for table, noun, owners in _differing(connection, some, this_year + FEW_YEARS, before):
            if owners:
                whole = _differing(connection, some, this_year + YEARS_AHEAD, before)
                wrong = next(found for of, _noun, found in whole if of is table)
                record = TABLES[noun]
                for key in connection.scalars(select(record.c.key).where(record.c.id.in_(wrong))):
                    yield noun, Key(key)
    wrong_visits = select(participation.c.owner_id).where(participation.c.met_sort.is_distinct_from(_BEGAN))
    for key in connection.scalars(select(visit.c.key).where(visit.c.id.in_(wrong_visits))):
        yield "visit", Key(key)


def _differing(
    connection: Connection, partnerships: Sequence[int], last_year: int, before: int
) -> Iterator[tuple[Table, str, set[int]]]:
    """Give the records whose days before a day are stored otherwise than they are worked out, table by table."""
    owners: dict[Table, Any] = {agreement_span: _documents_of(partnerships), status_span: partnerships}
    for table, rows in _worked_out(connection, partnerships, last_year):
        columns = [column for column in table.c if column is not table.c.id]
        stored = select(*columns).where(table.c.owner_id.in_(owners[table]))
        have = {_until(tuple(row), before) for row in connection.execute(stored) if row.from_day < before}
        due = {
            _until(tuple(row[column.name] for column in columns), before)
            for row in rows
            if row["from_day"] < before
        }
        noun = "agreement" if table is agreement_span else "partnership"
        yield table, noun, {row[0] for row in have ^ due}


def _until(row: tuple[Any, ...], before: int) -> tuple[Any, ...]:
    """Return the owner, the days up to one, and what is told of them."""
    owner, first, last, *told = row
    return (owner, first, min(last, before), *told)


def _documents_of(partnerships: Sequence[int]) -> Select[Any]:
    return select(agreement.c.id).where(agreement.c.partnership_id.in_(partnerships))


def _worked_out(
    connection: Connection, partnerships: Sequence[int], last_year: int
) -> list[tuple[Table, list[dict[str, Any]]]]:
    """Return what is to be stored of some partnerships and of their documents, by table."""
    documents, events = _documents(connection, partnerships), _events(connection, partnerships)
    states: list[dict[str, Any]] = []
    standings: list[dict[str, Any]] = []
    for row in connection.execute(_PARTNERSHIPS.where(partnership.c.id.in_(partnerships))):
        of = documents.get(row.id, {})
        records = {key: record for key, (_number, record) in of.items()}
        courses = chain_spans(records, last_year)
        for key, (number, record) in of.items():
            states += _states(number, courses[key], record.lead_times)
        override = LegalStatus(row.status_override) if row.status_override else None
        recorded = LegalStatus(row.legal_status)
        rule = StatusRule.of(recorded, override, events.get(row.id, ()), records, courses)
        standings += _standings(row.id, rule)
    return [(agreement_span, states), (status_span, standings)]


_BEGAN = (
    select(visit.c.start_sort)
    .where(
        visit.c.id == participation.c.owner_id,
        visit.c.deleted_at.is_(None),
        visit.c.status.in_([status.value for status in HAPPENED]),
    )
    .scalar_subquery()
)


_PARTNERSHIPS = select(partnership.c.id, partnership.c.legal_status, partnership.c.status_override)


def _documents(connection: Connection, partnerships: Sequence[int]) -> Documents:
    found: Documents = {}
    home = record_home("agreement")
    rows = home.select.add_columns(agreement.c.partnership_id.label("owner_id")).where(
        agreement.c.partnership_id.in_(partnerships), agreement.c.deleted_at.is_(None)
    )
    for row in connection.execute(rows).mappings():
        record = Agreement(**field_values(Agreement, row))
        found.setdefault(row["owner_id"], {})[Key(row["key"])] = (row["id"], record)
    return found


def _events(connection: Connection, partnerships: Sequence[int]) -> Mapping[int, list[StatusEvent]]:
    found: dict[int, list[StatusEvent]] = {}
    home = _events_home()
    for row in connection.execute(home.select.where(home.table.c.owner_id.in_(partnerships))).mappings():
        event = StatusEvent(key=Key(row["key"]), **field_values(StatusEvent, row))
        found.setdefault(row["owner_id"], []).append(event)
    return found


@cache
def _events_home() -> Home:
    return part_home("partnership", next(part for part in parts_of(Partnership) if part.name == "events"))


def _states(number: int, spans: Iterable[AgreementSpan], leads: str) -> list[dict[str, Any]]:
    return [
        {
            "owner_id": number,
            "from_day": span.from_day,
            "until_day": span.until_day,
            "state": span.state.value,
            "until": span.until.edtf() if span.until else None,
            "until_sort": span.until.sort_key if span.until else None,
            "notice": span.notice.edtf() if span.notice else None,
            "notice_sort": span.notice.sort_key if span.notice else None,
            "deadline_sort": span.deadline.sort_key if span.deadline else None,
            "remind_sort": _remind(span.deadline, leads),
        }
        for span in spans
    ]


def _remind(deadline: PartialDate | None, leads: str) -> int | None:
    reminder = first_reminder(deadline, leads) if deadline else None
    return day_number(reminder) if reminder else None


def _standings(number: int, rule: StatusRule) -> list[dict[str, Any]]:
    return [
        {
            "owner_id": number,
            "from_day": span.from_day,
            "until_day": span.until_day,
            "status": span.standing.status.value,
            "basis": span.standing.basis.value,
            "basis_key": span.standing.key,
        }
        for span in rule.spans()
    ]
