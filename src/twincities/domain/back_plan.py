"""The back-plan of an anniversary: what the office has to do before it, with days counted back from it.

A step is due with no more precision than the anniversary has: before a day on a day, before a month in a month, before
a year alone in a year, counted from the first day that it may be, so that no step comes too late.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from twincities.domain.partial_date import PartialDate
from twincities.domain.vocabulary import Term
from twincities.i18n import NP_

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from twincities.domain.anniversaries import Milestone
    from twincities.domain.preparation import Preparation


class Step(Term):
    """What is prepared; the label is the commitment's own text."""

    INVITATION = "invitation", NP_("step before an anniversary", "Send the invitation, agree on the dates")
    PROGRAMME = "programme", NP_("step before an anniversary", "Agree on the programme of the celebration")
    BUDGET = "budget", NP_("step before an anniversary", "Settle the budget and the gifts")
    LETTER = "letter", NP_("step before an anniversary", "Prepare the letter of congratulation for signature")


BEFORE_JUBILEE = ((Step.INVITATION, 1.0), (Step.PROGRAMME, 2 / 3), (Step.BUDGET, 1 / 2), (Step.LETTER, 1 / 6))
"""With 180 days for a jubilee: the invitation 180, the programme 120, the budget 90, the letter 30 days before."""
BEFORE_OTHER = ((Step.BUDGET, 1.0), (Step.LETTER, 1 / 2))


@dataclass(frozen=True, slots=True)
class PlannedStep:
    """One step and when it is due; `days` is how long before the first day that the anniversary may be."""

    step: Step
    days: int
    due: PartialDate


def back_plan(of: Milestone, lead_days: int) -> tuple[PlannedStep, ...]:
    """Return the steps before an anniversary whose preparation begins `lead_days` before it, the earliest first."""
    steps = BEFORE_JUBILEE if of.jubilee else BEFORE_OTHER
    return tuple(
        PlannedStep(step, days, due_before(of.date, days))
        for step, days in ((step, round(share * lead_days)) for step, share in steps)
    )


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
