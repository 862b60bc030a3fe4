"""What follows from the terms as they are typed: until when a document binds, and what it does to the one before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twincities.domain.agreement_terms import BINDING, agreement_spans, span_at
from twincities.domain.date_words import short
from twincities.domain.vocabularies import AgreementState, ChainEffect, DocumentStage, Duration, RenewalKind
from twincities.i18n import N_, NP_
from twincities.ui.agreements.looks import effect_words, period_words
from twincities.ui.joining import joined

if TYPE_CHECKING:
    from datetime import date

    from twincities.domain.agreement import Agreement
    from twincities.domain.agreement_terms import AgreementSpan
    from twincities.ui.texts import Texts

UNSIGNED = N_("Binds nobody before it is signed")
OPEN_ENDED = N_("Binds without an end")
UNKNOWN = N_("Until when it binds is not known")
UNTIL = NP_("reckoning of a term", "Valid until {date}")
RAN_OUT = NP_("reckoning of a term", "Its term ended on {date}")
NOTICE = NP_("reckoning of a term", "notice by {date}")
THEN_RENEWED = NP_("reckoning of a term", "then renewed for {period}")
THEN_AGREED = NP_("reckoning of a term", "then renewed if both sides agree")
THEN_OVER = NP_("reckoning of a term", "then it ends")
BEGINS = NP_("reckoning of a term", "in force from {date}")
PROLONGS = NP_("what a document does", "Prolongs: {document}, until {date}")
TERMINATES = NP_("what a document does", "Terminates: {document}, on {date}")
SUPERSEDES = NP_("what a document does", "Supersedes: {document}, from {date}")


def reckoned(record: Agreement, today: date, texts: Texts) -> str:
    """Say until when a document binds, by when notice is to be given and what comes then."""
    if record.stage is not DocumentStage.SIGNED:
        return texts(UNSIGNED)
    span = _span(record, (), today)
    if span.state is AgreementState.EXPIRED and span.until is not None:
        return texts(RAN_OUT, date=short(span.until, texts.words))
    facts = []
    if record.start is not None and record.start.first_day > today:
        facts.append(texts(BEGINS, date=short(record.start, texts.words)))
    if span.until is None:
        settled = span.state in BINDING and record.duration is Duration.OPEN_ENDED
        return joined(texts, (texts(OPEN_ENDED if settled else UNKNOWN), *facts))
    facts.insert(0, texts(UNTIL, date=short(span.until, texts.words)))
    if span.notice is not None:
        facts.append(texts(NOTICE, date=short(span.notice, texts.words)))
    facts.append(_then(record, texts))
    return joined(texts, (fact for fact in facts if fact))


def _then(record: Agreement, texts: Texts) -> str:
    if record.renewal is RenewalKind.TACIT and record.renewal_length is not None:
        return texts(THEN_RENEWED, period=period_words(record.renewal_length, texts))
    if record.renewal is RenewalKind.BY_AGREEMENT:
        return texts(THEN_AGREED)
    return texts(THEN_OVER) if record.renewal is RenewalKind.NONE else ""


def effect_said(record: Agreement, followed: Agreement, name: str, today: date, texts: Texts) -> str:
    """Say what a document does to the one it follows, with the day where it is known; `name` is that one's.

    "" where it leaves that one as it is.
    """
    does = record.does
    if does is None:
        return ""
    when = record.start
    if does is ChainEffect.PROLONGS:
        until = _span(followed, (record,), today).until
        if until is not None:
            return texts(PROLONGS, document=name, date=short(until, texts.words))
    elif does is ChainEffect.TERMINATES and when is not None:
        return texts(TERMINATES, document=name, date=short(when, texts.words))
    elif does is ChainEffect.SUPERSEDES and when is not None:
        return texts(SUPERSEDES, document=name, date=short(when, texts.words))
    return effect_words(does, name, texts)


def _span(record: Agreement, followers: tuple[Agreement, ...], today: date) -> AgreementSpan:
    """Return where a document stands today, or once it and what follows it have begun."""
    begins = [one.start.last_day for one in (record, *followers) if one.start is not None]
    return span_at(agreement_spans(record, followers), max((today, *begins)))
