"""The back-plan of an anniversary: what the office has to do before it, with days counted back from it.

A step is due with no more precision than the anniversary has: before a day on a day, before a month in a month, before
a year alone in a year, counted from the first day that it may be, so that no step comes too late.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from twincities.domain.errors import DomainError
from twincities.domain.names import tidy
from twincities.domain.partial_date import PartialDate
from twincities.i18n import NP_, Message

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from twincities.domain.anniversaries import Milestone
    from twincities.domain.preparation import Preparation
    from twincities.i18n import Words


@dataclass(frozen=True, slots=True)
class Step:
    """What is prepared, so many days before; the program's own steps are messages, the office's its own words."""

    days: int
    text: Message | str

    def said(self, words: Words) -> str:
        """Return the step's words: the commitment's own text."""
        return words(self.text) if isinstance(self.text, Message) else self.text


INVITATION = NP_("step before an anniversary", "Send the invitation, agree on the dates")
PROGRAMME = NP_("step before an anniversary", "Agree on the programme of the celebration")
BUDGET = NP_("step before an anniversary", "Settle the budget and the gifts")
LETTER = NP_("step before an anniversary", "Prepare the letter of congratulation for signature")
BEFORE_JUBILEE = (Step(180, INVITATION), Step(120, PROGRAMME), Step(90, BUDGET), Step(30, LETTER))
BEFORE_OTHER = (Step(60, BUDGET), Step(30, LETTER))
MOST_STEPS, MOST_DAYS = 20, 3_650
_LINE = re.compile(r"([0-9]{1,4})\s*[:;,.–—-]?\s+(\S.*)")


class UnreadableStepError(DomainError):
    """A line of an office's list says no step; `number` counts from 1."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


def read_steps(text: str) -> tuple[Step, ...]:
    """Read an office's own steps, one a line («30: Prepare the letter»), the earliest first; UnreadableStepError."""
    steps: list[Step] = []
    lines = [(number, tidy(line)) for number, line in enumerate(text.splitlines(), 1)]
    for number, line in lines:
        if not line:
            continue
        found = _LINE.fullmatch(line)
        if found is None or int(found[1]) > MOST_DAYS or len(steps) == MOST_STEPS:
            raise UnreadableStepError(number)
        steps.append(Step(int(found[1]), found[2]))
    return tuple(sorted(steps, key=lambda step: -step.days))


def written_steps(steps: Iterable[Step], words: Words) -> str:
    """Return steps as a person writes them, one a line."""
    return "\n".join(f"{step.days}: {step.said(words)}" for step in steps)


@dataclass(frozen=True, slots=True)
class PlannedStep:
    """One step and when it is due: so many days before the first day that the anniversary may be."""

    step: Step
    due: PartialDate


def back_plan(of: Milestone, steps: Iterable[Step]) -> tuple[PlannedStep, ...]:
    """Return some steps before an anniversary with their dates, in their order."""
    return tuple(PlannedStep(step, due_before(of.date, step.days)) for step in steps)


def due_before(of: PartialDate, days: int) -> PartialDate:
    """Return the date so many days before another, as precise as that one is."""
    earliest = of.first_day
    day = earliest - timedelta(days=min(days, (earliest - date.min).days))
    return PartialDate(
        day.year,
        day.month if of.month is not None else None,
        day.day if of.day is not None else None,
    )


def prepared(preparations: Iterable[Preparation], years: int) -> tuple[Preparation, ...]:
    """Return what was already written down for the anniversary of so many years."""
    return tuple(one for one in preparations if one.milestone == years)


def not_twice(
    wanted: Sequence[Preparation], there: Iterable[Preparation], years: int
) -> tuple[Preparation, ...]:
    """Leave out what the anniversary of so many years has already, told by its text."""
    known = {_folded(one.text) for one in prepared(there, years)}
    left = []
    for one in wanted:
        if _folded(one.text) not in known:
            known.add(_folded(one.text))
            left.append(one)
    return tuple(left)


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())
