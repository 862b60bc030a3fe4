from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.cli.conftest import Terminal


def register(terminal: Terminal) -> Path:
    return terminal.data / "register.sqlite"


def spoil(terminal: Terminal, statement: str) -> None:
    with closing(sqlite3.connect(register(terminal))) as connection, connection:
        connection.execute(statement)


def test_the_example_is_written_into_an_empty_folder(bare: Terminal) -> None:
    done = bare("example")
    assert (done.code, done.out) == (0, f"{register(bare)}\n")
    assert bare("search", "тэйлор", "--json").json
    assert bare("check").out == "The register is sound.\n"


def test_the_example_is_refused_where_something_is_already(terminal: Terminal) -> None:
    before = register(terminal).read_bytes()
    done = terminal("example")
    assert done.code == 1
    assert done.err == (
        f"{register(terminal)} is there already. Example data are written into an empty folder only.\n"
    )
    assert register(terminal).read_bytes() == before


def test_a_backup_is_written_and_restored(terminal: Terminal) -> None:
    backup = terminal("backup", "--json").json["path"]
    assert Path(backup).parent == terminal.data / "backups"
    spoil(terminal, "UPDATE visit SET deleted_at = '2026-01-01 00:00:00'")
    assert terminal("search", "biopark", "--json").json == []
    restored = terminal("restore", backup)
    assert restored.code == 0
    assert restored.out.startswith(
        f"The register is restored from {backup}. What was there before is kept in"
    )
    assert terminal("search", "biopark", "--json").json


def test_a_backup_goes_where_it_is_told(terminal: Terminal, tmp_path: Path) -> None:
    done = terminal("backup", tmp_path / "stick")
    assert Path(done.out.strip()).parent == tmp_path / "stick"


def test_a_register_can_be_restored_where_none_is(terminal: Terminal, bare: Terminal) -> None:
    backup = terminal("backup").out.strip()
    assert bare("restore", backup, "--json").json == {"restored": str(register(bare)), "saved": None}
    assert bare("search", "biopark", "--json").json


def test_a_damaged_register_is_moved_aside_by_a_restore(terminal: Terminal) -> None:
    backup = terminal("backup").out.strip()
    damaged = b"SQLite format 3\x00" + os.urandom(4_000)
    register(terminal).write_bytes(damaged)
    refused = terminal("search", "biopark")
    assert refused.code == 1
    assert "Traceback" not in refused.err
    restored = terminal("restore", backup, "--json")
    assert restored.code == 0, restored.err
    assert Path(restored.json["saved"]).read_bytes() == damaged
    assert terminal("check").code == 0


def test_a_sound_register_is_called_sound(terminal: Terminal) -> None:
    assert terminal("check").out == "The register is sound.\n"
    assert terminal("check", "--json").json == []


def test_faults_are_named_and_counted(terminal: Terminal) -> None:
    spoil(terminal, "UPDATE visit SET kind = 'picnic'")
    found = terminal("check")
    assert found.code == 1
    assert found.out == "1 value is in no vocabulary\n"
    detail = terminal("check", "--details").out.splitlines()[1]
    assert detail.split("\t")[::3] == ["unknown_code", "picnic"]
    assert found.err == "The check found 1 fault.\n"
    (fault,) = terminal("check", "--json").json
    assert (fault["code"], fault["kind"], fault["field"]) == ("unknown_code", "visit", "kind")


def test_a_damaged_file_is_told_in_the_persons_words(terminal: Terminal) -> None:
    with register(terminal).open("r+b") as file:
        file.seek(-4_096, os.SEEK_END)
        file.write(b"\xff" * 4_096)
    said = terminal("check")
    assert said.code == 1
    assert said.out.startswith("The file itself is damaged in ")
    assert len(said.out.splitlines()) == 1
    assert any(one["detail"] for one in terminal("check", "--json").json)


def test_a_register_of_this_version_needs_no_upgrade(terminal: Terminal) -> None:
    assert terminal("upgrade").out == "The register is up to date.\n"
    assert terminal("upgrade", "--json").json == {"upgraded": False, "backup": None}


def test_what_lists_go_by_is_worked_out_anew_on_request_with_a_backup_before(terminal: Terminal) -> None:
    spoil(terminal, "UPDATE status_span SET status = 'ended'")
    found = terminal("check")
    assert found.code != 0
    assert "twincities check --repair" in found.out
    repaired = terminal("check", "--repair")
    assert (repaired.code, repaired.out) == (0, "The register is sound.\n")
    assert len(list((terminal.data / "backups").iterdir())) == 1


@pytest.mark.parametrize("command", ["check", "upgrade", "backup"])
def test_nothing_is_made_where_no_register_is(bare: Terminal, command: str) -> None:
    done = bare(command)
    assert (done.code, done.err) == (1, f"There is no file {register(bare)}.\n")
    assert not register(bare).exists()


@pytest.mark.parametrize(
    "command", [["search", "x"], ["check"], ["upgrade"], ["backup"], ["report", "visit_journal"]]
)
def test_a_register_of_a_newer_version_is_refused(terminal: Terminal, command: list[str]) -> None:
    spoil(terminal, "UPDATE alembic_version SET version_num = '0999'")
    before = register(terminal).read_bytes()
    done = terminal(*command)
    assert done.code == 1
    assert done.err == (
        f"A newer version of the program wrote {register(terminal)}. Update the program to open it.\n"
    )
    assert register(terminal).read_bytes() == before


@pytest.mark.parametrize("content", [b"Dear mayor,", b"SQLite format 3\x00"])
def test_a_file_that_is_no_register_is_refused_with_a_sentence(terminal: Terminal, content: bytes) -> None:
    register(terminal).write_bytes(content)
    for companion in ("-wal", "-shm"):
        Path(f"{register(terminal)}{companion}").unlink(missing_ok=True)
    done = terminal("search", "x")
    assert done.code == 1
    assert str(register(terminal)) in done.err
    assert "Traceback" not in done.err
    assert register(terminal).read_bytes() == content


@pytest.mark.parametrize("command", [["search", "x"], ["check"], ["upgrade"], ["backup"]])
def test_an_empty_file_is_no_register(terminal: Terminal, command: list[str]) -> None:
    register(terminal).write_bytes(b"")
    done = terminal(*command)
    assert (done.code, done.err) == (1, f"The file {register(terminal)} is not a register of this program.\n")


def test_a_database_of_another_program_is_not_looked_over(terminal: Terminal) -> None:
    register(terminal).unlink()
    with closing(sqlite3.connect(register(terminal))) as other:
        other.execute("CREATE TABLE stamps (name TEXT)")
    done = terminal("check")
    assert (done.code, done.out) == (1, "")
    assert done.err == f"The file {register(terminal)} is not a register of this program.\n"


def test_a_register_of_an_older_version_is_upgraded_before_it_is_looked_over(terminal: Terminal) -> None:
    spoil(terminal, "UPDATE alembic_version SET version_num = '0001'")
    done = terminal("check")
    assert (done.code, done.out) == (1, "")
    assert done.err == (
        f"An older version of the program wrote {register(terminal)}; it has to be upgraded first.\n"
    )


def test_a_database_may_be_named_by_its_file_or_its_address(terminal: Terminal, bare: Terminal) -> None:
    for named in (register(terminal), f"sqlite:///{register(terminal)}"):
        assert bare("search", "biopark", "--database", named, "--json").json
