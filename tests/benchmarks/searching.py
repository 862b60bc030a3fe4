"""How long one keystroke in the search takes: the visits that have every word, the latest hundred of them."""

from __future__ import annotations

import json
from functools import partial
from random import Random
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from tests.benchmarks.measuring import Figure, Ground, milliseconds, p95
from twincities.db.search import matching
from twincities.db.tables import place_label, visit
from twincities.paths import shipped

if TYPE_CHECKING:
    from twincities.db.database import Database

PAGE = 100
GOAL = 50.0
"""A tenth of what a person feels as a delay, with room for the window to draw."""


def figures(ground: Ground) -> list[Figure]:
    """Measure the search of visits and of places."""
    register = ground.register()
    rare, common, places = _words(register)
    found = []
    for name, words in (
        ("a rare word", rare),
        ("the name of a place", places),
        ("a common word", common),
        ("a common word and a name", [f"{a} {b}" for a, b in zip(common * 9, places, strict=False)]),
        ("one letter", ["ш", "a", "к", "2"]),
        ("the beginnings of a name, letter by letter", [places[0][:n] for n in range(1, len(places[0]) + 1)]),
        ("nothing that is there", ["йцукенг", "zzzz"]),
    ):
        taken = [time for asked in words for time in milliseconds(partial(_keystroke, register, asked), 5)]
        found.append(Figure(f"search visits for {name}, p95", p95(taken), GOAL))
    taken = [time for asked in places for time in milliseconds(partial(_count, register, asked), 3)]
    found.append(Figure("count the hits of a place's name, p95", p95(taken), GOAL))
    register.close()
    return found


def _keystroke(register: Database, words: str) -> None:
    with register.reading() as connection:
        hits = select(visit.c.id).where(visit.c.deleted_at.is_(None), matching(connection, "visit", words))
        connection.scalars(hits.order_by(visit.c.start_sort.desc(), visit.c.id.desc()).limit(PAGE)).all()


def _count(register: Database, words: str) -> None:
    with register.reading() as connection:
        connection.scalar(
            select(func.count()).where(visit.c.deleted_at.is_(None), matching(connection, "visit", words))
        )


def _words(register: Database) -> tuple[list[str], list[str], list[str]]:
    made_of = json.loads((shipped("data") / "national_words.json").read_text(encoding="utf-8"))
    rare = made_of["rare_words"][:20]
    common = [made_of[name][0].split()[0] for name in ("summaries", "aims", "posts")]
    with register.reading() as connection:
        names = connection.scalars(
            select(place_label.c.text).where(place_label.c.language == "ru").limit(3_000)
        ).all()
    return rare, common, Random(1).sample(sorted(set(names)), 25)
