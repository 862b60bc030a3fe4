"""What can be wrong: exceptions and problems that carry facts; the wording is the window's."""

from __future__ import annotations

import errno
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from twincities.domain.keys import Key


DISK_IS_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
"""By which of its numbers a system says that there is no room."""


class DomainError(Exception):
    """Any refusal that a person can understand and act upon."""


class Severity(StrEnum):
    """Whether a problem forbids saving."""

    ERROR = "error"
    WARNING = "warning"


class ProblemCode(StrEnum):
    """Everything a record can be told about itself; the window has one sentence for each."""

    REQUIRED = "required"
    END_BEFORE_START = "end_before_start"
    OUTSIDE_VISIT = "outside_visit"
    TWICE = "twice"
    NO_SIDE = "no_side"
    NO_DEADLINE = "no_deadline"
    NO_COUNTRY = "no_country"
    BAD_COUNTRY = "bad_country"
    OUT_OF_RANGE = "out_of_range"
    TOO_FEW_PARTIES = "too_few_parties"
    TWO_PREFERRED = "two_preferred"
    UNKNOWN_TERM = "unknown_term"
    NO_NUMBER = "no_number"
    NOTHING_SAID = "nothing_said"
    UNREADABLE_DATE = "unreadable_date"
    IMPOSSIBLE_DATE = "impossible_date"
    EARLY_YEAR = "early_year"
    YEAR_MISSING = "year_missing"
    TOO_LONG = "too_long"
    CONTACT_WITHOUT_BASIS = "contact_without_basis"
    CONTACT_WITHOUT_END = "contact_without_end"
    CONTACT_KEPT_TOO_LONG = "contact_kept_too_long"
    BAD_MONTH = "bad_month"
    BAD_DAY = "bad_day"
    DAY_AND_WEEK = "day_and_week"
    NO_DAY = "no_day"
    WEEK_WITHOUT_WEEKDAY = "week_without_weekday"
    WEEKDAY_WITHOUT_WEEK = "weekday_without_week"
    TWO_DIRECTIONS = "two_directions"
    BAD_PERIOD = "bad_period"
    TERM_WITHOUT_START = "term_without_start"
    TERM_MISSING = "term_missing"
    TERM_OF_OPEN_ENDED = "term_of_open_ended"
    NOTICE_TOO_LONG = "notice_too_long"
    PERIOD_WITHOUT_RENEWAL = "period_without_renewal"
    FOLLOWS_NOTHING = "follows_nothing"
    CIRCULAR_CHAIN = "circular_chain"
    OTHER_PARTNERSHIP = "other_partnership"
    BAD_LEAD_TIMES = "bad_lead_times"
    OVERRIDE_WITHOUT_REASON = "override_without_reason"
    ACTIVITY_WITHOUT_REASON = "activity_without_reason"
    RESUMED_TOO_SOON = "resumed_too_soon"
    SAME_AS_BEFORE = "same_as_before"


@dataclass(frozen=True, slots=True)
class Spot:
    """Where in an aggregate something stands: a field of the whole, or of the nth row (from 0) of a part."""

    field: str
    part: str = ""
    row: int = -1


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to say about a record: where, what, the facts a sentence needs, and a repair where one is known."""

    spot: Spot
    code: ProblemCode
    severity: Severity = Severity.ERROR
    facts: Mapping[str, object] = field(default_factory=dict)
    repair: object = None


class InvalidRecordError(DomainError):
    """A record that may not exist; carries everything found, warnings included."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__("; ".join(f"{p.spot.part}.{p.spot.field}: {p.code}" for p in problems))
        self.problems = tuple(problems)


class MissingRecordError(DomainError):
    """A record that is not there (any more)."""

    def __init__(self, noun: str, key: Key) -> None:
        super().__init__(f"{noun} {key}")
        self.noun = noun
        self.key = key


class StillUsedError(DomainError):
    """A record that others refer to, so that it cannot be removed for good."""

    def __init__(self, noun: str, key: Key, users: int) -> None:
        super().__init__(f"{noun} {key} is referred to {users} times")
        self.noun = noun
        self.key = key
        self.users = users


class NamedTwiceError(DomainError):
    """Two places cannot become one: these records (noun, key) name both, and would name one party twice."""

    def __init__(self, records: Sequence[tuple[str, Key]]) -> None:
        super().__init__(", ".join(f"{noun} {key}" for noun, key in records))
        self.records = tuple(records)


class ConflictError(DomainError):
    """Somebody else saved the same record in between; carries the three states, each of the record's own noun."""

    def __init__(self, noun: str, key: Key, base: Any, mine: Any, theirs: Any) -> None:  # noqa: ANN401 - any noun
        super().__init__(f"{noun} {key} was changed by somebody else")
        self.noun = noun
        self.key = key
        self.base = base
        self.mine = mine
        self.theirs = theirs


class CannotUndoError(DomainError):
    """An older change whose fields were changed again later: undoing it would destroy the later work."""

    def __init__(self, noun: str, key: Key, fields: Sequence[str]) -> None:
        super().__init__(f"{noun} {key}: {', '.join(fields)} changed later")
        self.noun = noun
        self.key = key
        self.fields = tuple(fields)


class CannotReturnError(DomainError):
    """What a record was at an earlier version no rule allows it to be today; `problems` say why."""

    def __init__(self, noun: str, key: Key, version: int, problems: Sequence[Problem]) -> None:
        super().__init__(f"{noun} {key}: not again as at version {version}")
        self.noun = noun
        self.key = key
        self.version = version
        self.problems = tuple(problems)


class NotEmptyError(DomainError):
    """Made data would be mixed with a person's own; `place` is what is there already."""

    def __init__(self, place: object) -> None:
        super().__init__(str(place))
        self.place = str(place)


class DraftElsewhereError(DomainError):
    """The draft belongs to another window; `record` is what it corrects, None for a new record."""

    def __init__(self, record: Key | None) -> None:
        super().__init__(record)
        self.record = record


class CancelledError(DomainError):
    """The person stopped a long writing; nothing of it was kept."""
