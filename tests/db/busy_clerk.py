"""A clerk who never stops: saves visits, or makes backups, and says each one that is safe. Started by a test."""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from tests.examples import founding_visit, with_new_rows
from twincities.db.backup import backup
from twincities.db.database import Database
from twincities.db.records import load_many
from twincities.db.tables.nouns import TABLES
from twincities.db.writing import action
from twincities.domain.place import Place


def say(*words: object) -> None:
    print(*words, flush=True)  # noqa: T201 - this is how it tells the test


def save(register: Database) -> None:
    """Save a new visit, correct it, and so on; an acknowledged one is said with its version."""
    with register.reading() as connection:
        keys = connection.scalars(TABLES["place"].select().with_only_columns(TABLES["place"].c.key)).all()
        sending, host = (place.key for place in load_many(connection, Place, keys)[:2])
    visit = founding_visit(sending, host)
    while True:
        with action(register, "a busy clerk") as writing:
            kept = writing.create(with_new_rows(visit))
        say(kept.key, kept.version)
        with action(register, "a busy clerk") as writing:
            kept = writing.correct(
                kept, replace(kept.record, aim="again", outcomes=kept.record.outcomes[::-1])
            )
        say(kept.key, kept.version)


def back_up(register: Database, folder: Path) -> None:
    """Make one backup after the other."""
    moment = datetime(2026, 11, 23, tzinfo=UTC)
    while True:
        moment += timedelta(seconds=1)
        say(backup(register, folder, moment).name, 0)


if __name__ == "__main__":
    path, *folder = sys.argv[1:]
    if folder:
        back_up(Database(Path(path)), Path(folder[0]))
    else:
        save(Database(Path(path)))
