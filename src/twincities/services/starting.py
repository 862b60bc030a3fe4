"""Filling a new register with made data: only where nothing is yet, and there whole or not at all."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from twincities.db.errors import ReadOnlyRegisterError
from twincities.db.part_file import PART_START, part_file, settle
from twincities.domain.errors import NotEmptyError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from twincities.paths import Paths


@contextmanager
def new_register(paths: Paths, register: Path | str) -> Iterator[Path]:
    """Give a file to fill and let go of; at the end it becomes the register.

    Whatever ends the filling before, a killed program too, leaves no register. NotEmptyError as below, RegisterError.
    """
    file = refuse_if_not_empty(paths, register)
    trouble = ReadOnlyRegisterError(file)
    with part_file(file.parent, trouble) as part:
        yield part
        refuse_if_not_empty(paths, register)  # somebody else may have been quicker
        settle(part, file, trouble)


def refuse_if_not_empty(paths: Paths, register: Path | str) -> Path:
    """Return the register's file; NotEmptyError where it or anything of a person's work is there already.

    Settings and log, the unpacked gazetteer and what a killed program left unfinished do not count; nor does what lies
    beside settings and log while they are written.
    """
    file = _file(register)
    if file is None:
        raise NotEmptyError(register)
    if file.exists():
        raise NotEmptyError(file)
    if file == paths.register and paths.data.is_dir():
        passing = (PART_START, paths.settings.name, paths.log.name)
        found = {path for path in paths.data.iterdir() if not path.name.startswith(passing)}
        if found - {paths.drafts, paths.gazetteer} or (paths.drafts.is_dir() and any(paths.drafts.iterdir())):
            raise NotEmptyError(paths.data)
    return file


def _file(register: Path | str) -> Path | None:
    if isinstance(register, Path):
        return register
    return Path(register.removeprefix("sqlite:///")) if register.startswith("sqlite:///") else None
