"""How long the first page takes to be answered, each card and all together."""

from __future__ import annotations

import time
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING, Any

from sqlalchemy import event

from tests.benchmarks.measuring import Figure, Ground, p95, reading
from tests.benchmarks.register import TIMES, VIEWER
from twincities.services.agenda import Agenda
from twincities.services.anniversaries import Anniversaries
from twincities.services.desk import Desk
from twincities.services.ledger import Ledger
from twincities.services.measures import Measures
from twincities.services.register import Register
from twincities.services.today import Today

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from twincities.db.database import Database

GOAL_OF_SQL, GOAL = 150, 300


def figures(ground: Ground) -> list[Figure]:
    """Measure the cards, and the time of the database in all of them on a page that was never shown before."""
    database = ground.register()
    desk = Desk(database, lambda: "")

    def fresh() -> Today:
        register, ledger = Register(desk, Measures), Ledger(desk, Measures)
        return Today(desk, register, ledger, Anniversaries(desk, Measures), Measures)

    agenda = Agenda(desk)
    cards = _cards(fresh(), agenda)
    found = [
        Figure(f"card {name}, p95", p95(reading(partial(card, VIEWER), TIMES)))
        for name, card in cards.items()
    ]
    whole, asked = [], []
    for _ in range(TIMES):
        page = fresh()
        with _listening(database) as spent:
            began = time.process_time()
            for card in _cards(page, agenda).values():
                card(VIEWER)
            whole.append((time.process_time() - began) * 1_000)
        asked.append(sum(spent))
    found += [
        Figure("Today, SQL of all cards, p95", p95(asked), GOAL_OF_SQL),
        Figure("Today, all cards, p95", p95(whole), GOAL),
    ]
    database.close()
    return found


def _cards(page: Today, agenda: Agenda) -> dict[str, Callable[..., object]]:
    return {
        "figures": page.figures,
        "anniversaries": page.anniversaries,
        "overdue": page.overdue,
        "no deadline": page.no_deadline,
        "reports owed": agenda.reports_owed,
        "coming visits": agenda.coming_visits,
        "dormant": page.dormant,
        "no data": page.no_data,
        "recent changes": page.recent_changes,
    }


@contextmanager
def _listening(database: Database) -> Iterator[list[float]]:
    """Collect the milliseconds from asking the database to having its first row."""
    spent: list[float] = []

    def ask(*_asked: Any) -> None:  # noqa: ANN401 - SQLAlchemy's own
        spent.append(-time.process_time() * 1_000)

    def answer(*_answered: Any) -> None:  # noqa: ANN401 - as above
        spent.append(time.process_time() * 1_000)

    event.listen(database.engine, "before_cursor_execute", ask)
    event.listen(database.engine, "after_cursor_execute", answer)
    try:
        yield spent
    finally:
        event.remove(database.engine, "before_cursor_execute", ask)
        event.remove(database.engine, "after_cursor_execute", answer)
