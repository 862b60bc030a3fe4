"""The tables, and where each noun and each part lies."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from twincities.db.tables.agreements import (
    agreement,
    agreement_source,
    agreement_span,
    agreement_title,
    approval,
    signatory,
)
from twincities.db.tables.columns import metadata
from twincities.db.tables.history import change, change_set, register, removed_partnership
from twincities.db.tables.partnerships import partnership, party, status_event, status_span
from twincities.db.tables.people import organisation, organisation_name, person, person_name, post
from twincities.db.tables.places import (
    congratulation_day,
    place,
    place_label,
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


__all__ = [
    "PART_TABLES",
    "TABLES",
    "agreement",
    "agreement_source",
    "agreement_span",
    "agreement_title",
    "approval",
    "change",
    "change_set",
    "claim",
    "congratulation_day",
    "metadata",
    "noun_name",
    "organisation",
    "organisation_name",
    "outcome",
    "participation",
    "partnership",
    "party",
    "person",
    "person_name",
    "place",
    "place_label",
    "place_name",
    "place_succession",
    "post",
    "preparation",
    "programme_item",
    "register",
    "removed_partnership",
    "signatory",
    "source",
    "source_use",
    "status_event",
    "status_span",
    "stop",
    "visit",
]
