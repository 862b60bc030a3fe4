"""Registers that are being written: nobody takes a living program's away, and a dead one's are gone at once."""

from __future__ import annotations

import stat
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from typing import TYPE_CHECKING

from twincities.db.errors import ReadOnlyRegisterError
from twincities.db.part_file import HOLD, PART, PART_START, part_file

if TYPE_CHECKING:
    from pathlib import Path


def left_by_a_killed_program(folder: Path, name: str) -> Path:
    """Leave what a killed program leaves: everything but its lock."""
    own = folder / f"{PART_START}{name}"
    own.mkdir()
    for file in (PART, f"{PART}-wal", f"{PART}-shm", HOLD):
        (own / file).touch()
    return own


def test_only_its_owner_reads_it(tmp_path: Path) -> None:
    with part_file(tmp_path, ReadOnlyRegisterError(tmp_path)) as part:
        assert stat.S_IMODE(part.stat().st_mode) == 0o600
        assert stat.S_IMODE(part.parent.stat().st_mode) == 0o700


def test_it_goes_with_everything_beside_it_however_the_writing_ends(tmp_path: Path) -> None:
    with ExitStack() as writing:
        part = writing.enter_context(part_file(tmp_path, ReadOnlyRegisterError(tmp_path)))
        part.with_name(f"{PART}-journal").touch()
    assert list(tmp_path.iterdir()) == []


def test_what_a_killed_program_left_goes_at_once_and_what_another_writes_stays(tmp_path: Path) -> None:
    trouble = ReadOnlyRegisterError(tmp_path)
    with part_file(tmp_path, trouble) as written:
        left = left_by_a_killed_program(tmp_path, "left")
        with part_file(tmp_path, trouble):
            assert not left.exists()
            assert written.exists()


def test_of_many_that_begin_and_sweep_at_once_none_loses_its_file(tmp_path: Path) -> None:
    trouble = ReadOnlyRegisterError(tmp_path)

    def write(number: int) -> bytes:
        left_by_a_killed_program(tmp_path, f"left-{number}")
        with part_file(tmp_path, trouble) as part:
            part.write_bytes(b"%d" % number)
            with part_file(tmp_path, trouble):
                return part.read_bytes()

    with ThreadPoolExecutor(8) as programs:
        assert list(programs.map(write, range(200))) == [b"%d" % number for number in range(200)]
    with part_file(tmp_path, trouble):
        pass
    assert list(tmp_path.iterdir()) == []
