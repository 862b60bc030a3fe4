"""What SQLite needs of the file it lies in, and what its complaints mean."""

from __future__ import annotations

import os
import re
import sqlite3
import subprocess
import sys
from contextlib import closing, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from twincities.db.errors import (
    DamagedRegisterError,
    DiskFailureError,
    FullDiskError,
    LockedRegisterError,
    NetworkShareError,
    NotARegisterError,
    ReadOnlyRegisterError,
    RegisterError,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

PATIENCE = 10.0
"""Seconds a write waits for another window's: longer than any single action, shorter than a person's patience."""
HASTE = 0.25
"""The same on a thread that a person waits for: the window must answer. Ten single saves of another window's fit."""

PRAGMAS = (
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=FULL",
    "PRAGMA foreign_keys=ON",
    "PRAGMA mmap_size=268435456",
    "PRAGMA journal_size_limit=67108864",
    "PRAGMA secure_delete=ON",
)
"""WAL and FULL: an acknowledged save outlives a power cut. The mapping is measured to speed up reading 2.8 times. The
log that a bulk change leaves behind is cut back to 64 MB; what is removed for good is overwritten."""

LOGS = ("-wal", "-journal")
"""What holds changes that the database file has not taken in, or not given up."""
COMPANIONS = (*LOGS, "-shm")
"""What SQLite keeps beside a database file; it belongs to the file and moves with it."""

NETWORK_FILE_SYSTEMS = frozenset(
    "nfs nfs4 cifs smb smb2 smb3 smbfs afpfs webdav davfs 9p ncpfs afs coda".split()  # noqa: SIM905 - one word each
)
NETWORK_FUSE = ("fuse.sshfs", "fuse.davfs", "fuse.rclone", "fuse.gvfsd", "fuse.s3fs", "fuse.glusterfs")

# Primary result codes, and those extended ones that say more than "the disk complained".
_MEANINGS: dict[int, type[RegisterError]] = {
    sqlite3.SQLITE_BUSY: LockedRegisterError,
    sqlite3.SQLITE_LOCKED: LockedRegisterError,
    sqlite3.SQLITE_READONLY: ReadOnlyRegisterError,
    sqlite3.SQLITE_CANTOPEN: ReadOnlyRegisterError,
    sqlite3.SQLITE_PERM: ReadOnlyRegisterError,
    sqlite3.SQLITE_FULL: FullDiskError,
    sqlite3.SQLITE_IOERR: DiskFailureError,
    sqlite3.SQLITE_IOERR_WRITE: FullDiskError,
    sqlite3.SQLITE_IOERR_TRUNCATE: FullDiskError,
    sqlite3.SQLITE_IOERR_SHMSIZE: FullDiskError,
    sqlite3.SQLITE_IOERR_SHORT_READ: DamagedRegisterError,
    sqlite3.SQLITE_CORRUPT: DamagedRegisterError,
    sqlite3.SQLITE_NOTADB: NotARegisterError,
}
_PRIMARY = 0xFF


def meaning(error: BaseException | None, place: str) -> RegisterError | None:
    """Return what a complaint of SQLite's means for the register at `place`; None for a mistake of the program's."""
    code = getattr(error, "sqlite_errorcode", None)
    if not isinstance(code, int):
        return None
    kind = _MEANINGS.get(code) or _MEANINGS.get(code & _PRIMARY)
    return kind(place, str(error)) if kind else None


def refuse_network_share(path: Path, mounts: Iterable[tuple[str, str]] | None = None) -> None:
    """Raise NetworkShareError for a path on a network share.

    `mounts` are (mount point, file system); by default the machine's. A Windows path that begins with two slashes is a
    share by its name alone.
    """
    if str(path).startswith(("\\\\", "//")):
        raise NetworkShareError(path, "UNC")
    absolute = Path(os.path.realpath(path))
    best = ("", "")
    for mount in machine_mounts(absolute) if mounts is None else mounts:
        if absolute.is_relative_to(mount[0]) and len(mount[0]) >= len(best[0]):
            best = mount
    system = best[1].lower()
    if system in NETWORK_FILE_SYSTEMS or system.startswith(NETWORK_FUSE):
        raise NetworkShareError(path, system)


def machine_mounts(path: Path) -> list[tuple[str, str]]:
    """Return the mounts of this machine that matter to a path, as (mount point, file system)."""
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415 - of use on this system only

        remote = 4
        kind = ctypes.windll.kernel32.GetDriveTypeW(f"{path.drive}\\")
        return [(path.anchor, "smb" if kind == remote else "local")]
    if sys.platform == "darwin":
        said = subprocess.run(["/sbin/mount"], capture_output=True, text=True, check=True).stdout
        return re.findall(r" on (/.*?) \(([^,)]+)", said)
    lines = Path("/proc/self/mounts").read_text(encoding="utf-8", errors="surrogateescape").splitlines()
    return [(_unescaped(point), system) for _device, point, system, *_rest in map(str.split, lines)]


def _unescaped(point: str) -> str:
    """Undo how the kernel writes a space or a backslash in a mount point: as three octal digits."""
    return re.sub(r"\\([0-7]{3})", lambda found: chr(int(found[1], 8)), point)


def create_private(path: Path) -> None:
    """Create an empty file that only its owner reads: the register holds contact data. Nothing if it is there."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    if not path.exists():
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))


def has_unsettled_changes(path: Path) -> bool:
    """Tell whether something lies beside a database file that belongs into it: somebody writes, or was cut off."""
    for log in LOGS:
        with suppress(OSError):  # most have none
            if path.with_name(f"{path.name}{log}").stat().st_size:
                return True
    return False


def is_sqlite(path: Path) -> bool:
    """Tell whether a file begins as SQLite files do; an empty one is a database that nothing was written to yet.

    Never ask about a register that this process has open: closing the file drops the locks on it.
    """
    if not path.is_file():
        return False
    with path.open("rb") as file:
        return file.read(16) in (b"", b"SQLite format 3\x00")


def is_sound(path: Path) -> bool:
    """Tell whether SQLite finds nothing wrong with a file's pages."""
    try:
        with closing(sqlite3.connect(path)) as connection:
            return connection.execute("PRAGMA integrity_check(1)").fetchall() == [("ok",)]
    except sqlite3.Error:
        return False
