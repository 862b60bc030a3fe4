"""The facts of a partnership as a briefing names them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twincities.domain.date_words import long
from twincities.domain.partial_date import PartialDate
from twincities.i18n import N_, NP_
from twincities.ui.joining import joined

if TYPE_CHECKING:
    from twincities.i18n import Message
    from twincities.services.briefings import Briefing
    from twincities.ui.texts import Texts

NEXT_VISIT = NP_("fact of a briefing", "Next visit")
STATUS_BASIS = NP_("fact of a briefing", "Basis of the status")
ESTABLISHED = NP_("fact of a briefing", "Established")
OTHERS_SAY = N_("other sources: {dates}")
LAST_EVENT = NP_("fact of a briefing", "Last event")
CONTACTS = NP_("fact of a briefing", "Contacts")
COOPERATION = NP_("fact of a briefing", "Fields")
CONFIRMED = NP_("fact of a briefing", "Last confirmed")
RESPONSIBLE = NP_("fact of a briefing", "Responsible")


def fact_lines(briefing: Briefing, texts: Texts) -> list[tuple[Message, str]]:
    """Return the facts that are known, in the order in which they are asked."""
    tie, words = briefing.tie, texts.words
    rivals = joined(texts, (long(one, words) for one in tie.rivals))
    established = (
        long(tie.established, words) if tie.established else "",
        tie.established_note,
        texts(OTHERS_SAY, dates=rivals) if rivals else "",
    )
    confirmed = long(PartialDate.of(tie.confirmed), words) if tie.confirmed else ""
    facts = (
        (NEXT_VISIT, tie.next_visit),
        (ESTABLISHED, joined(texts, established)),
        (STATUS_BASIS, tie.status_note),
        (LAST_EVENT, long(tie.last_event, words) if tie.last_event else ""),
        (CONTACTS, tie.turn),
        (COOPERATION, tie.cooperation),
        (CONFIRMED, joined(texts, (confirmed, tie.confirmed_by if confirmed else ""))),
        (RESPONSIBLE, tie.responsible),
    )
    return [(message, value) for message, value in facts if value]
