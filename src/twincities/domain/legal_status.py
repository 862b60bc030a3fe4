"""The legal status of a partnership on a day: what its decisions and its documents say, never what happens in it.

Source of the rule: the office's practice. The order is: a status that the office set itself, with a reason; the latest
decision; the documents; the status as somebody recorded it. It is total, and decisions of one day may be entered in any
order.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from twincities.domain.agreement_terms import ALWAYS, BINDING, NEVER, chain_spans
from twincities.domain.days import day_number
from twincities.domain.status_events import course
from twincities.domain.vocabularies import (
    AgreementState,
    ChainEffect,
    DocumentKind,
    DocumentStage,
    LegalStatus,
    StatusBasis,
    StatusEventKind,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from twincities.domain.agreement import Agreement
    from twincities.domain.agreement_terms import AgreementSpan
    from twincities.domain.keys import Key
    from twincities.domain.status_events import StatusEvent

FOUNDING = (
    DocumentKind.TWINNING_AGREEMENT,
    DocumentKind.MEMORANDUM,
    DocumentKind.PROTOCOL_OF_INTENT,
    DocumentKind.DECLARATION,
)
"""Kinds that make a tie; a plan of action carries one out."""
UNSETTLED = (LegalStatus.UNCONFIRMED, LegalStatus.IN_PREPARATION)
"""Statuses that say no more than a draft or a lost text does."""
DECIDED = {
    StatusEventKind.SUSPENDED: LegalStatus.SUSPENDED,
    StatusEventKind.ENDED: LegalStatus.ENDED,
    StatusEventKind.CONTESTED: LegalStatus.UNCONFIRMED,
}
_SAYINGS: tuple[tuple[tuple[AgreementState, ...], LegalStatus], ...] = (
    (BINDING, LegalStatus.IN_FORCE),
    ((AgreementState.TERMINATED,), LegalStatus.ENDED),
    ((AgreementState.UNKNOWN,), LegalStatus.UNCONFIRMED),
    ((AgreementState.EXPIRED, AgreementState.SUPERSEDED), LegalStatus.EXPIRED),
    ((AgreementState.DRAFT, AgreementState.IN_APPROVAL), LegalStatus.IN_PREPARATION),
)
"""Which of the documents' states tells, the first that any of them is in."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A legal status and what it rests on: the `key` of a decision or a document, None for the others."""

    status: LegalStatus
    basis: StatusBasis
    key: Key | None = None


@dataclass(frozen=True, slots=True)
class StatusSpan:
    """Days (yyyymmdd, the last one excluded) on which a partnership's standing is the same."""

    from_day: int
    until_day: int
    standing: Standing


@dataclass(frozen=True, slots=True)
class Founding:
    """A document that makes a tie: since which day (0: not known) it binds, and how its state changes."""

    key: Key
    begins: int
    states: tuple[tuple[int, AgreementState], ...]
    """Day from which on, and the state, in order from `ALWAYS` on."""

    def state(self, day: int) -> AgreementState:
        """Return its state on a day."""
        return next(state for since, state in reversed(self.states) if since <= day)


@dataclass(frozen=True, slots=True)
class StatusRule:
    """Everything that a partnership's legal status follows from; `at` asks it, `spans` tells it for all days."""

    recorded: LegalStatus
    override: LegalStatus | None = None
    events: tuple[tuple[int, StatusEvent], ...] = ()
    """In the order in which they follow each other, each with the first day it counts."""
    documents: tuple[Founding, ...] = ()

    @classmethod
    def of(
        cls,
        recorded: LegalStatus,
        override: LegalStatus | None,
        events: Iterable[StatusEvent],
        documents: Mapping[Key, Agreement],
        courses: Mapping[Key, Sequence[AgreementSpan]] | None = None,
    ) -> StatusRule:
        """Gather the rule; `courses` are the documents' spans where they are known already."""
        spans = chain_spans(documents) if courses is None else courses
        founding = (
            Founding(key, _begins(one), _states(spans[key])) for key, one in documents.items() if _founds(one)
        )
        ordered = sorted(founding, key=lambda one: (-one.begins, one.key))
        return cls(recorded, override, tuple(course(events, recorded)), tuple(ordered))

    def at(self, day: int) -> Standing:
        """Return the standing on a day (yyyymmdd)."""
        if self.override is not None:
            return Standing(self.override, StatusBasis.OVERRIDE)
        latest = next((one for since, one in reversed(self.events) if since <= day), None)
        if latest is None or latest.kind is None:
            return self._by_documents(day)
        if latest.kind is StatusEventKind.RESUMED:
            said = self._by_documents(day)
            stopped = said.basis is StatusBasis.RECORDED and said.status in DECIDED.values()
            return Standing(LegalStatus.IN_FORCE, StatusBasis.EVENT, latest.key) if stopped else said
        if latest.kind is StatusEventKind.ENDED and self._begun_after(latest, day):
            return self._by_documents(day)
        return Standing(DECIDED[latest.kind], StatusBasis.EVENT, latest.key)

    def spans(self) -> tuple[StatusSpan, ...]:
        """Return the standing on all days, without gap or overlap."""
        days = {ALWAYS, *(since for since, _event in self.events)}
        days |= {since for one in self.documents for since, _state in one.states}
        found: list[StatusSpan] = []
        for since, until in pairwise([*sorted(days), NEVER]):
            standing = self.at(since)
            if found and found[-1].standing == standing:
                since = found.pop().from_day  # noqa: PLW2901 - the same standing goes on
            found.append(StatusSpan(since, until, standing))
        return tuple(found)

    def _by_documents(self, day: int) -> Standing:
        """Return what the documents say; a draft or a lost text does not contradict what was recorded."""
        recorded = Standing(self.recorded, StatusBasis.RECORDED)
        for states, status in _SAYINGS:
            telling = next((one for one in self.documents if one.state(day) in states), None)
            if telling is not None:
                if status in UNSETTLED and self.recorded not in UNSETTLED:
                    return recorded
                return Standing(status, StatusBasis.AGREEMENT, telling.key)
        return recorded

    def _begun_after(self, end: StatusEvent, day: int) -> bool:
        """Tell whether a document began to bind after an ending; of one without a date nobody knows that."""
        ended = end.date or end.decided
        if ended is None:
            return False
        last = day_number(ended.last_day)
        return any(last < one.begins <= day for one in self.documents)


def _founds(one: Agreement) -> bool:
    return one.kind in FOUNDING and one.does in (None, ChainEffect.SUPERSEDES)


def _begins(one: Agreement) -> int:
    if one.start is None or one.stage is not DocumentStage.SIGNED:
        return ALWAYS
    return day_number(one.start.first_day)


def _states(spans: Sequence[AgreementSpan]) -> tuple[tuple[int, AgreementState], ...]:
    found: list[tuple[int, AgreementState]] = []
    for span in spans:
        state = AgreementState.IN_FORCE if span.state in BINDING else span.state
        if not found or found[-1][1] is not state:
            found.append((span.from_day, state))
    return tuple(found)
