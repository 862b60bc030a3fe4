"""Agreements: what the sides of a partnership signed, for how long it binds, and what became of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Annotated

from twincities.domain.claim import Claim, claim_problems
from twincities.domain.errors import Problem, ProblemCode, Severity, Spot
from twincities.domain.fields import CodeList, Described, Parts
from twincities.domain.keys import Key, new_key
from twincities.domain.notice import lead_months
from twincities.domain.partial_date import PartialDate
from twincities.domain.periods import LONGEST, Period, later, not_shorter
from twincities.domain.record import Record
from twincities.domain.visit import SourceUse
from twincities.domain.vocabularies import (
    ApprovalBody,
    ChainEffect,
    DocumentKind,
    DocumentStage,
    Duration,
    PeriodUnit,
    RenewalKind,
    Side,
    TextState,
)
from twincities.i18n import N_, NP_

if TYPE_CHECKING:
    from collections.abc import Iterator

EFFECTS: dict[DocumentKind, ChainEffect | None] = {
    DocumentKind.ACTION_PLAN: None,
    DocumentKind.ADDENDUM: ChainEffect.AMENDS,
    DocumentKind.PROLONGATION: ChainEffect.PROLONGS,
    DocumentKind.TERMINATION_NOTICE: ChainEffect.TERMINATES,
}
"""What documents of these kinds do to the one they follow; any other supersedes it.

A plan of action carries out an agreement, which goes on: it ends one only where that is stated.
"""
NEEDS_ANOTHER = (ChainEffect.AMENDS, ChainEffect.PROLONGS, ChainEffect.TERMINATES)
DEPENDENT = (DocumentKind.ADDENDUM, DocumentKind.PROLONGATION, DocumentKind.TERMINATION_NOTICE)
"""Kinds that say something of another document and nothing without one."""


@dataclass(frozen=True, kw_only=True)
class AgreementTitle:
    """The document's title in one language."""

    language: Annotated[str, Described(label=N_("Language"), required=True)] = "ru"
    text: Annotated[str, Described(label=N_("Title"), required=True, searchable=True, name=True)]
    key: Key = field(default_factory=new_key)


@dataclass(frozen=True, kw_only=True)
class Signatory:
    """Who signed for a side, with the post as at the signing; `person` and `organisation` are their records."""

    side: Annotated[Side | None, Described(label=N_("Side"))] = None
    name: Annotated[str, Described(label=N_("Name"), searchable=True, name=True, spoken=True)] = ""
    person: Annotated[Key | None, Described(label=N_("Person"), refers_to="person")] = None
    post: Annotated[str, Described(label=N_("Post at the signing"), searchable=True)] = ""
    organisation_name: Annotated[str, Described(label=N_("Organisation"), searchable=True, name=True)] = ""
    organisation: Annotated[
        Key | None, Described(label=N_("Record of the organisation"), refers_to="organisation")
    ] = None
    key: Key = field(default_factory=new_key)


@dataclass(frozen=True, kw_only=True)
class Approval:
    """A decision that allowed the document: of a council, a ministry or another body."""

    body: Annotated[ApprovalBody, Described(label=N_("Approved by"), required=True, searchable=True)] = (
        ApprovalBody.COUNCIL
    )
    body_name: Annotated[str, Described(label=N_("Name of the body"), searchable=True)] = ""
    number: Annotated[str, Described(label=N_("Decision number"), searchable=True)] = ""
    date: Annotated[PartialDate | None, Described(label=N_("Date of the decision"), searchable=True)] = None
    key: Key = field(default_factory=new_key)


