"""Asking a register's search."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from twincities.db.search import matching
from twincities.db.tables.nouns import TABLES

if TYPE_CHECKING:
    from twincities.db.database import Database
    from twincities.domain.keys import Key


NO_PARTS: dict[str, Any] = dict.fromkeys(
    ("stops", "participants", "programme", "outcomes", "sources", "claims"), ()
)


def found(register: Database, noun: str, words: str) -> set[Key]:
    table = TABLES[noun]
    with register.reading() as connection:
        return set(connection.scalars(select(table.c.key).where(matching(connection, noun, words))))
