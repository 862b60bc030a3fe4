"""How long one keystroke in the search takes: the visits that have every word, the latest hundred of them."""

from __future__ import annotations

import json
from datetime import date
from functools import partial
from random import Random
from typing import TYPE_CHECKING

from sqlalchemy import select

from tests.benchmarks.measuring import Figure, Ground, milliseconds, p95
from twincities.db.tables.places import place_label
from twincities.i18n import Language
from twincities.paths import shipped
from twincities.services.desk import Desk
from twincities.services.visit_filter import Viewer, VisitQuery
from twincities.services.visits import Visits

if TYPE_CHECKING:
    from twincities.db.database import Database

PAGE = 200
"""What the journal asks for at a keystroke: more rows than a window shows."""
P95, MOST = 5.0, 16.0
VIEWER = Viewer(Language.RU, date(2026, 11, 23), 10)


def figures(ground: Ground) -> list[Figure]:
    """Measure what one keystroke in the journal's search box asks of the register."""
    register = ground.register()
    visits = Visits(Desk(register, lambda: ""))
    rare, common, places = words_of(register)
    kinds = {
        "a rare word": rare,
        "a place's name": places,
        "a common word": common,
        "a common word and a name": [f"{a} {b}" for a, b in zip(common * 9, places, strict=False)],
        "a country, a kind, a field": ["Германия", "юбилейный", "спорт"],
        "one letter": ["ш", "a", "к", "2"],
        "a word letter by letter": [
            word[:n] for word in (places[0], common[0]) for n in range(1, len(word) + 1)
        ],
        "nothing that is there": ["йцукенг", "zzzz"],
    }
    found, all_taken = [], []
    for name, words in kinds.items():
        taken = [
            time
            for asked in words
            for time in milliseconds(partial(visits.ids, VisitQuery(text=asked), VIEWER, PAGE), 5)
        ]
        all_taken += taken
        found.append(Figure(f"keystroke: {name}, p95 ms", p95(taken)))
    found += [
        Figure("keystroke: all of these, p95 ms", p95(all_taken), P95),
        Figure("keystroke: all of these, the longest, ms", max(all_taken), MOST),
    ]
    counted = [
        time
        for asked in common
        for time in milliseconds(partial(visits.count, VisitQuery(text=asked), VIEWER), 3)
    ]
    found.append(Figure("count of a common word's hits (in the background), p95 ms", p95(counted)))
    register.close()
    return found


def words_of(register: Database) -> tuple[list[str], list[str], list[str]]:
    """Return rare words, common words and names of places that the made-up register holds."""
    made_of = json.loads((shipped("data") / "national_words.json").read_text(encoding="utf-8"))
    rare = made_of["rare_words"][:20]
    common = [made_of[name][0].split()[0] for name in ("summaries", "aims", "posts")]
    with register.reading() as connection:
        names = connection.scalars(
            select(place_label.c.text).where(place_label.c.language == "ru").limit(3_000)
        ).all()
    return rare, common, Random(1).sample(sorted(set(names)), 25)
