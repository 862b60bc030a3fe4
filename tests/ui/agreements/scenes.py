"""The list of agreements and the form of one in their window, over a register of their own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.ui.partnerships.registers import TODAY
from tests.ui.scenes import Stage, set_up
from twincities.ui.agreements.editor import AgreementEditor
from twincities.ui.agreements.page import TITLE, AgreementsPage
from twincities.ui.navigation import Page
from twincities.ui.partnerships.record_page import RecordPage
from twincities.ui.theme.icons import Icon

if TYPE_CHECKING:
    from tests.ui.agreements.registers import Written
    from twincities.domain.agreement import Agreement
    from twincities.domain.keys import Key
    from twincities.ui.tasks import Tasks
    from twincities.ui.texts import Texts
    from twincities.wiring import Program

OTHERS = ("visit-editor", "history", "visits", "place", "partnership-editor")


@dataclass
class Scene(Stage):
    """The window over a register of its own."""

    written: Written

    @property
    def page(self) -> AgreementsPage:
        return self.shown_by("agreements", AgreementsPage)

    @property
    def editor(self) -> AgreementEditor:
        return self.shown_by("agreement", AgreementEditor)

    @property
    def tie(self) -> RecordPage:
        return self.shown_by("partnership", RecordPage)

    def find(self, name: str) -> None:
        """Put the keyboard on the row of an agreement."""
        number = self.services.agreements.id_of(self.written.agreements[name])
        assert number is not None
        assert self.page.table.select_id(number)
        self.rest()

    def kept(self, key: Key) -> Agreement:
        return self.services.agreements.open(key).record

    @property
    def shown(self) -> list[str]:
        """The partners of the rows, in their order."""
        model = self.page.table.model_
        return [model.cells(n)[0].text.rpartition(" — ")[2] for n in range(len(model.ids))]

    def cells(self, name: str) -> dict[str, str]:
        """Return what stands in the row of an agreement, by column."""
        number = self.services.agreements.id_of(self.written.agreements[name])
        assert number is not None
        model = self.page.table.model_
        row = list(model.ids).index(number)
        return {one.id: cell.plain for one, cell in zip(model.columns, model.cells(row), strict=True)}


def open_window(program: Program, texts: Texts, tasks: Tasks, written: Written) -> Scene:
    pages = [
        Page(
            "agreements",
            TITLE,
            Icon.AGREEMENT,
            lambda context: AgreementsPage(
                context, today=lambda: TODAY, change_settings=program.change_settings
            ),
        ),
        Page("agreement", TITLE, Icon.EDIT, lambda context: AgreementEditor(context, lambda: TODAY)),
        Page("partnership", TITLE, Icon.PARTNERSHIP, lambda context: RecordPage(context, lambda: TODAY)),
    ]
    return Scene(**vars(set_up(program, texts, tasks, pages, OTHERS)), written=written)
