"""Searching the ledger by words: visits are found by the index, and of each the promises that are meant."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import or_, select

from twincities.db.search import matching
from twincities.db.tables import outcome, place_name, visit
from twincities.domain.names import fold, fold_query
from twincities.services.events import is_commitment

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import ColumnElement, Connection

MANY = 2_000
"""Promises above which a search is too wide to look at each: those of all visits found are shown then."""


def saying(connection: Connection, text: str) -> ColumnElement[bool]:
    """Return the condition under which a commitment is meant by some words.

    Its visit must hold every word. A word that one of the visit's promises says, and that is no name of its two ends,
    leaves out the promises that do not say it.
    """
    found = outcome.c.owner_id.in_(select(visit.c.id).where(matching(connection, "visit", text)))
    columns = (outcome.c.id, outcome.c.owner_id, outcome.c.text, outcome.c.responsible, outcome.c.quote)
    rows = connection.execute(select(*columns).where(is_commitment(), found).limit(MANY + 1)).all()
    if len(rows) > MANY:
        return found
    own = {row.id: _words((row.text, row.responsible, row.quote)) for row in rows}
    ends = _ends(connection, {row.owner_id for row in rows})
    left = rows
    for forms in fold_query(text):
        sayers = {row.owner_id for row in rows if _says(own[row.id], forms)}
        left = [
            row
            for row in left
            if row.owner_id not in sayers
            or _says(own[row.id], forms)
            or _says(ends.get(row.owner_id, ""), forms)
        ]
    return outcome.c.id.in_([row.id for row in left])


def _ends(connection: Connection, visits: set[int]) -> dict[int, str]:
    """Return the words of every name of both ends of some visits, by the visit's id."""
    rows: Any = connection.execute(
        select(visit.c.id, place_name.c.text)
        .join_from(
            visit,
            place_name,
            or_(place_name.c.owner_id == visit.c.sending_id, place_name.c.owner_id == visit.c.host_id),
        )
        .where(visit.c.id.in_(sorted(visits)))
    )
    names: dict[int, list[str]] = {}
    for number, name in rows:
        names.setdefault(number, []).append(name)
    return {number: _words(of) for number, of in names.items()}


def _words(texts: Iterable[str]) -> str:
    return f" {' '.join(map(fold, texts))}"


def _says(words: str, forms: Iterable[str]) -> bool:
    return any(f" {form}" in words for form in forms)
