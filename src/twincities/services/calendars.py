"""Calendar files: anniversaries and days of congratulation for the office's calendar program.

What a window or a command needs of the room of papers is offered here, for they do not know that room.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from twincities.db.last_change import last_change_set
from twincities.db.records import chunks
from twincities.db.tables.history import change, change_set
from twincities.reports.calendar_data import (
    LONGEST_REMINDER,
    REMINDERS,
    CalendarContent,
    CalendarEntry,
    CalendarOptions,
)
from twincities.reports.kinds import ANNIVERSARIES
from twincities.reports.naming import latin
from twincities.services.anniversaries import Anniversaries
from twincities.services.congratulations import Congratulations
from twincities.services.earlier_files import held_before
from twincities.services.labels import IDS
from twincities.services.visit_filter import Viewer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from datetime import date, datetime
    from pathlib import Path

    from twincities.domain.keys import Key
    from twincities.i18n import Language, Words
    from twincities.reports.options import Office, Written
    from twincities.services.anniversaries import Anniversary
    from twincities.services.desk import Desk
    from twincities.services.measures import Measures

__all__ = ["LONGEST_REMINDER", "REMINDERS", "CalendarPlan", "CalendarWish", "Calendars"]


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarWish:
    """What is to stand in a calendar file: from one day to another, both included; see `CalendarOptions`."""

    first: date
    last: date
    all_year: bool = False
    jubilees_only: bool = False
    congratulations: bool = False
    reminders: tuple[int, ...] = REMINDERS

    def has(self, one: Anniversary) -> bool:
        """Tell whether an anniversary is written as precisely as it is known."""
        return one.observed is not None or self.all_year


@dataclass(frozen=True, slots=True)
class CalendarPlan:
    """How many events of each kind a file will have; `without_day` are those that it has only if they are wished."""

    exact: int
    without_day: int
    congratulations: int


class Calendars:
    """What a specialist does with calendar files."""

    def __init__(
        self,
        desk: Desk,
        catalogue_id: str,
        office: Callable[[], Office],
        measures: Callable[[], Measures],
    ) -> None:
        self._desk = desk
        self._catalogue_id = catalogue_id
        self._office = office
        self._measures = measures
        self._anniversaries = Anniversaries(desk, measures)
        self._days = Congratulations(desk, measures)

    def file_name(self, wish: CalendarWish, words: Words) -> str:
        """Return what the file is called: «godovshchiny_2026-12_2028-11_ru.ics»."""
        stem = latin(words(ANNIVERSARIES.file_stem))
        return f"{stem}_{wish.first:%Y-%m}_{wish.last:%Y-%m}_{words.language.value}.ics"

    def plan(self, wish: CalendarWish, language: Language) -> CalendarPlan:
        """Count what could stand in the file."""
        found = self._found(wish, language)
        exact = sum(one.observed is not None for one in found)
        days = len(self._days.between(Viewer(language, wish.first, 0), wish.first, wish.last))
        return CalendarPlan(exact, len(found) - exact, days)

    def write(self, wish: CalendarWish, words: Words, target: Path, *, replace: bool = False) -> Written:
        """Write the file in a language; a taken name gets `_2` unless `replace`. PaperError."""
        from twincities.reports.calendar import write_calendar  # noqa: PLC0415 - its library when first needed

        options = CalendarOptions(
            words=words,
            all_year=wish.all_year,
            reminders=wish.reminders,
            office=self._office(),
            catalogue_id=self._catalogue_id,
        )
        return write_calendar(self._content(wish, words.language), options, target, replace=replace)

    def _content(self, wish: CalendarWish, language: Language) -> CalendarContent:
        viewer = Viewer(language, wish.first, 0)
        with self._desk.reading() as connection:
            revision = last_change_set(connection)  # first: what is written meanwhile makes the next one
        found = self._found(wish, language)
        days = self._days.between(viewer, wish.first, wish.last) if wish.congratulations else []
        with self._desk.reading() as connection:
            held = held_before(connection, viewer, wish.last, self._measures().anniversaries)
        moved, gone = self._settled(held, found, wish, viewer)
        return CalendarContent(
            revision=revision,
            anniversaries=tuple(self._entries(found)),
            congratulations=tuple(days),
            moved=tuple(self._entries(moved)),
            withdrawn=tuple(gone),
        )

    def _settled(
        self,
        held: Iterable[Anniversary],
        found: Iterable[Anniversary],
        wish: CalendarWish,
        viewer: Viewer,
    ) -> tuple[list[Anniversary], list[Anniversary]]:
        """Return what has another day today, outside the file, and what is called off, of all a calendar may hold."""
        first, last = wish.first.replace(month=1, day=1), wish.last.replace(month=12, day=31)
        today = {_event(one): one for one in self._anniversaries.between(viewer, last, first=first)}
        written = {_event(one) for one in found if wish.has(one)}
        moved, gone = {}, {}
        for one in held:
            event = _event(one)
            now = today.get(event)
            if event in written or (now is not None and now.date == one.date):
                continue
            if now is not None and wish.has(now):
                moved[event] = now
            else:
                gone[event] = one
        return list(moved.values()), list(gone.values())

    def _found(self, wish: CalendarWish, language: Language) -> list[Anniversary]:
        found = self._anniversaries.between(Viewer(language, wish.first, 0), wish.last)
        return [one for one in found if one.jubilee or not wish.jubilees_only]

    def _entries(self, found: Sequence[Anniversary]) -> Iterator[CalendarEntry]:
        changed: dict[int, datetime] = {}
        with self._desk.reading() as connection:
            for some in chunks(sorted({one.id for one in found})):
                rows = connection.execute(_CHANGED, {"ids": list(some)})
                changed |= {number: at.replace(tzinfo=UTC) for number, at in rows}
        for one in found:
            yield CalendarEntry(one, changed.get(one.id))


def _event(one: Anniversary) -> tuple[Key, int]:
    """Return by what an event is known from one file to the next."""
    return one.key, one.date.year


_CHANGED = (
    select(change.c.record_id, func.max(change_set.c.at))
    .join_from(change, change_set, change_set.c.id == change.c.change_set_id)
    .where(change.c.noun == "partnership", change.c.record_id.in_(IDS))
    .group_by(change.c.record_id)
)
