"""What single cells of the visit's tables mean: a day with its hours, who carries something out, a side, a number.

Each way of writing is read and said here, so that what was said can be typed again. Knows no Qt.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import time, timedelta
from typing import TYPE_CHECKING, TypeVar

from twincities.domain.date_reading import YearMissing, read_date
from twincities.domain.date_words import short
from twincities.domain.names import fold, tidy
from twincities.domain.partial_date import ImpossibleDate, PartialDate, UnreadableDate
from twincities.domain.vocabularies import Side
from twincities.domain.vocabulary import Term
from twincities.i18n import Language

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from twincities.i18n import Words

Entry = TypeVar("Entry", bound=Term)
NOTHING = frozenset({"", "-", "–", "—"})
"""What a cell holds where nothing is known; a person may type the dash that is shown."""
_HOURS = re.compile(r"(\d{1,2}):(\d{2})(?:\s*[-–—]\s*(\d{1,2}):(\d{2}))?\s*$")
_DAYS_AFTER = re.compile(r"\+\s*(\d{1,4})")
_DIVIDES = re.compile(r"\s*[·:,]\s*")
BESIDE = " · "
THEIR_BODY = " / "
DOUBT = "?"


@dataclass(frozen=True, slots=True)
class DayAndHours:
    """What a cell of the day column says."""

    day: PartialDate | None = None
    starts: time | None = None
    ends: time | None = None


@dataclass(frozen=True, slots=True)
class Dates:
    """The days of a visit: where a day without its year belongs."""

    start: PartialDate | None = None
    end: PartialDate | None = None

    def years(self) -> tuple[int, ...]:
        """Return the years the visit touches, none where its start is not known."""
        if self.start is None:
            return ()
        return tuple(dict.fromkeys((self.start.year, (self.end or self.start).end.year)))

    def holds(self, day: PartialDate) -> bool:
        """Whether a day can lie within the visit."""
        if self.start is None:
            return False
        return day.last_day >= self.start.first_day and day.first_day <= (self.end or self.start).last_day


def read_day(text: str, dates: Dates, today: date, words: Words) -> DayAndHours:
    """Read "10.06 14:00–15:30": a day without a year is one of the visit's.

    Raises DateError as `read_date` does; UnreadableDate for hours that no clock shows.
    """
    text = tidy(text)
    hours = _HOURS.search(text)
    starts, ends = _clock(text, hours) if hours else (None, None)
    day = text[: hours.start()].strip(" ,") if hours else text
    if day in NOTHING:
        return DayAndHours(None, starts, ends)
    return DayAndHours(_dated(day, dates, today, words), starts, ends)


def _clock(text: str, hours: re.Match[str]) -> tuple[time, time | None]:
    first, second, third, fourth = hours.groups()
    try:
        return time(int(first), int(second)), time(int(third), int(fourth)) if third else None
    except ValueError:
        raise UnreadableDate(text) from None


def _dated(text: str, dates: Dates, today: date, words: Words) -> PartialDate:
    try:
        return read_date(text, today, words)
    except YearMissing as error:
        possible = [day for year in dates.years() if (day := _in_year(error.repair, year))]
        if not possible:
            raise
        return next((day for day in possible if dates.holds(day)), possible[0])


def _in_year(day: PartialDate, year: int) -> PartialDate | None:
    until = None if day.until is None else replace(day.until, year=year + day.until.year - day.year)
    try:
        return replace(day, year=year, until=until)
    except ImpossibleDate:
        return None


def read_due(text: str, dates: Dates, today: date, words: Words) -> PartialDate | None:
    """Read a deadline: a date, or "+30" for so many days after the visit's last day; DateError as `read_day`."""
    text = tidy(text)
    if text in NOTHING:
        return None
    after = _DAYS_AFTER.fullmatch(text)
    if after and dates.start is not None:
        return PartialDate.of((dates.end or dates.start).last_day + timedelta(int(after[1])))
    return _dated(text, dates, today, words)


def say_day(cell: DayAndHours, words: Words) -> str:
    """Say a day with its hours, "" for nothing."""
    day = short(cell.day, words) if cell.day else ""
    hours = f"{cell.starts:%H:%M}" if cell.starts else ""
    if cell.starts and cell.ends:
        hours += f"–{cell.ends:%H:%M}"
    return " ".join(part for part in (day, hours) if part)


@dataclass(frozen=True, slots=True)
class Who:
    """Who carries an outcome out: a side, perhaps not settled, a body of ours and one of the partner's."""

    side: Side | None = None
    unsettled: bool = False
    responsible: str = ""
    responsible_there: str = ""


def read_who(text: str, words: Words) -> Who:
    """Read "both sides ?", "our side · city council / mayor's office" or the name of a body alone.

    After the stroke stands the partner's body.
    """
    text = tidy(text)
    if text in NOTHING:
        return Who()
    unsettled = text.endswith(DOUBT)
    text = text.rstrip(f"{DOUBT} ")
    pieces = _DIVIDES.split(text, maxsplit=1)
    side = term_for(Side, pieces[0], words)
    if side is None:
        return Who(None, unsettled, *_bodies(text))
    return Who(side, unsettled, *_bodies(pieces[1] if len(pieces) > 1 else ""))


def _bodies(text: str) -> tuple[str, str]:
    """Return our body and the partner's."""
    ours, _, theirs = f" {text} ".partition(THEIR_BODY)
    return ours.strip(), theirs.strip()


def say_who(who: Who, words: Words) -> str:
    """Say who carries something out, "" for nothing."""
    side = words(who.side.label) if who.side else ""
    bodies = who.responsible
    if who.responsible_there:
        bodies = f"{bodies}{THEIR_BODY}{who.responsible_there}".lstrip()
    said = BESIDE.join(part for part in (side, bodies) if part)
    return f"{said} {DOUBT}" if said and who.unsettled else said


def term_for(terms: Iterable[Entry], text: str, words: Words) -> Entry | None:
    """Return the term that a text names in any language, or the only one it begins; None where neither."""
    asked = fold(text)
    if not asked:
        return None
    begun = []
    for term in terms:
        labels = {fold(words.among(language)(term.label)) for language in Language}
        if asked in labels:
            return term
        if any(label.startswith(asked) for label in labels):
            begun.append(term)
    return begun[0] if len(begun) == 1 else None


def read_number(text: str) -> int | None:
    """Return the headcount typed instead of a name, None where the text is no number of people."""
    digits = tidy(text)
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) <= MOST_FIGURES else None


MOST_FIGURES = 5
