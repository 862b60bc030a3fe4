"""What a journal is asked for: conditions, order, and for whom. Needs no database, so that the window can hold it."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from twincities.domain.keys import Key
    from twincities.domain.vocabularies import Direction, VisitKind, VisitStatus
    from twincities.i18n import Language


class VisitSort(StrEnum):
    """By what the journal can be ordered."""

    START = "start"
    HOST = "host"
    SENDING = "sending"
    KIND = "kind"
    STATUS = "status"
    OCCASION = "occasion"


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitQuery:
    """Which visits to show, in which order. Empty conditions ask for nothing; years are inclusive."""

    text: str = ""
    first_year: int | None = None
    last_year: int | None = None
    directions: tuple[Direction, ...] = ()
    kinds: tuple[VisitKind, ...] = ()
    statuses: tuple[VisitStatus, ...] = ()
    place: Key | None = None
    partnership: Key | None = None
    only: tuple[Key, ...] = ()
    """Visits chosen one by one; none chosen is all. A database takes some 30,000 in one question."""
    sort: VisitSort = VisitSort.START
    descending: bool = True
    then: VisitSort | None = None
    then_descending: bool = False

    def without_each(self) -> list[tuple[str, VisitQuery]]:
        """Return this query without each of its conditions in turn: what «nothing found» offers to drop."""
        empty = VisitQuery()
        conditions = (("text",), ("first_year", "last_year"), *((f.name,) for f in fields(self)[3:8]))
        return [
            (names[0], replace(self, **{name: getattr(empty, name) for name in names}))
            for names in conditions
            if any(getattr(self, name) != getattr(empty, name) for name in names)
        ]


@dataclass(frozen=True, slots=True)
class Viewer:
    """For whom the journal is shown: the language of its names, the day, the office's limit for reports."""

    language: Language
    today: date
    report_days: int
