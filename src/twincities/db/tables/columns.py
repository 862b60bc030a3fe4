"""Columns that every table shares, and how each kind of field lies in one.

A partial date lies in two columns: its EDTF text, and a sortable number `<name>_sort` (yyyymmdd, 00 for what is not
known). A reference lies in `<name>_id`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import (
    Boolean,
    Column,
    DateTime,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    Time,
)
from sqlalchemy import Date as Day

if TYPE_CHECKING:
    from sqlalchemy.sql.schema import SchemaItem

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
    }
)

Columns = list["SchemaItem"]

KEY_LENGTH = 36
CODE_LENGTH = 40


def record_table(name: str, *columns: SchemaItem | Columns) -> Table:
    """Make the table of a noun: id, public key, version, the bin's mark, folded words for search, then its own."""
    return Table(
        name,
        metadata,
        Column("id", Integer, primary_key=True),
        Column("key", String(KEY_LENGTH), nullable=False, unique=True),
        Column("version", Integer, nullable=False),
        Column("deleted_at", DateTime, nullable=True),
        Column("folded", Text, nullable=False, server_default=""),
        *_flat(columns),
    )


def part_table(name: str, owner: str, *columns: SchemaItem | Columns) -> Table:
    """Make the table of an aggregate's part: its rows belong to one record and lie in an order."""
    return Table(
        name,
        metadata,
        Column("id", Integer, primary_key=True),
        Column("key", String(KEY_LENGTH), nullable=False, unique=True),
        Column("owner_id", ForeignKey(f"{owner}.id", ondelete="CASCADE"), nullable=False),
        Column("position", Integer, nullable=False),
        *_flat(columns),
        Index(None, "owner_id", "position"),
    )


def span_table(name: str, owner: str, *columns: SchemaItem | Columns) -> Table:
    """Make a table of what holds of a record from one day to another, worked out at writing and no part of it."""
    return Table(
        name,
        metadata,
        Column("id", Integer, primary_key=True),
        Column("owner_id", ForeignKey(f"{owner}.id", ondelete="CASCADE"), nullable=False),
        Column("from_day", Integer, nullable=False),
        Column("until_day", Integer, nullable=False),
        *_flat(columns),
    )


def _flat(columns: tuple[SchemaItem | Columns, ...]) -> Columns:
    flat: Columns = []
    for column in columns:
        flat += column if isinstance(column, list) else [column]
    return flat


def text(name: str) -> Column[str]:
    """Keep a text; "" where nothing is recorded."""
    return Column(name, Text, nullable=False, server_default="")


def term(name: str, *, required: bool = False) -> Column[str]:
    """Keep a vocabulary's code."""
    return Column(name, String(CODE_LENGTH), nullable=not required)


def terms(name: str) -> Column[str]:
    """Keep several codes of one vocabulary, each between bars («|culture|sport|»), "" for none."""
    return Column(name, Text, nullable=False, server_default="")


def partial_date(name: str, *, required: bool = False) -> Columns:
    """Keep a partial date and its sortable number."""
    return [
        Column(name, String(CODE_LENGTH), nullable=not required),
        Column(f"{name}_sort", Integer, nullable=not required),
    ]


def reference(name: str, target: str, *, required: bool = False, index: bool = True) -> Column[int]:
    """Refer to a record of another noun, which cannot be removed while this refers to it.

    `index` is False where the table has a wider index that begins with this column.
    """
    return Column(
        f"{name}_id", ForeignKey(f"{target}.id", ondelete="RESTRICT"), nullable=not required, index=index
    )


def whole(name: str, *, required: bool = False) -> Column[int]:
    """Keep a whole number."""
    return Column(name, Integer, nullable=not required)


def number(name: str) -> Column[float]:
    """Keep a number with a fraction."""
    return Column(name, Float, nullable=True)


def flag(name: str) -> Column[bool]:
    """Keep a yes or no."""
    return Column(name, Boolean(name=None), nullable=False, server_default="0")


def day(name: str) -> Column[object]:
    """Keep an exact day."""
    return Column(name, Day, nullable=True)


def clock(name: str) -> Column[object]:
    """Keep a time of day."""
    return Column(name, Time, nullable=True)
