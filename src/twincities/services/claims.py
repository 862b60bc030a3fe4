"""Who says what of a record: its important facts, with the names of the sources and records they speak of.

A verb of `domain.claiming` gives the changed record, which is written through the noun's own service.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from twincities.db.records import load
from twincities.domain.claiming import claims_of
from twincities.domain.facts import Fact, facts_of
from twincities.domain.fields import Kind
from twincities.domain.keys import Key
from twincities.domain.nouns import NOUNS
from twincities.services.titles import names_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date
    from typing import Any

    from twincities.domain.record import Kept
    from twincities.i18n import Language
    from twincities.services.desk import Desk

__all__ = ["Claims", "Facts"]


@dataclass(frozen=True, slots=True)
class Facts:
    """The important facts of one record as it is now; `names` are those of what they refer to, by key.

    `checked` is the last day on which any of them was checked.
    """

    kept: Kept[Any]
    facts: tuple[Fact, ...]
    names: Mapping[Key, str]
    checked: date | None


class Claims:
    """What a specialist asks of provenance."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def of(self, noun: str, key: Key, language: Language) -> Facts:
        """Return the facts of a record; MissingRecordError where there is none."""
        with self._desk.reading() as connection:
            kept: Kept[Any] = load(connection, NOUNS[noun], key)
            facts = facts_of(kept.record)
            mentioned = [claim.source for claim in claims_of(kept.record) if claim.source]
            names = names_of(connection, [*mentioned, *_referred(facts)], language)
        return Facts(kept, facts, names, max((fact.checked for fact in facts if fact.checked), default=None))


def _referred(facts: tuple[Fact, ...]) -> Iterator[Key]:
    for fact in facts:
        if fact.field.kind is Kind.REFERENCE:
            values = [fact.value, *(word.value for word in fact.rivals)]
            yield from (Key(value) for value in values if value)
