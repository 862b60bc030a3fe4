"""Records are found by the names of those that a claim gives as a value, and claims by the record that they give.

The words are worked out anew as after revision 0010 (`migrating.migrate`).

Revision 0011, after 0010.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the tables to this revision."""
    short = sa.text("length(value) <= 38")
    op.create_index("ix_claim_value", "claim", ["value"], sqlite_where=short, postgresql_where=short)
