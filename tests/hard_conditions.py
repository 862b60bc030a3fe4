"""Hard conditions for registers, as fixtures: disks that run full, people without permissions."""

from __future__ import annotations

import os
import resource
import subprocess
import tempfile
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager

NOBODY = 65_534


class SmallDisk:
    """A disk with little room: a memory disk where one can be mounted, else a limit on the size of every file."""

    def __init__(self, folder: Path, *, mounted: bool) -> None:
        self.folder = folder
        self._mounted = mounted

    @contextmanager
    def full(self, room: int = 0) -> Iterator[None]:
        """Let there be only so many bytes left for a while."""
        with self._filled(room) if self._mounted else _limited(room):
            yield

    @contextmanager
    def _filled(self, room: int) -> Iterator[None]:
        filler = self.folder / "filler"
        with filler.open("wb", buffering=0) as file:
            with suppress(OSError):
                while True:
                    file.write(bytes(4096))
            file.truncate(max(0, file.tell() - room))
        try:
            yield
        finally:
            filler.unlink()


@contextmanager
def _limited(room: int) -> Iterator[None]:
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096 + room, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[SmallDisk]:
    """Give a disk of eight megabytes."""
    folder = tmp_path / "small"
    folder.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=8m,mode=700", "tmpfs", str(folder)]
    mounted = subprocess.run(command, capture_output=True, check=False).returncode == 0
    yield SmallDisk(folder, mounted=mounted)
    if mounted:
        subprocess.run(["umount", str(folder)], check=True)


@pytest.fixture
def unprivileged() -> Iterator[tuple[Path, Callable[[], AbstractContextManager[None]]]]:
    """Give a folder in the open, and a way to be an ordinary person for whom permissions count."""

    @contextmanager
    def ordinary() -> Iterator[None]:
        if os.geteuid() != 0:
            yield
            return
        os.seteuid(NOBODY)
        try:
            yield
        finally:
            os.seteuid(0)

    with tempfile.TemporaryDirectory(prefix="twincities-permissions-") as name:
        folder = Path(name)
        folder.chmod(0o755)
        yield folder, ordinary
        folder.chmod(0o755)
