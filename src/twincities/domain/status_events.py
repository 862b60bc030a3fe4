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
RECORDED = {
    LegalStatus.SUSPENDED: StatusEventKind.SUSPENDED,
    LegalStatus.ENDED: StatusEventKind.ENDED,
}
"""The decision that stands behind a recorded status, before all that have a row."""


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


def in_order(events: Iterable[StatusEvent], recorded: LegalStatus) -> list[StatusEvent]:
    """Return the decisions on a partnership whose recorded status is this as they follow each other."""
    return [event for _day, event in course(events, recorded)]


def course(events: Iterable[StatusEvent], recorded: LegalStatus) -> list[tuple[int, StatusEvent]]:
    """Return decisions as they follow each other, however they were entered, each with the first day it counts.

    What was «resumed in 2022» follows what stopped that year: the first that nothing else resumes.
    """
    known = sorted((one for one in events if one.kind is not None), key=_order)
    found = [(one.day, one) for one in known]
    for one in known:
        at = found.index((one.day, one))
        before = found[at - 1][1].kind if at else RECORDED.get(recorded)
        if one.kind is StatusEventKind.RESUMED and before not in STOPPED:
            _put_after_its_stop(found, at)
    return found


def _put_after_its_stop(found: list[tuple[int, StatusEvent]], at: int) -> None:
    """Move a resumption behind a later decision that it can resume, if its date may mean a day that late."""
    _day, resumption = found[at]
    since = resumption.date or resumption.decided
    if since is None or since.first_day == since.last_day:
        return
    last = day_number(since.last_day)
    for number, (day, stop) in enumerate(found[at + 1 :], at + 1):
        after = found[number + 1][1].kind if number + 1 < len(found) else None
        if day <= last and stop.kind in STOPPED and after is not StatusEventKind.RESUMED:
            found.insert(number, (day, found.pop(at)[1]))
            return


def _order(event: StatusEvent) -> tuple[int, int, str]:
    rank = _RANK.index(event.kind) if event.kind else -1
    return event.day, rank, event.key


def event_problems(events: Sequence[StatusEvent], recorded: LegalStatus) -> Iterator[Problem]:
    """Give what is wrong with the decisions on a partnership whose recorded status is this.

    Something can be resumed only after it was suspended, ended or contested, be it as a decision or in the record.
    """
    rows = {event.key: row for row, event in enumerate(events)}
    before = RECORDED.get(recorded)
    first = True
    for event in in_order(events, recorded):
        spot = Spot("kind", "events", rows[event.key])
        if event.kind is StatusEventKind.RESUMED and before not in STOPPED:
            yield Problem(spot, ProblemCode.RESUMED_TOO_SOON)
        elif event.kind is before and not first:
            yield Problem(spot, ProblemCode.SAME_AS_BEFORE, Severity.WARNING)
        before, first = event.kind, False
