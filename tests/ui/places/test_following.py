"""A place is merged away or deleted while a form shows it, names it, or holds words typed about it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication

from tests.services.makers import place, visit
from tests.ui.driving import CTRL, settle, type_text, until
from twincities.domain.keys import new_key
from twincities.services.merging import Chosen
from twincities.ui.furniture.banners import Banner
from twincities.ui.furniture.buttons import Button
from twincities.ui.partnerships.page import PartnershipsPage
from twincities.wiring import start

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.ui.places.offices import Office
    from twincities.domain.keys import Key as PlaceKey
    from twincities.ui.forms.content import Begun
    from twincities.wiring import Services

Key = Qt.Key


@pytest.fixture
def elsewhere(office: Office) -> Iterator[Services]:
    """Give another window on the same register."""
    program = start(office.work.program.paths.data)
    yield program.open_register()
    program.close()


def merge(services: Services, office: Office) -> None:
    merger = services.merging.compare(office.kept, office.gone, office.work.context.texts.words)
    record = merger.record({"population": Chosen.KEPT})
    office.work.context.apply(services.merging.merge(merger, record))
    settle()


def come_back(office: Office) -> None:
    """Return to the window from another one."""
    for widget in (office.work.window, *office.work.window.findChildren(type(office.card))):
        QApplication.sendEvent(widget, QEvent(QEvent.Type.WindowActivate))
    settle()


def banner(office: Office) -> str:
    shown = [one for one in office.card.findChildren(Banner) if one.isVisible()]
    return shown[0].title.text() if shown else ""


def type_note(office: Office, text: str) -> None:
    control = office.card.sheet.fields["notes"].control
    control.setFocus()
    type_text(text)
    settle()


def test_the_card_of_a_place_merged_away_leads_to_the_place_it_became(office: Office) -> None:
    office.open("place", office.gone)
    merge(office.services, office)
    assert banner(office) == "This place was merged into Stevenage"
    shown = next(one for one in office.card.findChildren(Banner) if one.isVisible())
    shown.findChildren(Button)[0].click()
    settle()
    assert office.card.sheet.header.title.text() == "Stevenage"
    assert banner(office) == ""


def test_what_was_typed_stays_and_is_a_draft_at_once(office: Office) -> None:
    office.open("place", office.gone)
    type_note(office, "Twinned since 1990")
    merge(office.services, office)
    assert banner(office) == "This place was merged into Stevenage"
    assert office.card.content["fields"]["notes"] == "Twinned since 1990"
    (draft,) = office.services.drafts.all(office.services.catalogue_id)
    assert draft.content["fields"]["notes"] == "Twinned since 1990"
    office.open("places")
    office.open("place", draft.key)
    assert banner(office) == "This place was merged into Stevenage"


def test_taken_back_the_banner_goes_and_the_words_can_be_written(office: Office) -> None:
    office.open("place", office.gone)
    type_note(office, "Twinned since 1990")
    merge(office.services, office)
    office.work.context.undo()
    settle()
    assert banner(office) == ""
    office.press(Key.Key_S, held=CTRL)
    assert office.services.places.open(office.gone).record.notes == "Twinned since 1990"


def test_another_window_merges_and_the_card_says_so_when_one_comes_back(
    office: Office, elsewhere: Services
) -> None:
    office.open("place", office.gone)
    type_note(office, "Twinned since 1990")
    merger = elsewhere.merging.compare(office.kept, office.gone, office.work.context.texts.words)
    elsewhere.merging.merge(merger, merger.kept.record)
    come_back(office)
    assert banner(office) == "This place was merged into Stevenage"
    assert office.card.content["fields"]["notes"] == "Twinned since 1990"


def test_another_window_deletes_or_removes_it_for_good(office: Office, elsewhere: Services) -> None:
    alone = elsewhere.places.record_place(place("Линденау", "DE")).key
    office.open("place", alone)
    type_note(office, "typed")
    elsewhere.places.delete_places([alone])
    come_back(office)
    assert banner(office) == "This place lies in the bin"
    elsewhere.bin.purge([("place", alone)])
    come_back(office)
    assert banner(office) == "This record was removed for good in another window"
    assert office.card.content["fields"]["notes"] == "typed"


def test_a_visit_that_is_being_typed_names_the_place_that_is_there_today(office: Office) -> None:
    key = office.services.visits.record_visit(visit(office.ours, office.gone)).key
    office.open("visit-editor", key)
    editor = office.editor
    editor.correct({"aim": "Talks"})
    merge(office.services, office)
    assert editor.content["fields"]["host"] == office.kept
    assert editor.content["fields"]["aim"] == "Talks"
    editor.save()
    settle()
    record = office.services.visits.open(key).record
    assert (record.host, record.aim) == (office.kept, "Talks")


def test_a_list_of_one_places_records_shows_those_of_the_place_it_became(office: Office) -> None:
    page = register_of(office, office.gone)
    merge(office.services, office)
    assert page.filters.query.place == office.kept
    until(lambda: page.feed.whole and len(page.table.model_.ids) == 1)


def test_a_saved_view_of_a_place_that_was_merged_away_shows_the_place_it_became(office: Office) -> None:
    page = register_of(office, office.gone)
    view = page.views._as_it_stands(new_key(), "The twin")  # noqa: SLF001 - as «Save as a view…» keeps it
    office.services.views.keep("partnerships", view)
    page.views.show_view(None)
    merge(office.services, office)
    page.views.show_view(view)
    assert page.filters.query.place == office.kept
    assert page.filters.condition("place").endswith("Stevenage")
    assert not page.views.is_changed
    until(lambda: page.feed.whole and len(page.table.model_.ids) == 1)


def test_a_saved_view_that_names_a_deleted_place_says_so(office: Office) -> None:
    page = register_of(office, office.gone)
    view = page.views._as_it_stands(new_key(), "The twin")  # noqa: SLF001 - as above
    office.work.context.apply(office.services.places.delete_places([office.gone]))
    settle()
    assert page.filters.condition("place").endswith("Stevenage town (deleted)")
    back = office.services.desk.undo()
    assert back is not None
    office.work.context.apply(back)
    settle()
    assert page.filters.condition("place").endswith("Stevenage town")
    unknown = replace(view, conditions={"place": new_key()})
    page.views.show_view(unknown)
    assert page.filters.condition("place").endswith("deleted for good")


def register_of(office: Office, place: PlaceKey) -> PartnershipsPage:
    office.open("partnerships", f"place:{place}")
    page = office.work.window.page("partnerships")
    assert isinstance(page, PartnershipsPage)
    return page


def test_a_new_visit_in_a_draft_names_it_too_when_it_is_opened_again(office: Office) -> None:
    office.open("visit-editor")
    editor = office.editor
    editor.correct({"host": str(office.gone)})
    office.open("visits")
    (draft,) = office.services.drafts.all(office.services.catalogue_id)
    merge(office.services, office)
    office.open("visit-editor", draft.key)
    assert editor.content["fields"]["host"] == office.kept


def test_a_word_begun_beside_a_form_names_it_too(office: Office) -> None:
    office.open("visit-editor")
    content, gone = office.editor.content, str(office.gone)
    word: Begun = {"row": "", "fields": {"host": gone}, "typed": {}}
    office.editor.put_content({**content, "names": {gone: "Stevenage town"}, "begun": {"tell host ": word}})
    office.open("visits")
    (draft,) = office.services.drafts.all(office.services.catalogue_id)
    merge(office.services, office)
    office.open("visit-editor", draft.key)
    assert [one["fields"]["host"] for one in office.editor.content["begun"].values()] == [office.kept]
