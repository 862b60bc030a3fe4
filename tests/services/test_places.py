"""The list of places, and putting places on the map."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from tests.services.makers import place, tie, two_places
from twincities.domain.vocabularies import PlaceKind
from twincities.geo.candidate import Candidate
from twincities.i18n import Language
from twincities.services.candidates import Candidates, place_from
from twincities.services.locating import Certainty, locate_each
from twincities.services.place_filter import PlaceGap, PlaceQuery, PlaceSort
from twincities.services.places import named_place
from twincities.services.visit_filter import Viewer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from twincities.domain.keys import Key
    from twincities.domain.place import Place
    from twincities.services.places import PlaceRow
    from twincities.wiring import Services

VIEWER = Viewer(Language.RU, date(2026, 11, 23), 10)
PARIS = Candidate(
    name="Paris",
    country="FR",
    latitude=48.85341,
    longitude=2.3488,
    region="Île-de-France",
    population=2_138_551,
    geonames_id=2988507,
    labels=(("ru", "Париж"), ("kk", "Париж"), ("en", "Paris")),
    credit="GeoNames, CC BY 4.0",
)


def _listed(services: Services, **asked: object) -> list[PlaceRow]:
    query = PlaceQuery(**asked)  # type: ignore[arg-type] # the test's own values
    return services.places.rows(services.places.ids(query, VIEWER), VIEWER)


def _names(services: Services, **asked: object) -> list[str]:
    return [row.name for row in _listed(services, **asked)]


def test_a_place_stands_in_the_list_under_its_name_in_the_viewers_language_with_the_others(
    empty: Services,
) -> None:
    two_places(empty)
    row = _listed(empty, text="lindenau")[0]
    assert (row.name, row.others, row.country) == ("Линденау", ("Lindenau",), "DE")


def test_every_word_is_sought_in_all_names_and_in_the_countrys_name(empty: Services) -> None:
    two_places(empty)
    assert _names(empty, text="германия") == ["Линденау"]
    assert _names(empty, text="germany linden") == ["Линденау"]
    assert _names(empty, text="germany zhanaqala") == []


def test_every_order_holds_every_place_once_and_unknown_values_stand_last(empty: Services) -> None:
    two_places(empty)
    empty.places.record_place(place("Арал", ""))
    for sort in PlaceSort:
        for descending in (False, True):
            assert len(_names(empty, sort=sort, descending=descending)) == 3
    for descending in (False, True):
        assert _names(empty, sort=PlaceSort.COUNTRY, descending=descending)[-1] == "Арал"


def test_what_is_missing_can_be_asked_for(empty: Services) -> None:
    ours, theirs = two_places(empty)
    tie(empty, ours, theirs)
    empty.places.record_place(place("Арал", ""))
    assert _names(empty, gaps=(PlaceGap.COUNTRY,)) == ["Арал"]
    assert _names(empty, gaps=(PlaceGap.PARTNERSHIP,)) == ["Арал"]
    assert len(_names(empty, gaps=(PlaceGap.COORDINATES,))) == len(empty.places.nowhere(Language.RU)) == 3
    assert empty.places.countries(PlaceQuery()) == {"DE": 1, "KZ": 1}
    assert _names(empty, kinds=(PlaceKind.REGION,)) == []


def test_a_deleted_place_leaves_the_list_and_comes_back_with_undo(empty: Services) -> None:
    ours, _theirs = two_places(empty)
    empty.places.delete_places([ours])
    assert _names(empty) == ["Линденау"]
    assert empty.places.id_of(ours) is None
    empty.desk.undo()
    assert len(_names(empty)) == 2


def test_places_are_put_on_the_map_in_one_action_and_what_was_known_stays(empty: Services) -> None:
    key = empty.places.record_place(place("Париж", "FR")).key
    placed = empty.places.record_place(place("Лион", "FR")).key
    empty.places.put_on_map([(key, PARIS)])
    record = empty.places.open(key).record
    assert (record.latitude, record.longitude, record.coordinate_source) == (48.85341, 2.3488, PARIS.credit)
    assert record.population == PARIS.population
    assert [(name.language, name.text) for name in record.names] == [
        ("ru", "Париж"), ("kk", "Париж"), ("en", "Paris"),
    ]  # fmt: skip
    assert empty.places.put_on_map([(key, PARIS)]) is None
    empty.desk.undo()
    assert empty.places.open(key).record.latitude is None
    assert empty.places.open(placed).record.latitude is None


def _same(services: Services, record: Place) -> list[Key]:
    return [kept.key for kept in services.places.namesakes(record)]


def test_a_place_that_the_register_has_already_is_recognised(empty: Services) -> None:
    paris = place_from(PARIS, "", Language.RU)
    assert _same(empty, paris) == []
    key = empty.places.record_place(place("Париж", "FR")).key
    empty.places.record_place(place("Париж", "US"))
    assert _same(empty, paris) == [key]
    empty.places.put_on_map([(key, PARIS)])
    assert _same(empty, place_from(replace(PARIS, name="Lutetia", labels=()), "", Language.RU)) == [key]


def test_a_namesake_far_away_or_of_another_kind_is_another_place(empty: Services) -> None:
    paris = place_from(PARIS, "", Language.RU)
    empty.places.record_place(replace(place("Париж", "FR"), latitude=43.0, longitude=1.0))
    empty.places.record_place(replace(place("Париж", "FR"), kind=PlaceKind.COUNTY))
    empty.places.record_place(replace(place("Париж", "FR"), admin1="Occitanie"))
    assert _same(empty, paris) == []


def test_the_own_municipality_comes_first_however_its_name_is_written(empty: Services) -> None:
    other = empty.places.record_place(place("Светлогорск", "RU")).key
    ours = empty.places.record_place(replace(place("Светлогорск", "RU"), own=True)).key
    assert _same(empty, named_place("СВЕТЛОГОРСК", "", Language.RU)) == [ours, other]
    assert _same(empty, named_place("Светлогорск", "BY", Language.RU)) == []


@pytest.fixture(scope="module")
def candidates(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Candidates]:
    made = Candidates(tmp_path_factory.mktemp("gazetteer"))
    yield made
    made.close()


def test_a_search_tells_sure_doubtful_and_unknown_places_apart_and_changes_nothing(
    empty: Services, candidates: Candidates
) -> None:
    for name, country in (("Париж", "FR"), ("Манчестр", ""), ("Ъщжыц", "KZ")):
        empty.places.record_place(place(name, country))
    found = {one.place.name: one for one in locate_each(empty.places.nowhere(Language.RU), candidates)}
    assert found["Париж"].certainty is Certainty.SURE
    assert found["Манчестр"].certainty is Certainty.DOUBTFUL
    assert found["Ъщжыц"].certainty is Certainty.UNKNOWN
    assert found["Париж"].best is not None
    assert found["Ъщжыц"].best is None
    assert len(empty.places.nowhere(Language.RU)) == 3
