"""Dates in words among the words of search: «8–11 июня 2015», "June 2015" and «2015 жылғы маусым» are dates, too.

Records keep a date by its numbers only, so that no language and no case of a month is stored with them.
"""

from __future__ import annotations

from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING

from twincities.domain.date_lexicon import Meaning, lexicon
from twincities.i18n import Language, Words
from twincities.paths import LOCALE

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from twincities.domain.date_lexicon import Entry

_FIGURES_OF_A_DAY, _FIGURES_OF_A_YEAR = 2, 4
_IN_A_DATE = (Meaning.MONTH, Meaning.NOTHING)


def dates_said(words: Sequence[str]) -> list[tuple[str, ...]]:
    """Return for each folded word of a question the words of the dates that it is a part of.

    A date has a month and one year; of several days each is a date of its own, in the month that is named next. A month
    or day without a year is a plain word.
    """
    return [dates for phrase in _phrases(words) for dates in _dates(phrase)]


def _phrases(words: Sequence[str]) -> Iterator[list[str]]:
    """Return words that may be one date together, and the others between them."""
    for _in_a_date, phrase in groupby(words, lambda word: word.isdecimal() or _meaning(word) in _IN_A_DATE):
        yield list(phrase)


def _dates(phrase: Sequence[str]) -> list[tuple[str, ...]]:
    months = [_known()[word].month for word in phrase if _meaning(word) is Meaning.MONTH]
    years = [word for word in phrase if word.isdecimal() and len(word) == _FIGURES_OF_A_YEAR]
    if not months or len(years) != 1:
        return [()] * len(phrase)
    year, month, days = int(years[0]), months[-1], []
    for word in reversed(phrase):
        if _meaning(word) is Meaning.MONTH:
            month = _known()[word].month
        is_day = word.isdecimal() and len(word) <= _FIGURES_OF_A_DAY
        days.append(f"{year}{month:02}{int(word):02}" if is_day else "")
    days.reverse()
    whole = tuple(filter(None, days)) or tuple(f"{year}{month:02}" for month in months)
    return [(day,) if day else whole for day in days]


def _meaning(word: str) -> Meaning | None:
    entry = _known().get(word)
    return entry.meaning if entry else None


@cache
def _known() -> Mapping[str, Entry]:
    return lexicon(Words(Language.EN, LOCALE))
