"""The list of places, worked by keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from tests.ui.driving import ALT, CTRL, Stretched, cut_texts, settle, until
from twincities.domain.coordinates import LATITUDE, LONGITUDE, coordinate
from twincities.i18n import Language, Words
from twincities.paths import LOCALE
from twincities.services.place_filter import PlaceGap, PlaceQuery, PlaceSort
from twincities.settings import Theme
from twincities.ui.furniture.labels import Label
from twincities.ui.tables.drawing import cell_width

if TYPE_CHECKING:
    from tests.ui.places.conftest import Clerk
    from tests.ui.scenes import Stand
    from twincities.ui.theme.appearance import Appearance

Key = Qt.Key


def _shown(clerk: Clerk) -> list[str]:
    table = clerk.places.table
    return [str(table.model_.index(row, 0).data()) for row in range(len(table.model_.ids))]


def test_places_stand_by_name_with_their_other_names_below(clerk: Clerk) -> None:
    first, second = _shown(clerk)
    assert first.startswith("Shymkent, ")
    assert "Шымкент" in first
    assert "Чимкент" in first
    assert second.startswith("Stevenage")
    assert clerk.places.filters.count.text() == "Shown 2 of 2"


def test_a_place_is_found_by_a_former_name_and_by_its_countrys_name(clerk: Clerk) -> None:
    clerk.press(Key.Key_F, held=CTRL)
    clerk.write("чимк")
    until(lambda: len(_shown(clerk)) == 1)
    assert _shown(clerk)[0].startswith("Shymkent")
    clerk.press(Key.Key_Escape)
    clerk.write("united")
    until(lambda: [line.startswith("Stevenage") for line in _shown(clerk)] == [True])


def test_places_without_coordinates_are_asked_for(clerk: Clerk) -> None:
    clerk.open("places", "nowhere")
    until(lambda: len(_shown(clerk)) == 1)
    assert clerk.places.filters.query == PlaceQuery(gaps=(PlaceGap.COORDINATES,))
    assert [chip.accessibleName() for chip in clerk.places.filters.chips()] == [
        "Missing: without coordinates"
    ]


@pytest.mark.parametrize("language", Language)
def test_the_point_of_a_place_is_read_whole_beside_the_preview(clerk: Clerk, language: Language) -> None:
    clerk.context.texts.speak(Words(language, LOCALE))
    clerk.window.resize(1280, 800)
    clerk.open("places")
    until(lambda: len(_shown(clerk)) == 2)
    table = clerk.places.table
    (row,) = (n for n, said in enumerate(_shown(clerk)) if "Чимкент" in said)
    (number,) = (n for n, column in enumerate(table.model_.columns) if column.id == "coordinates")
    cell = table.model_.cells(row)[number]
    words = clerk.context.texts.words
    assert (cell.text, cell.second) == (
        coordinate(LATITUDE, 42.3167, words),
        coordinate(LONGITUDE, 69.5958, words),
    )
    assert not table.isColumnHidden(number)
    assert cell_width(cell) <= table.columnWidth(number)


def test_the_filter_of_countries_offers_those_that_occur(clerk: Clerk) -> None:
    clerk.press(Key.Key_C, held=ALT)
    clerk.press(Key.Key_Space)
    until(lambda: len(_shown(clerk)) == 1)
    assert len(clerk.places.filters.query.countries) == 1


def test_a_click_on_a_column_sorts_and_the_largest_comes_first(clerk: Clerk) -> None:
    clerk.places.sort(PlaceSort.POPULATION, descending=clerk.places.begins_descending(PlaceSort.POPULATION))
    until(lambda: clerk.places.feed.whole and len(_shown(clerk)) == 2)
    assert clerk.places.feed.query.descending


def test_the_preview_shows_names_point_and_partnerships(clerk: Clerk) -> None:
    clerk.places.open_record(clerk.ours)
    preview = clerk.places.beside.preview
    until(lambda: preview.widget() is not None)
    words = [label.text() for label in preview.findChildren(Label)]
    assert "Чимкент" in words
    assert any("42.3167° N" in word for word in words)
    assert any(word.startswith("Shymkent — ") for word in words)


def test_enter_opens_the_card_and_delete_puts_into_the_bin_with_undo(clerk: Clerk) -> None:
    clerk.places.setFocus()
    clerk.press(Key.Key_Return)
    assert clerk.window.current == "place"
    assert clerk.card.sheet.header.title.text() == "Shymkent"
    clerk.press(Key.Key_Escape)
    assert clerk.window.current == "places"
    clerk.places.deeds.delete(list(clerk.places.table.model_.ids)[:1])
    until(lambda: len(_shown(clerk)) == 1)
    clerk.context.undo()
    until(lambda: len(_shown(clerk)) == 2)


def test_the_partnerships_of_a_place_open_in_the_register(clerk: Clerk) -> None:
    clerk.places.setFocus()
    clerk.places.deeds.open_partnerships()
    page: Stand = clerk.window.page("partnerships")  # type: ignore[assignment]
    assert page.asked == [f"place:{clerk.ours}"]


@pytest.mark.parametrize("size", [(960, 600), (1440, 900)], ids=str)
@pytest.mark.parametrize("page", ["places", "place"])
def test_no_word_is_cut(clerk: Clerk, appearance: Appearance, page: str, size: tuple[int, int]) -> None:
    clerk.open(page, clerk.theirs if page == "place" else "")
    if page == "place":
        clerk.candidates()
    clerk.window.resize(*size)
    for theme in (Theme.LIGHT, Theme.DARK):
        appearance.choose(theme)
        for language in Language:
            clerk.context.texts.speak(Stretched(language, LOCALE))
            settle()
            assert cut_texts(clerk.window) == []
