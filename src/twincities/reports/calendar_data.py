"""What a calendar file tells, as plain values: filled by services, written by `calendar`. Knows no calendar library."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from twincities.reports.options import Office

if TYPE_CHECKING:
    from twincities.domain.anniversaries import Anniversary
    from twincities.domain.congratulations import Congratulation
    from twincities.i18n import Words

REMINDERS = (30, 7)
"""Days before an event on which a calendar program reminds of it, unless the person says otherwise."""
LONGEST_REMINDER = 3_650


@dataclass(frozen=True, slots=True)
class CalendarEntry:
    """An anniversary as a calendar file tells it; `changed` is when the partnership was last written."""

    anniversary: Anniversary
    changed: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarContent:
    """What goes into one file.

    `revision` is the register's, which every change of it raises: by it a calendar program tells the later of two
    files. `moved` are anniversaries outside the file that a calendar may hold on another day from an earlier one,
    `withdrawn` such as are none any more.
    """

    revision: int
    anniversaries: tuple[CalendarEntry, ...] = ()
    congratulations: tuple[Congratulation, ...] = ()
    moved: tuple[CalendarEntry, ...] = ()
    withdrawn: tuple[Anniversary, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarOptions:
    """How a calendar file is to be written.

    `words` is the file's own language. With `all_year` an anniversary without a day becomes an entry of its whole month
    or year, named «day unknown»; without, it is left out. `reminders` are days before a known day.
    """

    words: Words
    all_year: bool = False
    reminders: tuple[int, ...] = REMINDERS
    office: Office = field(default_factory=Office)
    catalogue_id: str = ""
    exported_at: datetime = field(default_factory=lambda: datetime.now(UTC))
