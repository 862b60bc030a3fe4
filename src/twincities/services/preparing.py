"""Preparing an anniversary: which comes next, what has to be done before it, and writing that into the ledger."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sqlalchemy import select

from twincities.db.records import load
from twincities.db.tables.partnerships import partnership
from twincities.domain.anniversaries import Milestone, is_filler, milestone
from twincities.domain.back_plan import PlannedStep, back_plan, not_twice, prepared
from twincities.domain.partial_date import LAST_YEAR, PartialDate
from twincities.domain.partnership import Partnership
from twincities.domain.preparation import Preparation
from twincities.domain.vocabularies import OutcomeKind, Side
from twincities.services.labels import partnership_titles

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date

    from twincities.domain.changes import Changed
    from twincities.domain.keys import Key
    from twincities.i18n import Language
    from twincities.services.desk import Desk
    from twincities.services.measures import Measures

FARTHEST = 100
"""Years ahead in which the next anniversary is looked for."""


@dataclass(frozen=True, slots=True)
class BackPlan:
    """What is proposed before one anniversary of a partnership, and what the ledger has of it already."""

    key: Key
    milestone: Milestone
    steps: tuple[PlannedStep, ...]
    there: tuple[Preparation, ...]
    responsible: str


@dataclass(frozen=True, slots=True)
class ChosenStep:
    """A step as the clerk wants it written down."""

    text: str
    due: PartialDate | None
    responsible: str = ""


class Preparing:
    """What a specialist does before an anniversary."""

    def __init__(self, desk: Desk, measures: Callable[[], Measures]) -> None:
        self._desk = desk
        self._measures = measures

    def plan(self, key: Key, today: date, year: int | None = None) -> BackPlan | None:
        """Propose the steps before a partnership's anniversary of a year, or before the next that is marked.

        None where none comes: the year is unknown, the partnership lies in the bin, or partner and office mark
        nothing. MissingRecordError.
        """
        with self._desk.reading() as connection:
            kept = load(connection, Partnership, key)
        record = kept.record
        measures = self._measures()
        rules, custom = measures.anniversaries, record.anniversary_custom
        if kept.deleted or is_filler(record.claims):
            return None
        years = range(today.year, min(today.year + FARTHEST, LAST_YEAR) + 1) if year is None else (year,)
        for one in years:
            found = milestone(record.established, one, rules, custom)
            if found is None or found.date.last_day < today:
                continue
            if year is not None or rules.is_shown(found.years, custom):
                steps = measures.before_jubilee if found.jubilee else measures.before_other
                there = prepared(record.preparations, found.years)
                return BackPlan(key, found, back_plan(found, steps), there, record.responsible)
        return None

    def title(self, key: Key, language: Language) -> str:
        """Return what a partnership is called; "" where there is none."""
        with self._desk.reading() as connection:
            number = connection.scalar(select(partnership.c.id).where(partnership.c.key == key))
            return partnership_titles(connection, [number], language).get(number, "") if number else ""

    def prepare(self, key: Key, years: int, steps: Iterable[ChosenStep], today: date) -> Changed:
        """Write steps before the anniversary of so many years into the ledger; one that is there stays as it is.

        MissingRecordError; InvalidRecordError where a step has no text.
        """
        wanted = [
            Preparation(
                text=step.text.strip(),
                kind=OutcomeKind.ASSIGNMENT,
                side=Side.OURS,
                responsible=step.responsible.strip(),
                raised=PartialDate.of(today),
                due=step.due,
                milestone=years,
            )
            for step in steps
        ]
        with self._desk.action() as writing:
            kept = load(writing.connection, Partnership, key)
            there = kept.record.preparations
            new = not_twice(wanted, there, years)
            writing.correct(kept, replace(kept.record, preparations=(*there, *new)))
            return writing.changed().about(key)
