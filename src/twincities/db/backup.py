"""Backups: whole registers in single files, checked before they count.

A backup is written beside its place under another name, opened and checked there, forced to the disk and only then
given its name: a file with a backup's name is a backup.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
import time
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from twincities.db import sqlite_file
from twincities.db.errors import (
    BackupError,
    DamagedRegisterError,
    LockedRegisterError,
    MissingRegisterError,
    NewerRegisterError,
    NotARegisterError,
    ReadOnlyRegisterError,
    RegisterError,
)
from twincities.db.part_file import part_file, settle, told
from twincities.db.schema import REVISION, VERSION_TABLE, is_revision

if TYPE_CHECKING:
    from collections.abc import Iterable

    from twincities.db.database import Database

DAYS, WEEKS, MONTHS = 7, 5, 12
"""How many days, weeks and months that have a backup keep one; the newest of each."""
ONE_DAY = timedelta(days=1)
_NAME = "register-%Y-%m-%dT%H%M%SZ.sqlite"


class Backup(NamedTuple):
    """A backup lying in a folder, and the moment (UTC) that it shows."""

    at: datetime
    path: Path


@dataclass(frozen=True, slots=True)
class Restored:
    """What became of the register that was there: its backup, or the place to which its damaged file was moved."""

    backup: Path | None = None
    aside: Path | None = None


def backups_in(folder: Path) -> list[Backup]:
    """Return the backups of a folder, the newest first, told by their names."""
    found = []
    for path in folder.glob("register-*.sqlite"):
        with suppress(ValueError):
            found.append(Backup(datetime.strptime(path.name, _NAME).replace(tzinfo=UTC), path))
    return sorted(found, reverse=True)


def worth_keeping(moments: Iterable[datetime]) -> set[datetime]:
    """Choose the backups to keep: the newest of each of the last days, weeks and months that have any.

    Those of the newest one's last 24 hours stay too, however many: they may show what a restore or an upgrade of that
    day replaced.
    """
    newest_first = sorted(set(moments), reverse=True)
    kept = {moment for moment in newest_first if newest_first[0] - moment <= ONE_DAY}
    for period, count in (("%Y-%m-%d", DAYS), ("%G-%V", WEEKS), ("%Y-%m", MONTHS)):
        newest_of: dict[str, datetime] = {}
        for moment in newest_first:
            newest_of.setdefault(moment.strftime(period), moment)
        kept.update(list(newest_of.values())[:count])
    return kept


def rotate(folder: Path) -> list[Path]:
    """Remove the backups that are not worth keeping and return them; one that cannot be removed stays."""
    backups = backups_in(folder)
    kept = worth_keeping(backup.at for backup in backups)
    gone = []
    for at, path in backups:
        if at not in kept:
            with suppress(OSError):
                path.unlink()
                gone.append(path)
    return gone


def automatic(database: Database, folder: Path, now: datetime) -> Path | None:
    """Make a backup if there is none of the last 24 hours, and tidy the folder up; return the new one."""
    if any(timedelta(0) <= now - backup.at < ONE_DAY for backup in backups_in(folder)):
        return None
    made = backup(database, folder, now)
    rotate(folder)
    return made


def backup(database: Database, folder: Path, now: datetime) -> Path:
    """Write a checked backup of a register into a folder and return its path. Other windows may go on writing.

    `now` is an aware moment; where a backup of that second exists, the next free second gives the name. Raises
    DamagedRegisterError (the register itself is), FullDiskError, BackupError (the folder cannot be written to, or what
    was written does not pass its check). Nothing is left behind then.
    """
    path = _file_of(database)
    trouble = BackupError(folder)
    with part_file(folder, trouble) as part:
        with database.reading() as connection:
            source = connection.connection.driver_connection
            if not isinstance(source, sqlite3.Connection):
                raise BackupError(database.place, "not a file")
            _copy(source, path, part, trouble)
        _examine_copy(part, path, folder)
        at = now.astimezone(UTC).replace(microsecond=0)
        while (named := folder / at.strftime(_NAME)).exists():
            at += timedelta(seconds=1)
        settle(part, named, trouble)
    return named


def restore(database: Database, file: Path, folder: Path, now: datetime) -> Restored:
    """Put a backup in the register's place.

    The file is read and checked first, and brought to this program's revision if it is older. Then the present
    register is backed up into `folder`; one that is damaged beyond that is moved aside, never deleted. A readable
    register is replaced in one transaction, so that another window on it sees the old contents or the new.

    Raises MissingRegisterError, NotARegisterError, NewerRegisterError, DamagedRegisterError about `file`, and
    LockedRegisterError, ReadOnlyRegisterError, FullDiskError about the register, which is then as it was; BackupError
    where `file` cannot be read or the present register cannot be saved.
    """
    path = _file_of(database)
    trouble = ReadOnlyRegisterError(path)
    with part_file(path.parent, trouble) as part:
        _fetch(file, part)
        present = _set_by(database, folder, now)
        if present.backup is not None:
            _pour(part, path, database.patience, trouble)
        else:
            database.close()
            settle(part, path, trouble)
    database.close()
    return present


def _file_of(database: Database) -> Path:
    if database.path is None:
        raise BackupError(database.place, "not a file")
    return database.path


def _set_by(database: Database, folder: Path, now: datetime) -> Restored:
    """Save what is there before it is replaced."""
    path = _file_of(database)
    if not path.exists():
        return Restored()
    try:
        return Restored(backup=backup(database, folder, now))
    except (DamagedRegisterError, NotARegisterError):
        database.close()
        stamp = now.astimezone(UTC).strftime("%Y-%m-%dT%H%M%SZ")
        aside = path.with_name(f"{path.stem}-damaged-{stamp}{path.suffix}")
        for companion in ("", *sqlite_file.COMPANIONS):
            with told(path, ReadOnlyRegisterError(path)), suppress(FileNotFoundError):
                os.rename(f"{path}{companion}", f"{aside}{companion}")  # noqa: PTH104 - names, not paths
        return Restored(aside=aside)


def _copy(source: sqlite3.Connection, register: Path, part: Path, trouble: RegisterError) -> None:
    """Copy one moment of a database into a file that stands alone, without a write-ahead log."""
    with told(register, trouble), closing(sqlite3.connect(part)) as target:
        target.execute("PRAGMA synchronous=OFF")  # forced to the disk once, at the end
        source.backup(target)
        target.execute("PRAGMA journal_mode=DELETE")


def _examine_copy(part: Path, register: Path, folder: Path) -> None:
    """Check a backup; where it fails, find out which of the two is damaged."""
    try:
        examine(part)
    except NotARegisterError as error:  # copied as it is: empty, or another program's
        raise NotARegisterError(register, error.detail) from error
    except RegisterError as error:
        if sqlite_file.is_sound(register):
            raise BackupError(folder, str(error)) from error
        raise DamagedRegisterError(register, error.detail) from error


def examine(file: Path) -> str:
    """Check a register's file from end to end and return its revision.

    Raises NotARegisterError, DamagedRegisterError.
    """
    try:
        with closing(sqlite3.connect(file)) as connection:
            tables = "SELECT name FROM sqlite_master WHERE type = 'table'"
            if (VERSION_TABLE,) not in connection.execute(tables).fetchall():
                raise NotARegisterError(file)
            (revision,) = connection.execute(f"SELECT version_num FROM {VERSION_TABLE}").fetchone() or ("",)  # noqa: S608 - our own table
            trouble = connection.execute("PRAGMA integrity_check(1)").fetchall()
            trouble = [row for row in trouble if row != ("ok",)]
            trouble += connection.execute("PRAGMA foreign_key_check").fetchmany(1)
    except sqlite3.Error as error:
        raise sqlite_file.meaning(error, str(file)) or DamagedRegisterError(file, str(error)) from error
    if trouble:
        raise DamagedRegisterError(file, str(trouble[0]))
    if not isinstance(revision, str) or not is_revision(revision):
        raise NotARegisterError(file)
    return revision


def _fetch(file: Path, part: Path) -> None:
    """Take the contents of a given file, checked and of this program's revision."""
    if not file.exists():
        raise MissingRegisterError(file)
    if not sqlite_file.is_sqlite(file) or not file.stat().st_size:
        raise NotARegisterError(file)
    trouble = BackupError(file)
    for companion in (
        "",
        "-wal",
    ):  # a copied register may have its log beside it; the original stays untouched
        if Path(f"{file}{companion}").exists():
            with told(part, trouble):
                shutil.copyfile(f"{file}{companion}", f"{part}{companion}")
    try:
        revision = examine(part)
    except RegisterError as error:
        raise type(error)(file, error.detail) from error
    if revision > REVISION:
        raise NewerRegisterError(file, revision)
    if revision < REVISION:
        _bring_up(part)


def _bring_up(part: Path) -> None:
    """Run the migrations on a copy that nobody else uses."""
    from twincities.db.database import Database  # noqa: PLC0415 - a backup is copied without SQLAlchemy

    database = Database(part)
    try:
        database.bring_up()
    finally:
        database.close()


def _pour(part: Path, path: Path, patience: float, trouble: RegisterError) -> None:
    """Replace a register's contents in one transaction of its own."""
    deadline = time.monotonic() + patience

    def wait(status: int, _remaining: int, _total: int) -> None:
        if status in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED) and time.monotonic() > deadline:
            raise LockedRegisterError(path)

    with (
        told(path, trouble),
        closing(sqlite3.connect(part)) as source,
        closing(sqlite3.connect(path, timeout=0)) as target,
    ):
        target.execute("PRAGMA synchronous=FULL")
        source.backup(target, progress=wait, sleep=0.05)


__all__ = [
    "Backup",
    "Restored",
    "automatic",
    "backup",
    "backups_in",
    "examine",
    "restore",
    "rotate",
    "worth_keeping",
]
