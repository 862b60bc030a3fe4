from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tests.services.makers import place, two_places, visit
from twincities.db.code_words import code_word, codes_meant
from twincities.domain.cldr import OTHERWISE, SHORT, countries_in_full
from twincities.domain.errors import InvalidRecordError
from twincities.domain.fields import CodeList
from twincities.domain.names import fold
from twincities.domain.source import Source
from twincities.domain.visit import Participation
from twincities.domain.vocabularies import Side
from twincities.i18n import Language, Words
from twincities.paths import LOCALE
from twincities.services.countries import country_name, country_names, suggest_countries
from twincities.services.suggesting import LIMIT

if TYPE_CHECKING:
    from twincities.wiring import Services

EN = Words(Language.EN, LOCALE)


@pytest.mark.parametrize("typed", ["шым", "SHYM", "чимк", "Shymkent"])
def test_a_place_is_offered_by_any_of_its_names(services: Services, typed: str) -> None:
    titles = [offer.title for offer in services.places.suggest(typed, Language.RU)]
    assert titles[0] == "Шымкент"


def test_offers_show_where_the_place_is(services: Services) -> None:
    (offer,) = services.places.suggest("grosseto", Language.EN)
    assert (offer.title, offer.subtitle) == ("Grosseto", "Italy")


def test_the_own_municipality_stands_first_where_nothing_is_typed(services: Services) -> None:
    offers = services.places.suggest("", Language.EN)
    assert offers[0].title == "Shymkent"
    assert len(offers) == LIMIT


def test_a_place_needs_a_name_and_a_country_that_exists(empty: Services) -> None:
    for name, country in (("", "DE"), ("Neu", "Germany"), ("Neu", "de")):
        with pytest.raises(InvalidRecordError):
            empty.places.add(name, country, Language.EN)
    assert empty.places.own() is None


def test_the_own_municipality_is_known(services: Services) -> None:
    own = services.places.own()
    assert own is not None
    assert own.record.label("en") == "Shymkent"


def test_a_renamed_place_renames_what_lists_show_of_it(services: Services) -> None:
    own = services.places.own()
    assert own is not None
    names = tuple(
        replace(name, text="Newkent") if name.text == "Shymkent" else name for name in own.record.names
    )
    services.places.correct_place(own, replace(own.record, names=names))
    titles = [offer.title for offer in services.partnerships.suggest("grosseto", EN)]
    assert titles == ["Newkent — Grosseto"]
    assert services.finding.search(
        "newkent biopark", EN
    )  # the visits of the city's tie are found by the new name


@pytest.mark.parametrize("typed", ["стив", "stev", "shymkent stevenage"])
def test_a_partnership_is_offered_by_its_parties(services: Services, typed: str) -> None:
    offers = services.partnerships.suggest(typed, EN)
    assert offers[0].title == "Shymkent — Stevenage"
    assert offers[0].subtitle == "twin city"


def test_namesakes_are_told_apart_by_where_and_when_they_were_met(empty: Services) -> None:
    ours, theirs = two_places(empty)
    for year, organisation in ((2020, "City Hall"), (2023, "University")):
        people = (
            Participation(side=Side.THEIRS, name="Jana Holm", organisation_name=organisation, post="head"),
        )
        empty.visits.record_visit(visit(ours, theirs, str(year), participants=people))
    offers = empty.people.suggest_people("holm")
    assert sorted(offer.subtitle for offer in offers) == ["City Hall · 2020", "University · 2023"]
    university = next(offer for offer in offers if "University" in offer.subtitle)
    assert empty.people.last_post(university.key) == ("head", "University")
    assert [offer.title for offer in empty.people.suggest_organisations("univ")] == ["University"]


def test_sources_are_offered_by_title_or_publisher(empty: Services) -> None:
    empty.sources.record_source(Source(title="A visit", publisher="Gazette"))
    for typed in ("visit", "gaz"):
        assert [offer.title for offer in empty.sources.suggest(typed)] == ["A visit"]


def test_a_country_is_found_by_its_name_in_any_language_or_by_its_code() -> None:
    for typed in ("герм", "Germ", "DE", "герман"):
        assert ("DE", "Германия") in suggest_countries(typed, Language.RU), typed
    assert suggest_countries("kz", Language.EN)[0] == ("KZ", "Kazakhstan")
    assert suggest_countries("қаз", Language.KK)[0] == ("KZ", "Қазақстан")
    assert suggest_countries("zzzz", Language.EN) == []


@pytest.mark.parametrize("code", SHORT)
@pytest.mark.parametrize("language", list(Language))
def test_a_country_is_said_by_its_short_name_and_found_by_both(code: str, language: Language) -> None:
    short, full = country_name(code, language), countries_in_full(language)[code]
    assert short == Words(language, LOCALE)(SHORT[code])
    for name in (short, full):
        assert (code, short) in suggest_countries(name, language)
        assert code_word(code, CodeList.COUNTRY) in codes_meant(fold(name).split()[0])


@pytest.mark.parametrize("code", OTHERWISE)
@pytest.mark.parametrize("language", list(Language))
def test_a_country_is_found_by_what_it_is_called_besides(code: str, language: Language) -> None:
    for name in Words(language, LOCALE)(OTHERWISE[code]).split(", "):
        assert suggest_countries(name, language)[0] == (code, country_name(code, language))
        assert all(code_word(code, CodeList.COUNTRY) in codes_meant(word) for word in fold(name).split())


@pytest.mark.parametrize("language", list(Language))
def test_every_country_has_a_name_in_every_language(language: Language) -> None:
    names = country_names(language)
    assert len(names) > 240
    assert names.keys() == country_names(Language.EN).keys()
    assert country_name("GB", language) != "GB"
    assert country_name("XQ", language) == "XQ"


def test_places_of_one_name_are_offered_with_their_countries(empty: Services) -> None:
    for country in ("DE", "CZ"):
        empty.places.record_place(place("Новиград", country, "Novigrad"))
    offers = empty.places.suggest("novigrad", Language.EN)
    assert sorted(offer.subtitle for offer in offers) == ["Czechia", "Germany"]
