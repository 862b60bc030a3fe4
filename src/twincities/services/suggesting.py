"""Finding a record while its name is typed: what forms and the search box offer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from twincities.db.search import matching
from twincities.db.tables.nouns import TABLES
from twincities.domain.names import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Connection
    from sqlalchemy.sql.selectable import Select

    from twincities.domain.keys import Key

LIMIT = 8
"""Offers at a time: what a list under a field shows without scrolling."""


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


def sorted_by_fit(suggestions: Sequence[Suggestion], words: str) -> list[Suggestion]:
    """Put the suggestions whose title begins with what was typed first, each group as it was."""
    return sorted(suggestions, key=lambda one: not begins(one, words))[:LIMIT]
