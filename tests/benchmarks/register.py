"""How long the register of partnerships, the agreements, the ledger and the anniversaries take."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from tests.benchmarks.measuring import Figure, Ground, p95, reading
from twincities.domain.vocabularies import Activity, LegalStatus
from twincities.i18n import Language
from twincities.services.agreements import AgreementQuery, Agreements
from twincities.services.anniversaries import Anniversaries
from twincities.services.congratulations import Congratulations
from twincities.services.desk import Desk
from twincities.services.ledger import Ledger, LedgerGroup, LedgerQuery
from twincities.services.measures import Measures
from twincities.services.register import PartnershipQuery, PartnershipSort, Register
from twincities.services.visit_filter import Viewer

if TYPE_CHECKING:
    from collections.abc import Callable

PAGE = 100
TIMES = 20
MOST_OF_A_MONTH = 12
"""What the page shows of a month before it leads to the list."""
VIEWER = Viewer(Language.RU, date(2026, 11, 23), 10)


def figures(ground: Ground) -> list[Figure]:
    """Measure what the pages of partnerships, commitments and anniversaries ask for."""
    database = ground.register()
    desk = Desk(database, lambda: "")
    register, ledger = Register(desk, Measures), Ledger(desk, Measures)
    anniversaries, agreements = Anniversaries(desk, Measures), Agreements(desk, Measures)
    congratulations = Congratulations(desk, Measures)
    every = PartnershipQuery()
    by_activity = PartnershipQuery(sort=PartnershipSort.ACTIVITY)
    page = register.ids(every, VIEWER)[:PAGE]
    hub = register.rows(
        register.ids(PartnershipQuery(sort=PartnershipSort.OPEN_COMMITMENTS, descending=True), VIEWER, 1),
        VIEWER,
    )[0].key

    def switch() -> None:
        ids = register.ids(every, VIEWER)
        register.rows(ids[:PAGE], VIEWER)

    def switch_to_agreements() -> None:
        agreements.rows(agreements.ids(AgreementQuery(), VIEWER)[:PAGE], VIEWER)

    def switch_to_a_year() -> None:
        anniversaries.year(2027, VIEWER, limit=MOST_OF_A_MONTH)
        congratulations.between(VIEWER, date(2027, 1, 1), date(2027, 12, 31))

    works: list[tuple[str, Callable[[], object], float | None]] = [
        ("switch to the register: ids, a page, p95", switch, 100),
        ("activity of all partnerships, in order, p95", lambda: register.ids(by_activity, VIEWER), 300),
        ("a page of the register, p95", lambda: register.rows(page, VIEWER), 20),
        ("counts of all its filters, p95", lambda: register.facets(every, VIEWER), None),
        (
            "ids of what sleeps, p95",
            lambda: register.ids(PartnershipQuery(activities=(Activity.DORMANT,)), VIEWER),
            150,
        ),
        (
            "ids by the partner's name, p95",
            lambda: register.ids(PartnershipQuery(sort=PartnershipSort.PARTNER), VIEWER),
            150,
        ),
        ("ids of a search, p95", lambda: register.ids(PartnershipQuery(text="лин германия"), VIEWER), 50),
        ("the card of the busiest partnership, p95", lambda: register.card(hub, VIEWER), 100),
        ("switch to the ledger: counts, first page, p95", lambda: _ledger(ledger), 100),
        ("switch to the agreements: ids by deadline, a page, p95", switch_to_agreements, 100),
        ("deadlines that are near: count, first rows, p95", lambda: agreements.due(VIEWER, limit=5), 100),
        (
            "counts of all filters of the agreements, p95",
            lambda: agreements.facets(AgreementQuery(), VIEWER),
            None,
        ),
        (
            "ids of what stands in force today, p95",
            lambda: register.ids(PartnershipQuery(statuses=(LegalStatus.IN_FORCE,)), VIEWER),
            100,
        ),
        ("switch to the anniversaries: a year, its days of congratulation, p95", switch_to_a_year, 100),
    ]
    found = [Figure(name, p95(reading(work, TIMES)), goal) for name, work, goal in works]
    database.close()
    return found


def _ledger(ledger: Ledger) -> None:
    ledger.counts(LedgerQuery(), VIEWER)
    ledger.rows(ledger.ids(LedgerGroup.OVERDUE, LedgerQuery(), VIEWER)[:PAGE], VIEWER)
