"""What the list of agreements is asked for. Needs no database, so that the window can hold it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from twincities.domain.keys import Key
    from twincities.domain.vocabularies import AgreementState, DocumentKind


class AgreementSort(StrEnum):
    """By what agreements can be ordered; unknown values stand last both ways."""

    PARTNER = "partner"
    SIGNED = "signed"
    UNTIL = "until"
    NOTICE = "notice"
    STATE = "state"
    KIND = "kind"


CONDITIONS = (
    "text",
    "states",
    "kinds",
    "countries",
    "partnership",
    "due",
    "due_within",
    "no_text",
    "silent",
    "unstated",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementQuery:
    """Which agreements to show, in which order. Empty conditions ask for nothing.

    `due` asks for what the office looks at: a deadline that is near by its own number of days, or of which a reminder
    has come; `due_within` is how many days ahead a deadline may lie. Both take in missed ones.
    `no_text` asks for documents whose text was not found, `silent` for those of them of which nobody knows until when
    they bind, `unstated` for all that bind, or may, and of which it is not stated for how long.
    """

    text: str = ""
    states: tuple[AgreementState, ...] = ()
    kinds: tuple[DocumentKind, ...] = ()
    countries: tuple[str, ...] = ()
    partnership: Key | None = None
    due: bool = False
    due_within: int | None = None
    no_text: bool = False
    silent: bool = False
    unstated: bool = False
    only: tuple[Key, ...] = ()
    """Agreements chosen one by one; none chosen is all. A database takes some 30,000 in one question."""
    sort: AgreementSort = AgreementSort.NOTICE
    descending: bool = False
    then: AgreementSort | None = None
    then_descending: bool = False

    def without(self, *names: str) -> AgreementQuery:
        """Return this query without some of its conditions."""
        empty = AgreementQuery()
        return replace(self, **{name: getattr(empty, name) for name in names})

    def without_each(self) -> list[tuple[str, AgreementQuery]]:
        """Return this query without each of its conditions in turn: what «nothing found» offers to drop."""
        empty = AgreementQuery()
        named = [name for name in CONDITIONS if getattr(self, name) != getattr(empty, name)]
        return [(name, self.without(name)) for name in named]


@dataclass(frozen=True, slots=True)
class AgreementFacets:
    """How many agreements each choice of a filter would show, the other conditions standing as they are."""

    states: Mapping[AgreementState, int] = field(default_factory=dict)
    kinds: Mapping[DocumentKind, int] = field(default_factory=dict)
    countries: Mapping[str, int] = field(default_factory=dict)
    due: int = 0
    """How many have a deadline within the days asked for, or are due by the office's own rule if none are."""
    no_text: int = 0
