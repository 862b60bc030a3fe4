"""A misspelt name of a place that the register has already."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.services.makers import place
from twincities.domain.place import Place, PlaceName
from twincities.i18n import Language

if TYPE_CHECKING:
    from twincities.domain.keys import Key
    from twincities.wiring import Services


@pytest.fixture
def manchester(empty: Services) -> Key:
    empty.places.record_place(place("Минск", "BY"))
    names = (PlaceName(text="Манчестер", language="ru"), PlaceName(text="Manchester", language="en"))
    return empty.places.record_place(Place(country="GB", names=names)).key


@pytest.mark.parametrize("typed", ["Манчестр", "манчистер", "Manchestr", "Manchster"])
def test_a_misspelt_name_is_offered_and_marked_as_such(empty: Services, manchester: Key, typed: str) -> None:
    (found,) = empty.places.suggest(typed, Language.RU)
    assert (found.key, found.title, found.alike) == (manchester, "Манчестер", True)


@pytest.mark.parametrize("typed", ["Ман", "Манчестер", "Manch"])
def test_what_is_spelt_right_is_no_guess(empty: Services, manchester: Key, typed: str) -> None:
    (found,) = empty.places.suggest(typed, Language.RU)
    assert (found.key, found.alike) == (manchester, False)


@pytest.mark.parametrize("typed", ["Мин ", "Стивенидж", "xyz", "Мнс"])
def test_what_is_like_nothing_offers_nothing_alike(empty: Services, manchester: Key, typed: str) -> None:
    assert not any(one.key == manchester or one.alike for one in empty.places.suggest(typed, Language.RU))


def test_a_new_name_is_known_at_once_and_one_in_the_bin_no_longer(empty: Services, manchester: Key) -> None:
    assert empty.places.suggest("Стивенидж", Language.RU) == []
    new = empty.places.record_place(place("Стивенейдж", "GB")).key
    assert [one.key for one in empty.places.suggest("Стивенидж", Language.RU)] == [new]
    empty.places.delete_places([new, manchester])
    assert empty.places.suggest("Стивенидж", Language.RU) == []
    assert empty.places.suggest("Манчестр", Language.RU) == []
