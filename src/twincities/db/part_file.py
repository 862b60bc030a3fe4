"""A register's file that is being written: under a name of its own, until it is whole and gets the one it is for."""

from __future__ import annotations

import os
import sqlite3
import tempfile
import time
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from twincities.db import sqlite_file
from twincities.db.errors import (
    DamagedRegisterError,
    FullDiskError,
    LockedRegisterError,
    NotARegisterError,
    RegisterError,
)
from twincities.domain.errors import DISK_IS_FULL

if TYPE_CHECKING:
    from collections.abc import Iterator

PART_START = ".register-part-"
A_DAY = 86_400.0
"""Seconds after which nobody can be writing to such a file any more."""


@contextmanager
def part_file(folder: Path, trouble: RegisterError) -> Iterator[Path]:
    """Give a private file to write into; whatever is left of it at the end is removed."""
    with told(folder, trouble):
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        _sweep(folder)
        handle, name = tempfile.mkstemp(prefix=PART_START, dir=folder)
        os.close(handle)
    try:
        yield Path(name)
    finally:
        for companion in ("", *sqlite_file.COMPANIONS):
            with suppress(OSError):
                os.unlink(f"{name}{companion}")  # noqa: PTH108 - names, not paths


def _sweep(folder: Path) -> None:
    """Remove what a program that was killed left unfinished, once nobody can be writing to it any more."""
    for path in folder.glob(f"{PART_START}*"):
        with suppress(OSError):
            if time.time() - path.stat().st_mtime > A_DAY:
                path.unlink()


def settle(part: Path, named: Path, trouble: RegisterError) -> None:
    """Give a register's file its name, with all that its log holds in it and forced to the disk."""
    with told(named, trouble):
        # A connection that closes keeps quiet about a log that the disk had no room to empty; asked, it speaks.
        with closing(sqlite3.connect(part)) as connection:
            connection.execute("PRAGMA journal_mode=DELETE")
        _sync(part)
        part.replace(named)
        with suppress(PermissionError):  # Windows opens no folders
            _sync(named.parent)


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def told(register: Path, trouble: RegisterError) -> Iterator[None]:
    """Say what is wrong with the register, or that the disk is full; anything else is the `trouble` named."""
    try:
        yield
    except OSError as error:
        full = error.errno in DISK_IS_FULL
        raise FullDiskError(trouble.place, str(error)) if full else trouble from error
    except sqlite3.Error as error:
        known = sqlite_file.meaning(error, str(register))
        if isinstance(known, FullDiskError):
            known = FullDiskError(trouble.place, str(error))
        elif not isinstance(known, (DamagedRegisterError, NotARegisterError, LockedRegisterError)):
            known = trouble
        raise known from error
