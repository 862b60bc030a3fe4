"""An agreement in the words of a paper: its dates, its term, how it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twincities.domain.date_words import short
from twincities.domain.partial_date import Precision
from twincities.i18n import NP_
from twincities.reports import phrases
from twincities.reports.agreements_data import NOTICE_AHEAD
from twincities.reports.dates import cell_date

if TYPE_CHECKING:
    from datetime import date

    from twincities.domain.partial_date import PartialDate
    from twincities.i18n import Words
    from twincities.reports.agreements_data import TermState

# Note: {date} is a year, so that nobody takes it for a number («1990 (год)»).
YEAR = NP_("date of an agreement on paper", "{date} (year)")
# Note: of a term that has no end.
OPEN_ENDED = NP_("end of an agreement on paper", "open-ended")
# Note: one cell: what the document is called, and that nobody has its text.
TEXT_MISSING = NP_("document on paper", "{document}; text not found")


def day_cell(day: PartialDate | None, words: Words, without: str) -> date | str:
    """Return a real date for a known day, «1990 (year)» for a year, `without` for none."""
    if day is None:
        return without
    cell = cell_date(day, words)
    if day.precision is Precision.YEAR and day.until is None:
        return words(YEAR, date=short(day, words))
    return cell


def until_cell(until: PartialDate | None, words: Words, *, open_ended: bool) -> date | str:
    """Return until when it is in force; no end and an unknown end are two things."""
    return day_cell(until, words, words(OPEN_ENDED if open_ended else phrases.NOT_STATED))


def document_cell(document: str, words: Words, *, text_missing: bool) -> str:
    """Return what the document is called, and whether its text was never found."""
    return words(TEXT_MISSING, document=document) if text_missing else document


def state_words(state: TermState, words: Words) -> str:
    """Return how its term stands; what needs a decision in capitals."""
    return words(state.label, days=words.number(NOTICE_AHEAD))
