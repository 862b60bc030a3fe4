from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from tests.ui.driving import ALT, CTRL, press, settle, type_text, until
from twincities.domain.partnership import Partnership, Party
from twincities.domain.place import Place, PlaceName
from twincities.i18n import Language
from twincities.services.visit_query import Viewer, VisitQuery
from twincities.ui.furniture.buttons import Button

if TYPE_CHECKING:
    from tests.fronts import Running

Key = Qt.Key


def named(work: Running, name: str, country: str, *, own: bool = False) -> Party:
    names = (PlaceName(text=name, language="en"),)
    changed = work.services.places.record_place(Place(country=country, own=own, names=names))
    return Party(place=changed.key)


def test_from_the_list_to_the_editor_and_back_by_keys(work: Running) -> None:
    parties = (named(work, "Shymkent", "KZ", own=True), named(work, "Stevenage", "GB"))
    work.services.partnerships.record_partnership(Partnership(parties=parties))
    page = work.page("visits")

    press(Key.Key_N, CTRL)
    settle()
    assert work.window.current == "visit-editor"
    type_text("steve")
    press(Key.Key_Tab)
    press(Key.Key_Tab)
    type_text("8-11.06.2015")
    press(Key.Key_2, ALT)
    settle()
    type_text("Шарон")
    press(Key.Key_Escape)
    press(Key.Key_Escape)
    press(Key.Key_Escape)
    settle()
    assert work.window.current == "visits"

    link = next(button for button in page.drafts.findChildren(Button) if button.isVisible())
    assert link.accessibleName() == "Visit: Stevenage, from 8 June 2015"
    link.click()
    settle()
    press(Key.Key_Return, CTRL)
    settle()
    assert work.window.current == "visits"
    viewer = Viewer(Language.EN, work.window.page("visit-editor")._desk.today(), 10)  # type: ignore[attr-defined] # noqa: SLF001
    assert work.services.visits.count(VisitQuery(), viewer) == 1
    assert not any(button.isVisible() for button in page.drafts.findChildren(Button))
    until(lambda: page.table.current_row() is not None)
    assert page.table.current_row().host == "Stevenage"
