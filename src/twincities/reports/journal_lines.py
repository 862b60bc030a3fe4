"""A visit in the journal's own words: the eight cells of its line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twincities.i18n import NP_
from twincities.reports import phrases
from twincities.reports.dates import paper_date, two_dates

if TYPE_CHECKING:
    from twincities.i18n import Words
    from twincities.reports.visit_journal_data import JournalLine

DATE_UNKNOWN = NP_("visit journal", "date not stated")
ONLINE = NP_("visit journal", "by video link")
REPORT = NP_("visit journal", "Report")
REPORT_DATE = NP_("visit journal", "{form}, {date}")
# Note: {recipient} stands as it was recorded, in the nominative («представлен: заместитель акима города»).
REPORT_TO = NP_("visit journal", "{form}; received by: {recipient}")
REPORT_DATE_TO = NP_("visit journal", "{form}, {date}; received by: {recipient}")


def cells_of(line: JournalLine, number: int, words: Words, *, wrap: bool) -> tuple[int | str, ...]:
    """Return the line's eight cells; `wrap` puts date and place on lines of their own."""
    unknown = words(phrases.NOT_STATED)
    return (
        number,
        _date_and_place(line, words, wrap=wrap),
        line.guests or unknown,
        _both(line.basis, line.aim, words) or unknown,
        line.content or unknown,
        line.ours or unknown,
        line.permitted_by or unknown,
        _report(line, words) or unknown,
    )


def _date_and_place(line: JournalLine, words: Words, *, wrap: bool) -> str:
    when = two_dates(line.start, line.end, words) if line.start else words(DATE_UNKNOWN)
    where = words(ONLINE) if line.online else line.places
    if not where:
        return when
    return f"{when}\n{where}" if wrap else words(phrases.LISTED, first=when, second=where)


def _both(first: str, second: str, words: Words) -> str:
    return words(phrases.LISTED, first=first, second=second) if first and second else first or second


def _report(line: JournalLine, words: Words) -> str:
    if not (line.report_form or line.report_date or line.report_to):
        return ""
    form = line.report_form or words(REPORT)
    if line.report_date is None:
        return words(REPORT_TO, form=form, recipient=line.report_to) if line.report_to else form
    date = paper_date(line.report_date, words)
    if line.report_to:
        return words(REPORT_DATE_TO, form=form, date=date, recipient=line.report_to)
    return words(REPORT_DATE, form=form, date=date)
