"""A reminder brings an agreement up: on the first page, in the list and in its count, for SQL and rule alike."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.domain.agreements import agreements, renewed
from tests.keeping import lay
from tests.services.test_agreements import keep, kept_tie
from twincities.db.writing import action
from twincities.domain.agreement_terms import chain_spans, span_at
from twincities.domain.keys import Key, new_key
from twincities.domain.notice import NoticeRules
from twincities.domain.partial_date import PartialDate
from twincities.domain.record import Kept
from twincities.domain.vocabularies import DocumentKind
from twincities.i18n import Language
from twincities.services.agreements import AgreementQuery
from twincities.services.visit_filter import Viewer
from twincities.wiring import start

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from twincities.domain.agreement import Agreement
    from twincities.wiring import Program, Services

ENDS = PartialDate(2027, 10, 20)
ELEVEN_MONTHS_BEFORE = date(2026, 11, 24)


@dataclass
class Office:
    """An office with one partnership and its settings."""

    program: Program
    services: Services
    tie: Key

    def keep(self, until: PartialDate, leads: str = "") -> Key:
        return keep(self.services, self.tie, valid_until=until, lead_times=leads)

    def due(self, day: date) -> list[Key]:
        """Return what Today shows, which is what its heading counts and the list it opens shows."""
        viewer = Viewer(Language.EN, day, 10)
        count, rows = self.services.agreements.due(viewer)
        query = AgreementQuery(due=True)
        keys = [row.key for row in rows]
        assert count == len(keys) == self.services.agreements.count(query, viewer)
        listed = self.services.agreements.rows(self.services.agreements.ids(query, viewer), viewer)
        assert [row.key for row in listed] == keys
        assert self.services.agreements.facets(AgreementQuery(), viewer, "due").due == count
        return keys


@pytest.fixture
def office(empty_register: Path, tmp_path: Path) -> Iterator[Office]:
    program = start(lay(empty_register, tmp_path / "office"), language=Language.EN)
    services = program.open_register()
    yield Office(program, services, kept_tie(services))
    program.close()


def test_a_reminder_of_twelve_months_is_there_eleven_months_before(office: Office) -> None:
    reminded = office.keep(ENDS, "12, 3")
    office.keep(ENDS)
    assert office.due(date(2026, 10, 19)) == []
    assert office.due(date(2026, 10, 20)) == [reminded]
    assert office.due(ELEVEN_MONTHS_BEFORE) == [reminded]


def test_the_offices_twelve_months_bring_up_what_names_none_of_its_own(office: Office) -> None:
    plain = office.keep(ENDS)
    office.keep(ENDS, "3")
    assert office.due(ELEVEN_MONTHS_BEFORE) == []
    office.program.change_settings(notice_lead_months=(3, 12))
    assert office.due(ELEVEN_MONTHS_BEFORE) == [plain]
    office.program.change_settings(notice_lead_months=())
    assert office.due(ELEVEN_MONTHS_BEFORE) == []


def test_a_document_with_three_months_of_its_own_still_stands_there_within_the_offices_days(
    office: Office,
) -> None:
    late = office.keep(ENDS, "3")
    near = ENDS.first_day - timedelta(days=180)
    assert office.due(near - timedelta(days=1)) == []
    assert office.due(near) == [late]


def test_a_reminder_counts_from_the_earliest_day_that_a_deadline_can_mean(office: Office) -> None:
    in_october = office.keep(PartialDate(2027, 10), "12")
    assert office.due(date(2026, 9, 30)) == []
    assert office.due(date(2026, 10, 1)) == [in_october]


def test_other_lead_times_bring_a_document_up_or_let_it_rest_at_once(office: Office) -> None:
    key = office.keep(ENDS)
    for leads, due in (("12", [key]), ("3", []), ("12; 6", [key]), ("", [])):
        kept = office.services.agreements.open(key)
        office.services.agreements.correct_agreement(kept, replace(kept.record, lead_times=leads))
        assert office.due(ELEVEN_MONTHS_BEFORE) == due


def test_so_many_days_that_are_asked_for_by_number_are_not_widened_by_reminders(office: Office) -> None:
    office.keep(ENDS, "12")
    viewer = Viewer(Language.EN, ELEVEN_MONTHS_BEFORE, 10)
    assert office.services.agreements.due(viewer, 180) == (0, [])
    assert office.services.agreements.due(viewer, 330)[0] == 1


@settings(max_examples=25, deadline=None)
@given(
    st.lists(renewed() | agreements(kind=DocumentKind.TWINNING_AGREEMENT), min_size=1, max_size=4),
    st.lists(st.integers(1, 48), max_size=3),
    st.integers(0, 400),
    st.dates(date(1985, 1, 1), date(2045, 1, 1)),
)
def test_what_the_database_says_is_due_is_what_the_rule_says(
    empty_register: Path,
    tmp_path_factory: pytest.TempPathFactory,
    documents: Sequence[Agreement],
    leads: list[int],
    days: int,
    today: date,
) -> None:
    folder = lay(empty_register, tmp_path_factory.mktemp("reminders"))
    program = start(folder, language=Language.EN)
    rules = NoticeRules(neutral_days=days, lead_months=tuple(leads))
    services = program.open_register()
    program.change_settings(
        notice_red_days=0, notice_amber_days=0, notice_neutral_days=days, notice_lead_months=tuple(leads)
    )
    tie = kept_tie(services)
    kept = {new_key(): replace(one, partnership=tie) for one in documents}
    with action(services.desk.database, "A. Clerk") as writing:
        writing.create_many(Kept(key, 1, one) for key, one in kept.items())
    due = set()
    for key, spans in chain_spans(kept, 2200).items():
        deadline = span_at(spans, today).deadline
        if deadline is not None and rules.is_due(deadline, today, kept[key].lead_times):
            due.add(key)
    assert set(Office(program, services, tie).due(today)) == due
    program.close()
