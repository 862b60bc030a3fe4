"""Partnerships and their parties."""

from __future__ import annotations

from sqlalchemy import Column, Index, String

from twincities.db.tables.columns import (
    KEY_LENGTH,
    day,
    part_table,
    partial_date,
    record_table,
    reference,
    span_table,
    term,
    terms,
    text,
)

partnership = record_table(
    "partnership",
    term("type", required=True),
    term("legal_status", required=True),
    term("status_override"),
    text("override_reason"),
    term("activity_override"),
    text("activity_reason"),
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
    # Anniversaries are told from this index and that of the standings.
    Index(None, "established_sort", "deleted_at", "established"),
)

party = part_table("party", "partnership", reference("place", "place", required=True), text("role"))

status_event = part_table(
    "status_event",
    "partnership",
    term("kind", required=True),
    partial_date("date"),
    text("body"),
    text("number"),
    partial_date("decided"),
    text("reason"),
    partial_date("partner_notified"),
    text("how_notified"),
)

status_span = span_table(
    "status_span",
    "partnership",
    term("status", required=True),
    term("basis", required=True),
    Column("basis_key", String(KEY_LENGTH), nullable=True),
    Index(None, "owner_id", "from_day", "until_day", "status", "basis"),
    Index(None, "status", "from_day", "until_day", "owner_id"),
)
"""Where partnerships stand on which days, worked out at every writing (see `db.reckoning`); no part of a record."""
