"""Commands that only read, on a register that cannot be written to."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from tests.cli.conftest import Terminal

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager
    from pathlib import Path

    from tests.hard_conditions import SmallDisk

Permissions = tuple["Path", "Callable[[], AbstractContextManager[None]]"]

READING = (
    ["search", "тэйлор"],
    ["activity"],
    ["commitments"],
    ["agreements"],
    ["anniversaries"],
    ["check"],
)
WRITING_ELSEWHERE = (
    ["report", "register", "--output"],
    ["map", "--output"],
    ["anniversaries", "--ics"],
    ["backup"],
)


@pytest.fixture
def full_disk(
    example_folder: Path, small_disk: SmallDisk, capsys: pytest.CaptureFixture[str]
) -> tuple[Terminal, SmallDisk]:
    """Return a terminal on the example register, and the small disk it lies on."""
    shutil.copytree(example_folder, small_disk.folder / "data")
    return Terminal(small_disk.folder / "data", capsys), small_disk


@pytest.fixture
def only_to_read(
    example_folder: Path, unprivileged: Permissions, capsys: pytest.CaptureFixture[str]
) -> tuple[Terminal, Callable[[], AbstractContextManager[None]]]:
    """Return a terminal on a register that may only be read, and the way to be somebody for whom that counts."""
    folder, ordinary = unprivileged
    data = folder / "data"
    shutil.copytree(example_folder, data)
    (data / "register.sqlite").chmod(0o444)
    data.chmod(0o555)
    return Terminal(data, capsys), ordinary


@pytest.mark.parametrize("command", READING, ids=" ".join)
def test_a_disk_without_room_answers_as_one_with_room(
    full_disk: tuple[Terminal, SmallDisk], command: list[str]
) -> None:
    terminal, disk = full_disk
    before = terminal(*command)
    assert before.code == 0
    with disk.full():
        assert terminal(*command) == before


@pytest.mark.parametrize("command", READING, ids=" ".join)
def test_a_register_that_may_only_be_read_answers_as_any_other(
    only_to_read: tuple[Terminal, Callable[[], AbstractContextManager[None]]], command: list[str]
) -> None:
    terminal, ordinary = only_to_read
    before = terminal(*command)
    with ordinary():
        assert terminal(*command) == before


@pytest.mark.parametrize("command", WRITING_ELSEWHERE, ids=" ".join)
def test_what_is_written_elsewhere_needs_no_room_beside_the_register(
    full_disk: tuple[Terminal, SmallDisk], tmp_path: Path, command: list[str]
) -> None:
    terminal, disk = full_disk
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    with disk.full():
        done = terminal(*command, elsewhere)
    assert (done.code, done.err) == (0, "")
    assert list(elsewhere.iterdir())


def test_a_register_that_may_only_be_read_is_checked_to_its_indexes(
    only_to_read: tuple[Terminal, Callable[[], AbstractContextManager[None]]],
) -> None:
    terminal, ordinary = only_to_read
    with closing(sqlite3.connect(terminal.data / "register.sqlite")) as register, register:
        register.execute("INSERT INTO search_visit(search_visit) VALUES ('delete-all')")
    before = terminal("check")
    assert before.code == 1
    assert "does not fit its records" in before.out
    with ordinary():
        assert terminal("check") == before


def test_a_register_cut_off_while_written_to_is_not_read_without_its_last_changes(
    full_disk: tuple[Terminal, SmallDisk],
) -> None:
    terminal, disk = full_disk
    register = terminal.data / "register.sqlite"
    with closing(sqlite3.connect(register)) as clerk, closing(sqlite3.connect(register)):
        with clerk:
            clerk.execute("PRAGMA journal_mode=WAL")
            clerk.execute("UPDATE place SET notes = 'the last change'")
        copy = terminal.data.parent / "cut off"
        copy.mkdir()
        for name in ("register.sqlite", "register.sqlite-wal"):
            shutil.copy(terminal.data / name, copy)
    terminal.data = copy
    with disk.full():
        refused = terminal("search", "тэйлор")
    assert (refused.code, refused.out) == (1, "")
    assert "was not closed in order" in refused.err
    assert terminal("search", "тэйлор").out


def test_a_register_that_may_not_be_read_is_not_said_to_be_one_that_may(
    only_to_read: tuple[Terminal, Callable[[], AbstractContextManager[None]]],
) -> None:
    terminal, ordinary = only_to_read
    terminal("search", "тэйлор")
    (terminal.data / "register.sqlite").chmod(0o000)
    with ordinary():
        refused = terminal("search", "тэйлор")
    register = terminal.data / "register.sqlite"
    assert refused.err == f"The register {register} cannot be read: this is not permitted here.\n"
    assert refused.code == 1


def test_a_command_that_changes_the_register_is_still_told_that_it_may_not(
    only_to_read: tuple[Terminal, Callable[[], AbstractContextManager[None]]],
) -> None:
    terminal, ordinary = only_to_read
    terminal("check", "--repair")
    with ordinary():
        refused = terminal("check", "--repair")
    assert "can only be read: writing is not permitted here" in refused.err
    assert refused.code == 1
