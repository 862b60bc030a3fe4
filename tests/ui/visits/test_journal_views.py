"""The journal's own views: reports owed and visits to come; a view with a place in it names the place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twincities.domain.keys import new_key
from twincities.domain.vocabularies import VisitStatus
from twincities.services.views import View, written
from twincities.services.visit_filter import VisitQuery

if TYPE_CHECKING:
    from tests.ui.visits.scenes import Scene


def _do(scene: Scene, words: str) -> None:
    menu = scene.page.views.menu()
    next(action for action in menu.actions() if action.text() == words).trigger()
    scene.rest()


def test_reports_owed_and_visits_to_come_are_views_of_their_own(scene: Scene) -> None:
    _do(scene, "Report not submitted")
    assert list(scene.page.filters.query.statuses) == [VisitStatus.REPORT_OVERDUE]
    _do(scene, "Coming")
    assert list(scene.page.filters.query.statuses) == [VisitStatus.PLANNED, VisitStatus.CONFIRMED]
    assert not scene.page.filters.query.descending
    assert scene.page.header.context.text() == "Saved view “Coming”"


def test_a_view_of_a_place_names_it_when_it_is_shown_again(scene: Scene) -> None:
    place = scene.services.visits.open(scene.journal.founding).record.host
    stored = written(VisitQuery(place=place))
    scene.services.views.keep("visits", View(new_key(), "One place", stored))
    _do(scene, "One place")
    assert scene.shows(scene.journal.founding)
    assert [chip.accessibleName() for chip in scene.page.filters.chips()] == ["Place: Stevenage"]


def test_a_view_of_a_place_that_is_gone_shows_that_it_is(scene: Scene) -> None:
    scene.page.show_query(VisitQuery(place=new_key()))
    scene.rest()
    assert [chip.accessibleName() for chip in scene.page.filters.chips()] == ["Place: deleted for good"]
