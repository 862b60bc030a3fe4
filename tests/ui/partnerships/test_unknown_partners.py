"""A partner that the register does not have, or has under another spelling: made or taken in the partnership's form."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from tests.ui.driving import CTRL, answered, press, settle, type_text, until
from twincities.domain.keys import Key as RecordKey
from twincities.domain.place import Place, PlaceName
from twincities.geo.gazetteer import Gazetteer
from twincities.geo.unpacking import Shelf
from twincities.services.candidates import Candidates
from twincities.ui.furniture.labels import Label

if TYPE_CHECKING:
    from pathlib import Path

    from tests.ui.partnerships.scenes import Scene

Key = Qt.Key


def test_a_place_that_is_unknown_is_made_in_the_form(scene: Scene, gazetteer: Candidates) -> None:
    vars(scene.services)["candidates"] = gazetteer
    scene.open("partnership-editor", "new")
    answered("Ньютаун")
    press(Key.Key_Return)
    settle()
    assert scene.editor.sheet.making_place()
    assert scene.editor.sheet.frames["parties"].message.startswith("Our side first")
    answered("Latvia")
    press(Key.Key_Return)
    press(Key.Key_Return, CTRL)  # as it was typed
    until(lambda: not scene.editor.sheet.making_place())
    assert [entry.title for entry in scene.editor.sheet.parties.value()] == ["Shymkent", "Ньютаун"]
    press(Key.Key_S, CTRL)
    settle()
    written = scene.editor.kept
    assert written is not None
    place = scene.services.places.open(written.record.parties[1].place).record
    assert (place.country, place.names[0].text) == ("LV", "Ньютаун")


def test_enter_before_the_gazetteer_has_answered_waits_and_takes_the_place_that_is_sure(
    scene: Scene, gazetteer: Candidates
) -> None:
    vars(scene.services)["candidates"] = gazetteer
    scene.open("partnership-editor", "new")
    answered("Дебрецен")
    press(Key.Key_Return)  # there is no such place: the strip asks
    press(Key.Key_Return)  # at once
    until(lambda: not scene.editor.sheet.making_place())
    place = scene.services.places.open(RecordKey(scene.editor.sheet.parties.value()[1].key)).record
    assert place.country == "HU"
    assert place.latitude == pytest.approx(47.53, abs=0.05)


def test_a_gazetteer_that_is_missing_is_told_and_the_place_is_made_as_typed(
    scene: Scene, tmp_path: Path
) -> None:
    lost = Candidates(tmp_path)
    vars(lost)["gazetteer"] = Gazetteer(Shelf(tmp_path, tmp_path / "gazetteer.sqlite.xz"))
    vars(scene.services)["candidates"] = lost
    scene.open("partnership-editor", "new")
    answered("Дебрецен")
    press(Key.Key_Return)
    strip = scene.editor.sheet.strip
    until(lambda: any("missing" in one.text() for one in strip.findChildren(Label) if one.isVisible()))
    press(Key.Key_Return)
    until(lambda: not scene.editor.sheet.making_place())
    assert scene.editor.sheet.parties.value()[1].title == "Дебрецен"


def test_enter_goes_to_the_list_where_the_gazetteer_is_not_sure(scene: Scene, gazetteer: Candidates) -> None:
    vars(scene.services)["candidates"] = gazetteer
    scene.open("partnership-editor", "new")
    answered("Ньютаун")
    press(Key.Key_Return)
    press(Key.Key_Return)
    until(scene.editor.sheet.strip.list.hasFocus)
    assert scene.editor.sheet.making_place()


def test_a_party_that_is_chosen_already_is_kept_and_made_again_only_on_purpose(scene: Scene) -> None:
    scene.open("partnership-editor", "new")
    before = scene.editor.sheet.parties.value()
    answered("Shymkent")
    offered = scene.editor.sheet.parties.line.offered
    assert [(entry.title, entry.create) for entry in offered] == [
        ("Shymkent", False), ("Create “Shymkent”", True),
    ]  # fmt: skip
    press(Key.Key_Return)
    assert scene.editor.sheet.parties.value() == before
    answered("Shymkent")
    press(Key.Key_Down)
    press(Key.Key_Return)
    strip = scene.editor.sheet.strip
    assert strip.same.isVisible()
    assert strip.same_words.text().startswith("The register has this place: Shymkent, Kazakhstan")
    press(Key.Key_Return)
    assert not scene.editor.sheet.making_place()
    assert scene.editor.sheet.parties.value() == before
    answered("Shymkent")
    press(Key.Key_Down)
    press(Key.Key_Return)
    press(Key.Key_Return, CTRL)
    assert [entry.title for entry in scene.editor.sheet.parties.value()] == ["Shymkent", "Shymkent"]


def test_a_country_that_does_not_exist_is_said_while_a_place_is_made(scene: Scene) -> None:
    scene.open("partnership-editor", "new")
    answered("Ньютаун")
    press(Key.Key_Return)
    type_text("Narnia")
    press(Key.Key_Return, CTRL)
    strip = scene.editor.sheet.strip
    assert scene.editor.sheet.making_place()
    assert "no country “Narnia”" in strip._trouble.text()  # noqa: SLF001 - what a person reads


def test_a_kind_of_place_that_does_not_exist_is_said_while_a_place_is_made(scene: Scene) -> None:
    scene.open("partnership-editor", "new")
    answered("Ньютаун")
    press(Key.Key_Return)
    kind = scene.editor.sheet.strip.kind
    kind.setFocus()
    kind.selectAll()
    type_text("hamlet")
    press(Key.Key_Return, CTRL)
    assert scene.editor.sheet.making_place()
    assert kind.hasFocus()
    assert kind.accessibleDescription() == "“hamlet” is not in the list: choose one of its words"


def test_a_misspelt_partner_that_the_register_has_is_put_on_the_map_and_not_written_twice(
    scene: Scene, gazetteer: Candidates
) -> None:
    vars(scene.services)["candidates"] = gazetteer
    manchester = Place(country="GB", names=(PlaceName(text="Манчестер", language="ru"),))
    known = scene.services.places.record_place(manchester).key
    scene.open("partnership-editor", "new")
    answered("Манчестр")
    press(Key.Key_Down)
    press(Key.Key_Down)
    press(Key.Key_Return)
    strip = scene.editor.sheet.strip
    until(strip.list.isVisible)
    press(Key.Key_Up)
    press(Key.Key_Return)
    settle()
    assert scene.editor.sheet.parties.value()[1].key == known
    assert scene.services.places.open(known).record.latitude is not None
    assert scene.window.toast.isVisible()


def test_a_misspelt_partner_that_the_register_has_is_offered_and_never_taken_unasked(scene: Scene) -> None:
    manchester = Place(country="GB", names=(PlaceName(text="Манчестер", language="ru"),))
    known = scene.services.places.record_place(manchester).key
    scene.open("partnership-editor", "new")
    type_text("Манчестр")
    settle()
    press(Key.Key_Return)
    assert not any(party.key == known for party in scene.editor.sheet.parties.value())
    press(Key.Key_Return)
    settle()
    assert scene.editor.sheet.parties.value()[1].key == known
