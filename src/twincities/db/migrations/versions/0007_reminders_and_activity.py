"""When a document reminds of its deadline, and an activity of partnerships that the office sets itself.

Revision 0007, after 0006. The days are worked out anew with every upgrade: the table of those of agreements is made
anew, for the first registers of revision 0004 kept other deadlines in it.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

NEEDED = ("owner_id", "from_day", "until_day")
KNOWN = ("until_sort", "notice_sort", "deadline_sort", "remind_sort")
STANDING = ("status", "from_day", "until_day", "owner_id")


def upgrade() -> None:
    """Bring the tables to this revision."""
    op.drop_table("agreement_span")
    op.create_table(
        "agreement_span",
        sa.Column("id", sa.Integer(), nullable=False),
        *(sa.Column(name, sa.Integer(), nullable=False) for name in NEEDED),
        sa.Column("state", sa.String(length=40), nullable=False),
        *(sa.Column(name, sa.String(length=40), nullable=True) for name in ("until", "notice")),
        *(sa.Column(name, sa.Integer(), nullable=True) for name in KNOWN),
        sa.PrimaryKeyConstraint("id", name="pk_agreement_span"),
        sa.ForeignKeyConstraint(
            ["owner_id"], ["agreement.id"], name="fk_agreement_span_owner_id_agreement", ondelete="CASCADE"
        ),
    )
    _index("agreement_span", *NEEDED, "state", "until_sort", "deadline_sort", "remind_sort")
    _index("status_span", *STANDING)
    op.add_column("partnership", sa.Column("activity_override", sa.String(length=40), nullable=True))
    op.add_column("partnership", sa.Column("activity_reason", sa.Text(), server_default="", nullable=False))


def _index(table: str, *columns: str) -> None:
    op.create_index("_".join(("ix", table, *columns)), table, columns, if_not_exists=True)
