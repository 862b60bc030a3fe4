from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from twincities.domain.agreement import Agreement
from twincities.domain.keys import Key
from twincities.domain.partial_date import PartialDate
from twincities.domain.people import Organisation
from twincities.domain.place import Place, PlaceName
from twincities.domain.vocabularies import DocumentKind
from twincities.i18n import Language, Words
from twincities.paths import LOCALE

if TYPE_CHECKING:
    from twincities.wiring import Services

RU = Words(Language.RU, LOCALE)
EN = Words(Language.EN, LOCALE)


def found(services: Services, text: str) -> set[tuple[str, str]]:
    return {(hit.kind, hit.title) for hit in services.finding.search(text, RU)}


@pytest.mark.parametrize("text", ["шымкент", "shymkent", "Чимкент", "ЧИМКЕНТ", "chimk", "Шым"])
def test_shymkent_is_found_in_any_script_and_by_its_former_name(services: Services, text: str) -> None:
    hits = found(services, text)
    assert ("place", "Шымкент") in hits
    assert ("partnership", "Шымкент — Стивенейдж") in hits
    assert ("visit", "Южно-Казахстанская область → Стивенейдж") in hits  # it serves the city's tie


@pytest.mark.parametrize("text", ["stevenage", "СТИВЕНЕЙДЖ", "Stev", "стивенейдж шымкент"])
def test_the_visit_is_found_by_its_host(services: Services, text: str) -> None:
    assert ("visit", "Южно-Казахстанская область → Стивенейдж") in found(services, text)


@pytest.mark.parametrize("text", ["тэйлор", "Тэйлор Шарон", "шарон", "председатель стивенейджа тэйлор"])
def test_a_counterpart_is_found_with_the_visit(services: Services, text: str) -> None:
    hits = found(services, text)
    assert ("person", "Шарон Тэйлор") in hits
    assert any(kind == "visit" for kind, _title in hits)


def test_a_russian_spelling_finds_the_kazakh_name(empty: Services) -> None:
    names = (
        PlaceName(text="Қарағанды", language="kk"),
        PlaceName(text="Караганда", language="ru"),
        PlaceName(text="Қаражал", language="kk"),
    )
    empty.places.record_place(Place(country="KZ", names=names))
    for text in ("караганда", "қарағанды", "карагАНДЫ", "каражал"):
        assert [hit.kind for hit in empty.finding.search(text, RU)] == ["place"], text


def test_titles_and_subtitles_speak_the_language_asked_for(services: Services) -> None:
    (place,) = (hit for hit in services.finding.search("shymkent", EN) if hit.kind == "place")
    assert place.title == "Shymkent"
    assert place.subtitle.endswith("Kazakhstan")


def test_what_begins_with_the_words_comes_first(services: Services) -> None:
    titles = [hit.title for hit in services.finding.search("стивенейдж", RU)]
    assert titles[0] == "Стивенейдж"


def test_each_noun_offers_no_more_than_asked(services: Services) -> None:
    hits = services.finding.search("шымкент", RU, limit=2)
    assert len([hit for hit in hits if hit.kind == "partnership"]) == 2


@pytest.mark.parametrize(
    "text", ["", "  ", "—", '"', "%", "'; drop table visit; --", "AND OR NOT", "a" * 5_000]
)
def test_nonsense_finds_nothing_and_breaks_nothing(services: Services, text: str) -> None:
    assert services.finding.search(text, RU) == []


def test_a_deleted_visit_is_not_found(services: Services) -> None:
    (visit,) = (hit for hit in services.finding.search("biopark", RU) if hit.kind == "visit")
    services.visits.delete_visits([visit.key])
    assert services.finding.search("biopark", RU) == []


def test_recent_records_are_those_opened_and_then_those_changed_last(services: Services) -> None:
    tie = next(hit for hit in services.finding.search("шымкент", RU) if hit.kind == "partnership")
    place = next(hit for hit in services.finding.search("стивенейдж", RU) if hit.kind == "place")
    kept = services.places.open(place.key)
    services.places.correct_place(kept, replace(kept.record, population=90_000))
    hits = services.finding.recent([("partnership", tie.key), ("visit", Key("gone"))], RU, 3)
    assert [(hit.kind, hit.key) for hit in hits[:2]] == [("partnership", tie.key), ("place", place.key)]
    assert len({hit.key for hit in hits}) == len(hits) <= 3


def test_a_record_in_the_bin_is_not_recent(empty: Services) -> None:
    key = empty.places.record_place(Place(country="KZ", names=(PlaceName(text="Актау", language="ru"),))).key
    assert [hit.key for hit in empty.finding.recent([], RU, 5)] == [key]
    empty.places.delete_places([key])
    assert empty.finding.recent([("place", key)], RU, 5) == []


def test_what_is_called_by_the_words_comes_before_whatever_only_says_them(empty: Services) -> None:
    with empty.desk.action() as writing:
        for number in range(60):
            writing.create(Organisation(name=f"Other {number}", notes="a kangaroo came by"))
        writing.create(Organisation(name="The kangaroo society"))
    hits = empty.finding.search("kangaroo", EN)
    assert hits[0].title == "The kangaroo society"
    assert len(hits) == 50


@pytest.mark.parametrize("text", ["меморандум", "memorandum", "меморанд 2016"])
def test_a_document_without_a_title_is_found_by_the_name_that_lists_give_it(
    services: Services, text: str
) -> None:
    with services.desk.action() as writing:
        (tie,) = services.partnerships.suggest("стивенейдж", RU)
        writing.create(
            Agreement(partnership=tie.key, kind=DocumentKind.MEMORANDUM, signed=PartialDate(2016, 3))
        )
    assert [hit.title for hit in services.finding.search(text, RU) if hit.kind == "agreement"] == [
        "Меморандум"
    ]
