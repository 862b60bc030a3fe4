from __future__ import annotations

import os
import shutil
import sqlite3
import stat
import time
from contextlib import closing
from datetime import UTC, datetime, timedelta, timezone
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.db.backups import NOW, damage, folder_with, name_of, visits_of
from tests.db.test_opening import filled, with_revision
from tests.examples import fill
from twincities.db.backup import automatic, backup, backups_in, examine, rotate, worth_keeping
from twincities.db.checking import check
from twincities.db.database import Database
from twincities.db.errors import (
    BackupError,
    DamagedRegisterError,
    OlderRegisterError,
    UpgradeError,
)
from twincities.db.records import load
from twincities.db.schema import REVISION
from twincities.db.upgrading import upgrade
from twincities.domain.visit import Visit

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager
    from pathlib import Path


MOMENTS = st.datetimes(datetime(2020, 1, 1), datetime(2026, 12, 31)).map(  # noqa: DTZ001 - given its zone here
    lambda moment: moment.replace(microsecond=0, tzinfo=UTC)
)


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
        with closing(Database(path)) as damaged, pytest.raises(DamagedRegisterError) as refused:
            backup(damaged, tmp_path / "backups", NOW)
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
        with closing(Database(path)) as damaged, pytest.raises(DamagedRegisterError):
            upgrade(damaged, tmp_path / "backups", NOW)
