"""What a form does when a place that it names was merged into another one meanwhile: it names that one."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING

from twincities.domain.changes import Act
from twincities.i18n import N_
from twincities.ui.forms.content import referred

if TYPE_CHECKING:
    from collections.abc import Mapping

    from twincities.domain.keys import Key
    from twincities.ui.context import Context
    from twincities.ui.forms.content import Content

LEADING = (Act.MERGE, Act.UNDO, Act.REDO)
"""What may have made one place of two."""
NAMED_ANEW = N_("{former} was merged into {name}, which the form names now")


def follow(context: Context, content: Content) -> Content | None:
    """Return the form with the places that are there today, and say so; None where it names no other."""
    keys = referred(content)
    services = context.services
    now: Mapping[Key, Key] = services.merging.followed(keys) if services is not None and keys else {}
    if not now:
        return None
    names = services.history.names(now.values(), context.texts.language)
    led = deepcopy(content)
    rows = [led["fields"], *(row for part in led["parts"].values() for row in part)]
    for former, key in now.items():
        for row in rows:
            row.update({name: str(key) for name, value in row.items() if value == former})
        title = led["names"].pop(str(former), "")
        led["names"][str(key)] = names.get(key, title)
        context.say(NAMED_ANEW, former=title, name=names.get(key, title))
    return led
