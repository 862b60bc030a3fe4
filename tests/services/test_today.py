from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from tests.services.makers import place, tie, two_places, visit
from twincities.domain.changes import Act
from twincities.domain.partial_date import PartialDate
from twincities.domain.partnership import Partnership, Party
from twincities.domain.visit import Outcome
from twincities.domain.vocabularies import Activity, Direction, LegalStatus, Side, VisitStatus
from twincities.i18n import Language
from twincities.services.example import example_key
from twincities.services.ledger import LedgerQuery
from twincities.services.today import silent
from twincities.services.visit_filter import Viewer

if TYPE_CHECKING:
    from twincities.domain.keys import Key
    from twincities.wiring import Services

TODAY = date(2026, 11, 23)
VIEWER = Viewer(Language.EN, TODAY, 10)


@pytest.fixture
def ends(empty: Services) -> tuple[Key, Key]:
    return two_places(empty)


def test_the_figures_are_those_of_the_lists_they_open(empty: Services, ends: tuple[Key, Key]) -> None:
    ours, theirs = ends
    tie(empty, ours, theirs)
    empty.partnerships.record_partnership(
        Partnership(parties=(Party(place=ours), Party(place=theirs)), legal_status=LegalStatus.IN_FORCE)
    )
    promises = (
        Outcome(text="a", side=Side.OURS, due=PartialDate(2025)),
        Outcome(text="b", side=Side.OURS),
    )
    empty.visits.record_visit(visit(ours, theirs, "2026-05-04", outcomes=promises))
    empty.visits.record_visit(
        visit(theirs, ours, "2026", direction=Direction.INCOMING, report_submitted=PartialDate(2026))
    )
    empty.visits.record_visit(visit(ours, theirs, "2026-12-01", status=VisitStatus.PLANNED))
    empty.visits.record_visit(visit(ours, theirs, "2025-12-01", report_due=date(2026, 11, 1)))
    found = empty.today.figures(VIEWER)
    assert (found.partnerships, found.by_status) == (2, {LegalStatus.UNCONFIRMED: 1, LegalStatus.IN_FORCE: 1})
    assert (found.visits, found.by_direction) == (2, {Direction.OUTGOING: 1, Direction.INCOMING: 1})
    assert (found.overdue, found.open) == (1, 2)
    assert (found.reports, found.oldest_report_days) == (
        2,
        189,
    )  # due on 18 May, ten working days after the 4th
    assert empty.register.count(found.partnerships_query, VIEWER) == found.partnerships
    assert empty.visits.count(found.visits_query, VIEWER) == found.visits
    assert empty.visits.count(found.reports_query, VIEWER) == found.reports
    assert empty.ledger.counts(LedgerQuery(), VIEWER)[found.overdue_group] == found.overdue


def test_an_empty_register_needs_nobody(empty: Services) -> None:
    found = empty.today.figures(VIEWER)
    assert (found.partnerships, found.visits, found.overdue, found.reports) == (0, 0, 0, 0)
    assert found.oldest_report_days is None
    for card in (
        empty.today.anniversaries,
        empty.today.overdue,
        empty.today.no_deadline,
        empty.agenda.reports_owed,
        empty.agenda.coming_visits,
        empty.today.dormant,
        empty.today.no_data,
        empty.today.recent_changes,
    ):
        assert card(VIEWER) == (0, [])


def test_reports_owed_say_since_when_the_longest_first(empty: Services, ends: tuple[Key, Key]) -> None:
    for start in ("2026-10-02", "2026-11-06", "2026-11-20"):
        empty.visits.record_visit(visit(*ends, start))
    total, found = empty.agenda.reports_owed(VIEWER)
    assert total == 2
    assert [(one.dates.edtf(), one.due, one.days) for one in found] == [
        ("2026-10-02", date(2026, 10, 16), 38),
        ("2026-11-06", date(2026, 11, 20), 3),
    ]
    assert (found[0].sending, found[0].host) == ("Zhanaqala", "Lindenau")


