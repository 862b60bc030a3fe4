from __future__ import annotations

import os
import shutil
import sqlite3
import stat
import time
from contextlib import closing
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.db.test_opening import filled, with_revision
from tests.examples import WHO, fill, founding_visit, with_new_rows
from twincities.db.backup import automatic, backup, backups_in, examine, restore, rotate, worth_keeping
from twincities.db.checking import check
from twincities.db.database import Database
from twincities.db.errors import (
    BackupError,
    DamagedRegisterError,
    LockedRegisterError,
    MissingRegisterError,
    NewerRegisterError,
    NotARegisterError,
    OlderRegisterError,
    UpgradeError,
)
from twincities.db.records import load
from twincities.db.schema import REVISION
from twincities.db.upgrading import upgrade
from twincities.db.writing import action
from twincities.domain.errors import MissingRecordError
from twincities.domain.visit import Visit

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager

    from tests.examples import Example

NOW = datetime(2026, 11, 23, 6, 15, tzinfo=UTC)
MOMENTS = st.datetimes(datetime(2020, 1, 1), datetime(2026, 12, 31)).map(  # noqa: DTZ001 - given its zone here
    lambda moment: moment.replace(microsecond=0, tzinfo=UTC)
)


def more(register: Database, example: Example) -> Visit:
    """Write another visit and return it."""
    visit = with_new_rows(founding_visit(example.region.key, example.stevenage.key))
    with action(register, WHO) as writing:
        return writing.create(visit).record


def visits_of(register: Database) -> int:
    with register.reading() as connection:
        return int(connection.exec_driver_sql("SELECT count(*) FROM visit").scalar_one())


class TestBackup:
    def test_it_is_a_register_of_its_own_that_lies_in_one_file(
        self, register: Database, tmp_path: Path
    ) -> None:
        example = fill(register)
        made = backup(register, tmp_path / "backups", NOW)
        assert made.name == "register-2026-11-23T061500Z.sqlite"
        assert [path.name for path in made.parent.iterdir()] == [made.name]
        assert stat.S_IMODE(made.stat().st_mode) == 0o600
        copy = Database(made)
        copy.open()
        with copy.reading() as connection:
            assert load(connection, Visit, example.visit.key) == example.visit
        assert check(copy) == []
        assert copy.fact("catalogue_id") == register.fact("catalogue_id")
        copy.close()

    def test_it_may_lie_on_a_medium_that_is_only_read(self, register: Database, tmp_path: Path) -> None:
        fill(register)
        made = backup(register, tmp_path / "backups", NOW)
        address = f"file:{made}?mode=ro&immutable=1"
        with closing(sqlite3.connect(address, uri=True)) as connection:
            assert connection.execute("SELECT count(*) FROM visit").fetchone() == (1,)
            assert connection.execute("PRAGMA journal_mode").fetchone() == ("delete",)

    def test_it_shows_one_moment_though_others_go_on_writing(
        self, register: Database, tmp_path: Path
    ) -> None:
        fill(register)
        other = Database(register.path or "")
        with other.writing() as connection:
            connection.exec_driver_sql("UPDATE place SET notes = 'half a change'")
            made = backup(register, tmp_path / "backups", NOW)
        with closing(sqlite3.connect(made)) as copy:
            assert copy.execute("SELECT DISTINCT notes FROM place").fetchall() == [("",)]
        other.close()

    def test_its_name_tells_the_moment_wherever_the_clock_stands(
        self, register: Database, tmp_path: Path
    ) -> None:
        here = NOW.astimezone(timezone(timedelta(hours=5)))
        assert backup(register, tmp_path, here).name == "register-2026-11-23T061500Z.sqlite"

    def test_two_of_one_second_do_not_replace_each_other(self, register: Database, tmp_path: Path) -> None:
        made = [backup(register, tmp_path / "backups", NOW) for _ in range(3)]
        assert len(set(made)) == 3
        assert [one.path for one in backups_in(tmp_path / "backups")] == made[::-1]

    def test_a_damaged_register_gives_none(self, register: Database, tmp_path: Path) -> None:
        path, _example = filled(register)
        damage(path)
        with pytest.raises(DamagedRegisterError) as refused:
            backup(Database(path), tmp_path / "backups", NOW)
        assert refused.value.place == str(path)
        assert list((tmp_path / "backups").iterdir()) == []

    def test_a_folder_that_cannot_be_written_to_is_named(
        self,
        register: Database,
        unprivileged: tuple[Path, Callable[[], AbstractContextManager[None]]],
    ) -> None:
        folder, ordinary = unprivileged
        folder.chmod(0o555)
        with register.reading(), ordinary(), pytest.raises(BackupError) as refused:
            backup(register, folder / "backups", NOW)
        assert refused.value.place == str(folder / "backups")

    def test_a_register_on_a_server_is_backed_up_by_the_server(self, tmp_path: Path) -> None:
        register = Database("sqlite://")
        with pytest.raises(BackupError):
            backup(register, tmp_path, NOW)

    def test_what_a_killed_program_left_is_swept_away_after_a_day(
        self, register: Database, tmp_path: Path
    ) -> None:
        old, fresh = tmp_path / ".register-part-old", tmp_path / ".register-part-new"
        old.touch()
        fresh.touch()
        long_ago = time.time() - 90_000
        os.utime(old, (long_ago, long_ago))
        backup(register, tmp_path, NOW)
        assert (old.exists(), fresh.exists()) == (False, True)


