"""Who changed what, when, from what, to what; and what a register says of itself."""

from __future__ import annotations

from sqlalchemy import Column, DateTime, ForeignKey, Index, Integer, String, Table, Text

from twincities.db.tables.columns import CODE_LENGTH, KEY_LENGTH, metadata, text

change_set = Table(
    "change_set",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("at", DateTime, nullable=False),
    text("who"),
    Column("act", String(CODE_LENGTH), nullable=False),
    Column("undoes_id", ForeignKey("change_set.id"), nullable=True),
)
"""One user action. `at` is UTC; `undoes_id` names the change set that this one took back."""

change = Table(
    "change",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("change_set_id", ForeignKey("change_set.id", ondelete="CASCADE"), nullable=False),
    Column("noun", String(CODE_LENGTH), nullable=False),
    Column("record_id", Integer, nullable=False),
    Column("version", Integer, nullable=False),
    text("part"),
    Column("part_key", String(KEY_LENGTH), nullable=False, server_default=""),
    text("field"),
    Column("before", Text, nullable=True),
    Column("after", Text, nullable=True),
    Index(None, "noun", "record_id", "version"),
    Index(None, "change_set_id", "noun", "record_id"),
)
"""One field of one record, before and after as JSON; `version` is the record's version after the change."""

removed_partnership = Table(
    "removed_partnership",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("key", String(KEY_LENGTH), nullable=False),
    Column("established", String(CODE_LENGTH), nullable=False),
)
"""The dates that partnerships bore which were removed for good: by them calendars can be told to forget. No names."""

register = Table(
    "register",
    metadata,
    Column("name", String(CODE_LENGTH), primary_key=True),
    Column("value", Text, nullable=False),
)
"""Facts about this register itself: its `catalogue_id`, and whether it is the `example`."""
