"""Small records for the tests of what clerks do; all names are made up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twincities.domain.partial_date import PartialDate
from twincities.domain.partnership import Partnership, Party
from twincities.domain.place import Place, PlaceName
from twincities.domain.visit import Visit

if TYPE_CHECKING:
    from twincities.domain.keys import Key
    from twincities.wiring import Services


def place(russian: str, country: str = "KZ", english: str = "", *, own: bool = False) -> Place:
    """Return a place with a Russian and perhaps an English name."""
    names = [PlaceName(text=russian, language="ru")]
    if english:
        names.append(PlaceName(text=english, language="en"))
    return Place(country=country, own=own, names=tuple(names))


def two_places(services: Services) -> tuple[Key, Key]:
    """Keep the own city and one abroad; return their keys."""
    ours = services.places.record_place(place("Жанакала", "KZ", "Zhanaqala", own=True)).key
    theirs = services.places.record_place(place("Линденау", "DE", "Lindenau")).key
    return ours, theirs


def tie(services: Services, *parties: Key) -> Key:
    """Keep a partnership; return its key."""
    record = Partnership(parties=tuple(Party(place=party) for party in parties))
    return services.partnerships.record_partnership(record).key


def visit(sending: Key, host: Key, start: str = "2024-05-03", **values: object) -> Visit:
    """Return a visit with a start as EDTF."""
    return Visit(start=PartialDate.from_edtf(start), sending=sending, host=host, **values)  # type: ignore[arg-type] # the test's own values
