"""Finding records by words: the one place that knows how each database searches.

Every searchable record keeps its words in `folded` (its own values, its parts', and every name of the places and
people it refers to; see `folding`). SQLite looks them up in an FTS5 index per noun, PostgreSQL in a trigram index over
the same column; both give the same answers.

The rows of the SQLite index are numbered in the order of the noun's list (`ORDER`). So the hits of any words come out
in that order one by one, and the first hundred of fifty thousand are found without sorting the rest: on 100,000 visits
0.1 ms for most words, 6 ms for the commonest, where sorting the hits took 36.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import Integer, String, and_, bindparam, column, literal_column, or_, select, table, true
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.selectable import Join

from twincities.db.code_words import codes_meant
from twincities.db.sound_words import sounds_asked
from twincities.db.tables.nouns import TABLES
from twincities.domain.names import fold_query

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy import BindParameter, ColumnElement, Connection, FromClause, Table
    from sqlalchemy.sql.compiler import SQLCompiler
    from sqlalchemy.sql.selectable import TableClause

ORDER = {"visit": "start_sort"}
"""The number by which a noun's list is sorted; its index is numbered by it, then by id."""
SHIFT = 10_000_000
"""What an order is multiplied by to leave room for ids: a hundred times the visits of a national register, and no more,
for the index writes the distance from each hit to the next."""

INDEX_PREFIX = "search_"
WORD_START = " "
NAME = "\ue001"
"""What stands before a word by which the record is called, kept beside the plain word; nobody can type it."""
Asked = Sequence[Sequence[str]]
_ASKED: BindParameter[str] = bindparam("asked_of_the_index", type_=String)


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
    """Return the index, the view it is rebuilt from, and the triggers that keep it in step, whoever writes."""
    index = INDEX_PREFIX + noun
    gone = (
        f"INSERT INTO {index}({index}, rowid, folded) VALUES ('delete', {_place(noun, 'old.')}, old.folded);"  # noqa: S608 - our own nouns
    )
    come = f"INSERT INTO {index}(rowid, folded) VALUES ({_place(noun, 'new.')}, new.folded);"  # noqa: S608 - our own nouns
    options = "tokenize='unicode61 remove_diacritics 0', prefix='1 2 3'"
    content = f"content='{index}_source', content_rowid='place'"
    watched = ", ".join(["folded", *([ORDER[noun]] if noun in ORDER else [])])
    changed = f"old.folded IS NOT new.folded OR {_place(noun, 'old.')} <> {_place(noun, 'new.')}"
    return [
        f"CREATE VIEW {index}_source AS SELECT {_place(noun)} AS place, folded FROM {noun}",  # noqa: S608 - our own nouns
        f"CREATE VIRTUAL TABLE {index} USING fts5(folded, {content}, {options})",
        f"CREATE TRIGGER {index}_come AFTER INSERT ON {noun} BEGIN {come} END",
        f"CREATE TRIGGER {index}_gone AFTER DELETE ON {noun} BEGIN {gone} END",
        f"CREATE TRIGGER {index}_changed AFTER UPDATE OF {watched} ON {noun} WHEN {changed} BEGIN {gone} {come} END",
    ]


def tidy_index(connection: Connection, noun: str) -> None:
    """Leave no traces of what was replaced in the index: after most records changed it is twice as large as it need be.

    Takes seven seconds on 100,000 visits.
    """
    if connection.dialect.name == "sqlite":
        index = INDEX_PREFIX + noun
        connection.exec_driver_sql(f"INSERT INTO {index}({index}) VALUES ('optimize')")  # noqa: S608 - our own nouns


def _place(noun: str, row: str = "") -> str:
    """Return a record's number in the index: its place in the noun's list."""
    return f"({row}{ORDER[noun]} * {SHIFT} + {row}id)" if noun in ORDER else f"{row}id"


def asked_of(words: str) -> Asked:
    """Return what words ask for: of each word the forms of which a record has to hold one.

    Those are spellings, the date that a word is a part of, the codes that it means, and how a person's name in another
    script sounds.
    """
    from twincities.db.date_phrases import dates_said  # noqa: PLC0415 - a start asks for no words

    asked = fold_query(words)
    dates = dates_said([forms[0] for forms in asked])
    return tuple(
        (*forms, *told, *codes_meant(forms[0]), *sounds_asked(forms[0]))
        for forms, told in zip(asked, dates, strict=True)
    )


