"""Agreements, decisions on partnerships, and the days on which each of them stands where.

Revision 0004, after 0003.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from twincities.db.search import create_index

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

Items = list[sa.schema.SchemaItem]


def upgrade() -> None:
    """Bring the tables to this revision."""
    op.add_column("partnership", _term("status_override"))
    op.add_column("partnership", _text("override_reason"))
    op.drop_index("ix_partnership_established_sort_deleted_at_legal_status_established", "partnership")
    _index("partnership", "established_sort", "deleted_at", "established")
    _agreements()
    _agreement_parts()
    _decisions()
    _spans()


def _agreements() -> None:
    op.create_table(
        "agreement",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=36), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("deleted_at", sa.DateTime(), nullable=True),
        _text("folded"),
        *_reference("agreement", "partnership", "partnership", required=True),
        _term("kind", required=True),
        _text("number"),
        _term("stage", required=True),
        *_date("signed"),
        *_reference("agreement", "signed_at", "place"),
        *_date("in_force_from"),
        _term("duration", required=True),
        _whole("term"),
        _term("term_unit", required=True),
        *_date("valid_until"),
        _term("renewal"),
        _whole("renewal_period"),
        _term("renewal_unit"),
        _whole("notice_period"),
        _term("notice_unit", required=True),
        _text("lead_times"),
        _text("languages"),
        _text("original_kept"),
        _term("text_state"),
        *_reference("agreement", "follows", "agreement"),
        _term("effect"),
        _text("notes"),
        sa.PrimaryKeyConstraint("id", name="pk_agreement"),
        sa.UniqueConstraint("key", name="uq_agreement_key"),
    )
    _index("agreement", "partnership_id", "deleted_at")
    _index("agreement", "deleted_at", "signed_sort", "id")
    _index("agreement", "signed_at_id")
    _index("agreement", "follows_id")
    create_index(op.get_bind(), "agreement")


def _agreement_parts() -> None:
    _part("agreement_title", "agreement", [_text("language"), _text("text")])
    _part(
        "signatory",
        "agreement",
        [
            _term("side"),
            _text("name"),
            *_reference("signatory", "person", "person"),
            _text("post"),
            _text("organisation_name"),
            *_reference("signatory", "organisation", "organisation"),
        ],
    )
    _index("signatory", "person_id")
    _index("signatory", "organisation_id")
    _part(
        "approval",
        "agreement",
        [_term("body", required=True), _text("body_name"), _text("number"), *_date("date")],
    )
    _part(
        "agreement_source",
        "agreement",
        _reference("agreement_source", "source", "source", required=True),
    )
    _index("agreement_source", "source_id")


def _decisions() -> None:
    _part(
        "status_event",
        "partnership",
        [
            _term("kind", required=True),
            *_date("date"),
            _text("body"),
            _text("number"),
            *_date("decided"),
            _text("reason"),
            *_date("partner_notified"),
            _text("how_notified"),
        ],
    )


def _spans() -> None:
    """Make the tables of days; what was recorded so far is where a partnership stands on all of them."""
    op.create_table(
        "agreement_span",
        *_days("agreement_span", "agreement"),
        _term("state", required=True),
        *_date("until"),
        *_date("notice"),
        _whole("deadline_sort"),
    )
    _index("agreement_span", "owner_id", "from_day", "until_day", "state", "until_sort", "deadline_sort")
    op.create_table(
        "status_span",
        *_days("status_span", "partnership"),
        _term("status", required=True),
        _term("basis", required=True),
        sa.Column("basis_key", sa.String(length=36), nullable=True),
    )
    _index("status_span", "owner_id", "from_day", "until_day", "status", "basis")
    _index("status_span", "status", "from_day", "until_day", "owner_id")
    op.execute(
        "INSERT INTO status_span (owner_id, from_day, until_day, status, basis) "
        "SELECT id, 0, 99999999, legal_status, 'recorded' FROM partnership"
    )


def _part(name: str, owner: str, columns: Items) -> None:
    op.create_table(
        name,
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=36), nullable=False),
        *_owner(name, owner),
        sa.Column("position", sa.Integer(), nullable=False),
        *columns,
        sa.PrimaryKeyConstraint("id", name=f"pk_{name}"),
        sa.UniqueConstraint("key", name=f"uq_{name}_key"),
    )
    _index(name, "owner_id", "position")


def _days(name: str, owner: str) -> Items:
    return [
        sa.Column("id", sa.Integer(), nullable=False),
        *_owner(name, owner),
        sa.Column("from_day", sa.Integer(), nullable=False),
        sa.Column("until_day", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=f"pk_{name}"),
    ]


def _owner(name: str, owner: str) -> Items:
    return [
        sa.Column("owner_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["owner_id"], [f"{owner}.id"], name=f"fk_{name}_owner_id_{owner}", ondelete="CASCADE"
        ),
    ]


def _reference(table: str, name: str, target: str, *, required: bool = False) -> Items:
    return [
        sa.Column(f"{name}_id", sa.Integer(), nullable=not required),
        sa.ForeignKeyConstraint(
            [f"{name}_id"], [f"{target}.id"], name=f"fk_{table}_{name}_id_{target}", ondelete="RESTRICT"
        ),
    ]


def _index(table: str, *columns: str) -> None:
    op.create_index(f"ix_{table}_{'_'.join(columns)}", table, list(columns))


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), server_default="", nullable=False)


def _term(name: str, *, required: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.String(length=40), nullable=not required)


def _whole(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), nullable=True)


def _date(name: str) -> Items:
    return [
        sa.Column(name, sa.String(length=40), nullable=True),
        sa.Column(f"{name}_sort", sa.Integer(), nullable=True),
    ]
