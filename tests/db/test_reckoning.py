"""The days on which agreements and partnerships stand where are those that the rules say, whatever was written."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select

from tests.domain.agreements import agreements, decisions
from twincities.db.history import take_back
from twincities.db.records import load
from twincities.db.tables.agreements import agreement, agreement_span
from twincities.db.tables.partnerships import partnership, status_span
from twincities.db.writing import action
from twincities.domain.agreement import Agreement
from twincities.domain.agreement_terms import chain_spans, span_at
from twincities.domain.changes import Act
from twincities.domain.days import day_number
from twincities.domain.errors import InvalidRecordError, StillUsedError
from twincities.domain.keys import new_key
from twincities.domain.legal_status import Standing, StatusRule
from twincities.domain.notice import first_reminder
from twincities.domain.partial_date import PartialDate
from twincities.domain.partnership import Partnership, Party
from twincities.domain.place import Place, PlaceName
from twincities.domain.record import Kept
from twincities.domain.status_events import StatusEvent
from twincities.domain.vocabularies import DocumentKind, LegalStatus, StatusBasis, StatusEventKind

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy import Row

    from twincities.db.database import Database
    from twincities.db.writing import Writing
    from twincities.domain.keys import Key
    from twincities.domain.status_events import StatusEvent as Event

TODAY = date(2026, 11, 23)
SAME_REGISTER = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)


def tie(register: Database, **values: Any) -> Kept[Partnership]:  # noqa: ANN401 - values of a partnership
    with action(register, "clerk", Act.CREATE) as writing:
        ends = [
            writing.create(Place(country="KZ", names=(PlaceName(text=name, language="en"),)))
            for name in ("Here", "There")
        ]
        return writing.create(Partnership(parties=tuple(Party(place=end.key) for end in ends), **values))


def keep(register: Database, record: Agreement) -> Kept[Agreement]:
    with action(register, "clerk", Act.CREATE) as writing:
        return writing.create(record)


def standing(register: Database, key: Key, day: date = TODAY) -> Standing:
    """Return where the register says that a partnership stands; there is one row for the day and no other."""
    number = day_number(day)
    rows = (
        select(status_span.c.status, status_span.c.basis, status_span.c.basis_key)
        .join_from(status_span, partnership, partnership.c.id == status_span.c.owner_id)
        .where(partnership.c.key == key, status_span.c.from_day <= number, status_span.c.until_day > number)
    )
    with register.reading() as connection:
        ((status, basis, basis_key),) = connection.execute(rows).all()
    return Standing(LegalStatus(status), StatusBasis(basis), basis_key)


def rows_of_spans(register: Database) -> list[int]:
    with register.reading() as connection:
        return [
            connection.scalar(select(func.count()).select_from(table)) or 0
            for table in (agreement_span, status_span)
        ]


def terms(register: Database, key: Key, day: date) -> Row[Any, Any, Any, Any]:
    """Return what is stored of a document's state on a day."""
    number, spans = day_number(day), agreement_span.c
    rows = (
        select(spans.state, spans.until, spans.notice, spans.remind_sort)
        .join_from(agreement_span, agreement, agreement.c.id == spans.owner_id)
        .where(agreement.c.key == key, spans.from_day <= number, spans.until_day > number)
    )
    with register.reading() as connection:
        return connection.execute(rows).one()


