"""Places of the register whose name was misspelt: those within a few letters of what was typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from twincities.db.last_change import last_change_set
from twincities.db.tables.places import place, place_name
from twincities.geo.keys import exact_key, typed_keys

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from twincities.geo.fuzzy import Alike

SHORTEST = 4
"""Letters from which on a word can be misspelt and still be known."""
MOST = 8


class AlikePlaces:
    """Knows every name of every place; read when first needed, and anew once something was written since."""

    def __init__(self) -> None:
        self._read_at = -1
        self._alike: Alike | None = None
        self._owners: dict[str, list[int]] = {}
        self._keys: dict[str, str] = {}  # making the keys is most of the work, and few names change

    def to(self, connection: Connection, words: str) -> list[int]:
        """Return the ids of places that bear a name like these words, the likest first."""
        if len(exact_key(words)) < SHORTEST:
            return []
        alike = self._current(connection)
        found: dict[int, int] = {}
        for key in typed_keys(words):
            for near, edits in alike.to(key):
                for owner in self._owners[near]:
                    found[owner] = min(edits, found.get(owner, edits))
        return sorted(found, key=lambda owner: found[owner])[:MOST]

    def _current(self, connection: Connection) -> Alike:
        last = last_change_set(connection)
        if self._alike is None or last != self._read_at:
            from twincities.geo.fuzzy import Alike  # noqa: PLC0415 - a name that is spelt right does without

            owners: dict[str, list[int]] = {}
            rows = (
                select(place_name.c.owner_id, place_name.c.text)
                .join_from(place_name, place, place.c.id == place_name.c.owner_id)
                .where(place.c.deleted_at.is_(None))
            )
            for owner, text in connection.execute(rows):
                key = self._keys.get(text)
                if key is None:
                    key = self._keys[text] = exact_key(text)
                if key and owner not in owners.setdefault(key, []):
                    owners[key].append(owner)
            self._owners, self._alike, self._read_at = owners, Alike(owners), last
        return self._alike
