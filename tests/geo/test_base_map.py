from __future__ import annotations

from itertools import pairwise
from math import radians, sin

import pytest

from twincities.geo.base_map import Detail, Outline, outlines
from twincities.i18n import Language
from twincities.services.countries import country_names

SEAM = 180.0


@pytest.mark.parametrize("detail", Detail)
def test_no_border_crosses_the_map_from_one_edge_to_the_other(detail: Detail) -> None:
    for outline in outlines(detail):
        for ring in outline.rings:
            for (x0, y0), (x1, y1) in pairwise([*ring, ring[0]]):
                along_the_pole = y0 == y1 == -90
                assert abs(x1 - x0) < SEAM or along_the_pole, outline.country


@pytest.mark.parametrize("detail", Detail)
def test_all_land_lies_on_the_map(detail: Detail) -> None:
    points = [point for outline in outlines(detail) for ring in outline.rings for point in ring]
    assert all(-180 <= x <= 180 and -90 <= y <= 90 for x, y in points)


@pytest.mark.parametrize("detail", Detail)
def test_a_country_that_crosses_the_date_line_keeps_land_on_both_sides(detail: Detail) -> None:
    for country in ("RU", "FJ"):
        (outline,) = (one for one in outlines(detail) if one.country == country)
        longitudes = [x for ring in outline.rings for x, _ in ring]
        assert max(longitudes) == SEAM
        assert min(longitudes) == -SEAM


def test_cutting_lost_no_land() -> None:
    kazakhstan, russia = (_area(_of(code)) for code in ("KZ", "RU"))
    assert kazakhstan == pytest.approx(2_724_900, rel=0.02)
    assert russia == pytest.approx(17_098_000, rel=0.03)
    assert _area(_of("ZA")) == pytest.approx(1_221_000, rel=0.02)  # without Lesotho in its middle


def test_every_outline_bears_a_country_of_the_register_or_none() -> None:
    names = country_names(Language.EN)
    for detail in Detail:
        codes = [outline.country for outline in outlines(detail) if outline.country]
        assert all(code in names for code in codes)
        assert {"KZ", "GB", "XK", "TW", "PS"} <= set(codes)


def _of(country: str) -> Outline:
    (outline,) = (one for one in outlines(Detail.NEAR) if one.country == country)
    return outline


def _area(outline: Outline) -> float:
    """Return square kilometres; a hole runs the other way round and takes away."""
    total = 0.0
    for ring in outline.rings:
        for (x0, y0), (x1, y1) in pairwise([*ring, ring[0]]):
            total += radians(x1 - x0) * (2 + sin(radians(y0)) + sin(radians(y1)))
    return abs(total) * 6371.0088**2 / 2
