"""Dates for tests: any that can be, and the product's own words for them."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import replace
from pathlib import Path

from hypothesis import strategies as st

from twincities.domain.partial_date import PartialDate
from twincities.i18n import Language, Words

LOCALE = Path(__file__).resolve().parent.parent.parent / "resources" / "locale"
WORDS = {language: Words(language, LOCALE) for language in Language}


@st.composite
def single_dates(draw: st.DrawFn, *, doubt: bool = True) -> PartialDate:
    """Return days, months and years, with and without doubt."""
    year = draw(st.integers(1, 9999) | st.integers(1950, 2030))
    month = draw(st.none() | st.integers(1, 12))
    day = None if month is None else draw(st.none() | st.integers(1, monthrange(year, month)[1]))
    approximate, uncertain = draw(st.booleans()) and doubt, draw(st.booleans()) and doubt
    return PartialDate(year, month, day, approximate, uncertain)


@st.composite
def partial_dates(draw: st.DrawFn) -> PartialDate:
    """Return single dates and intervals of two different ones."""
    start, end = sorted(draw(st.tuples(single_dates(), single_dates())))
    if draw(st.booleans()) or start == end or end.last_day < start.first_day:
        return start
    return replace(start, until=end)
