"""What the list of places is asked for. Needs no database, so that the window can hold it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from twincities.domain.vocabulary import Term
from twincities.i18n import NP_

if TYPE_CHECKING:
    from twincities.domain.vocabularies import PlaceKind


class PlaceGap(Term):
    """What may be missing of a place."""

    COORDINATES = "coordinates", NP_("what a place lacks", "without coordinates")
    COUNTRY = "country", NP_("what a place lacks", "without a country")
    PARTNERSHIP = "partnership", NP_("what a place lacks", "without a partnership")


class PlaceSort(StrEnum):
    """By what places can be ordered; unknown values stand last both ways."""

    NAME = "name"
    COUNTRY = "country"
    KIND = "kind"
    POPULATION = "population"
    PARTNERSHIPS = "partnerships"
    COORDINATES = "coordinates"


CONDITIONS = ("text", "countries", "kinds", "gaps")


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceQuery:
    """Which places to show, in which order. Empty conditions ask for nothing; of several gaps any one is enough."""

    text: str = ""
    countries: tuple[str, ...] = ()
    kinds: tuple[PlaceKind, ...] = ()
    gaps: tuple[PlaceGap, ...] = ()
    sort: PlaceSort = PlaceSort.NAME
    descending: bool = False
    then: PlaceSort | None = None
    then_descending: bool = False

    def without_each(self) -> list[tuple[str, PlaceQuery]]:
        """Return this query without each of its conditions in turn: what «nothing found» offers to drop."""
        empty = PlaceQuery()
        return [
            (name, replace(self, **{name: getattr(empty, name)}))
            for name in CONDITIONS
            if getattr(self, name) != getattr(empty, name)
        ]
