"""Dates on paper: a known day is a real date, anything less is words, and 1990 never becomes a day."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from twincities.domain.date_words import Style, long, short, span
from twincities.domain.partial_date import PartialDate
from twincities.i18n import Language
from twincities.reports import phrases

if TYPE_CHECKING:
    from twincities.i18n import Words

FIRST_SHEET_DAY = date(1900, 3, 1)
"""Sheets count days from 1900 with a 29 February that never was: what lies before is written as text."""


def cell_date(day: PartialDate, words: Words) -> date | str:
    """Return a real date for a day that is known and that a sheet can count, else its words."""
    if day.is_exact and day.first_day >= FIRST_SHEET_DAY:
        return day.first_day
    return short(day, words)


def sortable(day: PartialDate | None) -> date | str | None:
    """Return what a hidden column sorts by: a real date, or EDTF, which sorts and reads back just as well."""
    if day is None:
        return None
    start = day.start
    return start.first_day if start.is_exact and start.first_day >= FIRST_SHEET_DAY else start.edtf()


def paper_date(day: date | PartialDate, words: Words) -> str:
    """Write a date beside other words on a paper: in figures in Russian and Kazakh, "8 June 2015" in English."""
    known = PartialDate.of(day) if isinstance(day, date) else day
    return long(known, words) if words.language is Language.EN else short(known, words)


def two_dates(start: PartialDate, end: PartialDate | None, words: Words) -> str:
    """Write both ends out in full, as registers ask: «08.06.2015 – 11.06.2015»; one day once."""
    first, last = start.start, (end or start).end
    if first == last:
        return short(first, words)
    return words(phrases.FROM_TO, start=short(first, words), end=short(last, words))


def one_stretch(start: PartialDate, end: PartialDate | None, words: Words) -> str:
    """Write a stretch of days in words: «8–11 июня 2015 г.»."""
    return span(start, end, words)


def short_stretch(start: PartialDate, end: PartialDate | None, words: Words) -> str:
    """Write a stretch of days for a narrow column: «8–11.06.2015»."""
    return span(start, end, words, Style.SHORT)


def days_between(start: PartialDate, end: PartialDate | None) -> int | None:
    """Return how many days a visit took, both ends counted; None where an end is not an exact day."""
    first, last = start.start, (end or start).end
    if not (first.is_exact and last.is_exact):
        return None
    return (last.last_day - first.first_day).days + 1
