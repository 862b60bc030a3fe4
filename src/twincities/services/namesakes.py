"""Places of the register that a place may be already: nobody is to write one down twice without knowing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import or_, select

from twincities.db.records import load_many
from twincities.db.tables.places import place, place_name
from twincities.domain.place import Place
from twincities.geo.circle import kilometres
from twincities.geo.keys import exact_key
from twincities.services.suggesting import found

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection

    from twincities.domain.keys import Key
    from twincities.domain.record import Kept

MOST = 40
"""Records looked at that hold the words of one name."""
NO_NUMBER = -1
"""Stands for the GeoNames number of a place that has none: no place has it."""
SAME_PLACE = 25.0
"""Kilometres within which a namesake of the same country is the same place."""


def namesakes(connection: Connection, record: Place) -> list[Kept[Place]]:
    """Return the places that may be this one, the likeliest first.

    Those of the same GeoNames number, and those of the same kind with a name in common that stand in no other country,
    and no further away than `SAME_PLACE`.
    """
    named = {exact_key(name.text) for name in record.names}
    near = load_many(connection, Place, list(dict.fromkeys(_keys(connection, record))))
    same = [kept for kept in near if _may_be(kept.record, record, named)]
    return sorted(same, key=lambda kept: (not _same_number(kept.record, record), not kept.record.own))


def _keys(connection: Connection, record: Place) -> Iterator[Key]:
    texts = [name.text for name in record.names]
    number = record.geonames_id or NO_NUMBER
    known = (
        select(place.c.key)
        .join_from(place, place_name, place_name.c.owner_id == place.c.id, isouter=True)
        .where(
            place.c.deleted_at.is_(None),
            or_(place_name.c.text.in_(texts), place.c.geonames_id == number),
        )
        .order_by(place.c.id)
    )
    yield from connection.scalars(known)
    for text in texts:  # in other letters and with other marks
        rows = found(connection, "place", text, select(place.c.key)).order_by(place.c.own.desc(), place.c.id)
        yield from connection.scalars(rows.limit(MOST))


def _may_be(known: Place, other: Place, named: set[str]) -> bool:
    if known.geonames_id is not None and other.geonames_id is not None:
        return known.geonames_id == other.geonames_id
    if known.kind is not other.kind or named.isdisjoint(exact_key(name.text) for name in known.names):
        return False
    if known.country and other.country and known.country != other.country:
        return False
    here, there = (known.latitude, known.longitude), (other.latitude, other.longitude)
    if None in (*here, *there):
        return known.admin1 == other.admin1 or "" in (known.admin1, other.admin1)
    return kilometres(*here, *there) <= SAME_PLACE  # type: ignore[arg-type] # none of them is None


def _same_number(known: Place, other: Place) -> bool:
    return known.geonames_id is not None and known.geonames_id == other.geonames_id
