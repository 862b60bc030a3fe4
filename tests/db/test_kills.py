"""The program is killed at a random moment, again and again: what it said was saved is saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.examples import fill
from tests.killing import TIMES, killed
from twincities.db.backup import backups_in, examine
from twincities.db.checking import check
from twincities.db.records import load_many
from twincities.db.schema import REVISION
from twincities.domain.keys import Key
from twincities.domain.visit import Visit

if TYPE_CHECKING:
    from pathlib import Path

    from twincities.db.database import Database


def said(*arguments: object) -> list[list[str]]:
    """Let the busy clerk work for a while, kill it, and return what it had said by then."""
    return [line.split() for line in killed("tests.db.busy_clerk", *arguments, within=0.15)]


@pytest.mark.parametrize("times", TIMES)
def test_every_acknowledged_save_outlives_the_program(register: Database, times: int) -> None:
    example = fill(register)
    acknowledged: dict[Key, int] = {}
    for _ in range(times):
        acknowledged |= {Key(name): int(version) for name, version in said(register.path)}
        with register.reading() as connection:
            kept = {one.key: one.version for one in load_many(connection, Visit, list(acknowledged))}
        assert kept.keys() == acknowledged.keys()
        assert all(kept[key] >= version for key, version in acknowledged.items())
    assert len(acknowledged) >= times
    assert check(register) == []
    with register.reading() as connection:
        assert load_many(connection, Visit, [example.visit.key]) == [example.visit]


@pytest.mark.parametrize("times", TIMES)
def test_every_file_with_a_backups_name_is_a_whole_backup(
    register: Database, tmp_path: Path, times: int
) -> None:
    fill(register)
    folder = tmp_path / "backups"
    for _ in range(times):
        names = {name for name, _number in said(register.path, folder)}
        found = {one.path.name for one in backups_in(folder)}
        assert names <= found
        for name in sorted(found):
            assert examine(folder / name) == REVISION
            (folder / name).unlink()
    assert check(register) == []
