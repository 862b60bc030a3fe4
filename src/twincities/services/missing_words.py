"""What a partnership lacks, in sentences: the window and the papers say it in the same words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twincities.domain.date_words import long
from twincities.domain.partial_date import PartialDate
from twincities.i18n import N_, NN_
from twincities.services.missing import MissingCode

if TYPE_CHECKING:
    from collections.abc import Mapping

    from twincities.i18n import Message, Words
    from twincities.services.missing import Missing

SENTENCES: Mapping[MissingCode, Message] = {
    MissingCode.YEAR: N_("Since when the relations exist"),
    MissingCode.DAY: N_("Day and month of the year {year}"),
    MissingCode.MONTH_ONLY: N_("The day in {month}"),
    MissingCode.STATUS: N_("The legal status is not confirmed"),
    MissingCode.EVENTS: N_("No event is recorded"),
    MissingCode.DEADLINES: NN_("Deadline of {count} commitment", "Deadlines of {count} commitments"),
    MissingCode.SIDES: NN_("Who carries out {count} commitment", "Who carries out {count} commitments"),
    MissingCode.REPORTS: NN_("Report of {count} visit is overdue", "Reports of {count} visits are overdue"),
    MissingCode.AGREEMENT: N_("No agreement is recorded"),
    MissingCode.TEXT: NN_("Text of {count} agreement", "Texts of {count} agreements"),
    MissingCode.REVIEW: N_("The review was due: {date}"),
    MissingCode.PARTNER: N_("No word of the partner is recorded"),
    MissingCode.COORDINATES: N_("Coordinates: {place}"),
}


def say_missing(one: Missing, words: Words) -> str:
    """Say one thing that is missing."""
    facts = dict(one.facts)
    if one.code is MissingCode.MONTH_ONLY:
        month = PartialDate(int(str(facts["year"])), int(str(facts["month"])))
        facts = {"month": long(month, words)}
    date = facts.get("date")
    if isinstance(date, PartialDate):
        facts = {"date": long(date, words)}
    return words(SENTENCES[one.code], **facts)
