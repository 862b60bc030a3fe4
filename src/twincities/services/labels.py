"""The names that lists show of places and partnerships, in the viewer's language."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import String, and_, bindparam, select

from twincities.db.tables.partnerships import party
from twincities.db.tables.places import place, place_label

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import BindParameter, ColumnElement, Connection

    from twincities.i18n import Language

DASH = " — "
# Written once and asked with ids: making a statement anew costs more than a page's rows.
IDS: BindParameter[Any] = bindparam("ids", expanding=True)
LANGUAGE: BindParameter[str] = bindparam("language", type_=String)
_LABELS = select(place_label.c.place_id, place_label.c.text).where(
    place_label.c.place_id.in_(IDS), place_label.c.language == LANGUAGE
)
# Outer, so that the planner does not begin with every label of the language; every place has one.
_PARTIES = (
    select(party.c.owner_id, place_label.c.text)
    .outerjoin_from(
        party,
        place_label,
        and_(place_label.c.place_id == party.c.place_id, place_label.c.language == LANGUAGE),
    )
    .where(party.c.owner_id.in_(IDS))
    .order_by(party.c.owner_id, party.c.position)
)


def place_titles(connection: Connection, ids: Iterable[int], language: Language) -> dict[int, str]:
    """Return the names to show of places, by id."""
    wanted = sorted(set(ids))
    rows = connection.execute(_LABELS, {"ids": wanted, "language": language.value}).all()
    return {row[0]: row[1] for row in rows}


def partnership_titles(connection: Connection, ids: Iterable[int], language: Language) -> dict[int, str]:
    """Return the names to show of partnerships («Шымкент — Стивенейдж»), by id."""
    rows = connection.execute(_PARTIES, {"ids": sorted(set(ids)), "language": language.value}).all()
    names: dict[int, list[str]] = {}
    for owner, name in rows:
        if name is not None:
            names.setdefault(owner, []).append(name)
    return {number: DASH.join(of) for number, of in names.items()}


def labelled(language: Language) -> ColumnElement[bool]:
    """Say how a place is joined to its label in a language."""
    return and_(place_label.c.place_id == place.c.id, place_label.c.language == language.value)
