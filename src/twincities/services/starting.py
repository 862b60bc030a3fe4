"""Filling a new register with made data: only where nothing is yet, and nothing is left where it fails."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from twincities.db.sqlite_file import COMPANIONS
from twincities.domain.errors import NotEmptyError

if TYPE_CHECKING:
    from twincities.paths import Paths


def refuse_if_not_empty(paths: Paths, register: Path | str) -> None:
    """Raise NotEmptyError where the register or anything of a person's work is there already.

    Settings, log and the unpacked gazetteer do not count: the welcome page has written them by then.
    """
    file = _file(register)
    if file is None:
        raise NotEmptyError(register)
    if file.exists():
        raise NotEmptyError(file)
    if file == paths.register and paths.data.is_dir():
        ours = {paths.settings, paths.log, paths.drafts, paths.gazetteer}
        strangers = sorted(found for found in paths.data.iterdir() if found not in ours)
        if strangers or (paths.drafts.is_dir() and any(paths.drafts.iterdir())):
            raise NotEmptyError(paths.data)


def remove_unfinished(register: Path | str) -> None:
    """Remove a register that was begun and could not be filled."""
    file = _file(register)
    if file is not None:
        for companion in ("", *COMPANIONS):
            Path(f"{file}{companion}").unlink(missing_ok=True)


def _file(register: Path | str) -> Path | None:
    if isinstance(register, Path):
        return register
    return Path(register.removeprefix("sqlite:///")) if register.startswith("sqlite:///") else None
