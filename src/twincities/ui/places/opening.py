"""What a key opens: a place with the draft that corrects it, a draft, or a new place of a name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twincities.domain.fields import field_of
from twincities.domain.keys import Key
from twincities.domain.place import Place, PlaceName, display_name
from twincities.domain.state import read
from twincities.services.languages import script_of
from twincities.ui.forms.drafting import base_of, content_of
from twincities.ui.forms.record_editor import Opened
from twincities.ui.places.desk import SHAPE

if TYPE_CHECKING:
    from twincities.domain.record import Kept
    from twincities.ui.forms.content import Content
    from twincities.ui.places.desk import PlaceDesk

NEW_OF = "name:"
"""Begins the key with which a new place of a name is opened: "name:TEXT"."""


def opened(desk: PlaceDesk, key: str) -> Opened[Place]:
    """Return the form that a key opens; MissingRecordError where there is nothing under it."""
    if not key:
        return Opened(SHAPE.blank())
    if key.startswith(NEW_OF):
        return Opened(_named(desk, key.removeprefix(NEW_OF)), is_news=True)
    services = desk.services
    draft = services.drafts.open(Key(key)) or services.drafts.of_record(services.catalogue_id, Key(key))
    content = content_of(draft, SHAPE) if draft else None
    if draft is not None and content is not None:
        return Opened(content, base_of(draft, Place), draft)
    kept = services.places.open(Key(key))
    return Opened(content_of_kept(desk, kept), kept)


def content_of_kept(desk: PlaceDesk, kept: Kept[Place]) -> Content:
    """Return the content of a kept place, with the titles of the sources it rests on."""
    sources = {claim.source for claim in kept.record.claims if claim.source}
    titles = desk.services.history.names(sources, desk.texts.language) if sources else {}
    return SHAPE.from_record(kept.record, titles)


def title_of(desk: PlaceDesk) -> str:
    """Return the name to show of the form as it stands, "" for none."""
    rows = [row for row in desk.content["parts"]["names"] if row.get("text")]
    kind = field_of(PlaceName, "kind")
    names = [
        PlaceName(
            text=row["text"],
            language=row.get("language") or "",
            kind=read(kind, row.get("kind")),
            preferred=bool(row.get("preferred")),
        )
        for row in rows
    ]
    return display_name(names, desk.texts.language.value)


def _named(desk: PlaceDesk, name: str) -> Content:
    content = SHAPE.blank()
    row = SHAPE.blank_row("names")
    row |= {"text": name, "language": desk.texts.language.value, "script": script_of(name) or None}
    content["parts"]["names"] = [row]
    return content
