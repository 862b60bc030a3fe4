"""When the report of a visit is owed, and when it is overdue."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from twincities.domain.partial_date import PartialDate
from twincities.domain.reporting import report_due, shown_status
from twincities.domain.vocabularies import VisitStatus

TODAY = date(2026, 11, 23)


@given(
    today=st.dates(TODAY, TODAY + timedelta(days=400)),
    ended=st.integers(-10, 60),
    limit=st.integers(0, 30),
    due=st.none() | st.dates(TODAY, TODAY + timedelta(days=400)),
)
def test_a_report_is_overdue_from_the_day_after_it_was_due(
    today: date, ended: int, limit: int, due: date | None
) -> None:
    end = PartialDate.of(today - timedelta(days=ended))
    shown = shown_status(VisitStatus.HELD, end, None, None, due, today, limit)
    assert (shown is VisitStatus.REPORT_OVERDUE) == (report_due(end, None, due, limit) < today)


def test_nothing_is_owed_once_the_report_is_handed_in_or_where_nobody_went() -> None:
    long_ago, limit = PartialDate(2015, 6, 8), 10
    handed_in = shown_status(VisitStatus.HELD, long_ago, None, PartialDate(2015, 6, 20), None, TODAY, limit)
    assert handed_in is VisitStatus.HELD
    assert shown_status(VisitStatus.PLANNED, long_ago, None, None, None, TODAY, limit) is VisitStatus.PLANNED
