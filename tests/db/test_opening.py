from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys
import threading
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from tests.examples import WHO, fill, shymkent
from twincities.db.checking import check
from twincities.db.database import Database
from twincities.db.errors import (
    DamagedRegisterError,
    LockedRegisterError,
    MissingRegisterError,
    MovedRegisterError,
    NetworkShareError,
    NewerRegisterError,
    NotARegisterError,
    OlderRegisterError,
    ReadOnlyRegisterError,
    RegisterError,
)
from twincities.db.records import load
from twincities.db.sqlite_file import COMPANIONS
from twincities.db.tables.nouns import metadata
from twincities.db.tables.places import place
from twincities.db.writing import action
from twincities.domain.findings import FindingCode
from twincities.domain.visit import Visit

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager

    from sqlalchemy import Connection

    from tests.examples import Example

Permissions = tuple[Path, "Callable[[], AbstractContextManager[None]]"]


def file_of(register: Database) -> Path:
    assert register.path
    return register.path


def filled(register: Database) -> tuple[Path, Example]:
    """Fill a register, bring everything into its one file and let go of it."""
    example = fill(register)
    with register.reading() as connection:
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    register.close()
    return file_of(register), example


def with_revision(register: Database, revision: str | None) -> None:
    with closing(sqlite3.connect(file_of(register))) as connection:
        connection.execute("DELETE FROM alembic_version")
        if revision is not None:
            connection.execute("INSERT INTO alembic_version VALUES (?)", [revision])
        connection.commit()


def test_a_register_that_is_not_there_is_missed_and_not_made(tmp_path: Path) -> None:
    path = tmp_path / "register.sqlite"
    with pytest.raises(MissingRegisterError) as refused:
        Database(path).open()
    assert refused.value.place == str(path)
    assert not path.exists()


@pytest.mark.parametrize("begin", [Database.reading, Database.writing])
def test_what_is_under_way_when_a_register_is_closed_lets_go_of_the_file_at_its_end(
    begin: Callable[[Database], AbstractContextManager[Connection]], tmp_path: Path
) -> None:
    register = Database(tmp_path / "register.sqlite")
    register.open(create=True)
    with begin(register) as connection:
        connection.execute(select(place.c.id)).all()
        register.close()
        with register.reading() as late:
            late.execute(select(place.c.id)).all()
    # The last connection to a file takes the log beside it away.
    assert [file.name for file in tmp_path.iterdir()] == ["register.sqlite"]


def test_a_new_register_is_sound_and_empty(tmp_path: Path) -> None:
    register = Database(tmp_path / "register.sqlite")
    register.open(create=True)
    register.open()
    assert check(register) == []
    register.close()


def test_an_existing_register_is_not_made_anew(register: Database) -> None:
    example = fill(register)
    identity = register.fact("catalogue_id")
    register.open(create=True)
    with register.reading() as connection:
        assert load(connection, type(example.visit.record), example.visit.key) == example.visit
    assert register.fact("catalogue_id") == identity


@pytest.mark.parametrize("contents", [b"PK\x03\x04 a workbook", b"SQLite format 2", b"\x00" * 4096])
@pytest.mark.parametrize("create", [True, False])
def test_another_kind_of_file_is_refused_and_left_alone(
    tmp_path: Path, contents: bytes, *, create: bool
) -> None:
    path = tmp_path / "register.sqlite"
    path.write_bytes(contents)
    with pytest.raises(NotARegisterError):
        Database(path).open(create=create)
    assert path.read_bytes() == contents


@pytest.mark.parametrize("create", [True, False])
def test_a_folder_is_no_register(tmp_path: Path, *, create: bool) -> None:
    with pytest.raises(NotARegisterError):
        Database(tmp_path).open(create=create)


@pytest.mark.parametrize("create", [True, False])
def test_a_database_of_another_program_is_refused_and_left_alone(tmp_path: Path, *, create: bool) -> None:
    path = tmp_path / "other.sqlite"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE cache (x)")
    database = Database(path)
    with pytest.raises(NotARegisterError):
        database.open(create=create)
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT name FROM sqlite_master").fetchall() == [("cache",)]
    database.close()


