"""A register's file that is being written: under a name of its own, until it is whole and gets the one it is for."""

from __future__ import annotations

import os
import shutil
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
from twincities.db.file_lock import is_there, lock
from twincities.domain.errors import DISK_IS_FULL

if TYPE_CHECKING:
    from collections.abc import Iterator

PART_START = ".register-part-"
PART, HOLD = "register", "held"
A_DAY = 86_400.0
"""Seconds after which nobody can be writing any more, where no lock can tell."""


@contextmanager
def part_file(folder: Path, trouble: RegisterError) -> Iterator[Path]:
    """Give a private file to write into; whatever is left of it at the end is removed.

    It lies in a folder of its own, which is held as long as somebody writes there: what a killed program left is known
    by that, and removed by the next one that writes beside it.
    """
    with told(folder, trouble):
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        _sweep(folder)
        own, hold = _begin(folder)
    try:
        yield own / PART
    finally:
        os.close(hold)
        shutil.rmtree(own, ignore_errors=True)


def _begin(folder: Path) -> tuple[Path, int]:
    """Make a folder with the empty file, and hold it; another program that sweeps may just have been quicker."""
    while True:
        own = Path(tempfile.mkdtemp(prefix=PART_START, dir=folder))
        try:
            sqlite_file.create_private(own / PART)
            hold = os.open(own / HOLD, os.O_RDWR | os.O_CREAT, 0o600)
        except OSError:
            shutil.rmtree(own, ignore_errors=True)
            raise
        try:
            held = lock(hold)
        except OSError:  # a disk that keeps no locks
            return own, hold
        if held and is_there(own / HOLD, hold):
            return own, hold
        os.close(hold)


def _sweep(folder: Path) -> None:
    """Remove what programs left unfinished that were killed."""
    for path in folder.glob(f"{PART_START}*"):
        with suppress(OSError):
            if path.is_dir():
                _remove_if_left(path)
            elif _is_old(path):
                path.unlink()


def _remove_if_left(own: Path) -> None:
    try:
        hold = os.open(own / HOLD, os.O_RDWR)
    except FileNotFoundError:  # somebody is just beginning, or was killed then
        if _is_old(own):
            shutil.rmtree(own, ignore_errors=True)
        return
    try:
        left = _is_left(own, hold)
        if left:
            shutil.rmtree(own, ignore_errors=True)  # while we hold it, so that nobody begins here
    finally:
        os.close(hold)
    if left and os.name == "nt":  # where a file that is open cannot be taken away
        shutil.rmtree(own, ignore_errors=True)


def _is_left(own: Path, hold: int) -> bool:
    try:
        return lock(hold)
    except OSError:
        return _is_old(own)


def _is_old(path: Path) -> bool:
    return time.time() - path.stat().st_mtime > A_DAY


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
