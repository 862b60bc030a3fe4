"""How a partnership is kept up: whose turn it is, which fields have gone quiet, when it is to be reviewed.

Sources of the rules: municipal practice of visits and return visits; twinning handbooks, which ask for a review every
few years and for the fields of cooperation that nobody works in any more.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from twincities.domain.days import months_later
from twincities.domain.partial_date import LAST_YEAR, PartialDate

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from twincities.domain.vocabularies import CooperationField

MONTHS_A_YEAR = 12


class Turn(StrEnum):
    """Who is to travel next."""

    OURS = "ours"
    """They came last: the return visit is ours."""
    THEIRS = "theirs"
    """We went last: the return visit is theirs."""
    OPEN = "open"
    """Nobody travelled yet, or both did on dates of which nobody knows the later."""


@dataclass(frozen=True, slots=True)
class Quiet:
    """A field of cooperation agreed upon in which nothing happened for long; `last` is None where nothing ever did."""

    field: CooperationField
    last: PartialDate | None


@dataclass(frozen=True, slots=True)
class Review:
    """When a partnership is to be reviewed: on the date written down, or by the office's policy after `since`."""

    due: PartialDate
    by_policy: bool
    since: PartialDate | None
    overdue: bool


def whose_turn(went: PartialDate | None, came: PartialDate | None) -> Turn:
    """Tell whose turn it is from the last journey each way; dates that overlap in doubt leave it open."""
    if went is None and came is None:
        return Turn.OPEN
    if came is None:
        return Turn.THEIRS
    if went is None:
        return Turn.OURS
    if went.end.last_day < came.end.first_day:
        return Turn.OURS
    if came.end.last_day < went.end.first_day:
        return Turn.THEIRS
    return Turn.OPEN


def gone_quiet(
    agreed: Iterable[CooperationField],
    last: Mapping[CooperationField, PartialDate],
    today: date,
    months: int,
) -> tuple[Quiet, ...]:
    """Return the fields agreed upon in which the last event lies more than some months back, or there was none.

    Doubt is in the field's favour: an event of which only the year is known counts from the year's last day.
    """
    since = months_later(today, -months)
    return tuple(
        Quiet(field, last.get(field)) for field in agreed if field not in last or last[field].last_day < since
    )


def review_of(
    review_due: PartialDate | None,
    established: PartialDate | None,
    last_confirmed: date | None,
    today: date,
    years: int,
) -> Review | None:
    """Return when a partnership is to be reviewed; None where nothing says, or the policy is off (0 years).

    The date written down goes before the policy, which counts from the day the facts were last confirmed, else from
    the establishing, and keeps that date's precision: from "1990" comes a year, never a day.
    """
    if review_due is not None:
        return Review(review_due, by_policy=False, since=None, overdue=review_due.last_day < today)
    since = PartialDate.of(last_confirmed) if last_confirmed else established
    if since is None or years <= 0:
        return None
    due = _later(since.end, years)
    if last_confirmed is None:  # the latest round that has begun: a tie of 1990 was due many times over
        while _later(due, years).first_day <= today:
            due = _later(due, years)
    return Review(due, by_policy=True, since=since, overdue=due.last_day < today)


def _later(since: PartialDate, years: int) -> PartialDate:
    if since.month and since.day:
        return PartialDate.of(months_later(since.first_day, years * MONTHS_A_YEAR))
    return PartialDate(min(since.year + years, LAST_YEAR), since.month)
