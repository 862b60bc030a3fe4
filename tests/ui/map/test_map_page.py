from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from tests.geo.pictures import HOSTILE
from tests.ui.driving import CTRL, Stretched, cut_texts, press, settle, type_text, until
from tests.ui.map.scenes import WEST_TO_EAST, MapScene, key_of
from twincities.domain.claim import Claim
from twincities.domain.keys import new_key
from twincities.domain.vocabularies import Activity, LegalStatus
from twincities.i18n import Language, Words
from twincities.paths import LOCALE
from twincities.services.example import example_key
from twincities.services.register_filter import PartnershipQuery
from twincities.settings import Theme
from twincities.ui.map.picture import save
from twincities.ui.theme.appearance import look

if TYPE_CHECKING:
    from pathlib import Path

    from twincities.ui.texts import Texts

TAB, BACKTAB = Qt.Key.Key_Tab, Qt.Key.Key_Backtab


def table_names(scene: MapScene) -> set[str]:
    table = scene.page.table
    rows = scene.services.register.rows(list(table.model_.ids), scene.viewer)
    return {name for row in rows for name in row.partner}


def test_the_map_shows_every_tie_whose_places_are_known_and_counts_the_others(scene: MapScene) -> None:
    page = scene.page
    assert {city.name for city in page.picture.cities} == set(WEST_TO_EAST)
    assert page.drawn.shown == 6
    assert page.picture.unplaced == 3
    assert "3 partnerships" in page.legend.unplaced.text()
    assert page.header.context.text().startswith("Shown 6 of 9")


def test_tab_walks_the_cities_from_west_to_east_and_leaves_at_the_end(scene: MapScene) -> None:
    walked = []
    for _ in WEST_TO_EAST:
        press(TAB)
        walked.append(scene.chosen)
    assert walked == WEST_TO_EAST
    assert scene.page.ground.hasFocus()
    press(TAB)
    assert not scene.page.ground.hasFocus()


def test_tab_backwards_walks_to_the_west(scene: MapScene) -> None:
    for key in (TAB, TAB, BACKTAB):
        press(key)
    assert scene.chosen == "Stevenage"


def test_enter_opens_the_partnership_of_the_city(scene: MapScene) -> None:
    press(TAB)
    QTest.keyClick(scene.page.ground, Qt.Key.Key_Return)
    number = scene.services.register.ids(PartnershipQuery(text="Stevenage"), scene.viewer)[0]
    (row,) = scene.services.register.rows([number], scene.viewer)
    assert scene.opened == [row.key]
    assert scene.window.current == "partnership"


def test_enter_on_a_city_of_many_ties_goes_into_its_card(scene: MapScene) -> None:
    scene.page.choose(scene.city("Shymkent"))
    QTest.keyClick(scene.page.ground, Qt.Key.Key_Return)
    focus = QApplication.focusWidget()
    assert focus is not None
    assert scene.page.ground.card.isAncestorOf(focus)
    press(Qt.Key.Key_Escape)
    QTest.keyClick(focus, Qt.Key.Key_Escape)
    assert not scene.page.ground.card.isVisible()
    assert scene.page.ground.hasFocus()


def test_the_card_tells_what_is_worked_out_and_how_far_it_is(scene: MapScene) -> None:
    scene.page.choose(scene.city("Stevenage"))
    card = scene.page.ground.card
    said = [label.text() for label in card.findChildren(QLabel)]
    assert "Stevenage" in said
    assert "United Kingdom" in said
    assert "1990" in said
    assert "≈ 5,180 km" in said
    assert card.card is not None
    (end,) = card.card.ends
    assert end.row.activity is Activity.DORMANT


def test_the_card_tells_which_dates_other_sources_give(scene: MapScene) -> None:
    key = example_key("partnership/shymkent-stevenage")
    kept = scene.services.partnerships.open(key)
    rivals = tuple(
        Claim(target="established", value=value, preferred=False, key=new_key())
        for value in ("1989", "1991-05")
    )
    record = replace(kept.record, claims=(*kept.record.claims, *rivals))
    scene.page.context.apply(scene.services.partnerships.correct_partnership(kept, record))
    until(lambda: any(one.rivals for one in scene.page.picture.ties))
    scene.page.choose(scene.city("Stevenage"))
    said = [label.text() for label in scene.page.ground.card.findChildren(QLabel)]
    assert "other sources: 1989, May 1991" in said, said


