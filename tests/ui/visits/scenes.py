"""The Visits page in its window, over a register of its own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.ui.scenes import Stage, set_up
from tests.ui.visits.journals import TODAY, Journal
from twincities.ui.navigation import Page
from twincities.ui.theme.icons import Icon
from twincities.ui.visits.page import TITLE, VisitsPage

if TYPE_CHECKING:
    from twincities.domain.keys import Key
    from twincities.ui.context import Context
    from twincities.ui.tasks import Tasks
    from twincities.ui.texts import Texts
    from twincities.wiring import Program


OTHERS = ("visit-editor", "history", "partnership", "place")


@dataclass
class Scene(Stage):
    """The window at the Visits page, over a register of its own."""

    journal: Journal

    @property
    def page(self) -> VisitsPage:
        return self.shown_by("visits", VisitsPage)

    def shows(self, *visits: Key) -> bool:
        ids = {self.services.visits.id_of(key) for key in visits}
        return set(self.page.table.model_.ids) == ids

    def find(self, visit: Key) -> None:
        number = self.services.visits.id_of(visit)
        assert number is not None
        assert self.page.table.select_id(number)

    @property
    def order(self) -> list[str]:
        return [self.page.table.model_.cells(n)[1].text for n in range(len(self.page.table.model_.ids))]


def open_window(program: Program, texts: Texts, tasks: Tasks, journal: Journal) -> Scene:
    def make(context: Context) -> VisitsPage:
        return VisitsPage(context, today=lambda: TODAY, change_settings=program.change_settings)

    stage = set_up(program, texts, tasks, [Page("visits", TITLE, Icon.VISIT, make)], OTHERS)
    return Scene(**vars(stage), journal=journal)
