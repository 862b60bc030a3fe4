from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.dates import WORDS, partial_dates
from twincities.domain.date_lexicon import Entry, Meaning, lexicon
from twincities.domain.date_reading import LONGEST_TEXT, YearMissing, read_date
from twincities.domain.date_words import MONTHS_ALONE, MONTHS_IN_DATE, MONTHS_SHORT, heading, long, short
from twincities.domain.names import fold
from twincities.domain.partial_date import DateError, DatePart, ImpossibleDate, PartialDate, UnreadableDate
from twincities.i18n import Language

TODAY = date(2026, 11, 24)


def read(text: str, today: date = TODAY) -> str:
    return read_date(text, today, WORDS[Language.RU]).edtf()


@pytest.mark.parametrize(
    ("typed", "edtf"),
    [
        ("8.6.15", "2015-06-08"),
        ("08.06.2015", "2015-06-08"),
        (" 08.06.2015. ", "2015-06-08"),
        ("8. 6. 2015", "2015-06-08"),
        ("8-6-2015", "2015-06-08"),
        ("08/06/2015", "2015-06-08"),
        ("8 6 2015", "2015-06-08"),
        ("2015-06-08", "2015-06-08"),
        ("2015.06.08", "2015-06-08"),
        ("8-11.06.2015", "2015-06-08/2015-06-11"),
        ("8–11.06.2015", "2015-06-08/2015-06-11"),
        ("8 — 11.06.2015", "2015-06-08/2015-06-11"),
        ("28.06–02.07.2015", "2015-06-28/2015-07-02"),
        ("28.12.2014-02.01.2015", "2014-12-28/2015-01-02"),
        ("2015-06-08/2015-06-11", "2015-06-08/2015-06-11"),
        ("2015-06-08 - 2015-06-11", "2015-06-08/2015-06-11"),
        ("08/06/2015-11/06/2015", "2015-06-08/2015-06-11"),
        ("8-8.06.2015", "2015-06-08"),
        ("06.2015", "2015-06"),
        ("06/2015", "2015-06"),
        ("06 2015", "2015-06"),
        ("2015-06", "2015-06"),
        ("6-7.2015", "2015-06/2015-07"),
        ("2015", "2015"),
        ("862", "0862"),
        ("1990-1992", "1990/1992"),
        ("1998-99", "1998/1999"),
    ],
)
def test_figures_are_read_day_first(typed: str, edtf: str) -> None:
    assert read(typed) == edtf


@pytest.mark.parametrize(
    ("typed", "edtf"),
    [
        ("~1990", "1990~"),
        ("≈1990", "1990~"),
        ("1990~", "1990~"),
        ("ок. 1990", "1990~"),
        ("Ок 1990 г.", "1990~"),
        ("около 1990", "1990~"),
        ("c. 1990", "1990~"),
        ("ca. 1990", "1990~"),
        ("about June 1990", "1990-06~"),
        ("шамамен 1990", "1990~"),
        ("1990?", "1990?"),
        ("1990 (?)", "1990?"),
        ("возможно, 1990", "1990?"),
        ("~1990?", "1990%"),
        ("1990%", "1990%"),
        ("ок. 1990 – 1992", "1990~/1992"),
    ],
)
def test_doubt_is_read_as_doubt(typed: str, edtf: str) -> None:
    assert read(typed) == edtf


@pytest.mark.parametrize(
    ("typed", "edtf"),
    [
        ("июнь 1990", "1990-06"),
        ("ИЮНЬ 1990", "1990-06"),
        ("в июне 1990", "1990-06"),
        ("в июне 1990 года", "1990-06"),
        ("8 июня 2015 г.", "2015-06-08"),
        ("8-го июня 2015", "2015-06-08"),
        ("8 июня 15", "2015-06-08"),
        ("среда, 10 июня 2015", "2015-06-10"),
        ("8-11 июня 2015", "2015-06-08/2015-06-11"),
        ("с 8 по 11 июня 2015 года", "2015-06-08/2015-06-11"),
        ("\u0063 8 по 11 июня 2015 года", "2015-06-08/2015-06-11"),  # a Latin c
        ("c 1990 to 1995", "1990~/1995"),
        ("28 июня — 2 июля 2015", "2015-06-28/2015-07-02"),
        ("июнь–июль 2015", "2015-06/2015-07"),
        ("1990–1992 гг.", "1990/1992"),
        ("1990 г.", "1990"),
        ("в 1990 году", "1990"),
        ("June 1990", "1990-06"),
        ("8 June 2015", "2015-06-08"),
        ("June 8, 2015", "2015-06-08"),
        ("8th of June, 2015", "2015-06-08"),
        ("8-Jun-2015", "2015-06-08"),
        ("Sept. 2015", "2015-09"),
        ("June 8-11, 2015", "2015-06-08/2015-06-11"),
        ("from 8 to 11 June 2015", "2015-06-08/2015-06-11"),
        ("Wednesday, 10 June 2015", "2015-06-10"),
        ("1990 ж.", "1990"),
        ("1990-жылы", "1990"),
        ("2015 жылғы 8 маусым", "2015-06-08"),
        ("2015 жылғы маусымның 8-інде", "2015-06-08"),
        ("8 маусым 2015", "2015-06-08"),
        ("2015 ж. 8–11 маусым", "2015-06-08/2015-06-11"),
        ("2015 жылғы маусым", "2015-06"),
        ("12 кыркуйек 2015", "2015-09-12"),
    ],
)
def test_words_of_all_three_languages_are_read_whatever_the_window_speaks(typed: str, edtf: str) -> None:
    for words in WORDS.values():
        assert read_date(typed, TODAY, words).edtf() == edtf


