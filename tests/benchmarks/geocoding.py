"""Places without a network: how fast names are found, and how well the places of a register are.

    python -m tests.benchmarks geocoding                 speed and memory, each figure beside its goal
    python -m tests.benchmarks.geocoding TRUTH.csv       right, undecided and wrong answers to a register's places

TRUTH.csv has the columns query, country, latitude, longitude: what a register says, and where the place really is.
"""

from __future__ import annotations

import csv
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]

from tests.benchmarks.measuring import Figure  # noqa: E402 - after the path is set
from twincities.geo.circle import kilometres  # noqa: E402
from twincities.geo.gazetteer import Gazetteer  # noqa: E402
from twincities.geo.unpacking import Shelf  # noqa: E402

if TYPE_CHECKING:
    from tests.benchmarks.measuring import Ground

KEPT = Path(tempfile.gettempdir()) / "twincities-geocoding"
NAMES = (
    ("Shymkent", "KZ"), ("Шымкент", ""), ("Stevenage", "GB"), ("Springfield", "US"), ("San José", "MX"),
    ("Neustadt", "DE"), ("Saint-Germain-en-Laye", "FR"), ("北京", ""), ("Ленинград", ""), ("Racine (Wisconsin)", ""),
    ("Częstochowa", "PL"), ("Castelfranco Veneto", "IT"), ("Комсомольск-на-Амуре", "RU"), ("Aurich (Kreis)", "DE"),
    ("Villa del Rosario", ""), ("Ashford", ""), ("Khujand", "TJ"), ("Oskemen", ""), ("Santa Maria", ""),
)  # fmt: skip
RUNS = 20
NEAR, FAR = 25.0, 100.0
"""Kilometres within which an answer is right, beyond which one that was taken unasked is badly wrong."""

LETTERS = "abeiorstn"
ROOM = """
import sys
from pathlib import Path
from twincities.geo.gazetteer import Gazetteer
from twincities.geo.unpacking import Shelf
def room():
    return int(Path("/proc/self/statm").read_text().split()[1]) * 4096 / 1e6
before = room()
gazetteer = Gazetteer(Shelf(Path(sys.argv[1])))
for name in ("Shymkent", "Стивенидж", "Szczcin", "Манчестр", "Neustatd", "Castelfranco Venetto"):
    gazetteer.candidates(name)
print(room() - before)
"""


def figures(_ground: Ground) -> list[Figure]:
    """Measure exact and misspelt names, and what the gazetteer takes of memory when all of it is loaded."""
    gazetteer = Gazetteer(Shelf(KEPT))
    gazetteer.candidates("Szczcin")
    exact = [_asked(gazetteer, *name) for name in NAMES * RUNS]
    dice = random.Random(7)
    wrong = [_asked(gazetteer, _slip(name, dice), country) for name, country in NAMES * RUNS]
    gazetteer.close()
    command = [sys.executable, "-c", ROOM, str(KEPT)]
    taken = subprocess.run(
        command, capture_output=True, text=True, check=True, env={"PYTHONPATH": str(ROOT / "src")}
    )
    return [
        Figure("geocoding: exact name, p95", _p95(exact), 5.0),
        Figure("geocoding: misspelt name, p95", _p95(wrong), 100.0),
        Figure("geocoding: memory with everything loaded, MB", float(taken.stdout), 90.0),
    ]


def _asked(gazetteer: Gazetteer, name: str, country: str) -> float:
    began = time.perf_counter()
    gazetteer.candidates(name, country)
    return (time.perf_counter() - began) * 1_000


def _slip(name: str, dice: random.Random) -> str:
    at = dice.randrange(1, len(name) - 1) if len(name) > 2 else 1
    return dice.choice(
        (
            name[:at] + name[at + 1 :],
            name[:at] + dice.choice(LETTERS) + name[at:],
            name[: at - 1] + name[at : at + 1] + name[at - 1] + name[at + 1 :],
        )
    )


def _p95(times: list[float]) -> float:
    return statistics.quantiles(times, n=20)[-1]


def judge(path: Path) -> None:
    """Ask for every place of a register and print how many answers are right, undecided and wrong, and which."""
    gazetteer = Gazetteer(Shelf(KEPT))
    counts: Counter[str] = Counter()
    with path.open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            found = gazetteer.candidates(row["query"], row["country"])
            apart = [
                kilometres(float(row["latitude"]), float(row["longitude"]), one.latitude, one.longitude)
                for one in found
            ]
            taken = bool(found) and found[0].accepted
            counts["asked"] += 1
            counts["first"] += apart[:1] != [] and apart[0] < NEAR
            counts["in five"] += any(distance < NEAR for distance in apart)
            counts["taken unasked"] += taken
            if taken and apart[0] > FAR:
                counts["taken and wrong"] += 1
                print("wrong", row["query"], row["country"], f"{apart[0]:.0f} km", found[0].name, sep="\t")
            elif not taken:
                verdict = "undecided" if found else "unknown"
                print(verdict, row["query"], row["country"], *(one.name for one in found[:2]), sep="\t")
    for name, count in counts.items():
        print(f"{name:16}{count:8}{count / counts['asked']:9.2%}")
    print(
        f"{'of those taken':16}{'':8}{counts['taken and wrong'] / max(1, counts['taken unasked']):9.2%} wrong"
    )


if __name__ == "__main__":
    judge(Path(sys.argv[1]))
