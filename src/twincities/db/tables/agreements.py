"""Agreements with everything that belongs to one, and the days on which they are in which state."""

from __future__ import annotations

from sqlalchemy import Index

from twincities.db.tables.columns import (
    part_table,
    partial_date,
    record_table,
    reference,
    span_table,
    term,
    text,
    whole,
)

agreement = record_table(
    "agreement",
    reference("partnership", "partnership", required=True, index=False),
    term("kind", required=True),
    text("number"),
    term("stage", required=True),
    partial_date("signed"),
    reference("signed_at", "place"),
    partial_date("in_force_from"),
    term("duration", required=True),
    whole("term"),
    term("term_unit", required=True),
    partial_date("valid_until"),
    term("renewal"),
    whole("renewal_period"),
    term("renewal_unit"),
    whole("notice_period"),
    term("notice_unit", required=True),
    text("lead_times"),
    text("languages"),
    text("original_kept"),
    term("text_state"),
    reference("follows", "agreement"),
    term("effect"),
    text("notes"),
    # What was signed in all partnerships is told without looking at the documents.
    Index(None, "partnership_id", "deleted_at", "stage", "signed_sort"),
    Index(None, "deleted_at", "signed_sort", "id"),
)

agreement_title = part_table("agreement_title", "agreement", text("language"), text("text"))

signatory = part_table(
    "signatory",
    "agreement",
    term("side"),
    text("name"),
    reference("person", "person"),
    text("post"),
    text("organisation_name"),
    reference("organisation", "organisation"),
)

approval = part_table(
    "approval",
    "agreement",
    term("body", required=True),
    text("body_name"),
    text("number"),
    partial_date("date"),
)

agreement_source = part_table("agreement_source", "agreement", reference("source", "source", required=True))

agreement_span = span_table(
    "agreement_span",
    "agreement",
    term("state", required=True),
    partial_date("until"),
    partial_date("notice"),
    whole("deadline_sort"),
    whole("remind_sort"),
    # States and deadlines of a whole country are told from this index alone.
    Index(None, "owner_id", "from_day", "until_day", "state", "until_sort", "deadline_sort", "remind_sort"),
)
"""In which state agreements are on which days, worked out at every writing by `db.reckoning`; no part of a record.

`remind_sort` is the day of the first reminder that a document itself asks for; NULL where it asks for none.
"""
