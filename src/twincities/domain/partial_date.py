"""Partial dates: what is known of a day, and never more than that.

A date can be a day, a month or only a year, a guess, or a stretch of days. It is kept and exchanged as EDTF
(ISO 8601-2, level 0 with the qualifiers `~ ? %` of level 1), and no operation turns 1990 into 1 January 1990.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache, total_ordering

from twincities.domain.errors import DomainError
from twincities.domain.vocabulary import Term
from twincities.i18n import NP_

FIRST_YEAR, LAST_YEAR = 1, 9999
FIRST_LIKELY_YEAR = 1000
"""A year before it has fewer figures than people write: more often one was left out than a thousand years passed."""
MONTHS_IN_YEAR = 12


class Precision(Term):
    """How much of a date is known."""

    DAY = "day", NP_("precision of a date", "day")
    MONTH = "month", NP_("precision of a date", "month")
    YEAR = "year", NP_("precision of a date", "year")


class DatePart(Term):
    """The part of a date that something is wrong with; `UNTIL` is an end before its beginning."""

    YEAR = "year", NP_("part of a date", "year")
    MONTH = "month", NP_("part of a date", "month")
    DAY = "day", NP_("part of a date", "day")
    UNTIL = "until", NP_("part of a date", "end")


class DateError(DomainError, ValueError):
    """A text or a set of numbers is not a date; `text` is what was given."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.text = text


class UnreadableDate(DateError):  # noqa: N818 - the office says "an unreadable date"
    """The text has no form in which a date is written."""


class ImpossibleDate(DateError):  # noqa: N818 - as above
    """The form is right and the calendar has no such date.

    `part` is wrong with `value`, which may be 1 to `limit` (for a day: the days of that `month` and `year`; for
    an end both are yyyymmdd, and the limit is the beginning it must not lie before). `repair` is the likeliest
    date meant, None where any guess would be arbitrary.
    """

    def __init__(
        self,
        text: str,
        part: DatePart,
        value: int,
        limit: int,
        *,
        year: int | None = None,
        month: int | None = None,
        repair: PartialDate | None = None,
    ) -> None:
        super().__init__(text)
        self.part = part
        self.value = value
        self.limit = limit
        self.year = year
        self.month = month
        self.repair = repair


