"""Commitments that no visit raised: what is prepared for a partnership's anniversaries and the like."""

from __future__ import annotations

from sqlalchemy import Index

from twincities.db.tables.columns import flag, part_table, partial_date, reference, term, text, whole

preparation = part_table(
    "preparation",
    "partnership",
    text("text"),
    term("kind", required=True),
    term("side"),
    flag("side_unsettled"),
    text("responsible"),
    text("responsible_there"),
    partial_date("raised"),
    partial_date("due"),
    term("status", required=True),
    partial_date("done"),
    text("evidence"),
    term("cooperation"),
    whole("milestone"),
    reference("closed_in", "visit"),
    Index(None, "status", "kind", "due_sort", "owner_id"),
)
