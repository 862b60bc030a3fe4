"""A visit to change, with the places it needs, written through the services."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twincities.domain.partial_date import PartialDate
from twincities.domain.visit import Outcome, Participation, Visit
from twincities.domain.vocabularies import Side
from twincities.i18n import Language

if TYPE_CHECKING:
    from twincities.domain.keys import Key
    from twincities.wiring import Services


def write_visit(services: Services) -> Key:
    """Write a visit of Shymkent to Stevenage and return its key."""
    sending = services.places.add("Shymkent", "KZ", Language.EN).key
    host = services.places.add("Stevenage", "GB", Language.EN).key
    record = Visit(
        start=PartialDate(2015, 6, 8),
        sending=sending,
        host=host,
        aim="Friendship",
        notes="First notes",
        participants=(Participation(side=Side.THEIRS, name="Sharon Taylor"),),
        outcomes=(Outcome(text="Exchange of laboratory staff", side=Side.OURS),),
    )
    return services.visits.record_visit(record).key
