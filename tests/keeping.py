"""Registers that are written once, and copied to where a program looks for its own."""

from __future__ import annotations

import os
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
HEADER, FIRST_PAGE = 100, 4096
"""Bytes of a register's file: what SQLite knows it by, and where its second page begins."""


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


def damage(data: Path) -> None:
    """Spoil the register of a data directory as a failing disk does: its first page is no page any more."""
    register = data / REGISTER_FILE
    for companion in ("-wal", "-shm"):
        register.with_name(f"{REGISTER_FILE}{companion}").unlink(missing_ok=True)
    with register.open("r+b") as file:
        file.seek(HEADER)
        file.write(os.urandom(FIRST_PAGE - HEADER))


@contextmanager
def busy(register: Path) -> Iterator[None]:
    """Hold a register as a program does that is writing."""
    with closing(sqlite3.connect(register, isolation_level=None)) as holder:
        holder.execute("BEGIN IMMEDIATE")
        yield
        holder.execute("ROLLBACK")
