"""The content of the paper on agreements: every document with a term of its own, what needs a decision first."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sqlalchemy import select

from twincities.db.records import chunks
from twincities.db.tables.agreements import agreement
from twincities.db.tables.sources import claim
from twincities.domain.agreement_terms import BINDING
from twincities.domain.anniversaries import written_date
from twincities.domain.names import sort_key
from twincities.domain.notice import days_at_least, days_left
from twincities.domain.periods import moved
from twincities.domain.vocabularies import (
    AgreementState,
    ChainEffect,
    Duration,
    PeriodUnit,
    RenewalKind,
    TextState,
)
from twincities.i18n import NN_, NP_, capitalised
from twincities.reports.paper import NOTICE_AHEAD, AgreementCover, AgreementLine, ProposedAction, TermState
from twincities.services.agreement_query import AgreementSelect
from twincities.services.agreement_rows import agreement_rows
from twincities.services.countries import country_list
from twincities.services.extracts import agreements_chosen
from twincities.services.labels import IDS
from twincities.services.paper_content_register import NAMES
from twincities.services.register_rows import Sides, sides_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from sqlalchemy import Connection

    from twincities.domain.partial_date import PartialDate
    from twincities.i18n import Message, Words
    from twincities.services.agreement_filter import AgreementQuery
    from twincities.services.agreement_rows import AgreementRow
    from twincities.services.measures import Measures
    from twincities.services.visit_filter import Viewer

OVER = (AgreementState.TERMINATED, AgreementState.SUPERSEDED)
UNSIGNED = (AgreementState.DRAFT, AgreementState.IN_APPROVAL)
DEPENDENT = (ChainEffect.AMENDS, ChainEffect.PROLONGS, ChainEffect.TERMINATES)
"""What such a document says of time stands in the term of the one it follows."""
FAR = 9999_99_99

# Note: what a document without a title is called («Меморандум № 14»).
NUMBERED = NP_("document on paper", "{document} no. {number}")
# Note: of an agreement at the end of its term.
RENEWALS: dict[RenewalKind, Message] = {
    RenewalKind.NONE: NP_("renewal on paper", "none"),
    RenewalKind.BY_AGREEMENT: NP_("renewal on paper", "by agreement of the sides"),
    RenewalKind.TACIT: NP_("renewal on paper", "automatic"),
}
# Note: by how much a term is renewed («автоматически на 5 лет»).
TACIT: dict[PeriodUnit, Message] = {
    PeriodUnit.YEARS: NN_("automatic, for {count} year", "automatic, for {count} years"),
    PeriodUnit.MONTHS: NN_("automatic, for {count} month", "automatic, for {count} months"),
    PeriodUnit.DAYS: NN_("automatic, for {count} day", "automatic, for {count} days"),
}


SIGNED, VALID_UNTIL = "signed", "valid_until"
"""The fields of a document of which the paper tells what other sources say."""


@dataclass(frozen=True, slots=True)
class Term:
    """How a document's term stands on a day; `left` are the days to the notice date where its day is known."""

    state: TermState
    action: ProposedAction
    until: PartialDate | None = None
    notice: PartialDate | None = None
    left: int | None = None
    open_ended: bool = False

    @property
    def order(self) -> tuple[int, int, int]:
        """By state as the paper prints it, then by notice date, then by end."""
        notice, until = (day.sort_key if day else FAR for day in (self.notice, self.until))
        return list(TermState).index(self.state), notice, until


@dataclass(frozen=True, slots=True)
class WatchedTerms:
    """The documents of a paper in its order, by id, and how many it leaves out."""

    terms: Mapping[int, Term]
    over: int = 0
    unsigned: int = 0


def term_of(row: AgreementRow, today: date) -> Term:
    """Return how a signed document's term stands; doubt never hides a deadline."""
    text_missing = row.text_state is TextState.NOT_FOUND
    if not (row.state in BINDING or row.state is AgreementState.EXPIRED) or _is_unknown(row):
        action = ProposedAction.ASK_FOR_TEXT if text_missing else ProposedAction.CLARIFY_TERM
        return Term(TermState.NOT_STATED, action)
    if row.until is None:
        action = ProposedAction.ASK_FOR_TEXT if text_missing else ProposedAction.NONE
        return Term(TermState.OPEN_ENDED, action, open_ended=True)
    notice = row.notice
    if row.state is AgreementState.EXPIRED and row.notice_period:
        notice = moved(row.until, row.notice_period, -1)  # of a term that has run out nobody keeps it
    left = days_left(notice, today) if notice else None
    found, action = _deadline(row, row.until, notice, today)
    return Term(found, action, row.until, notice, left)


def _is_unknown(row: AgreementRow) -> bool:
    """Tell an end that nobody knows from none; what a later document made endless has a duration and no end."""
    return row.until is None and row.duration is Duration.NOT_STATED


def _deadline(
    row: AgreementRow, until: PartialDate, notice: PartialDate | None, today: date
) -> tuple[TermState, ProposedAction]:
    tacit = row.renewal is RenewalKind.TACIT
    if row.state is AgreementState.EXPIRED:
        return TermState.EXPIRED, ProposedAction.DECIDE
    if notice and notice.last_day < today:
        action = ProposedAction.RENEWS_ITSELF if tacit else ProposedAction.AGREE_NOW
        return TermState.NOTICE_MISSED, action
    if notice and days_at_least(notice, today) <= NOTICE_AHEAD:
        return TermState.NOTICE_DUE, ProposedAction.PREPARE
    if notice is None and not tacit and days_at_least(until, today) <= NOTICE_AHEAD:
        return TermState.RUNNING, ProposedAction.DECIDE_BEFORE_END
    return TermState.RUNNING, ProposedAction.NONE


