"""Indexes for the journal by occasion, a year's visits by direction, and the partners' countries.

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
    op.drop_index("ix_visit_deleted_at_start_sort_id", "visit")
    _index("visit", "deleted_at", "start_sort", "id", "status", "direction")
    _index("visit", "deleted_at", "occasion", "start_sort", "id")
    _index("place", "country", "own")


def _index(table: str, *columns: str) -> None:
    op.create_index("_".join(("ix", table, *columns)), table, columns)
