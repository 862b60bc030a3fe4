"""The content of an agreement's form: see `forms.content`. Knows no Qt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twincities.domain.agreement import Agreement
from twincities.domain.claiming import mentioned_by
from twincities.ui.forms.content import Shape

if TYPE_CHECKING:
    from twincities.domain.keys import Key
    from twincities.ui.forms.content import Content

SHAPE = Shape(
    Agreement,
    {
        "titles": ("text",),
        "signatories": ("name", "post", "organisation_name"),
        "approvals": ("body_name", "number", "date"),
        "sources": ("source",),
        "claims": ("target",),
    },
)
KEPT_ON = ("partnership", "signed_at", "languages", "original_kept")
"""What a document has in common with the one it follows."""


def mentioned_in(record: Agreement) -> set[Key]:
    """Return the keys of the records that a form or a preview of an agreement names."""
    keys = {record.partnership, record.signed_at, record.follows, *(use.source for use in record.sources)}
    return {key for key in keys if key is not None} | mentioned_by(record)


def new_of(partnership: Key, title: str) -> Content:
    """Return the form of a new agreement of a partnership."""
    content = SHAPE.blank()
    content["fields"]["partnership"] = str(partnership)
    content["names"] = {str(partnership): title}
    return content


def new_after(former: Content, key: Key, title: str) -> Content:
    """Return the form of a new document that follows another one."""
    content = SHAPE.blank()
    content["fields"] |= {name: former["fields"][name] for name in KEPT_ON}
    content["fields"]["follows"] = str(key)
    content["names"] = {**former["names"], str(key): title}
    return content
