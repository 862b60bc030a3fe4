"""Visits with everything that belongs to one."""

from __future__ import annotations

from sqlalchemy import Index

from twincities.db.tables.columns import (
    clock,
    day,
    flag,
    part_table,
    partial_date,
    record_table,
    reference,
    term,
    terms,
    text,
    whole,
)

visit = record_table(
    "visit",
    partial_date("start", required=True),
    reference("sending", "place", required=True),
    reference("host", "place", required=True),
    partial_date("end"),
    reference("partnership", "partnership", index=False),
    term("direction", required=True),
    term("kind"),
    term("level"),
    term("status", required=True),
    text("occasion"),
    text("aim"),
    terms("cooperation"),
    text("invited_by"),
    text("basis"),
    text("permitted_by"),
    text("responsible"),
    text("funding"),
    text("summary"),
    text("proposals"),
    day("report_due"),
    partial_date("report_submitted"),
    text("report_form"),
    text("report_received_by"),
    text("notes"),
    # Every list of the journal is in the order of one of these, and told from it alone.
    Index(None, "deleted_at", "start_sort", "id"),
    Index(None, "deleted_at", "occasion", "start_sort", "id"),
    Index(None, "direction", "start_sort", "id", "deleted_at"),
    Index(None, "kind", "start_sort", "id", "deleted_at"),
    Index(None, "status", "start_sort", "id", "deleted_at", "direction"),
    # Activity of all partnerships is measured, and reports that are owed are found, without looking at the visits.
    Index(None, "partnership_id", "deleted_at", "status", "start_sort", "end_sort"),
    Index(None, "report_submitted", "status", "deleted_at"),
)

stop = part_table("stop", "visit", reference("place", "place", required=True))

participation = part_table(
    "participation",
    "visit",
    term("side", required=True),
    text("name"),
    reference("person", "person", index=False),
    whole("headcount"),
    text("post"),
    text("organisation_name"),
    reference("organisation", "organisation", index=False),
    term("role"),
    text("notes"),
    # When the visit began, if it took place and is not in the bin: worked out at every writing by `db.reckoning`, so
    # that when anybody was met last is told from an index alone.
    whole("met_sort"),
    Index(None, "person_id", "met_sort", "owner_id"),
    Index(None, "organisation_id", "met_sort", "owner_id"),
)

programme_item = part_table(
    "programme_item",
    "visit",
    text("title"),
    partial_date("day"),
    clock("starts"),
    clock("ends"),
    term("kind"),
    reference("place", "place"),
    text("place_name"),
    text("attendees"),
    text("interpreter"),
    text("notes"),
)

outcome = part_table(
    "outcome",
    "visit",
    text("text"),
    term("kind", required=True),
    term("side"),
    flag("side_unsettled"),
    text("responsible"),
    text("responsible_there"),
    partial_date("due"),
    term("status", required=True),
    partial_date("done"),
    text("evidence"),
    text("quote"),
    term("cooperation"),
    reference("closed_in", "visit"),
    Index(None, "status", "kind", "due_sort", "owner_id"),
)

source_use = part_table("source_use", "visit", reference("source", "source", required=True))
