"""Columns that several tables share: the row's number, the two sides of a tie, the partner's country."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twincities.i18n import NP_
from twincities.reports.tables import Column

if TYPE_CHECKING:
    from collections.abc import Iterable

    from twincities.domain.partial_date import PartialDate
    from twincities.i18n import Message

KAZAKHSTAN = "KZ"
OUR_SIDE = NP_("column of a paper", "Our side")
SIDE_OF = {
    # Note: the own side of a register kept in Kazakhstan.
    KAZAKHSTAN: NP_("column of a paper", "Kazakh side"),
}
NUMBER = NP_("column of a paper", "No.")
PARTNER = NP_("column of a paper", "Partner")
COUNTRY = NP_("column of a paper", "Country")

NEVER = 9999_00_00
UNKNOWN_DAY, UNKNOWN_MONTH = 99, 99_99


def our_side(home: str) -> Message:
    """Return how the own side is called in a register kept in that country."""
    return SIDE_OF.get(home, OUR_SIDE)


def number_column(width: float) -> Column:
    """Return the column of the row's number."""
    return Column(id="n", header=NUMBER, width=width, look="Number")


def side_columns(home: str, *, with_ours: bool) -> tuple[Column, ...]:
    """Return the columns of both sides; the own one is dropped where every row would say the same."""
    ours = Column(id="city", header=our_side(home), width=16)
    theirs = (
        Column(id="partner", header=PARTNER, width=17.5, look="Text Bold"),
        Column(id="country", header=COUNTRY, width=16),
    )
    return (ours, *theirs) if with_ours else theirs


def differ(ours: Iterable[str]) -> bool:
    """Tell whether the rows are of more than one own side."""
    return len(set(ours)) > 1


def sort_number(day: PartialDate | None) -> int:
    """Return what a hidden column sorts by: yyyymmdd, 00 for what is not known, the end of times for no date."""
    return NEVER if day is None else day.sort_key


def sort_number_late(day: PartialDate) -> int:
    """Return the same with 99 for what is not known: a month stands after its days, a year after its months."""
    if day.month is None:
        return day.sort_key + UNKNOWN_MONTH
    return day.sort_key + UNKNOWN_DAY if day.day is None else day.sort_key
