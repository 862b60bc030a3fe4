"""A place's card, worked by keyboard: names, point, candidates, drafts, clashes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from tests.ui.driving import ALT, CTRL, press, settle, type_text, until
from twincities.domain.errors import Severity
from twincities.domain.partial_date import PartialDate
from twincities.domain.place import Place, PlaceName
from twincities.domain.vocabularies import CoordinatePrecision, NameKind
from twincities.geo.gazetteer import Gazetteer
from twincities.geo.unpacking import Shelf
from twincities.i18n import Language, Words
from twincities.paths import LOCALE
from twincities.services.candidates import Candidates
from twincities.services.register_filter import PartnershipQuery
from twincities.ui.furniture.banners import Banner

if TYPE_CHECKING:
    from pathlib import Path

    from tests.ui.places.conftest import Clerk
    from tests.ui.scenes import Stand
    from twincities.ui.forms.fields import FieldFrame

Key = Qt.Key


def frame(clerk: Clerk, name: str) -> FieldFrame:
    return clerk.card.sheet.fields[name].frame


def names(clerk: Clerk) -> list[str]:
    return [row["text"] for row in clerk.card.content["parts"]["names"]]


# ----------------------------------------------------------------------------------- the names


def test_a_new_place_is_typed_and_written_by_keyboard(clerk: Clerk) -> None:
    clerk.open("place")
    for text in ("Ақтөбе", "kaz"):
        clerk.write(text)
        clerk.press(Key.Key_Tab)
    row = clerk.card.content["parts"]["names"][0]
    assert (row["text"], row["language"], row["script"]) == ("Ақтөбе", "kk", "Cyrl")
    clerk.into("country", "kazakhstan")
    clerk.press(Key.Key_Return, held=CTRL)
    assert clerk.window.current == "places"
    found = clerk.services.places.suggest("Ақтөбе", Language.KK)
    record = clerk.kept(found[0].key)
    assert (record.country, record.names[0].language, record.names[0].script) == ("KZ", "kk", "Cyrl")


def test_a_name_keeps_its_years_and_one_with_an_end_is_a_former_one(clerk: Clerk) -> None:
    clerk.open("place", clerk.ours)
    grid = clerk.card.sheet.names.table.grid
    grid.setFocus()
    ids = [column.id for column in grid.entries.columns]
    grid.go(0, ids.index("until"))
    clerk.write("1992")
    clerk.press(Key.Key_Tab)
    clerk.press(Key.Key_S, held=CTRL)
    kept = clerk.kept(clerk.ours).names[0]
    assert (kept.until, kept.kind) == (PartialDate(1992), NameKind.FORMER)


def test_a_date_that_cannot_be_read_stays_as_typed_and_is_told_below_the_table(clerk: Clerk) -> None:
    clerk.open("place", clerk.ours)
    grid = clerk.card.sheet.names.table.grid
    grid.setFocus()
    grid.go(0, [column.id for column in grid.entries.columns].index("since"))
    clerk.write("long ago")
    clerk.press(Key.Key_Down)
    assert clerk.card.sheet.names.table.severities() == [Severity.ERROR]
    clerk.press(Key.Key_S, held=CTRL)
    assert clerk.kept(clerk.ours).names[0].since is None
    assert clerk.card.content["parts"]["names"][0]["since"] == "long ago"


def test_a_place_without_any_name_is_not_written(clerk: Clerk) -> None:
    clerk.open("place")
    clerk.into("country", "kazakhstan")
    clerk.press(Key.Key_S, held=CTRL)
    assert clerk.card.sheet.names.table.severities() == [Severity.ERROR]
    assert clerk.window.current == "place"


def test_a_second_place_of_one_name_is_written_only_when_it_is_meant(clerk: Clerk) -> None:
    clerk.open("place", "name:Shymkent")
    clerk.into("country", "kazakhstan")
    clerk.press(Key.Key_S, held=CTRL)
    (banner,) = [one for one in clerk.card.findChildren(Banner) if one.isVisible()]
    assert banner.title.text() == "The register has this place: Shymkent"
    assert clerk.card.kept is None
    clerk.press(Key.Key_S, held=CTRL)
    assert clerk.card.kept is not None
    assert clerk.card.kept.key != clerk.ours
    assert [one for one in clerk.card.findChildren(Banner) if one.isVisible()] == []


def test_the_display_name_follows_the_language(clerk: Clerk) -> None:
    clerk.open("place", clerk.ours)
    assert clerk.card.sheet.header.title.text() == "Shymkent"
    clerk.context.texts.speak(Words(Language.RU, LOCALE))
    settle()
    assert clerk.card.sheet.header.title.text() == "Шымкент"
    assert not clerk.card.is_dirty


# ----------------------------------------------------------------------------------- the point


def test_coordinates_are_typed_as_people_write_them(clerk: Clerk) -> None:
    clerk.open("place", clerk.theirs)
    clerk.into("latitude", "51°54′06″N")
    clerk.into("longitude", "−0,2")
    clerk.press(Key.Key_S, held=CTRL)
    kept = clerk.kept(clerk.theirs)
    assert kept.latitude == pytest.approx(51.90167)
    assert kept.longitude == pytest.approx(-0.2)


def test_both_coordinates_pasted_as_one_text_go_into_their_fields(clerk: Clerk) -> None:
    clerk.open("place", clerk.theirs)
    clerk.into("latitude", "51.9021, -0.2027")
    fields = clerk.card.content["fields"]
    assert (fields["latitude"], fields["longitude"]) == (51.9021, -0.2027)


def test_a_point_in_another_country_is_an_error_beside_both_and_is_not_written(clerk: Clerk) -> None:
    clerk.open("place", clerk.theirs)
    clerk.into("latitude", "48.85, 2.35")
    assert frame(clerk, "latitude").severity is Severity.ERROR
    assert "France" in frame(clerk, "latitude").message
    assert frame(clerk, "longitude").severity is Severity.ERROR
    clerk.press(Key.Key_S, held=CTRL)
    assert clerk.kept(clerk.theirs).latitude is None
    frame(clerk, "latitude").repair()
    settle()
    assert clerk.card.content["fields"]["country"] == "FR"
    assert frame(clerk, "longitude").severity is None


def test_swapped_coordinates_are_turned_by_alt_enter(clerk: Clerk) -> None:
    clerk.open("place", clerk.ours)
    clerk.into("latitude", "69.5958, 42.3167")
    assert frame(clerk, "latitude").severity is Severity.ERROR
    clerk.card.sheet.fields["latitude"].control.setFocus()
    clerk.press(Key.Key_Return, held=ALT)
    fields = clerk.card.content["fields"]
    assert (fields["latitude"], fields["longitude"]) == (42.3167, 69.5958)
    assert frame(clerk, "latitude").severity is None


@pytest.mark.parametrize(
    ("name", "text"),
    [("latitude", "north"), ("population", "many"), ("country", "Nowhereland"), ("latitude", "95, 500")],
)
def test_what_cannot_be_read_stays_as_typed_and_is_told_beside_its_field(
    clerk: Clerk, name: str, text: str
) -> None:
    clerk.open("place", clerk.theirs)
    clerk.into(name, text)
    assert frame(clerk, name).severity is Severity.ERROR
    clerk.press(Key.Key_S, held=CTRL)
    assert clerk.services.places.open(clerk.theirs).version == 1


def test_one_coordinate_alone_is_not_written(clerk: Clerk) -> None:
    clerk.open("place", clerk.theirs)
    clerk.into("latitude", "51.9")
    clerk.press(Key.Key_S, held=CTRL)
    assert frame(clerk, "longitude").severity is Severity.ERROR


# ------------------------------------------------------------------------------- the candidates


def test_a_place_without_a_point_is_looked_up_and_nothing_is_taken_without_enter(clerk: Clerk) -> None:
    clerk.open("place", clerk.theirs)
    assert clerk.candidates()[0].startswith("Stevenage")
    assert not clerk.card.is_dirty
    assert clerk.card.sheet.picker.search.hasFocus()
    clerk.press(Key.Key_Return)
    fields = clerk.card.content["fields"]
    assert fields["latitude"] == pytest.approx(51.9, abs=0.05)
    assert fields["coordinate_source"].startswith("GeoNames")
    assert fields["population"] > 50_000
    assert clerk.kept(clerk.theirs).latitude is None
    clerk.press(Key.Key_S, held=CTRL)
    assert clerk.kept(clerk.theirs).latitude == fields["latitude"]


def test_enter_before_the_gazetteer_has_answered_waits_and_takes_the_place_that_is_sure(
    clerk: Clerk,
) -> None:
    clerk.open("place", clerk.theirs)
    picker = clerk.card.sheet.picker
    picker.search.setFocus()
    picker.search.selectAll()
    type_text("Manchester")
    clerk.press(Key.Key_Return)
    until(lambda: clerk.card.content["fields"]["geonames_id"])
    assert clerk.card.content["fields"]["latitude"] == pytest.approx(53.48, abs=0.05)


def test_a_step_before_the_gazetteer_has_answered_walks_the_list_that_comes(clerk: Clerk) -> None:
    clerk.open("place", clerk.theirs)
    picker = clerk.card.sheet.picker
    picker.search.setFocus()
    picker.search.selectAll()
    type_text("Newport")
    press(Key.Key_Down)
    press(Key.Key_Down)
    press(Key.Key_Up)
    press(Key.Key_Return)
    until(picker.list.hasFocus)
    assert picker.list.currentIndex().row() == 1
    assert clerk.card.content["fields"]["geonames_id"] is None, "taken unseen"
    press(Key.Key_Return)
    assert picker.list.options_.lines[1].candidate is not None
    assert clerk.card.content["fields"]["geonames_id"] == picker.list.options_.lines[1].candidate.geonames_id


def test_a_point_moved_by_hand_is_no_longer_the_gazetteers(clerk: Clerk) -> None:
    clerk.open("place", clerk.theirs)
    clerk.candidates()
    clerk.press(Key.Key_Return)
    assert clerk.card.content["fields"]["coordinate_precision"] == CoordinatePrecision.CENTRE
    clerk.into("latitude", "51.91")
    clerk.press(Key.Key_S, held=CTRL)
    kept = clerk.kept(clerk.theirs)
    assert (kept.latitude, kept.coordinate_source, kept.coordinate_precision) == (51.91, "", None)


def test_a_taken_candidate_is_taken_back_by_one_step(clerk: Clerk) -> None:
    clerk.open("place", clerk.theirs)
    clerk.candidates()
    clerk.press(Key.Key_Return)
    assert clerk.card.is_dirty
    assert clerk.card.take_back()
    assert clerk.card.content["fields"]["latitude"] is None
    assert not clerk.card.is_dirty


def test_each_candidate_says_why_it_matches_or_not(clerk: Clerk) -> None:
    clerk.open("place", clerk.theirs)
    clerk.candidates()
    first = clerk.card.sheet.picker.list.options_.lines[0]
    assert "the country matches" in first.good
    assert first.bad == ""
    clerk.into("country", "kazakhstan")
    first = clerk.card.sheet.picker.list.options_.lines[0]
    assert "another country" in first.bad


def test_a_misspelt_name_is_found_and_the_arrows_choose_among_its_bearers(clerk: Clerk) -> None:
    clerk.open("place")
    clerk.press(Key.Key_3, held=ALT)
    clerk.write("Манчестр")
    until(lambda: len(clerk.candidates()) > 1)
    picker = clerk.card.sheet.picker
    assert len({(one.latitude, one.longitude) for one in picker.list.options_.lines}) > 1
    clerk.press(Key.Key_Down, Key.Key_Return)
    assert clerk.card.content["fields"]["country"] == "US"
    assert "Manchester" in " ".join(names(clerk)) or "Манчестер" in names(clerk)


def test_a_name_that_nobody_knows_can_be_entered_by_hand(clerk: Clerk) -> None:
    clerk.open("place", "name:Фывапролдж")
    assert clerk.candidates() == []
    assert clerk.card.sheet.picker.said.text() != ""
    clerk.press(Key.Key_S, held=CTRL)
    assert clerk.services.places.suggest("Фывапролдж", Language.RU)


def test_the_recorded_point_stands_among_the_candidates_and_cannot_be_taken(clerk: Clerk) -> None:
    record = replace(clerk.kept(clerk.theirs), latitude=48.85, longitude=2.35)
    clerk.services.places.correct_place(clerk.services.places.open(clerk.theirs), record)
    clerk.open("place", clerk.theirs)
    assert frame(clerk, "latitude").severity is Severity.ERROR
    last = clerk.card.sheet.picker.list.options_.lines[-1]
    assert last.candidate is None
    assert last.bad != ""
    clerk.press(Key.Key_3, held=ALT)
    assert clerk.candidates()[0].startswith("Stevenage")


def test_a_gazetteer_that_is_missing_is_told_where_candidates_would_stand(
    clerk: Clerk, tmp_path: Path
) -> None:
    shelf = Shelf(tmp_path, tmp_path / "gazetteer.sqlite.xz")
    lost = Candidates(tmp_path)
    vars(lost)["gazetteer"] = Gazetteer(shelf)
    vars(clerk.services)["candidates"] = lost
    clerk.open("place", clerk.theirs)
    assert clerk.candidates() == []
    assert "missing" in clerk.card.sheet.picker.said.text()
    clerk.into("latitude", "51.9, -0.2")
    clerk.press(Key.Key_S, held=CTRL)
    assert clerk.kept(clerk.theirs).latitude == 51.9


# ------------------------------------------------------------------- drafts, clashes, neighbours


def test_what_is_typed_is_a_draft_that_opens_again(clerk: Clerk) -> None:
    clerk.open("place", clerk.theirs)
    clerk.into("admin1", "Hertfordshire")
    clerk.open("places")
    assert clerk.kept(clerk.theirs).admin1 == ""
    clerk.open("place", clerk.theirs)
    assert clerk.card.content["fields"]["admin1"] == "Hertfordshire"
    assert clerk.card.is_dirty
    clerk.card.discard_draft()
    assert clerk.card.content["fields"]["admin1"] is None


def test_a_parallel_edit_of_the_same_field_is_settled_on_a_page(clerk: Clerk) -> None:
    clerk.open("place", clerk.theirs)
    clerk.into("admin1", "Hertfordshire")
    base = clerk.services.places.open(clerk.theirs)
    clerk.services.places.correct_place(base, replace(base.record, admin1="England"))
    clerk.press(Key.Key_S, held=CTRL)
    assert clerk.card.stack.currentWidget() is not clerk.card.sheet
    assert clerk.kept(clerk.theirs).admin1 == "England"


def test_an_edit_of_other_fields_is_brought_together_unasked(clerk: Clerk) -> None:
    clerk.open("place", clerk.theirs)
    clerk.into("admin1", "Hertfordshire")
    base = clerk.services.places.open(clerk.theirs)
    clerk.services.places.correct_place(base, replace(base.record, population=90_000))
    clerk.press(Key.Key_S, held=CTRL)
    kept = clerk.kept(clerk.theirs)
    assert (kept.admin1, kept.population) == ("Hertfordshire", 90_000)


def test_the_partnerships_of_the_place_stand_on_its_card_and_open(clerk: Clerk) -> None:
    clerk.open("place", clerk.ours)
    ties = clerk.card.sheet.ties
    assert len(ties.table.model_.ids) == 1
    ties.table.opened.emit(ties.table.model_.ids[0])
    page: Stand = clerk.window.page("partnership")  # type: ignore[assignment]
    viewer = clerk.places.feed.viewer
    register = clerk.services.register
    row = register.rows(register.ids(PartnershipQuery(place=clerk.ours), viewer), viewer)[0]
    assert page.asked == [row.key]


def test_what_happens_elsewhere_is_followed_while_nothing_is_typed(clerk: Clerk) -> None:
    clerk.open("place", clerk.theirs)
    base = clerk.services.places.open(clerk.theirs)
    changed = clerk.services.places.correct_place(base, replace(base.record, admin1="England"))
    clerk.context.apply(changed)
    assert clerk.card.content["fields"]["admin1"] == "England"
    clerk.context.apply(clerk.services.places.delete_places([clerk.theirs]))
    assert not clerk.card.sheet.banners.isHidden()


def test_text_from_outside_is_shown_as_text(clerk: Clerk) -> None:
    evil = "<img src=x onerror=alert(1)>"
    key = clerk.services.places.record_place(Place(names=(PlaceName(text=evil),), admin1=evil)).key
    clerk.open("place", key)
    clerk.candidates()
    assert clerk.card.sheet.header.title.text() == evil
    assert clerk.card.sheet.header.title.textFormat() is Qt.TextFormat.PlainText