@dataclass(frozen=True, kw_only=True)
class Agreement(Record):
    """A document of a partnership; its state on a day follows from its terms (see `agreement_terms`)."""

    noun = "agreement"

    partnership: Annotated[Key, Described(label=N_("Partnership"), required=True, refers_to="partnership")]
    kind: Annotated[
        DocumentKind, Described(label=N_("Kind of document"), important=True, required=True, searchable=True)
    ] = DocumentKind.TWINNING_AGREEMENT
    number: Annotated[str, Described(label=N_("Number"), important=True, searchable=True)] = ""
    stage: Annotated[DocumentStage, Described(label=N_("Stage"), required=True)] = DocumentStage.SIGNED
    signed: Annotated[
        PartialDate | None, Described(label=N_("Signed on"), important=True, searchable=True)
    ] = None
    signed_at: Annotated[Key | None, Described(label=N_("Signed in"), important=True, refers_to="place")] = (
        None
    )
    in_force_from: Annotated[
        PartialDate | None,
        Described(
            label=N_("In force from"), important=True, help=N_("Empty: from the signing"), searchable=True
        ),
    ] = None
    duration: Annotated[Duration, Described(label=N_("Duration"), important=True, required=True)] = (
        Duration.NOT_STATED
    )
    term: Annotated[int | None, Described(label=N_("Term"), important=True)] = None
    term_unit: Annotated[PeriodUnit, Described(label=N_("Unit of the term"), required=True)] = (
        PeriodUnit.YEARS
    )
    valid_until: Annotated[
        PartialDate | None,
        Described(label=N_("Valid until"), important=True, help=N_("Wins over the term"), searchable=True),
    ] = None
    renewal: Annotated[RenewalKind | None, Described(label=N_("Renewal"), important=True)] = None
    renewal_period: Annotated[
        int | None, Described(label=N_("Renewed for"), help=N_("Empty: for another term"))
    ] = None
    renewal_unit: Annotated[
        PeriodUnit | None, Described(label=N_("Unit of the renewal"), help=N_("Empty: as the term"))
    ] = None
    notice_period: Annotated[int | None, Described(label=N_("Notice period"), important=True)] = None
    notice_unit: Annotated[PeriodUnit, Described(label=N_("Unit of the notice period"), required=True)] = (
        PeriodUnit.MONTHS
    )
    lead_times: Annotated[
        str,
        Described(
            label=N_("Remind before the notice date, months"),
            help=N_("Whole months, for example 6, 3; empty: as the office does"),
        ),
    ] = ""
    languages: Annotated[
        str, Described(label=N_("Languages of the text"), searchable=True, codes=CodeList.LANGUAGE)
    ] = ""
    original_kept: Annotated[str, Described(label=N_("Where the original is kept"), searchable=True)] = ""
    text_state: Annotated[TextState | None, Described(label=N_("Text of the document"), searchable=True)] = (
        None
    )
    follows: Annotated[Key | None, Described(label=N_("Follows document"), refers_to="agreement")] = None
    effect: Annotated[ChainEffect | None, Described(label=N_("What it does to that document"))] = None
    notes: Annotated[str, Described(label=N_("Notes"), long=True, searchable=True)] = ""
    titles: Annotated[tuple[AgreementTitle, ...], Parts(label=NP_("agreement", "Titles"))] = ()
    signatories: Annotated[tuple[Signatory, ...], Parts(label=N_("Signatories"))] = ()
    approvals: Annotated[tuple[Approval, ...], Parts(label=N_("Approvals"))] = ()
    sources: Annotated[tuple[SourceUse, ...], Parts(label=N_("Sources"))] = ()
    claims: Annotated[tuple[Claim, ...], Parts(label=N_("Sources of the values"))] = ()

    def own_problems(self) -> list[Problem]:
        """Return what forbids or doubts this document, in the order of the form."""
        return [
            *_periods(self),
            *_term(self),
            *_end_before_start(self),
            *_renewal(self),
            *_notice(self),
            *_lead_times(self),
            *_chain(self),
            *_rows(self),
            *claim_problems(self.claims),
        ]

    @property
    def does(self) -> ChainEffect | None:
        """What it does to the document it follows, None where it follows none or leaves it as it is."""
        if self.follows is None:
            return None
        return self.effect or EFFECTS.get(self.kind, ChainEffect.SUPERSEDES)

    @property
    def start(self) -> PartialDate | None:
        """Since when it binds, None where that is not known."""
        since = self.in_force_from or self.signed
        return since.start if since else None

    @property
    def term_length(self) -> Period | None:
        """The term as a period."""
        return Period.of(self.term, self.term_unit)

    @property
    def renewal_length(self) -> Period | None:
        """By how much a renewal moves the end: the renewal's own period, else the term again."""
        return Period.of(self.renewal_period, self.renewal_unit or self.term_unit) or self.term_length

    @property
    def notice_length(self) -> Period | None:
        """The notice period."""
        return Period.of(self.notice_period, self.notice_unit)

    def title(self, language: str) -> str:
        """Return the title in a language, else the first one, "" where none is recorded."""
        texts = {one.language: one.text for one in reversed(self.titles)}
        return texts.get(language) or (self.titles[0].text if self.titles else "")


