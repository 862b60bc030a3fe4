from __future__ import annotations

import pytest

from twincities.geo.lands import country_at, elsewhere, meant

ASTANA, PARIS, LEON = (51.13, 71.43), (48.85, 2.35), (22.2333, -102.0833)


def test_a_point_tells_the_country_around_it() -> None:
    assert [country_at(*point) for point in (ASTANA, PARIS, LEON, (0.0, -30.0))] == ["KZ", "FR", "MX", ""]


def test_a_point_in_another_country_is_told_with_that_country() -> None:
    assert elsewhere("KZ", *LEON) == "MX"
    assert elsewhere("KZ", 0.0, 0.0) == ""
    assert elsewhere("KZ", *ASTANA) is None


@pytest.mark.parametrize("point", [(59.95, 30.2), (43.25, 5.4), (42.9, 71.37)])
def test_a_point_at_the_coast_or_at_the_border_is_not_called_outside(point: tuple[float, float]) -> None:
    inside = {30.2: "RU", 5.4: "FR", 71.37: "KZ"}[point[1]]
    assert elsewhere(inside, *point) is None


def test_nothing_is_said_of_land_that_two_states_claim_or_of_a_part_with_a_code_of_its_own() -> None:
    assert elsewhere("UA", 44.6, 33.5) is None
    assert elsewhere("RU", 44.6, 33.5) is None
    assert elsewhere("US", 18.4, -66.1) is None


def test_nothing_is_said_of_an_unknown_country_or_a_point_off_the_globe() -> None:
    assert elsewhere("ZX", *PARIS) is None
    assert elsewhere("FR", 102.0, 20.0) is None


def test_swapped_coordinates_and_a_lost_sign_are_understood() -> None:
    assert meant("KZ", 71.43, 51.13) == ASTANA
    assert meant("MX", 22.2333, 102.0833) == LEON
    assert meant("KZ", 10.0, 20.0) is None
