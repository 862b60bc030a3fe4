"""Which place a place has become: forms and lists that name one go on with the one it was merged into."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable

    from twincities.domain.keys import Key
    from twincities.ui.context import Context

Q = TypeVar("Q")


def merged_into(context: Context, keys: Iterable[Key]) -> dict[Key, tuple[Key, str]]:
    """Return, of these keys, those of places that were merged away, each with the place of today and its name."""
    services, asked = context.services, list(keys)
    if services is None or not asked:
        return {}
    now: dict[Key, Key] = services.merging.followed(asked)
    if not now:
        return {}
    names = services.history.names(now.values(), context.texts.language)
    return {former: (key, names.get(key, "")) for former, key in now.items()}


def asked_today(context: Context, query: Q) -> Q:
    """Return a list's query with the place of today where it asks for one that was merged away."""
    asked: Any = query
    place = getattr(query, "place", None)
    became = merged_into(context, [place]).get(place) if place else None
    found: Q = query if became is None else replace(asked, place=became[0])
    return found
