"""Which place a place has become: forms and lists that name one go on with the one it was merged into."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from twincities.domain.keys import Key
    from twincities.ui.context import Context


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
