"""From a typed name to a place that can be written down."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from twincities.domain.vocabularies import CoordinatePrecision, NameKind, PlaceKind
from twincities.geo.errors import OnlineOffError
from twincities.i18n import Language
from twincities.services.candidates import Candidates, place_from

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture(scope="module")
def candidates(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Candidates]:
    """Give what says which place a name means."""
    made = Candidates(tmp_path_factory.mktemp("candidates"))
    yield made
    made.close()


def test_nothing_is_opened_before_the_first_question(tmp_path: Path) -> None:
    made = Candidates(tmp_path / "data")
    made.close()
    assert not (tmp_path / "data").exists()


def test_a_place_whose_centre_no_source_tells_says_so(candidates: Candidates) -> None:
    found = candidates.find("Blainville-sur-l`Eau", "FR")[0]
    place = place_from(found, "Blainville-sur-l`Eau", Language.RU)
    assert place.names[0].text == "Blainville-sur-l'Eau"
    assert place.coordinate_precision is CoordinatePrecision.AREA
    assert place_from(candidates.find("Nancy", "FR")[0], "", Language.RU).coordinate_precision is (
        CoordinatePrecision.CENTRE
    )


def test_a_candidate_becomes_a_place_with_its_names_and_the_source_of_its_coordinates(
    candidates: Candidates,
) -> None:
    found = candidates.find("Чимкент", "РК")[0]
    place = place_from(found, "Чимкент", Language.RU)
    assert place.problems() == []
    assert (place.kind, place.country, place.geonames_id) == (PlaceKind.MUNICIPALITY, "KZ", 1518980)
    assert place.label("ru") == "Шымкент"
    assert place.coordinate_source == "GeoNames, CC BY 4.0"
    assert place.population
    (former,) = [name for name in place.names if name.kind is NameKind.FORMER]
    assert (former.text, former.preferred) == ("Чимкент", False)


def test_what_was_typed_is_kept_as_a_name_where_the_place_has_none_in_that_language(
    candidates: Candidates,
) -> None:
    found = candidates.find("Девайзес", "Англия")[0]
    place = place_from(found, "Девайзес", Language.RU)
    assert place.label("ru") == "Девайзес"
    assert place.label("en") == "Devizes"


def test_a_name_that_is_known_already_is_not_kept_twice(candidates: Candidates) -> None:
    found = candidates.find("шымкент")[0]
    assert len({name.text.casefold() for name in place_from(found, "шымкент", Language.RU).names}) == len(
        place_from(found, "шымкент", Language.RU).names
    )


def test_regions_and_districts_keep_their_kind(candidates: Candidates) -> None:
    region = candidates.find("Туркестанская область", "KZ")[0]
    assert place_from(region, "", Language.RU).kind is PlaceKind.REGION


def test_the_net_is_asked_only_where_the_office_wants_it(candidates: Candidates) -> None:
    with pytest.raises(OnlineOffError):
        candidates.find_online("Шымкент", "", Language.RU)
