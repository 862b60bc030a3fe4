from __future__ import annotations

import stat
import sys
from contextlib import suppress
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from tests.examples import fill
from twincities.db import sqlite_file
from twincities.db.database import Database
from twincities.db.errors import NetworkShareError


def pragma(register: Database, name: str, *, writing: bool) -> object:
    with register.writing() if writing else register.reading() as connection:
        return connection.exec_driver_sql(f"PRAGMA {name}").scalar()


@pytest.mark.parametrize("writing", [True, False])
@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("journal_mode", "wal"),
        ("synchronous", 2),
        ("foreign_keys", 1),
        ("mmap_size", 268_435_456),
        ("busy_timeout", 10_000),
        ("journal_size_limit", 67_108_864),
        ("secure_delete", 1),
    ],
)
def test_every_connection_has_what_safety_and_speed_need(
    register: Database, name: str, value: object, *, writing: bool
) -> None:
    assert pragma(register, name, writing=writing) == value


def test_only_its_owner_reads_a_register_and_what_lies_beside_it(tmp_path: Path) -> None:
    register = Database(tmp_path / "new" / "folder" / "register.sqlite")
    register.open(create=True)
    fill(register)
    folder = tmp_path / "new" / "folder"
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()}
    assert modes == dict.fromkeys(["register.sqlite", "register.sqlite-wal", "register.sqlite-shm"], 0o600)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    register.close()


def test_the_database_itself_refuses_a_reference_to_nothing(register: Database) -> None:
    with pytest.raises(IntegrityError, match="FOREIGN KEY"), register.writing() as connection:
        connection.execute(
            text("INSERT INTO stop (key, owner_id, position, place_id) VALUES ('k', 99, 0, 99)")
        )


def test_the_database_itself_keeps_a_record_that_others_refer_to(register: Database) -> None:
    example = fill(register)
    with pytest.raises(IntegrityError, match="FOREIGN KEY"), register.writing() as connection:
        connection.execute(text("DELETE FROM place WHERE key = :key"), {"key": example.stevenage.key})


def test_an_exception_undoes_everything_that_was_written(register: Database) -> None:
    with suppress(ZeroDivisionError), register.writing() as connection:
        connection.execute(text("INSERT INTO register VALUES ('example', 'yes')"))
        _ = 1 / 0
    assert register.fact("example") is None


def test_a_reader_sees_one_moment_however_long_it_looks(register: Database) -> None:
    count = text("SELECT count(*) FROM visit")
    with register.reading() as connection:
        before = connection.scalar(count)
        fill(register)
        assert connection.scalar(count) == before == 0
    with register.reading() as connection:
        assert connection.scalar(count) == 1


@pytest.mark.parametrize("name", ["реестр №1.sqlite", "a?b.sqlite", "100%.sqlite", "a b#c.sqlite"])
def test_a_register_may_have_any_name(tmp_path: Path, name: str) -> None:
    register = Database(tmp_path / name)
    register.open(create=True)
    assert register.fact("catalogue_id")
    assert (tmp_path / name).is_file()
    register.close()


MOUNTS = [
    ("/", "ext4"),
    ("/home", "nfs4"),
    ("/home/own", "ext4"),
    ("/mnt/office share", "cifs"),
    ("/mnt/cloud", "fuse.sshfs"),
    ("/mnt/stick", "vfat"),
]


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/home/a/register.sqlite", "nfs4"),
        ("/mnt/office share/x/register.sqlite", "cifs"),
        ("/mnt/cloud/register.sqlite", "fuse.sshfs"),
        ("//server/share/register.sqlite", "UNC"),
        (r"\\server\share\register.sqlite", "UNC"),
    ],
)
def test_a_register_on_a_network_share_is_refused_with_the_kind_of_share(path: str, kind: str) -> None:
    with pytest.raises(NetworkShareError) as refused:
        sqlite_file.refuse_network_share(Path(path), MOUNTS)
    assert refused.value.detail == kind


@pytest.mark.parametrize(
    "path", ["/var/r.sqlite", "/home/own/r.sqlite", "/mnt/stick/r.sqlite", "/homes/r.sqlite"]
)
def test_a_register_on_a_disk_of_this_machine_is_not(path: str) -> None:
    sqlite_file.refuse_network_share(Path(path), MOUNTS)


def test_this_machines_mounts_are_known(tmp_path: Path) -> None:
    mounts = sqlite_file.machine_mounts(tmp_path.resolve())
    assert any(Path(point).is_mount() for point, _system in mounts)
    if sys.platform == "linux":
        assert ("/proc", "proc") in mounts
    sqlite_file.refuse_network_share(tmp_path / "register.sqlite")