@SAME_REGISTER
@given(
    st.data(),
    st.sampled_from(LegalStatus),
    decisions(),
    st.dates(date(1975, 1, 1), date(2080, 1, 1)),
)
def test_what_is_stored_is_what_the_rules_say_on_any_day(
    register: Database, data: st.DataObject, recorded: LegalStatus, events: Sequence[Event], day: date
) -> None:
    events = tuple(StatusEvent(kind=one.kind, date=one.date) for one in events)
    try:
        kept = tie(register, legal_status=recorded, events=events)
    except InvalidRecordError:
        kept = tie(register, legal_status=recorded)
        events = ()
    documents: Mapping[Key, Agreement] = {
        one.key: one.record
        for one in (
            keep(register, data.draw(agreements(partnership=kept.key, kind=DocumentKind.TWINNING_AGREEMENT)))
            for _number in range(data.draw(st.integers(0, 2)))
        )
    }
    rule = StatusRule.of(recorded, None, events, documents)
    assert standing(register, kept.key, day) == rule.at(day_number(day))
    for key, spans in chain_spans(documents, 2200).items():
        row, told = terms(register, key, day), span_at(spans, day)
        assert row.state == told.state.value
        assert (row.until, row.notice) == tuple(
            one.edtf() if one else None for one in (told.until, told.notice)
        )
        reminder = first_reminder(told.deadline, documents[key].lead_times) if told.deadline else None
        assert row.remind_sort == (day_number(reminder) if reminder else None)


def test_every_way_of_writing_reckons_anew(register: Database) -> None:
    kept = tie(register)
    recorded = Standing(LegalStatus.UNCONFIRMED, StatusBasis.RECORDED)
    assert standing(register, kept.key) == recorded
    signed = keep(register, Agreement(partnership=kept.key, signed=PartialDate(1990)))
    in_force = Standing(LegalStatus.IN_FORCE, StatusBasis.AGREEMENT, signed.key)
    assert standing(register, kept.key) == in_force
    with action(register, "clerk") as writing:
        short = Agreement(partnership=kept.key, signed=PartialDate(1990), valid_until=PartialDate(1995))
        signed = writing.correct(signed, short)
        correction = writing.change_set
    assert standing(register, kept.key).status is LegalStatus.EXPIRED
    with action(register, "clerk", Act.UNDO) as writing:
        take_back(writing, correction)
    assert standing(register, kept.key) == in_force
    with action(register, "clerk", Act.DELETE) as writing:
        binned = writing.delete(load(writing.connection, Agreement, signed.key))
    assert standing(register, kept.key) == recorded
    assert rows_of_spans(register)[0] == 0
    with action(register, "clerk", Act.RESTORE) as writing:
        binned = writing.restore(binned)
    assert standing(register, kept.key) == in_force
    with action(register, "clerk", Act.DELETE) as writing:
        writing.purge(binned)
    assert standing(register, kept.key) == recorded


def test_records_written_in_bulk_are_reckoned_and_a_removed_partnership_leaves_no_days(
    register: Database,
) -> None:
    kept = tie(register)
    with action(register, "clerk", Act.IMPORT) as writing:
        writing.create_many(
            Kept(new, 1, Agreement(partnership=kept.key, signed=PartialDate(2000)))
            for new in (new_key() for _number in range(3))
        )
    assert rows_of_spans(register) == [6, 2]
    other = tie(register)
    with action(register, "clerk", Act.DELETE) as writing:
        writing.purge(other)
    assert rows_of_spans(register) == [6, 2]


def test_an_action_that_fails_leaves_the_days_as_they_were(register: Database) -> None:
    kept = tie(register)
    signed = Kept(new_key(), 1, Agreement(partnership=kept.key, signed=PartialDate(2000)))
    with pytest.raises(StillUsedError), action(register, "clerk") as writing:
        _keep_and_purge(writing, signed, kept)
    assert standing(register, kept.key).basis is StatusBasis.RECORDED


def _keep_and_purge(writing: Writing, signed: Kept[Agreement], tied: Kept[Partnership]) -> None:
    writing.create_many([signed])
    writing.purge(tied)


def test_a_decision_on_a_partnership_counts_from_its_day(register: Database) -> None:
    suspended = StatusEvent(kind=StatusEventKind.SUSPENDED, date=PartialDate(2030, 5))
    kept = tie(register, events=(suspended,), legal_status=LegalStatus.IN_FORCE)
    told = [standing(register, kept.key, day).status for day in (date(2030, 4, 30), date(2030, 5, 1))]
    assert told == [LegalStatus.IN_FORCE, LegalStatus.SUSPENDED]
