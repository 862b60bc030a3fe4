"""Dates in words: how a date is written in a table, in a sentence, as a heading.

The order of the parts, the words between them and the choice of words or figures are patterns of the catalogues,
so that each language writes its own way; what is not known of a date is never written.
"""

from __future__ import annotations

import re
from enum import Enum
from typing import TYPE_CHECKING

from twincities.domain.partial_date import PartialDate, Precision
from twincities.i18n import NO_BREAK_SPACE, NP_, Language

if TYPE_CHECKING:
    from twincities.i18n import Message, Words


class Style(Enum):
    """Where a date stands: SHORT in tables, LONG in sentences and on papers."""

    SHORT = "short"
    LONG = "long"


MONTHS_ALONE = (
    NP_("month alone", "January"),
    NP_("month alone", "February"),
    NP_("month alone", "March"),
    NP_("month alone", "April"),
    NP_("month alone", "May"),
    NP_("month alone", "June"),
    NP_("month alone", "July"),
    NP_("month alone", "August"),
    NP_("month alone", "September"),
    NP_("month alone", "October"),
    NP_("month alone", "November"),
    NP_("month alone", "December"),
)
# The form that stands beside the number of a day.
MONTHS_IN_DATE = (
    NP_("month in a date", "January"),
    NP_("month in a date", "February"),
    NP_("month in a date", "March"),
    NP_("month in a date", "April"),
    NP_("month in a date", "May"),
    NP_("month in a date", "June"),
    NP_("month in a date", "July"),
    NP_("month in a date", "August"),
    NP_("month in a date", "September"),
    NP_("month in a date", "October"),
    NP_("month in a date", "November"),
    NP_("month in a date", "December"),
)
MONTHS_SHORT = (
    NP_("month, short", "Jan"),
    NP_("month, short", "Feb"),
    NP_("month, short", "Mar"),
    NP_("month, short", "Apr"),
    NP_("month, short", "May"),
    NP_("month, short", "Jun"),
    NP_("month, short", "Jul"),
    NP_("month, short", "Aug"),
    NP_("month, short", "Sep"),
    NP_("month, short", "Oct"),
    NP_("month, short", "Nov"),
    NP_("month, short", "Dec"),
)
# Note: when something comes due of which only the month is known («в июне 2026»).
_WITHIN_MONTH = (
    NP_("time within which", "in January {year}"),
    NP_("time within which", "in February {year}"),
    NP_("time within which", "in March {year}"),
    NP_("time within which", "in April {year}"),
    NP_("time within which", "in May {year}"),
    NP_("time within which", "in June {year}"),
    NP_("time within which", "in July {year}"),
    NP_("time within which", "in August {year}"),
    NP_("time within which", "in September {year}"),
    NP_("time within which", "in October {year}"),
    NP_("time within which", "in November {year}"),
    NP_("time within which", "in December {year}"),
)
# Note: when something comes due of which only the year is known («в 2026 году»).
_WITHIN_YEAR = NP_("time within which", "in {year}")
WEEKDAYS = (
    NP_("weekday", "Monday"),
    NP_("weekday", "Tuesday"),
    NP_("weekday", "Wednesday"),
    NP_("weekday", "Thursday"),
    NP_("weekday", "Friday"),
    NP_("weekday", "Saturday"),
    NP_("weekday", "Sunday"),
)
WEEKDAYS_SHORT = (
    NP_("weekday, short", "Mon"),
    NP_("weekday, short", "Tue"),
    NP_("weekday, short", "Wed"),
    NP_("weekday, short", "Thu"),
    NP_("weekday, short", "Fri"),
    NP_("weekday, short", "Sat"),
    NP_("weekday, short", "Sun"),
)

# In every pattern {day} is 8 and {day:02} is 08; {month} is the form beside a day, {month:alone} the name by
# itself, {month:short} its abbreviation, {month:02} the figures 06; and the same for {end_day} and {end_month}.
_DAY = {
    # Note: here and in the other patterns {day:02} and {month:02} write two figures, {month:short} is Jun,
    # {month:alone} June by itself; any order and any words between them.
    Style.SHORT: NP_("date, short", "{day} {month:short} {year}"),
    Style.LONG: NP_("date, long", "{day} {month} {year}"),
}
_MONTH = {
    Style.SHORT: NP_("month and year, short", "{month:alone} {year}"),
    Style.LONG: NP_("month and year, long", "{month:alone} {year}"),
}
_YEAR = {
    Style.SHORT: NP_("year only, short", "{year}"),
    Style.LONG: NP_("year only, long", "{year}"),
}
_DAYS_OF_MONTH = {
    Style.SHORT: NP_("days of one month, short", "{day}–{end_day} {month:short} {year}"),
    Style.LONG: NP_("days of one month, long", "{day}–{end_day} {month} {year}"),
}
_DAYS_OF_YEAR = {
    Style.SHORT: NP_("days of one year, short", "{day} {month:short} – {end_day} {end_month:short} {year}"),
    Style.LONG: NP_("days of one year, long", "{day} {month} – {end_day} {end_month} {year}"),
}
_MONTHS_OF_YEAR = NP_("months of one year", "{month:alone}–{end_month:alone} {year}")
_YEARS = NP_("years", "{year}–{end_year}")
_BETWEEN = NP_("two dates", "{start} – {end}")
_HEADING = NP_("day as a heading", "{weekday}, {day} {month} {year}")
_APPROXIMATE = NP_("approximate date", "c. {date}")
_UNCERTAIN = NP_("uncertain date", "{date}?")

