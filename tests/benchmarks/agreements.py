"""How long a page of the agreements takes, against the same SQL by the bare driver."""

from __future__ import annotations

import statistics
from functools import partial
from typing import TYPE_CHECKING

from tests.benchmarks.listing import PAGE, VIEWER
from tests.benchmarks.measuring import TIMES, Figure, Ground, above_raw, median, p95, reading
from twincities.domain.vocabularies import AgreementState, DocumentKind
from twincities.services.agreements import AgreementQuery, Agreements, AgreementSort
from twincities.services.desk import Desk
from twincities.services.measures import Measures

if TYPE_CHECKING:
    from collections.abc import Sequence

HALF_A_YEAR = 183
QUERIES = {
    **{f"by {sort.value}": AgreementQuery(sort=sort) for sort in AgreementSort},
    "by signed, newest first": AgreementQuery(sort=AgreementSort.SIGNED, descending=True),
    **{state.value: AgreementQuery(states=(state,)) for state in AgreementState},
    "twinning agreements": AgreementQuery(kinds=(DocumentKind.TWINNING_AGREEMENT,)),
    "with Germany": AgreementQuery(countries=("DE",)),
    "due by the office's rule": AgreementQuery(due=True),
    "due within half a year": AgreementQuery(due_within=HALF_A_YEAR),
    "without a text": AgreementQuery(no_text=True),
    "silent": AgreementQuery(silent=True),
    "found by a word": AgreementQuery(text="memor"),
}
SORTS = {sort: QUERIES[f"by {sort.value}"] for sort in AgreementSort}


def figures(ground: Ground) -> list[Figure]:
    """Measure the first page for every built-in filter and sort, a page at the end, and the way to the page."""
    register = ground.register()
    agreements = Agreements(Desk(register, lambda: ""), Measures)
    above = {name: above_raw(register, partial(_page, agreements, query)) for name, query in QUERIES.items()}
    worst = max(above, key=lambda name: above[name])
    ids = agreements.ids(AgreementQuery(), VIEWER)
    late = len(ids) * 99 // 100
    first = median(lambda: agreements.rows(ids[:PAGE], VIEWER))
    last = median(lambda: agreements.rows(ids[late : late + PAGE], VIEWER))
    switches = {
        sort: p95(reading(partial(_switch, agreements, query), TIMES)) for sort, query in SORTS.items()
    }
    slowest = max(switches, key=lambda sort: switches[sort])
    found = [
        Figure(f"first 100 agreements above the same raw SQL, worst ({worst}), ms", above[worst], 2),
        Figure("the same, middle of all filters and sorts, ms", statistics.median(above.values())),
        Figure("100 agreements at 99 % of the list / first 100", last / first, 1.3),
        Figure(f"switch to agreements, worst order ({slowest.value}), p95", switches[slowest], 100),
    ]
    register.close()
    return found


def _page(agreements: Agreements, query: AgreementQuery) -> None:
    agreements.rows(agreements.ids(query, VIEWER, PAGE), VIEWER)


def _switch(agreements: Agreements, query: AgreementQuery) -> None:
    ids: Sequence[int] = agreements.ids(query, VIEWER)
    agreements.rows(ids[:PAGE], VIEWER)
