"""What the lists of people and organisations are asked for. Needs no database, so that the window can hold it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from twincities.domain.vocabulary import Term
from twincities.i18n import NP_

if TYPE_CHECKING:
    from twincities.domain.keys import Key


class PersonSort(StrEnum):
    """By what people can be ordered; unknown values stand last both ways."""

    NAME = "name"
    LAST_MET = "last_met"
    POST = "post"


class ContactState(Term):
    """How it stands with a person's contact data: whether any is kept, and whether it may be."""

    KEPT = "kept", NP_("contact data", "recorded")
    UNFOUNDED = "unfounded", NP_("contact data", "without a basis or a last day")
    PASSED = "passed", NP_("contact data", "last day has passed")


class OrganisationSort(StrEnum):
    """By what organisations can be ordered; unknown values stand last both ways."""

    NAME = "name"
    LAST_MET = "last_met"


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonQuery:
    """Which people to show, in which order. Empty conditions ask for nothing.

    `organisation` is one they hold or held a post in or were met for; `place` one whose side they stood on, or where
    such an organisation is; of several `contacts` any one is enough.
    """

    text: str = ""
    organisation: Key | None = None
    place: Key | None = None
    contacts: tuple[ContactState, ...] = ()
    sort: PersonSort = PersonSort.NAME
    descending: bool = False
    then: PersonSort | None = None
    then_descending: bool = False

    def without_each(self) -> list[tuple[str, PersonQuery]]:
        """Return this query without each of its conditions in turn: what «nothing found» offers to drop."""
        empty = PersonQuery()
        return [
            (name, replace(self, **{name: getattr(empty, name)}))
            for name in ("text", "organisation", "place", "contacts")
            if getattr(self, name) != getattr(empty, name)
        ]


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganisationQuery:
    """Which organisations to show, in which order. Empty conditions ask for nothing."""

    text: str = ""
    place: Key | None = None
    sort: OrganisationSort = OrganisationSort.NAME
    descending: bool = False
    then: OrganisationSort | None = None
    then_descending: bool = False

    def without_each(self) -> list[tuple[str, OrganisationQuery]]:
        """Return this query without each of its conditions in turn: what «nothing found» offers to drop."""
        empty = OrganisationQuery()
        return [
            (name, replace(self, **{name: getattr(empty, name)}))
            for name in ("text", "place")
            if getattr(self, name) != getattr(empty, name)
        ]
