"""What the gazetteer finds, what it is sure of, and why."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from twincities.geo.candidate import Reason, Sort
from twincities.geo.circle import kilometres

if TYPE_CHECKING:
    from twincities.geo.candidate import Candidate
    from twincities.geo.gazetteer import Gazetteer


def first(gazetteer: Gazetteer, question: str, country: str = "") -> Candidate:
    return gazetteer.candidates(question, country)[0]


def test_it_is_asked_like_any_geocoder_of_geopy(gazetteer: Gazetteer) -> None:
    location = gazetteer.geocode("Шымкент")
    assert not isinstance(location, list)
    assert location is not None
    assert (round(location.latitude), round(location.longitude)) == (42, 70)
    assert location.raw.geonames_id == 1518980
    several = gazetteer.geocode("Springfield", exactly_one=False, country="USA", limit=3)
    assert isinstance(several, list)
    assert len(several) == 3


@pytest.mark.parametrize(
    ("commune", "latitude", "longitude"),
    [
        ("Blainville-sur-l'Eau", 48.55, 6.40),
        ("Crécy-la-Chapelle", 48.86, 2.91),
        ("Sèvremoine", 47.12, -1.11),  # of ten communes since 2015; its town hall is in one of them
        ("Montville", 49.55, 1.07),
    ],
)
def test_a_commune_of_france_is_known_whatever_its_size(
    gazetteer: Gazetteer, commune: str, latitude: float, longitude: float
) -> None:
    found = first(gazetteer, commune, "FR")
    assert found.name == commune
    assert found.rough
    assert kilometres(found.latitude, found.longitude, latitude, longitude) < 15


def test_what_nobody_knows_is_no_place(gazetteer: Gazetteer) -> None:
    assert gazetteer.geocode("Qwzxqwzx") is None
    assert gazetteer.geocode("", exactly_one=False) is None
    assert gazetteer.candidates("  ,()") == []


@pytest.mark.parametrize(
    ("question", "country", "region"),
    [
        ("Racine (Wisconsin)", "", "Wisconsin"),
        ("Coventry, Rhode Island", "", "Rhode Island"),
        ("Portland, Maine", "USA", "Maine"),
        ("Paris, Texas", "", "Texas"),
        ("Springfield, MA", "US", "Massachusetts"),
        ("Toronto, CA", "", "Ontario"),
        ("Calne (Wiltshire)", "Großbritannien", "England"),
        ("Waldenburg (Kanton Basel Land)", "Schweiz", "Basel-Landschaft"),
        ("Jasień, Lubusz Voivodeship", "Polen", "Lubusz"),
        ("Coswig (Anhalt)", "Deutschland", "Saxony-Anhalt"),
        ("Ричмонд, штат Вирджиния", "США", "Virginia"),
    ],
)
def test_a_qualifier_narrows_the_region(
    gazetteer: Gazetteer, question: str, country: str, region: str
) -> None:
    found = first(gazetteer, question, country)
    assert found.region == region
    assert Reason.REGION_MATCHES in found.why or found.country == "GB"


@pytest.mark.parametrize(
    ("question", "country", "name"),
    [
        ("Newcastle upon Tyne, England", "", "Newcastle upon Tyne"),
        ("г. Шымкент", "", "Shymkent"),
        ("г.Шымкент", "", "Shymkent"),
        ("город Тараз", "РК", "Taraz"),
        ("Астана қаласы", "", "Astana"),
        ("Aurich (Kreis) (Aurich, Stadt)", "Deutschland", "Aurich"),
        ("Landkreis Celle", "Deutschland", "Celle"),
        ("Väike-Maarja Parish", "Estonia", "Väike-Maarja"),
        ("Kalix Municipality", "Sweden", "Kalix"),
        ("Gmina Zakroczym", "Polen", "Zakroczym"),
        ("London Borough of Hackney", "UK", "Hackney"),
        ("Budapest District VI", "Hungary", "Budapest"),
        ("Jelenia-Góra (Hirschberg)", "Polen", "Jelenia Góra"),
        ("L`Isle-d´Abeau", "Frankreich", "L'Isle-d'Abeau"),
    ],
)
def test_words_that_say_what_a_place_is_do_not_hide_it(
    gazetteer: Gazetteer, question: str, country: str, name: str
) -> None:
    assert first(gazetteer, question, country).name.replace("’", "'") == name


def test_a_whole_name_wins_over_a_part_of_it(gazetteer: Gazetteer) -> None:
    assert first(gazetteer, "Bad Essen", "DE").name == "Bad Essen"
    assert first(gazetteer, "Kansas City", "US").name == "Kansas City"
    assert first(gazetteer, "Frankfurt/Main").name == "Frankfurt am Main"


@pytest.mark.parametrize(
    ("question", "country", "sort"),
    [
        ("Южно-Казахстанская область", "РК", Sort.REGION),
        ("Түркістан облысы", "", Sort.REGION),
        ("Сарыағаш ауданы", "", Sort.COUNTY),
        ("Казыгуртский район, Туркестанская область", "", Sort.COUNTY),
        ("Wisconsin", "", Sort.REGION),
        ("Region Opole", "Polen", Sort.REGION),
        ("Lancashire", "England", Sort.COUNTY),
        ("Merki District", "Kazakhstan", Sort.COUNTY),
        ("West Devon", "Großbritannien", Sort.COUNTY),
        ("Wetteraukreis", "Deutschland", Sort.COUNTY),
        ("Lesotho", "Lesotho", Sort.COUNTRY),
        ("Spandau", "Germany", Sort.SECTION),
        ("Шымкент", "KZ", Sort.TOWN),
    ],
)
def test_partners_are_not_only_towns(gazetteer: Gazetteer, question: str, country: str, sort: Sort) -> None:
    assert first(gazetteer, question, country).sort is sort


@pytest.mark.parametrize(
    ("question", "reason"),
    [
        ("Shymkent", Reason.EXACT_NAME),
        ("Чимкент", Reason.FORMER_NAME),
        ("Ленинград", Reason.FORMER_NAME),
        ("Шымкент", Reason.OTHER_LANGUAGE),
        ("北京", Reason.OTHER_LANGUAGE),
        ("Szczcin", Reason.MISSPELT),
        ("Девайзес", Reason.SOUNDS_ALIKE),
    ],
)
def test_each_candidate_says_why_it_was_found(gazetteer: Gazetteer, question: str, reason: Reason) -> None:
    assert reason in first(gazetteer, question).why


@pytest.mark.parametrize(
    ("question", "country", "name"),
    [
        ("Мелксем", "Англия", "Melksham"),
        ("Девайзес", "Англия", "Devizes"),
        ("Тетбери", "Англия", "Tetbury"),
        ("Дерсли", "Англия", "Dursley"),
        ("Ледбери", "Англия", "Ledbury"),
        ("Лайдни", "Англия", "Lydney"),
        ("Хаверхилл", "Англия", "Haverhill"),
        ("Кастельфранко-Венето", "Италия", "Castelfranco Veneto"),
        ("Сан-Джованни-ин-Персичето", "Италия", "San Giovanni in Persiceto"),
        ("Гиффони-Валле-Пьяна", "Италия", "Giffoni Valle Piana"),
        ("Пиотркув-Куявский", "Польша", "Piotrków Kujawski"),
        ("Жнин", "Польша", "Żnin"),
        ("Шато-Тьерри", "Франция", "Château-Thierry"),
        ("Ландерно", "Франция", "Landerneau"),
        ("Вольфратсхаузен", "Германия", "Wolfratshausen"),
        ("Тисауйварош", "Венгрия", "Tiszaújváros"),
        ("Кыркларели", "Турция", "Kırklareli"),
    ],
)
def test_russian_names_are_heard_by_the_rules_of_transcription(
    gazetteer: Gazetteer, question: str, country: str, name: str
) -> None:
    names = [found.name for found in gazetteer.candidates(question, country)]
    assert name in names[:2]


def test_only_what_is_sure_is_accepted_and_only_the_first(gazetteer: Gazetteer) -> None:
    for question, country in (("Шымкент", ""), ("Stevenage", "GB"), ("Racine (Wisconsin)", "")):
        found = gazetteer.candidates(question, country)
        assert [one.accepted for one in found] == [True] + [False] * (len(found) - 1)
    doubtful = (
        ("Springfield", "US"), ("Neustadt", "DE"), ("Манчестр", "GB"), ("Richmond", ""), ("Novales", "ES"),
        ("Stockholm", "DK"), ("Paris, Ontario", "FR"), ("университет", ""), ("council", ""),
    )  # fmt: skip
    for question, country in doubtful:
        assert not any(one.accepted for one in gazetteer.candidates(question, country)), question


def test_a_country_that_was_mistaken_is_told_and_not_fatal(gazetteer: Gazetteer) -> None:
    found = first(gazetteer, "Östersund", "Denmark")
    assert found.country == "SE"
    assert Reason.COUNTRY_DIFFERS in found.why
    assert not found.accepted


def test_outlying_parts_belong_to_their_country(gazetteer: Gazetteer) -> None:
    assert first(gazetteer, "Nuuk", "Denmark").country == "GL"
    assert Reason.COUNTRY_MATCHES in first(gazetteer, "Nuuk", "Denmark").why
    assert first(gazetteer, "Saint-Denis", "France").country == "FR"


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("KZ", "KZ"), ("РК", "KZ"), ("Қазақстан", "KZ"), ("Kasachstan", "KZ"), ("哈萨克斯坦", "KZ"),
        ("Rußland", "RU"), ("СССР", "RU"), ("Zaire", "CD"), ("England", "GB"), ("Scotland", "GB"),
        ("Großbritannien", "GB"), ("Tschech. Republik", "CZ"), ("Чехословакия", "CZ"), ("Slow. Republik", "SK"),
        ("Philipinen", "PH"), ("People's Republic of China", "CN"), ("South_Korea", "KR"), ("the_United_States", "US"),
        ("Palästinensische Autonomiebehörde", "PS"), ("Georgia (country)", "GE"), ("Ұлыбритания", "GB"),
        ("Kazakhstah", "KZ"), ("Deutschlnd", "DE"), ("Kosovo", "XK"), ("日本", "JP"), ("Atlantis", ""), ("", ""),
    ],
)  # fmt: skip
def test_countries_are_known_in_any_language_and_of_any_age(
    gazetteer: Gazetteer, name: str, code: str
) -> None:
    assert gazetteer.country_of(name) == code


def test_names_by_language_come_along(gazetteer: Gazetteer) -> None:
    names = dict(first(gazetteer, "Уральск", "KZ").labels)
    assert names["ru"] == "Уральск"
    assert "kk" in names


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(question=st.text(max_size=400), country=st.sampled_from(["", "KZ", "DE", "US", "??", "a" * 400]))
def test_any_text_may_be_asked(gazetteer: Gazetteer, question: str, country: str) -> None:
    found = gazetteer.candidates(question, country)
    assert len(found) <= 5
    assert sum(one.accepted for one in found) <= 1
    assert all(-90 <= one.latitude <= 90 and -180 <= one.longitude <= 180 for one in found)
    assert [one.score for one in found] == sorted((one.score for one in found), reverse=True)


def test_threads_may_ask_at_the_same_time(gazetteer: Gazetteer) -> None:
    questions = ["Шымкент", "Стивенидж", "Szczcin", "Racine (Wisconsin)"] * 4
    alone = [gazetteer.candidates(question) for question in questions]
    together: dict[int, list[Candidate]] = {}

    def ask(number: int) -> None:
        together[number] = gazetteer.candidates(questions[number])

    threads = [threading.Thread(target=ask, args=(number,)) for number in range(len(questions))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [together[number] for number in range(len(questions))] == alone
