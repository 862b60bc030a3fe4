"""What somebody should know who travels to a partner or receives one: the same on screen and on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twincities.db.records import load
from twincities.domain.visit import Visit
from twincities.reports.paper import Briefing, Lacking
from twincities.services.congratulations import Congratulations
from twincities.services.paper_content_briefing import QUIET, TERM, briefing, in_a_year
from twincities.services.relationship import Relationships

if TYPE_CHECKING:
    from collections.abc import Callable

    from twincities.domain.keys import Key
    from twincities.i18n import Words
    from twincities.services.desk import Desk
    from twincities.services.measures import Measures
    from twincities.services.visit_filter import Viewer

__all__ = ["QUIET", "TERM", "Briefing", "Briefings", "Lacking"]


class Briefings:
    """What is told before a visit."""

    def __init__(self, desk: Desk, measures: Callable[[], Measures]) -> None:
        self._desk = desk
        self._measures = measures

    def of(self, key: Key, viewer: Viewer, words: Words) -> Briefing:
        """Return all that is to be known of a partnership, in words; MissingRecordError where there is none."""
        relationship = Relationships(self._desk, self._measures).of(key, viewer)
        days = Congratulations(self._desk, self._measures).between(
            viewer, viewer.today, in_a_year(viewer).first_day
        )
        with self._desk.reading() as connection:
            return briefing(connection, key, viewer, self._measures(), words, relationship, days)

    def partnership_of(self, visit: Key) -> Key | None:
        """Return the partnership that a visit belongs to, None where it names none; MissingRecordError."""
        with self._desk.reading() as connection:
            return load(connection, Visit, visit).record.partnership
