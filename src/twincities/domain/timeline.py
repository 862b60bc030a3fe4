"""The course of a partnership: what is recorded of it, and the years of which nothing is."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twincities.domain.keys import Key
    from twincities.domain.partial_date import PartialDate
    from twincities.domain.vocabularies import DocumentKind, StatusEventKind

SHORTEST_GAP = 2
"""Years without a record that are worth a word."""


class TimelineKind(StrEnum):
    """What an entry of the course says."""

    ESTABLISHED = "established"
    VISIT = "visit"
    EVENT = "event"
    OUTCOME = "outcome"
    DECISION = "decision"
    DOCUMENT = "document"


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """One thing in the course of a partnership.

    `key` and `noun` name the record that opens it. Texts are as recorded: of a visit `title` is its occasion and
    `subtitle` its route; of an event its programme line and place; of an outcome its text and who is responsible; the
    establishing has no text, its `subtitle` is the rule of the inference, if it is `inferred`; a decision is said by
    what was `decided`, its `subtitle` is its reason; a `document` that was signed is told by its title, if it has one,
    and by where that was.
    """

    kind: TimelineKind
    date: PartialDate
    title: str
    subtitle: str
    key: Key
    noun: str
    inferred: bool = False
    sending: str = ""
    host: str = ""
    decided: StatusEventKind | None = None
    document: DocumentKind | None = None


@dataclass(frozen=True, slots=True)
class Gap:
    """`years` full calendar years without a record, between the entry at `after` and the one that follows it."""

    after: int
    years: int


def gaps(timeline: Sequence[TimelineEntry], shortest: int = SHORTEST_GAP) -> list[Gap]:
    """Return where a course, the newest entry first, is silent for years: 1990 and 2015 leave 24 between them."""
    found = []
    for number, (later, earlier) in enumerate(pairwise(timeline)):
        years = later.date.year - earlier.date.end.year - 1
        if years >= shortest:
            found.append(Gap(number, years))
    return found