@pytest.mark.parametrize(
    ("typed", "year"),
    [("8.6.45", 2045), ("8.6.46", 1946), ("8.6.99", 1999), ("8.6.00", 2000), ("8.6.26", 2026)],
)
def test_a_year_of_two_figures_lies_eighty_years_back_to_nineteen_ahead(typed: str, year: int) -> None:
    assert read(typed) == f"{year}-06-08"


@pytest.mark.parametrize(
    "typed",
    ["", " ", "8", "90", "90-е", "1990-е", "1990s", "XX век", "с 1990", "до 1990", "after 1990", "8-11", "8.6-2015",
     "June 8 9 2015", "1.2.3.4", "8.6.5", "20150608", "1990-1992-1994", "июнь июль", "??", "~", "-", "от", "2015-8.06",
     "8 июня 2015 10:00", "1" * 101],
)  # fmt: skip
def test_what_is_no_date_is_refused_with_its_text(typed: str) -> None:
    with pytest.raises(UnreadableDate) as refused:
        read(typed)
    assert refused.value.text == typed


@pytest.mark.parametrize(
    ("typed", "month", "day", "repair"),
    [
        ("8.06", 6, 8, "2026-06-08"),
        ("8 июня", 6, 8, "2026-06-08"),
        ("June 15", 6, 15, "2026-06-15"),
        ("28.02", 2, 28, "2027-02-28"),
        ("29.02", 2, 29, "2028-02-29"),
        ("декабрь", 12, None, "2026-12"),
        ("8–11 июня", 6, 8, "2026-06-08/2026-06-11"),
        ("28.12–02.01", 12, 28, "2026-12-28/2027-01-02"),
    ],
)
def test_a_date_without_its_year_proposes_the_nearest(
    typed: str, month: int, day: int | None, repair: str
) -> None:
    with pytest.raises(YearMissing) as refused:
        read(typed)
    error = refused.value
    assert (error.text, error.month, error.day, error.repair.edtf()) == (typed, month, day, repair)


@pytest.mark.parametrize(
    ("typed", "part", "value", "limit", "repair"),
    [
        ("31.06.2015", DatePart.DAY, 31, 30, "2015-06-30"),
        ("29 февраля 2015", DatePart.DAY, 29, 28, "2015-02-28"),
        ("2015-06-31", DatePart.DAY, 31, 30, "2015-06-30"),
        ("06/15/2015", DatePart.MONTH, 15, 12, "2015-06-15"),
        ("13.2015", DatePart.MONTH, 13, 12, None),
        ("2015-13", DatePart.MONTH, 13, 12, None),
        ("30.02", DatePart.DAY, 30, 29, None),
        ("0.06.2015", DatePart.DAY, 0, 30, None),
        ("11-8.06.2015", DatePart.UNTIL, 20150608, 20150611, "2015-06-08/2015-06-11"),
        ("28.12–02.01.2015", DatePart.UNTIL, 20150102, 20151228, "2014-12-28/2015-01-02"),
    ],
)
def test_an_impossible_date_carries_its_facts_and_the_likely_repair(
    typed: str, part: DatePart, value: int, limit: int, repair: str | None
) -> None:
    with pytest.raises(ImpossibleDate) as refused:
        read(typed)
    error = refused.value
    assert (error.text, error.part, error.value, error.limit) == (typed, part, value, limit)
    assert (error.repair.edtf() if error.repair else None) == repair


@pytest.mark.parametrize("language", Language)
@given(day=partial_dates())
def test_a_date_written_in_any_language_and_style_reads_back_as_itself(
    language: Language, day: PartialDate
) -> None:
    words = WORDS[language]
    for write in (short, long, heading):
        assert read_date(write(day, words), TODAY, words) == day


@given(day=partial_dates())
def test_edtf_is_read_as_typed(day: PartialDate) -> None:
    assert read(day.edtf()) == day.edtf()


_PIECES = [
    "8",
    "31",
    "06",
    "15",
    "2015",
    "0",
    "июня",
    "June",
    "маусым",
    "ок.",
    "c.",
    "?",
    "~",
    "-",
    "–",
    ".",
    "/",
    " ",
    ",",
    "с",
    "по",
    "г.",
    "жылғы",
]


@given(st.text(max_size=LONGEST_TEXT + 5) | st.lists(st.sampled_from(_PIECES), max_size=30).map("".join))
def test_no_text_is_anything_but_a_date_or_a_refusal(text: str) -> None:
    try:
        assert isinstance(read_date(text, TODAY, WORDS[Language.EN]), PartialDate)
    except DateError as refused:
        assert refused.text == text  # noqa: PT017 - both outcomes are right


@pytest.mark.parametrize("today", [date(1, 1, 1), date(9999, 12, 31)])
@pytest.mark.parametrize("typed", ["29.02", "8.6.15", "8 июня", "28.12–02.01"])
def test_the_ends_of_the_calendar_are_no_exception(typed: str, today: date) -> None:
    try:
        read(typed, today)
    except DateError as refused:
        assert refused.text == typed  # noqa: PT017 - as above


def test_every_month_of_every_language_is_known_as_itself() -> None:
    known = lexicon(WORDS[Language.EN])
    for words in WORDS.values():
        assert lexicon(words) == known
        for months in (MONTHS_ALONE, MONTHS_IN_DATE, MONTHS_SHORT):
            for number, month in enumerate(months, start=1):
                assert known[fold(words(month))] == Entry(Meaning.MONTH, number)
    assert all(re.fullmatch(r"[^\W\d_]+", word) for word in known)
