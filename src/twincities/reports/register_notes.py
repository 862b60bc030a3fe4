"""How the words of the register are to be understood: the last sheet of its workbook."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twincities.i18n import N_, NN_, NP_
from twincities.reports.book import sheet_name
from twincities.reports.phrases import NOT_APPLICABLE
from twincities.reports.register_words import activity_words, over, status_words
from twincities.reports.summary import SummarySheet

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from openpyxl import Workbook

    from twincities.i18n import Message, Words
    from twincities.reports.options import PaperOptions
    from twincities.reports.register_data import RegisterCover, RegisterLine

SHEET = NP_("sheet of a paper", "Notes")
TITLE = NP_("register", "Notes to the register")
WIDTHS = (24, 64)

TERM = NP_("column of a paper", "Term")
MEANING = NP_("column of a paper", "How to understand it")

YEAR = NP_("column of a paper", "Year")
YEAR_MEANS = N_("A number. A dash: the year is not established.")
DATE = NP_("column of a paper", "Established")
DATE_MEANS = N_(
    "There is a date only where the day is known. “Year only” and “October 2009”: the source says no more. "
    "Days and months are never made up."
)
SOURCE = NP_("column of a paper", "Source")
SOURCE_MEANS = N_(
    "Where the date comes from. The sign ≈ marks a date that was worked out and is not named in the source."
)
STATUS = NP_("column of a paper", "Legal status")
STATUS_MEANS = N_(
    "In force, suspended, ended: by document. “Unconfirmed”: the link stands in lists, no document is on file. The "
    "sign ≈ marks a status that was worked out from other facts, without a document."
)
ACTIVITY = NP_("column of a paper", "Activity")
# Note: {active}, {occasional} are lengths of time: «24 месяца», «5 лет», in the accusative after «за последние».
ACTIVITY_MEANS = N_(
    "Active: an event within the last {active}; occasional: within the last {occasional}; none for longer: the last "
    "event lies further back; no data: no event is recorded."
)
LAST_YEARS = NN_("{count} year", "{count} years")
LAST_MONTHS = NN_("{count} month", "{count} months")
REMARKS = NP_("paper", "Remarks")
REMARKS_MEAN = N_(
    "The only column open for writing. Say what to change and to what. Do not delete rows or copy them into another "
    "workbook: a hidden key brings the remark back to its record."
)
FILTER = NP_("register", "Filter and order")
FILTER_MEANS = N_(
    "The filter works. Sorting is off in a protected workbook; if another order is needed, lift the protection (there "
    "is no password): the key moves with its row."
)

SET = NP_("register", "Set by the office")
SET_MEANS = N_(
    "The office may set a status above documents, and an activity above what is measured, for a reason that is "
    "stated. Such partnerships follow."
)
# Note: {set} is «Действует, установлено отделом», {reason} what a person wrote.
REASON = NP_("register", "{set}: {reason}")
TIE = NP_("register", "{ours} — {partner}")


def add_notes(
    book: Workbook, options: PaperOptions, cover: RegisterCover, set_by_office: Sequence[RegisterLine]
) -> None:
    """Add the sheet that explains the columns; what only a review copy has is explained there only.

    After the columns stand the partnerships of which the office set the status or the activity, each with its reason.
    """
    words = options.words
    sheet = book.create_sheet(sheet_name(words(SHEET)))
    page = SummarySheet(sheet, options, WIDTHS, words(TITLE))
    page.row([(words(TITLE), "TC Title")], exact=24)
    page.gap(10)
    page.row([(words(TERM), "TC Head"), (words(MEANING), "TC Head")])
    active, occasional = (
        over(months, words, LAST_YEARS, LAST_MONTHS)
        for months in (cover.active_months, cover.occasional_months)
    )
    notes: list[tuple[Message, str]] = [
        (YEAR, words(YEAR_MEANS)),
        (DATE, words(DATE_MEANS)),
        (STATUS, words(STATUS_MEANS)),
        (ACTIVITY, words(ACTIVITY_MEANS, active=active, occasional=occasional)),
        (SOURCE, words(SOURCE_MEANS)),
    ]
    if options.for_review:
        notes += [(REMARKS, words(REMARKS_MEAN)), (FILTER, words(FILTER_MEANS))]
    if set_by_office:
        notes.append((SET, words(SET_MEANS)))
    for term, meaning in notes:
        page.row([(words(term), "TC Text Bold"), (meaning, "TC Text")])
    for line in set_by_office:
        tie = words(TIE, ours=line.ours or NOT_APPLICABLE, partner=line.partner or NOT_APPLICABLE)
        page.row([(tie, "TC Text"), ("\n".join(_reasons(line, cover, words)), "TC Text")])
    page.finish()


def _reasons(line: RegisterLine, cover: RegisterCover, words: Words) -> Iterator[str]:
    if line.status_set:
        yield words(REASON, set=status_words(line.status, words, by_office=True), reason=line.status_reason)
    if line.activity_set:
        said = activity_words(line.activity, cover.occasional_months, words, by_office=True)
        yield words(REASON, set=said, reason=line.activity_reason)
