"""What a document must and should be: the checks of an agreement, one function each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twincities.domain.errors import Problem, ProblemCode, Severity, Spot
from twincities.domain.periods import LONGEST, Period, later, not_shorter
from twincities.domain.vocabularies import (
    ChainEffect,
    DocumentKind,
    DocumentStage,
    Duration,
    RenewalKind,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from twincities.domain.agreement import Agreement

SEPARATORS = ";/"
NEEDS_ANOTHER = (ChainEffect.AMENDS, ChainEffect.PROLONGS, ChainEffect.TERMINATES)
DEPENDENT = (DocumentKind.ADDENDUM, DocumentKind.PROLONGATION, DocumentKind.TERMINATION_NOTICE)
"""Kinds that say something of another document and nothing without one."""


def agreement_problems(agreement: Agreement) -> list[Problem]:
    """Return everything to say about a document, errors and warnings, in the order of the form."""
    return [
        *_periods(agreement),
        *_term(agreement),
        *_end_before_start(agreement),
        *_renewal(agreement),
        *_notice(agreement),
        *_lead_times(agreement),
        *_chain(agreement),
        *_rows(agreement),
    ]


def lead_months(text: str) -> tuple[int, ...]:
    """Read lead times («6, 3»), the longest first; ValueError for what is no list of whole months."""
    for separator in SEPARATORS:
        text = text.replace(separator, ",")
    months = {int(part) for part in text.split(",") if part.strip()}
    if any(not 0 < one <= LONGEST for one in months):
        raise ValueError(text)
    return tuple(sorted(months, reverse=True))


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
    if start and end:
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
