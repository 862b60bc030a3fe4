"""The content of the briefing for a visit: all that is known of one partner, gathered from the register."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sqlalchemy import select

from twincities.db.tables.agreements import agreement
from twincities.db.tables.partnerships import partnership, status_span
from twincities.domain.anniversaries import milestone
from twincities.domain.congratulations import CongratulationKind, say_congratulation
from twincities.domain.date_words import long
from twincities.domain.partial_date import PartialDate
from twincities.domain.vocabularies import LegalStatus, StatusBasis
from twincities.i18n import N_, NN_, NP_
from twincities.reports.paper import Briefing, ComingDate, Lacking, OpenPromise, TermState, Tie
from twincities.services.countries import country_list
from twincities.services.events import CLOSED
from twincities.services.missing import MissingCode
from twincities.services.missing_words import say_missing
from twincities.services.paper_content import LIST
from twincities.services.paper_content_commitments import basis, who
from twincities.services.paper_content_partner import documents_of, people_met, visits_with
from twincities.services.paper_content_register import NAMES
from twincities.services.paper_content_report import since_note
from twincities.services.register_card import card_of
from twincities.services.relationship import Turn
from twincities.services.standing import standing
from twincities.services.titles import titles_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sqlalchemy import Connection

    from twincities.domain.congratulations import Congratulation
    from twincities.domain.keys import Key
    from twincities.domain.partnership import Partnership
    from twincities.i18n import Words
    from twincities.services.ledger import LedgerRow
    from twincities.services.measures import Measures
    from twincities.services.paper_content_partner import Document
    from twincities.services.register_card import PartnershipCard
    from twincities.services.relationship import Relationship, Review
    from twincities.services.visit_filter import Viewer

TERM, QUIET = "term", "quiet"
"""Codes of what is missing beside those of `MissingCode`: a document's term, and dealings in a field agreed upon."""
YEARS_AHEAD = 30
"""How far ahead the next jubilee is looked for."""

SET_BY_OFFICE = NP_("basis of a status on paper", "set by the office: {reason}")
# Note: {decision} is a body, a number and a date, as far as they are known.
DECIDED = NP_("basis of a status on paper", "decision: {decision}")
DECISION_NUMBER = NP_("basis of a status on paper", "no. {number}")
BY_DOCUMENT = NP_("basis of a status on paper", "by the document “{title}”")

ANNIVERSARY = NN_(
    "Anniversary of the partnership: {count} year", "Anniversary of the partnership: {count} years"
)
JUBILEE = NN_("Jubilee of the partnership: {count} year", "Jubilee of the partnership: {count} years")
WENT = NP_("contacts of both sides", "we were there: {date}")
CAME = NP_("contacts of both sides", "they were here: {date}")
ONLINE = NP_("contacts of both sides", "video conference: {date}")
TURNS = {
    Turn.OURS: NP_("contacts of both sides", "the return visit is ours"),
    Turn.THEIRS: NP_("contacts of both sides", "the return visit is theirs"),
}
NOTICE_DAY = NP_("coming date", "Last day for a notice: {document}")
TERM_ENDS = NP_("coming date", "The term ends: {document}")
REVIEW = NP_("coming date", "Review of the partnership is due")
TEXT_WANTED = N_("The text of the document: {document}")
TERM_WANTED = N_("The term of the document: {document}")
GONE_QUIET = N_("Nothing for long in the field of: {field}; last event: {date}")
NEVER_WORKED_IN = N_("Nothing yet in the field of: {field}")
NEVER_CONFIRMED = N_("The data were never confirmed with the partner")


def partnership_number(number: int) -> str:
    """Return the short name of a partnership on paper and in file names; it never changes."""
    return f"P{number}"


