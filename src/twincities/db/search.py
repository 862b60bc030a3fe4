"""Finding records by words: the one place that knows how each database searches.

Every searchable record keeps its words in `folded` (its own texts, its parts', and every name of the places and
people it refers to). SQLite looks them up in an FTS5 index per noun, PostgreSQL in a trigram index over the same
column; both give the same answers.

Measured on 100,000 visits: an index over prefixes finds rare words at once but sorts common ones slowly, walking the
date index with LIKE is the reverse. So hits are counted up to `MANY`, and the count chooses the way.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, column, func, literal_column, or_, select, table, true

from twincities.db.tables import TABLES
from twincities.domain.names import fold_query

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import ColumnElement, Connection, Table

MANY = 8_000
"""Hits above which walking the sorted table beats sorting the hits."""

INDEX_PREFIX = "search_"
WORD_START = " "


def is_search_table(name: str | None) -> bool:
    """Tell the index's own tables from the register's, for the migration tool."""
    return (name or "").startswith((INDEX_PREFIX, f"ix_{INDEX_PREFIX}"))


def create_index(connection: Connection, noun: str) -> None:
    """Make the search index of a noun's table; called by the migration that makes the table."""
    for statement in _sqlite_index(noun) if connection.dialect.name == "sqlite" else _postgresql_index(noun):
        connection.exec_driver_sql(statement)


def _postgresql_index(noun: str) -> list[str]:
    return [
        "CREATE EXTENSION IF NOT EXISTS pg_trgm",
        f"CREATE INDEX ix_{INDEX_PREFIX}{noun} ON {noun} USING gin (folded gin_trgm_ops)",
    ]


def _sqlite_index(noun: str) -> list[str]:
    """Return the index and the triggers that keep it in step with the table, whoever writes to it."""
    index = INDEX_PREFIX + noun
    gone = f"INSERT INTO {index}({index}, rowid, folded) VALUES ('delete', old.id, old.folded);"  # noqa: S608 - our own nouns
    come = f"INSERT INTO {index}(rowid, folded) VALUES (new.id, new.folded);"  # noqa: S608 - our own nouns
    options = (
        f"content='{noun}', content_rowid='id', tokenize='unicode61 remove_diacritics 0', prefix='1 2 3'"
    )
    changed = f"AFTER UPDATE OF folded ON {noun} WHEN old.folded IS NOT new.folded"
    return [
        f"CREATE VIRTUAL TABLE {index} USING fts5(folded, {options})",
        f"CREATE TRIGGER {index}_come AFTER INSERT ON {noun} BEGIN {come} END",
        f"CREATE TRIGGER {index}_gone AFTER DELETE ON {noun} BEGIN {gone} END",
        f"CREATE TRIGGER {index}_changed {changed} BEGIN {gone} {come} END",
    ]


def matching(connection: Connection, noun: str, words: str) -> ColumnElement[bool]:
    """Return the condition under which a record of a noun holds every word, each as the beginning of one of its own.

    Words without a letter or digit ask for nothing and match everything.
    """
    asked = fold_query(words)
    if not asked:
        return true()
    base = TABLES[noun]
    if connection.dialect.name != "sqlite":
        return _walking(base, asked)
    hits = _sqlite_hits(noun, asked).limit(MANY + 1).subquery()
    # The hits come as one value and go back as one: the index is asked once, and none of them is counted in Python.
    count, found = connection.execute(select(func.count(), func.json_group_array(hits.c.rowid))).one()
    if count > MANY:
        return _walking(base, asked)
    return base.c.id.in_(select(func.json_each(found).table_valued("value").c.value))


def _sqlite_hits(noun: str, asked: Iterable[Iterable[str]]) -> Any:  # noqa: ANN401 - a select of one column
    index = table(INDEX_PREFIX + noun, column("rowid"))
    query = " AND ".join("(" + " OR ".join(f'"{form}"*' for form in forms) + ")" for forms in asked)
    hit = literal_column(INDEX_PREFIX + noun).op("MATCH")(query)
    return select(index.c.rowid).where(hit)


def _walking(base: Table, asked: Iterable[Iterable[str]]) -> ColumnElement[bool]:
    """Compare every record's words; a leading space stands before the first word too, so that only beginnings match."""
    return and_(*(or_(*(base.c.folded.like(f"%{WORD_START}{form}%") for form in forms)) for forms in asked))


def indexed(words: str) -> str:
    """Return folded words as the column keeps them: with a space before the first."""
    return WORD_START + words if words else ""
