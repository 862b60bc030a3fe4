"""What was signed in a partnership, as entries of its course: what its activity rests on beside its visits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from twincities.db.tables import agreement
from twincities.domain.activity import latest_number
from twincities.domain.keys import Key
from twincities.domain.partial_date import PartialDate
from twincities.domain.timeline import TimelineEntry, TimelineKind
from twincities.domain.vocabularies import DocumentKind
from twincities.services.events import was_signed
from twincities.services.suggesting import place_titles
from twincities.services.titles import agreement_titles

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from twincities.services.visit_filter import Viewer


def signings(connection: Connection, partnership: int, viewer: Viewer) -> list[TimelineEntry]:
    """Return the documents of a partnership, by its id, that were signed by today."""
    rows = connection.execute(
        select(
            agreement.c.id, agreement.c.key, agreement.c.kind, agreement.c.signed, agreement.c.signed_at_id
        )
        .where(agreement.c.partnership_id == partnership, *was_signed(viewer.today))
        .order_by(agreement.c.id)
    ).all()
    titles = agreement_titles(connection, [row.id for row in rows], viewer.language)
    places = place_titles(connection, {row.signed_at_id for row in rows if row.signed_at_id}, viewer.language)
    return [
        TimelineEntry(
            TimelineKind.DOCUMENT,
            PartialDate.from_edtf(row.signed),
            titles.get(row.id, ""),
            places.get(row.signed_at_id, ""),
            Key(row.key),
            "agreement",
            document=DocumentKind(row.kind),
        )
        for row in rows
    ]


def newest(entry: TimelineEntry) -> int:
    """Return by what the events of a partnership are put in order; the greatest is its last event."""
    return latest_number(entry.date if entry.kind is TimelineKind.DOCUMENT else entry.date.end)
