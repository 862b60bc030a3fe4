"""How long a page of the list of visits takes, and the ids of the whole list in its order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select

from tests.benchmarks.measuring import Figure, Ground, milliseconds, p95
from twincities.db.records import load_ids
from twincities.db.tables import place, place_label, visit
from twincities.domain.visit import Visit

if TYPE_CHECKING:
    from sqlalchemy import Select

    from twincities.db.database import Database

PAGE = 100
TIMES = 30


def figures(ground: Ground) -> list[Figure]:
    """Measure the list of visits."""
    register = ground.register()
    ids = _run(register, _ordered())
    middle = ids[len(ids) // 2 : len(ids) // 2 + PAGE]
    found = [
        Figure(
            "ids of all visits, the latest first, p95",
            p95(milliseconds(lambda: _run(register, _ordered()), TIMES)),
            150,
        ),
        Figure(
            "a page of the list with the names of places, p95",
            p95(milliseconds(lambda: _page(register, middle), TIMES)),
            10,
        ),
        Figure(
            "a page of whole visits with all parts, p95",
            p95(milliseconds(lambda: _whole(register, middle), TIMES)),
            100,
        ),
        Figure("one whole visit, p95", p95(milliseconds(lambda: _whole(register, middle[:1]), TIMES)), 10),
        Figure("count of the visits of a year, p95", p95(milliseconds(lambda: _year(register), TIMES)), 10),
        Figure(
            "ids of all places by name, p95", p95(milliseconds(lambda: _run(register, _places()), TIMES)), 50
        ),
    ]
    register.close()
    return found


def _ordered() -> Select[tuple[int]]:
    return (
        select(visit.c.id)
        .where(visit.c.deleted_at.is_(None))
        .order_by(visit.c.start_sort.desc(), visit.c.id.desc())
    )


def _places() -> Select[tuple[int]]:
    named = select(place.c.id).join_from(place, place_label, place_label.c.place_id == place.c.id)
    return named.where(place_label.c.language == "ru").order_by(place_label.c.sort_key, place.c.id)


def _run(register: Database, statement: Select[tuple[int]]) -> list[int]:
    with register.reading() as connection:
        return list(connection.scalars(statement))


def _page(register: Database, ids: list[int]) -> None:
    sending, host = place_label.alias(), place_label.alias()
    rows = (
        select(
            visit.c.id,
            visit.c.start,
            visit.c.end,
            visit.c.occasion,
            visit.c.status,
            sending.c.text,
            host.c.text,
        )
        .outerjoin(sending, (sending.c.place_id == visit.c.sending_id) & (sending.c.language == "ru"))
        .outerjoin(host, (host.c.place_id == visit.c.host_id) & (host.c.language == "ru"))
    )
    with register.reading() as connection:
        connection.execute(rows.where(visit.c.id.in_(ids))).all()


def _whole(register: Database, ids: list[int]) -> None:
    with register.reading() as connection:
        load_ids(connection, Visit, ids)


def _year(register: Database) -> None:
    with register.reading() as connection:
        year = (visit.c.start_sort >= 2015_00_00) & (visit.c.start_sort < 2016_00_00)
        connection.scalar(select(func.count()).where(visit.c.deleted_at.is_(None), year))
