"""Decisions about a partnership: suspended, resumed, ended, contested; each with who decided it and why."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Annotated

from twincities.domain.days import day_number
from twincities.domain.errors import Problem, ProblemCode, Severity, Spot
from twincities.domain.fields import Described
from twincities.domain.keys import Key, new_key
from twincities.domain.partial_date import PartialDate
from twincities.domain.vocabularies import LegalStatus, StatusEventKind
from twincities.i18n import N_

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

UNDATED = 0
_RANK = (
    StatusEventKind.CONTESTED,
    StatusEventKind.SUSPENDED,
    StatusEventKind.RESUMED,
    StatusEventKind.ENDED,
)
"""Of several decisions of one day the last of these says where the partnership stands afterwards."""
STOPPED = (StatusEventKind.SUSPENDED, StatusEventKind.ENDED, StatusEventKind.CONTESTED)


@dataclass(frozen=True, kw_only=True)
class StatusEvent:
    """One decision; `date` is since when it counts, `decided` when the body decided it."""

    kind: Annotated[
        StatusEventKind | None, Described(label=N_("What was decided"), required=True, searchable=True)
    ]
    date: Annotated[PartialDate | None, Described(label=N_("Since when"), searchable=True)] = None
    body: Annotated[str, Described(label=N_("Who decided"), searchable=True)] = ""
    number: Annotated[str, Described(label=N_("Decision number"), searchable=True)] = ""
    decided: Annotated[PartialDate | None, Described(label=N_("Date of the decision"), searchable=True)] = (
        None
    )
    reason: Annotated[str, Described(label=N_("Reason"), long=True, searchable=True)] = ""
    partner_notified: Annotated[
        PartialDate | None, Described(label=N_("Partner notified on"), searchable=True)
    ] = None
    how_notified: Annotated[str, Described(label=N_("How the partner was notified"), searchable=True)] = ""
    key: Key = field(default_factory=new_key)

    @property
    def day(self) -> int:
        """The first day it can mean as yyyymmdd, `UNDATED` where no date is known.

        A decision without a date stands before all that have one: these say more of today.
        """
        since = self.date or self.decided
        return day_number(since.first_day) if since else UNDATED


def in_order(events: Iterable[StatusEvent]) -> list[StatusEvent]:
    """Return decisions as they follow each other, however they were entered."""
    known = [one for one in events if one.kind is not None]
    return sorted(known, key=_order)


def _order(event: StatusEvent) -> tuple[int, int, str]:
    rank = _RANK.index(event.kind) if event.kind else -1
    return event.day, rank, event.key


def event_problems(events: Sequence[StatusEvent], recorded: LegalStatus) -> Iterator[Problem]:
    """Give what is wrong with the decisions on a partnership whose recorded status is this.

    Something can be resumed only after it was suspended, ended or contested, be it as a decision or in the record.
    """
    rows = {event.key: row for row, event in enumerate(events)}
    before = {
        LegalStatus.SUSPENDED: StatusEventKind.SUSPENDED,
        LegalStatus.ENDED: StatusEventKind.ENDED,
    }.get(recorded)
    first = True
    for event in in_order(events):
        spot = Spot("kind", "events", rows[event.key])
        if event.kind is StatusEventKind.RESUMED and before not in STOPPED:
            yield Problem(spot, ProblemCode.RESUMED_TOO_SOON)
        elif event.kind is before and not first:
            yield Problem(spot, ProblemCode.SAME_AS_BEFORE, Severity.WARNING)
        before, first = event.kind, False
