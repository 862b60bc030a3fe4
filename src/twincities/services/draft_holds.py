"""Which drafts a window is typing into: as long as it lives, no other window of this computer writes over them.

The system forgets a hold when the process ends, however it ends, so that what a killed window left is free again.
"""

from __future__ import annotations

import os
import sys
import time
from contextlib import suppress
from threading import Lock
from typing import TYPE_CHECKING

from twincities.db.file_lock import is_there, lock

if TYPE_CHECKING:
    from pathlib import Path

    from twincities.domain.keys import Key

SUFFIX = ".held"
TRIES, PAUSE = 5, 0.005
"""Another window that only looks whether a draft is free holds it for far less than so many seconds."""


class Holds:
    """The holds of one window, each a locked file beside its draft."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._held: dict[Key, int] = {}
        self._one = Lock()

    def take(self, key: Key) -> bool:
        """Hold a draft; False where another window does. A disk that keeps no locks holds nothing up."""
        with self._one:
            for number in range(TRIES):
                if key in self._held or self._take(key):
                    return True
                if number + 1 < TRIES:
                    time.sleep(PAUSE)
        return False

    def is_elsewhere(self, key: Key) -> bool:
        """Tell whether another window holds a draft."""
        with self._one:
            if key in self._held or not self._file(key).exists():
                return False
            if not self._take(key):
                return True
            self._let_go(key)
        return False

    def let_go(self, key: Key) -> None:
        """Leave a draft to any window."""
        with self._one:
            self._let_go(key)

    def let_all_go(self) -> None:
        """Leave everything: the register is closed."""
        with self._one:
            for key in list(self._held):
                self._let_go(key)

    def _take(self, key: Key) -> bool:
        file = self._file(key)
        try:
            self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            handle = os.open(file, os.O_RDWR | os.O_CREAT, 0o600)
        except OSError:
            return True
        # Whoever let go between the two has taken the file away: the lock of a file that is no more holds nothing.
        if not _locked(handle) or not is_there(file, handle):
            os.close(handle)
            return False
        self._held[key] = handle
        return True

    def _let_go(self, key: Key) -> None:
        handle = self._held.pop(key, None)
        if handle is None:
            return
        _end(self._file(key), handle)

    def _file(self, key: Key) -> Path:
        return self._folder / f"{key}{SUFFIX}"


def _locked(handle: int) -> bool:
    try:
        return lock(handle)
    except OSError:
        return True


def _end(file: Path, handle: int) -> None:
    if sys.platform == "win32":  # an open file cannot be taken away there, be it ours or another window's
        os.close(handle)
        with suppress(OSError):
            file.unlink(missing_ok=True)
    else:
        with suppress(OSError):
            file.unlink(missing_ok=True)  # while it is held: nobody else's hold is taken away
        os.close(handle)
