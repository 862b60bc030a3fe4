"""How an extract was chosen, in the words of its paper: the conditions of a list that are not empty."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from twincities.db.tables.visits import visit
from twincities.i18n import NN_, NP_
from twincities.services.countries import country_name
from twincities.services.titles import names_of, titles_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sqlalchemy import Connection

    from twincities.domain.keys import Key
    from twincities.domain.vocabulary import Term
    from twincities.i18n import Message, Words
    from twincities.services.agreement_filter import AgreementQuery
    from twincities.services.ledger_filter import LedgerQuery
    from twincities.services.register_filter import PartnershipQuery
    from twincities.services.visit_filter import VisitQuery

    Named = Iterable[tuple[Message, tuple[Term, ...]]]
    Keyed = Iterable[tuple[Message, Key | None]]

# Note: {conditions} is a list: «годы: 2015–2020; направление: выезд».
EXTRACT = NP_("visit journal", "Extract. {conditions}")
YEARS = NP_("condition of an extract", "years: {first}–{last}")
ONE_YEAR = NP_("condition of an extract", "year: {year}")
YEARS_FROM = NP_("condition of an extract", "from {year}")
YEARS_TO = NP_("condition of an extract", "to {year}")
WITH_WORDS = NP_("condition of an extract", "words: “{text}”")
DIRECTIONS = NP_("condition of an extract", "direction: {terms}")
KINDS = NP_("condition of an extract", "kind of visit: {terms}")
STATUSES = NP_("condition of an extract", "status: {terms}")
PLACE = NP_("condition of an extract", "place: {name}")
PARTNERSHIP = NP_("condition of an extract", "partnership: {name}")
# Note: {about} are the visit's dates, perhaps also its occasion.
VISIT = NP_("condition of an extract", "visit: {title}, {about}")
LEGAL_STATUSES = NP_("condition of an extract", "legal status: {terms}")
ACTIVITIES = NP_("condition of an extract", "activity: {terms}")
TYPES = NP_("condition of an extract", "type of partnership: {terms}")
FIELDS = NP_("condition of an extract", "field of cooperation: {terms}")
COUNTRIES = NP_("condition of an extract", "country: {terms}")
SIDES = NP_("condition of an extract", "carried out by: {terms}")
AGREEMENT_STATES = NP_("condition of an extract", "state of the agreement: {terms}")
DOCUMENTS = NP_("condition of an extract", "kind of document: {terms}")
DUE_WITHIN = NN_("deadline within {count} day", "deadline within {count} days")
DUE = NP_("condition of an extract", "deadline near or its reminder has come")
NO_TEXT = NP_("condition of an extract", "text not found")
NO_TEXT_NO_TERM = NP_("condition of an extract", "neither text nor term known")
CHOSEN = NP_("condition of an extract", "chosen one by one: {count}")


def visits_chosen(connection: Connection, query: VisitQuery, words: Words) -> str:
    """Say how visits were chosen, "" for all of them."""
    named: Named = (
        (DIRECTIONS, query.directions),
        (KINDS, query.kinds),
        (STATUSES, query.statuses),
    )
    keyed = ((PLACE, query.place), (PARTNERSHIP, query.partnership))
    return _extract(
        words,
        (
            _years(query, words),
            _text(query.text, words),
            *_terms(named, words),
            *_names(connection, keyed, words),
        ),
    )


def partnerships_chosen(connection: Connection, query: PartnershipQuery, words: Words) -> str:
    """Say how partnerships were chosen, "" for all of them."""
    named: Named = (
        (LEGAL_STATUSES, query.statuses),
        (ACTIVITIES, query.activities),
        (TYPES, query.types),
        (FIELDS, query.cooperation),
    )
    countries = ", ".join(country_name(code, words.language) for code in query.countries)
    return _extract(
        words,
        (
            _text(query.text, words),
            *_terms(named, words),
            words(COUNTRIES, terms=countries) if countries else "",
            *_names(connection, ((PLACE, query.place),), words),
            words(CHOSEN, count=words.number(len(query.only))) if query.only else "",
        ),
    )


def commitments_chosen(connection: Connection, query: LedgerQuery, words: Words) -> str:
    """Say how commitments were chosen, "" for all of them."""
    named: Named = ((SIDES, query.sides), (STATUSES, query.statuses))
    return _extract(
        words,
        (
            _text(query.text, words),
            *_terms(named, words),
            *_names(connection, ((PARTNERSHIP, query.partnership),), words),
            _visit(connection, query.visit, words) if query.visit else "",
        ),
    )


def agreements_chosen(connection: Connection, query: AgreementQuery, words: Words) -> str:
    """Say how agreements were chosen, "" for all of them."""
    named: Named = ((AGREEMENT_STATES, query.states), (DOCUMENTS, query.kinds))
    countries = ", ".join(country_name(code, words.language) for code in query.countries)
    return _extract(
        words,
        (
            _text(query.text, words),
            *_terms(named, words),
            words(COUNTRIES, terms=countries) if countries else "",
            *_names(connection, ((PARTNERSHIP, query.partnership),), words),
            words(DUE) if query.due else "",
            "" if query.due_within is None else words(DUE_WITHIN, count=query.due_within),
            words(NO_TEXT) if query.no_text else "",
            words(NO_TEXT_NO_TERM) if query.silent else "",
            words(CHOSEN, count=words.number(len(query.only))) if query.only else "",
        ),
    )


def _visit(connection: Connection, key: Key, words: Words) -> str:
    ids = list(connection.scalars(select(visit.c.id).where(visit.c.key == key)))
    found = titles_of(connection, "visit", ids, words).values()
    return next((words(VISIT, title=one.title, about=one.subtitle) for one in found), "")


def _extract(words: Words, conditions: Iterable[str]) -> str:
    said = "; ".join(condition for condition in conditions if condition)
    return words(EXTRACT, conditions=said) if said else ""


def _text(text: str, words: Words) -> str:
    return words(WITH_WORDS, text=text.strip()) if text.strip() else ""


def _terms(named: Named, words: Words) -> Iterator[str]:
    for message, terms in named:
        if terms:
            yield words(message, terms=", ".join(words(term.label) for term in terms))


def _names(connection: Connection, keyed: Keyed, words: Words) -> Iterator[str]:
    for message, key in keyed:
        if key:
            yield words(message, name=names_of(connection, [key], words.language).get(key, ""))


def _years(query: VisitQuery, words: Words) -> str:
    first, last = query.first_year, query.last_year
    if first is None and last is None:
        return ""
    if first is None:
        return words(YEARS_TO, year=last)
    if last is None:
        return words(YEARS_FROM, year=first)
    return words(ONE_YEAR, year=first) if first == last else words(YEARS, first=first, last=last)
