"""How long a save takes, disk included, and how long it takes to fill a whole country's register."""

from __future__ import annotations

import shutil
import tempfile
import time
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from tests.benchmarks.measuring import GOAL_OF_FILLING, Figure, Ground, milliseconds, p95
from tests.examples import fill, founding_visit, with_new_rows
from twincities.db.backup import backup
from twincities.db.checking import check
from twincities.db.history import take_back
from twincities.db.records import load
from twincities.db.writing import action
from twincities.domain.changes import Act
from twincities.domain.visit import Visit

TIMES = 100
WHO = "benchmark"


def figures(ground: Ground) -> list[Figure]:
    """Measure writes into the large register."""
    folder = Path(tempfile.mkdtemp(prefix="twincities-benchmark-"))
    try:
        register = ground.copy(folder)
        example = fill(register)
        visit = founding_visit(example.region.key, example.stevenage.key)
        now = example.visit

        def create() -> None:
            with action(register, WHO) as writing:
                writing.create(with_new_rows(visit))

        def correct() -> None:
            nonlocal now
            with action(register, WHO) as writing:
                now = writing.correct(
                    now, replace(now.record, aim=f"{now.version}", outcomes=now.record.outcomes[::-1])
                )

        def undo() -> None:
            with register.reading() as connection:
                kept = load(connection, Visit, example.visit.key)
            with action(register, WHO) as writing:
                writing.correct(kept, replace(kept.record, summary=f"{kept.version}"))
                number = writing.change_set
            with action(register, WHO, Act.UNDO, undoes=number) as writing:
                take_back(writing, number)

        found = [
            Figure("save a new visit with its parts and history, p95", p95(milliseconds(create, TIMES)), 25),
            Figure("save a corrected visit, p95", p95(milliseconds(correct, TIMES)), 25),
            Figure("save and take back, p95", p95(milliseconds(undo, TIMES))),
        ]
        began = time.perf_counter()
        made = backup(register, folder / "backups", datetime.now(UTC))
        size = made.stat().st_size / 1e6
        found.append(
            Figure("checked backup of the register, s", time.perf_counter() - began, note=f"{size:.0f} MB")
        )
        began = time.perf_counter()
        findings = check(register)
        note = "sound" if not findings else f"{len(findings)} findings"
        found.append(Figure("check of the register, s", time.perf_counter() - began, note=note))
        if ground.filled_in is not None:
            goal = None if ground.small else GOAL_OF_FILLING
            found.append(
                Figure("fill the register, s", ground.filled_in, goal, f"{ground.scale.records:,} records")
            )
        register.close()
        return found
    finally:
        shutil.rmtree(folder)
