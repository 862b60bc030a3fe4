"""Places and their names."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, String, Table, Text

from twincities.db.tables.columns import (
    flag,
    metadata,
    number,
    part_table,
    partial_date,
    record_table,
    reference,
    term,
    text,
    whole,
)

place = record_table(
    "place",
    term("kind", required=True),
    text("country"),
    text("admin1"),
    whole("geonames_id"),
    text("wikidata_id"),
    text("national_code"),
    number("latitude"),
    number("longitude"),
    term("coordinate_precision"),
    text("coordinate_source"),
    whole("population"),
    partial_date("population_date"),
    flag("own"),
    text("notes"),
    # In which countries the office has partners.
    Index(None, "country", "own"),
)

place_name = part_table(
    "place_name",
    "place",
    text("text"),
    text("language"),
    text("script"),
    term("kind", required=True),
    text("system"),
    partial_date("since"),
    partial_date("until"),
    flag("preferred"),
)

congratulation_day = part_table(
    "congratulation_day",
    "place",
    text("title"),
    whole("month", required=True),
    whole("day"),
    term("week"),
    term("weekday"),
)

place_succession = part_table(
    "place_succession",
    "place",
    term("kind", required=True),
    partial_date("date"),
    reference("predecessor", "place"),
    reference("successor", "place"),
    text("note"),
)

place_label = Table(
    "place_label",
    metadata,
    Column("place_id", ForeignKey("place.id", ondelete="CASCADE"), primary_key=True),
    Column("language", String(8), primary_key=True),
    Column("text", Text, nullable=False),
    Column("sort_key", Text, nullable=False),
    Index(None, "language", "sort_key"),
)
"""The name to show in each language of the program, worked out when a place is written: lists join it by key."""
