"""The window's own map: cities near each other are one circle, and one line goes to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twincities.domain.vocabularies import Activity, LegalStatus
from twincities.geo.map_picture import City, MapPicture, Tie
from twincities.ui.map.land import flat
from twincities.ui.map.plain_stage import PlainStage
from twincities.ui.map.walk import arcs_of, nodes_of

if TYPE_CHECKING:
    from twincities.ui.map.stage import Drawn

CITIES = (
    City(1, "Shymkent", "KZ", 42.3, 69.6, own=True),
    City(2, "Stevenage", "GB", 51.9, -0.2, own=False),
    City(3, "Hertford", "GB", 51.8, -0.1, own=False),
    City(4, "Grosseto", "IT", 42.8, 11.1, own=False),
)
TIES = (
    Tie(11, 0, 1, Activity.DORMANT, LegalStatus.IN_FORCE, 1990, None, inferred=True, weight=1),
    Tie(12, 0, 2, Activity.ACTIVE, LegalStatus.IN_FORCE, 2001, None, inferred=False, weight=3),
    Tie(13, 0, 3, Activity.DORMANT, LegalStatus.IN_FORCE, 2016, None, inferred=False, weight=9),
    Tie(14, 1, 2, Activity.DORMANT, LegalStatus.IN_FORCE, 2016, None, inferred=False, weight=0),
)
SPOTS = [flat(city.latitude, city.longitude) for city in CITIES]
SEEN = {0: Activity.ACTIVE, 1: Activity.DORMANT, 2: Activity.ACTIVE, 3: Activity.DORMANT}
WIDE = 50.0


def test_the_ties_of_a_circle_are_one_line_as_lively_as_the_liveliest() -> None:
    nodes = nodes_of(CITIES, SPOTS, SEEN, (), WIDE)
    assert sorted(tuple(node.cities) for node in nodes) == [(0,), (1, 2), (3,)]
    heavy, joined = arcs_of(nodes, TIES, None)
    assert (heavy.there.cities, heavy.count) == ([3], 1)
    assert (joined.there.cities, joined.count, joined.weight, joined.level) == ([1, 2], 2, 4, Activity.ACTIVE)


def test_a_line_ends_in_the_middle_of_its_circle() -> None:
    (circle,) = (node for node in nodes_of(CITIES, SPOTS, SEEN, (), WIDE) if len(node.cities) > 1)
    assert (round(circle.latitude, 2), round(circle.longitude, 2)) == (51.85, -0.15)
    assert circle.spot == flat(circle.latitude, circle.longitude)


def test_the_selected_city_stands_alone_and_its_lines_come_first() -> None:
    nodes = nodes_of(CITIES, SPOTS, SEEN, {1}, WIDE)
    arcs = arcs_of(nodes, TIES, 1)
    assert [arc.chosen for arc in arcs] == [True, True, False, False]


def test_seen_from_near_every_tie_has_its_line() -> None:
    nodes = nodes_of(CITIES, SPOTS, SEEN, (), None)
    assert len(arcs_of(nodes, TIES, None)) == len(TIES)


def test_a_line_that_stands_for_two_ties_counts_both() -> None:
    stage = PlainStage()
    told: list[Drawn] = []
    stage.drawn.connect(told.append)
    stage.resize(400, 300)
    stage.show_picture(MapPicture(CITIES, TIES, 4, 0, 2026), fitted=False)
    assert (told[-1].shown, told[-1].lines, told[-1].all) == (4, 4, 4)
