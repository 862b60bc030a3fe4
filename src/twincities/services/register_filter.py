"""What the register of partnerships is asked for. Needs no database, so that the window can hold it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from twincities.domain.vocabulary import Term
from twincities.i18n import NP_

if TYPE_CHECKING:
    from collections.abc import Mapping

    from twincities.domain.keys import Key
    from twincities.domain.vocabularies import Activity, CooperationField, LegalStatus, PartnershipType


class PartnershipGap(Term):
    """What may be missing of a partnership."""

    ESTABLISHED = "established", NP_("what a partnership lacks", "without a date of establishing")


class PartnershipSort(StrEnum):
    """By what the register can be ordered; unknown values stand last both ways."""

    PARTNER = "partner"
    ESTABLISHED = "established"
    LEGAL_STATUS = "legal_status"
    ACTIVITY = "activity"
    LAST_EVENT = "last_event"
    OPEN_COMMITMENTS = "open_commitments"
    TYPE = "type"
    COUNTRY = "country"


CONDITIONS = ("text", "statuses", "activities", "countries", "types", "cooperation", "gaps", "place")


@dataclass(frozen=True, slots=True, kw_only=True)
class PartnershipQuery:
    """Which partnerships to show, in which order. Empty conditions ask for nothing."""

    text: str = ""
    statuses: tuple[LegalStatus, ...] = ()
    activities: tuple[Activity, ...] = ()
    countries: tuple[str, ...] = ()
    types: tuple[PartnershipType, ...] = ()
    cooperation: tuple[CooperationField, ...] = ()
    gaps: tuple[PartnershipGap, ...] = ()
    place: Key | None = None
    only: tuple[Key, ...] = ()
    """Partnerships chosen one by one; none chosen is all. A database takes some 30,000 in one question."""
    sort: PartnershipSort = PartnershipSort.ESTABLISHED
    descending: bool = False
    then: PartnershipSort | None = None
    then_descending: bool = False

    def without(self, *names: str) -> PartnershipQuery:
        """Return this query without some of its conditions."""
        empty = PartnershipQuery()
        return replace(self, **{name: getattr(empty, name) for name in names})

    def without_each(self) -> list[tuple[str, PartnershipQuery]]:
        """Return this query without each of its conditions in turn: what «nothing found» offers to drop."""
        empty = PartnershipQuery()
        named = [name for name in CONDITIONS if getattr(self, name) != getattr(empty, name)]
        return [(name, self.without(name)) for name in named]


@dataclass(frozen=True, slots=True)
class Facets:
    """How many partnerships each choice of a filter would show, the other conditions standing as they are."""

    statuses: Mapping[LegalStatus, int] = field(default_factory=dict)
    activities: Mapping[Activity, int] = field(default_factory=dict)
    countries: Mapping[str, int] = field(default_factory=dict)
    types: Mapping[PartnershipType, int] = field(default_factory=dict)
    cooperation: Mapping[CooperationField, int] = field(default_factory=dict)