@total_ordering
@dataclass(frozen=True, slots=True)
class PartialDate:
    """A day, month or year, perhaps doubtful, perhaps the beginning of an interval that ends with `until`.

    `approximate` is "about that time" (EDTF `~`), `uncertain` "the source may be wrong" (EDTF `?`). Raises
    ImpossibleDate for what the calendar does not hold, ValueError for a day without its month or an end that
    has itself an end.
    """

    year: int
    month: int | None = None
    day: int | None = None
    approximate: bool = False
    uncertain: bool = False
    until: PartialDate | None = None

    def __post_init__(self) -> None:
        """Refuse what is no date."""
        self._check_parts()
        if self.until is None:
            return
        if self.until.until is not None:
            raise ValueError(self.until)
        if self.until.last_day < self.first_day:
            raise ImpossibleDate(
                self.edtf(),
                DatePart.UNTIL,
                self.until.sort_key,
                self.sort_key,
                repair=replace(self.until, until=replace(self, until=None)),
            )

    def _check_parts(self) -> None:
        if not FIRST_YEAR <= self.year <= LAST_YEAR:
            raise ImpossibleDate(self._written(), DatePart.YEAR, self.year, LAST_YEAR)
        if self.month is None:
            if self.day is not None:
                raise ValueError(self.day)
            return
        if not 1 <= self.month <= MONTHS_IN_YEAR:
            raise ImpossibleDate(
                self._written(),
                DatePart.MONTH,
                self.month,
                MONTHS_IN_YEAR,
                year=self.year,
            )
        if self.day is None:
            return
        days = monthrange(self.year, self.month)[1]
        if not 1 <= self.day <= days:
            raise ImpossibleDate(
                self._written(),
                DatePart.DAY,
                self.day,
                days,
                year=self.year,
                month=self.month,
                repair=replace(self, day=days, until=None) if self.day > days else None,
            )

    @classmethod
    def of(cls, day: date, until: date | None = None) -> PartialDate:
        """Make a date out of a calendar day, or an interval out of two."""
        end = None if until is None else cls(until.year, until.month, until.day)
        return cls(day.year, day.month, day.day, until=end)

    @classmethod
    def from_edtf(cls, text: str) -> PartialDate:
        """Read what `edtf` wrote; UnreadableDate for anything else, ImpossibleDate for a 30 February."""
        return _read(text)

    def edtf(self) -> str:
        """Write the date as EDTF: "1990~", "2015-06", "2015-06-08/2015-06-11"."""
        return self._written() if self.until is None else f"{self._written()}/{self.until.edtf()}"

    def _written(self) -> str:
        written = f"{self.year:04}"
        if self.month is not None:
            written += f"-{self.month:02}"
        if self.day is not None:
            written += f"-{self.day:02}"
        return written + _DOUBT[self.approximate, self.uncertain]

    def __str__(self) -> str:
        """Return the EDTF form."""
        return self.edtf()

    @property
    def start(self) -> PartialDate:
        """The beginning of an interval, a single date itself."""
        return self if self.until is None else replace(self, until=None)

    @property
    def end(self) -> PartialDate:
        """The end of an interval, a single date itself."""
        return self if self.until is None else self.until

    @property
    def precision(self) -> Precision:
        """The finest part that is known; of an interval, of the less known end."""
        return min(_known(self.start), _known(self.end), key=_COARSEST_FIRST.index)

    @property
    def sort_key(self) -> int:
        """The beginning as yyyymmdd with 00 for what is not known, so that 1990 stands before its months."""
        return (self.year * 100 + (self.month or 0)) * 100 + (self.day or 0)

    @property
    def is_exact(self) -> bool:
        """Whether it is one known day without doubt: the only kind that may enter a calendar as a day."""
        return self.day is not None and self.until is None and not self.is_doubtful

    @property
    def is_doubtful(self) -> bool:
        """Whether the date or the end of the interval is approximate or uncertain."""
        doubt = self.approximate or self.uncertain
        return doubt if self.until is None else doubt or self.until.is_doubtful

    @property
    def first_day(self) -> date:
        """The earliest day the date can mean: a bound for comparisons, not a date to show."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last_day(self) -> date:
        """The latest day the date, or the end of the interval, can mean: a bound, not a date to show."""
        end = self.until or self
        month = end.month or MONTHS_IN_YEAR
        return date(end.year, month, end.day or monthrange(end.year, month)[1])

    def __lt__(self, other: object) -> bool:
        """Order by `sort_key`, then by doubt and by the end, so that unequal dates are never level."""
        if not isinstance(other, PartialDate):
            return NotImplemented
        return _rank(self) < _rank(other)


def stored_date(edtf: str | None) -> PartialDate | None:
    """Return the date that is kept as EDTF, None where none is."""
    return PartialDate.from_edtf(edtf) if edtf else None


def is_early(when: PartialDate | date) -> bool:
    """Tell whether a year has fewer than four figures."""
    return when.year < FIRST_LIKELY_YEAR


def _rank(date: PartialDate) -> tuple[int, ...]:
    rank = (date.sort_key, date.approximate, date.uncertain)
    return rank if date.until is None else (*rank, *_rank(date.until))


def _known(date: PartialDate) -> Precision:
    if date.month is None:
        return Precision.YEAR
    return Precision.MONTH if date.day is None else Precision.DAY


_COARSEST_FIRST = (Precision.YEAR, Precision.MONTH, Precision.DAY)
READ_LATELY = 8_192
"""Dates whose reading is remembered."""
_EDTF = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?([~?%])?")
_DOUBT = {(False, False): "", (True, False): "~", (False, True): "?", (True, True): "%"}


@lru_cache(maxsize=READ_LATELY)
def _read(text: str) -> PartialDate:
    """Read EDTF; lists read the dates of a page again and again, and a date never changes."""
    start, slash, end = text.partition("/")
    until = _read_one(end, text) if slash else None
    return replace(_read_one(start, text), until=until) if until else _read_one(start, text)


def _read_one(text: str, whole: str) -> PartialDate:
    found = _EDTF.fullmatch(text)
    if found is None:
        raise UnreadableDate(whole)
    year, month, day, doubt = found.groups()
    return PartialDate(
        int(year),
        int(month) if month else None,
        int(day) if day else None,
        approximate=doubt in {"~", "%"},
        uncertain=doubt in {"?", "%"},
    )