def agreement_count(connection: Connection, query: AgreementQuery, viewer: Viewer, measures: Measures) -> int:
    """Return how many documents a query's paper holds."""
    return len(watched_terms(connection, query, viewer, measures).terms)


def watched_terms(
    connection: Connection, query: AgreementQuery, viewer: Viewer, measures: Measures
) -> WatchedTerms:
    """Return the terms of a query's documents in the order of the paper."""
    asked = AgreementSelect(connection, query, viewer, measures.notice)
    chosen = list(connection.scalars(asked.of(agreement.c.id)))
    order: dict[int, tuple[tuple[int, int, int], str, int]] = {}
    terms: dict[int, Term] = {}
    left_out: Counter[AgreementState] = Counter()
    for some in chunks(chosen):
        for row in agreement_rows(connection, some, viewer, measures.notice):
            if row.does in DEPENDENT:
                continue
            if row.state in OVER or row.state in UNSIGNED:
                left_out[row.state] += 1
                continue
            term = terms[row.id] = term_of(row, viewer.today)
            order[row.id] = term.order, sort_key(row.partner), row.id
    return WatchedTerms(
        {number: terms[number] for number in sorted(terms, key=order.__getitem__)},
        over=sum(left_out[state] for state in OVER),
        unsigned=sum(left_out[state] for state in UNSIGNED),
    )


def agreement_lines(
    connection: Connection, terms: Mapping[int, Term], viewer: Viewer, measures: Measures, words: Words
) -> Iterator[AgreementLine]:
    """Give the lines of some documents in their order, a few queries for every 500 of them."""
    for some in chunks(list(terms)):
        stored = {row[0]: (row[1], row[2]) for row in connection.execute(_STORED, {"ids": list(some)})}
        sides = sides_of(connection, sorted({tie for _, tie in stored.values()}), viewer)
        rivals = _rivals(connection, some)
        for row in agreement_rows(connection, some, viewer, measures.notice):
            version, tie = stored[row.id]
            partner = NAMES.join(sides.get(tie, Sides()).others)
            line = _line(row, terms[row.id], partner, version, words)
            yield replace(
                line,
                signed_rivals=rivals.get((row.id, SIGNED), ()),
                until_rivals=rivals.get((row.id, VALID_UNTIL), ()),
            )


def agreement_cover(
    connection: Connection, query: AgreementQuery, watched: WatchedTerms, words: Words
) -> AgreementCover:
    """Say what the paper tells beside its lines."""
    note = agreements_chosen(connection, query, words)
    return AgreementCover(note=note, over=watched.over, unsigned=watched.unsigned)


def document_name(row: AgreementRow, words: Words) -> str:
    """Return a document's title; of one that has none its kind, with its number if it has one."""
    if row.title:
        return row.title
    kind = capitalised(words(row.kind.label))
    return words(NUMBERED, document=kind, number=row.number) if row.number else kind


def renewal_words(row: AgreementRow, words: Words) -> str:
    """Return what happens at the end of the term, "" where nobody recorded it."""
    if row.renewal is None:
        return ""
    if row.renewal is RenewalKind.TACIT and row.renewal_period:
        return words(TACIT[row.renewal_period.unit], count=row.renewal_period.number)
    return words(RENEWALS[row.renewal])


def _rivals(connection: Connection, ids: Sequence[int]) -> dict[tuple[int, str], tuple[PartialDate, ...]]:
    """Return which other dates sources give of documents, by a document's id and its field."""
    found: dict[tuple[int, str], tuple[PartialDate, ...]] = {}
    for row in connection.execute(_RIVALS, {"ids": list(ids)}):
        date, about = written_date(row.value), (row.owner_id, row.target)
        said = found.get(about, ())
        if date is not None and date not in said and date.edtf() != getattr(row, row.target):
            found[about] = (*said, date)
    return found


_RIVALS = (
    select(claim.c.owner_id, claim.c.target, claim.c.value, agreement.c.signed, agreement.c.valid_until)
    .join_from(claim, agreement, agreement.c.id == claim.c.owner_id)
    .where(
        claim.c.noun == "agreement",
        claim.c.owner_id.in_(IDS),
        claim.c.target.in_((SIGNED, VALID_UNTIL)),
        claim.c.preferred.is_(False),
    )
    .order_by(claim.c.owner_id, claim.c.position)
)
_STORED = select(agreement.c.id, agreement.c.version, agreement.c.partnership_id).where(
    agreement.c.id.in_(IDS)
)


def _line(row: AgreementRow, term: Term, partner: str, version: int, words: Words) -> AgreementLine:
    return AgreementLine(
        key=row.key,
        revision=version,
        partner=partner,
        country=country_list(row.countries, words.language),
        document=document_name(row, words),
        signed=row.signed,
        until=term.until,
        renewal=renewal_words(row, words),
        notice=term.notice,
        left=term.left,
        state=term.state,
        action=term.action,
        open_ended=term.open_ended,
        text_missing=row.text_state is TextState.NOT_FOUND,
    )