def _periods(agreement: Agreement) -> Iterator[Problem]:
    for name in ("term", "renewal_period", "notice_period"):
        number = getattr(agreement, name)
        if number is not None and not 0 < number <= LONGEST:
            yield Problem(Spot(name), ProblemCode.BAD_PERIOD, facts={"limit": LONGEST})


def _term(agreement: Agreement) -> Iterator[Problem]:
    ends = agreement.term is not None or agreement.valid_until is not None
    if agreement.duration is Duration.OPEN_ENDED:
        if ends:
            yield Problem(Spot("duration"), ProblemCode.TERM_OF_OPEN_ENDED)
        return
    if agreement.stage is not DocumentStage.SIGNED or agreement.does is ChainEffect.PROLONGS:
        return
    if agreement.term is not None and agreement.valid_until is None and agreement.start is None:
        yield Problem(Spot("in_force_from"), ProblemCode.TERM_WITHOUT_START)
    if agreement.duration is Duration.FIXED and not ends:
        yield Problem(Spot("term"), ProblemCode.TERM_MISSING, Severity.WARNING)


def _end_before_start(agreement: Agreement) -> Iterator[Problem]:
    start, end = agreement.start, agreement.valid_until
    if start and end and end.last_day < start.first_day:
        yield Problem(Spot("valid_until"), ProblemCode.END_BEFORE_START, facts={"start": start})


def _renewal(agreement: Agreement) -> Iterator[Problem]:
    renewed = agreement.renewal in (RenewalKind.TACIT, RenewalKind.BY_AGREEMENT)
    if agreement.renewal_period is not None and not renewed:
        yield Problem(Spot("renewal"), ProblemCode.PERIOD_WITHOUT_RENEWAL, Severity.WARNING)


def _notice(agreement: Agreement) -> Iterator[Problem]:
    notice = agreement.notice_length
    if notice is None or not _measurable(notice):
        return
    lengths = [agreement.term_length if agreement.valid_until is None else None]
    if agreement.renewal is RenewalKind.TACIT:
        lengths.append(agreement.renewal_length)
    too_long = any(length and _measurable(length) and not_shorter(notice, length) for length in lengths)
    start, end = agreement.start, agreement.valid_until
    if start and end and end.last_day >= start.first_day:  # an end before the beginning is told as such
        too_long |= later(end.last_day, notice, -1) < start.first_day
    if too_long:
        yield Problem(Spot("notice_period"), ProblemCode.NOTICE_TOO_LONG)


def _measurable(period: Period) -> bool:
    return 0 < period.number <= LONGEST


def _lead_times(agreement: Agreement) -> Iterator[Problem]:
    try:
        lead_months(agreement.lead_times)
    except ValueError:
        yield Problem(Spot("lead_times"), ProblemCode.BAD_LEAD_TIMES)


def _chain(agreement: Agreement) -> Iterator[Problem]:
    if agreement.follows is None and (agreement.kind in DEPENDENT or agreement.effect in NEEDS_ANOTHER):
        yield Problem(Spot("follows"), ProblemCode.FOLLOWS_NOTHING)


def _rows(agreement: Agreement) -> Iterator[Problem]:
    seen: set[str] = set()
    for row, title in enumerate(agreement.titles):
        if title.language in seen:
            yield Problem(Spot("language", "titles", row), ProblemCode.TWICE)
        seen.add(title.language)
    for row, one in enumerate(agreement.signatories):
        if not (one.name or one.person or one.post or one.organisation_name or one.organisation):
            yield Problem(Spot("name", "signatories", row), ProblemCode.NOTHING_SAID)
