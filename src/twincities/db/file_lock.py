"""Locks that the system forgets when a process ends, however it ends: by them the living are told from the dead.

Never on a register itself: SQLite keeps its own locks there (decision 8).
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def is_there(file: Path, handle: int) -> bool:
    """Tell whether an open file still has its name: the lock of one that was taken away holds nothing."""
    with suppress(OSError):
        return os.path.samestat(file.stat(), os.fstat(handle))
    return False


if sys.platform == "win32":
    import msvcrt

    def lock(handle: int) -> bool:
        """Lock an open file; False where somebody else has."""
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def lock(handle: int) -> bool:
        """Lock an open file; False where somebody else has. OSError where the disk keeps no locks."""
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
