from __future__ import annotations

import re
from dataclasses import replace
from math import atan, degrees, pi, sinh
from typing import TYPE_CHECKING

import pytest

from tests.geo.browser import Browser, browser
from tests.geo.pictures import FOUNDING, HOSTILE, SHYMKENT, hostile, tie
from twincities.geo.great_circles import flat_way
from twincities.geo.map_page import resource, standalone_page, window_page
from twincities.geo.map_picture import City, MapPicture
from twincities.i18n import Language, Words
from twincities.paths import LOCALE, shipped
from twincities.ui.theme import tokens

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

WORDS = Words(Language.EN, LOCALE)
COUNTRIES = {"KZ": "Kazakhstan", "GB": "United Kingdom", "IT": "Italy", "US": "United States"}
AS_OF = "23 Nov 2026"


@pytest.fixture(scope="module")
def chromium(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    with browser(tmp_path_factory.mktemp("chromium")) as page:
        yield page


@pytest.fixture
def page(chromium: Browser) -> Browser:
    chromium.requests.clear()
    chromium.said.clear()
    return chromium


def opened(page: Browser, tmp_path: Path, text: str) -> Browser:
    file = tmp_path / "map.html"
    file.write_text(text, encoding="utf-8")
    page.open(file)
    page.wait("typeof twincities !== 'undefined' && twincities.state().cities > 0")
    return page


def click_city(page: Browser, number: int) -> None:
    page.ask(f"twincities.fit([{number}], 8)")
    spot = page.ask(f"twincities.spot(twincities.data.cities.id[{number}])")
    page.click(spot["x"], spot["y"])
    page.wait("document.getElementById('card') !== null")


def test_an_exported_map_asks_nothing_of_anybody(page: Browser, tmp_path: Path) -> None:
    opened(page, tmp_path, standalone_page(FOUNDING, WORDS, COUNTRIES, AS_OF))
    click_city(page, 1)
    assert {address.partition(":")[0] for address in page.requests} == {"file"}
    assert len(page.requests) == 1
    assert page.said == []


def test_a_click_on_a_city_opens_its_card(page: Browser, tmp_path: Path) -> None:
    opened(page, tmp_path, standalone_page(FOUNDING, WORDS, COUNTRIES, AS_OF))
    click_city(page, 1)
    said = page.ask("document.getElementById('card').innerText")
    assert "Стивенейдж" in said
    assert "United Kingdom" in said
    assert "Шымкент" in said
    assert "≈ 1990" in said  # worked out, and said so


def test_the_card_tells_which_years_other_sources_give(page: Browser, tmp_path: Path) -> None:
    doubted = replace(FOUNDING, ties=(tie(11, 0, 1, since=1952, rivals=(1977,)), *FOUNDING.ties[1:]))
    opened(page, tmp_path, standalone_page(doubted, WORDS, COUNTRIES, AS_OF))
    click_city(page, 1)
    assert "other sources: 1977" in page.ask("document.getElementById('card').innerText")
    page.ask("standalone.setYear(2010)")
    click_city(page, 3)
    assert "other sources" not in page.ask("document.getElementById('card').innerText")


def test_names_from_registers_are_text_in_an_exported_map(page: Browser, tmp_path: Path) -> None:
    opened(page, tmp_path, standalone_page(hostile(), WORDS, COUNTRIES, AS_OF))
    assert page.ask("twincities.data.cities.name.slice(1)") == list(HOSTILE)
    page.ask("document.getElementById('list').click()")
    assert page.ask("document.querySelectorAll('#table tbody tr').length") == len(HOSTILE)
    page.ask("document.querySelector('#table button').click()")
    for number in range(1, len(HOSTILE) + 1):
        click_city(page, number)
        heading = page.ask("document.querySelector('#card h2').textContent")
        assert heading == HOSTILE[number - 1]
        assert page.ask("document.querySelectorAll('#card img, #card svg, #card script').length") == 0
    assert page.ask("document.title") == "Twin cities on the map"
    assert len(page.requests) == 1
    assert page.said == []


def test_the_year_is_moved_by_comma_and_full_stop(page: Browser, tmp_path: Path) -> None:
    opened(page, tmp_path, standalone_page(FOUNDING, WORDS, COUNTRIES, AS_OF))
    assert page.ask("twincities.state().shown") == 2
    page.press(",")
    page.wait("twincities.state().year === 2025")
    assert page.ask("twincities.state().shown") == 1  # the tie without a year stands today only
    page.press(".")
    page.wait("twincities.state().year === null")
    page.ask("standalone.setYear(2010)")
    assert page.ask("twincities.state().shown") == 2  # and the one that ended in 2015 stood in 2010


def test_the_card_marks_a_status_that_was_worked_out(page: Browser, tmp_path: Path) -> None:
    doubted = replace(FOUNDING, ties=(tie(11, 0, 1, legal_inferred=True), tie(12, 0, 2)))
    opened(page, tmp_path, standalone_page(doubted, WORDS, COUNTRIES, AS_OF))
    click_city(page, 1)
    assert "in force ≈ · active" in page.ask("document.getElementById('card').innerText")
    click_city(page, 2)
    assert "in force · active" in page.ask("document.getElementById('card').innerText")


def test_a_tie_of_three_parties_is_counted_once(page: Browser, tmp_path: Path) -> None:
    of_three = replace(FOUNDING, ties=(tie(1, 0, 1), tie(1, 0, 2), tie(2, 0, 3)), total=2, unplaced=0)
    opened(page, tmp_path, standalone_page(of_three, WORDS, COUNTRIES, AS_OF))
    counts = page.ask("[...document.querySelectorAll('.count')].map((one) => one.textContent)")
    assert counts == ["2", "0", "0", "0"]
    assert "Shown 2 of 2" in page.ask("document.body.innerText")


def test_a_pair_that_the_date_line_parts_is_shown_along_its_line_and_not_around_the_world(
    page: Browser, tmp_path: Path
) -> None:
    honolulu = City(5, "Гонолулу", "US", 21.31, -157.86, own=False)
    over_the_pacific = MapPicture((SHYMKENT, honolulu), (tie(1, 0, 1),), total=1, this_year=2026)
    opened(page, tmp_path, standalone_page(over_the_pacific, WORDS, COUNTRIES, AS_OF))
    page.ask("void twincities.dress({}, [0, 0, 0, 0])")
    page.ask("void twincities.map.setView([0, 0], 3, { animate: false })")
    page.ask(f"void twincities.select({honolulu.id}, false)")
    there, room = page.ask(f"twincities.spot({honolulu.id})"), page.ask("window.innerWidth")
    world = page.ask("256 * 2 ** twincities.state().zoom")
    here = there["x"] - world * (360 - SHYMKENT.longitude + honolulu.longitude) / 360
    assert page.ask("twincities.state().zoom") == 3
    assert 0 < here < there["x"] < room


def test_after_a_far_pair_a_near_one_is_shown_from_as_near_as_before(page: Browser, tmp_path: Path) -> None:
    near, far = (
        City(5, "Тараз", "KZ", 42.9, 71.37, own=False),
        City(6, "Гонолулу", "US", 21.3, -157.9, own=False),
    )
    both = MapPicture((SHYMKENT, near, far), (tie(1, 0, 1), tie(2, 0, 2)), total=2, this_year=2026)
    opened(page, tmp_path, standalone_page(both, WORDS, COUNTRIES, AS_OF))
    page.ask("void twincities.dress({}, [0, 0, 0, 0])")
    page.ask("void twincities.map.setView([42, 69], 6, { animate: false })")

    def zoom_for(city: City) -> int:
        page.ask(f"void twincities.select({city.id}, false)")
        zoom: int = page.ask("twincities.state().zoom")
        return zoom

    assert zoom_for(near) == 6
    assert zoom_for(far) < 6
    assert zoom_for(near) == 6
    stepped = zoom_for(far)
    page.ask("void twincities.zoom(1)")
    assert zoom_for(near) == stepped + 1, "what a person zoomed to is his own"


def test_the_page_draws_the_same_great_circles_as_the_program(page: Browser, tmp_path: Path) -> None:
    opened(page, tmp_path, standalone_page(FOUNDING, WORDS, COUNTRIES, AS_OF))
    for ends in ((50.4, 80.2, 37.77, -122.42), (60.0, 10.0, 62.0, -165.0), (-54.8, -68.3, 42.3, 69.6)):
        ours = flat_way(*ends)
        drawn = page.ask(f"twincities.arc({', '.join(map(str, ends))})")
        assert [len(piece) for piece in drawn] == [2 * len(piece) for piece in ours]
        for piece, flat in zip(ours, drawn, strict=True):
            for (latitude, longitude), x, y in zip(piece, flat[0::2], flat[1::2], strict=True):
                assert x * 360 - 180 == pytest.approx(longitude, abs=1e-6)
                assert degrees(atan(sinh(pi - 2 * pi * y))) == pytest.approx(latitude, abs=1e-6)


def test_the_same_map_is_the_same_file() -> None:
    first, second = (standalone_page(FOUNDING, WORDS, COUNTRIES, AS_OF) for _ in range(2))
    assert first == second


def test_the_window_page_names_only_files_that_the_program_hands_out() -> None:
    page = window_page(WORDS)
    named = set(re.findall(r'(?:src=|href=|url\()"([^"]+)"', page))
    assert named
    for address in named:
        assert address.startswith("app://map/")
        name = address.removeprefix("app://map/")
        assert name == "qwebchannel.js" or resource(name)
    assert "://" not in re.sub(r"app://|http://www\.w3\.org", "", page)


@pytest.mark.parametrize("name", ["../locale/ru", "fonts/../../data", "standalone.js", "fonts/", ""])
def test_the_program_hands_out_no_other_file(name: str) -> None:
    with pytest.raises(KeyError):
        resource(name)


@pytest.mark.parametrize("colours", [tokens.LIGHT, tokens.DARK], ids=["light", "dark"])
def test_the_page_has_the_colours_of_the_window(colours: tokens.Colours) -> None:
    style = (shipped("resources") / "map" / "map.css").read_text(encoding="utf-8")
    light, dark = style.split("@media (prefers-color-scheme: dark)")
    block = dark.partition("html, body")[0] if colours is tokens.DARK else light
    found = dict(re.findall(r"--([\w-]+): (#[0-9A-F]{6})", block))
    renamed = {"own-land": "accent_bg"}
    assert len(found) > 15
    for name, value in found.items():
        assert value == getattr(colours, renamed.get(name, name.replace("-", "_"))), name
