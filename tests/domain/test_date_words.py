from __future__ import annotations

import pytest

from tests.domain.dates import WORDS
from twincities.domain.date_words import Style, heading, long, precision_words, short, span, within
from twincities.domain.names import fold, tidy
from twincities.domain.partial_date import PartialDate
from twincities.i18n import Language

RU, KK, EN = Language.RU, Language.KK, Language.EN


@pytest.mark.parametrize(
    ("edtf", "ru", "kk", "en"),
    [
        ("2015-06-08", "08.06.2015", "08.06.2015", "8 Jun 2015"),
        ("2015-06", "июнь 2015", "2015\u00a0ж. маусым", "June 2015"),
        ("2015", "2015", "2015", "2015"),
        ("1990~", "ок.\u00a01990", "шамамен 1990", "c. 1990"),
        ("1990?", "1990?", "1990?", "1990?"),
        ("1990%", "ок.\u00a01990?", "шамамен 1990?", "c. 1990?"),
        ("2015-06-08/2015-06-11", "8–11.06.2015", "8–11.06.2015", "8–11 Jun 2015"),
        ("2015-06-28/2015-07-02", "28.06–02.07.2015", "28.06–02.07.2015", "28 Jun – 2 Jul 2015"),
    ],
)
def test_a_table_shows_dates_briefly(edtf: str, ru: str, kk: str, en: str) -> None:
    date = PartialDate.from_edtf(edtf)
    assert [short(date, WORDS[language]) for language in (RU, KK, EN)] == [ru, kk, en]


@pytest.mark.parametrize(
    ("edtf", "ru", "kk", "en"),
    [
        ("2015-06-08", "8\u00a0июня 2015\u00a0г.", "2015\u00a0жылғы 8\u00a0маусым", "8 June 2015"),
        ("2015-06", "июнь 2015", "2015\u00a0жылғы маусым", "June 2015"),
        ("2015", "2015", "2015", "2015"),
        ("862", "862", "862", "862"),
        ("1990~", "ок.\u00a01990", "шамамен 1990", "c. 1990"),
        ("2015-06-08/2015-06-11", "8–11\u00a0июня 2015", "2015\u00a0ж. 8–11\u00a0маусым", "8–11 June 2015"),
        (
            "2015-06-28/2015-07-02",
            "28\u00a0июня – 2\u00a0июля 2015",
            "2015\u00a0ж. 28\u00a0маусым – 2\u00a0шілде",
            "28 June – 2 July 2015",
        ),
        (
            "2014-12-28/2015-01-02",
            "28\u00a0декабря 2014\u00a0г. – 2\u00a0января 2015\u00a0г.",
            "2014\u00a0жылғы 28\u00a0желтоқсан – 2015\u00a0жылғы 2\u00a0қаңтар",
            "28 December 2014 – 2 January 2015",
        ),
        ("2015-06/2015-07", "июнь–июль 2015", "2015\u00a0ж. маусым–шілде", "June–July 2015"),
        ("1990/1992", "1990–1992", "1990–1992", "1990–1992"),
        ("1990~/1992", "ок.\u00a01990 – 1992", "шамамен 1990 – 1992", "c. 1990 – 1992"),
        (
            "2015-06-08/2015-07",
            "8\u00a0июня 2015\u00a0г. – июль 2015",
            "2015\u00a0жылғы 8\u00a0маусым – 2015\u00a0жылғы шілде",
            "8 June 2015 – July 2015",
        ),
    ],
)
def test_a_sentence_writes_dates_in_words(edtf: str, ru: str, kk: str, en: str) -> None:
    date = PartialDate.from_edtf(edtf.zfill(4))
    assert [long(date, WORDS[language]) for language in (RU, KK, EN)] == [ru, kk, en]


def test_spaces_that_hold_a_date_together_are_spaces_to_search_and_to_a_field() -> None:
    written = long(PartialDate(2015, 6, 8), WORDS[RU])
    assert fold(written) == "8 июня 2015 г"
    assert tidy(written) == "8 июня 2015 г."


def test_two_dates_are_written_as_the_interval_they_make() -> None:
    start, end = PartialDate(2015, 6, 8), PartialDate(2015, 6, 11)
    for words in WORDS.values():
        assert span(start, end, words, Style.LONG) == long(PartialDate(2015, 6, 8, until=end), words)
        assert (
            span(start, start, words, Style.SHORT)
            == span(start, None, words, Style.SHORT)
            == short(start, words)
        )


def test_a_day_heads_its_programme_with_its_weekday() -> None:
    day = PartialDate(2015, 6, 10)
    assert heading(day, WORDS[RU]) == "среда, 10\u00a0июня 2015"
    assert heading(day, WORDS[KK]) == "2015\u00a0ж. 10\u00a0маусым, сәрсенбі"
    assert heading(day, WORDS[EN]) == "Wednesday, 10 June 2015"


def test_less_than_a_day_heads_without_a_weekday() -> None:
    assert heading(PartialDate(2015, 6), WORDS[EN]) == "June 2015"
    assert heading(PartialDate(2015, 6, 10, approximate=True), WORDS[EN]) == "c. 10 June 2015"


@pytest.mark.parametrize(
    ("edtf", "said"),
    [
        ("2015-06-08", "день"),
        ("2015-06", "месяц"),
        ("1990", "год"),
        ("1990~", "год, приблизительно"),
        ("1990?", "год, под вопросом"),
    ],
)
def test_a_date_says_how_much_of_it_is_known(edtf: str, said: str) -> None:
    assert precision_words(PartialDate.from_edtf(edtf), WORDS[RU]) == said


@pytest.mark.parametrize(
    ("edtf", "said"),
    [
        ("2026", "in 2026"),
        ("2026-06", "in June 2026"),
        ("2026-06-08", "8 June 2026"),
        ("2026~", "c. 2026"),
        ("2026/2027", "2026–2027"),
    ],
)
def test_what_comes_due_within_a_month_or_a_year_says_so(edtf: str, said: str) -> None:
    assert within(PartialDate.from_edtf(edtf), WORDS[Language.EN]) == said


def test_a_year_stays_with_its_word_in_what_comes_due_too() -> None:
    due = PartialDate(2026)
    assert within(due, WORDS[RU]) == "в 2026\u00a0году"
    assert within(due, WORDS[KK]) == "2026\u00a0жылы"
