"""What people and organisations are listed by.

Revision 0005, after 0004.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from twincities.domain.names import sort_key

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the tables to this revision."""
    for noun in ("person", "organisation"):
        op.add_column(noun, sa.Column("sort_key", sa.Text(), server_default="", nullable=False))
        op.create_index(f"ix_{noun}_sort_key_id", noun, ["sort_key", "id"])
        table = sa.table(noun, sa.column("id"), sa.column("name"), sa.column("sort_key"))
        change = (
            sa.update(table)
            .where(table.c.id == sa.bindparam("number"))
            .values(sort_key=sa.bindparam("name_key"))
        )
        connection = op.get_bind()
        rows = connection.execute(sa.select(table.c.id, table.c.name)).all()
        if rows:
            connection.execute(change, [{"number": row.id, "name_key": sort_key(row.name)} for row in rows])
