"""The visit journal's content: every visit a line, read some hundred visits at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twincities.db.records import chunks, load_ids
from twincities.domain.visit import Visit
from twincities.domain.vocabularies import Direction, Side
from twincities.i18n import NP_
from twincities.reports.paper import JournalLine
from twincities.services.paper_content import LIST, PlaceNames, of_side, people, route

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlalchemy import Connection

    from twincities.domain.keys import Key
    from twincities.domain.record import Kept
    from twincities.i18n import Words

# Note: {people} is a list of names with positions, in the nominative.
HOSTS_MET = NP_("visit journal", "Host side: {people}")
# Note: {country}, {place} stand in the nominative («Таджикистан, Худжанд»).
COUNTRY_PLACE = NP_("visit journal", "{country}, {place}")


def journal_lines(connection: Connection, ids: Sequence[int], words: Words) -> Iterator[JournalLine]:
    """Give the lines of some visits in the order of their ids, a few queries for every 500 of them."""
    places = PlaceNames(connection, words)
    for some in chunks(ids):
        kept = load_ids(connection, Visit, some)
        places.learn(one.record for one in kept)
        for one in kept:
            yield _line(one, places, words)


def _line(kept: Kept[Visit], places: PlaceNames, words: Words) -> JournalLine:
    visit = kept.record
    return JournalLine(
        key=kept.key,
        revision=kept.version,
        start=visit.start,
        end=visit.end,
        online=visit.direction is Direction.ONLINE,
        places=LIST.join(places.with_countries(route(visit), visit.start, at_home=True)),
        guests=_guests(visit, places, words),
        basis=LIST.join(part for part in (visit.basis, visit.occasion) if part),
        aim=visit.aim,
        content=_content(visit),
        ours=people([*of_side(visit, Side.OURS), *of_side(visit, Side.BOTH)], words),
        permitted_by=visit.permitted_by,
        report_form=visit.report_form,
        report_date=visit.report_submitted,
        report_to=visit.report_received_by,
    )


def _guests(visit: Visit, places: PlaceNames, words: Words) -> str:
    """Return the guests with their country; of a visit of ours, whom the delegation met at the host's."""
    met = people(of_side(visit, Side.THEIRS), words)
    if visit.direction is Direction.OUTGOING and met:
        return words(HOSTS_MET, people=met)
    theirs = _their_place(visit, places)
    country, name = places.country(theirs), places.name(theirs, visit.start)
    where = words(COUNTRY_PLACE, country=country, place=name) if country and name else country or name
    return LIST.join(part for part in (where, met) if part)


def _their_place(visit: Visit, places: PlaceNames) -> Key:
    if visit.direction is Direction.INCOMING:
        return visit.sending
    abroad = places.country_code(visit.host) != places.home
    return visit.host if visit.direction is Direction.OUTGOING or abroad else visit.sending


def _content(visit: Visit) -> str:
    """Return what was done, what the clerk tells of it, and what came of it."""
    programme = LIST.join(item.title for item in visit.programme)
    told = (programme, visit.summary, *(outcome.text for outcome in visit.outcomes))
    return "\n".join(text for text in told if text)
