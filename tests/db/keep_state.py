"""Keeps a register as the program writes it today, for the day when an upgrade has to bring it along.

`python -m tests.db.keep_state` writes `tests/db/states/revision_NNNN.sqlite.xz`: the founding visit, and a record of
every noun with every field filled. Run it once with each new migration; a kept file is never written again.
"""

from __future__ import annotations

import lzma
import sys
import tempfile
from pathlib import Path

from tests import examples, filled
from twincities.db.database import Database
from twincities.db.schema import REVISION
from twincities.services.desk import Desk

STATES = Path(__file__).parent / "states"


def kept_state(revision: str) -> Path:
    """Return where the register of a revision is kept."""
    return STATES / f"revision_{revision}.sqlite.xz"


def main() -> None:
    """Keep today's register, once."""
    target = kept_state(REVISION)
    if target.exists():
        sys.exit(f"{target} is kept already")
    with tempfile.TemporaryDirectory(prefix="twincities-state-") as folder:
        path = Path(folder) / "register.sqlite"
        database = Database(path)
        database.open(create=True)
        examples.fill(database)
        filled.fill(Desk(database, lambda: examples.WHO), lambda field: f"words of {field.name}")
        database.close()
        target.write_bytes(lzma.compress(path.read_bytes(), preset=9))


if __name__ == "__main__":
    main()