def matching(connection: Connection, noun: str, words: str) -> ColumnElement[bool]:
    """Return the condition under which a record of a noun holds every word, each as the beginning of one of its own.

    Words without a letter or digit ask for nothing and match everything.
    """
    return holding(connection, noun, asked_of(words))


def called(connection: Connection, noun: str, words: str) -> ColumnElement[bool]:
    """Return the condition under which every word is one by which a record is called."""
    asked = fold_query(words)
    return holding(connection, noun, [[f"{NAME}{form}" for form in forms] for forms in asked])


def holding(connection: Connection, noun: str, asked: Asked) -> ColumnElement[bool]:
    """Return the condition under which a record holds each asked word in one of its forms."""
    if not asked:
        return true()
    if connection.dialect.name != "sqlite":
        return walking(TABLES[noun], asked)
    return _found(noun, _query(asked))


class Sought(NamedTuple):
    """What words ask of a noun's records: the condition of `matching`, and the values of its parameters.

    Where there are values, the condition is the same one whatever is sought: a statement with it can be kept.
    """

    condition: ColumnElement[bool]
    values: Mapping[str, str]


def sought(connection: Connection, noun: str, words: str) -> Sought:
    """Return what words ask for as `matching` does, for a statement that is asked again with other words."""
    asked = asked_of(words)
    if not asked or connection.dialect.name != "sqlite":
        return Sought(matching(connection, noun, words), {})
    return Sought(_found_again(noun), {_ASKED.key: _query(asked)})


@cache
def _found_again(noun: str) -> ColumnElement[bool]:
    return _found(noun, _ASKED)


def _found(noun: str, query: str | BindParameter[str]) -> ColumnElement[bool]:
    index = _sqlite_table(noun)
    return TABLES[noun].c.id.in_(select(_id(index, noun)).where(_hit(noun, query)))


@cache
def in_order(noun: str) -> tuple[FromClause, ColumnElement[int]]:
    """Return a noun's table joined to the hits of what is `sought`, and the number by which they come out sorted.

    At no cost, where what is sought has values; where it has none, its condition and a sort do the same.
    """
    index = _sqlite_table(noun)
    hits = InThisOrder(index, TABLES[noun], and_(TABLES[noun].c.id == _id(index, noun), _hit(noun, _ASKED)))
    return hits, index.c.rowid


def _sqlite_table(noun: str) -> TableClause:
    return table(INDEX_PREFIX + noun, column("rowid", Integer))


def _id(index: TableClause, noun: str) -> ColumnElement[int]:
    return index.c.rowid % SHIFT if noun in ORDER else index.c.rowid


def _query(asked: Asked) -> str:
    """Return what the index is asked for words, each in any of its forms."""
    return " AND ".join("(" + " OR ".join(f'"{form}"*' for form in forms) + ")" for forms in asked)


def _hit(noun: str, query: str | BindParameter[str]) -> ColumnElement[bool]:
    return literal_column(INDEX_PREFIX + noun).op("MATCH", is_comparison=True)(query)


class InThisOrder(Join):
    """A join whose left side SQLite reads first, in the order of its index, whatever it thinks cheaper."""

    inherit_cache = True


@compiles(InThisOrder, "sqlite")
def _cross_join(join: Join, compiler: SQLCompiler, **options: Any) -> str:  # noqa: ANN401 - the compiler's own
    plain: str = compiler.visit_join(join, **options)  # type: ignore[no-untyped-call] # the compiler's own
    return plain.replace(" JOIN ", " CROSS JOIN ", 1)


def walking(base: Table, asked: Asked) -> ColumnElement[bool]:
    """Compare every record's words; a leading space stands before the first word too, so that only beginnings match."""
    return and_(*(or_(*(base.c.folded.like(f"%{WORD_START}{form}%") for form in forms)) for forms in asked))


def indexed(words: str) -> str:
    """Return folded words as the column keeps them: with a space before the first."""
    return WORD_START + words if words else ""
