"""The program is killed at a random moment, again and again: what it said was saved is saved."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.examples import fill
from twincities.db.backup import backups_in, examine
from twincities.db.checking import check
from twincities.db.records import load_many
from twincities.db.schema import REVISION
from twincities.domain.keys import Key
from twincities.domain.visit import Visit

if TYPE_CHECKING:
    from twincities.db.database import Database

ROOT = Path(__file__).resolve().parents[2]
TIMES = [pytest.param(20), pytest.param(200, marks=[pytest.mark.full, pytest.mark.timeout(1800)])]


def killed(*arguments: object) -> list[tuple[str, int]]:
    """Let the busy clerk work for a while, kill it, and return what it had said by then."""
    command = [sys.executable, "-m", "tests.db.busy_clerk", *map(str, arguments)]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT)])}
    with subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True) as clerk:
        assert clerk.stdout
        said = [clerk.stdout.readline()]
        time.sleep(random.uniform(0, 0.15))
        clerk.send_signal(signal.SIGKILL)
        said += clerk.stdout.readlines()
    assert clerk.returncode == -signal.SIGKILL, said
    words = [line.split() for line in said if line.endswith("\n")]
    return [(name, int(number)) for name, number in words]


@pytest.mark.parametrize("times", TIMES)
def test_every_acknowledged_save_outlives_the_program(register: Database, times: int) -> None:
    example = fill(register)
    acknowledged: dict[Key, int] = {}
    for _ in range(times):
        acknowledged |= {Key(name): version for name, version in killed(register.path)}
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
        said = {name for name, _number in killed(register.path, folder)}
        found = {one.path.name for one in backups_in(folder)}
        assert said <= found
        for name in sorted(found):
            assert examine(folder / name) == REVISION
            (folder / name).unlink()
    assert check(register) == []
