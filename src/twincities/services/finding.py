"""Search over everything: one box, every noun, any script."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from sqlalchemy import select

from twincities.db.code_words import codes_meant
from twincities.db.search import called, in_order, sought
from twincities.db.tables.history import change
from twincities.db.tables.nouns import TABLES
from twincities.db.tables.places import place
from twincities.db.tables.visits import visit
from twincities.domain.keys import Key
from twincities.domain.names import fold
from twincities.services.titles import titles_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Connection, Row

    from twincities.i18n import Words
    from twincities.services.desk import Desk

LOOKED_BACK = 400
"""Changed fields among which the records changed last are looked for."""

ORDER = ("partnership", "place", "visit", "agreement", "person", "organisation", "source")
"""Nouns in the order in which a person most often means them."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A record that was found."""

    kind: str
    key: Key
    title: str
    subtitle: str


class Finding:
    """What everybody does: look for something by its words."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    @staticmethod
    def get_ready() -> None:
        """Read the names of countries and languages, which search has in every language: else the first key waits."""
        codes_meant("")

    def search(self, text: str, words: Words, limit: int = 50) -> list[Hit]:
        """Return the records outside the bin that hold every word, at most `limit` of each noun.

        A title that begins with the words comes first, then nouns in `ORDER`; of each those that are called so before
        those that only say so, the latest visit, the largest place.
        """
        if not fold(text):
            return []
        hits: list[Hit] = []
        with self._desk.reading() as connection:
            for noun in ORDER:
                rows = _best(connection, noun, text, limit)
                titles = titles_of(connection, noun, [row.id for row in rows], words)
                hits += [
                    Hit(noun, Key(row.key), titles[row.id].title, titles[row.id].subtitle) for row in rows
                ]
        return sorted(hits, key=lambda hit: not fold(hit.title).startswith(fold(text)))

    def recent(self, opened: Sequence[tuple[str, Key]], words: Words, limit: int) -> list[Hit]:
        """Return the records of `opened` (noun and key, the latest first), then those changed last; none in the bin."""
        with self._desk.reading() as connection:
            known = [
                (noun, number)
                for noun, key in opened
                if (number := connection.scalar(select(TABLES[noun].c.id).where(TABLES[noun].c.key == key)))
            ]
            lately = select(change.c.noun, change.c.record_id).order_by(change.c.id.desc()).limit(LOOKED_BACK)
            changed = [(row.noun, row.record_id) for row in connection.execute(lately)]
            hits = (_hit(connection, noun, number, words) for noun, number in dict.fromkeys(known + changed))
            return list(islice((hit for hit in hits if hit is not None), limit))


def _hit(connection: Connection, noun: str, number: int, words: Words) -> Hit | None:
    """Return a record by noun and id, None for one that is not looked for by name or lies in the bin."""
    if noun not in ORDER:
        return None
    table = TABLES[noun]
    key = connection.scalar(select(table.c.key).where(table.c.id == number, table.c.deleted_at.is_(None)))
    if key is None:
        return None
    titled = titles_of(connection, noun, [number], words)[number]
    return Hit(noun, Key(key), titled.title, titled.subtitle)


def _best(connection: Connection, noun: str, text: str, limit: int) -> list[Row[tuple[int, str]]]:
    """Return id and key of the records of a noun that hold the words: those that are called so before all others."""
    table = TABLES[noun]
    rows = select(table.c.id, table.c.key).where(table.c.deleted_at.is_(None)).limit(limit)
    words = sought(connection, noun, text)
    if noun == "visit" and words.values:
        hits, by_date = in_order(noun)
        return [*connection.execute(rows.select_from(hits).order_by(by_date.desc()), words.values)]
    order = {"visit": visit.c.start_sort.desc(), "place": place.c.population.desc()}.get(noun, table.c.id)
    found = [*connection.execute(rows.where(called(connection, noun, text)).order_by(order))]
    if len(found) < limit:
        known = {row.id for row in found}
        saying = connection.execute(rows.where(words.condition).order_by(order), words.values)
        found += [row for row in saying if row.id not in known]
    return found[:limit]
