"""Merging two places that are one: whatever led to the one that goes leads to the one that stays."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from twincities.db.records import chunks, ids_of, leading_to, load, load_ids
from twincities.db.tables.history import change
from twincities.db.tables.places import place
from twincities.db.writing import DELETED
from twincities.domain.changes import Act
from twincities.domain.claiming import claim_text, claimed, claims_of, target_of
from twincities.domain.errors import InvalidRecordError, NamedTwiceError
from twincities.domain.fields import Kind, fields_of, parts_of
from twincities.domain.joining import Chosen, differing, joined, taken_over
from twincities.domain.keys import Key
from twincities.domain.nouns import NOUNS
from twincities.domain.place import Place
from twincities.services.titles import titles_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from sqlalchemy import Connection

    from twincities.domain.changes import Changed
    from twincities.domain.claim import Claim
    from twincities.domain.record import Kept, Record
    from twincities.i18n import Words
    from twincities.services.desk import Desk

__all__ = ["Chosen", "Merger", "Merging"]

CLAIMS = "claims"
MANY = 50
"""Records that are changed without asking; beyond, a person says it is meant."""
PIECE = 100
"""Records read at a time while they are led to the place that stays."""


@dataclass(frozen=True, slots=True)
class Named:
    """A record that names both places; `title` is the one to show."""

    noun: str
    key: Key
    title: str


@dataclass(frozen=True, slots=True)
class Merger:
    """Two places that are to become one.

    `differing` are the subjects (see `domain.joining`) to choose about, `taken_over` those only `gone` speaks of.
    `users` counts the records that will lead to `kept`; those in `twice` forbid it.
    """

    kept: Kept[Place]
    gone: Kept[Place]
    differing: tuple[tuple[str, ...], ...]
    taken_over: tuple[tuple[str, ...], ...]
    users: int
    twice: tuple[Named, ...]

    @property
    def asks(self) -> bool:
        """Whether so much is changed that the person is asked first."""
        return self.users > MANY

    def record(self, chosen: Mapping[str, Chosen]) -> Place:
        """Return the place that both become; KeyError where something is not chosen yet."""
        return joined((self.kept.key, self.kept.record), (self.gone.key, self.gone.record), chosen)


class Merging:
    """What a specialist does with a place that was written down twice."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def compare(self, kept: Key, gone: Key, words: Words) -> Merger:
        """Lay two places side by side; MissingRecordError where one is not there."""
        with self._desk.reading() as connection:
            pair = load(connection, Place, kept), load(connection, Place, gone)
            records = [one.record for one in pair]
            twice = _twice(connection, kept, gone)
            named = []
            for noun, number, key in twice:
                named.append(Named(noun, key, titles_of(connection, noun, [number], words)[number].title))
            return Merger(
                *pair,
                differing(*records),
                taken_over(*records),
                sum(len(ids) for ids in _users(connection, gone).values()),
                tuple(named),
            )

    def merge(
        self, merger: Merger, record: Place, watch: Callable[[int, int], object] | None = None
    ) -> Changed:
        """Make one place of two, in one action: `record` is what is known of it from now on.

        ConflictError where somebody changed one of them since they were compared, NamedTwiceError where a record
        names both. `watch` is told how many records are led over and of how many; what it raises stops the merging
        and nothing is written.
        """
        kept, gone = merger.kept, merger.gone
        with self._desk.action(Act.MERGE) as writing:
            connection = writing.connection
            twice = _twice(connection, kept.key, gone.key)
            if twice:
                raise NamedTwiceError([(noun, key) for noun, _number, key in twice])
            writing.correct(kept, record)
            users = [(noun, number) for noun, ids in _users(connection, gone.key).items() for number in ids]
            for done in range(0, len(users), PIECE):
                some = users[done : done + PIECE]
                for user in _loaded(connection, some):
                    led = _led(user, gone.key, kept.key)
                    if led is not None and user.key not in (kept.key, gone.key):
                        writing.correct(user, led)
                if watch is not None:
                    watch(done + len(some), len(users))
            writing.delete(gone, became=kept.key)
            return writing.changed().about(kept.key)

    def followed(self, keys: Iterable[Key]) -> dict[Key, Key]:
        """Return, of these keys, those of places that were merged away, and the place that each is today."""
        wanted = asked = set(keys)
        became: dict[Key, Key] = {}
        with self._desk.reading() as connection:
            while asked:
                step = _became(connection, asked)
                became |= step
                asked = set(step.values()) - set(became)
        return {key: _last(became, key) for key in wanted if key in became}


