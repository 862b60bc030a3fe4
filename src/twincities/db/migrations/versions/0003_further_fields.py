"""Commitments without a visit, days of congratulation, what became of places, whose word a claim is.

Revision 0003, after 0002.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the tables to this revision."""
    op.add_column("claim", sa.Column("side", sa.String(length=40), nullable=True))
    op.add_column("person_name", sa.Column("case", sa.String(length=40), nullable=True))
    op.add_column("organisation_name", sa.Column("case", sa.String(length=40), nullable=True))
    op.add_column("partnership", sa.Column("anniversary_custom", sa.String(length=40), nullable=True))
    op.add_column("partnership", sa.Column("last_confirmed", sa.Date(), nullable=True))
    op.add_column("partnership", _text("confirmed_by"))
    with op.batch_alter_table("outcome") as outcome:  # SQLite takes a named reference in a new table only
        outcome.add_column(_text("responsible_there"))
        outcome.add_column(sa.Column("closed_in_id", sa.Integer(), nullable=True))
        outcome.create_foreign_key(
            "fk_outcome_closed_in_id_visit", "visit", ["closed_in_id"], ["id"], ondelete="RESTRICT"
        )
        outcome.create_index("ix_outcome_closed_in_id", ["closed_in_id"])
    _preparations()
    _days()
    _successions()


def _preparations() -> None:
    op.create_table(
        "preparation",
        *_part("preparation", "partnership"),
        _text("text"),
        _term("kind", required=True),
        _term("side"),
        sa.Column("side_unsettled", sa.Boolean(), server_default="0", nullable=False),
        _text("responsible"),
        _text("responsible_there"),
        *_date("raised"),
        *_date("due"),
        _term("status", required=True),
        *_date("done"),
        _text("evidence"),
        _term("cooperation"),
        sa.Column("milestone", sa.Integer(), nullable=True),
        *_reference("preparation", "closed_in", "visit"),
    )
    op.create_index("ix_preparation_owner_id_position", "preparation", ["owner_id", "position"])
    op.create_index("ix_preparation_closed_in_id", "preparation", ["closed_in_id"])
    op.create_index(
        "ix_preparation_status_kind_due_sort_owner_id",
        "preparation",
        ["status", "kind", "due_sort", "owner_id"],
    )


def _days() -> None:
    op.create_table(
        "congratulation_day",
        *_part("congratulation_day", "place"),
        _text("title"),
        sa.Column("month", sa.Integer(), nullable=False),
        sa.Column("day", sa.Integer(), nullable=True),
        _term("week"),
        _term("weekday"),
    )
    op.create_index("ix_congratulation_day_owner_id_position", "congratulation_day", ["owner_id", "position"])


def _successions() -> None:
    op.create_table(
        "place_succession",
        *_part("place_succession", "place"),
        _term("kind", required=True),
        *_date("date"),
        *_reference("place_succession", "predecessor", "place"),
        *_reference("place_succession", "successor", "place"),
        _text("note"),
    )
    op.create_index("ix_place_succession_owner_id_position", "place_succession", ["owner_id", "position"])
    op.create_index("ix_place_succession_predecessor_id", "place_succession", ["predecessor_id"])
    op.create_index("ix_place_succession_successor_id", "place_succession", ["successor_id"])


def _part(name: str, owner: str) -> list[sa.schema.SchemaItem]:
    return [
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=36), nullable=False),
        sa.Column("owner_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["owner_id"], [f"{owner}.id"], name=f"fk_{name}_owner_id_{owner}", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=f"pk_{name}"),
        sa.UniqueConstraint("key", name=f"uq_{name}_key"),
    ]


def _reference(table: str, name: str, target: str) -> list[sa.schema.SchemaItem]:
    return [
        sa.Column(f"{name}_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            [f"{name}_id"], [f"{target}.id"], name=f"fk_{table}_{name}_id_{target}", ondelete="RESTRICT"
        ),
    ]


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), server_default="", nullable=False)


def _term(name: str, *, required: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.String(length=40), nullable=not required)


def _date(name: str) -> list[sa.schema.SchemaItem]:
    return [
        sa.Column(name, sa.String(length=40), nullable=True),
        sa.Column(f"{name}_sort", sa.Integer(), nullable=True),
    ]
