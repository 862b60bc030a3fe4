"""The register, a record and its form in their window, over a register of their own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.ui.partnerships.registers import TODAY, Written
from tests.ui.scenes import Stage, set_up
from twincities.ui.navigation import Page
from twincities.ui.partnerships.editor import PartnershipEditor
from twincities.ui.partnerships.page import TITLE, PartnershipsPage
from twincities.ui.partnerships.record_page import RecordPage
from twincities.ui.theme.icons import Icon

if TYPE_CHECKING:
    from twincities.domain.keys import Key
    from twincities.domain.partnership import Partnership
    from twincities.ui.tasks import Tasks
    from twincities.ui.texts import Texts
    from twincities.wiring import Program

OTHERS = ("visit-editor", "history", "visits", "place", "person")


@dataclass
class Scene(Stage):
    """The window over a register of its own."""

    written: Written

    @property
    def register(self) -> PartnershipsPage:
        return self.shown_by("partnerships", PartnershipsPage)

    @property
    def record(self) -> RecordPage:
        return self.shown_by("partnership", RecordPage)

    @property
    def editor(self) -> PartnershipEditor:
        return self.shown_by("partnership-editor", PartnershipEditor)

    def find(self, name: str) -> None:
        """Put the keyboard on the row of a partner."""
        number = self.services.register.id_of(self.written.ties[name])
        assert number is not None
        assert self.register.table.select_id(number)
        self.rest()

    def kept(self, key: Key) -> Partnership:
        return self.services.partnerships.open(key).record

    @property
    def partners(self) -> list[str]:
        model = self.register.table.model_
        return [model.cells(n)[0].text for n in range(len(model.ids))]


def open_window(program: Program, texts: Texts, tasks: Tasks, written: Written) -> Scene:
    pages = [
        Page(
            "partnerships",
            TITLE,
            Icon.PARTNERSHIP,
            lambda context: PartnershipsPage(
                context, today=lambda: TODAY, change_settings=program.change_settings
            ),
        ),
        Page("partnership", TITLE, Icon.PARTNERSHIP, lambda context: RecordPage(context, lambda: TODAY)),
        Page(
            "partnership-editor", TITLE, Icon.EDIT, lambda context: PartnershipEditor(context, lambda: TODAY)
        ),
    ]
    return Scene(**vars(set_up(program, texts, tasks, pages, OTHERS)), written=written)
