"""Misspelt names: every key within a few letters of what was typed. Loaded when first needed, once."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from twincities.geo.keys import is_cyrillic, is_latin

if TYPE_CHECKING:
    from collections.abc import Iterable

MOST = 400
"""Keys taken from among those that are alike."""


class Alike:
    """All keys of Latin and Cyrillic letters, by script and length."""

    def __init__(self, keys: Iterable[str]) -> None:
        self._keys: dict[tuple[bool, int], list[str]] = defaultdict(list)
        for key in keys:
            if is_latin(key) or is_cyrillic(key):
                self._keys[is_cyrillic(key), len(key)].append(key)

    def to(self, key: str) -> list[tuple[str, int]]:
        """Return keys that are alike with the number of edits between, the nearest first."""
        from rapidfuzz import process  # noqa: PLC0415 - a question that is spelt right does without
        from rapidfuzz.distance import OSA  # noqa: PLC0415

        most = edits_allowed(len(key))
        cyrillic = is_cyrillic(key)
        found = [
            (choice, int(distance))
            for length in range(len(key) - most, len(key) + most + 1)
            if (choices := self._keys.get((cyrillic, length)))
            for choice, distance, _ in process.extract(
                key, choices, scorer=OSA.distance, score_cutoff=most, limit=MOST
            )
        ]
        return sorted(found, key=lambda one: one[1])[:MOST]


def edits_allowed(length: int) -> int:
    """Return how many letters of a name may be wrong: none of three, one of five, at most three."""
    return 0 if length < 4 else 1 if length < 6 else 2 if length < 11 else 3  # noqa: PLR2004
