"""The forms that the editor begins with: a kept visit's, and a new one's of a partnership."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twincities.ui.visit_editor import form

if TYPE_CHECKING:
    from twincities.domain.keys import Key
    from twincities.domain.record import Kept
    from twincities.domain.visit import Visit
    from twincities.ui.forms.content import Content
    from twincities.ui.visit_editor.desk import EditorDesk

NEW_OF = "partnership:"
"""Begins the key with which a new visit of a partnership is opened: "partnership:KEY"."""
BETWEEN_PARTIES = " — "


def content_of_kept(desk: EditorDesk, kept: Kept[Visit]) -> Content:
    """Return the content of a kept visit, with the names and sources it refers to."""
    names = desk.services.visits.names(kept.record, desk.texts.language)
    sources = {use.source: desk.services.sources.open(use.source).record for use in kept.record.sources}
    return form.from_record(kept.record, names, sources)


def of_partnership(desk: EditorDesk, key: Key) -> Content:
    """Return the form of a new visit of a partnership."""
    parties = desk.services.partnerships.open(key).record.parties
    names = desk.place_names([party.place for party in parties])
    content = form.blank()
    content["names"] = {**names, key: BETWEEN_PARTIES.join(names.values())}
    content["fields"] |= {"partnership": key, "sending": parties[0].place, "host": parties[1].place}
    return content
