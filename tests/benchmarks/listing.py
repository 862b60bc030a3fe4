"""How long a page of the journal takes, against the same SQL by the bare driver."""

from __future__ import annotations

import statistics
from datetime import date
from typing import TYPE_CHECKING, Any

from sqlalchemy import event

from tests.benchmarks.measuring import Figure, Ground, milliseconds
from twincities.domain.vocabularies import Direction, VisitKind, VisitStatus
from twincities.i18n import Language
from twincities.services.desk import Desk
from twincities.services.visit_filter import Viewer, VisitQuery, VisitSort
from twincities.services.visits import Visits

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twincities.db.database import Database

PAGE = 100
TIMES = 15
VIEWER = Viewer(Language.RU, date(2026, 11, 23), 10)

QUERIES = {
    **{f"by {sort.value}": VisitQuery(sort=sort, descending=sort is VisitSort.START) for sort in VisitSort},
    "oldest first": VisitQuery(descending=False),
    "one year": VisitQuery(first_year=2015, last_year=2015),
    "incoming": VisitQuery(directions=(Direction.INCOMING,)),
    "working visits": VisitQuery(kinds=(VisitKind.WORKING,)),
    "planned": VisitQuery(statuses=(VisitStatus.PLANNED,)),
    "report overdue": VisitQuery(statuses=(VisitStatus.REPORT_OVERDUE,)),
    "incoming, by host": VisitQuery(directions=(Direction.INCOMING,), sort=VisitSort.HOST, descending=False),
}


def figures(ground: Ground) -> list[Figure]:
    """Measure the first page for every built-in filter and sort, and a page at the end of the list."""
    register = ground.register()
    visits = Visits(Desk(register, lambda: ""))
    above = {name: _above_raw(register, visits, query) for name, query in QUERIES.items()}
    worst = max(above, key=lambda name: above[name])
    ids = visits.ids(VisitQuery(), VIEWER)
    late = len(ids) * 99 // 100
    first = _median(lambda: visits.rows(ids[:PAGE], VIEWER))
    last = _median(lambda: visits.rows(ids[late : late + PAGE], VIEWER))
    found = [
        Figure(f"first 100 visits above the same raw SQL, worst ({worst}), ms", above[worst], 2),
        Figure("the same, middle of all filters and sorts, ms", statistics.median(above.values())),
        Figure("100 rows at 99 % of the list / first 100 rows", last / first, 1.3),
        Figure("ids of all visits in their order, ms", _median(lambda: visits.ids(VisitQuery(), VIEWER))),
    ]
    register.close()
    return found


def _median(work: Any) -> float:  # noqa: ANN401 - anything to call
    return statistics.median(milliseconds(work, TIMES))


def _above_raw(register: Database, visits: Visits, query: VisitQuery) -> float:
    """Return how many milliseconds the service takes above its own statements run by the driver alone."""

    def page() -> None:
        visits.rows(visits.ids(query, VIEWER, PAGE), VIEWER)

    statements = _statements(register, page)
    raw = register.engine.raw_connection()

    def bare() -> None:
        for statement, parameters in statements:
            raw.cursor().execute(statement, parameters).fetchall()

    service, driver = _in_turn(page, bare)
    raw.close()
    return service - driver


def _in_turn(one: Any, other: Any) -> tuple[float, float]:  # noqa: ANN401 - anything to call
    """Return the medians of two works measured in turn, so that the machine's mood meets both."""
    pairs = [(milliseconds(one, 1)[0], milliseconds(other, 1)[0]) for _ in range(TIMES)]
    return statistics.median(a for a, _ in pairs), statistics.median(b for _, b in pairs)


def _statements(register: Database, work: Any) -> Sequence[tuple[str, Any]]:  # noqa: ANN401 - anything to call
    said: list[tuple[str, Any]] = []

    def listen(_c: object, _cursor: object, statement: str, parameters: object, *_: object) -> None:
        if statement.startswith("SELECT"):
            said.append((statement, parameters))

    event.listen(register.engine, "before_cursor_execute", listen)
    work()
    event.remove(register.engine, "before_cursor_execute", listen)
    return said