def test_comma_and_full_stop_move_the_year(scene: MapScene) -> None:
    page = scene.page
    QTest.keyClick(page.ground, Qt.Key.Key_Comma)
    assert page.ground.years.value == 2025
    until(lambda: page.drawn.shown == 1)  # the five without a year stand today only
    QTest.keyClick(page.ground, Qt.Key.Key_Period)
    assert page.ground.years.value is None
    until(lambda: page.drawn.shown == 6)


def test_the_year_is_clicked_on_its_place(scene: MapScene) -> None:
    track = scene.page.ground.years.track
    first = scene.page.picture.years[0]
    QTest.mouseClick(track, Qt.MouseButton.LeftButton, pos=QPoint(1, 5))
    assert track.value() == first == 1990


def test_the_years_play_and_stop_at_the_last(scene: MapScene) -> None:
    years = scene.page.ground.years
    years.toggle()
    assert years.playing
    assert years.value == 1990
    years.track.setValue(2025)
    until(lambda: not years.playing)
    assert years.value is None


def test_a_city_whose_tie_did_not_stand_yet_keeps_its_card_without_ties(scene: MapScene) -> None:
    scene.page.choose(scene.city("Baiyin"))
    scene.page.ground.years.track.setValue(2000)
    card = scene.page.ground.card.card
    assert card is not None
    assert card.ends == ()


def test_a_card_is_as_high_as_it_says_after_a_small_one_too(scene: MapScene) -> None:
    scene.page.choose(scene.city("Baiyin"))
    settle()
    ground = scene.page.ground
    whole = ground.card.height()
    ground.years.track.setValue(2000)
    settle()
    assert ground.card.height() < whole
    ground.years.track.setValue(ground.years.track.maximum())
    settle()
    assert ground.card.height() == whole
    sheet = ground.card.findChild(QWidget, "scrolled")
    assert isinstance(sheet, QWidget)
    assert sheet.height() <= whole


def test_a_filter_changes_map_counts_and_list_alike(scene: MapScene) -> None:
    page = scene.page
    page.legend.activities[Activity.NO_DATA].click()
    until(lambda: page.drawn.shown == 1)
    assert page.legend.query == PartnershipQuery(
        activities=(Activity.ACTIVE, Activity.OCCASIONAL, Activity.DORMANT),
        statuses=page.legend.query.statuses,
    )
    page.toggle_list()
    assert table_names(scene) == {"Stevenage"}
    assert "5" not in page.legend.activities[Activity.DORMANT].accessibleDescription()


def test_nothing_ticked_is_an_empty_map_with_a_sentence(scene: MapScene) -> None:
    page = scene.page
    for tick in page.legend.activities.values():
        tick.click()
    until(lambda: not page.picture.ties)
    settle()
    assert page.header.context.text() == "No partnership meets these conditions"


def test_ended_ties_are_left_out_until_they_are_asked_for(scene: MapScene) -> None:
    assert LegalStatus.ENDED not in scene.page.legend.query.statuses
    assert not scene.page.legend.statuses[LegalStatus.ENDED].isChecked()


def test_a_query_of_the_register_is_shown_as_it_is(scene: MapScene) -> None:
    page = scene.page
    page.show_query(PartnershipQuery(countries=("GB", "IT")))
    until(lambda: page.drawn.shown == 2)
    assert page.legend.country.words == "2 countries chosen"


def test_the_list_shows_the_same_set_as_the_map(scene: MapScene) -> None:
    page = scene.page
    page.toggle_list()
    assert table_names(scene) == {name for name in WEST_TO_EAST if name != "Shymkent"}
    assert page.table.hasFocus()
    press(Qt.Key.Key_Return)
    assert len(scene.opened) == 1


def test_ties_without_coordinates_are_listed_from_where_they_are_counted(scene: MapScene) -> None:
    page = scene.page
    page.legend.list_button.click()
    assert table_names(scene) == {"Acharnes", "İzmir", "Mogilev"}
    assert page.header.context.text() == "3 partnerships without coordinates"
    page.toggle_list()
    assert page.stack.currentWidget() is page.ground


def test_a_city_is_found_by_typing(scene: MapScene) -> None:
    press(Qt.Key.Key_F, CTRL)
    QTest.keyClick(scene.page.ground, Qt.Key.Key_F, CTRL)
    assert scene.page.search.hasFocus()
    type_text("groSS")
    press(Qt.Key.Key_Return)
    assert scene.chosen == "Grosseto"


