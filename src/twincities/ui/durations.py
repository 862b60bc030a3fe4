"""How long: days to go or gone by, and the age of what happened, no finer than its date."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twincities.i18n import NN_

if TYPE_CHECKING:
    from datetime import date

    from twincities.domain.partial_date import PartialDate
    from twincities.ui.texts import Texts

DAYS = NN_("{count} day", "{count} days")
MONTHS = NN_("{count} month", "{count} months")
YEARS = NN_("{count} year", "{count} years")
MONTHS_A_YEAR = 12


def days(count: int, texts: Texts) -> str:
    """Say a number of days."""
    return texts(DAYS, count=count)


def months(count: int, texts: Texts) -> str:
    """Say a number of months."""
    return texts(MONTHS, count=count)


def years(count: int, texts: Texts) -> str:
    """Say a number of years."""
    return texts(YEARS, count=count)


def age(happened: PartialDate, today: date, texts: Texts) -> str:
    """Say how long ago something ended: in whole years, within the year in months or days as far as they are known."""
    end = happened.end
    gone = (today.year - end.year) * MONTHS_A_YEAR + (today.month - end.month if end.month else 0)
    if end.day is not None and today.day < end.day:
        gone -= 1
    if gone >= MONTHS_A_YEAR or end.month is None:
        return years(max(0, gone // MONTHS_A_YEAR), texts)
    if gone >= 1 or end.day is None:
        return months(max(0, gone), texts)
    return days(max(0, (today - end.last_day).days), texts)