@pytest.mark.parametrize(
    "address",
    [
        "nobase://office/x",
        "oracle+cx_oracle://office/x",
        "://",
        "postgresql://[",
        "mysql://office:port/x",
    ],
)
def test_an_address_that_nothing_here_opens_is_refused_and_named(address: str) -> None:
    with pytest.raises(RegisterError) as refused:
        Database(address)
    assert refused.value.place == address


def test_a_password_is_not_said_with_the_address() -> None:
    with pytest.raises(RegisterError) as refused:
        Database("nobase://clerk:secret@office/register")
    assert "secret" not in str(refused.value)


@pytest.mark.parametrize("revision", [None, "a3f19c4b7d20", "1", ""])
def test_a_database_migrated_by_another_program_is_refused(register: Database, revision: str | None) -> None:
    with_revision(register, revision)
    with pytest.raises(NotARegisterError):
        register.open()


def test_a_register_of_a_later_version_is_refused_with_its_revision(register: Database) -> None:
    with_revision(register, "9999")
    with pytest.raises(NewerRegisterError) as refused:
        register.open()
    assert refused.value.detail == "9999"


def test_a_register_of_an_earlier_version_wants_an_upgrade(register: Database) -> None:
    with_revision(register, "0000")
    with pytest.raises(OlderRegisterError) as refused:
        register.open()
    assert refused.value.detail == "0000"


@pytest.mark.parametrize("left", [0.5, 0.9])
def test_a_truncated_register_is_called_damaged(register: Database, left: float) -> None:
    path, _example = filled(register)
    whole = path.read_bytes()
    path.write_bytes(whole[: int(len(whole) * left)])
    damaged = Database(path)
    assert {finding.code for finding in check(damaged)} == {FindingCode.DAMAGED}
    with pytest.raises(DamagedRegisterError):
        _use(damaged)
    damaged.close()


def test_a_register_whose_first_page_is_damaged_is_called_so(register: Database) -> None:
    path, _example = filled(register)
    with path.open("r+b") as file:
        file.seek(100)
        file.write(b"\xff" * 300)
    damaged = Database(path)
    with pytest.raises(DamagedRegisterError):
        damaged.open()
    damaged.close()


def test_a_damaged_page_is_found_by_the_check_and_named_when_it_is_used(register: Database) -> None:
    path, example = filled(register)
    with closing(sqlite3.connect(path)) as connection:
        (page,) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'visit'").fetchone()
    with path.open("r+b") as file:
        file.seek((page - 1) * 4096)
        file.write(b"\xff" * 4096)
    damaged = Database(path)
    damaged.open()
    assert {finding.code for finding in check(damaged)} == {FindingCode.DAMAGED}
    with pytest.raises(DamagedRegisterError), damaged.reading() as connection_:
        load(connection_, type(example.visit.record), example.visit.key)
    damaged.close()


def _use(register: Database) -> None:
    register.open()
    with register.reading() as connection:
        for table in metadata.tables.values():
            connection.execute(select(table)).all()


def test_only_the_thread_that_a_person_waits_for_is_hasty(register: Database) -> None:
    register.answer_at_once()
    waits: list[int] = []

    def ask() -> None:
        with register.reading() as connection:
            waits.append(connection.exec_driver_sql("PRAGMA busy_timeout").scalar_one())

    ask()
    other = threading.Thread(target=ask)
    other.start()
    other.join()
    ask()
    assert waits == [250, 10_000, 250]


def test_a_register_held_by_another_program_is_waited_for_and_then_named(register: Database) -> None:
    example = fill(register)
    hasty = Database(file_of(register), patience=0.1)
    with register.writing():
        with pytest.raises(LockedRegisterError) as refused, action(hasty, WHO) as writing:
            writing.create(shymkent())
        assert refused.value.place == str(register.path)
        with hasty.reading() as connection:  # looking is still possible
            assert load(connection, type(example.visit.record), example.visit.key) == example.visit
    with action(hasty, WHO) as writing:
        writing.create(shymkent())
    assert check(hasty) == []
    hasty.close()


