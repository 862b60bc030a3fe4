from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from tests.db.searching import NO_PARTS, found
from tests.domain.records import records
from tests.examples import WHO, fill, founding_visit, stevenage
from twincities.db import search
from twincities.db.checking import check
from twincities.db.code_words import code_word
from twincities.db.folding import fold_records, names_of, words_of
from twincities.db.tables.nouns import TABLES
from twincities.db.tables.sources import source
from twincities.db.tables.visits import visit
from twincities.db.writing import action
from twincities.domain.agreement import Agreement
from twincities.domain.fields import CodeList
from twincities.domain.keys import new_key
from twincities.domain.names import fold_query
from twincities.domain.partial_date import PartialDate
from twincities.domain.people import Organisation, OtherName
from twincities.domain.place import Place, PlaceName
from twincities.domain.record import Kept
from twincities.domain.source import Source

if TYPE_CHECKING:
    from twincities.db.database import Database


@pytest.mark.parametrize(
    "words",
    [
        "стивенейдж",
        "СТИВЕНЕЙДЖ",
        "stevenage",
        "stev",
        "шымкент",  # through the partnership
        "чимкент",  # by a former name
        "Shymkent",
        "тэйлор",
        "тейлор шарон",
        "teylor",
        "2015",
        "2015-06",
        "biopark",
        "председатель тэйлор biop",
        "borough council",
        "южно-казахстанская",
        "25-летие",
    ],
)
def test_a_visit_is_found_by_its_own_words_and_by_every_name_it_mentions(
    register: Database, words: str
) -> None:
    visit = fill(register).visit
    assert found(register, "visit", words) == {visit.key}


@pytest.mark.parametrize(
    "words", ["венейдж", "лондон", "тэйлор лондон", "chair@stevenage.example", "2016-07"]
)
def test_a_visit_is_not_found_by_the_middle_of_a_word_or_what_is_not_in_it(
    register: Database, words: str
) -> None:
    fill(register)
    assert found(register, "visit", words) == set()


@pytest.mark.parametrize("words", ["", "   ", "—", "«»", '"', "*", "%", "_"])
def test_words_without_letters_ask_for_nothing(register: Database, words: str) -> None:
    visit = fill(register).visit
    assert found(register, "visit", words) == {visit.key}


@pytest.mark.parametrize(
    "words", ['"', "a OR b", "NEAR(a b)", "folded:a", "a*b", "'; DROP TABLE visit", "-шым", "^шым"]
)
def test_no_query_means_more_than_its_words(register: Database, words: str) -> None:
    fill(register)
    assert found(register, "person", words) in (set(), found(register, "person", ""))
    assert check(register) == []


def test_contact_data_is_not_searched(register: Database) -> None:
    fill(register)
    assert found(register, "person", "chair") == set()


def test_a_new_name_of_a_place_finds_its_partnerships_visits_and_organisations_at_once(
    register: Database,
) -> None:
    example = fill(register)
    place = example.stevenage.record
    names = (*place.names, PlaceName(text="Стивенидж", language="kk"))
    with action(register, WHO) as writing:
        writing.correct(example.stevenage, replace(place, names=names))
    for noun, kept in (
        ("partnership", example.partnership),
        ("visit", example.visit),
        ("organisation", example.council),
    ):
        assert found(register, noun, "стивенидж") == {kept.key}
    with action(register, WHO) as writing:
        writing.correct(replace(example.stevenage, version=2, record=replace(place, names=names)), place)
    assert found(register, "visit", "стивенидж") == set()
    assert check(register) == []


def test_a_place_with_a_signed_document_takes_a_new_name_by_which_the_document_is_found(
    register: Database,
) -> None:
    example = fill(register)
    with action(register, WHO) as writing:
        signed = writing.create(Agreement(partnership=example.partnership.key, number="7"))
    place = example.stevenage.record
    with action(register, WHO) as writing:
        names = (*place.names, PlaceName(text="Стивенидж", language="kk"))
        writing.correct(example.stevenage, replace(place, names=names))
    assert found(register, "agreement", "стивенидж") == {signed.key}
    assert check(register) == []


@pytest.mark.parametrize("noun", TABLES)
def test_the_search_words_of_every_noun_are_worked_out_anew_whatever_its_columns_are_called(
    register: Database, noun: str
) -> None:
    fill(register)
    with register.writing() as connection:
        fold_records(connection, noun, [1])
    assert check(register) == []


def test_a_partys_change_is_found_through_the_visits_partnership(register: Database) -> None:
    example = fill(register)
    with action(register, WHO) as writing:
        other = writing.create(Place(names=(PlaceName(text="Караганда"),)))
        first, second = example.partnership.record.parties
        tie = replace(example.partnership.record, parties=(replace(first, place=other.key), second))
        writing.correct(example.partnership, tie)
    assert found(register, "visit", "караганда") == {example.visit.key}
    assert found(register, "visit", "шымкент") == set()
    assert check(register) == []