def _last(became: Mapping[Key, Key], key: Key) -> Key:
    seen = {key}
    while (after := became.get(key)) is not None and after not in seen:
        seen.add(after)
        key = after
    return key


def _became(connection: Connection, keys: set[Key]) -> dict[Key, Key]:
    found: dict[Key, Key] = {}
    for some in chunks(sorted(keys)):
        rows = connection.execute(
            select(place.c.key, change.c.after)
            .join_from(place, change, change.c.record_id == place.c.id)
            .where(
                place.c.key.in_(some),
                place.c.deleted_at.is_not(None),
                change.c.noun == "place",
                change.c.field == DELETED,
                change.c.after.is_not(None),
            )
            .order_by(change.c.id)
        )
        marks = {Key(row.key): json.loads(row.after) for row in rows}  # the last one counts
        found |= {key: Key(mark) for key, mark in marks.items() if isinstance(mark, str)}
    return found


def _users(connection: Connection, key: Key) -> dict[str, list[int]]:
    """Return the ids of the records that lead to a place, by noun; those in the bin, too."""
    number = ids_of(connection, [("place", key)])["place", key]
    found = leading_to(connection, "place", [number])
    return {noun: sorted(found[noun]) for noun in NOUNS if found.get(noun)}


def _twice(connection: Connection, kept: Key, gone: Key) -> list[tuple[str, int, Key]]:
    """Return the records outside the bin that name both places where only one of each may stand."""
    mine, theirs = _users(connection, kept), _users(connection, gone)
    found = []
    for noun in theirs:
        both = sorted(set(theirs[noun]) & set(mine.get(noun, ())))
        for number, user in zip(both, load_ids(connection, NOUNS[noun], both), strict=True):
            if not user.deleted and user.key not in (kept, gone) and _led(user, gone, kept) is None:
                found.append((noun, number, user.key))
    return found


def _loaded(connection: Connection, users: Iterable[tuple[str, int]]) -> list[Kept[Any]]:
    by_noun: dict[str, list[int]] = {}
    for noun, number in users:
        by_noun.setdefault(noun, []).append(number)
    return [kept for noun, ids in by_noun.items() for kept in load_ids(connection, NOUNS[noun], ids)]


def _led(user: Kept[Any], gone: Key, kept: Key) -> Record | None:
    """Return a record with one place in the other's stead; None where it would name one party twice."""
    record = user.record
    own = _references(record, gone, kept)
    before = [getattr(record, name) for name in _place_fields(type(record))]
    after = [own.get(name, getattr(record, name)) for name in _place_fields(type(record))]
    if len({key for key in after if key}) < len({key for key in before if key}):
        return None
    parts = {
        part.name: tuple(replace(row, **_references(row, gone, kept)) for row in getattr(record, part.name))
        for part in parts_of(type(record))
        if part.name != CLAIMS
    }
    if claims := claims_of(record):
        parts[CLAIMS] = tuple(_claim_led(record, claim, gone, kept) for claim in claims)
    try:
        led: Record = replace(record, **own, **parts)
    except InvalidRecordError:
        return None
    return led


def _claim_led(record: Record, claim: Claim, gone: Key, kept: Key) -> Claim:
    """Return a claim, with one place in the other's stead where that is what its source says."""
    try:
        field = target_of(record, claim).field
    except KeyError:
        return claim  # of a row that is gone
    if field.refers_to != "place" or not claim.value or claimed(field, claim.value) != gone:
        return claim
    return replace(claim, value=claim_text(field, kept))


def _references(row: Any, gone: Key, kept: Key) -> dict[str, Key]:  # noqa: ANN401 - a record or a row of a part
    return {name: kept for name in _place_fields(type(row)) if getattr(row, name) == gone}


def _place_fields(noun: type[Any]) -> list[str]:
    return [
        field.name for field in fields_of(noun) if field.kind is Kind.REFERENCE and field.refers_to == "place"
    ]
