"""What the measurements share: the register they run on, percentiles, and the table."""

from __future__ import annotations

import gc
import shutil
import statistics
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import event

from twincities.db.database import Database
from twincities.db.schema import REVISION
from twincities.services.national import NATIONAL, Scale, write_national

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

SMALL = Scale(places=750, partnerships=1_250, organisations=250, people=1_000, visits=5_000)
GOAL_OF_FILLING = 100.0
TIMES = 15


@dataclass(frozen=True)
class Figure:
    """One line of the table; times in milliseconds unless the name says otherwise. A goal of None is no promise."""

    name: str
    value: float
    goal: float | None = None
    note: str = ""

    @property
    def missed(self) -> bool:
        """Whether the goal was not reached."""
        return self.goal is not None and self.value > self.goal


@dataclass
class Ground:
    """The register to measure on."""

    small: bool = False
    anew: bool = False
    filled_in: float | None = field(default=None, init=False)
    """Seconds that filling it took, if this run filled it."""

    @property
    def scale(self) -> Scale:
        """How large the register is."""
        return SMALL if self.small else NATIONAL

    def register(self) -> Database:
        """Return the register, made if need be; for reading.

        The memory's cleaner leaves out what was there before, as in the window (`app.Starting`).
        """
        size = "small" if self.small else "national"
        path = Path(tempfile.gettempdir()) / f"twincities-benchmark-{size}-{REVISION}.sqlite"
        if self.anew or not path.exists():
            self.anew = False
            part = path.with_suffix(".part")
            part.unlink(missing_ok=True)
            database = Database(part)
            database.open(create=True)
            began = time.perf_counter()
            write_national(database, scale=self.scale)
            self.filled_in = time.perf_counter() - began
            database.close()
            part.rename(path)
        database = Database(path)
        database.open()
        gc.freeze()
        return database

    def copy(self, folder: Path) -> Database:
        """Return a copy of the register that may be written to."""
        original = self.register()
        original.close()
        path = folder / "register.sqlite"
        shutil.copy(original.path or "", path)
        database = Database(path)
        database.open()
        return database


def milliseconds(work: Callable[[], object], times: int) -> list[float]:
    """Do something several times and return how long each took, the first, cold one left out."""
    return _taken(work, times, time.perf_counter)


def reading(work: Callable[[], object], times: int) -> list[float]:
    """Return the same in processor time: what is read lies in memory, so that this is what a quiet machine takes."""
    return _taken(work, times, time.process_time)


def _taken(work: Callable[[], object], times: int, clock: Callable[[], float]) -> list[float]:
    work()
    taken = []
    for _ in range(times):
        began = clock()
        work()
        taken.append((clock() - began) * 1_000)
    return taken


def p95(taken: list[float]) -> float:
    """Return the time that nineteen of twenty stay under."""
    return statistics.quantiles(taken, n=20)[-1]


def median(work: Callable[[], object]) -> float:
    """Return how many milliseconds of processor time something takes, in the middle of several times."""
    return statistics.median(reading(work, TIMES))


def above_raw(register: Database, page: Callable[[], object]) -> float:
    """Return how many milliseconds a service takes above its own statements run by the driver alone."""
    statements = _statements(register, page)
    raw = register.engine.raw_connection()

    def bare() -> None:
        for statement, parameters in statements:
            raw.cursor().execute(statement, parameters).fetchall()

    # In turn, so that the machine's mood meets both.
    pairs = [(reading(page, 1)[0], reading(bare, 1)[0]) for _ in range(TIMES)]
    raw.close()
    return statistics.median(a for a, _ in pairs) - statistics.median(b for _, b in pairs)


def _statements(register: Database, work: Callable[[], object]) -> Sequence[tuple[str, Any]]:
    said: list[tuple[str, Any]] = []

    def listen(_c: object, _cursor: object, statement: str, parameters: object, *_: object) -> None:
        if statement.startswith("SELECT"):
            said.append((statement, parameters))

    event.listen(register.engine, "before_cursor_execute", listen)
    work()
    event.remove(register.engine, "before_cursor_execute", listen)
    return said


def table(figures: list[Figure]) -> str:
    """Write the figures under each other."""
    lines = [f"{'':60}{'measured':>12}{'goal':>10}"]
    for figure in figures:
        goal = "" if figure.goal is None else f"{figure.goal:,.0f}"
        mark = "  MISSED" if figure.missed else ""
        note = f"  {figure.note}" if figure.note else ""
        lines.append(f"{figure.name:60}{figure.value:12,.2f}{goal:>10}{mark}{note}")
    return "\n".join(lines)
