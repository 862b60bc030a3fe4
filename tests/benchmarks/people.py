"""How long the directories of people and organisations take."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from tests.benchmarks.measuring import Figure, Ground, p95, reading
from twincities.i18n import Language
from twincities.services.desk import Desk
from twincities.services.organisations import Organisations
from twincities.services.people import People
from twincities.services.people_filter import OrganisationQuery, OrganisationSort, PersonQuery, PersonSort
from twincities.services.visit_filter import Viewer

if TYPE_CHECKING:
    from collections.abc import Callable

PAGE = 100
TIMES = 20
VIEWER = Viewer(Language.RU, date(2026, 11, 23), 10)


def figures(ground: Ground) -> list[Figure]:
    """Measure what the pages of people and organisations ask for."""
    database = ground.register()
    desk = Desk(database, lambda: "")
    people, bodies = People(desk), Organisations(desk)

    def switch_to(query: PersonQuery) -> Callable[[], object]:
        return lambda: people.rows(people.ids(query, VIEWER)[:PAGE], VIEWER)

    def switch_to_bodies(query: OrganisationQuery) -> Callable[[], object]:
        return lambda: bodies.rows(bodies.ids(query, VIEWER)[:PAGE], VIEWER)

    by_meeting = OrganisationQuery(sort=OrganisationSort.LAST_MET)

    works: list[tuple[str, Callable[[], object], float | None]] = [
        ("switch to people: ids, a page, p95", switch_to(PersonQuery()), 100),
        ("people found by a name, a page, p95", switch_to(PersonQuery(text="ива")), 100),
        ("people by post, a page, p95", switch_to(PersonQuery(sort=PersonSort.POST)), 100),
        ("people by last meeting, a page, p95", switch_to(PersonQuery(sort=PersonSort.LAST_MET)), 100),
        ("switch to organisations: ids, a page, p95", switch_to_bodies(OrganisationQuery()), 100),
        ("organisations by last meeting, a page, p95", switch_to_bodies(by_meeting), 100),
    ]
    found = [Figure(name, p95(reading(work, TIMES)), goal) for name, work, goal in works]
    database.close()
    return found
