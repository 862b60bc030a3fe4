"""A calendar file (.ics, RFC 5545): anniversaries and days of congratulation as events of whole days.

An event keeps its name (UID) from one export to the next, whatever became of its date or its wording, so that a second
import updates instead of doubling. Nothing repeats by a rule: every year has its own number of years.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING
from uuid import NAMESPACE_URL, UUID, uuid5

from icalendar import Alarm, Calendar, Event

from twincities.domain.congratulations import CongratulationKind, say_congratulation
from twincities.domain.date_words import long
from twincities.domain.vocabularies import AnniversaryCustom, Grade
from twincities.i18n import N_, NN_, NP_
from twincities.reports.options import Written
from twincities.reports.saving import save
from twincities.reports.text import clean

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime
    from pathlib import Path

    from twincities.domain.anniversaries import Anniversary
    from twincities.domain.congratulations import Congratulation
    from twincities.i18n import Message, Words
    from twincities.reports.calendar_data import CalendarContent, CalendarEntry, CalendarOptions

PRODUCT = "-//Twin Cities//Anniversaries//EN"
NAME = NP_("name of a calendar", "Anniversaries of partnerships")
YEARS = NN_("{count} year", "{count} years")
SUMMARY = NP_("event of a calendar", "{partnership}: {years}")
JUBILEE = NP_("event of a calendar", "{partnership}: {years}, jubilee")
REMOVED = NP_("event of a calendar", "Removed partnership")
DAY_UNKNOWN = NP_("event of a calendar", "{event} (day unknown)")
ESTABLISHED = NP_("description of an event", "Established: {date}")
INFERRED = NP_("description of an event", "The date was inferred from other facts")
RIVALS = NP_("description of an event", "Other sources say: {dates}")
TWO = NP_("two names in one line", "{first}, {second}")
LEAP_DAY = N_("Marked on {date}: 29 February is in leap years only")
ONLY_MONTH = N_("Only the month is known; the entry stands for the whole month")
ONLY_YEAR = N_("Only the year is known; the entry stands for the whole year")
TENS_ONLY = N_("The partner marks tens only")
CATEGORY = NP_("category of an event", "Anniversary")
JUBILEE_CATEGORY = NP_("category of an event", "Jubilee")
CONGRATULATION = NP_("category of an event", "Congratulation")
FEBRUARY, LEAP = 2, 29
STEPS = 2
"""SEQUENCE numbers of one revision: that of the event, and that of taking it back."""


def write_calendar(
    content: CalendarContent, options: CalendarOptions, target: Path, *, replace: bool = False
) -> Written:
    """Write a calendar file; a name that is taken gets `_2` unless `replace`. PaperError.

    What the file only moves or takes back (RFC 5545: STATUS:CANCELLED) does not count as written.
    """
    events = list(_events(content, options))
    moved = (_anniversary(one, content.revision, options) for one in content.moved)
    gone = (_withdrawal(one, content.revision, options) for one in content.withdrawn)
    whole = _calendar((*events, *moved, *gone), options).to_ical()
    return Written(save(target, lambda file: file.write(whole), replace=replace), len(events))


def _calendar(events: Iterable[Event], options: CalendarOptions) -> Calendar:
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    name = options.words(NAME)
    for label in ("name", "x-wr-calname"):  # the standard's and the one that older programs know
        calendar.add(label, name)
    if options.office.name:
        calendar.add("x-wr-caldesc", _line(options.office.name))
    for event in events:
        calendar.add_component(event)
    return calendar


def _events(content: CalendarContent, options: CalendarOptions) -> Iterator[Event]:
    for entry in content.anniversaries:
        if entry.anniversary.observed is not None or options.all_year:
            yield _anniversary(entry, content.revision, options)
    for day in content.congratulations:
        yield _congratulation(day, options)


def _anniversary(entry: CalendarEntry, revision: int, options: CalendarOptions) -> Event:
    one, words = entry.anniversary, options.words
    event = _marked(one, entry.changed, options)
    event.add("sequence", revision * STEPS)
    pattern = JUBILEE if one.jubilee else SUMMARY
    summary = words(pattern, partnership=one.title, years=words(YEARS, count=one.years))
    if one.observed is None:
        summary = words(DAY_UNKNOWN, event=summary)
    event.add("summary", _line(summary))
    event.add("description", "\n".join(map(_line, _description(one, words))))
    _categorise(event, (CATEGORY, JUBILEE_CATEGORY) if one.jubilee else (CATEGORY,), words)
    if one.observed is not None:
        _remind(event, options.reminders, summary)
    return event


def _withdrawal(one: Anniversary, revision: int, options: CalendarOptions) -> Event:
    """Take an anniversary back: the same event, called off, later than the one of the same revision."""
    event = _marked(one, None, options)
    event.add("sequence", revision * STEPS + 1)
    event.add("status", "CANCELLED")
    title, years = one.title or options.words(REMOVED), options.words(YEARS, count=one.years)
    event.add("summary", _line(options.words(SUMMARY, partnership=title, years=years)))
    return event


def _marked(one: Anniversary, changed: datetime | None, options: CalendarOptions) -> Event:
    first = one.observed or one.date.first_day
    last = one.observed or one.date.last_day
    event = _event(f"{one.key}/anniversary/{one.date.year}", first, last, options)
    event.add("last-modified", changed or options.exported_at)
    return event


def _description(one: Anniversary, words: Words) -> Iterator[str]:
    yield words(ESTABLISHED, date=long(one.established, words))
    if one.grade is Grade.INFERRED:
        yield words(INFERRED)
    if one.rivals:
        dates = long(one.rivals[0], words)
        for rival in one.rivals[1:]:
            dates = words(TWO, first=dates, second=long(rival, words))
        yield words(RIVALS, dates=dates)
    if one.observed is None:
        yield words(ONLY_YEAR if one.date.month is None else ONLY_MONTH)
    elif (one.established.month, one.established.day) == (FEBRUARY, LEAP) and one.observed.day != LEAP:
        yield words(LEAP_DAY, date=long(one.date, words))
    if one.custom is AnniversaryCustom.TENS_ONLY:
        yield words(TENS_ONLY)


def _congratulation(one: Congratulation, options: CalendarOptions) -> Event:
    event = _event(f"{options.catalogue_id}/{one.mark}/{one.date.year}", one.date, one.date, options)
    event.add("sequence", 0)
    event.add("last-modified", options.exported_at)
    summary = say_congratulation(one, options.words)
    event.add("summary", _line(summary))
    _categorise(event, (CONGRATULATION,), options.words)
    if one.kind is CongratulationKind.CITY and one.where:
        event.add("location", _line(one.where))
    _remind(event, options.reminders, summary)
    return event


def _event(mark: str, first: date, last: date, options: CalendarOptions) -> Event:
    """Begin an event of whole days that takes no time of anybody's."""
    event = Event()
    event.add("uid", str(_name(mark)))
    event.add("dtstamp", options.exported_at)
    event.add("dtstart", first)
    if last < date.max:  # the end is the day after; without one the event takes its one day
        event.add("dtend", last + timedelta(days=1))
    event.add("transp", "TRANSPARENT")
    event.add("class", "PUBLIC")
    return event


def _name(mark: str) -> UUID:
    """Return what an event is called for ever: the same for the same thing in the same year."""
    return uuid5(NAMESPACE_URL, f"twin-cities:{mark}")


def _line(text: str) -> str:
    """Return a text in one line of letters that may stand in a file: the library escapes the rest."""
    return " ".join(clean(text).split())


def _categorise(event: Event, categories: Iterable[Message], words: Words) -> None:
    event.add("categories", [words(category) for category in categories])


def _remind(event: Event, days: Iterable[int], summary: str) -> None:
    for before in sorted(set(days), reverse=True):
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("trigger", timedelta(days=-before))
        alarm.add("description", _line(summary))
        event.add_component(alarm)
