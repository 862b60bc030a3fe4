"""What the tests of backups and of restoring share."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from tests.examples import WHO, founding_visit, with_new_rows
from twincities.db.writing import action

if TYPE_CHECKING:
    from pathlib import Path

    from tests.examples import Example
    from twincities.db.database import Database
    from twincities.domain.visit import Visit

NOW = datetime(2026, 11, 23, 6, 15, tzinfo=UTC)


def more(register: Database, example: Example) -> Visit:
    """Write another visit and return it."""
    visit = with_new_rows(founding_visit(example.region.key, example.stevenage.key))
    with action(register, WHO) as writing:
        return writing.create(visit).record


def visits_of(register: Database) -> int:
    with register.reading() as connection:
        return int(connection.exec_driver_sql("SELECT count(*) FROM visit").scalar_one())


def folder_with(folder: Path) -> Path:
    folder.mkdir(exist_ok=True)
    return folder


def name_of(moment: datetime) -> str:
    return moment.strftime("register-%Y-%m-%dT%H%M%SZ.sqlite")


def damage(path: Path, table: str = "visit") -> None:
    """Write nonsense over the first page of a table."""
    with closing(sqlite3.connect(path)) as connection:
        (page,) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", [table]).fetchone()
    with path.open("r+b") as file:
        file.seek((page - 1) * 4096)
        file.write(b"\xff" * 4096)
