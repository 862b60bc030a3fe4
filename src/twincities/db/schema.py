"""Which state of the tables this program works with, told without loading the migration tool."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import column, select, table

if TYPE_CHECKING:
    from sqlalchemy import Connection

REVISION = "0011"
"""The newest migration: revisions are numbered, so that older and newer can be told apart."""
VERSION_TABLE = "alembic_version"


def is_revision(text: str) -> bool:
    """Tell our revisions' names from those of other programs that use the same migration tool."""
    return len(text) == len(REVISION) and text.isdecimal()


def stored_revision(connection: Connection) -> str | None:
    """Return the revision of a register; None where the database holds none."""
    if VERSION_TABLE not in connection.dialect.get_table_names(connection):
        return None
    versions = table(VERSION_TABLE, column("version_num"))
    revision: str | None = connection.scalar(select(versions.c.version_num))
    return revision
