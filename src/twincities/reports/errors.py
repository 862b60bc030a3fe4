"""Why a paper was not written: trouble of the disk or a wish of the person, never half a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


class PaperError(Exception):
    """A paper was not written; nothing was left behind at `path`."""

    def __init__(self, path: Path) -> None:
        super().__init__(str(path))
        self.path = path


class DiskFullError(PaperError):
    """The disk or the person's share of it has no room for the paper."""


class FolderMissingError(PaperError):
    """The folder of `path` does not exist, or is a file: a memory stick pulled out, a share that went away."""


class NotAllowedError(PaperError):
    """The person may not write into the folder of `path`, or the medium is read-only."""


class TargetBusyError(PaperError):
    """Another program holds the file at `path` open (Windows only: elsewhere an open file can be replaced)."""


class NotWrittenError(PaperError):
    """The system refused for any other reason; `reason` is its own word for it."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(path)
        self.reason = reason


class WritingCancelledError(PaperError):
    """The person stopped the writing."""


class TooManyRowsError(PaperError):
    """A sheet cannot hold `count` rows: `limit` is the most it can; the wish needs a filter."""

    def __init__(self, path: Path, count: int, limit: int) -> None:
        super().__init__(path)
        self.count = count
        self.limit = limit
