"""The online geocoder: the real client against a server of our own, which answers as the world does."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest

from tests.geo.world import World
from twincities.geo.candidate import Reason, Sort
from twincities.geo.errors import OnlineTooOftenError, OnlineUnreachableError, OnlineUnreadableError
from twincities.geo.online import CREDIT, OnlineGeocoder

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def world() -> Iterator[World]:
    """Give a world that answers."""
    made = World()
    yield made
    made.end()


def geocoder(world: World, tmp_path: Path, interval: float = 0.0) -> OnlineGeocoder:
    return OnlineGeocoder(tmp_path / "online.sqlite", domain=world.domain, scheme="http", interval=interval)


def test_a_place_is_found_and_never_taken_unasked(world: World, tmp_path: Path) -> None:
    (found,) = geocoder(world, tmp_path).candidates("Стивенидж", "GB", "ru")
    assert (found.name, found.country, found.region, found.sort) == ("Стивенидж", "GB", "Англия", Sort.TOWN)
    assert (round(found.latitude, 2), round(found.longitude, 2)) == (51.9, -0.2)
    assert found.why == (Reason.ONLINE,)
    assert found.credit == CREDIT
    assert not found.accepted


def test_the_question_names_the_program_the_country_and_the_language(world: World, tmp_path: Path) -> None:
    geocoder(world, tmp_path).candidates("Стивенидж", "GB", "ru")
    ((_, query, agent),) = world.asked
    assert agent.startswith("twincities-catalogue/")
    assert query["q"] == ["Стивенидж"]
    assert query["countrycodes"] == ["gb"]
    assert query["accept-language"] == ["ru"]


def test_every_answer_is_kept_even_an_empty_one(world: World, tmp_path: Path) -> None:
    first = geocoder(world, tmp_path).candidates("Стивенидж")
    assert geocoder(world, tmp_path).candidates("Стивенидж") == first
    world.body = b"[]"
    assert geocoder(world, tmp_path).candidates("Nowhere") == []
    assert geocoder(world, tmp_path).candidates("Nowhere") == []
    assert len(world.asked) == 2


def test_an_empty_question_is_not_sent(world: World, tmp_path: Path) -> None:
    assert geocoder(world, tmp_path).candidates("  ") == []
    assert world.asked == []


def test_one_turn_after_another_for_all_threads_and_windows(world: World, tmp_path: Path) -> None:
    several = [geocoder(world, tmp_path, interval=0.15) for _ in range(4)]
    threads = [
        threading.Thread(target=one.candidates, args=(f"place {number}",))
        for number, one in enumerate(several)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    moments = sorted(moment for moment, _, _ in world.asked)
    assert len(moments) == 4
    assert (
        moments[-1] - moments[0] > 0.3
    )  # three pauses of 0.15, less what a busy machine keeps the first one waiting


def test_asked_too_often_it_is_left_alone_as_long_as_it_says(world: World, tmp_path: Path) -> None:
    world.status, world.headers = 429, {"Retry-After": "900"}
    with pytest.raises(OnlineTooOftenError) as caught:
        geocoder(world, tmp_path).candidates("Стивенидж")
    assert caught.value.seconds == 900
    world.status = 200
    with pytest.raises(OnlineTooOftenError) as caught:
        geocoder(world, tmp_path).candidates("Шымкент")
    assert 800 < caught.value.seconds <= 900
    assert len(world.asked) == 1


def test_whoever_says_to_come_back_tomorrow_is_not_asked_at_once(world: World, tmp_path: Path) -> None:
    world.status, world.headers = 429, {"Retry-After": "86400"}
    with pytest.raises(OnlineTooOftenError):
        geocoder(world, tmp_path).candidates("Стивенидж")
    world.status = 200
    for _press in range(3):
        with pytest.raises(OnlineTooOftenError) as caught:
            geocoder(world, tmp_path, interval=60.0).candidates("Шымкент")
        assert 3_000 < caught.value.seconds < 3_700  # nobody who was sent away lengthens the wait
    assert len(world.asked) == 1


def test_a_damaged_memory_is_begun_anew(world: World, tmp_path: Path) -> None:
    (tmp_path / "online.sqlite").write_bytes(b"no database at all" * 100)
    assert geocoder(world, tmp_path).candidates("Стивенидж")
    geocoder(world, tmp_path).candidates("Стивенидж")
    assert len(world.asked) == 1


def test_the_sign_in_page_of_a_network_is_not_taken_for_an_answer(world: World, tmp_path: Path) -> None:
    world.body = b"<html><title>Welcome to the hotel</title></html>"
    with pytest.raises(OnlineUnreadableError):
        geocoder(world, tmp_path).candidates("Стивенидж")
    world.body = b'{"welcome": "to the hotel"}'
    with pytest.raises(OnlineUnreadableError):
        geocoder(world, tmp_path).candidates("Стивенидж")
    world.body = b'[{"welcome": "to the hotel"}]'
    with pytest.raises(OnlineUnreadableError):
        geocoder(world, tmp_path).candidates("Стивенидж")


@pytest.mark.parametrize("status", [500, 503, 404])
def test_a_server_in_trouble_is_told(world: World, tmp_path: Path, status: int) -> None:
    world.status = status
    with pytest.raises(OnlineUnreachableError):
        geocoder(world, tmp_path).candidates("Стивенидж")


def test_no_server_is_told_after_one_attempt(world: World, tmp_path: Path) -> None:
    asked = geocoder(world, tmp_path)
    world.end()
    with pytest.raises(OnlineUnreachableError):
        asked.candidates("Стивенидж")


def test_trouble_is_not_kept_as_an_answer(world: World, tmp_path: Path) -> None:
    world.status = 503
    asked = geocoder(world, tmp_path)
    with pytest.raises(OnlineUnreachableError):
        asked.candidates("Стивенидж")
    world.status = 200
    assert asked.candidates("Стивенидж")