def test_a_place_deleted_while_its_card_is_open_closes_the_card(scene: MapScene) -> None:
    page, services = scene.page, scene.services
    page.choose(scene.city("Adana"))
    assert page.ground.card.isVisible()
    changed = services.places.delete_places([key_of(services, "Adana")])
    page.context.apply(changed)
    until(lambda: not page.ground.card.isVisible())
    assert page.selected is None


@pytest.mark.parametrize("name", HOSTILE)
def test_names_from_registers_are_text_on_a_card(scene: MapScene, name: str) -> None:
    services = scene.services
    kept = services.places.open(key_of(services, "Adana"))
    names = tuple(replace(one, text=name.replace("\u2028", " ")) for one in kept.record.names)
    changed = services.places.correct_place(kept, replace(kept.record, names=names))
    scene.page.context.apply(changed)
    until(lambda: not any(city.name == "Adana" for city in scene.page.picture.cities))
    city = next(one for one in scene.page.picture.cities if one.country == "TR")
    scene.page.choose(city.id)
    labels = scene.page.ground.card.findChildren(QLabel)
    assert any(label.text() == city.name for label in labels)
    assert all(label.textFormat() is Qt.TextFormat.PlainText for label in labels)
    scene.page.grab()


def test_the_picture_is_twice_as_fine_and_bears_the_signs_and_the_day(
    scene: MapScene, tmp_path: Path
) -> None:
    taken: list[QImage] = []
    ground = scene.page.ground
    ground.stage.take_picture(2, taken.append)
    (image,) = taken
    assert image.width() == 2 * ground.width()
    save(tmp_path / "map", scene.page.context, image, scene.viewer.today)
    kept = QImage(str(tmp_path / "map.png"))
    assert kept.width() == image.width()
    assert kept.height() > image.height()


def test_a_click_on_a_city_opens_its_card_and_beside_all_closes_it(scene: MapScene) -> None:
    ground, view = scene.page.ground, scene.page.ground.stage.view  # type: ignore[attr-defined] # the plain one's
    spot = ground.stage.spot(scene.city("Grosseto")).toPoint()  # type: ignore[attr-defined] # as above
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert scene.chosen == "Grosseto"
    assert ground.card.isVisible()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.viewport().rect().topRight())
    assert not ground.card.isVisible()


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize(("width", "height", "scale"), [(960, 600, 1.0), (1440, 900, 1.0), (1440, 900, 2.0)])
def test_no_words_are_cut(
    scene: MapScene, texts: Texts, language: Language, width: int, height: int, scale: float
) -> None:
    look().choose(Theme.DARK if language is Language.KK else Theme.LIGHT, scale)
    scene.window.resize(width, height)
    texts.speak(Stretched(language, LOCALE) if scale == 1.0 else Words(language, LOCALE))
    until(lambda: scene.page.context.tasks.wait_idle(10))
    scene.page.choose(scene.page.picture.cities[0].id)
    settle()
    assert cut_texts(scene.window) == []


@pytest.mark.parametrize("city", ["Stevenage", "Grosseto", "Baiyin", "Khujand"])
def test_both_ends_of_a_chosen_pair_stand_beside_its_card_in_the_smallest_window(
    scene: MapScene, city: str
) -> None:
    scene.window.resize(960, 600)
    settle()
    scene.page.choose(scene.city(city))
    settle()
    ground = scene.page.ground
    free = ground.rect().adjusted(0, 0, 0, ground.years.y() - ground.height())
    for name in (city, "Shymkent"):
        spot = ground.stage.spot(scene.city(name)).toPoint()  # type: ignore[attr-defined] # the plain one's
        assert free.contains(spot), name
        assert not ground.card.geometry().contains(spot), name


def test_after_a_far_pair_a_near_one_is_shown_from_as_near_as_before(scene: MapScene) -> None:
    stage = scene.page.ground.stage
    scene.page.choose(scene.city("Khujand"))
    settle()
    view = stage.view  # type: ignore[attr-defined] # the plain one's
    stage.zoom(3)
    scene.page.choose(scene.city("Khujand"))
    near = view.transform().m11()
    scene.page.choose(scene.city("Stevenage"))
    settle()
    assert view.transform().m11() < near
    scene.page.choose(scene.city("Khujand"))
    settle()
    assert view.transform().m11() == pytest.approx(near)
    scene.page.choose(scene.city("Stevenage"))
    stage.zoom(1)
    chosen = view.transform().m11()
    scene.page.choose(scene.city("Khujand"))
    settle()
    assert view.transform().m11() == pytest.approx(chosen), "what a person zoomed to is his own"
