"""Searching the ledger by words: records are found by the index, and of each the promises that are meant."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import select, union_all

from twincities.db.folding import value_words
from twincities.db.search import asked_of, matching
from twincities.db.tables.nouns import TABLES
from twincities.db.tables.partnerships import party
from twincities.db.tables.places import place_name
from twincities.db.tables.visits import outcome, visit
from twincities.domain.fields import fields_of
from twincities.domain.names import fold
from twincities.domain.preparation import Preparation
from twincities.domain.visit import Outcome
from twincities.services.events import is_commitment

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import ColumnElement, Connection, Table

    from twincities.domain.fields import Field

MANY = 2_000
"""Promises above which a search is too wide to look at each: those of all visits found are shown then."""


def saying(connection: Connection, text: str, book: Table = outcome) -> ColumnElement[bool]:
    """Return the condition under which a commitment of one of the ledger's books is meant by some words.

    Its visit, or partnership, must hold every word. A word that one of the record's promises says, and that is no name
    of its two ends, leaves out the promises that do not say it.
    """
    noun = "visit" if book is outcome else "partnership"
    owner = TABLES[noun]
    found = book.c.owner_id.in_(select(owner.c.id).where(matching(connection, noun, text)))
    fields = [
        field
        for field in fields_of(Outcome if book is outcome else Preparation)
        if field.described.searchable
    ]
    columns = [book.c.id, book.c.owner_id, *(book.c[field.name] for field in fields)]
    rows = connection.execute(select(*columns).where(is_commitment(book), found).limit(MANY + 1)).all()
    if len(rows) > MANY:
        return found
    own = {row.id: _words(fields, row[2:]) for row in rows}
    ends = _ends(connection, {row.owner_id for row in rows}, noun)
    left = rows
    for forms in asked_of(text):
        sayers = {row.owner_id for row in rows if _says(own[row.id], forms)}
        left = [
            row
            for row in left
            if row.owner_id not in sayers
            or _says(own[row.id], forms)
            or _says(ends.get(row.owner_id, ""), forms)
        ]
    return book.c.id.in_([row.id for row in left])


def _ends(connection: Connection, owners: set[int], noun: str) -> dict[int, str]:
    """Return the words of every name of the ends of some visits or partnerships, by the record's id."""
    wanted = sorted(owners)
    if noun == "visit":
        ends = union_all(
            select(visit.c.id, visit.c.sending_id.label("place_id")).where(visit.c.id.in_(wanted)),
            select(visit.c.id, visit.c.host_id).where(visit.c.id.in_(wanted)),
        ).subquery()
    else:
        parties = select(party.c.owner_id.label("id"), party.c.place_id)
        ends = parties.where(party.c.owner_id.in_(wanted)).subquery()
    rows = connection.execute(
        select(ends.c.id, place_name.c.text).join_from(
            ends, place_name, place_name.c.owner_id == ends.c.place_id
        )
    )
    names: dict[int, list[str]] = {}
    for number, name in rows:
        names.setdefault(number, []).append(name)
    return {number: f" {' '.join(map(fold, of))}" for number, of in names.items()}


def _words(fields: Iterable[Field], stored: Iterable[Any]) -> str:
    told = zip(fields, stored, strict=True)
    return f" {' '.join(word for field, value in told if value for word in value_words(field, value))}"


def _says(words: str, forms: Iterable[str]) -> bool:
    return any(f" {form}" in words for form in forms)
