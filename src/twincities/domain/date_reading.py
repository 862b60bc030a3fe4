"""Reading dates as people type them: "8-11.06.2015", "June 1990", "c. 1990", in all three languages at once.

Figures are day first. A year of two figures is the one within 80 years before and 19 years after today; years
of three figures are read as they stand (cities are that old). A text is cut into items (numbers, months, words
with a meaning, signs); a side of items becomes what it says of a date; two sides complete each other.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, TypeAlias

from twincities.domain.date_lexicon import Entry, Meaning, lexicon
from twincities.domain.names import fold, tidy
from twincities.domain.partial_date import (
    FIRST_YEAR,
    LAST_YEAR,
    MONTHS_IN_YEAR,
    DateError,
    DatePart,
    ImpossibleDate,
    PartialDate,
    UnreadableDate,
)
from twincities.i18n import Words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

LONGEST_TEXT = 100
YEARS_AHEAD = 19
CENTURY = 100

_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―−", "-"))
_LATIN_FROM = re.compile(r"\b[cC](?= +[0-9].*[\u0400-\u04ff])")
"""A Latin letter before a day in Cyrillic: it lies on the key of the word for "from", and is no "circa" there."""
_FROM = "\u0441"
_TOKEN = re.compile(r"(?P<number>[0-9]+)|(?P<word>[^\W\d_]+)|(?P<sign>[-./~≈?])|(?P<space>[ ,()]+)")
_LONGEST_MONTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_SHORT, _LONGEST_NUMBER = 2, 4
_YEARS_TO_A_LEAP_DAY = 8

_Parts: TypeAlias = tuple[str, ...]
# n is a number of one or two figures, y one of three or four; a space stands between numbers without a sign.
_FIGURES: tuple[tuple[re.Pattern[str], _Parts], ...] = (
    (re.compile("y"), ("year",)),
    (re.compile(r"n([-./ ])n\1[ny]"), ("day", "month", "year")),
    (re.compile(r"y([-./ ])n\1n"), ("year", "month", "day")),
    (re.compile("n[-./]y"), ("month", "year")),
    (re.compile("y[-./]n"), ("year", "month")),
    (re.compile("n[./]n"), ("day", "month")),
    (re.compile("n y"), ("day", "year")),
    (re.compile("y n"), ("year", "day")),
)


class YearMissing(DateError):  # noqa: N818 - named as its siblings are
    """A day or month without its year; `repair` is the date in the year that brings it nearest to today."""

    def __init__(self, text: str, month: int, day: int | None, repair: PartialDate) -> None:
        super().__init__(text)
        self.month = month
        self.day = day
        self.repair = repair


@dataclass(frozen=True, slots=True)
class _Number:
    value: int
    figures: int


_Item: TypeAlias = _Number | Entry | str


@dataclass(frozen=True, slots=True)
class _Side:
    """What a text, or one side of an interval, says; `alone` is a short number that may be any part."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    alone: _Number | None = None
    in_figures: bool = True
    approximate: bool = False
    uncertain: bool = False


def read_date(text: str, today: date, words: Words) -> PartialDate:
    """Return the date that a person typed.

    Raises UnreadableDate, ImpossibleDate or YearMissing, each with the text and, where one can be guessed, with
    the repair to propose.
    """
    typed = tidy(text[: LONGEST_TEXT + 1]).translate(_DASHES).rstrip(".")
    if not typed or len(text) > LONGEST_TEXT:
        raise UnreadableDate(text)
    if "/" in typed or typed.endswith("%"):
        try:
            return PartialDate.from_edtf(typed)
        except UnreadableDate:
            pass  # the slash stands between figures: 08/06/2015
        except ImpossibleDate as error:
            raise _told_of(text, error, error.repair) from None
    typed = _LATIN_FROM.sub(_FROM, typed)
    return _Reader(text, today).read(_items(text, typed, lexicon(words)))


def _items(text: str, typed: str, known: dict[str, Entry]) -> list[_Item]:
    """Cut a text into what carries meaning; UnreadableDate for a sign or a word that no date has."""
    items: list[_Item] = []
    end, after_word = 0, False
    while end < len(typed):
        token = _TOKEN.match(typed, end)
        if token is None:
            raise UnreadableDate(text)
        end = token.end()
        said = token[0]
        if token["number"]:
            items.append(_Number(int(said[: _LONGEST_NUMBER + 1]), len(said)))
        elif token["space"]:
            items.append(" ")
        elif token["sign"]:
            if not (said == "." and after_word):
                items.append(_SIGNS.get(said, said))
        elif (entry := known.get(fold(said))) is None:
            raise UnreadableDate(text)
        elif entry.meaning in {Meaning.ORDINAL, Meaning.NOTHING}:
            _drop_ending(text, items, entry)
        else:
            items.append(entry)
        after_word = token["word"] is not None
    return [item for item in items if item != " "]


_SIGNS: dict[str, _Item] = {
    "~": Entry(Meaning.APPROXIMATE),
    "≈": Entry(Meaning.APPROXIMATE),
    "?": Entry(Meaning.UNCERTAIN),
}


