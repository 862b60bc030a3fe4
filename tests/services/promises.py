"""Promises of the tests of the ledger: raised by visits, or by nobody's."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from tests.services.makers import tie, two_places, visit
from twincities.domain.partial_date import PartialDate
from twincities.domain.preparation import Preparation
from twincities.domain.visit import Outcome
from twincities.domain.vocabularies import Side
from twincities.i18n import Language
from twincities.services.ledger import LedgerGroup, LedgerQuery, LedgerRow
from twincities.services.visit_filter import Viewer

if TYPE_CHECKING:
    from twincities.domain.keys import Key
    from twincities.wiring import Services

TODAY = date(2026, 11, 23)
VIEWER = Viewer(Language.EN, TODAY, 10)
OVERDUE, NO_DEADLINE, AHEAD, DONE = LedgerGroup


def listed(services: Services, group: LedgerGroup | None, **conditions: object) -> list[LedgerRow]:
    query = LedgerQuery(**conditions)  # type: ignore[arg-type] # the test's own values
    return services.ledger.rows(services.ledger.ids(group, query, VIEWER), VIEWER)


def texts(services: Services, group: LedgerGroup | None, **conditions: object) -> list[str]:
    return [row.text for row in listed(services, group, **conditions)]


def promise(text: str, due: str = "", **values: object) -> Outcome:
    when = PartialDate.from_edtf(due) if due else None
    return Outcome(text=text, due=when, **{"side": Side.OURS, **values})  # type: ignore[arg-type] # the test's own values


def record(services: Services, *outcomes: Outcome, start: str = "2026-05-03", **values: object) -> Key:
    ours, theirs = two_places(services)
    return services.visits.record_visit(visit(ours, theirs, start, outcomes=outcomes, **values)).key


def prepare(services: Services, *rows: Preparation) -> Key:
    ours, theirs = two_places(services)
    key = tie(services, ours, theirs)
    kept = services.partnerships.open(key)
    services.partnerships.correct_partnership(kept, replace(kept.record, preparations=rows))
    return key


def preparation(text: str, due: str = "", **values: object) -> Preparation:
    when = PartialDate.from_edtf(due) if due else None
    return Preparation(text=text, due=when, **{"side": Side.OURS, **values})  # type: ignore[arg-type] # the test's own values
