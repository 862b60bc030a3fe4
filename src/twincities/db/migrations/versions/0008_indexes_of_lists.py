"""Indexes that tell the lists of the journal, and the countries of the office's partners, without the records.

Revision 0008, after 0007.
"""

from __future__ import annotations

from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the tables to this revision."""
    for term, *more in (("direction",), ("kind",), ("status", "direction")):
        op.drop_index(f"ix_visit_{term}_start_sort", "visit")
        _index("visit", term, "start_sort", "id", "deleted_at", *more)
    _index("visit", "deleted_at", "occasion", "start_sort", "id")
    _index("place", "country", "own")


def _index(table: str, *columns: str) -> None:
    op.create_index("_".join(("ix", table, *columns)), table, columns)
