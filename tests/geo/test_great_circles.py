from __future__ import annotations

from itertools import pairwise
from math import isclose

from hypothesis import assume, given
from hypothesis import strategies as st

from twincities.geo.circle import kilometres
from twincities.geo.great_circles import FLAT_LIMIT, flat_way, great_circle

EVERYWHERE = st.floats(-90, 90)
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


@given(EVERYWHERE, LONGITUDES, EVERYWHERE, LONGITUDES)
def test_a_flat_map_shows_a_way_as_far_as_it_goes_and_nothing_along_its_edge(
    latitude: float, longitude: float, other_latitude: float, other_longitude: float
) -> None:
    way = great_circle(latitude, longitude, other_latitude, other_longitude)
    pieces = flat_way(latitude, longitude, other_latitude, other_longitude)
    shown = [point for piece in pieces for point in piece]
    assert all(abs(point[0]) <= FLAT_LIMIT for point in shown)
    assert {point for point in way if abs(point[0]) < FLAT_LIMIT} <= set(shown)
    edges = [point for piece in pieces for point in piece[1:-1] if abs(point[0]) == FLAT_LIMIT]
    assert edges == []


def test_a_way_over_the_pole_leaves_a_flat_map_and_comes_back_elsewhere() -> None:
    up, down = flat_way(60.0, 10.0, 62.0, -165.0)
    assert (up[-1][0], down[0][0]) == (FLAT_LIMIT, FLAT_LIMIT)
    assert isclose(up[0][0], 60.0)
    assert isclose(down[-1][0], 62.0)
    assert abs(up[-1][1] - down[0][1]) > 90


def test_nothing_is_shown_of_a_way_beyond_the_edge_of_a_flat_map() -> None:
    assert flat_way(89.0, 0.0, 88.0, 90.0) == []


def test_a_way_that_does_not_leave_the_flat_map_is_one_piece() -> None:
    assert flat_way(42.3, 69.6, 51.9, -0.2) == [great_circle(42.3, 69.6, 51.9, -0.2)]
