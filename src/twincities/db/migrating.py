"""Bringing a register's tables to the state that this program works with."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from alembic import command
from alembic.config import Config
from sqlalchemy import func, insert, select, text

from twincities.db.errors import DamagedRegisterError
from twincities.db.folding import fold_all
from twincities.db.reckoning import reckon_all
from twincities.db.schema import REVISION
from twincities.db.tables.history import register
from twincities.domain.keys import new_key

if TYPE_CHECKING:
    from sqlalchemy import Connection


def config(connection: Connection | None = None) -> Config:
    """Return the migration tool's set-up for a connection."""
    setup = Config()
    setup.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    setup.attributes["connection"] = connection
    return setup


def migrate(connection: Connection, place: str, target: str = REVISION, *, new: bool = False) -> None:
    """Run the migrations up to a revision on a connection that `Database.migrating` gave for a register.

    At this program's revision the days that follow from documents and decisions, and what records are found by, are
    worked out anew: its rules may be others than those that the register was written by.
    A `new` register gets its catalogue's id, from whichever window made it first. SQLite rebuilds a table to change
    it, and with foreign keys on that deletes the rows that refer to it: they are off meanwhile and checked at the end.
    """
    command.upgrade(config(connection), target)
    if new and not connection.scalar(select(func.count()).select_from(register)):
        connection.execute(insert(register).values(name="catalogue_id", value=new_key()))
    if target == REVISION and not new:
        reckon_all(connection)
        fold_all(connection)
    if connection.dialect.name == "sqlite":
        broken = connection.execute(text("PRAGMA foreign_key_check")).all()
        if broken:
            raise DamagedRegisterError(place, f"{len(broken)} references lead nowhere")
