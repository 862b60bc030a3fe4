from __future__ import annotations

from itertools import pairwise
from math import isclose

from hypothesis import assume, given
from hypothesis import strategies as st

from twincities.geo.circle import kilometres
from twincities.geo.great_circles import great_circle

LATITUDES = st.floats(-84, 84)
LONGITUDES = st.floats(-180, 180)
HALF_ROUND = 20_015


@given(LATITUDES, LONGITUDES, LATITUDES, LONGITUDES)
def test_a_way_begins_and_ends_at_its_places_and_is_as_long_as_the_distance(
    latitude: float, longitude: float, other_latitude: float, other_longitude: float
) -> None:
    distance = kilometres(latitude, longitude, other_latitude, other_longitude)
    assume(1 < distance < HALF_ROUND - 200)  # opposite each other every way is as short
    way = great_circle(latitude, longitude, other_latitude, other_longitude)
    assert isclose(way[0][0], latitude, abs_tol=1e-6)
    assert isclose(way[0][1], longitude, abs_tol=1e-6)
    assert isclose(way[-1][0], other_latitude, abs_tol=1e-6)
    assert isclose((way[-1][1] - other_longitude + 180) % 360, 180, abs_tol=1e-5)
    walked = sum(kilometres(*here, *there) for here, there in pairwise(way))
    assert isclose(walked, distance, rel_tol=1e-4)


@given(LATITUDES, LONGITUDES, LATITUDES, LONGITUDES)
def test_a_way_never_jumps_from_one_edge_of_the_map_to_the_other(
    latitude: float, longitude: float, other_latitude: float, other_longitude: float
) -> None:
    distance = kilometres(latitude, longitude, other_latitude, other_longitude)
    assume(distance < HALF_ROUND - 200)
    way = great_circle(latitude, longitude, other_latitude, other_longitude)
    assert all(abs(there[1] - here[1]) <= 180 for here, there in pairwise(way))


def test_a_way_over_the_date_line_leaves_the_map_on_one_side() -> None:
    way = great_circle(35.7, 139.7, 37.8, -122.4)
    assert way[-1][1] > 180
    assert isclose(way[-1][1] - 360, -122.4, abs_tol=1e-6)


def test_a_place_and_itself_are_joined_by_two_points() -> None:
    assert great_circle(42.3, 69.6, 42.3, 69.6) == [(42.3, 69.6), (42.3, 69.6)]
