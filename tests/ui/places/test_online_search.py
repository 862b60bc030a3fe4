"""Looking a place up on the net: off until it is wanted, asked on the person's word only, marked with its source."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from tests.geo.world import World
from tests.ui.driving import cut_texts, settle, type_text, until
from twincities.geo.online import CREDIT, OnlineGeocoder
from twincities.ui.settings.page import SettingsPage

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.ui.places.offices import Office
    from twincities.ui.places.picker import Picker

Key = Qt.Key


@pytest.fixture
def world(office: Office, tmp_path: Path) -> Iterator[World]:
    """Give a server that the program takes for the online geocoder."""
    made = World()
    asked = OnlineGeocoder(tmp_path / "online.sqlite", domain=made.domain, scheme="http", interval=0.0)
    vars(office.services.candidates)["_online"] = asked
    yield made
    made.end()


def switch(office: Office, way: str) -> None:
    office.open("settings")
    page = office.work.window.page("settings")
    assert isinstance(page, SettingsPage)
    page.online.switch.set_value(way)
    page.online.switch.edited.emit()
    settle()


def picker(office: Office) -> Picker:
    office.open("place", office.kept)
    return office.card.sheet.picker


def ask(office: Office) -> Picker:
    one = picker(office)
    one.online.button.click()
    until(lambda: not one.online.busy)
    return one


def test_switched_off_nothing_is_ever_asked(office: Office, world: World) -> None:
    one = picker(office)
    assert not one.online.isVisible()
    one.search.setFocus()
    type_text("Стивенидж")
    office.press(Key.Key_Return)
    until(lambda: not one.lookup.waiting)
    one.ask_online()
    until(lambda: not one.online.busy)
    assert world.asked == []


def test_switched_on_a_press_asks_once_and_the_answer_bears_its_credit(office: Office, world: World) -> None:
    switch(office, "on")
    assert office.work.program.settings.online_places
    one = ask(office)
    assert len(world.asked) == 1
    assert world.asked[0][1]["countrycodes"] == ["gb"]
    option = one.list.options_.lines[0]
    assert "from the online map" in option.good
    assert one.online.credit.text() == CREDIT
    assert one.list.hasFocus()
    assert not office.card.is_dirty
    office.press(Key.Key_Return)
    fields = office.card.content["fields"]
    assert fields["coordinate_source"] == CREDIT
    assert fields["latitude"] == pytest.approx(51.9016663)


def test_typing_never_asks(office: Office, world: World) -> None:
    switch(office, "on")
    one = picker(office)
    one.search.setFocus()
    type_text("Стивенидж")
    office.press(Key.Key_Return)
    until(lambda: not one.lookup.waiting)
    assert world.asked == []


def test_it_can_be_switched_off_again_with_the_card_open(office: Office, world: World) -> None:
    switch(office, "on")
    one = ask(office)
    switch(office, "off")
    office.open("place", office.kept)
    assert not one.online.isVisible()
    one.ask_online()
    until(lambda: not one.online.busy)
    assert len(world.asked) == 1


def test_a_number_of_the_gazetteer_outlives_a_point_from_the_net(office: Office, world: World) -> None:
    switch(office, "on")
    office.open("place", office.kept)
    office.card.correct({"geonames_id": 2637115})
    office.card.save()
    ask(office)
    office.press(Key.Key_Return)
    assert office.card.content["fields"]["geonames_id"] == 2637115


@pytest.mark.parametrize(
    ("status", "headers", "body", "told"),
    [
        (429, {"Retry-After": "900"}, b"", "try again in 900 s"),
        (503, {}, b"", "cannot be reached"),
        (200, {}, b"<html><title>Welcome to the hotel</title></html>", "sign in first"),
        (200, {}, b"[]", "knows no place of this name either"),
    ],
)
def test_trouble_is_a_sentence_and_the_form_stays(
    office: Office, world: World, status: int, headers: dict[str, str], body: bytes, told: str
) -> None:
    world.status, world.headers, world.body = status, headers, body
    switch(office, "on")
    one = ask(office)
    assert told in one.said.text()
    assert one.online.button.isVisible()
    assert not office.card.is_dirty


def test_a_question_can_be_stopped_and_its_answer_is_dropped(office: Office, world: World) -> None:
    switch(office, "on")
    one = picker(office)
    one.online.button.click()
    assert one.online.progress.isVisible()
    one.online.progress.stop.click()
    assert not one.online.busy
    until(lambda: not office.work.context.tasks.busy)
    assert one.online.credit.isHidden()
    assert len(world.asked) <= 1


@pytest.mark.parametrize("size", [(1440, 900), (960, 600)])
def test_no_word_is_cut(office: Office, world: World, size: tuple[int, int]) -> None:
    office.work.window.resize(*size)
    switch(office, "on")
    assert cut_texts(office.work.window) == []
    ask(office)
    assert world.asked
    assert cut_texts(office.work.window) == []
