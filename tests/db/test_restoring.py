from __future__ import annotations

import shutil
import sqlite3
import stat
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from tests.db.backups import NOW, damage, more, visits_of
from tests.db.test_opening import Permissions, with_revision
from tests.examples import WHO, fill, founding_visit, with_new_rows
from twincities.db.backup import backup, backups_in, restore
from twincities.db.checking import check
from twincities.db.database import Database
from twincities.db.errors import (
    DamagedRegisterError,
    LockedRegisterError,
    MissingRegisterError,
    NewerRegisterError,
    NotARegisterError,
    ReadOnlyRegisterError,
    UpgradeError,
)
from twincities.db.writing import action
from twincities.domain.errors import MissingRecordError


@pytest.fixture
def made(register: Database, tmp_path: Path) -> Path:
    """Return a backup of a register with the example's records."""
    fill(register)
    return backup(register, tmp_path / "backups", NOW)


class TestRestore:
    def test_it_brings_everything_back_and_keeps_what_was_there(
        self, register: Database, tmp_path: Path
    ) -> None:
        example = fill(register)
        made = backup(register, tmp_path / "backups", NOW)
        more(register, example)
        done = restore(register, made, tmp_path / "backups", NOW + timedelta(hours=1))
        register.open()
        assert (visits_of(register), check(register)) == (1, [])
        assert done.backup
        assert done.aside is None
        before = Database(done.backup)
        assert visits_of(before) == 2
        before.close()
        assert not [path for path in tmp_path.iterdir() if path.name.startswith(".")]

    def test_another_window_sees_the_old_contents_or_the_new(
        self, register: Database, tmp_path: Path
    ) -> None:
        example = fill(register)
        made = backup(register, tmp_path / "backups", NOW)
        more(register, example)
        other = Database(register.path or "")
        with other.reading() as connection:
            count = "SELECT count(*) FROM visit"
            assert connection.exec_driver_sql(count).scalar() == 2
            restore(register, made, tmp_path / "backups", NOW)
            assert connection.exec_driver_sql(count).scalar() == 2
        assert visits_of(other) == 1
        more(other, example)
        assert (visits_of(register), check(register)) == (2, [])
        other.close()

    def test_it_waits_for_another_windows_write_and_gives_up_after_its_patience(
        self, register: Database, tmp_path: Path
    ) -> None:
        example = fill(register)
        made = backup(register, tmp_path / "backups", NOW)
        more(register, example)
        hasty = Database(register.path or "", patience=0.2)
        with register.writing(), pytest.raises(LockedRegisterError):
            restore(hasty, made, tmp_path / "backups", NOW)
        assert (visits_of(register), check(register)) == (2, [])
        hasty.close()

    @pytest.mark.parametrize("table", ["visit", "sqlite_schema"])
    def test_a_damaged_register_is_moved_aside_and_never_deleted(
        self, register: Database, tmp_path: Path, made: Path, table: str
    ) -> None:
        path = register.path or tmp_path
        register.close()
        if table == "visit":
            damage(path)
        else:
            path.write_bytes(b"\xff" * 8192)
        broken = path.read_bytes()
        done = restore(register, made, made.parent, NOW)
        register.open()
        assert (visits_of(register), check(register)) == (1, [])
        assert done.backup is None
        assert done.aside
        assert done.aside.read_bytes()[4096:8192] == broken[4096:8192]
        assert stat.S_IMODE(path.stat().st_mode) == 0o600

    @pytest.mark.parametrize("tables", [[], ["cache"]], ids=["an empty file", "another program's"])
    def test_what_is_no_register_is_moved_aside_too(
        self, tmp_path: Path, register: Database, made: Path, tables: list[str]
    ) -> None:
        path = tmp_path / "lost.sqlite"
        path.touch()
        with closing(sqlite3.connect(path)) as connection:
            for table in tables:
                connection.execute(f"CREATE TABLE {table} (name)")
        lost = Database(path)
        done = restore(lost, made, made.parent, NOW)
        lost.open()
        assert visits_of(lost) == visits_of(register)
        assert done.aside
        with closing(sqlite3.connect(done.aside)) as connection:
            assert connection.execute("SELECT name FROM sqlite_master").fetchall() == [
                (name,) for name in tables
            ]
        lost.close()

    def test_a_register_that_may_only_be_read_is_named(self, made: Path, unprivileged: Permissions) -> None:
        folder, ordinary = unprivileged
        shutil.copy(made, folder / "backup.sqlite")
        (folder / "backup.sqlite").chmod(0o444)
        shutil.copy(made, folder / "register.sqlite")
        folder.chmod(0o555)
        register = Database(folder / "register.sqlite")
        with ordinary(), pytest.raises(ReadOnlyRegisterError) as refused:
            restore(register, folder / "backup.sqlite", folder / "backups", NOW)
        register.close()
        assert refused.value.place == str(register.path)
        assert len(list(folder.iterdir())) == 2

    def test_a_lost_register_comes_back(self, register: Database, tmp_path: Path, made: Path) -> None:
        path = register.path or tmp_path
        register.close()
        for companion in ("", "-wal", "-shm"):
            Path(f"{path}{companion}").unlink(missing_ok=True)
        restore(register, made, made.parent, NOW)
        register.open()
        assert (visits_of(register), check(register)) == (1, [])

    def test_a_register_copied_with_its_log_is_taken_whole(
        self, register: Database, empty_register: Path, tmp_path: Path
    ) -> None:
        fill(register)
        copied = tmp_path / "stick" / "copy.sqlite"
        copied.parent.mkdir()
        for companion in ("", "-wal"):
            shutil.copy(f"{register.path}{companion}", f"{copied}{companion}")
        contents = copied.read_bytes()
        target = Database(tmp_path / "other.sqlite")
        shutil.copy(empty_register, target.path or "")
        restore(target, copied, tmp_path / "backups", NOW)
        assert visits_of(target) == 1
        assert copied.read_bytes() == contents
        target.close()

    def test_a_file_that_is_none_changes_nothing(self, register: Database, tmp_path: Path) -> None:
        fill(register)
        wrong = tmp_path / "wrong.sqlite"
        attempts: list[tuple[bytes | None, type[Exception]]] = [
            (None, MissingRegisterError),
            (b"", NotARegisterError),
            (b"PK\x03\x04", NotARegisterError),
            (b"SQLite format 3\x00" + b"\xff" * 8000, NotARegisterError),
        ]
        for contents, expected in attempts:
            if contents is not None:
                wrong.write_bytes(contents)
            with pytest.raises(expected) as refused:
                restore(register, wrong, tmp_path / "backups", NOW)
            assert str(wrong) in str(refused.value)
        assert not (tmp_path / "backups").exists()
        assert (visits_of(register), check(register)) == (1, [])

    def test_a_damaged_backup_changes_nothing(self, register: Database, made: Path) -> None:
        damage(made)
        with pytest.raises(DamagedRegisterError) as refused:
            restore(register, made, made.parent, NOW)
        assert refused.value.place == str(made)
        assert (visits_of(register), len(backups_in(made.parent))) == (1, 1)

    @pytest.mark.parametrize(("revision", "error"), [("9999", NewerRegisterError), ("0000", UpgradeError)])
    def test_a_backup_of_a_later_version_or_one_that_cannot_be_upgraded_changes_nothing(
        self, register: Database, made: Path, revision: str, error: type[Exception]
    ) -> None:
        with_revision(Database(made), revision)
        with pytest.raises(error):
            restore(register, made, made.parent, NOW)
        assert visits_of(register) == 1

    def test_records_written_after_the_backup_are_gone_and_a_form_that_shows_one_is_told(
        self, register: Database, tmp_path: Path
    ) -> None:
        example = fill(register)
        made = backup(register, tmp_path / "backups", NOW)
        with action(register, WHO) as writing:
            kept = writing.create(with_new_rows(founding_visit(example.region.key, example.stevenage.key)))
        restore(register, made, tmp_path / "backups", NOW)
        with pytest.raises(MissingRecordError), action(register, WHO) as writing:
            writing.correct(kept, kept.record)
