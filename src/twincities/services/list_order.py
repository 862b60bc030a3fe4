"""By what a list is ordered: by one thing, and perhaps by a second one among those that the first leaves equal.

Needs no database, so that the window can hold it.
"""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum
from typing import Any, Generic, NamedTuple, Protocol, TypeVar

Q = TypeVar("Q")
S = TypeVar("S", bound=StrEnum)
S_co = TypeVar("S_co", bound=StrEnum, covariant=True)


class Order(NamedTuple, Generic[S]):
    """One order of a list; unknown values stand last both ways."""

    by: S
    descending: bool = False


class Ordered(Protocol[S_co]):
    """What a list's query says of its order."""

    @property
    def sort(self) -> S_co:
        """By what the list is ordered."""

    @property
    def descending(self) -> bool:
        """Whether what is last comes first."""

    @property
    def then(self) -> S_co | None:
        """By what those are ordered that `sort` leaves equal; None for the list's own way."""

    @property
    def then_descending(self) -> bool:
        """Whether what is last comes first among them."""


def orders(query: Ordered[S]) -> tuple[Order[S], ...]:
    """Return the one or two orders that a query asks for; the same thing twice is asked for once."""
    first = Order(query.sort, query.descending)
    if query.then is None or query.then is query.sort:
        return (first,)
    return first, Order(query.then, query.then_descending)


def reordered(query: Q, first: Order[S], second: Order[S] | None = None) -> Q:
    """Return the same question in another order, and in a second one or none."""
    asked: Any = query
    then, down = second or (None, False)
    changed: Q = replace(asked, sort=first.by, descending=first.descending, then=then, then_descending=down)
    return changed