_PRECISION_APPROXIMATE = NP_("precision of a date", "{precision}, approximate")
_PRECISION_UNCERTAIN = NP_("precision of a date", "{precision}, uncertain")
_PRECISION_DOUBTFUL = NP_("precision of a date", "{precision}, approximate and uncertain")

_FOUR_FIGURES_BELOW = 100
_TOGETHER = re.compile(r"(\d|^\w+\.) (?=\w)")
"""A number with the word behind it, an abbreviation with the date it begins."""


def short(date: PartialDate, words: Words) -> str:
    """Write a date or interval for a table: "8 Jun 2015", "June 2015", "c. 1990", "8–11 Jun 2015"."""
    return span(date, None, words, Style.SHORT)


def long(date: PartialDate, words: Words) -> str:
    """Write a date or interval for a sentence: "8 June 2015", "June 2015", "c. 1990", "8–11 June 2015"."""
    return span(date, None, words, Style.LONG)


def span(start: PartialDate, end: PartialDate | None, words: Words, style: Style = Style.LONG) -> str:
    """Write the time from one date to another, saying once what both have in common.

    Without `end` it is `start` itself, which may be an interval.
    """
    last = (end or start).end
    first = start.start
    if first == last:
        return _single(first, words, style)
    pattern = None if first.is_doubtful or last.is_doubtful else _common(first, last, style)
    if pattern is None:
        return words(_BETWEEN, start=_single(first, words, style), end=_single(last, words, style))
    return _unparted(words(pattern, **_parts(first, words), **_parts(last, words, "end_")), words)


def heading(date: PartialDate, words: Words) -> str:
    """Write a known day with its weekday, "Wednesday, 10 June 2015"; anything less as `long` does."""
    if date.day is None or date.until is not None or date.is_doubtful:
        return long(date, words)
    weekday = words(WEEKDAYS[date.first_day.weekday()])
    return _unparted(words(_HEADING, weekday=weekday, **_parts(date, words)), words)


def within(date: PartialDate, words: Words) -> str:
    """Say in which month or year a date lies, "in June 2026", "in 2026"; a day and anything doubtful as `long`."""
    if date.day is not None or date.until is not None or date.is_doubtful:
        return long(date, words)
    pattern = _WITHIN_YEAR if date.month is None else _WITHIN_MONTH[date.month - 1]
    return _unparted(words(pattern, year=_year(date.year)), words)


def precision_words(date: PartialDate, words: Words) -> str:
    """Say how much of a date is known and how surely: "day", "year, approximate"."""
    precision = words(date.precision.label)
    approximate = date.start.approximate or date.end.approximate
    uncertain = date.start.uncertain or date.end.uncertain
    if approximate and uncertain:
        return words(_PRECISION_DOUBTFUL, precision=precision)
    if approximate:
        return words(_PRECISION_APPROXIMATE, precision=precision)
    return words(_PRECISION_UNCERTAIN, precision=precision) if uncertain else precision


def _single(date: PartialDate, words: Words, style: Style) -> str:
    pattern = {Precision.DAY: _DAY, Precision.MONTH: _MONTH, Precision.YEAR: _YEAR}[date.precision]
    written = words(pattern[style], **_parts(date, words))
    if date.approximate:
        written = words(_APPROXIMATE, date=written)
    if date.uncertain:
        written = words(_UNCERTAIN, date=written)
    return _unparted(written, words)


def _unparted(written: str, words: Words) -> str:
    """Let no line end between «1998» and «г.», «8» and «июня», «ок.» and «1990»; English text may part them."""
    return written if words.language is Language.EN else _TOGETHER.sub(rf"\1{NO_BREAK_SPACE}", written)


def _common(first: PartialDate, last: PartialDate, style: Style) -> Message | None:
    """Return the pattern for two dates of the same precision that share a year, None if they share nothing."""
    if first.precision is not last.precision:
        return None
    if first.precision is Precision.YEAR:
        return _YEARS
    if first.year != last.year:
        return None
    if first.precision is Precision.MONTH:
        return _MONTHS_OF_YEAR
    return _DAYS_OF_MONTH[style] if first.month == last.month else _DAYS_OF_YEAR[style]


def _parts(date: PartialDate, words: Words, prefix: str = "") -> dict[str, object]:
    parts: dict[str, object] = {f"{prefix}year": _year(date.year)}
    if date.month is not None:
        parts[f"{prefix}month"] = _Month(date.month, words)
    if date.day is not None:
        parts[f"{prefix}day"] = date.day
    return parts


def _year(year: int) -> str:
    # A year below 100 in two figures would be read as one of our time.
    return f"{year:04}" if year < _FOUR_FIGURES_BELOW else str(year)


class _Month:
    """A month that a pattern asks for in the form it needs."""

    def __init__(self, number: int, words: Words) -> None:
        self._number = number
        self._words = words

    def __format__(self, form: str) -> str:
        forms = {"": MONTHS_IN_DATE, "alone": MONTHS_ALONE, "short": MONTHS_SHORT}
        if form in forms:
            return self._words(forms[form][self._number - 1])
        return format(self._number, form)
