"""Partnerships and their parties."""

from __future__ import annotations

from sqlalchemy import Index

from twincities.db.tables.columns import (
    day,
    part_table,
    partial_date,
    record_table,
    reference,
    term,
    terms,
    text,
)

partnership = record_table(
    "partnership",
    term("type", required=True),
    term("legal_status", required=True),
    partial_date("established"),
    text("tier"),
    terms("cooperation"),
    partial_date("review_due"),
    text("responsible"),
    text("origin"),
    text("notes"),
    term("anniversary_custom"),
    day("last_confirmed"),
    text("confirmed_by"),
    # Anniversaries are told from this index alone.
    Index(None, "established_sort", "deleted_at", "legal_status", "established"),
)

party = part_table("party", "partnership", reference("place", "place", required=True), text("role"))
