"""A partnership in the words of its paper: form of the tie, status, activity, dates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twincities.domain.date_words import short
from twincities.domain.partial_date import PartialDate, Precision
from twincities.domain.vocabularies import Activity, LegalStatus, PartnershipType
from twincities.i18n import NN_, NP_
from twincities.reports import phrases
from twincities.reports.dates import cell_date

if TYPE_CHECKING:
    from datetime import date

    from twincities.i18n import Message, Words

# Note: the form of a tie as an official register names it («Побратимство», «Дружеские связи»).
FORMS: dict[PartnershipType, Message] = {
    PartnershipType.TWIN: NP_("form of a tie on paper", "Twinning"),
    PartnershipType.FRIENDSHIP: NP_("form of a tie on paper", "Friendship"),
    PartnershipType.PARTNER: NP_("form of a tie on paper", "Partnership"),
    PartnershipType.PROJECT: NP_("form of a tie on paper", "Project partnership"),
    PartnershipType.CONTACT: NP_("form of a tie on paper", "Contact without document"),
    PartnershipType.MULTILATERAL: NP_("form of a tie on paper", "Multilateral tie"),
    PartnershipType.CANDIDATE: NP_("form of a tie on paper", "Candidate"),
}
# Note: said of a tie, feminine in Russian («Действует», «Приостановлена»).
STATUSES: dict[LegalStatus, Message] = {
    LegalStatus.IN_PREPARATION: NP_("legal status on paper", "In preparation"),
    LegalStatus.IN_FORCE: NP_("legal status on paper", "In force"),
    LegalStatus.EXPIRED: NP_("legal status on paper", "Expired"),
    LegalStatus.SUSPENDED: NP_("legal status on paper", "Suspended"),
    LegalStatus.ENDED: NP_("legal status on paper", "Ended"),
    LegalStatus.UNCONFIRMED: NP_("legal status on paper", "Unconfirmed"),
}
STATUSES_SET_BY_OFFICE: dict[LegalStatus, Message] = {
    LegalStatus.IN_PREPARATION: NP_("legal status on paper", "In preparation, set by the office"),
    LegalStatus.IN_FORCE: NP_("legal status on paper", "In force, set by the office"),
    LegalStatus.EXPIRED: NP_("legal status on paper", "Expired, set by the office"),
    LegalStatus.SUSPENDED: NP_("legal status on paper", "Suspended, set by the office"),
    LegalStatus.ENDED: NP_("legal status on paper", "Ended, set by the office"),
    LegalStatus.UNCONFIRMED: NP_("legal status on paper", "Unconfirmed, set by the office"),
}
# Note: ≈ marks a status that was worked out: no document and no decision says it.
STATUS_WORKED_OUT = NP_("legal status on paper", "{status} ≈")
# Note: said of a tie, feminine in Russian («Активная», «Эпизодическая»).
ACTIVE = NP_("activity on paper", "Active")
OCCASIONAL = NP_("activity on paper", "Occasional")
NO_DATA = NP_("activity on paper", "No data")
DORMANT_YEARS = NN_("None for over {count} year", "None for over {count} years")
DORMANT_MONTHS = NN_("None for over {count} month", "None for over {count} months")
SET_BY_OFFICE = {
    Activity.ACTIVE: NP_("activity on paper", "Active, set by the office"),
    Activity.OCCASIONAL: NP_("activity on paper", "Occasional, set by the office"),
    Activity.DORMANT: NP_("activity on paper", "Dormant, set by the office"),
    Activity.NO_DATA: NP_("activity on paper", "No data, set by the office"),
}
MONTHS_IN_YEAR = 12

YEAR_ONLY = NP_("date of a tie on paper", "year only")
NOT_ESTABLISHED = NP_("date of a tie on paper", "not established")
# Note: ≈ marks a date that was worked out and not read in the source.
WORKED_OUT = NP_("source of a paper", "≈ {source}")


def status_words(
    status: LegalStatus, words: Words, *, by_office: bool = False, inferred: bool = False
) -> str:
    """Return the legal status, and whether the office set it above documents, or it was worked out without any."""
    said = words((STATUSES_SET_BY_OFFICE if by_office else STATUSES)[status])
    return words(STATUS_WORKED_OUT, status=said) if inferred else said


def activity_words(
    activity: Activity, occasional_months: int, words: Words, *, by_office: bool = False
) -> str:
    """Return the activity; what is dormant says since how long, by the office's own limit, unless the office set it."""
    if by_office:
        return words(SET_BY_OFFICE[activity])
    if activity is not Activity.DORMANT:
        said = {
            Activity.ACTIVE: ACTIVE,
            Activity.OCCASIONAL: OCCASIONAL,
            Activity.NO_DATA: NO_DATA,
        }
        return words(said[activity])
    return over(occasional_months, words, DORMANT_YEARS, DORMANT_MONTHS)


def over(months: int, words: Words, of_years: Message, of_months: Message) -> str:
    """Say a length of time in years where it is whole years, else in months."""
    if months % MONTHS_IN_YEAR == 0:
        return words(of_years, count=months // MONTHS_IN_YEAR)
    return words(of_months, count=months)


def year_cell(established: PartialDate | None, words: Words) -> int | str:
    """Return the year as a number, two years as words, a dash for none."""
    if established is None:
        return phrases.NOT_APPLICABLE
    first, last = established.start.year, established.end.year
    return first if first == last else short(PartialDate(first, until=PartialDate(last)), words)


def date_cell(established: PartialDate | None, words: Words) -> date | str:
    """Return a real date for a known day; else as much as is known in words, and never a day that nobody named."""
    if established is None:
        return words(NOT_ESTABLISHED)
    plain_year = established.precision is Precision.YEAR and established.until is None
    if plain_year and not established.is_doubtful:
        return words(YEAR_ONLY)
    return cell_date(established, words)


def source_cell(source: str, words: Words, *, inferred: bool) -> str:
    """Return where the date comes from, marked where it was worked out."""
    said = source or words(phrases.NOT_STATED)
    return words(WORKED_OUT, source=said) if inferred else said
