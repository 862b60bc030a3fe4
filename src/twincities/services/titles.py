"""How any record is named in one line: for search, the bin, history and links."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from twincities.db.records import chunks
from twincities.db.tables.agreements import agreement, agreement_title
from twincities.db.tables.nouns import TABLES
from twincities.db.tables.partnerships import partnership
from twincities.db.tables.people import organisation, person
from twincities.db.tables.places import place
from twincities.db.tables.sources import source
from twincities.db.tables.visits import visit
from twincities.domain.date_words import span
from twincities.domain.keys import Key
from twincities.domain.partial_date import PartialDate, stored_date
from twincities.domain.vocabularies import DocumentKind, PartnershipType, PlaceKind, SourceKind
from twincities.i18n import NP_, Words, capitalised
from twincities.paths import LOCALE
from twincities.services.countries import country_name
from twincities.services.labels import IDS, partnership_titles, place_titles
from twincities.services.people_query import last_seen

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from sqlalchemy import Connection, Table

    from twincities.i18n import Language

VISIT_TITLE = NP_("visit title", "{sending} → {host}")
NUMBERED = NP_("number of a document", "No. {number}")
NAMED = NP_("record in one line, with what tells it apart", "{title} ({detail})")


@dataclass(frozen=True, slots=True)
class Titled:
    """A record in one line, and what tells it from its namesakes; `deleted` is told of one that was asked for alone."""

    title: str
    subtitle: str = ""
    deleted: bool = False


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
        end = stored_date(row.end)
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


def _agreements(connection: Connection, ids: Sequence[int], words: Words) -> dict[int, Titled]:
    columns = (agreement.c.kind, agreement.c.number, agreement.c.signed, agreement.c.partnership_id)
    rows = _rows(connection, "agreement", ids, *columns)
    own = agreement_titles(connection, ids, words.language)
    ties = partnership_titles(connection, (row.partnership_id for row in rows), words.language)
    titled = {}
    for row in rows:
        signed = span(PartialDate.from_edtf(row.signed), None, words) if row.signed else ""
        number = words(NUMBERED, number=row.number) if row.number else ""
        kind = words(DocumentKind(row.kind).label)
        parts = (kind if row.id in own else "", number, signed, ties.get(row.partnership_id, ""))
        titled[row.id] = Titled(
            own.get(row.id) or capitalised(kind), " · ".join(part for part in parts if part)
        )
    return titled


def agreement_titles(connection: Connection, ids: Sequence[int], language: Language) -> dict[int, str]:
    """Return the titles of documents in a language, else their first ones, by id; those without one are left out."""
    rows = connection.execute(
        select(agreement_title.c.owner_id, agreement_title.c.language, agreement_title.c.text)
        .where(agreement_title.c.owner_id.in_(IDS))
        .order_by(agreement_title.c.owner_id, agreement_title.c.position),
        {"ids": list(ids)},
    )
    found: dict[int, str] = {}
    for owner, of, text in rows:
        if of == language.value or owner not in found:
            found[owner] = text
    return found


_TITLES: dict[str, Callable[[Connection, Sequence[int], Words], dict[int, Titled]]] = {
    "place": _places,
    "partnership": _partnerships,
    "visit": _visits,
    "agreement": _agreements,
    "person": _people,
    "organisation": _organisations,
    "source": _sources,
}


def names_of(connection: Connection, keys: Iterable[Key], language: Language) -> dict[Key, str]:
    """Return the names to show of records of any noun, by key."""
    names: dict[Key, str] = {}
    for some in chunks(sorted(set(keys))):
        for table, titles in ((place, place_titles), (partnership, partnership_titles)):
            found = _known(connection, table, some)
            names |= {found[number]: title for number, title in titles(connection, found, language).items()}
        for table, column in (
            (person, person.c.name),
            (organisation, organisation.c.name),
            (source, source.c.title),
        ):
            for row in connection.execute(select(table.c.key, column).where(table.c.key.in_(some))):
                names[Key(row[0])] = row[1]
        names |= _dated_names(connection, some, language)
    return names


def _known(connection: Connection, table: Table, keys: Sequence[Key]) -> dict[int, Key]:
    rows = connection.execute(select(table.c.id, table.c.key).where(table.c.key.in_(keys)))
    return {row.id: Key(row.key) for row in rows}


def _dated_names(connection: Connection, keys: Sequence[Key], language: Language) -> dict[Key, str]:
    """Return the names of visits and agreements, which have none of their own: title and what tells it apart."""
    names: dict[Key, str] = {}
    for noun in ("visit", "agreement"):
        found = _known(connection, TABLES[noun], keys)
        if not found:
            continue
        words = Words(language, LOCALE)
        for number, titled in titles_of(connection, noun, list(found), words).items():
            named = {"title": titled.title, "detail": titled.subtitle}
            names[found[number]] = words(NAMED, **named) if titled.subtitle else titled.title
    return names
