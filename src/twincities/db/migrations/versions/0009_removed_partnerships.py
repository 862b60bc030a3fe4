"""What calendars may still hold of partnerships that were removed for good.

Revision 0009, after 0008.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the tables to this revision."""
    op.create_table(
        "removed_partnership",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=36), nullable=False),
        sa.Column("established", sa.String(length=40), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_removed_partnership"),
    )