def briefing(
    connection: Connection,
    key: Key,
    viewer: Viewer,
    measures: Measures,
    words: Words,
    relationship: Relationship,
    days: Sequence[Congratulation] = (),
) -> Briefing:
    """Read everything that the briefing of one partnership tells; MissingRecordError where there is none.

    `relationship` is how it is kept up, `days` are the days of congratulation of the coming twelve months, whomever
    they concern.
    """
    card = card_of(connection, key, viewer, measures)
    visits = visits_with(connection, card.visits, viewer, words)
    met, more_people = people_met(connection, card.people, words)
    documents = documents_of(connection, key, viewer, measures, words)
    note = _status_note(connection, card, viewer, words)
    coming = [
        *_anniversaries(card, measures, viewer, words),
        *_congratulations(card, days, words),
        *_deadlines(key, relationship.review, documents, viewer, words),
    ]
    return Briefing(
        key=key,
        number=partnership_number(card.row.id),
        revision=card.kept.version,
        tie=replace(_tie(card, measures, relationship, words), status_note=note, next_visit=visits.planned),
        promises=tuple(_promise(row, words) for row in card.commitments if row.status not in CLOSED),
        visits=visits.last,
        more_visits=visits.earlier,
        people=met,
        more_people=more_people,
        agreements=tuple(one.now for one in documents),
        coming=tuple(sorted(coming, key=lambda one: (one.date.last_day, one.date.first_day))),
        missing=tuple(_missing(card, documents, relationship, words)),
    )


def _title(connection: Connection, key: str, words: Words) -> str:
    number = connection.scalar(select(agreement.c.id).where(agreement.c.key == key))
    return titles_of(connection, "agreement", [number], words)[number].title if number else ""


def partnership_id(connection: Connection, key: Key) -> int:
    """Return the id of a partnership, 0 where there is none."""
    return connection.scalar(select(partnership.c.id).where(partnership.c.key == key)) or 0


# ------------------------------------------------------------------------------------------------ its facts


def _tie(card: PartnershipCard, measures: Measures, relationship: Relationship, words: Words) -> Tie:
    row, record = card.row, card.kept.record
    return Tie(
        ours=NAMES.join(row.ours),
        partner=NAMES.join(row.partner),
        country=country_list(row.countries, words.language),
        type=row.type,
        status=row.legal_status,
        status_set=row.status_set,
        status_inferred=row.status_inferred,
        activity=row.activity,
        activity_set=row.activity_set,
        dormant_months=measures.activity.occasional_months,
        last_event=row.last_event,
        established=record.established,
        established_note=since_note(record, words),
        rivals=card.rivals,
        turn=_contacts(relationship, words),
        confirmed=record.last_confirmed,
        confirmed_by=record.confirmed_by,
        cooperation=LIST.join(words(one.label) for one in record.cooperation),
        responsible=record.responsible,
    )


def _status_note(connection: Connection, card: PartnershipCard, viewer: Viewer, words: Words) -> str:
    """Say what the legal status rests on today."""
    record = card.kept.record
    row = connection.execute(
        select(status_span.c.basis, status_span.c.basis_key)
        .join_from(partnership, status_span, standing(viewer.today))
        .where(partnership.c.id == card.row.id)
    ).first()
    known = StatusBasis(row.basis) if row else StatusBasis.RECORDED
    if known is StatusBasis.OVERRIDE:
        return words(SET_BY_OFFICE, reason=record.override_reason)
    if known is StatusBasis.EVENT and row:
        return _decision(record, row.basis_key, words)
    if known is StatusBasis.AGREEMENT and row:
        title = _title(connection, row.basis_key, words)
        return words(BY_DOCUMENT, title=title) if title else words(known.label)
    return words(known.label)


def _decision(record: Partnership, key: str, words: Words) -> str:
    event = next((one for one in record.events if one.key == key), None)
    if event is None:
        return words(StatusBasis.EVENT.label)
    since = event.date or event.decided
    parts = (
        event.body,
        words(DECISION_NUMBER, number=event.number) if event.number else "",
        long(since, words) if since else "",
        event.reason,
    )
    said = ", ".join(part for part in parts if part)
    return words(DECIDED, decision=said) if said else words(StatusBasis.EVENT.label)


def _contacts(relationship: Relationship, words: Words) -> str:
    """Say the last contact each way, and whose turn it is."""
    ways = ((relationship.went, WENT), (relationship.came, CAME), (relationship.online, ONLINE))
    parts = [words(message, date=long(contact.date, words)) for contact, message in ways if contact]
    if parts and relationship.turn in TURNS:
        parts.append(words(TURNS[relationship.turn]))
    return LIST.join(parts)


