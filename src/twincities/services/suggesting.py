"""Finding a record while its name is typed: what forms and the search box offer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import String, and_, bindparam, select

from twincities.db.search import matching
from twincities.db.tables import TABLES, party, place, place_label
from twincities.domain.names import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy import BindParameter, ColumnElement, Connection
    from sqlalchemy.sql.selectable import Select

    from twincities.domain.keys import Key
    from twincities.i18n import Language

LIMIT = 8
"""Offers at a time: what a list under a field shows without scrolling."""
DASH = " — "


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A record offered by name; `subtitle` tells apart those of the same name (country, organisation and year)."""

    key: Key
    title: str
    subtitle: str = ""
    alike: bool = False
    """Not what was typed, but spelt like it."""


def found(connection: Connection, noun: str, words: str, rows: Select[Any]) -> Select[Any]:
    """Narrow a select to the records outside the bin that hold these words."""
    table = TABLES[noun]
    return rows.where(table.c.deleted_at.is_(None), matching(connection, noun, words))


def begins(suggestion: Suggestion, words: str) -> bool:
    """Tell whether a suggestion's title begins with what was typed, script and case apart."""
    return fold(suggestion.title).startswith(fold(words))


# Written once and asked with ids: making a statement anew costs more than a page's rows.
IDS: BindParameter[Any] = bindparam("ids", expanding=True)
LANGUAGE: BindParameter[str] = bindparam("language", type_=String)
_LABELS = select(place_label.c.place_id, place_label.c.text).where(
    place_label.c.place_id.in_(IDS), place_label.c.language == LANGUAGE
)
_PARTIES = (
    select(party.c.owner_id, party.c.place_id)
    .where(party.c.owner_id.in_(IDS))
    .order_by(party.c.owner_id, party.c.position)
)


def place_titles(connection: Connection, ids: Iterable[int], language: Language) -> dict[int, str]:
    """Return the names to show of places, by id."""
    wanted = sorted(set(ids))
    rows = connection.execute(_LABELS, {"ids": wanted, "language": language.value}).all()
    return {row[0]: row[1] for row in rows}


def partnership_titles(connection: Connection, ids: Iterable[int], language: Language) -> dict[int, str]:
    """Return the names to show of partnerships («Шымкент — Стивенейдж»), by id.

    Two questions instead of one joined: the planner would begin the joined one with every label of the language.
    """
    rows = connection.execute(_PARTIES, {"ids": sorted(set(ids))}).all()
    labels = place_titles(connection, (row.place_id for row in rows), language)
    names: dict[int, list[str]] = {}
    for owner, place_id in rows:
        if place_id in labels:
            names.setdefault(owner, []).append(labels[place_id])
    return {number: DASH.join(of) for number, of in names.items()}


def labelled(language: Language) -> ColumnElement[bool]:
    """Say how a place is joined to its label in a language."""
    return and_(place_label.c.place_id == place.c.id, place_label.c.language == language.value)


def sorted_by_fit(suggestions: Sequence[Suggestion], words: str) -> list[Suggestion]:
    """Put the suggestions whose title begins with what was typed first, each group as it was."""
    return sorted(suggestions, key=lambda one: not begins(one, words))[:LIMIT]
