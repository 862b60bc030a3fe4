"""When a document binds, until when, and by which day notice has to be given.

Sources of the rules: the office's practice and the common form of municipal agreements («renewed for the same term
unless a party gives notice six months before its end»). Doubt never hides a deadline: a term of which only the year is
known binds until that year's last day, its notice date begins with the earliest day it can mean. A renewal moves the
end on by the renewal's period, and the notice date with it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

from twincities.domain.days import day_number
from twincities.domain.periods import Moment
from twincities.domain.vocabularies import (
    AgreementState,
    ChainEffect,
    DocumentStage,
    Duration,
    RenewalKind,
    TextState,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from twincities.domain.agreement import Agreement
    from twincities.domain.keys import Key
    from twincities.domain.partial_date import PartialDate
    from twincities.domain.periods import Period

ALWAYS, NEVER = 0, 99_99_99_99
"""Day numbers before and after every day of the calendar."""
YEARS_AHEAD = 100
"""How far ahead renewals are told one by one; what is still renewed then is told as renewed for good."""
MOST_RENEWALS = 1_200
"""And how many of them at most: a hundred years of months. What is renewed day by day has no deadlines to tell."""
BINDING = (AgreementState.IN_FORCE, AgreementState.TACITLY_RENEWED)
UNSIGNED = {
    DocumentStage.DRAFT: AgreementState.DRAFT,
    DocumentStage.IN_APPROVAL: AgreementState.IN_APPROVAL,
    DocumentStage.UNKNOWN: AgreementState.UNKNOWN,
}


@dataclass(frozen=True, slots=True)
class AgreementSpan:
    """Days (yyyymmdd, the last one excluded) on which a document's state is the same.

    `until` is the end of the term that runs, or ran out; `notice` the day by which notice of it has to be given.
    """

    from_day: int
    until_day: int
    state: AgreementState
    until: PartialDate | None = None
    notice: PartialDate | None = None

    @property
    def deadline(self) -> PartialDate | None:
        """Of what binds, the day by which notice has to be given, or else the end of its term."""
        return (self.notice or self.until) if self.state in BINDING else None


@dataclass(frozen=True, slots=True)
class _Terms:
    """What a document says of its time: the first term ends a `length` after `base`, or on it.

    `settled` is whether a document without an end is known to have none.
    """

    base: Moment | None
    length: Period | None
    settled: bool
    tacit: bool
    period: Period | None
    notice: Period | None

    @classmethod
    def of(cls, agreement: Agreement) -> _Terms:
        lost = agreement.text_state is TextState.NOT_FOUND or agreement.duration is Duration.FIXED
        return cls(
            *_end(agreement, Moment.of(agreement.start) if agreement.start else None),
            settled=agreement.duration is Duration.OPEN_ENDED or not lost,
            tacit=agreement.renewal is RenewalKind.TACIT,
            period=agreement.renewal_length,
            notice=agreement.notice_length,
        )

    def prolonged(self, by: Agreement) -> _Terms:
        """Return these terms as a later document prolongs them; what it does not say stays."""
        if by.duration is Duration.OPEN_ENDED:
            return replace(self, base=None, settled=True)
        since = Moment.of(by.in_force_from.start) if by.in_force_from else self._end_at(_first(by.start))
        if since is None and by.start is not None:
            since = Moment.of(by.start)
        base, length = _end(by, since)
        if base is None:
            return self
        if length and by.start and base.moved(length).last <= by.start.last_day:  # signed long after the end
            base = Moment.of(by.start)
        return replace(
            self,
            base=base,
            length=length,
            tacit=self.tacit if by.renewal is None else by.renewal is RenewalKind.TACIT,
            period=self.period if by.renewal_period is None else by.renewal_length,
            notice=by.notice_length or self.notice,
        )

    def _end_at(self, day: int) -> Moment | None:
        """Return the end of the term that runs on a day, or of the last one before it."""
        last = None
        for last in self.ends(date.max.year):
            if _after(last) > day:
                break
        return last

    def ends(self, last_year: int) -> Iterator[Moment]:
        """Give the end of each term, the first one first; each renewal is counted from the beginning."""
        if self.base is None:
            return
        lengths = [self.length] if self.length else []
        yield self.base.moved(*lengths)
        renewals = range(1, MOST_RENEWALS) if self.tacit and self.period else ()
        for number in renewals:
            end = self.base.moved(*lengths, self.period.times(number)) if self.period else self.base
            if end.last.year > last_year or end.last == date.max:
                return
            yield end

    def notice_of(self, end: Moment) -> PartialDate | None:
        """Return by which day notice of a term's end has to be given."""
        return end.moved(self.notice, sign=-1).shown if self.notice else None


