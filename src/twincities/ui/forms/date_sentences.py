"""What is said of a typed text that is no date, and the repair it may have meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twincities.domain.date_reading import YearMissing
from twincities.domain.date_words import short
from twincities.domain.partial_date import DatePart, ImpossibleDate
from twincities.i18n import N_, NN_, NP_

if TYPE_CHECKING:
    from twincities.domain.partial_date import DateError, PartialDate
    from twincities.ui.texts import Texts

REPAIR = NP_("link that repairs a field", "Change to {value}")
UNREADABLE = N_("This cannot be read as a date; write it like 08.06.2015, 06.2015 or 2015")
NO_SUCH_DAY = NN_(
    "There is no such day: that month has {count} day",
    "There is no such day: that month has {count} days",
)
NO_SUCH_MONTH = N_("There is no such month: a year has 12")
NO_SUCH_YEAR = N_("There is no such year")
END_FIRST = N_("The end lies before the beginning")
YEAR_MISSING = N_("The year is missing")


def date_sentence(error: DateError, texts: Texts) -> tuple[str, str]:
    """Return what is wrong with a typed date and the words of the repair, "" where none is known."""
    guess: PartialDate | None = getattr(error, "repair", None)
    repair = texts(REPAIR, value=short(guess, texts.words)) if guess is not None else ""
    if isinstance(error, YearMissing):
        return texts(YEAR_MISSING), repair
    if not isinstance(error, ImpossibleDate):
        return texts(UNREADABLE), repair
    if error.part is DatePart.DAY:
        return texts(NO_SUCH_DAY, count=error.limit), repair
    message = {DatePart.MONTH: NO_SUCH_MONTH, DatePart.YEAR: NO_SUCH_YEAR, DatePart.UNTIL: END_FIRST}[
        error.part
    ]
    return texts(message), repair
