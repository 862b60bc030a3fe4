"""Where each noun and each part lies, and the metadata that knows every table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import twincities.db.tables.history  # noqa: F401 - told to the metadata
from twincities.db.tables.agreements import (
    agreement,
    agreement_source,
    agreement_title,
    approval,
    signatory,
)
from twincities.db.tables.columns import metadata
from twincities.db.tables.partnerships import partnership, party, status_event
from twincities.db.tables.people import organisation, organisation_name, person, person_name, post
from twincities.db.tables.places import (
    congratulation_day,
    place,
    place_name,
    place_succession,
)
from twincities.db.tables.preparations import preparation
from twincities.db.tables.sources import claim, source
from twincities.db.tables.visits import outcome, participation, programme_item, source_use, stop, visit

if TYPE_CHECKING:
    from sqlalchemy import Table

TABLES: dict[str, Table] = {
    "place": place,
    "organisation": organisation,
    "person": person,
    "source": source,
    "partnership": partnership,
    "visit": visit,
    "agreement": agreement,
}

PART_TABLES: dict[tuple[str, str], Table] = {
    ("place", "names"): place_name,
    ("place", "days"): congratulation_day,
    ("place", "successions"): place_succession,
    ("place", "claims"): claim,
    ("organisation", "names"): organisation_name,
    ("person", "names"): person_name,
    ("person", "posts"): post,
    ("partnership", "parties"): party,
    ("partnership", "preparations"): preparation,
    ("partnership", "claims"): claim,
    ("partnership", "events"): status_event,
    ("visit", "stops"): stop,
    ("visit", "participants"): participation,
    ("visit", "programme"): programme_item,
    ("visit", "outcomes"): outcome,
    ("visit", "sources"): source_use,
    ("visit", "claims"): claim,
    ("agreement", "titles"): agreement_title,
    ("agreement", "signatories"): signatory,
    ("agreement", "approvals"): approval,
    ("agreement", "sources"): agreement_source,
    ("agreement", "claims"): claim,
}


def noun_name(noun: type[Any]) -> str:
    """Return the name under which a noun's records are kept."""
    name: str = noun.noun
    return name


__all__ = ["PART_TABLES", "TABLES", "metadata", "noun_name"]
