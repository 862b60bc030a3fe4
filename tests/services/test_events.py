"""Which visits belong to which partnership."""

from __future__ import annotations

from itertools import permutations
from typing import TYPE_CHECKING

from sqlalchemy import select

from tests.services.makers import place, tie, visit
from twincities.db.tables.partnerships import partnership
from twincities.db.tables.visits import visit as visits
from twincities.services.events import visits_of

if TYPE_CHECKING:
    from twincities.wiring import Services


def test_a_visit_that_names_no_partnership_belongs_to_each_that_joins_its_ends_whosever_they_are(
    empty: Services,
) -> None:
    kept = [
        empty.places.record_place(place(name, own=own)).key
        for name, own in (("Наш", True), ("Наш второй", True), ("Чужой", False), ("Чужой второй", False))
    ]
    ours, ours_too, theirs, theirs_too = kept
    joined = {
        tie(empty, *parties): set(permutations(parties, 2))
        for parties in ((ours, theirs), (ours, ours_too), (theirs, theirs_too), (ours, theirs, theirs_too))
    }
    made = {ends: empty.visits.record_visit(visit(*ends)).key for ends in permutations(kept, 2)}
    gone = empty.visits.record_visit(visit(ours, theirs)).key
    empty.visits.delete_visits([gone])
    with empty.desk.reading() as connection:
        numbers = dict(connection.execute(select(partnership.c.id, partnership.c.key)).all())
        for own in (visits_of(), visits_of(list(numbers))):
            rows = connection.execute(
                select(own.c.owner_id, visits.c.key).join_from(own, visits, visits.c.id == own.c.visit_id)
            ).all()
            found = sorted((numbers[owner], key) for owner, key in rows)
            assert found == sorted((key, made[ends]) for key, each in joined.items() for ends in each)
