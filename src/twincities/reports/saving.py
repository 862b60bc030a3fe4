"""A paper's way onto the disk: whole or not at all, and never over a file that was there."""

from __future__ import annotations

import errno
import os
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, BinaryIO
from uuid import uuid4

from twincities.domain.errors import DISK_IS_FULL
from twincities.reports.errors import (
    DiskFullError,
    FolderMissingError,
    NotAllowedError,
    NotWrittenError,
    PaperError,
    TargetBusyError,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

_FORBIDDEN = {errno.EACCES, errno.EPERM, errno.EROFS}
_MISSING = {errno.ENOENT, errno.ENOTDIR}


def save(path: Path, write: Callable[[BinaryIO], object], *, replace: bool = False) -> Path:
    """Let `write` fill a new file beside `path` and give it that name; return the name it got.

    A name that is taken gets `_2`, `_3`… unless `replace`. Raises PaperError; whatever is raised, by `write` too,
    leaves nothing behind.
    """
    draft = path.with_name(f".{uuid4().hex}.tmp")
    with _as_paper_errors(path):
        try:
            with draft.open("xb") as file:
                write(file)
                file.flush()
                os.fsync(file.fileno())
            target = path if replace else _link_to_free_name(draft, path)
            if target is None:
                target = _claim(path)
            if draft.exists():
                _give_name(draft, target, claimed=not replace)
        except BaseException:
            with suppress(OSError):
                draft.unlink(missing_ok=True)
            raise
        _keep_folder(path.parent)
    return target


def free_name(path: Path) -> Path:
    """Return `path`, or the first of its numbered sisters that does not exist yet."""
    return next(name for name in _names(path) if not name.exists())


def _names(path: Path) -> Iterator[Path]:
    yield path
    number = 2
    while True:
        yield path.with_name(f"{path.stem}_{number}{path.suffix}")
        number += 1


def _link_to_free_name(draft: Path, path: Path) -> Path | None:
    """Give a finished file the first free name in one step, so that no name ever stands for half a file.

    None where the file system knows no second names for a file (memory sticks, some servers).
    """
    for name in _names(path):
        try:
            os.link(draft, name)
        except FileExistsError:
            continue
        except OSError:
            return None
        draft.unlink()
        return name
    raise AssertionError(path)


def _claim(path: Path) -> Path:
    """Take the first free name at once, so that two exports at the same moment cannot take the same."""
    for name in _names(path):
        with suppress(FileExistsError):
            name.touch(exist_ok=False)
            return name
    raise AssertionError(path)


def _give_name(draft: Path, target: Path, *, claimed: bool) -> None:
    try:
        draft.replace(target)
    except PermissionError as error:
        raise TargetBusyError(target) from error
    except IsADirectoryError as error:
        raise NotWrittenError(target, str(error.strerror)) from error
    finally:
        if claimed and draft.exists():
            with suppress(OSError):
                target.unlink()


def _keep_folder(folder: Path) -> None:
    """Make the new name survive a power cut; systems that cannot sync a folder do so by themselves."""
    if os.name == "nt":
        return
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


@contextmanager
def _as_paper_errors(path: Path) -> Iterator[None]:
    try:
        yield
    except PaperError:
        raise
    except OSError as error:
        raise _paper_error(path, error) from error


def _paper_error(path: Path, error: OSError) -> PaperError:
    if error.errno in DISK_IS_FULL:
        return DiskFullError(path)
    if error.errno in _FORBIDDEN:
        return NotAllowedError(path)
    if error.errno in _MISSING:
        return FolderMissingError(path)
    return NotWrittenError(path, error.strerror or str(error))