def _drop_ending(text: str, items: list[_Item], entry: Entry) -> None:
    """Drop a word without weight together with the hyphen that ties it to its number: 8-го, 1990-жылы."""
    if items and items[-1] == "-" and len(items) > 1 and isinstance(items[-2], _Number):
        items.pop()
    last = items[-1] if items else None
    day = isinstance(last, _Number) and last.figures <= _SHORT
    if entry.meaning is Meaning.ORDINAL and not day:
        raise UnreadableDate(text)  # a decade, not a day


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads the items of one text; every error names the text as it was typed."""

    text: str
    today: date

    def read(self, items: list[_Item]) -> PartialDate:
        """Try the whole as one date, then each place where it may divide into two."""
        told: DateError | None = None
        for divided_at in (None, *_divisions(items)):
            try:
                if divided_at is None:
                    return self._one(self._side(items))
                return self._two(items[:divided_at], items[divided_at + 1 :])
            except UnreadableDate:
                continue
            except DateError as error:
                told = told or error
        raise told or UnreadableDate(self.text)

    def _one(self, side: _Side) -> PartialDate:
        if side.alone is not None:
            raise UnreadableDate(self.text)
        if side.month is None and side.day is not None:
            side = replace(side, month=side.day, day=None)  # "06 2015"
        if side.year is None:
            raise self._year_missing(side, None)
        return self._date(side)

    def _two(self, before: list[_Item], after: list[_Item]) -> PartialDate:
        if before and before[0] == Entry(Meaning.FROM):
            before = before[1:]
        left, right = self._side(before), self._side(after)
        left, right = self._placed(left, right), self._placed(right, left, is_end=True)
        first, last = self._completed(left, right), self._completed(right, left)
        if first.year is None:
            raise self._year_missing(first, last)
        start, end = self._date(first), self._date(last)
        if start == end:
            return start
        if end.last_day < start.first_day:
            raise self._backward(start, end, shared_year=left.year is None or right.year is None)
        return replace(start, until=end)

    def _side(self, items: Sequence[_Item]) -> _Side:
        """Return what the items of one side say."""
        marks = {item.meaning for item in items if isinstance(item, Entry)} & set(_MARKS)
        core = [item for item in items if not (isinstance(item, Entry) and item.meaning in _MARKS)]
        said = (
            self._in_words(core) if any(isinstance(item, Entry) for item in core) else self._in_figures(core)
        )
        return replace(
            said,
            approximate=Meaning.APPROXIMATE in marks,
            uncertain=Meaning.UNCERTAIN in marks,
        )

    def _in_words(self, core: list[_Item]) -> _Side:
        kept = [
            item
            for place, item in enumerate(core)
            if not (isinstance(item, str) and item != "/" and _beside_month(core, place))
        ]
        form = "".join(
            "M" if isinstance(i, Entry) else "s" if isinstance(i, str) else _figures(i) for i in kept
        )
        numbers = [item for item in kept if isinstance(item, _Number)]
        month = next(item for item in core if isinstance(item, Entry))
        if month.meaning is not Meaning.MONTH or form not in _WORDED:
            raise UnreadableDate(self.text)
        parts = dict(zip(_WORDED[form], numbers, strict=True))
        return self._of_parts(parts, month=month.month, in_figures=False)

    def _in_figures(self, core: list[_Item]) -> _Side:
        form = ""
        numbers: list[_Number] = []
        for item in core:
            if isinstance(item, _Number):
                form += (" " if numbers and form[-1] in "ny?" else "") + _figures(item)
                numbers.append(item)
            else:
                form += str(item)
        if form == "n":
            return _Side(alone=numbers[0])
        for pattern, parts in _FIGURES:
            if pattern.fullmatch(form):
                return self._of_parts(dict(zip(parts, numbers, strict=True)))
        raise UnreadableDate(self.text)

    def _of_parts(
        self, parts: dict[str, _Number], *, month: int | None = None, in_figures: bool = True
    ) -> _Side:
        year, day = parts.get("year"), parts.get("day")
        return _Side(
            year=None if year is None else self._year(year),
            month=parts["month"].value if "month" in parts else month,
            day=None if day is None else day.value,
            in_figures=in_figures,
        )

    def _year(self, typed: _Number) -> int:
        """Return the year meant: as typed, or within the window around today."""
        if typed.figures > _SHORT:
            return typed.value
        if typed.figures < _SHORT:
            raise UnreadableDate(self.text)
        latest = self.today.year + YEARS_AHEAD
        return latest - (latest - typed.value) % CENTURY

    def _placed(self, side: _Side, other: _Side, *, is_end: bool = False) -> _Side:
        """Give a lone number the part that the other side shows it to be: 8-11.06, 6-7.2015, 1998-99."""
        if side.alone is None:
            return side
        value = side.alone.value
        if other.day is not None:
            return replace(side, day=value, alone=None)
        if other.month is not None and other.in_figures:
            return replace(side, month=value, alone=None)
        if is_end and other.year is not None and other.month is None and side.alone.figures == _SHORT:
            year = other.year - other.year % CENTURY + value
            if year > other.year:
                return replace(side, year=year, alone=None)
        raise UnreadableDate(self.text)

    def _completed(self, side: _Side, other: _Side) -> _Side:
        """Take the year, and for a day the month, from the other side where this one has none."""
        month = other.month if side.day is not None and side.month is None else side.month
        bare_year = other.year is not None and other.month is None and other.day is None
        if (side.day is not None and month is None) or (side.year is None and bare_year):
            raise UnreadableDate(self.text)
        return replace(side, month=month, year=other.year if side.year is None else side.year)

    def _date(self, side: _Side) -> PartialDate:
        if side.year is None:
            raise UnreadableDate(self.text)
        try:
            return PartialDate(
                side.year,
                side.month,
                side.day,
                approximate=side.approximate,
                uncertain=side.uncertain,
            )
        except ImpossibleDate as error:
            raise _told_of(self.text, error, error.repair or _month_first(side)) from None

    def _backward(self, start: PartialDate, end: PartialDate, *, shared_year: bool) -> ImpossibleDate:
        """Propose the turn of the year where the year was said once, else the dates exchanged."""
        repair = replace(end, until=start)
        turns = shared_year and start.month != end.month and start.year > FIRST_YEAR
        if turns and not _is_leap_day(start):
            repair = replace(start, year=start.year - 1, until=end)
        return ImpossibleDate(self.text, DatePart.UNTIL, end.sort_key, start.sort_key, repair=repair)

    def _year_missing(self, first: _Side, last: _Side | None) -> DateError:
        for side in (first, last):
            error = None if side is None else self._never(side)
            if error is not None:
                return error
        if first.month is None:
            return UnreadableDate(self.text)
        start = min(self._in_years_around(first), key=lambda day: abs((day.first_day - self.today).days))
        if last is not None:
            ends = [end for end in self._in_years_around(last) if end.last_day >= start.first_day]
            end = min(ends, default=None)
            start = start if end is None or end == start else replace(start, until=end)
        return YearMissing(self.text, first.month, first.day, start)

    def _never(self, side: _Side) -> ImpossibleDate | None:
        """Return what is wrong with a date in every year."""
        if side.month is not None and not 1 <= side.month <= MONTHS_IN_YEAR:
            return ImpossibleDate(self.text, DatePart.MONTH, side.month, MONTHS_IN_YEAR)
        if side.month is not None and side.day is not None:
            limit = _LONGEST_MONTHS[side.month - 1]
            if not 1 <= side.day <= limit:
                return ImpossibleDate(self.text, DatePart.DAY, side.day, limit, month=side.month)
        return None

    def _in_years_around(self, side: _Side) -> Iterator[PartialDate]:
        first = max(FIRST_YEAR, self.today.year - _YEARS_TO_A_LEAP_DAY)
        last = min(LAST_YEAR, self.today.year + _YEARS_TO_A_LEAP_DAY)
        for year in range(first, last + 1):
            try:
                yield self._date(replace(side, year=year))
            except ImpossibleDate:
                continue  # no 29 February in that year


_MARKS = (Meaning.APPROXIMATE, Meaning.UNCERTAIN)
# M is the month in words; a year of two figures is only read where the day stands before the month.
_WORDED: dict[str, _Parts] = {
    "M": (),
    "My": ("year",),
    "yM": ("year",),
    "nM": ("day",),
    "Mn": ("day",),
    "nMy": ("day", "year"),
    "Mny": ("day", "year"),
    "ynM": ("year", "day"),
    "yMn": ("year", "day"),
    "nyM": ("day", "year"),
    "Myn": ("year", "day"),
    "nMn": ("day", "year"),
}


def _figures(number: _Number) -> str:
    if number.figures <= _SHORT:
        return "n"
    return "y" if number.figures <= _LONGEST_NUMBER else "?"


def _beside_month(core: list[_Item], place: int) -> bool:
    return 0 < place < len(core) - 1 and any(isinstance(core[near], Entry) for near in (place - 1, place + 1))


def _divisions(items: list[_Item]) -> list[int]:
    """Return where a text may divide into two dates: at a word between them, else at a dash."""
    places = range(1, len(items) - 1)
    said = [place for place in places if items[place] == Entry(Meaning.TO)]
    return said or [place for place in places if items[place] == "-"]


def _month_first(side: _Side) -> PartialDate | None:
    """Return the date with its day and month exchanged, None where that is none either."""
    if side.year is None or side.month is None or side.day is None or not side.in_figures:
        return None
    try:
        return PartialDate(side.year, side.day, side.month)
    except ImpossibleDate:
        return None


def _told_of(text: str, error: ImpossibleDate, repair: PartialDate | None) -> ImpossibleDate:
    """Return the error of a value as one of the text it was typed in."""
    return ImpossibleDate(
        text, error.part, error.value, error.limit, year=error.year, month=error.month, repair=repair
    )


def _is_leap_day(day: PartialDate) -> bool:
    return (day.month, day.day) == (2, 29)
