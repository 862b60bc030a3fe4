"""Bringing an older register to this program's revision, with the way back kept open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twincities.db.backup import backup
from twincities.db.database import Database
from twincities.db.errors import RegisterError, UpgradeError
from twincities.db.migrating import migrate

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path


def upgrade(database: Database, backups_folder: Path, now: datetime) -> Path | None:
    """Back a register up, then run the migrations; return the backup (None for a register that is no file).

    Raises what `backup` raises (nothing was done then) and UpgradeError; the register is as it was in every case.
    """
    made = backup(database, backups_folder, now) if database.path else None
    _migrate(database)
    return made


def migrate_file(path: Path) -> None:
    """Run the migrations on a copy that nobody else uses."""
    database = Database(path)
    try:
        _migrate(database)
    finally:
        database.close()


def _migrate(database: Database) -> None:
    try:
        migrate(database)
    except RegisterError:
        raise
    except Exception as error:  # whatever a migration meets, nothing of it is kept
        raise UpgradeError(database.place, str(error)) from error
