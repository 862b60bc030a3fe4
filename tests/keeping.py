"""Registers that are written once, and copied to where a program looks for its own."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING, TypeVar

from twincities.paths import REGISTER_FILE
from twincities.wiring import start

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from twincities.wiring import Services

Written = TypeVar("Written")


def keep(empty: Path, folder: Path, write: Callable[[Services], Written]) -> tuple[Path, Written]:
    """Write into a copy of an empty register, and return where it lies and what was written."""
    program = start(lay(empty, folder))
    written = write(program.open_register())
    program.close()
    return program.paths.register, written


def lay(register: Path, data: Path) -> Path:
    """Put a copy of a register into a data directory, and return that."""
    data.mkdir(parents=True, exist_ok=True)
    shutil.copy(register, data / REGISTER_FILE)
    (data / REGISTER_FILE).chmod(0o600)
    return data


@contextmanager
def busy(register: Path) -> Iterator[None]:
    """Hold a register as a program does that is writing."""
    with closing(sqlite3.connect(register, isolation_level=None)) as holder:
        holder.execute("BEGIN IMMEDIATE")
        yield
        holder.execute("ROLLBACK")
