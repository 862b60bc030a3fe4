"""What a change says of itself: every operation that writes returns a `Changed`, one place broadcasts it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from twincities.domain.keys import Key


class Topic(StrEnum):
    """What open pages may show; a page reloads when a topic of its own was touched."""

    PLACES = "places"
    PARTNERSHIPS = "partnerships"
    AGREEMENTS = "agreements"
    PEOPLE = "people"
    ORGANISATIONS = "organisations"
    VISITS = "visits"
    COMMITMENTS = "commitments"
    SOURCES = "sources"
    SETTINGS = "settings"


_TOPICS = {
    "place": {Topic.PLACES},
    "partnership": {Topic.PARTNERSHIPS, Topic.COMMITMENTS},
    "agreement": {Topic.AGREEMENTS, Topic.PARTNERSHIPS},
    "person": {Topic.PEOPLE},
    "organisation": {Topic.ORGANISATIONS},
    "source": {Topic.SOURCES},
    "visit": {Topic.VISITS, Topic.COMMITMENTS},
}


def topics_of(nouns: Iterable[str]) -> frozenset[Topic]:
    """Return the topics that records of these nouns belong to: visits and partnerships carry commitments."""
    return frozenset(topic for noun in nouns for topic in _TOPICS[noun])


class Act(StrEnum):
    """What a person did."""

    CREATE = "create"
    CORRECT = "correct"
    DELETE = "delete"
    RESTORE = "restore"
    UNDO = "undo"
    REDO = "redo"
    IMPORT = "import"
    MERGE = "merge"


@dataclass(frozen=True, slots=True)
class Changed:
    """The outcome of one user action: what was touched, and the change set under which history keeps it."""

    topics: frozenset[Topic]
    keys: tuple[Key, ...]
    change_set: int
    act: Act = Act.CORRECT

    @property
    def key(self) -> Key:
        """The record the action was about."""
        return self.keys[0]

    def about(self, key: Key) -> Changed:
        """Return the same outcome with this record named first."""
        return replace(self, keys=(key, *(other for other in self.keys if other != key)))


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field of one record, before and after, in the values of history (JSON).

    `part` and `part_key` name a row of an aggregate's part; an added row has the field "" with before None and the
    whole row after, a removed one the reverse; a moved one changes its field "position".
    """

    field: str
    before: Any
    after: Any
    part: str = ""
    part_key: str = ""

    def inverse(self) -> FieldChange:
        """Return the change that takes this one back."""
        return FieldChange(self.field, self.after, self.before, self.part, self.part_key)


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """One change set as the History of a record shows it."""

    change_set: int
    at: datetime
    who: str
    act: Act
    version: int
    changes: tuple[FieldChange, ...]
