"""What set-up leaves behind, and by what a start sees that it is current: read on every start, it imports nothing."""

from __future__ import annotations

import os
import sys

RUN = "run"
TEST = "test"
ENVIRONMENT = ".venv"
OWNED = "made-by-set-up"
"""Marks an environment that set-up made itself and may therefore throw away."""


def lock_file(root: str, lock: str) -> str:
    """Return the path of a lock."""
    return os.path.join(root, "requirements", f"{lock}.lock")


def stamp_file(root: str, lock: str) -> str:
    """Return the path of the stamp that set-up leaves last: the Python it was for, then the lock itself."""
    return os.path.join(root, ENVIRONMENT, f"{lock}.stamp")


def is_current(root: str, lock: str) -> bool:
    """Tell whether the last thing a set-up did was to finish with this very lock."""
    try:
        with open(stamp_file(root, lock), "rb") as stamp, open(lock_file(root, lock), "rb") as wanted:
            stamp.readline()
            return stamp.read() == wanted.read()
    except OSError:
        return False


def stamped_for_this_python(root: str, lock: str) -> bool:
    """Tell whether the stamp was left by this version of Python: a system's Python may have moved on since."""
    with open(stamp_file(root, lock), "rb") as stamp:
        return stamp.readline() == python_line()


def python_line() -> bytes:
    """Return the first line of a stamp made by this Python."""
    return f"python {sys.version_info[0]}.{sys.version_info[1]}\n".encode()


def is_owned(root: str) -> bool:
    """Tell whether set-up made the environment."""
    return os.path.exists(os.path.join(root, ENVIRONMENT, OWNED))


def python_of(environment: str) -> str:
    """Return the path of an environment's Python."""
    if os.name == "nt":
        return os.path.join(environment, "Scripts", "python.exe")
    return os.path.join(environment, "bin", "python")