def agreement_spans(
    agreement: Agreement, followers: Iterable[Agreement] = (), last_year: int | None = None
) -> tuple[AgreementSpan, ...]:
    """Return the whole course of a document, without gap or overlap, as those that follow it leave it.

    `last_year` is the year up to which renewals are told one by one, by default a hundred years from the start.
    """
    if agreement.stage is not DocumentStage.SIGNED:
        return (AgreementSpan(ALWAYS, NEVER, UNSIGNED[agreement.stage]),)
    signed = [one for one in followers if one.stage is DocumentStage.SIGNED]
    if last_year is None:
        since = agreement.start or agreement.valid_until
        last_year = (since.year if since else date.min.year) + YEARS_AHEAD
    begins = _first(_since(agreement))
    spans = [AgreementSpan(ALWAYS, begins, AgreementState.IN_APPROVAL)] if begins else []
    if agreement.does is ChainEffect.TERMINATES:
        return tuple(_cut([*spans, AgreementSpan(begins, NEVER, AgreementState.SIGNED)], signed))
    phases = [*_phases(agreement, signed), (NEVER, None)]
    for (since_day, terms), (until_day, _next) in pairwise(phases):
        if terms is not None and since_day < until_day:
            spans += _within(_course(terms, last_year), max(since_day, begins), until_day)
    return tuple(_cut(spans, signed))


def _since(agreement: Agreement) -> PartialDate | None:
    """Return since when a document is in its first state: it binds, or it was signed if it only ends another one."""
    if agreement.does is ChainEffect.TERMINATES and agreement.signed is not None:
        return agreement.signed.start
    return agreement.start


def chain_spans(
    documents: Mapping[Key, Agreement], last_year: int | None = None
) -> dict[Key, tuple[AgreementSpan, ...]]:
    """Return the courses of all documents of one partnership; what is not among them follows nothing.

    An addendum or a prolongation lives as long as the document it belongs to; term and notice are told of that one.
    """
    followers: dict[Key, list[Agreement]] = {}
    for key, one in documents.items():
        if one.follows is not None and one.follows in documents and one.does is not ChainEffect.AMENDS:
            followed = root_of(documents, one.follows)
            if followed != key:
                followers.setdefault(followed, []).append(one)
    own = {
        key: agreement_spans(one, followers.get(key, ()), last_year)
        for key, one in documents.items()
        if root_of(documents, key) == key
    }
    return {
        key: own[key] if key in own else _attached(one, own[root_of(documents, key)])
        for key, one in documents.items()
    }


def root_of(documents: Mapping[Key, Agreement], key: Key) -> Key:
    """Return the document that an addendum or a prolongation belongs to; a document of its own is itself.

    Where documents belong to each other in a circle, the least of their keys is.
    """
    walked = [key]
    while True:
        one = documents[walked[-1]]
        after = one.follows
        belongs = one.does in (ChainEffect.AMENDS, ChainEffect.PROLONGS)
        if after is None or after not in documents or not belongs:
            return walked[-1]
        if after in walked:
            return min(walked[walked.index(after) :])
        walked.append(after)


def is_circular(documents: Mapping[Key, Agreement], key: Key) -> bool:
    """Tell whether a document follows itself, through others or at once."""
    walked = {key}
    after = documents[key].follows
    while after is not None and after in documents:
        if after in walked:
            return after == key
        walked.add(after)
        after = documents[after].follows
    return after == key


