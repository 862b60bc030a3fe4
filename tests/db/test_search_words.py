"""What the words of a question mean: names by their sound, countries, languages, dates, titles."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from tests.db.searching import NO_PARTS, found
from tests.examples import WHO, fill
from twincities.db.checking import check
from twincities.db.search import called
from twincities.db.tables.nouns import TABLES
from twincities.db.writing import action
from twincities.domain.agreement import Agreement
from twincities.domain.claim import Claim
from twincities.domain.partial_date import PartialDate
from twincities.domain.people import Organisation, Person
from twincities.domain.source import Source
from twincities.domain.visit import Participation
from twincities.domain.vocabularies import Side

if TYPE_CHECKING:
    from twincities.db.database import Database


@pytest.mark.parametrize(
    ("kept", "typed"),
    [
        ("Sharon Taylor", "Шарон Тэйлор"),
        ("Sharon Taylor", "тейлор"),
        ("Шарон Тэйлор", "Sharon Taylor"),
        ("Jürgen Schmidt", "Шмидт"),
        ("Elizabeth Thompson", "элизабет томпсон"),
        ("Zhang Wei", "Чжан"),
        ("Дэвид Кэмерон", "cameron"),
    ],
)
def test_a_person_is_found_by_how_the_name_sounds_in_the_other_script(
    register: Database, kept: str, typed: str
) -> None:
    example = fill(register)
    with action(register, WHO) as writing:
        person = writing.create(Person(name=kept))
        there = (Participation(side=Side.THEIRS, name=kept),)
        visit = writing.create(replace(example.visit.record, **{**NO_PARTS, "participants": there}))
    assert person.key in found(register, "person", typed)
    assert visit.key in found(register, "visit", typed)
    assert check(register) == []


@pytest.mark.parametrize(
    ("kept", "typed"), [("Асанов", "Есенов"), ("Anna", "Янина"), ("Jana", "Анна"), ("Taylor", "Тэй")]
)
def test_within_one_script_and_of_few_consonants_a_name_is_found_by_its_letters(
    register: Database, kept: str, typed: str
) -> None:
    with action(register, WHO) as writing:
        writing.create(Person(name=kept))
    assert found(register, "person", typed) == set()


@pytest.mark.parametrize(
    "words", ["Великобритания", "Ұлыбритания", "united kingdom", "великобр", "UK", "gb", "Great Britain"]
)
def test_a_visit_is_found_by_the_country_of_its_places_in_every_language(
    register: Database, words: str
) -> None:
    example = fill(register)
    for noun, kept in (("visit", example.visit), ("partnership", example.partnership)):
        assert found(register, noun, words) == {kept.key}
    assert example.stevenage.key in found(register, "place", words)


def test_a_place_that_moves_to_another_country_takes_its_visits_along(register: Database) -> None:
    example = fill(register)
    with action(register, WHO) as writing:
        writing.correct(example.stevenage, replace(example.stevenage.record, country="FJ"))
    assert found(register, "visit", "фиджи") == {example.visit.key}
    assert found(register, "visit", "великобритания") == set()
    assert check(register) == []


@pytest.mark.parametrize("words", ["казахский, английский", "қазақ тілі", "Kazakh / English", "kk, en"])
@pytest.mark.parametrize("typed", ["казахский", "Kazakh", "қазақ тілі", "английский", "english"])
def test_an_agreement_is_found_by_its_languages_in_whatever_language_they_were_typed(
    register: Database, words: str, typed: str
) -> None:
    example = fill(register)
    with action(register, WHO) as writing:
        own = writing.create(Agreement(partnership=example.partnership.key, languages=words))
    expected = {own.key} if not (words == "қазақ тілі" and typed.startswith(("англ", "engl"))) else set()
    assert found(register, "agreement", typed) == expected


def test_a_rival_word_is_found_by_its_value_its_quote_and_its_source(register: Database) -> None:
    example = fill(register)
    with action(register, WHO) as writing:
        gazette = writing.create(Source(title="Вестник кенгуру"))
        tie = example.partnership.record
        rival = Claim(
            target="established", value="1977-05", preferred=False, quote="дружба навек", source=gazette.key
        )
        writing.correct(example.partnership, replace(tie, claims=(*tie.claims, rival)))
    for words in ("1977", "05.1977", "навек", "вестник"):
        assert found(register, "partnership", words) == {example.partnership.key}
    with action(register, WHO) as writing:
        writing.correct(gazette, replace(gazette.record, title="Огни Алатау"))
    assert found(register, "partnership", "алатау") == {example.partnership.key}
    assert found(register, "partnership", "вестник") == set()
    assert check(register) == []


def test_the_numbers_of_a_date_are_one_date(register: Database) -> None:
    example = fill(register)
    document = Agreement(
        partnership=example.partnership.key,
        signed=PartialDate(2016, 12, 20),
        valid_until=PartialDate(2021, 7),
    )
    with action(register, WHO) as writing:
        own = writing.create(document)
    for words in ("2016", "2016-12", "12.2016", "20.12.2016", "2016-12-20", "07.2021"):
        assert found(register, "agreement", words) == {own.key}
    for words in ("2016-07", "20.07.2021", "12.2021"):
        assert found(register, "agreement", words) == set()


@pytest.mark.parametrize(
    "words",
    [
        "декабрь 2016",
        "20 декабря 2016 г.",
        "в декабре 2016 года",
        "19–20 декабря 2016",
        "December 2016",
        "20 Dec 2016",
        "December 20, 2016",
        "2016 жылғы 20 желтоқсан",
        "соглашение 20 декабря 2016",
    ],
)
def test_a_date_in_words_is_found_in_any_language(register: Database, words: str) -> None:
    example = fill(register)
    document = Agreement(
        partnership=example.partnership.key,
        signed=PartialDate(2016, 12, 20),
        in_force_from=PartialDate(2016, 12, 19),
        valid_until=PartialDate(2021, 7),
    )
    with action(register, WHO) as writing:
        own = writing.create(document)
    assert found(register, "agreement", words) == {own.key}
    assert found(register, "agreement", "20 июля 2016") == found(register, "agreement", "July 2016") == set()


@pytest.mark.parametrize(
    ("said", "otherwise"),
    [
        ("28.05–03.06.2015", "27.05–03.06.2015"),
        ("28.05.2015-03.06.2015", "28.05.2015-04.06.2015"),
        ("28 мая – 3 июня 2015", "28 июня – 3 июня 2015"),
        ("28 May – 3 June 2015", "28 May – 3 July 2015"),
        ("2015 жылғы 28 мамыр – 3 маусым", "2014 жылғы 28 мамыр – 3 маусым"),
    ],
)
def test_two_days_are_found_as_lists_and_papers_write_them(
    register: Database, said: str, otherwise: str
) -> None:
    example = fill(register)
    document = Agreement(
        partnership=example.partnership.key,
        signed=PartialDate(2015, 5, 28),
        in_force_from=PartialDate(2015, 6, 3),
    )
    with action(register, WHO) as writing:
        own = writing.create(document)
    assert found(register, "agreement", said) == {own.key}
    assert found(register, "agreement", otherwise) == set()


def test_the_name_of_a_month_without_a_year_is_a_word_like_others(register: Database) -> None:
    with action(register, WHO) as writing:
        own = writing.create(Source(title="Праздник 9 мая"))
    for words in ("мая", "9 мая", "праздник мая"):
        assert found(register, "source", words) == {own.key}


def test_a_date_in_a_text_is_found_as_it_was_typed(register: Database) -> None:
    with action(register, WHO) as writing:
        own = writing.create(Source(title="Решение № 7 от 05.03.2016"))
    assert found(register, "source", "05.03.2016") == {own.key}


def test_what_a_record_is_called_by_is_told_from_what_it_says(register: Database) -> None:
    with action(register, WHO) as writing:
        named = writing.create(Organisation(name="Кенгуру"))
        writing.create(Organisation(name="Другая", notes="о кенгуру"))
    with register.reading() as connection:
        base = TABLES["organisation"]
        rows = select(base.c.key).where(called(connection, "organisation", "кенг"))
        assert connection.scalars(rows).all() == [named.key]
    assert len(found(register, "organisation", "кенг")) == 2
