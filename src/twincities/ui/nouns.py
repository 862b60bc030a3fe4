"""What records are called, by their nouns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twincities.i18n import NP_

if TYPE_CHECKING:
    from twincities.i18n import Message

NOUNS: dict[str, Message] = {
    "visit": NP_("kind of record", "Visit"),
    "place": NP_("kind of record", "Place"),
    "partnership": NP_("kind of record", "Partnership"),
    "agreement": NP_("kind of record", "Agreement"),
    "person": NP_("kind of record", "Person"),
    "organisation": NP_("kind of record", "Organisation"),
    "source": NP_("kind of record", "Source"),
}