class TestRotation:
    @given(st.sets(MOMENTS, max_size=60))
    def test_it_keeps_the_newest_and_no_more_than_it_says(self, moments: set[datetime]) -> None:
        kept = worth_keeping(moments)
        assert kept <= moments
        if moments:
            newest = max(moments)
            assert newest in kept
            assert len([one for one in kept if newest - one > timedelta(days=1)]) <= 7 + 5 + 12

    @given(st.sets(MOMENTS, max_size=60))
    def test_tidying_up_twice_changes_nothing(self, moments: set[datetime]) -> None:
        kept = worth_keeping(moments)
        assert worth_keeping(kept) == kept

    @given(st.sets(MOMENTS, max_size=60))
    def test_the_newest_of_each_recent_day_week_and_month_stays(self, moments: set[datetime]) -> None:
        kept = worth_keeping(moments)
        for period, count in (("%Y-%m-%d", 7), ("%G-%V", 5), ("%Y-%m", 12)):
            newest = {moment.strftime(period): moment for moment in sorted(moments)}
            for name in sorted(newest)[-count:]:
                assert newest[name] in kept

    @given(st.sets(MOMENTS, max_size=60), st.timedeltas(timedelta(0), timedelta(days=1)))
    def test_everything_of_the_last_day_stays(self, moments: set[datetime], ago: timedelta) -> None:
        newest = max(moments, default=NOW)
        assert (newest - ago) in worth_keeping({*moments, newest, newest - ago})

    def test_a_year_of_daily_backups_comes_to_about_two_dozen(self) -> None:
        kept: set[datetime] = set()
        for day in range(400):
            kept = worth_keeping({*kept, NOW + timedelta(days=day)})
        assert 20 <= len(kept) <= 24
        assert min(kept) < NOW + timedelta(days=400 - 330)

    def test_files_that_are_no_backups_are_left_alone(self, tmp_path: Path) -> None:
        names = ["register.sqlite", "register-old.sqlite", "register-2026-13-01T000000Z.sqlite", "notes.txt"]
        for name in names:
            (tmp_path / name).touch()
        for day in range(60):
            (tmp_path / (NOW - timedelta(days=day)).strftime("register-%Y-%m-%dT%H%M%SZ.sqlite")).touch()
        gone = rotate(tmp_path)
        left = {path.name for path in tmp_path.iterdir()}
        assert set(names) <= left
        assert len(gone) + len(left) == 64
        assert len(left) <= 4 + 7 + 5 + 3

    def test_nothing_is_nothing(self, tmp_path: Path) -> None:
        assert worth_keeping([]) == set()
        assert rotate(tmp_path / "not there") == []


class TestAutomatic:
    def test_a_backup_is_made_once_a_day(self, register: Database, tmp_path: Path) -> None:
        folder = tmp_path / "backups"
        assert automatic(register, folder, NOW)
        assert automatic(register, folder, NOW + timedelta(hours=23)) is None
        assert automatic(register, folder, NOW + timedelta(hours=25))
        assert len(backups_in(folder)) == 2

    def test_a_clock_that_ran_ahead_once_does_not_stop_them(self, register: Database, tmp_path: Path) -> None:
        folder = tmp_path / "backups"
        backup(register, folder, NOW + timedelta(days=3000))
        assert automatic(register, folder, NOW)
        assert automatic(register, folder, NOW + timedelta(hours=1)) is None

    def test_old_ones_go(self, register: Database, tmp_path: Path) -> None:
        folder = tmp_path / "backups"
        for day in range(40, 0, -1):
            shutil.copy(register.path or "", folder_with(folder) / name_of(NOW - timedelta(days=day)))
        automatic(register, folder, NOW)
        assert len(backups_in(folder)) < 20


def folder_with(folder: Path) -> Path:
    folder.mkdir(exist_ok=True)
    return folder


def name_of(moment: datetime) -> str:
    return moment.strftime("register-%Y-%m-%dT%H%M%SZ.sqlite")


def damage(path: Path, table: str = "visit") -> None:
    """Write nonsense over the first page of a table."""
    with closing(sqlite3.connect(path)) as connection:
        (page,) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", [table]).fetchone()
    with path.open("r+b") as file:
        file.seek((page - 1) * 4096)
        file.write(b"\xff" * 4096)


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


class TestUpgrade:
    def test_a_register_is_backed_up_before_it_is_touched(self, register: Database, tmp_path: Path) -> None:
        fill(register)
        made = upgrade(register, tmp_path / "backups", NOW)
        assert made
        assert examine(made) == REVISION
        assert (visits_of(register), check(register)) == (1, [])

    def test_a_failed_upgrade_leaves_the_register_as_it_was_and_a_backup(
        self, register: Database, tmp_path: Path
    ) -> None:
        fill(register)
        with_revision(register, "0000")  # no migration leads from there
        with pytest.raises(UpgradeError) as refused:
            upgrade(register, tmp_path / "backups", NOW)
        assert refused.value.place == str(register.path)
        (made,) = backups_in(tmp_path / "backups")
        assert examine(made.path) == "0000"
        with pytest.raises(OlderRegisterError):
            register.open()
        assert (visits_of(register), check(register)) == (1, [])

    def test_without_a_backup_there_is_no_upgrade(self, register: Database, tmp_path: Path) -> None:
        path, _example = filled(register)
        damage(path)
        with pytest.raises(DamagedRegisterError):
            upgrade(Database(path), tmp_path / "backups", NOW)