def test_visits_to_come_stand_by_the_day_they_may_begin_at_latest(
    empty: Services, ends: tuple[Key, Key]
) -> None:
    for start, status in (
        ("2027-03", VisitStatus.PLANNED),
        ("2026-12-17", VisitStatus.CONFIRMED),
        ("2026", VisitStatus.PLANNED),
        ("2026-11-22", VisitStatus.PLANNED),
        ("2026-12-01", VisitStatus.CANCELLED),
        ("2026-12-02", VisitStatus.HELD),
    ):
        empty.visits.record_visit(visit(*ends, start, status=status))
    last = PartialDate(2026, 11, 25)
    empty.visits.record_visit(visit(*ends, "2026-11-21", end=last, status=VisitStatus.CONFIRMED))
    total, found = empty.agenda.coming_visits(VIEWER, limit=9)
    assert total == 4
    assert [(one.dates.edtf(), one.days) for one in found] == [
        ("2026-11-21/2026-11-25", -2),
        ("2026-12-17", 24),
        ("2026", None),
        ("2027-03", None),
    ]
    assert len(empty.agenda.coming_visits(VIEWER, limit=1)[1]) == 1


def test_who_sleeps_and_of_whom_nothing_is_known_are_two_cards(
    empty: Services, ends: tuple[Key, Key]
) -> None:
    ours, theirs = ends
    asleep = [tie(empty, ours, theirs) for _ in range(2)]
    unknown = tie(empty, ours, empty.places.record_place(place("Третьево")).key)
    ended = Partnership(parties=(Party(place=ours), Party(place=theirs)), legal_status=LegalStatus.ENDED)
    finished = empty.partnerships.record_partnership(ended).key
    for key, start in zip((*asleep, finished), ("2017-07-05", "2015", "2010"), strict=True):
        empty.visits.record_visit(visit(ours, theirs, start, partnership=key))
    total, rows = empty.today.dormant(VIEWER)
    assert (total, [row.key for row in rows]) == (2, asleep[::-1])
    assert [row.silent_years for row in rows] == [11, 9]
    assert empty.register.count(silent(Activity.DORMANT), VIEWER) == 2
    total, rows = empty.today.no_data(VIEWER)
    assert (total, [row.key for row in rows]) == (1, [unknown])


def test_the_cards_follow_every_change_and_its_undoing(empty: Services, ends: tuple[Key, Key]) -> None:
    key = tie(empty, *ends)
    assert empty.today.no_data(VIEWER)[0] == 1
    empty.visits.record_visit(visit(*ends, "2015", partnership=key))
    assert (empty.today.no_data(VIEWER)[0], empty.today.dormant(VIEWER)[0]) == (0, 1)
    empty.desk.undo()
    assert (empty.today.no_data(VIEWER)[0], empty.today.dormant(VIEWER)[0]) == (1, 0)
    empty.desk.redo()
    later = Viewer(Language.EN, date(2016, 1, 1), 10)
    assert (empty.today.dormant(later)[0], empty.today.dormant(VIEWER)[0]) == (0, 1)


def test_promises_of_the_cards_are_those_of_the_ledger(services: Services) -> None:
    total, rows = services.today.no_deadline(VIEWER, limit=1)
    assert (total, len(rows)) == (2, 1)
    assert services.today.overdue(VIEWER) == (0, [])


def test_a_recent_change_is_about_its_chief_record(services: Services) -> None:
    total, (first,) = services.today.recent_changes(VIEWER)
    assert (total, first.noun, first.act) == (1, "visit", Act.CREATE)
    assert first.records > 20
    assert first.title == "South Kazakhstan Region → Stevenage"
    (row,) = services.ledger.rows(services.ledger.ids(None, LedgerQuery(), VIEWER)[:1], VIEWER)
    services.ledger.set_due(row.key, PartialDate(2027))
    total, found = services.today.recent_changes(VIEWER, limit=1)
    assert (total, found[0].act, found[0].records) == (2, Act.CORRECT, 1)
    assert found[0].fields == (("outcomes", "due"),)
    assert found[0].key == example_key("visit/stevenage-2015")


def test_a_change_of_what_is_gone_for_good_is_passed_over(empty: Services) -> None:
    key = empty.places.record_place(place("Жанакала")).key
    with empty.desk.action() as writing:
        writing.delete(empty.places.open(key))
    empty.bin.purge([("place", key)])
    assert empty.today.recent_changes(VIEWER)[1] == []
