"""How far a register's history goes. A start asks this, so it takes nothing along that writes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select

from twincities.db.tables.history import change_set

if TYPE_CHECKING:
    from sqlalchemy import Connection


def last_change_set(connection: Connection) -> int:
    """Return the id of the last change set, 0 before the first: it never falls, for none is ever removed."""
    return connection.scalar(select(func.max(change_set.c.id))) or 0
