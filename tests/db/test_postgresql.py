"""Every statement of storage must be one that an office's PostgreSQL server understands too."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import create_mock_engine, event
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.schema import CreateIndex, CreateTable

from tests.examples import fill
from twincities.db.checking import check
from twincities.db.history import history_of, record_at, take_back
from twincities.db.records import load, load_ids
from twincities.db.search import matching
from twincities.db.tables.nouns import TABLES, metadata
from twincities.db.writing import action
from twincities.domain.changes import Act
from twincities.domain.nouns import NOUNS

if TYPE_CHECKING:
    from sqlalchemy import ClauseElement, Table

    from twincities.db.database import Database

DIALECTS: list[Any] = [postgresql.dialect(), sqlite.dialect()]  # type: ignore[no-untyped-call] # SQLAlchemy's own
SQLITE_ONLY = ("PRAGMA", "MATCH")
"""Checks of the file itself, and the search index: each has its counterpart, chosen by the dialect."""


def statements_of_every_use(register: Database) -> list[ClauseElement]:
    """Collect what storage says while it is used in every way there is."""
    seen: list[ClauseElement] = []

    def note(_connection: object, statement: Any, *_more: object) -> None:  # noqa: ANN401 - any statement
        if hasattr(statement, "compile"):
            seen.append(statement)

    event.listen(register.engine, "before_execute", note)
    example = fill(register)
    with action(register, "A. Clerk") as writing:
        renamed = example.stevenage.record
        writing.correct(example.stevenage, type(renamed)(names=renamed.names[:1]))
        gone = writing.delete(example.visit)
        writing.purge(gone)
    with action(register, "A. Clerk", Act.UNDO, undoes=writing.change_set) as undoing:
        take_back(undoing, writing.change_set)
    with register.reading() as connection:
        for noun in TABLES:
            matching(connection, noun, "шымкент")
            load_ids(connection, NOUNS[noun], [1])
        kept = load(connection, NOUNS["place"], example.stevenage.key)
        record_at(connection, kept, 1)
        history_of(connection, NOUNS["place"], kept.key)
    assert check(register) == []
    register.fact("example")
    event.remove(register.engine, "before_execute", note)
    return seen


@pytest.mark.parametrize("dialect", DIALECTS, ids=lambda dialect: dialect.name)
def test_every_statement_of_storage_compiles(register: Database, dialect: Any) -> None:  # noqa: ANN401 - untyped
    statements = statements_of_every_use(register)
    assert len(statements) > 100
    for statement in statements:
        said = str(statement.compile(dialect=dialect))
        assert said
        if dialect.name == "postgresql" and any(word in said for word in SQLITE_ONLY):
            assert "PRAGMA" in said or "search_" in said


@pytest.mark.parametrize("table", metadata.sorted_tables, ids=lambda table: table.name)
def test_every_table_compiles(table: Table) -> None:
    for dialect in DIALECTS:
        assert str(CreateTable(table).compile(dialect=dialect))
        for index in table.indexes:
            assert str(CreateIndex(index).compile(dialect=dialect))


@pytest.mark.parametrize("noun", TABLES)
def test_search_on_a_server_walks_the_folded_column(noun: str) -> None:
    engine = create_mock_engine("postgresql://", lambda *_: None)
    condition = matching(engine, noun, "Шымкент 2015")  # type: ignore[arg-type] # only its dialect is asked
    said = str(condition.compile(dialect=DIALECTS[0], compile_kwargs={"literal_binds": True}))
    assert said.count(f"{noun}.folded LIKE '%% ") >= 2
