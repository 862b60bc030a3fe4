"""What a key opens: a visit with the draft that corrects it, a draft, or a new visit of a partnership."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twincities.domain.keys import Key
from twincities.domain.visit import Visit
from twincities.ui.forms.drafting import base_of, content_of
from twincities.ui.forms.record_editor import Opened
from twincities.ui.visit_editor import form

if TYPE_CHECKING:
    from twincities.domain.record import Kept
    from twincities.ui.visit_editor.desk import EditorDesk
    from twincities.ui.visit_editor.form import Content

NEW_OF = "partnership:"
"""Begins the key with which a new visit of a partnership is opened: "partnership:KEY"."""
BETWEEN_PARTIES = " — "


def opened(desk: EditorDesk, key: str) -> Opened[Visit]:
    """Return the form that a key opens; MissingRecordError where there is nothing under it."""
    if key.startswith(NEW_OF):
        return Opened(_of_partnership(desk, Key(key.removeprefix(NEW_OF))))
    services = desk.services
    draft = services.drafts.open(Key(key)) or services.drafts.of_record(services.catalogue_id, Key(key))
    content = content_of(draft, form.SHAPE) if draft else None
    if draft is not None and content is not None:
        return Opened(content, base_of(draft, Visit), draft)
    return opened_visit(desk, Key(key))


def opened_visit(desk: EditorDesk, key: Key) -> Opened[Visit]:
    """Return the form of a visit as the register has it."""
    kept = desk.services.visits.open(key)
    return Opened(content_of_kept(desk, kept), kept)


def content_of_kept(desk: EditorDesk, kept: Kept[Visit]) -> Content:
    """Return the content of a kept visit, with the names and sources it refers to."""
    names = desk.services.visits.names(kept.record, desk.texts.language)
    sources = {use.source: desk.services.sources.open(use.source).record for use in kept.record.sources}
    return form.from_record(kept.record, names, sources)


def _of_partnership(desk: EditorDesk, key: Key) -> Content:
    parties = desk.services.partnerships.open(key).record.parties
    names = desk.place_names([party.place for party in parties])
    content = form.blank()
    content["names"] = {**names, key: BETWEEN_PARTIES.join(names.values())}
    content["fields"] |= {"partnership": key, "sending": parties[0].place, "host": parties[1].place}
    return content