def span_at(spans: Sequence[AgreementSpan], day: date) -> AgreementSpan:
    """Return the span in which a day lies."""
    number = day_number(day)
    return next(span for span in spans if span.from_day <= number < span.until_day)


def _end(agreement: Agreement, since: Moment | None) -> tuple[Moment | None, Period | None]:
    """Return from when the end is counted and how long after it comes, (None, None) where it has no known end."""
    if agreement.duration is Duration.OPEN_ENDED:
        return None, None
    if agreement.valid_until is not None:
        return Moment.of(agreement.valid_until), None
    length = agreement.term_length
    return (since, length) if since and length else (None, None)


def _phases(agreement: Agreement, followers: Iterable[Agreement]) -> Iterator[tuple[int, _Terms | None]]:
    """Give the terms that hold from a day on: its own, then those of each prolongation."""
    terms = _Terms.of(agreement)
    yield ALWAYS, terms
    prolonging = [one for one in followers if one.does is ChainEffect.PROLONGS]
    for one in sorted(prolonging, key=_in_time):
        terms = terms.prolonged(one)
        yield _first(one.start), terms


def _in_time(one: Agreement) -> tuple[int, str, int]:
    until = one.valid_until
    return _first(one.start), until.edtf() if until else "", one.term_length.longest if one.term_length else 0


def _course(terms: _Terms, last_year: int) -> Iterator[AgreementSpan]:
    begun, state, last = ALWAYS, AgreementState.IN_FORCE, None
    for end in terms.ends(last_year):
        last = end.shown
        yield AgreementSpan(begun, _after(end), state, last, terms.notice_of(end))
        begun, state = _after(end), AgreementState.TACITLY_RENEWED
    if last is None:
        yield AgreementSpan(
            ALWAYS, NEVER, AgreementState.IN_FORCE if terms.settled else AgreementState.UNKNOWN
        )
    elif terms.tacit:
        yield AgreementSpan(begun, NEVER, AgreementState.TACITLY_RENEWED)
    else:
        yield AgreementSpan(begun, NEVER, AgreementState.EXPIRED, last)


def _within(spans: Iterable[AgreementSpan], since: int, until: int) -> Iterator[AgreementSpan]:
    for span in spans:
        begins, ends = max(span.from_day, since), min(span.until_day, until)
        if begins < ends:
            yield replace(span, from_day=begins, until_day=ends)


def _cut(spans: Sequence[AgreementSpan], followers: Iterable[Agreement]) -> Iterator[AgreementSpan]:
    """Give the spans up to the first document that ends this one, then what it made of it."""
    endings = []
    for one in followers:
        since = one.in_force_from or one.signed
        if one.does is ChainEffect.TERMINATES:
            last = day_number(since.last_day) if since else ALWAYS
            endings.append((last, 0, AgreementState.TERMINATED, since))
        elif one.does is ChainEffect.SUPERSEDES:
            endings.append((_first(one.start), 1, AgreementState.SUPERSEDED, since))
    if not endings:
        yield from spans
        return
    day, _rank, state, since = min(endings, key=lambda ending: (*ending[:2], str(ending[3])))
    yield from _within(spans, ALWAYS, day)
    yield AgreementSpan(day, NEVER, state, since)


def _attached(one: Agreement, root: Sequence[AgreementSpan]) -> tuple[AgreementSpan, ...]:
    if one.stage is not DocumentStage.SIGNED:
        return agreement_spans(one)
    begins = _first(one.start)
    spans = [AgreementSpan(ALWAYS, begins, AgreementState.IN_APPROVAL)] if begins else []
    spans += [replace(span, until=None, notice=None) for span in _within(root, begins, NEVER)]
    return tuple(spans)


def _first(when: PartialDate | None) -> int:
    return day_number(when.first_day) if when else ALWAYS


def _after(end: Moment) -> int:
    """Return the day after the latest that an end can mean."""
    return NEVER if end.last == date.max else day_number(end.last + timedelta(days=1))
