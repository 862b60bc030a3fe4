"""Partnerships: ties between two or more places."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Annotated

from twincities.domain.claim import Claim, claim_problems
from twincities.domain.errors import Problem, ProblemCode, Spot
from twincities.domain.fields import Described, Parts
from twincities.domain.keys import Key, new_key
from twincities.domain.partial_date import PartialDate
from twincities.domain.preparation import Preparation
from twincities.domain.record import Record
from twincities.domain.status_events import StatusEvent, event_problems
from twincities.domain.vocabularies import (
    Activity,
    AnniversaryCustom,
    CooperationField,
    LegalStatus,
    PartnershipType,
)
from twincities.i18n import N_

if TYPE_CHECKING:
    from collections.abc import Sequence

FEWEST_PARTIES = 2


@dataclass(frozen=True, kw_only=True)
class Party:
    """One end of a tie; the first party is the office's own side where it takes part."""

    place: Annotated[Key, Described(label=N_("Place"), required=True, refers_to="place")]
    role: Annotated[str, Described(label=N_("Role in the partnership"), searchable=True)] = ""
    key: Key = field(default_factory=new_key)


def our_sides(own: Sequence[bool]) -> tuple[bool, ...]:
    """Tell of each party in order, given which are the office's own places, whether it is our side of the tie.

    Where no party is ours, or all are, the first one stands for our side.
    """
    if any(own) and not all(own):
        return tuple(own)
    return tuple(number == 0 for number in range(len(own)))


@dataclass(frozen=True, kw_only=True)
class Partnership(Record):
    """A tie between places; activity is measured elsewhere, from what happened, unless the office sets it.

    `legal_status` is the status as a source or the office recorded it. What it is on a day follows from decisions and
    documents first (see `domain.legal_status`); `status_override` stands above them, with its reason, and so
    does `activity_override` above what is measured.
    """

    noun = "partnership"

    type: Annotated[
        PartnershipType,
        Described(label=N_("Type of partnership"), important=True, required=True, searchable=True),
    ] = PartnershipType.TWIN
    legal_status: Annotated[
        LegalStatus,
        Described(
            label=N_("Legal status"),
            help=N_("As recorded; decisions and documents come first"),
            important=True,
            required=True,
        ),
    ] = LegalStatus.UNCONFIRMED
    status_override: Annotated[
        LegalStatus | None,
        Described(label=N_("Status set by the office"), help=N_("Empty: as documents and decisions say")),
    ] = None
    override_reason: Annotated[
        str, Described(label=N_("Reason for the status set by the office"), searchable=True)
    ] = ""
    activity_override: Annotated[
        Activity | None,
        Described(label=N_("Activity set by the office"), help=N_("Empty: as measured from what happened")),
    ] = None
    activity_reason: Annotated[
        str, Described(label=N_("Reason for the activity set by the office"), searchable=True)
    ] = ""
    established: Annotated[
        PartialDate | None, Described(label=N_("Established"), important=True, searchable=True)
    ] = None
    tier: Annotated[str, Described(label=N_("Tier"), searchable=True)] = ""
    cooperation: Annotated[
        tuple[CooperationField, ...], Described(label=N_("Fields of cooperation"), searchable=True)
    ] = ()
    review_due: Annotated[
        PartialDate | None, Described(label=N_("Review due"), important=True, searchable=True)
    ] = None
    responsible: Annotated[str, Described(label=N_("Responsible officer"), searchable=True)] = ""
    origin: Annotated[str, Described(label=N_("How it began"), long=True, searchable=True)] = ""
    notes: Annotated[str, Described(label=N_("Notes"), long=True, searchable=True)] = ""
    anniversary_custom: Annotated[
        AnniversaryCustom | None, Described(label=N_("Anniversaries the partner marks"))
    ] = None
    last_confirmed: Annotated[date | None, Described(label=N_("Last confirmed with the partner"))] = None
    confirmed_by: Annotated[str, Described(label=N_("Confirmed by"), searchable=True)] = ""
    parties: Annotated[tuple[Party, ...], Parts(label=N_("Parties"))] = ()
    events: Annotated[tuple[StatusEvent, ...], Parts(label=N_("Decisions on the partnership"))] = ()
    preparations: Annotated[tuple[Preparation, ...], Parts(label=N_("Commitments without a visit"))] = ()
    claims: Annotated[tuple[Claim, ...], Parts(label=N_("Sources of the values"))] = ()

    def own_problems(self) -> list[Problem]:
        """Return what forbids or doubts this partnership: its parties, decisions, overrides and preparations."""
        found = claim_problems(self.claims)
        if len(self.parties) < FEWEST_PARTIES:
            found.append(Problem(Spot("parties"), ProblemCode.TOO_FEW_PARTIES))
        seen: set[Key] = set()
        for number, party in enumerate(self.parties):
            if party.place in seen:
                found.append(Problem(Spot("place", "parties", number), ProblemCode.TWICE))
            seen.add(party.place)
        if self.status_override is not None and not self.override_reason.strip():
            found.append(Problem(Spot("override_reason"), ProblemCode.OVERRIDE_WITHOUT_REASON))
        if self.activity_override is not None and not self.activity_reason.strip():
            found.append(Problem(Spot("activity_reason"), ProblemCode.ACTIVITY_WITHOUT_REASON))
        found += event_problems(self.events, self.legal_status)
        for number, preparation in enumerate(self.preparations):
            found += preparation.problems(number)
        return found
