"""Keeping a register safe: backups, the way back to one, upgrades and checks; of one that cannot be opened, too."""

from __future__ import annotations

from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from twincities.db import backup as backing
from twincities.db.backup import Backup, Restored
from twincities.db.database import Database
from twincities.db.errors import DamagedRegisterError, OlderRegisterError
from twincities.domain.findings import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

__all__ = ["Backup", "Finding", "Keeping", "Restored", "Upgraded"]


@dataclass(frozen=True, slots=True)
class Upgraded:
    """A register was upgraded; `backup` is what it was before, None for one that is no file."""

    backup: Path | None


class Keeping:
    """What a person does for the safety of one register; every deed opens the register for itself and lets go."""

    def __init__(self, register: Path | str, folder: Path) -> None:
        """Name the register and the folder of its backups."""
        self.register = register
        self.folder = folder

    def backups(self) -> list[Backup]:
        """Return the backups that lie in the folder, the newest first."""
        return backing.backups_in(self.folder)

    def back_up(self) -> Path:
        """Write a backup now and return its path; DamagedRegisterError, FullDiskError or BackupError otherwise."""
        with self._register() as database:
            database.open_to_read()
            return backing.backup(database, self.folder, datetime.now(UTC))

    def back_up_daily(self) -> Path | None:
        """Write a backup if the last one is older than a day, and drop those that are not worth keeping any more.

        The day's other housekeeping is done with it.
        """
        with self._register() as database:
            database.open()
            made = backing.automatic(database, self.folder, datetime.now(UTC))
            if made is not None:
                database.refresh_statistics()
            return made

    def restore(self, file: Path) -> Restored:
        """Put a backup in the register's place; what is there is saved first. Any RegisterError says why not."""
        with self._register() as database:
            return backing.restore(database, file, self.folder, datetime.now(UTC))

    def upgrade(self) -> Path | None:
        """Bring an older register to this program's state and return the backup made before; UpgradeError otherwise."""
        from twincities.db.upgrading import upgrade  # noqa: PLC0415 - the migration tool is seldom needed

        with self._register() as database:
            return upgrade(database, self.folder, datetime.now(UTC))

    def upgrade_if_older(self) -> Upgraded | None:
        """Upgrade a register of an earlier version; None where there is nothing to do. Errors as of `upgrade`."""
        with self._register() as database:
            try:
                database.open()
            except OlderRegisterError:
                return Upgraded(self.upgrade())
        return None

    def check(self) -> list[Finding]:
        """Look through the whole register and return what is wrong.

        What is no register of this version has no such answer: errors as of `Database.open_to_read`, all but damage.
        """
        from twincities.db.checking import check  # noqa: PLC0415 - seldom needed

        with self._register() as database:
            with suppress(DamagedRegisterError):  # where the damage lies is the check's to tell
                database.open_to_read()
            return check(database)

    def work_out_anew(self) -> Path | None:
        """Put right what follows from other facts (FindingCode.WORKED_OUT); return the backup made before.

        None for a register that is no file. Any RegisterError says why not; the register is then as it was.
        """
        from twincities.db.reckoning import reckon_all  # noqa: PLC0415 - seldom needed

        with self._register() as database:
            database.open()
            saved = self.back_up() if database.path else None
            with database.writing() as connection:
                reckon_all(connection)
            return saved

    @contextmanager
    def _register(self) -> Iterator[Database]:
        database = Database(self.register)
        try:
            yield database
        finally:
            database.close()
