"""When a document reminds of its deadline, and an activity of partnerships that the office sets itself.

Revision 0007, after 0006. The days are worked out anew with every upgrade, the new ones among them.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

SPAN = ("owner_id", "from_day", "until_day", "state", "until_sort", "deadline_sort")


def upgrade() -> None:
    """Bring the tables to this revision."""
    op.add_column("agreement_span", sa.Column("remind_sort", sa.Integer(), nullable=True))
    op.drop_index(_name(*SPAN), "agreement_span")
    op.create_index(_name(*SPAN, "remind_sort"), "agreement_span", [*SPAN, "remind_sort"])
    op.add_column("partnership", sa.Column("activity_override", sa.String(length=40), nullable=True))
    op.add_column("partnership", sa.Column("activity_reason", sa.Text(), server_default="", nullable=False))


def _name(*columns: str) -> str:
    return "_".join(("ix_agreement_span", *columns))
