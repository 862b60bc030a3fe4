"""Registers that are written once, and copied to where a program looks for its own."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, TypeVar

from twincities.paths import REGISTER_FILE
from twincities.wiring import start

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from twincities.wiring import Program, Services

Written = TypeVar("Written")


def keep(empty: Path, folder: Path, write: Callable[[Services], Written]) -> tuple[Path, Written]:
    """Write into a copy of an empty register, and return where it lies and what was written."""
    shutil.copy(empty, folder / REGISTER_FILE)
    program = start(folder)
    written = write(program.open_register())
    program.close()
    return folder / REGISTER_FILE, written


def lay(register: Path, program: Program) -> None:
    """Put a copy where the program looks for its register."""
    shutil.copy(register, program.paths.register)
    program.paths.register.chmod(0o600)