def test_a_renamed_organisation_finds_the_people_who_held_a_post_there(register: Database) -> None:
    example = fill(register)
    with action(register, WHO) as writing:
        writing.correct(example.council, replace(example.council.record, name="Городской совет"))
    assert found(register, "person", "городской") == {example.chair.key}
    assert found(register, "visit", "городской совет") == {example.visit.key}
    assert check(register) == []


@pytest.mark.parametrize("noun", ["chair", "council"])
def test_another_name_of_a_person_or_an_organisation_finds_their_visits(
    register: Database, noun: str
) -> None:
    example = fill(register)
    kept = getattr(example, noun)
    with action(register, WHO) as writing:
        writing.correct(kept, replace(kept.record, names=(OtherName(text="Кенгуру"),)))
    assert found(register, "visit", "кенгуру") == {example.visit.key}
    assert check(register) == []


def test_a_database_without_the_index_gives_the_same_answer(register: Database) -> None:
    with action(register, WHO) as writing:
        titles = ["Визит в Шымкент", "Шымкентский договор", "Прием", "25 лет", "қала күні", "Visit to 上海"]
        writing.create_many([Kept(new_key(), 1, Source(title=f"{t} {n}")) for t in titles for n in range(5)])
    queries = ["шым", "визит", "25", "2", "кала", "visit", "上海", "лет 3", "прием", "ничего"]
    with register.reading() as connection:
        walked = [
            len(connection.scalars(select(source.c.id).where(search.walking(source, fold_query(q)))).all())
            for q in queries
        ]
    assert (
        [len(found(register, "source", words)) for words in queries]
        == walked
        == [10, 5, 5, 10, 5, 5, 5, 1, 5, 0]
    )


def test_words_in_latin_letters_find_names_and_not_running_text(register: Database) -> None:
    example = fill(register)
    with action(register, WHO) as writing:
        writing.correct(example.visit, replace(example.visit.record, aim="Расширение сотрудничества"))
    assert found(register, "visit", "расшир") == {example.visit.key}
    assert found(register, "visit", "rasshir") == set()
    assert found(register, "visit", "shymkent") == {example.visit.key}


@pytest.mark.parametrize("descending", [True, False])
def test_the_hits_of_words_come_out_by_the_date_of_the_visit(register: Database, *, descending: bool) -> None:
    example = fill(register)
    days = [PartialDate(2015, 6, 8), PartialDate(1990), PartialDate(2026, 1), PartialDate(2015, 6, 9)]
    with action(register, WHO) as writing:
        for day in days:
            writing.create(replace(example.visit.record, start=day, end=None, aim="кенгуру", **NO_PARTS))
        moved = writing.create(
            replace(example.visit.record, start=days[0], end=None, aim="кенгуру", **NO_PARTS)
        )
    with action(register, WHO) as writing:
        writing.correct(moved, replace(moved.record, start=PartialDate(2020, 2)))
    with register.reading() as connection:
        hits, place = search.in_order("visit")
        values = search.sought(connection, "visit", "кенг").values
        rows = select(visit.c.start).select_from(hits).order_by(place.desc() if descending else place.asc())
        found_days = connection.scalars(rows, values).all()
    assert sorted(found_days, reverse=descending) == found_days
    assert len(found_days) == len(days) + 1
    assert check(register) == []


@settings(max_examples=50, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_what_is_written_first_is_what_is_worked_out_from_the_tables(
    register: Database, data: st.DataObject
) -> None:
    source = data.draw(records(Source))
    with action(register, WHO) as writing:
        kept = writing.create(source)
    with register.reading() as connection:
        stored = connection.scalar(
            select(TABLES["source"].c.folded).where(TABLES["source"].c.key == kept.key)
        )
    assert stored == words_of(source, {}, {})


def test_the_first_search_words_of_every_noun_are_the_lasting_ones(register: Database) -> None:
    fill(register)
    assert check(register) == []


def test_names_are_lent_by_nouns_that_name_something_only(register: Database) -> None:
    fill(register)
    with register.reading() as connection:
        names = names_of(connection, [("place", 1), ("visit", 1), ("organisation", 1), ("place", 99)])
    assert set(names) == {("place", 1), ("organisation", 1)}
    assert names["place", 1] >= {"shymkent", "шымкент", "chimkent", "чимкент"}
    assert (
        code_word("KZ", CodeList.COUNTRY) not in names["place", 1]
    )  # the office's own country tells nothing
    assert names["organisation", 1] == {"stevenage", "borough", "council"}


def test_what_lies_in_the_bin_is_found_by_its_words_too(register: Database) -> None:
    example = fill(register)
    with action(register, WHO) as writing:
        writing.delete(example.visit)
    assert found(register, "visit", "biopark") == {example.visit.key}


def test_a_record_removed_for_good_is_not_found_any_more(register: Database) -> None:
    example = fill(register)
    with action(register, WHO) as writing:
        writing.purge(example.visit)
        writing.create(Organisation(name="BioPark"))
        writing.create(founding_visit(example.region.key, writing.create(stevenage()).key))
    assert example.visit.key not in found(register, "visit", "biopark")
    assert check(register) == []