def test_a_register_on_a_network_share_is_not_even_looked_at() -> None:
    with pytest.raises(NetworkShareError):
        Database(Path("//server/office/register.sqlite")).open(create=True)


def test_a_register_that_may_only_be_read_is_not_written_to(
    empty_register: Path, unprivileged: Permissions
) -> None:
    folder, ordinary = unprivileged
    path = folder / "register.sqlite"
    shutil.copy(empty_register, path)
    path.chmod(0o444)
    folder.chmod(0o555)
    before = path.read_bytes()
    register = Database(path)
    with ordinary():
        with pytest.raises(ReadOnlyRegisterError) as refused:
            _open_and_write(register)
        assert refused.value.place == str(path)
        register.close()
    assert path.read_bytes() == before


def _open_and_write(register: Database) -> None:
    register.open()
    with action(register, WHO) as writing:
        writing.create(shymkent())


def test_a_register_that_may_not_be_read_is_refused(empty_register: Path, unprivileged: Permissions) -> None:
    folder, ordinary = unprivileged
    path = folder / "register.sqlite"
    shutil.copy(empty_register, path)
    path.chmod(0o000)
    with ordinary(), pytest.raises(ReadOnlyRegisterError):
        Database(path).open()


def test_a_register_cannot_be_made_in_a_folder_that_may_only_be_read(unprivileged: Permissions) -> None:
    folder, ordinary = unprivileged
    folder.chmod(0o555)
    with ordinary(), pytest.raises(ReadOnlyRegisterError):
        Database(folder / "sub" / "register.sqlite").open(create=True)
    assert list(folder.iterdir()) == []


ANOTHER_PROGRAM = """
import sqlite3, sys
register = sqlite3.connect(sys.argv[1])
print(register.execute("SELECT count(*) FROM place").fetchone()[0])
register.close()
"""


def seen_by_another_program(path: Path) -> int:
    command = [sys.executable, "-c", ANOTHER_PROGRAM, str(path)]
    return int(subprocess.run(command, capture_output=True, text=True, check=True).stdout)


def test_what_is_saved_stays_after_the_register_was_opened_a_second_time_and_another_program_looked_at_it(
    register: Database,
) -> None:
    path = file_of(register)
    before = seen_by_another_program(path)
    again = Database(path)  # as for the daily backup
    again.open()
    again.close()
    assert seen_by_another_program(path) == before
    with action(register, WHO) as writing:
        writing.create(shymkent())
    assert seen_by_another_program(path) == before + 1


@pytest.mark.parametrize("replaced", [True, False])
@pytest.mark.parametrize("begin", [Database.reading, Database.writing])
def test_a_register_whose_file_was_moved_away_is_left_alone_until_it_is_back(
    begin: Callable[[Database], AbstractContextManager[Connection]],
    tmp_path: Path,
    *,
    register: Database,
    replaced: bool,
) -> None:
    example = fill(register)
    path = file_of(register)
    elsewhere = path.rename(tmp_path / "elsewhere.sqlite")
    if replaced:
        path.write_bytes(b"another file")
    with pytest.raises(MovedRegisterError), begin(register):
        pass
    assert path.exists() is replaced
    elsewhere.rename(path)
    with action(register, WHO) as writing:
        writing.correct(example.visit, replace(example.visit.record, aim="Trade"))
    register.close()
    register.open()
    assert check(register) == []
    with register.reading() as connection:
        assert load(connection, Visit, example.visit.key).record.aim == "Trade"


def test_a_register_that_is_opened_again_is_the_file_that_lies_there_now(register: Database) -> None:
    fill(register)
    file_of(register).unlink()
    for companion in COMPANIONS:
        Path(f"{register.path}{companion}").unlink(missing_ok=True)
    register.open(create=True)
    with register.reading() as connection:
        assert connection.execute(select(place.c.id)).all() == []
