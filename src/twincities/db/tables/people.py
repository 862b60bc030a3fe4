"""Persons, their posts, and organisations; `sort_key` puts their names into the order of the alphabet."""

from __future__ import annotations

from sqlalchemy import Index

from twincities.db.tables.columns import day, part_table, partial_date, record_table, reference, term, text

organisation = record_table(
    "organisation",
    text("name"),
    reference("place", "place"),
    text("notes"),
    text("sort_key"),
    Index(None, "sort_key", "id"),
)

organisation_name = part_table(
    "organisation_name",
    "organisation",
    text("text"),
    text("language"),
    text("script"),
    term("kind", required=True),
    term("case"),
)

person = record_table(
    "person",
    text("name"),
    text("address_form"),
    text("languages"),
    text("contact"),
    text("contact_basis"),
    day("keep_until"),
    text("notes"),
    text("sort_key"),
    Index(None, "sort_key", "id"),
)

person_name = part_table(
    "person_name",
    "person",
    text("text"),
    text("language"),
    text("script"),
    term("kind", required=True),
    term("case"),
)

post = part_table(
    "post",
    "person",
    text("title"),
    reference("organisation", "organisation"),
    partial_date("since"),
    partial_date("until"),
)
