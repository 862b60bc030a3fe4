from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from twincities.db.errors import MissingRegisterError, NewerRegisterError, NotARegisterError
from twincities.domain.findings import FindingCode
from twincities.services.keeping import Keeping

if TYPE_CHECKING:
    from pathlib import Path

    from twincities.domain.keys import Key
    from twincities.wiring import Program


def test_a_backup_gives_back_what_was_changed_since(program: Program, visit_key: Key) -> None:
    backup = program.keeping().back_up()
    services = program.open_register()
    base = services.visits.open(visit_key)
    services.visits.correct_visit(base, replace(base.record, aim="spoilt"))
    program.close()
    restored = program.keeping().restore(backup)
    assert program.open_register().visits.open(visit_key).record == base.record
    assert restored.backup is not None  # what was spoilt is kept, too
    assert len(program.keeping().backups()) == 2


def test_the_daily_backup_is_made_once_a_day(program: Program) -> None:
    assert program.keeping().back_up_daily() is not None
    assert program.keeping().back_up_daily() is None


def test_backups_may_lie_in_another_folder(program: Program, tmp_path: Path) -> None:
    path = program.keeping(tmp_path / "stick").back_up()
    assert path.parent == tmp_path / "stick"
    assert program.keeping().backups() == []


@pytest.mark.parametrize("deed", ["back_up", "back_up_daily", "check", "upgrade_if_older"])
def test_looking_after_a_register_that_is_not_there_makes_none(tmp_path: Path, deed: str) -> None:
    keeping = Keeping(tmp_path / "none.sqlite", tmp_path / "backups")
    with pytest.raises(MissingRegisterError):
        getattr(keeping, deed)()
    assert not (tmp_path / "none.sqlite").exists()


def test_a_register_of_this_version_needs_no_upgrade(program: Program) -> None:
    assert program.keeping().upgrade_if_older() is None
    assert program.keeping().backups() == []


def test_a_newer_register_is_not_touched(program: Program) -> None:
    with closing(sqlite3.connect(program.paths.register)) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(NewerRegisterError):
        program.keeping().upgrade_if_older()


def test_a_file_that_is_no_register_is_not_restored(program: Program, tmp_path: Path) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("Dear mayor", encoding="utf-8")
    with pytest.raises(NotARegisterError):
        program.keeping().restore(letter)
    assert program.keeping().check() == []


def test_the_check_finds_what_was_broken_by_hand(program: Program) -> None:
    with closing(sqlite3.connect(program.paths.register)) as connection, connection:
        connection.execute("UPDATE visit SET kind = 'picnic'")
    (finding,) = program.keeping().check()
    assert (finding.code, finding.detail) == (FindingCode.UNKNOWN_CODE, "picnic")
