from __future__ import annotations

import shutil
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import func, select

from tests.examples import WHO, fill, founding_visit, with_new_rows
from twincities.db.backup import backup, backups_in, restore
from twincities.db.checking import check
from twincities.db.database import Database
from twincities.db.errors import FullDiskError, ReadOnlyRegisterError
from twincities.db.part_file import part_file, settle
from twincities.db.records import load, load_many
from twincities.db.tables.nouns import TABLES
from twincities.db.writing import action
from twincities.domain.keys import new_key
from twincities.domain.record import Kept
from twincities.domain.visit import Visit

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.hard_conditions import SmallDisk

NOW = datetime(2026, 11, 23, 6, 15, tzinfo=UTC)


@pytest.fixture
def tight(small_disk: SmallDisk, empty_register: Path) -> Iterator[Database]:
    """Give a register on the small disk."""
    path = small_disk.folder / "register.sqlite"
    shutil.copy(empty_register, path)
    register = Database(path)
    register.open()
    yield register
    register.close()


def test_what_does_not_fit_is_refused_and_what_was_saved_stays(
    tight: Database, small_disk: SmallDisk
) -> None:
    example = fill(tight)
    visits = [
        Kept(new_key(), 1, founding_visit(example.region.key, example.stevenage.key)) for _ in range(200)
    ]
    with small_disk.full(), pytest.raises(FullDiskError) as refused, action(tight, WHO) as writing:
        writing.create_many(visits)
    assert refused.value.place == str(tight.path)
    assert check(tight) == []
    with tight.reading() as connection:
        assert load(connection, Visit, example.visit.key) == example.visit
        assert load_many(connection, Visit, [visit.key for visit in visits]) == []


def test_with_room_again_saving_goes_on(tight: Database, small_disk: SmallDisk) -> None:
    example = fill(tight)
    visit = founding_visit(example.region.key, example.stevenage.key)
    many = [Kept(new_key(), 1, founding_visit(example.region.key, example.stevenage.key)) for _ in range(200)]
    for _ in range(3):
        with small_disk.full(), pytest.raises(FullDiskError), action(tight, WHO) as writing:
            writing.create_many(many)
    with action(tight, WHO) as writing:
        kept = writing.create(visit)
    assert check(tight) == []
    with tight.reading() as connection:
        assert load(connection, Visit, kept.key) == kept


def test_a_log_that_cannot_be_emptied_grows_until_the_disk_is_full_and_no_further(
    tight: Database, small_disk: SmallDisk
) -> None:
    """A window that looks at one moment keeps everything written since in the log."""
    example = fill(tight)
    visit = founding_visit(example.region.key, example.stevenage.key)
    saved: list[Kept[Visit]] = []
    with tight.reading() as connection:
        load(connection, Visit, example.visit.key)
        with small_disk.full(room=1 << 20), pytest.raises(FullDiskError):
            save_for_ever(tight, visit, saved)
    assert len(saved) > 1
    assert check(tight) == []
    with tight.reading() as connection:
        assert load_many(connection, Visit, [one.key for one in saved]) == saved
        assert connection.scalar(select(func.count()).select_from(TABLES["visit"])) == len(saved) + 1


def save_for_ever(register: Database, visit: Visit, saved: list[Kept[Visit]]) -> None:
    while True:
        with action(register, WHO) as writing:
            kept = writing.create(with_new_rows(visit))
        saved.append(kept)


def test_a_register_whose_log_finds_no_room_when_it_is_let_go_of_gets_no_name(
    small_disk: SmallDisk, empty_register: Path
) -> None:
    named = small_disk.folder / "register.sqlite"
    trouble = ReadOnlyRegisterError(named)
    with part_file(small_disk.folder, trouble) as part:
        shutil.copy(empty_register, part)
        made = Database(part)
        example = fill(made)
        with action(made, WHO) as writing:
            for _ in range(200):
                writing.create(founding_visit(example.region.key, example.stevenage.key))
        with small_disk.full():
            made.close()
            with pytest.raises(FullDiskError) as refused:
                settle(part, named, trouble)
    assert refused.value.place == str(named)
    assert list(small_disk.folder.iterdir()) == []


def test_a_backup_that_does_not_fit_leaves_nothing(
    register: Database, small_disk: SmallDisk, tmp_path: Path
) -> None:
    fill(register)
    with small_disk.full(), pytest.raises(FullDiskError) as refused:
        backup(register, small_disk.folder / "backups", NOW)
    assert refused.value.place == str(small_disk.folder / "backups")
    assert not [path for path in small_disk.folder.rglob("*") if path.is_file()]
    assert check(register) == []
    made = backup(register, small_disk.folder / "backups", NOW)
    assert [one.path for one in backups_in(small_disk.folder / "backups")] == [made]


def test_a_restore_that_does_not_fit_changes_nothing(
    tight: Database, small_disk: SmallDisk, tmp_path: Path
) -> None:
    made = backup(tight, tmp_path / "backups", NOW)
    example = fill(tight)
    with small_disk.full(), pytest.raises(FullDiskError):
        restore(tight, made, tmp_path / "backups", NOW)
    assert check(tight) == []
    with tight.reading() as connection:
        assert load(connection, Visit, example.visit.key) == example.visit
