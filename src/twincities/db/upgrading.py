"""Bringing an older register to this program's revision, with the way back kept open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twincities.db.backup import backup

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from twincities.db.database import Database


def upgrade(database: Database, backups_folder: Path, now: datetime) -> Path | None:
    """Back a register up, then run the migrations; return the backup (None for a register that is no file).

    Raises what `backup` raises (nothing was done then) and UpgradeError; the register is as it was in every case.
    """
    made = backup(database, backups_folder, now) if database.path else None
    database.bring_up()
    return made
