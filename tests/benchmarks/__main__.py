"""Speed, as a table with each figure beside its goal.

    python -m tests.benchmarks [--small] [saving searching listing register agreements people today map starting ...]

`--small` uses a register of a twentieth of the national one's size. Registers are made once and kept in the system's
folder for temporary files; `--anew` makes them anew. Wall-clock times on an otherwise quiet machine; what is read from
the register is told in processor time.
"""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]

from tests.benchmarks import (  # noqa: E402 - after the path is set
    agreements,
    geocoding,
    journal_to_xlsx,
    listing,
    people,
    register,
    saving,
    searching,
    starting,
    today,
    typing_,
)
from tests.benchmarks import map as map_  # noqa: E402
from tests.benchmarks.measuring import Figure, Ground, table  # noqa: E402

PARTS = {
    "saving": saving.figures,
    "searching": searching.figures,
    "listing": listing.figures,
    "register": register.figures,
    "agreements": agreements.figures,
    "people": people.figures,
    "today": today.figures,
    "map": map_.figures,
    "starting": starting.figures,
    "geocoding": geocoding.figures,
    "typing": typing_.figures,
    "papers": journal_to_xlsx.figures,
}


def main(arguments: list[str]) -> int:
    """Measure what was asked for and print the table; 1 if a goal was missed."""
    options = {word for word in arguments if word.startswith("--")}
    asked = [word for word in arguments if word not in options] or list(PARTS)
    if options - {"--small", "--anew"} or set(asked) - set(PARTS):
        print(__doc__)
        return 2
    ground = Ground(small="--small" in options, anew="--anew" in options)
    found: list[Figure] = []
    for name in asked:
        found += PARTS[name](ground)
    print(table(found))
    return int(any(figure.missed for figure in found))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
