"""How any record is named in one line: for search, the bin, history and links."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from twincities.db.records import chunks
from twincities.db.tables import TABLES, organisation, partnership, person, place, source, visit
from twincities.domain.date_words import span
from twincities.domain.partial_date import PartialDate
from twincities.domain.vocabularies import PartnershipType, PlaceKind, SourceKind
from twincities.i18n import NP_
from twincities.services.countries import country_name
from twincities.services.people import last_seen
from twincities.services.suggesting import partnership_titles, place_titles

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sqlalchemy import Connection

    from twincities.i18n import Words

VISIT_TITLE = NP_("visit title", "{sending} → {host}")


@dataclass(frozen=True, slots=True)
class Titled:
    """A record in one line, and what tells it from its namesakes."""

    title: str
    subtitle: str = ""


def titles_of(connection: Connection, noun: str, ids: Sequence[int], words: Words) -> dict[int, Titled]:
    """Return the titles of some records of a noun, by id."""
    titled: dict[int, Titled] = {}
    for some in chunks(ids):
        titled |= _TITLES[noun](connection, some, words)
    return titled


def _rows(connection: Connection, noun: str, ids: Sequence[int], *columns: Any) -> Sequence[Any]:  # noqa: ANN401 - columns
    table = TABLES[noun]
    return connection.execute(select(table.c.id, *columns).where(table.c.id.in_(ids))).all()


def _places(connection: Connection, ids: Sequence[int], words: Words) -> dict[int, Titled]:
    names = place_titles(connection, ids, words.language)
    titled = {}
    for row in _rows(connection, "place", ids, place.c.kind, place.c.country, place.c.admin1):
        country = country_name(row.country, words.language) if row.country else ""
        parts = (words(PlaceKind(row.kind).label), row.admin1, country)
        titled[row.id] = Titled(names.get(row.id, ""), " · ".join(part for part in parts if part))
    return titled


def _partnerships(connection: Connection, ids: Sequence[int], words: Words) -> dict[int, Titled]:
    names = partnership_titles(connection, ids, words.language)
    rows = _rows(connection, "partnership", ids, partnership.c.type)
    return {row.id: Titled(names.get(row.id, ""), words(PartnershipType(row.type).label)) for row in rows}


def _visits(connection: Connection, ids: Sequence[int], words: Words) -> dict[int, Titled]:
    columns = (
        visit.c.start,
        visit.c.end,
        visit.c.sending_id,
        visit.c.host_id,
        visit.c.partnership_id,
        visit.c.occasion,
    )
    rows = _rows(connection, "visit", ids, *columns)
    names = place_titles(
        connection, (n for row in rows for n in (row.sending_id, row.host_id)), words.language
    )
    titled = {}
    for row in rows:
        ends = {"sending": names.get(row.sending_id, ""), "host": names.get(row.host_id, "")}
        start = PartialDate.from_edtf(row.start)
        end = PartialDate.from_edtf(row.end) if row.end else None
        dates = span(start, end, words)
        subtitle = " · ".join(part for part in (dates, row.occasion) if part)
        titled[row.id] = Titled(words(VISIT_TITLE, **ends), subtitle)
    return titled


def _people(connection: Connection, ids: Sequence[int], _words: Words) -> dict[int, Titled]:
    seen = last_seen(connection, ids)
    return {
        row.id: Titled(row.name, seen.get(row.id, ""))
        for row in _rows(connection, "person", ids, person.c.name)
    }


def _organisations(connection: Connection, ids: Sequence[int], words: Words) -> dict[int, Titled]:
    rows = _rows(connection, "organisation", ids, organisation.c.name, organisation.c.place_id)
    names = place_titles(connection, (row.place_id for row in rows if row.place_id), words.language)
    return {row.id: Titled(row.name, names.get(row.place_id, "")) for row in rows}


def _sources(connection: Connection, ids: Sequence[int], words: Words) -> dict[int, Titled]:
    rows = _rows(connection, "source", ids, source.c.title, source.c.kind, source.c.publisher)
    return {
        row.id: Titled(
            row.title, " · ".join(p for p in (words(SourceKind(row.kind).label), row.publisher) if p)
        )
        for row in rows
    }


_TITLES: dict[str, Callable[[Connection, Sequence[int], Words], dict[int, Titled]]] = {
    "place": _places,
    "partnership": _partnerships,
    "visit": _visits,
    "person": _people,
    "organisation": _organisations,
    "source": _sources,
}
