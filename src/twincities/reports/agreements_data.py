"""What the paper on agreements tells, as plain values: filled by services, laid out by `agreements`.

Every text is already in the paper's language. "" and None mean that nothing is recorded; the paper says so in words.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from twincities.domain.vocabulary import Term
from twincities.i18n import NP_

if TYPE_CHECKING:
    from twincities.domain.partial_date import PartialDate

NOTICE_AHEAD = 90
"""Days before the notice date from which a notice has to be prepared."""


class TermState(Term):
    """How the term of an agreement stands at the as-of date, in the order of the paper; what needs a decision first.

    A label may hold {days}, which is NOTICE_AHEAD.
    """

    # Note: said of a document, in capitals («ИСТЕКЛО»).
    EXPIRED = "expired", NP_("term of an agreement on paper", "EXPIRED")
    NOTICE_MISSED = "notice_missed", NP_("term of an agreement on paper", "NOTICE MISSED")
    NOTICE_DUE = "notice_due", NP_("term of an agreement on paper", "GIVE NOTICE WITHIN {days} DAYS")
    RUNNING = "running", NP_("term of an agreement on paper", "within its term")
    OPEN_ENDED = "open_ended", NP_("term of an agreement on paper", "open-ended")
    NOT_STATED = "not_stated", NP_("term of an agreement on paper", "term not stated")


URGENT = frozenset({TermState.EXPIRED, TermState.NOTICE_MISSED, TermState.NOTICE_DUE})
"""What needs a decision: in capitals, on a grey row."""


class ProposedAction(Term):
    """What the paper proposes to do about an agreement."""

    DECIDE = "decide", NP_("proposed action", "Decide: a new document or an end")
    AGREE_NOW = "agree_now", NP_("proposed action", "Agree on the renewal directly before the term ends")
    RENEWS_ITSELF = (
        "renews_itself",
        NP_("proposed action", "It renews by itself; an end only by agreement"),
    )
    PREPARE = "prepare", NP_("proposed action", "Prepare the notice and a position")
    DECIDE_BEFORE_END = (
        "decide_before_end",
        NP_("proposed action", "Decide before the term ends: renewal or an end"),
    )
    NONE = "none", NP_("proposed action", "No action is needed")
    ASK_FOR_TEXT = "ask_for_text", NP_("proposed action", "Ask for the text of the document")
    CLARIFY_TERM = "clarify_term", NP_("proposed action", "Find the term in the text of the document")


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementLine:
    """One document with a term of its own; lines arrive in the order of their states, within a state by notice date.

    `until` and `notice` are those of the current term. `open_ended` has no end at all, which is not an end that
    nobody knows. `left` are the days to the notice date, negative after it, None where there is none or its day is not
    known. `signed_rivals` and `until_rivals` are what other sources say of the signing and of the end written down.
    """

    key: str
    revision: int
    partner: str
    country: str
    document: str
    signed: PartialDate | None
    until: PartialDate | None
    renewal: str
    notice: PartialDate | None
    left: int | None
    state: TermState
    action: ProposedAction
    open_ended: bool = False
    text_missing: bool = False
    signed_rivals: tuple[PartialDate, ...] = ()
    until_rivals: tuple[PartialDate, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementCover:
    """What the paper says beside its lines: how an extract was chosen, how many documents it leaves out.

    `over` were terminated or superseded, `unsigned` are drafts and documents in approval.
    """

    note: str = ""
    over: int = 0
    unsigned: int = 0
