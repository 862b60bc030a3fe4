"""How long a page of the journal takes, against the same SQL by the bare driver."""

from __future__ import annotations

import statistics
from datetime import date
from functools import partial
from itertools import permutations

from tests.benchmarks.measuring import Figure, Ground, above_raw, median
from twincities.domain.vocabularies import Direction, VisitKind, VisitStatus
from twincities.i18n import Language
from twincities.services.desk import Desk
from twincities.services.visit_filter import Viewer, VisitQuery, VisitSort
from twincities.services.visits import Visits

PAGE = 100
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


PAIRS = {
    f"by {first.value}, then {second.value}": VisitQuery(sort=first, then=second)
    for first, second in permutations(VisitSort, 2)
}


def figures(ground: Ground) -> list[Figure]:
    """Measure the first page for every built-in filter and sort, and a page at the end of the list."""
    register = ground.register()
    visits = Visits(Desk(register, lambda: ""))
    above = {name: above_raw(register, partial(_page, visits, query)) for name, query in QUERIES.items()}
    worst = max(above, key=lambda name: above[name])
    ids = visits.ids(VisitQuery(), VIEWER)
    late = len(ids) * 99 // 100
    first = median(lambda: visits.rows(ids[:PAGE], VIEWER))
    pairs = {name: median(partial(_page, visits, query)) for name, query in PAIRS.items()}
    slowest = max(pairs, key=lambda name: pairs[name])
    both = visits.ids(PAIRS[slowest], VIEWER)[late : late + PAGE]
    at_the_end = median(lambda: visits.rows(both, VIEWER))
    last = median(lambda: visits.rows(ids[late : late + PAGE], VIEWER))
    found = [
        Figure(f"first 100 visits above the same raw SQL, worst ({worst}), ms", above[worst], 2),
        Figure("the same, middle of all filters and sorts, ms", statistics.median(above.values())),
        Figure("100 rows at 99 % of the list / first 100 rows", last / first, 1.3),
        Figure(f"first 100 visits in two orders, worst ({slowest}), ms", pairs[slowest], 400),
        Figure("the same, middle of all pairs of orders, ms", statistics.median(pairs.values())),
        Figure("100 rows at 99 % of a list in two orders, ms", at_the_end),
        Figure("ids of all visits in their order, ms", median(lambda: visits.ids(VisitQuery(), VIEWER))),
    ]
    register.close()
    return found


def _page(visits: Visits, query: VisitQuery) -> None:
    visits.rows(visits.ids(query, VIEWER, PAGE), VIEWER)
