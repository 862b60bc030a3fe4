"""Sources, and the one side table of provenance."""

from __future__ import annotations

from sqlalchemy import Column, Index, Integer, String, Table, column, func, literal_column

from twincities.db.tables.columns import (
    CODE_LENGTH,
    KEY_LENGTH,
    day,
    flag,
    metadata,
    partial_date,
    record_table,
    reference,
    term,
    text,
    whole,
)

source = record_table(
    "source",
    text("title"),
    term("kind", required=True),
    text("publisher"),
    text("author"),
    partial_date("published"),
    text("address"),
    text("text"),
    text("notes"),
)

SHORT_VALUE = func.length(column("value")) <= literal_column(str(KEY_LENGTH + len('""')))
"""What can be another record's key, in older registers within quotation marks; only that has an index.

The condition stands in a statement as it stands in the index, else the index does not serve it.
"""

claim = Table(
    "claim",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("key", String(KEY_LENGTH), nullable=False, unique=True),
    Column("noun", String(CODE_LENGTH), nullable=False),
    Column("owner_id", Integer, nullable=False),
    Column("position", Integer, nullable=False),
    text("target"),
    text("target_part"),
    text("value"),
    term("grade", required=True),
    term("side"),
    reference("source", "source"),
    text("quote"),
    whole("span_start"),
    whole("span_end"),
    text("rule"),
    text("premises"),
    day("checked"),
    text("checked_by"),
    flag("preferred"),
    Index(None, "noun", "owner_id", "position"),
    Index(None, "value", sqlite_where=SHORT_VALUE, postgresql_where=SHORT_VALUE),
)
"""Claims of every noun's values: `noun` and `owner_id` name the record, `target` and `target_part` the value."""
