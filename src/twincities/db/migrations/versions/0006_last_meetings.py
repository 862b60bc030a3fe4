"""When people and organisations were met last, and an index that tells when documents were signed.

Revision 0006, after 0005.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

TOOK_PLACE = ("under_way", "held", "closed")


def upgrade() -> None:
    """Bring the tables to this revision."""
    op.add_column("participation", sa.Column("met_sort", sa.Integer(), nullable=True))
    visit = sa.table(
        "visit", sa.column("id"), sa.column("status"), sa.column("deleted_at"), sa.column("start_sort")
    )
    present = sa.table("participation", sa.column("owner_id"), sa.column("met_sort"))
    begun = sa.select(visit.c.start_sort).where(
        visit.c.id == present.c.owner_id, visit.c.deleted_at.is_(None), visit.c.status.in_(TOOK_PLACE)
    )
    op.execute(sa.update(present).values(met_sort=begun.scalar_subquery()))
    for who in ("person_id", "organisation_id"):
        op.drop_index(f"ix_participation_{who}", "participation")
        op.create_index(
            f"ix_participation_{who}_met_sort_owner_id", "participation", [who, "met_sort", "owner_id"]
        )
    op.drop_index("ix_agreement_partnership_id_deleted_at", "agreement")
    op.create_index(
        "ix_agreement_partnership_id_deleted_at_stage_signed_sort",
        "agreement",
        ["partnership_id", "deleted_at", "stage", "signed_sort"],
    )
