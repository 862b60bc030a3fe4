"""Which fields a change touched, by the names that forms give them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twincities.domain.fields import fields_of, parts_of
from twincities.domain.nouns import NOUNS
from twincities.i18n import NN_, NP_
from twincities.ui.joining import listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from twincities.services.today import Change
    from twincities.ui.texts import Texts

MOST_NAMED = 2
MORE = NN_("and {count} more", "and {count} more")
WITH_MORE = NP_("names, and how many more there are", "{names} {more}")


def changed_fields(change: Change, texts: Texts) -> str:
    """Name the first fields that were changed, and say how many more there were; "" for a record as a whole."""
    labels = list(dict.fromkeys(_labels(change, texts)))
    said = listed(texts, labels[:MOST_NAMED])
    if len(labels) > MOST_NAMED:
        said = texts(WITH_MORE, names=said, more=texts(MORE, count=len(labels) - MOST_NAMED))
    return said


def _labels(change: Change, texts: Texts) -> Iterator[str]:
    noun = NOUNS.get(change.noun)
    if noun is None:
        return
    parts = {part.name: part.label for part in parts_of(noun)}
    fields = {field.name: field.label for field in fields_of(noun)}
    for part, field in change.fields:
        label = parts.get(part) if part else fields.get(field)
        if label is not None:
            yield texts(label)
