"""What can be wrong with a register's file: the environment's trouble, told apart so that each gets its sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


class RegisterError(Exception):
    """The register cannot be used as it is; `place` is its file or address."""

    def __init__(self, place: Path | str, detail: str = "") -> None:
        super().__init__(f"{place}: {detail}" if detail else str(place))
        self.place = str(place)
        self.detail = detail


class NotARegisterError(RegisterError):
    """The file is there but is no register of this program."""


class DamagedRegisterError(RegisterError):
    """The file is a register, but its contents are broken."""


class NewerRegisterError(RegisterError):
    """A later version of the program wrote this register; `detail` is its revision."""


class OlderRegisterError(RegisterError):
    """An earlier version wrote this register, and it has not been upgraded; `detail` is its revision."""


class LockedRegisterError(RegisterError):
    """Another program holds the register longer than the waiting time."""


class ReadOnlyRegisterError(RegisterError):
    """The register or its folder cannot be written to."""


class UnreadableRegisterError(RegisterError):
    """The person may not even read the register."""


class UnsettledRegisterError(RegisterError):
    """The last changes lie in a log beside the register, which cannot be read where nothing can be written."""


class FullDiskError(RegisterError):
    """There is no room on the disk; nothing was written."""


class DiskFailureError(RegisterError):
    """The disk did not do as it was asked; what was being written is not saved."""


class NetworkShareError(RegisterError):
    """The file lies on a network share, where a write-ahead log corrupts; `detail` is the kind of share."""


class MissingRegisterError(RegisterError):
    """There is no such file."""


class MovedRegisterError(MissingRegisterError):
    """The file was moved, removed or replaced while the register was open; what was being written is not saved."""


class BackupError(RegisterError):
    """A backup cannot be used: it did not pass its check, or cannot be written where it should lie."""


class UpgradeError(RegisterError):
    """An upgrade failed; the register is as it was before."""
