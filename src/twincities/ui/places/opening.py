"""The forms that a card begins with: a kept place's, and a new one's of a name; and what the form is called."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twincities.domain.claiming import mentioned_by
from twincities.services.languages import script_of
from twincities.ui.places.desk import SHAPE

if TYPE_CHECKING:
    from twincities.domain.place import Place
    from twincities.domain.record import Kept
    from twincities.ui.forms.content import Content
    from twincities.ui.places.desk import PlaceDesk

NEW_OF = "name:"
"""Begins the key with which a new place of a name is opened: "name:TEXT"."""


def content_of_kept(desk: PlaceDesk, kept: Kept[Place]) -> Content:
    """Return the content of a kept place, with the titles of the sources it rests on."""
    mentioned = mentioned_by(kept.record)
    titles = desk.services.history.names(mentioned, desk.texts.language) if mentioned else {}
    return SHAPE.from_record(kept.record, titles)


def named(desk: PlaceDesk, name: str) -> Content:
    """Return the form of a new place of a name."""
    content = SHAPE.blank()
    row = SHAPE.blank_row("names")
    row |= {"text": name, "language": desk.texts.language.value, "script": script_of(name) or None}
    content["parts"]["names"] = [row]
    return content
