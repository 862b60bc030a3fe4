"""What fields of records held before, read from history."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from twincities.db.tables.history import change

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Connection


def former_values(
    connection: Connection, noun: str, field: str, ids: Sequence[int] | None = None
) -> dict[int, set[Any]]:
    """Return what a field of a noun held before it was changed, by record; of some records only, where they are given.

    None is among them where the field was empty. What a record holds today counts if it held it before, too.
    """
    rows = select(change.c.record_id, change.c.before).where(
        change.c.noun == noun, change.c.part == "", change.c.field == field
    )
    if ids is not None:
        rows = rows.where(change.c.record_id.in_(ids))
    found: dict[int, set[Any]] = {}
    for number, before in connection.execute(rows):
        found.setdefault(number, set()).add(None if before is None else json.loads(before))
    return found
