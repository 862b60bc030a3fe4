"""What a service suggests, as a field offers it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twincities.services.candidates import Reason
from twincities.ui.forms.lookup import FOR
from twincities.ui.forms.suggestions import Suggestion
from twincities.ui.joining import joined

if TYPE_CHECKING:
    from collections.abc import Iterable

    from twincities.services.suggesting import Suggestion as Offer
    from twincities.ui.texts import Texts


def offers(found: Iterable[Offer], texts: Texts) -> list[Suggestion]:
    """Return suggestions; one that is only spelt alike says so, and is never taken by going on."""
    return [
        Suggestion(
            offer.key,
            offer.title,
            joined(texts, (offer.subtitle, texts(FOR[Reason.MISSPELT]))) if offer.alike else offer.subtitle,
            alike=offer.alike,
        )
        for offer in found
    ]
