"""Commitments of a partnership that no visit raised: the preparations of an anniversary, a promise by letter."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Annotated

from twincities.domain.errors import Problem, ProblemCode, Severity, Spot
from twincities.domain.fields import Described
from twincities.domain.keys import Key, new_key
from twincities.domain.partial_date import PartialDate
from twincities.domain.vocabularies import CommitmentStatus, CooperationField, OutcomeKind, Side
from twincities.i18n import N_


@dataclass(frozen=True, kw_only=True)
class Preparation:
    """What somebody owes: as an outcome of a visit, but raised on the day `raised` and by no visit.

    `milestone` is the number of years of the anniversary that it prepares.
    """

    text: Annotated[str, Described(label=N_("Commitment"), required=True, long=True, searchable=True)]
    kind: Annotated[OutcomeKind, Described(label=N_("Kind of outcome"), required=True)] = (
        OutcomeKind.ASSIGNMENT
    )
    side: Annotated[Side | None, Described(label=N_("Carried out by"))] = None
    side_unsettled: Annotated[bool, Described(label=N_("The side is not settled"))] = False
    responsible: Annotated[str, Described(label=N_("Responsible body"), searchable=True, name=True)] = ""
    responsible_there: Annotated[
        str, Described(label=N_("Responsible body on their side"), searchable=True, name=True)
    ] = ""
    raised: Annotated[PartialDate | None, Described(label=N_("Raised on"), searchable=True)] = None
    due: Annotated[PartialDate | None, Described(label=N_("Due"), searchable=True)] = None
    status: Annotated[CommitmentStatus, Described(label=N_("Status"), required=True)] = (
        CommitmentStatus.NOT_STARTED
    )
    done: Annotated[PartialDate | None, Described(label=N_("Done on"), searchable=True)] = None
    evidence: Annotated[str, Described(label=N_("Evidence"), searchable=True)] = ""
    cooperation: Annotated[
        CooperationField | None, Described(label=N_("Field of cooperation"), searchable=True)
    ] = None
    milestone: Annotated[int | None, Described(label=N_("Prepares the anniversary of, years"))] = None
    closed_in: Annotated[Key | None, Described(label=N_("Closed in visit"), refers_to="visit")] = None
    key: Key = field(default_factory=new_key)

    @property
    def is_commitment(self) -> bool:
        """Whether somebody owes something: an intention is no commitment."""
        return self.kind is not OutcomeKind.INTENTION

    def problems(self, row: int) -> list[Problem]:
        """Return what is to say of this row of a partnership, as of a visit's commitment."""
        if not self.is_commitment:
            return []
        found = []
        if self.side is None:
            found.append(Problem(Spot("side", "preparations", row), ProblemCode.NO_SIDE))
        if self.due is None:
            spot = Spot("due", "preparations", row)
            found.append(Problem(spot, ProblemCode.NO_DEADLINE, Severity.WARNING))
        return found