def _promise(row: LedgerRow, words: Words) -> OpenPromise:
    return OpenPromise(
        text=row.text,
        status=row.status,
        basis=basis(row, words),
        responsible=who(row, words),
        due=row.due,
        overdue=row.days_left is not None and row.days_left < 0,
        key=row.key,
    )


# -------------------------------------------------------------------------------------------- coming dates


def _anniversaries(
    card: PartnershipCard, measures: Measures, viewer: Viewer, words: Words
) -> Iterator[ComingDate]:
    """Give the anniversaries of the coming twelve months and the next jubilee, however far it is."""
    if card.row.legal_status is LegalStatus.ENDED:
        return
    record = card.kept.record
    rules, last = measures.anniversaries, in_a_year(viewer)
    for year in range(viewer.today.year, viewer.today.year + YEARS_AHEAD):
        at = milestone(record.established, year, rules, record.anniversary_custom)
        if at is None or at.date.last_day < viewer.today:
            continue
        soon = at.date.first_day <= last.first_day
        if at.jubilee or (soon and rules.is_shown(at.years, record.anniversary_custom)):
            event = words(JUBILEE if at.jubilee else ANNIVERSARY, count=at.years)
            yield ComingDate(date=at.date, event=event, noun="partnership", key=card.kept.key)
        if at.jubilee:
            return


def in_a_year(viewer: Viewer) -> PartialDate:
    """Return the last day of what is coming."""
    today = PartialDate.of(viewer.today)
    leap_day = (today.month, today.day) == (2, 29)
    return replace(today, year=today.year + 1, day=28 if leap_day else today.day)


def _congratulations(
    card: PartnershipCard, days: Iterable[Congratulation], words: Words
) -> Iterator[ComingDate]:
    places = {party.place for party in card.kept.record.parties}
    for day in days:
        concerns = {
            CongratulationKind.CITY: day.key in places,
            CongratulationKind.NATIONAL: day.country in card.row.countries,
            CongratulationKind.TWIN_CITIES: True,
        }
        if concerns[day.kind]:
            noun = "place" if day.kind is CongratulationKind.CITY else ""
            event = say_congratulation(day, words)
            yield ComingDate(date=PartialDate.of(day.date), event=event, noun=noun, key=day.key or "")


def _deadlines(
    tie: Key, review: Review | None, documents: Iterable[Document], viewer: Viewer, words: Words
) -> Iterator[ComingDate]:
    said = [
        (date, message, one.now.document, "agreement", one.now.key)
        for one in documents
        for date, message in ((one.now.notice, NOTICE_DAY), (one.now.until, TERM_ENDS))
    ]
    due = review.due if review else None
    for date, message, title, noun, of in [*said, (due, REVIEW, "", "partnership", tie)]:
        if date and date.last_day >= viewer.today and date.first_day <= in_a_year(viewer).first_day:
            yield ComingDate(date=date, event=words(message, document=title), noun=noun, key=of)


# ------------------------------------------------------------------------------------------ what is missing


def _missing(
    card: PartnershipCard, documents: Iterable[Document], relationship: Relationship, words: Words
) -> Iterator[Lacking]:
    """Say what is missing, each thing once: lost texts by their documents' names, not by their number."""
    lacking = {one.code for one in card.missing}
    for one in card.missing:
        if one.code is not MissingCode.TEXT:
            yield Lacking(text=say_missing(one, words), code=one.code, key=str(one.facts.get("key", "")))
    for document in documents:
        now = document.now
        if now.text_missing:
            yield Lacking(text=words(TEXT_WANTED, document=now.document), code=MissingCode.TEXT, key=now.key)
        elif document.term and document.term.state is TermState.NOT_STATED:
            yield Lacking(text=words(TERM_WANTED, document=now.document), code=TERM, key=now.key)
    for quiet in relationship.quiet:
        field = words(quiet.field.label)
        if quiet.last is None:
            said = words(NEVER_WORKED_IN, field=field)
        else:
            said = words(GONE_QUIET, field=field, date=long(quiet.last, words))
        yield Lacking(text=said, code=QUIET)
    if card.kept.record.last_confirmed is None and MissingCode.PARTNER not in lacking:
        yield Lacking(text=words(NEVER_CONFIRMED), code=MissingCode.PARTNER)
